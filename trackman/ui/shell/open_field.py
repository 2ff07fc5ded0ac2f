"""The field that opens a video by its link or id."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.elided import has_room_beside
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.labels import Paragraph, Text

_ICON_ROOM = 26
_CARD = 320
"""Pixels of width of an error, at least."""
_OFFERED = 10
"""Videos opened last that are offered."""


class OpenEdit(QLineEdit):
    """Offers the videos opened last with Down, too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Down."""
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:
            completer.complete()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            return
        super().keyPressEvent(event)


class OpenField(QWidget):
    """Field for a link; `error`, right under it, says what is wrong with it.

    It lies over the window, so that nothing below moves while somebody aims at it.
    """

    open_requested = Signal(str)
    """Return was pressed on this text."""
    wanted = Signal()
    """It is to be on screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("openField")
        self.error = Paragraph("openFieldError", tone="danger", size="small")
        self._card = QFrame(self)
        self.edit = OpenEdit()
        self._icon = IconLabel("openFieldIcon", "link", "faint")
        self._hint = Text("openFieldHint", tone="faint", size="small")
        self._recent: dict[str, str] = {}
        """Ids of the videos opened last, by their names."""
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._build()
        self._completer.activated.connect(self._choose)
        self.edit.returnPressed.connect(self._request)
        self.edit.textEdited.connect(self._clear_error)
        self.edit.textChanged.connect(self._fit_hint)

    def show_error(self, text: str) -> None:
        """Say under the field why its text opens nothing."""
        if text:
            self.wanted.emit()
        self.error.setText(text)
        self._card.setParent(self.window())
        self._card.setVisible(bool(text))
        self._place_card()
        self.edit.setAccessibleDescription(text)
        self._mark(bool(text))
        announce(self.edit, text)

    def clear(self) -> None:
        """Empty the field after use."""
        self.edit.clear()
        self.show_error("")

    def dismiss_error(self) -> None:
        """Empty the field if its text opens nothing: another video is open now."""
        if not self._card.isHidden():
            self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the error under the field."""
        super().resizeEvent(event)
        self._fit_hint()
        self._place_card()

    def _place_card(self) -> None:
        place = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        width = min(max(self.width(), _CARD), self.window().width() - place.x() - 8)
        self._card.setGeometry(QRect(place, QSize(width, self._card.heightForWidth(width))))
        self._card.raise_()

    def set_recent(self, videos: Sequence[RecentVideo]) -> None:
        """Offer the videos opened last, by their names."""
        self._recent = {shown(one.name, 120): one.id for one in videos[:_OFFERED]}
        self._names.setStringList(list(self._recent))

    def set_busy(self, busy: bool) -> None:
        """Show that the video is being looked for."""
        self._icon.show_icon("clock" if busy else "link", "accent" if busy else "faint")
        self._show_hint(self.tr("Opening…") if busy else self._keys())

    def focus(self) -> None:
        """Take the keyboard, ready to be pasted over."""
        self.wanted.emit()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def _build(self) -> None:
        self.edit.setObjectName("openFieldEdit")
        self.edit.setAccessibleName(self.tr("Open video"))
        self.edit.setPlaceholderText(self.tr("Open video by link or ID"))
        self.edit.setFixedHeight(scaled(32))
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(10, 0, 10, 0)
        inside.addWidget(self._icon)
        inside.addStretch()
        inside.addWidget(self._hint)
        for decoration in (self._icon, self._hint):
            decoration.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._show_hint(self._keys())
        keys().changed.connect(self._show_keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self._card.setObjectName("openFieldErrorCard")
        self._card.setProperty("card", "danger")
        inside_card = QVBoxLayout(self._card)
        inside_card.setContentsMargins(10, 6, 10, 6)
        inside_card.addWidget(self.error)
        self._card.hide()
        self.setFocusProxy(self.edit)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.edit.setCompleter(self._completer)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(scaled(140))
        self.setMaximumWidth(scaled(420))

    def _show_hint(self, text: str) -> None:
        self._hint.setText(text)
        self._fit_hint()

    def _fit_hint(self) -> None:
        room = self._hint.fontMetrics().horizontalAdvance(self._hint.text()) + 8
        before, after = scaled(_ICON_ROOM), room
        fits = bool(self.edit.text()) or has_room_beside(self.edit, before, room)
        self._hint.setVisible(fits)
        if not fits:
            after = 0
        if self.isRightToLeft():
            before, after = after, before
        self.edit.setTextMargins(before, 0, after, 0)

    def _show_keys(self) -> None:
        self._show_hint(self._keys())

    def _keys(self) -> str:
        return keys().shown("openVideo").replace("+", " ")

    def _request(self) -> None:
        text = self.edit.text()
        self.open_requested.emit(self._recent.get(text, text))

    def _choose(self, name: str) -> None:
        self.edit.setText(name)
        self._request()

    def _clear_error(self) -> None:
        if not self._card.isHidden():
            self.show_error("")

    def _mark(self, wrong: bool) -> None:
        self.edit.setProperty("wrong", "true" if wrong else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
