"""Dresses the application in a look that follows the system, and tells when it changes."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from trackman.domain.settings import SystemChoice
from trackman.ui.theme.colours import LIGHT, ColourScheme, look_for
from trackman.ui.theme.scale import fit_text, level_text

Scheme = Literal["system", "light", "dark"]


class ThemeManager(QObject):
    """The look in force, and the one place that changes it."""

    changed = Signal()
    """Another look is in force: what is painted by hand or holds icons repaints itself."""

    def __init__(self, app: QApplication, scheme: Scheme) -> None:
        super().__init__(app)
        # Good enough for an empty window; dress() looks more closely, which takes longer.
        system = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.look: ColourScheme = look_for(
            system if scheme == "system" else scheme == "dark", False
        )
        self._app = app
        self._scheme = scheme
        self._contrast = SystemChoice.SYSTEM
        fit_text(app)
        self._dressed: ColourScheme | None = None

    def set_scheme(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark whatever it says."""
        self._scheme = scheme
        self._tell_qt()
        self.dress()

    def set_contrast(self, contrast: SystemChoice) -> None:
        """Follow the system, or have more contrast or not whatever it says."""
        self._contrast = contrast
        if self._dressed is not None:
            self.dress()

    def dress(self) -> None:
        """Put the look that is wanted now in force."""
        from trackman.ui.theme.style_sheet import palette, style_sheet

        first = self._dressed is None
        if first:
            self._begin()
        level_text(self._app)
        self.look = self._wanted()
        if self.look is self._dressed:
            return
        self._dressed = self.look
        # Without rules in between: where Qt replaces one style sheet by another, it goes through
        # the children of each widget again and takes several times as long.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(self.look))
        self._app.setStyleSheet(style_sheet(self.look, self._app.font().pointSizeF()))
        if not first:
            self.changed.emit()

    def _begin(self) -> None:
        self._app.setStyle("Fusion")
        if self._scheme != "system":
            self._tell_qt()
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    def _tell_qt(self) -> None:
        """Have title bars and file dialogs agree."""
        from PySide6.QtCore import Qt

        asked = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(asked.get(self._scheme, Qt.ColorScheme.Unknown))

    def _wanted(self) -> ColourScheme:
        from PySide6.QtCore import Qt

        hints = self._app.styleHints()
        asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        contrast = asked if self._contrast == "system" else self._contrast == "on"
        if self._scheme == "system":
            return look_for(hints.colorScheme() == Qt.ColorScheme.Dark, contrast)
        return look_for(self._scheme == "dark", contrast)

    def _follow(self) -> None:
        QTimer.singleShot(0, self, self.dress)  # Qt is still handing out its own palette


_theme: ThemeManager | None = None


def apply_theme(app: QApplication, scheme: Scheme = "system") -> ThemeManager:
    """Give `app` its look, once; later calls return the theme that is in force.

    The whole of it is put on with the first content of a window: see `Theme.dress`.
    """
    global _theme
    if _theme is None:
        _theme = ThemeManager(app, scheme)
    return _theme


def theme() -> ThemeManager:
    """Return the theme of the application."""
    if _theme is None:
        raise RuntimeError("apply_theme() comes before the first widget")
    return _theme


def current_look() -> ColourScheme:
    """Return the colours to paint with."""
    return _theme.look if _theme is not None else LIGHT


def set_scheme(scheme: Scheme) -> None:
    """Follow the system, or stay light or dark whatever it says."""
    theme().set_scheme(scheme)


def set_contrast(contrast: SystemChoice) -> None:
    """Follow the system, or have more contrast or not whatever it says."""
    theme().set_contrast(contrast)
