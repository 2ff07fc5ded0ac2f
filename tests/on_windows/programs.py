"""Programs of their own that do something with trackman's code, and say what they saw."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(script: str, *arguments: str | Path, **environment: str) -> str:
    """Return what a script prints."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
    ).stdout
