"""The tab that searches in all subtitles of the project."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.inventory.state import InventoryState
from trackman.domain.inventory.word_lists import WordList
from trackman.domain.inventory.words import asked
from trackman.ui.cue_search.model import FoundColumn, FoundCue, FoundModel, marked_terms
from trackman.ui.cue_search.word_lists_panel import WordListsPanel
from trackman.ui.widgets.aging import EachMinute
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.page_tab import PageTab
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.rows_model import ItemRole
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.widgets.wrapping import WrappingDelegate, WrappingTable
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, listed

_PAUSE_MS = 120
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WRAPPED = frozenset({int(FoundColumn.TEXT)})
_COLUMNS = Columns(
    fixed={FoundColumn.TIME: 92},
    shares={FoundColumn.VIDEO: 0.2, FoundColumn.TRACK: 0.2},
    smallest={FoundColumn.VIDEO: 110, FoundColumn.TRACK: 110},
    least_for_rest=240,
    dispensable=(FoundColumn.TRACK,),
)


class FoundTable(WrappingTable):
    """The cues that were found; Return and a double click open one."""

    open_wanted = Signal(object)
    """This `FoundCue` is to be seen in its video."""

    def __init__(self, model: FoundModel) -> None:
        super().__init__("foundCues", _COLUMNS, _WRAPPED)
        self.setAccessibleName(self.tr("Found cues"))
        self.set_up(model, WrappingDelegate(self, _WRAPPED))
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.watch()
        self.doubleClicked.connect(lambda index: self.open_wanted.emit(index.data(ItemRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the selected cue on Return."""
        rows = self.selected_rows()
        if event.key() in _ENTER and not event.modifiers() and rows:
            self.open_wanted.emit(self.model().index(rows[0], 0).data(ItemRole))
        else:
            super().keyPressEvent(event)


