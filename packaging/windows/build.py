"""PyInstaller without the garbage collections that pefile forces at every file it closes.

They take more than half of the time of a build; memory for all there is to read is there.
"""

from __future__ import annotations

import gc
import sys

from PyInstaller.__main__ import run

if __name__ == "__main__":
    vars(gc)["collect"] = lambda *_: 0
    run(sys.argv[1:])
