"""What macOS reads about the program: the entries of its Info.plist beside those of PyInstaller."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

IDENTIFIER = "io.github.trackman"
OLDEST_MACOS = "13.0"  # as for Qt's wheels
SCHEME = "trackman"
# What can be dropped on the icon in the Dock. Other programs stay what opens such files.
_DOCUMENTS = {
    "Subtitles": ("vtt", "webvtt", "srt", "ass", "ssa", "sub", "smi", "sami", "ttml", "dfxp"),
    "Audio": ("m4a", "mp3", "wav", "aac", "flac", "ogg", "opus", "aif", "aiff"),
}


def entries(version: str, languages: Iterable[str]) -> dict[str, Any]:
    """Return the entries; `languages` are Qt's names of those that trackman speaks, as `pt_BR`."""
    return {
        "CFBundleDisplayName": "trackman",
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": sorted(name.replace("_", "-") for name in languages),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeExtensions": list(endings),
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
            }
            for name, endings in _DOCUMENTS.items()
        ],
        "CFBundleURLTypes": [
            {
                "CFBundleURLName": f"{IDENTIFIER}.link",
                "CFBundleURLSchemes": [SCHEME],
                "CFBundleTypeRole": "Viewer",
            }
        ],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT License, the trackman developers",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,  # follow dark mode
        "NSSupportsAutomaticGraphicsSwitching": True,  # no need for the fast graphics processor
    }
