"""Facts that Qt knows of the desktop, for support; in English, as support reads it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QSysInfo, Qt, qVersion
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication


def desktop_facts() -> Mapping[str, object]:
    """Return versions, platform and looks."""
    app = QApplication.instance()
    # With a style sheet, the style below it does not tell its name.
    style = app.style() if isinstance(app, QApplication) else None
    name = style.name() or style.metaObject().className() if style is not None else "none"
    screens = [
        f"{one.size().width()}×{one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    hints = QGuiApplication.styleHints()
    rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return {
        "Qt": qVersion(),
        "System": QSysInfo.prettyProductName(),
        "Platform": QGuiApplication.platformName(),
        "Style": name,
        "Screens": "; ".join(screens),
        "Font": f"{QGuiApplication.font().pointSizeF():g} pt",
        "Colours": f"{hints.colorScheme().name}, {hints.accessibility().contrastPreference().name}",
        "Locale": QLocale.system().name(),
        "Language": QLocale().name(),
        "Direction": "right to left" if rtl else "left to right",
        "Screen reader": "yes" if QAccessible.isActive() else "no",
    }
