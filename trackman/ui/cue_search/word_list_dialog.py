"""Asks for the name and the words of a word list."""

from __future__ import annotations

from collections.abc import Collection as Names

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from trackman.domain.inventory.word_lists import WordList, phrases_of
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, explain

_WIDTH = 460
_LONGEST_NAME = 80
_HEIGHT = 170


class WordListDialog(Dialog):
    """Open it with `open()` and wait for `saved`; it goes away by itself."""

    saved = Signal(object)
    """The `WordList` as it is to be."""

    def __init__(self, parent: QWidget | None, one: WordList, taken: Names[str]) -> None:
        super().__init__(parent, "wordList", _WIDTH)
        title = self.tr("Word list") if one.name else self.tr("New word list")
        self.setWindowTitle(title)
        self._before = one
        self._taken = taken
        self._title = Paragraph("wordListTitle", title, size="title", widest=_WIDTH)
        self._name = QLineEdit(one.name)
        self._phrases = QPlainTextEdit(one.search)
        self._note = Paragraph("wordListNote", " ", tone="muted", size="small", widest=_WIDTH)
        self._save = Button("wordListSave", self.tr("Save"), tone="primary")
        self._cancel = Button("wordListCancel", self.tr("Cancel"))
        self._build()
        self._name.textChanged.connect(self._look)
        self._phrases.textChanged.connect(self._look)
        self._save.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._look()

    def accept(self) -> None:
        """Tell the list; other words have other hits, so all of them are new."""
        name, phrases = self._name.text().strip(), phrases_of(self._phrases.toPlainText())
        if not (name and phrases):
            return
        super().accept()
        seen_at = self._before.seen_at if phrases == self._before.phrases else None
        self.saved.emit(WordList(name, phrases, seen_at))

    def _look(self) -> None:
        """Say what is missing, or that another list would be replaced."""
        name, phrases = self._name.text().strip(), phrases_of(self._phrases.toPlainText())
        why_not = ""
        if not name:
            why_not = self.tr("Enter a name for the list first.")
        elif not phrases:
            why_not = self.tr("Enter a word first.")
        self._save.setEnabled(not why_not)
        explain(self._save, why_not or self.tr("Keep the list and search for it"))
        words = self.tr("One word or phrase a line. A cue that holds one of them is found.")
        if name in self._taken:
            words = self.tr("A list with this name exists and will be replaced.")
        self._note.setText(words)

    def _build(self) -> None:
        self._name.setObjectName("wordListName")
        self._name.setAccessibleName(self.tr("Name of the list"))
        self._name.setPlaceholderText(self.tr("Name of the list"))
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setFixedHeight(scaled(32))
        explain(self._name, self.tr("The list is shown by this name."))
        self._phrases.setObjectName("wordListPhrases")
        self._phrases.setAccessibleName(self.tr("Words and phrases"))
        self._phrases.setTabChangesFocus(True)
        self._phrases.setFixedHeight(scaled(_HEIGHT))
        explain(self._phrases, self.tr("One word or phrase a line, such as colou*"))
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for part in (self._title, self._name, self._phrases, self._note):
            inside.addWidget(part)
        first = self._phrases if self._before.name else self._name
        self.fill(inside, (self._cancel, self._save), first)
