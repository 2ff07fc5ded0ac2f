"""Take along the Qt plugins trackman uses; PyInstaller's own hook takes all there are.

Leaving them out here, before their libraries are looked for, keeps those libraries out too: the
GTK theme alone would bring 57 MB of the building machine's desktop.
"""

from pathlib import PurePath

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qwebp"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}


def _wanted(file: str) -> bool:
    path = PurePath(file)
    if "plugins" not in path.parts:
        return True
    return path.stem.removeprefix("lib") in PLUGINS.get(path.parent.name, ())


hiddenimports, _binaries, datas = add_qt6_dependencies(__file__)
binaries = [(source, place) for source, place in _binaries if _wanted(source)]
