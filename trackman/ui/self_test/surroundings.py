"""Checks of what Qt needs around the window: icons, translations, fonts, sound."""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication

from trackman.domain.resources import resource_path
from trackman.services.installation import REINSTALL, BrokenError
from trackman.ui.theme.icons import pixmap
from trackman.ui.wording.translation import SHIPPED, languages

_SCRIPTS = {
    "Latin": QFontDatabase.WritingSystem.Latin,
    "Greek": QFontDatabase.WritingSystem.Greek,
    "Cyrillic": QFontDatabase.WritingSystem.Cyrillic,
    "Arabic": QFontDatabase.WritingSystem.Arabic,
    "Hebrew": QFontDatabase.WritingSystem.Hebrew,
    "Devanagari": QFontDatabase.WritingSystem.Devanagari,
    "Thai": QFontDatabase.WritingSystem.Thai,
    "Chinese": QFontDatabase.WritingSystem.SimplifiedChinese,
    "Japanese": QFontDatabase.WritingSystem.Japanese,
    "Korean": QFontDatabase.WritingSystem.Korean,
}


async def check_icons() -> str:
    """Draw every icon."""
    names = sorted(path.stem for path in resource_path("icons").glob("*.svg"))
    blank = [name for name in names if _is_blank(name)]
    if blank or not names:
        raise BrokenError(f"not drawn: {', '.join(blank) or 'any icon'}", REINSTALL)
    return f"{len(names)} icons drawn"


async def check_translations() -> str:
    """Load every translation that the program offers or should have."""
    offered = {code for code, _ in languages()}
    folder = str(resource_path("translations"))
    broken = []
    for code in sorted(offered | set(SHIPPED)):
        translator = QTranslator()
        loads = translator.load(f"trackman_{code}", folder) and not translator.isEmpty()
        if not loads or QLocale(code).language() == QLocale.Language.C:
            broken.append(code)
    if broken:
        raise BrokenError(f"missing or damaged: {', '.join(broken)}", REINSTALL)
    return ", ".join(sorted(offered))


async def check_fonts() -> str:
    """Look which scripts can be written; only Latin letters are needed for the program itself."""
    known = set(QFontDatabase.writingSystems())
    missing = [name for name, script in _SCRIPTS.items() if script not in known]
    help_ = "Install fonts such as fonts-noto-core and fonts-noto-cjk"
    if "Latin" in missing:
        raise BrokenError("no fonts", help_)
    families = f"{len(QFontDatabase.families())} families"
    if not missing:
        return families
    words = f"{families}; no font for {', '.join(missing)}, shown as boxes"
    return f"{words}: {help_}" if sys.platform.startswith("linux") else words


async def check_sound() -> str:
    """Name where sound comes out; without any, videos play silently."""
    from PySide6.QtMultimedia import QMediaDevices

    outputs = QMediaDevices.audioOutputs()
    if not outputs:
        return "no sound output: connect one to hear videos; they play without"
    return f"{len(outputs)} outputs, usually {QMediaDevices.defaultAudioOutput().description()}"


def platform() -> str:
    """Return what draws the window, and where."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return (
        f"{QGuiApplication.platformName()}, screen of {size.width()} x {size.height()} at "
        f"{screen.devicePixelRatio():g}"
    )


def _is_blank(name: str) -> bool:
    image = pixmap(name, size=16).toImage()
    return not any(
        image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
    )
