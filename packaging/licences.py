"""The licences of all that comes along in a bundle, in one file."""

from __future__ import annotations

from pathlib import Path

from libraries import ROOT, libraries

_RULE = "=" * 80
_HEAD = """\
trackman is under the MIT License, below. What comes along with it has licences of its own:

Qt and Qt for Python (PySide6, Shiboken) are under the GNU Lesser General Public License, version
3; FFmpeg, as Qt brings it, under the GNU Lesser General Public License, version 2.1 or later. Both
are used as libraries of their own beside the program and can be replaced by other builds of the
same version. Their sources are those of the releases with the versions named below, at
https://download.qt.io and https://ffmpeg.org; the texts of the licences are at
https://www.gnu.org/licenses/.

Python is under the PSF License Agreement, ICU under the Unicode License, OpenSSL under the Apache
License 2.0, and SQLite is in the public domain. The model that names languages is that of fastText,
under the Creative Commons Attribution-ShareAlike License 3.0.
"""


def write(file: Path) -> None:
    """Write the file."""
    parts = [_HEAD, (ROOT / "LICENSE").read_text(encoding="utf-8")]
    for library in libraries():
        parts.append(f"{library.name} {library.version}: {library.licence or 'see below'}\n")
        parts += library.texts
    file.write_text(f"\n{_RULE}\n\n".join(parts), encoding="utf-8")
