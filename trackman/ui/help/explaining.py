"""Explaining controls: each in words of its own, or else in those of its tooltip."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from re import sub

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWhatsThis,
    QWidget,
)

from trackman.domain.key_bindings import binding
from trackman.ui.help.explanations import Explanations
from trackman.ui.help.key_wording import KeyWording
from trackman.ui.widgets.keys import with_key
from trackman.ui.widgets.labels import plain_tooltip

_CONTROLS = (
    *(QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QAbstractSlider),
    *(QAbstractItemView, QTabBar, QKeySequenceEdit),
)
_UNDER = 80
"""Pixels below the top of a high control, such as a list, where its explanation stands."""
_OF_QT = "qt_"
"""Begins the names of the parts that Qt's controls are made of; the control answers for them."""


def begin_to_explain() -> None:
    """Let the next click tell what it is on; Escape ends that."""
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            explain_all(top)
    QWhatsThis.enterWhatsThisMode()


def explain_focus() -> None:
    """Tell what the control that has the keyboard is for."""
    explainer = Explainer()
    widget = QApplication.focusWidget()
    while widget is not None:
        if text := explainer.control(widget):
            place = QPoint(widget.width() // 2, min(widget.height(), _UNDER))
            QWhatsThis.showText(widget.mapToGlobal(place), plain_tooltip(text), widget)
            return
        widget = widget.parentWidget()


def explain_all(top: QWidget) -> None:
    """Let every control and action of a window answer when it is asked what it is."""
    explainer = Explainer()
    for control in controls(top):
        control.setWhatsThis(plain_tooltip(explainer.control(control)))
    for action in actions(top):
        action.setWhatsThis(plain_tooltip(explainer.action(action)))


def explain_one(control: QWidget) -> None:
    """Let a control answer when it is asked what it is."""
    control.setWhatsThis(plain_tooltip(Explainer().control(control)))


def controls(top: QWidget) -> Iterator[QWidget]:
    """Return what a person can use in a window, the parts of Qt's own controls left out."""
    for widget in [top, *top.findChildren(QWidget)]:
        of_control = isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox)
        of_qt = of_control or widget.objectName().startswith(_OF_QT)
        if isinstance(widget, _CONTROLS) and not (of_qt or isinstance(widget, QScrollBar)):
            yield widget


def actions(top: QWidget) -> Iterator[QAction]:
    """Return the entries of the menus of a window that do something."""
    for action in top.findChildren(QAction):
        if not action.isSeparator() and action.menu() is None:
            yield action


class Explainer:
    """Explains controls in the language that the program speaks now."""

    def __init__(self) -> None:
        self._own = Explanations()
        self._commands = KeyWording()

    def control(self, widget: QWidget) -> str:
        """Return what a control is for: its own words, else those it says on hovering.

        What is off says both: nobody should have to guess why.
        """
        own = self._own.of(widget.objectName())
        said = widget.accessibleDescription() or _plain(widget.toolTip())
        if own and widget.isEnabled():
            return own
        return "\n\n".join(filter(None, (own, said)))

    def action(self, action: QAction) -> str:
        """Return what an entry of a menu does, with its key, and why it is off where it is."""
        name = action.objectName()
        own = self._own.of(name)
        if not own and binding(name) is not None:
            own = with_key(self._commands.command(name), name)
        said = _plain(action.toolTip()) if not action.isEnabled() or not own else ""
        return "\n\n".join(filter(None, (own, said)))


def _plain(text: str) -> str:
    """Return a tooltip without its marks."""
    return unescape(sub(r"<[^<>]*>", "", text)) if text.startswith("<p ") else text
