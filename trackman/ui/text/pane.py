"""The text of a track: its cues, what to say about them, and a search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout

from trackman.domain.subtitle_files import TextForm
from trackman.domain.subtitles import Cue
from trackman.domain.text_search import Hit
from trackman.services.reading import ReadText
from trackman.ui.announcing import announce
from trackman.ui.buttons import Button, IconButton
from trackman.ui.labels import ElidedText, Paragraph
from trackman.ui.page import Page
from trackman.ui.text.cues_model import CuesModel
from trackman.ui.text.cues_table import CuesTable
from trackman.ui.text.found import Found
from trackman.ui.text.search_bar import SearchBar
from trackman.ui.text.words import TextWords

_FIND = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_F)


class TextPane(QFrame):
    """Shows that a text is on its way, the text, or why there is none."""

    cue_activated = Signal(Cue)
    """The video is wanted at this cue."""
    search_wanted = Signal()
    """`search.text()` is to be searched for in `search.way()`."""
    save_requested = Signal(object)
    """The text is wanted as a file of this `TextForm`."""
    retry_requested = Signal()
    larger_requested = Signal(bool)
    """More room is wanted for the text, or the panes as they were."""

    def __init__(self, pause_ms: int | None = None) -> None:
        super().__init__()
        self.setObjectName("textPane")
        self.setAccessibleName(self.tr("Text of the track"))
        self._words = TextWords(self)
        self.model = CuesModel(self)
        self.table = CuesTable(self.model)
        self.search = SearchBar() if pause_ms is None else SearchBar(pause_ms)
        self._found = Found()
        self._larger = False
        self._title = ElidedText("textTitle", self.tr("Text"), size="strong")
        self._count = ElidedText("cueCount", tone="muted", size="small")
        self._state = Paragraph("textState", tone="warning", size="small")
        self._retry = Button("textRetry", self.tr("Try again"), "refresh", "bar")
        self._save = IconButton("saveText", self.tr("Save text as…"), "export")
        self._expand = IconButton("readText", "", "expand")
        self._page = Page("textPage")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.show_larger(False, "")

    def show_loading(self) -> None:
        """Show that a text is on its way."""
        self._show_cues((), ())
        self._count.setText(self.tr("Loading…"))
        self._show_state("", retry=False)
        self._page.show_message("subtitles", "faint", self.tr("Loading the text…"), "")
        self._show_page(self._page)

    def show_text(self, text: ReadText) -> None:
        """Show a text as far as it can be read; what is shown already stays where it is."""
        cues = text.salvage.cues
        self._show_state(self._words.state(text) if cues else "", retry=bool(text.failure))
        self._save.setEnabled(bool(text.content))
        if not cues:
            self._show_none(text)
            return
        if self.model.shown is not cues:
            self._show_cues(cues, text.words.texts)
            self.table.begin_at_top()
            self.search_wanted.emit()
        self._count.setText(self._words.count(len(cues)))
        self._show_page(self.table)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Mark what was found, and go to the first place from where one looks."""
        self._found = Found(hits)
        if not self.search.text():
            self.search.show_nothing()
            self.model.show_hits((), None)
        elif hits:
            self.go_on(1)
        else:
            self.model.show_hits((), None)
            self.search.show_found(None, 0)

    def show_search_problem(self, words: str) -> None:
        """Say why nothing can be found."""
        self._found = Found()
        self.model.show_hits((), None)
        self.search.show_problem(words)

    def go_on(self, step: int) -> None:
        """Go to the next place that was found, or with -1 to the one before."""
        hit = self._found.go(step, max(self.table.currentIndex().row(), 0))
        if hit is None:
            return
        self.model.show_hits(self._found.hits, self._found.current)
        self.search.show_found(self._found.current, len(self._found.hits))
        self.table.select_row(hit.row)

    def go_to_cue(self, row: int) -> None:
        """Select a cue, counted from 0, and bring it on screen."""
        if 0 <= row < self.model.count():
            self.table.select_row(row)

    def show_current_cue(self, number: int | None) -> None:
        """Mark the cue that is on the video now, counted from 1, and keep it on screen."""
        row = None if number is None else number - 1
        self.model.show_playing(row)
        if row is not None and 0 <= row < self.model.count():
            self.table.scrollTo(self.model.index(row, 0))

    def take_search(self) -> None:
        """Go to the search."""
        self.search.field.focus()

    def show_larger(self, larger: bool, title: str) -> None:
        """Show whose text it is where nothing else says so, and the way back."""
        self._larger = larger
        self._title.setText(title or self.tr("Text"))
        words = self.tr("Smaller again (Ctrl+T)") if larger else self.tr("Read larger (Ctrl+T)")
        self._expand.setAccessibleName(words)
        self._expand.setToolTip(words)
        self._expand.show_icon("collapse" if larger else "expand", "muted")

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+F for the text while the keyboard is in here."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search on Ctrl+F, and make room again on Escape."""
        if _is_find(event):
            self.take_search()
        elif event.key() == Qt.Key.Key_Escape and self._larger:
            self.larger_requested.emit(False)
        else:
            super().keyPressEvent(event)

    def _show_none(self, text: ReadText) -> None:
        self._show_cues((), ())
        self._count.setText("")
        damage = text.damage
        if damage is None:
            return
        retry = self.tr("Try again") if text.failure else ""
        title, advice = self._words.damage(damage), self._words.advice(damage)
        self._page.show_message("warning", "warning", title, advice, retry)
        self._show_state("", retry=False)
        self._show_page(self._page)
        announce(self, title)

    def _show_cues(self, cues: Sequence[Cue], texts: Sequence[str]) -> None:
        self._found = Found()
        self.search.show_nothing()
        if self.model.count() or cues:
            self.model.show_cues(cues, texts)

    def _show_page(self, page: Page | CuesTable) -> None:
        self.search.setVisible(page is self.table)
        self._stack.setCurrentWidget(page)

    def _show_state(self, words: str, *, retry: bool) -> None:
        if words and words != self._state.text():
            announce(self, words)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._retry.setVisible(bool(words) and retry)

    def _connect(self) -> None:
        self.table.cue_activated.connect(self.cue_activated)
        self.search.changed.connect(self.search_wanted)
        self.search.next_wanted.connect(self.go_on)
        self.search.left_down.connect(self.table.setFocus)
        self._retry.clicked.connect(self.retry_requested)
        self._page.pressed.connect(self.retry_requested)
        self._expand.clicked.connect(lambda: self.larger_requested.emit(not self._larger))

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("saveTextMenu")
        for form, words in (
            (TextForm.WEBVTT, self.tr("WebVTT, as it came (.vtt)")),
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
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self._save)
        head.addWidget(self._expand)
        above = QVBoxLayout()
        above.setContentsMargins(16, 8, 12, 8)
        above.setSpacing(6)
        above.addLayout(head)
        above.addWidget(self._state)
        above.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        above.addWidget(self.search)
        self._stack.setObjectName("textStack")
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)


def _is_find(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.keyCombination() == _FIND
