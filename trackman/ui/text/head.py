"""Head of the cues: their track, number and state, and what can be done with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trackman.domain.subtitles.export import TextForm
from trackman.ui.text.findings_button import FindingsButton
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import ElidedText, Paragraph

_ROOM_FOR_WORDS = 320  # pixels


class TextHead(QWidget):
    """A title with buttons, and under it a state where there is something to say."""

    save_requested = Signal(object)
    """The text is wanted as a file of this `TextForm`."""
    larger_pressed = Signal()
    retry_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("textHead")
        self.findings = FindingsButton()
        self._title = ElidedText("textTitle", self.tr("Text"), size="strong")
        self._count = ElidedText("cueCount", tone="muted", size="small")
        self._state = Paragraph("textState", tone="warning", size="small")
        self._retry = Button("textRetry", self.tr("Try again"), "refresh", "bar")
        self._save = IconButton("saveText", self.tr("Save subtitles as…"), "export")
        self._expand = IconButton("readText", "", "expand")
        self._build()
        self._retry.clicked.connect(self.retry_pressed)
        self._expand.clicked.connect(self.larger_pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words that matter most."""
        super().resizeEvent(event)
        self.findings.show_short(self.width() < _ROOM_FOR_WORDS)

    def show_count(self, words: str) -> None:
        """Say how many cues there are."""
        self._count.setText(words)

    def show_state(self, words: str, *, retry: bool) -> None:
        """Say what is wrong, and whether trying again may help; nothing hides it."""
        if words and words != self._state.text():
            announce(self, words)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._retry.setVisible(bool(words) and retry)

    def show_saving(self, possible: bool) -> None:
        """Say whether there is anything to save."""
        self._save.setEnabled(possible)

    def show_larger(self, larger: bool, title: str) -> None:
        """Show whose text it is where nothing else says so, and the way back."""
        self._title.setText(title or self.tr("Text"))
        words = self.tr("Reduce text (Ctrl+T)") if larger else self.tr("Enlarge text (Ctrl+T)")
        self._expand.setAccessibleName(words)
        self._expand.setToolTip(words)
        self._expand.show_icon("collapse" if larger else "expand", "muted")

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("saveTextMenu")
        for form, words in (
            (TextForm.WEBVTT, self.tr("WebVTT, unchanged (.vtt)")),
            (TextForm.SUBRIP, self.tr("SubRip (.srt)")),
            (TextForm.PLAIN, self.tr("Plain text (.txt)")),
        ):
            action = QAction(words, menu)
            action.setObjectName(f"save-{form.value}")
            action.triggered.connect(partial(self.save_requested.emit, form))
            menu.addAction(action)
        return menu

    def _build(self) -> None:
        self._save.setMenu(self._save_menu())
        self._save.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addWidget(self._count, 1)
        row.addWidget(self.findings)
        row.addWidget(self._save)
        row.addWidget(self._expand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