class CueSearchTab(PageTab):
    """A field, the word lists, and the cues that were found."""

    searched = Signal(str)
    """Search for this; several lines are alternatives; empty for nothing."""
    more_wanted = Signal(int)
    """The found cues from this one on."""
    open_wanted = Signal(object)
    """This `FoundCue` is to be seen in its video."""
    tracks_wanted = Signal(str)
    """The tracks with cues found for this text are wanted in the table of all tracks."""
    replace_wanted = Signal(str)
    """This text is to be replaced in the tracks it is found in."""
    review_wanted = Signal(str, str)
    """The tracks with cues found for this text are to be judged one after another; the second is
    what that is called."""
    scan_wanted = Signal()
    """Subtitles are to be read, so that they can be searched."""
    lists_changed = Signal(list)
    """These are the word lists from now on: `list[WordList]`."""
    list_seen = Signal(object)
    """A person looks at the hits of this `WordList`."""

    def __init__(self, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__()
        self.setObjectName("cueSearchTab")
        words = self.tr("Search all subtitles")
        self.field = SearchField(pause_ms, "cueSearch", words, says_keys=False)
        self.model = FoundModel(self)
        self.table = FoundTable(self.model)
        self.lists = WordListsPanel()
        self._ages = Moments(self)
        self._search = ""
        self._state: InventoryState | None = None
        self._total = ElidedText("foundTotal", tone="muted")
        self._known = ElidedText("foundAge", tone="muted", size="small")
        self._tracks = Button("foundTracks", self.tr("Show tracks"))
        self._replace = Button("foundReplace", self.tr("Find and replace…"))
        self._review = Button("foundReview", self.tr("Review"), "eye")
        self._save = Button("foundSave", self.tr("Save as word list…"))
        self._nothing = PlaceholderPage("foundNothing", "refresh")
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self._show_total("")
        self._look()
        self._show_nothing()
        EachMinute(self, self._show_known)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table of what was found."""
        return (self.table,)

    def take_keyboard(self) -> None:
        """Let the keys go to the field."""
        self.field.focus()

    def search(self) -> None:
        """Go to the field."""
        self.field.focus()

    def show_state(self, state: InventoryState) -> None:
        """Say how many subtitles can be searched, and since when they are known."""
        self._state = state
        self._show_known()
        if not self._search:
            self._show_nothing()

    def show_lists(self, lists: Sequence[WordList]) -> None:
        """Show these word lists."""
        self.lists.show_lists(lists)

    def show_found(
        self, search: str, cues: Sequence[FoundCue], total: int, *, is_bound: bool = False
    ) -> None:
        """Show the first of the cues found for a text, if that still is what is searched for."""
        if search != self._search:
            return
        self.model.show_found(cues, total, marked_terms(search))
        words = self.tr("%Ln cues found", "", total)
        if is_bound:
            words = self.tr("More than %Ln cues found", "", total)
        self._show_total(words)
        announce(self.field, words)
        if cues:
            self._stack.setCurrentWidget(self.table)
            self.table.begin_at_top()
        else:
            self._show_nothing()
        self._look()

    def _show_total(self, words: str) -> None:
        self._total.setText(words)
        self._total.setVisible(bool(words))

    def _show_known(self) -> None:
        if (state := self._state) is None:
            return
        since = "" if state.scanned_at is None else self._age(state.scanned_at)
        read = self.tr("Subtitles of %Ln tracks were read", "", state.texts)
        self._known.setText(listed([read, since]) if since else read)

    def _age(self, moment: datetime) -> str:
        return filled(self.tr("last scan {ago}"), ago=self._ages.ago_in_sentence(moment))

    def _type(self, text: str) -> None:
        self.lists.leave()
        self._go(text)

    def _go(self, search: str) -> None:
        self._search = search = search if asked(search) else ""
        if not search:
            self.model.show_found((), 0, ())
            self._show_total("")
            self._show_nothing()
        self._look()
        self.searched.emit(search)

    def _choose_list(self, one: WordList) -> None:
        self.field.show_text("")
        self._go(one.search)
        self.list_seen.emit(one)

    def _show_nothing(self) -> None:
        """Say why no cue is shown."""
        self._stack.setCurrentWidget(self._nothing)
        state = self._state
        if state is not None and not state.texts:
            self._nothing.show_message(
                "subtitles",
                "faint",
                self.tr("No subtitles read yet"),
                self.tr(
                    "trackman searches the subtitles it has read. Scan the project and have it "
                    "read subtitles, too."
                ),
                self.tr("Scan with subtitles"),
            )
        elif self._search:
            self._nothing.show_message(
                "search",
                "faint",
                self.tr("Not found"),
                self.tr("None of the subtitles that were read holds this in one cue."),
            )
        else:
            self._nothing.show_message(
                "search",
                "faint",
                self.tr("There is no word to search for")
                if self.field.text().strip()
                else self.tr("Search all subtitles"),
                self.tr(
                    "All words must stand in one cue. Words in quotation marks must stand "
                    "together, and an asterisk stands for any ending."
                ),
            )

    def _look(self) -> None:
        found = self.model.count() > 0
        none = self.tr("Search for something first.")
        for button, words in (
            (self._review, self.tr("Judge the tracks of these cues one after another")),
            (self._tracks, self.tr("Show the tracks of these cues in the table of all tracks")),
            (self._replace, self.tr("Replace the words in all these tracks, after a preview")),
        ):
            button.setEnabled(found)
            explain(button, words if found else none)
        can_save = bool(self._search) and self._search == self.field.text().strip()
        self._save.setEnabled(can_save)
        explain(
            self._save, self.tr("Search for this again, and see what is new") if can_save else none
        )

    def _ask_for_review(self) -> None:
        one = next((one for one in self.lists.lists if one.search == self._search), None)
        name = " · ".join(self._search.split("\n")) if one is None else one.name
        self.review_wanted.emit(self._search, name)

    def _connect(self) -> None:
        self.field.searched.connect(self._type)
        self.field.left_down.connect(self.table.setFocus)
        self.model.more_wanted.connect(self.more_wanted)
        self.table.open_wanted.connect(self.open_wanted)
        self.lists.chosen.connect(self._choose_list)
        self.lists.changed.connect(self.lists_changed)
        self._tracks.clicked.connect(lambda: self.tracks_wanted.emit(self._search))
        self._review.clicked.connect(self._ask_for_review)
        self._replace.clicked.connect(lambda: self.replace_wanted.emit(self._search))
        self._save.clicked.connect(lambda: self.lists.ask_for_new((self._search,)))
        self._nothing.pressed.connect(self.scan_wanted)

    def _build(self) -> None:
        explain(self.field, self.tr("Finds cues that hold all these words, in any track."))
        first = QHBoxLayout()
        first.setContentsMargins(12, 8, 12, 0)
        first.setSpacing(8)
        first.addWidget(self.field, 1)
        first.addWidget(self._save)
        second = QHBoxLayout()
        second.setContentsMargins(16, 0, 12, 0)
        second.setSpacing(8)
        told = QVBoxLayout()  # one under the other, so that in small windows none is cut
        told.setSpacing(0)
        told.addStretch(1)
        told.addWidget(self._total)
        told.addWidget(self._known)
        told.addStretch(1)
        second.addLayout(told, 1)
        for button in (self._tracks, self._review, self._replace):
            second.addWidget(button)
        self._stack.setObjectName("foundPages")
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.table)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.lists)
        row.addWidget(right, 1)
