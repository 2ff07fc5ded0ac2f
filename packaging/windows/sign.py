#!/usr/bin/env python3
"""Sign one program; NSIS calls it for the installer and the uninstaller it makes."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from windows.installer import sign

if __name__ == "__main__":
    sign(Path(sys.argv[1]))
