"""Words over the cues about where a text under edit came from, and the choices there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.wrapping_row import WrappingRow

_WIDEST = 1200


class EditorBanner(QFrame):
    """Says that a draft was found, perhaps of an older text, or that a file was mended."""

    kept = Signal()
    """The draft is wanted."""
    current_wanted = Signal()
    """The text as it is published is wanted instead."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editorBanner")
        self._damage = Paragraph("editorDamage", tone="warning", size="small", widest=_WIDEST)
        self._draft = Paragraph("editorDraft", size="small", widest=_WIDEST)
        self._keep = Button("keepDraft", self.tr("Keep my draft"))
        self._current = Button("useCurrent", self.tr("Use the published subtitles…"))
        self._choices = WrappingRow("draftChoices", self._keep, self._current)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._damage)
        column.addWidget(self._draft)
        column.addWidget(self._choices)
        self._keep.clicked.connect(self.kept)
        self._current.clicked.connect(self.current_wanted)
        self.show_draft("")
        self.show_damage("")

    def show_damage(self, words: str) -> None:
        """Say what had to be mended in the file."""
        self._damage.setText(words)
        self._damage.setVisible(bool(words))
        self._place(words)

    def show_draft(self, words: str) -> None:
        """Say that a draft is shown, with the choice to keep it or not."""
        self._draft.setText(words)
        for part in (self._draft, self._choices):
            part.setVisible(bool(words))
        self._place(words)

    def _place(self, words: str) -> None:
        self.setVisible(bool(self._damage.text() or self._draft.text()))
        if words:
            announce(self, words)
