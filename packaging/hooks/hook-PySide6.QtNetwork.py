"""Leave out what watches the network for programs that ask Qt about it; trackman does not.

One of these plugins alone would bring GIO and with it ten libraries.
"""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies, pyside6_library_info

UNUSED = {"networkinformation"}

hiddenimports, _binaries, datas = add_qt6_dependencies(__file__)
binaries = [
    (source, place) for source, place in _binaries if UNUSED.isdisjoint(PurePath(source).parts)
]
binaries += pyside6_library_info.collect_qtnetwork_files()
