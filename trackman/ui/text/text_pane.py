"""The text of a track: its cues, what to say about them, and a search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from trackman.domain.key_bindings import KeyPlace
from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding, Severity
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import Hits
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.text.cues_model import CuesModel
from trackman.ui.text.cues_table import CuesTable
from trackman.ui.text.found import Found
from trackman.ui.text.head import TextHead
from trackman.ui.text.search_bar import SearchBar
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.subtitles import TextWording


class TextPane(QFrame):
    """Shows that a text is on its way, the text, or why there is none."""

    play_wanted = Signal(Cue)
    cue_activated = Signal(Cue)
    """The video is wanted at this cue."""
    cue_clicked = Signal(Cue)
    """The same, if it plays already."""
    search_wanted = Signal()
    """`search.text()` is to be searched for in `search.way()`."""
    save_requested = Signal(object)
    """The text is wanted as a file of this `TextForm`."""
    edit_requested = Signal()
    replace_requested = Signal()
    """The track is to be replaced by a file."""
    """The text is to be edited."""
    left = Signal()
    """Escape was pressed, and nothing in here is left to be taken back."""
    retry_requested = Signal()
    export_requested = Signal()
    """The findings are wanted as a file."""

    def __init__(self, pause_ms: int | None = None) -> None:
        super().__init__()
        self.setObjectName("textPane")
        self.setAccessibleName(self.tr("Subtitles of the track"))
        self._words = TextWording(self)
        self.model = CuesModel(self)
        self.table = CuesTable(self.model)
        self.search = SearchBar() if pause_ms is None else SearchBar(pause_ms)
        self._found = Found()
        self._known: Sequence[Finding] | None = None
        self._leads = False
        """True if the first finding is to be gone to as soon as it is known."""
        self._is_loading = self._has_draft = False
        self._head = TextHead(self.search)
        self._page = PlaceholderPage("textPage")
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    def show_loading(self) -> None:
        """Show that a text is on its way."""
        self._show_cues((), ())
        self.show_findings(None)
        self._is_loading = True
        self.show_draft(False)
        self._head.show_editing(self.tr("Loading subtitles…"))
        self._head.show_state("", retry=False)
        self._page.show_message("subtitles", "faint", self.tr("Loading subtitles…"), "")
        self._show_page(self._page)

    def show_text(self, text: ReadText, language: str = UNSAID) -> None:
        """Show a text as far as it can be read, in the letter forms of a BCP 47 language.

        What is shown already stays where it is.
        """
        cues = text.salvage.cues
        self._is_loading = False
        self.show_draft(self._has_draft)
        self._head.show_state(
            self._words.state(text) if cues else "",
            retry=bool(text.failure),
            cues=text.salvage.unplayed_cues,
        )
        self._head.show_saving(bool(text.content))
        self._head.show_editing(self._words.why_no_editing(text))
        if not cues:
            self._show_none(text)
            return
        if self.model.shown is not cues:
            self._show_cues(cues, text.words.texts, language)
            self.table.begin_at_top()
            self.search_wanted.emit()
        self._show_page(self.table)

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show what checks noticed, the worst first; None as long as that is not known."""
        if findings is not None and findings == self._known:
            return  # where one is in the list stays
        self._known = findings
        self._head.show_findings(findings)
        self.model.show_findings(findings or ())
        if findings and self._leads:
            self._leads = False
            self.go_to_finding(1)

    @property
    def current_cue(self) -> int:
        """The cue that has the keyboard's place, counted from 0."""
        return self._here()

    def show_draft(self, there: bool) -> None:
        """Say that there are edited subtitles that were not published, once Edit can be chosen."""
        self._has_draft = there
        self._head.show_draft(there and not self._is_loading)

    def show_hits(self, hits: Hits) -> None:
        """Mark what was found, and go to the first place from where one looks."""
        self._found = Found(hits)
        if not self.search.text():
            self.search.show_nothing()
            self.model.show_hits(None, None)
        elif hits:
            self.go_on(1)
        else:
            self.model.show_hits(None, None)
            self.search.show_found(None, 0)

    def show_search_problem(self, words: str) -> None:
        """Say why nothing can be found."""
        self._found = Found()
        self.model.show_hits(None, None)
        self.search.show_problem(words)

    def go_on(self, step: int) -> None:
        """Go to the next place that was found, or with -1 to the one before."""
        hit = self._found.go(step, self._here())
        if hit is None:
            return
        if self.model.row_of(hit.row) is None:
            self._head.chips.show_all()
        self.model.show_hits(self._found.hits, self._found.current)
        hits = self._found.hits
        self.search.show_found(self._found.current, len(hits), more=not hits.are_all)
        self.go_to_cue(hit.row)

    def go_to_cue(self, cue: int) -> None:
        """Select a cue, counted from 0, and bring it on screen, whatever is filtered."""
        if self.model.row_of(cue) is None:
            self._head.chips.show_all()
        if (row := self.model.row_of(cue)) is not None:
            self.table.select_row(row)

    def go_to_finding(self, step: int) -> None:
        """Go to the next cue with findings, or with -1 to the one before."""
        cue = self.model.finding_after(self._here() if self.table.selected_rows() else -1, step)
        if cue is not None:
            self.go_to_cue(cue)
            self.table.setFocus()

    def show_current_cues(self, numbers: tuple[int, ...]) -> None:
        """Mark the cues that are on the video now, counted from 1, and keep the last on screen."""
        self.table.show_playing(tuple(number - 1 for number in numbers))

    def zoom(self, steps: int) -> int:
        """Show the cues so many steps larger than usual; return how many are possible."""
        return self.table.zoom(steps)

    def lead_to_finding(self) -> None:
        """Go to the first finding, now or as soon as it is known."""
        self._leads = not self._known
        if self._known:
            self.go_to_finding(1)

    def take_search(self) -> None:
        """Go to the search."""
        self.search.field.focus()

    def event(self, event: QEvent) -> bool:
        """Take the key of the search for the text while the keyboard is in here."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search on its key."""
        if _is_find(event):
            self.take_search()
        else:
            super().keyPressEvent(event)

    def _show_none(self, text: ReadText) -> None:
        self._show_cues((), ())
        damage = text.damage
        if damage is None:
            return
        retry = self.tr("Try again") if text.failure else ""
        title, advice = self._words.damage(damage), self._words.advice(damage)
        said = "\n\n".join(filter(None, (advice, self._words.lost_words(text))))
        self._page.show_message("warning", "warning", title, said, retry)
        self._head.show_state("", retry=False)
        self._show_page(self._page)
        announce(self, title)

    def _show_cues(self, cues: Sequence[Cue], texts: Sequence[str], language: str = UNSAID) -> None:
        self._found = Found()
        self.search.show_nothing()
        if self.model.count() or cues:
            self.model.show_cues(cues, texts, language)

    def _show_page(self, page: PlaceholderPage | CuesTable) -> None:
        self._head.show_tools(page is self.table)
        self._stack.setCurrentWidget(page)

    def _here(self) -> int:
        """Return the cue that has the keyboard's place, counted from 0."""
        row = self.table.currentIndex().row()
        return self.model.cue_at(row) if 0 <= row < self.model.count() else 0

    def _step_back(self) -> None:
        """Take back the filter, then the search, then leave."""
        if self._head.chips.severity is not None:
            self._head.chips.show_all()
        elif self.search.field.text():
            self.search.field.clear()
        else:
            self.left.emit()

    def _show_only(self, severity: Severity | None) -> None:
        cue = self._here()
        self.model.show_only(severity)
        if (row := self.model.row_of(cue)) is not None:
            self.table.select_row(row)

    def _connect(self) -> None:
        self.table.cue_activated.connect(self.cue_activated)
        self.table.play_wanted.connect(self.play_wanted)
        self.table.cue_clicked.connect(self.cue_clicked)
        self.table.left.connect(self._step_back)
        self.search.changed.connect(self.search_wanted)
        self.search.next_wanted.connect(self.go_on)
        self.search.left_down.connect(self.table.setFocus)
        self._head.retry_pressed.connect(self.retry_requested)
        self._head.save_requested.connect(self.save_requested)
        self._head.edit_pressed.connect(self.edit_requested)
        self._head.replace_pressed.connect(self.replace_requested)
        self._head.chips.chosen.connect(self._show_only)
        self._head.cue_wanted.connect(lambda number: self.go_to_cue(number - 1))
        self._head.export_requested.connect(self.export_requested)
        self._page.pressed.connect(self.retry_requested)

    def _build(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(16, 6, 12, 6)
        above.setSpacing(6)
        above.addWidget(self._head)
        self._stack.setObjectName("textStack")
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        column.addWidget(self._head.remarks)


def _is_find(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    return keys().command(event, KeyPlace.WINDOW) == "searchVideosAction"
