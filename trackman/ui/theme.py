"""Dresses the application in a look that follows the system, and tells when it changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from trackman.ui.look import LIGHT, Look, look_for
from trackman.ui.style_sheet import style_sheet

Scheme = Literal["system", "light", "dark"]

_SMALLEST_POINTS = 10.0


class Theme(QObject):
    """The look in force, and the one place that changes it."""

    changed = Signal()
    """Another look is in force: what is painted by hand or holds icons repaints itself."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.look: Look = LIGHT
        self._app = app
        self._scheme: Scheme = "system"
        self._dressed: Look | None = None
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark whatever it says."""
        self._scheme = scheme
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = self._app.styleHints()
        asked = wanted.get(scheme, Qt.ColorScheme.Unknown)
        if self._dressed is not None or asked != Qt.ColorScheme.Unknown:
            hints.setColorScheme(asked)  # so that title bars and file dialogs agree
        self.dress()

    def dress(self) -> None:
        """Put the look that is wanted now in force."""
        self.look = self._wanted()
        if self.look is self._dressed:
            return
        first = self._dressed is None
        self._dressed = self.look
        self._app.setPalette(palette(self.look))
        self._app.setStyleSheet(style_sheet(self.look, self._app.font().pointSizeF()))
        if not first:
            self.changed.emit()

    def _wanted(self) -> Look:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        if self._scheme == "system":
            return look_for(hints.colorScheme() == Qt.ColorScheme.Dark, contrast)
        return look_for(self._scheme == "dark", contrast)

    def _follow(self) -> None:
        QTimer.singleShot(0, self, self.dress)  # Qt is still handing out its own palette


_theme: Theme | None = None


def apply_theme(app: QApplication) -> Theme:
    """Dress `app`, once; later calls return the theme that is in force."""
    global _theme
    if _theme is None:
        app.setStyle("Fusion")
        _enlarge(app)
        _theme = Theme(app)
        _theme.dress()
    return _theme


def theme() -> Theme:
    """Return the theme of the application."""
    if _theme is None:
        raise RuntimeError("apply_theme() comes before the first widget")
    return _theme


def current_look() -> Look:
    """Return the colours to paint with."""
    return _theme.look if _theme is not None else LIGHT


def set_scheme(scheme: Scheme) -> None:
    """Follow the system, or stay light or dark whatever it says."""
    theme().set_scheme(scheme)


def palette(look: Look) -> QPalette:
    """Return the colours of what Fusion draws by itself."""
    role = QPalette.ColorRole
    colours = QPalette(QColor(look.raised), QColor(look.window))
    for one, value in (
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.panel),
        (role.Text, look.text),
        (role.ButtonText, look.text),
        (role.PlaceholderText, look.faint),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.ToolTipBase, look.toast),
        (role.ToolTipText, look.toast_text),
        (role.Mid, look.border),
    ):
        colours.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, one, QColor(look.faint))
    return colours


def _enlarge(app: QApplication) -> None:
    """Keep text from being smaller than reads well; larger system fonts stay as they are."""
    font = app.font()
    if 0 < font.pointSizeF() < _SMALLEST_POINTS:
        font.setPointSizeF(_SMALLEST_POINTS)
        app.setFont(font)
