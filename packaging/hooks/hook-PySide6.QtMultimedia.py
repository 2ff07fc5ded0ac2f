"""Take along the one plugin that plays, with the FFmpeg that Qt brings, and no second player."""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

PLAYERS = {"ffmpegmediaplugin"}


def _wanted(file: str) -> bool:
    path = PurePath(file)
    return path.parent.name != "multimedia" or path.stem.removeprefix("lib") in PLAYERS


hiddenimports, _binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, place) for source, place in _binaries if _wanted(source)]
