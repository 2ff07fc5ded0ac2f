"""The field that searches a text, how it searches, and the way through what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trackman.domain.subtitles.search import SearchMode
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.filter_button import FilterButton
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import ElidedText
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.wording.inserting import filled

_PAUSE_MS = 40
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TextSearchField(SearchField):
    """Return goes on to the next place, with Shift to the one before."""

    next_wanted = Signal(int)
    """1 for the next place, -1 for the one before."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Return."""
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.returnPressed.emit()  # what was typed just now is searched for first
            self.next_wanted.emit(-1 if back else 1)
            return
        super().keyPressEvent(event)


class SearchBar(QWidget):
    """A line shown while one searches: how, and how much was found; `field` stands apart."""

    changed = Signal()
    """`text()` or `way()` is another one now."""
    next_wanted = Signal(int)
    """1 for the next place, -1 for the one before."""
    left_down = Signal()
    """The Down key goes on to the cues."""

    def __init__(self, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__()
        self.setObjectName("textSearch")
        self.field = TextSearchField(pause_ms, "searchText", self.tr("Search subtitles"))
        self._way = FilterButton("searchWay", self.tr("Anywhere"))
        self._found = ElidedText("searchFound", tone="muted", size="small")
        self._before = IconButton("foundBefore", self.tr("Previous"), "chevron-up")
        self._after = IconButton("foundAfter", self.tr("Next"), "chevron-down")
        explain_with_key(self._before, self.tr("Previous"), "findBefore")
        explain_with_key(self._after, self.tr("Next"), "findNext")
        self._text = ""
        self._build()
        self._connect()
        self.show_nothing()

    def text(self) -> str:
        """Return what is searched for; empty for nothing."""
        return self._text

    def way(self) -> SearchMode:
        """Return how it is searched for."""
        return SearchMode(self._way.value() or SearchMode.PLAIN)

    def choose_way(self, way: SearchMode) -> None:
        """Search another way from now on, as if it had been chosen in the menu."""
        self._way.show_value("" if way is SearchMode.PLAIN else way.value)
        self.changed.emit()

    def show_nothing(self) -> None:
        """Show that nothing is searched for."""
        self.hide()

    def show_found(self, current: int | None, count: int, *, more: bool = False) -> None:
        """Show which place of how many is looked at; `current` counts from 0."""
        if not count:
            words = self.tr("Not found")
        elif current is None:
            words = self.tr("Found %Ln times", "", count)
        else:
            words = (
                self.tr("{current} of {count} and more")
                if more
                else self.tr("{current} of {count}")
            )
            words = filled(words, current=current + 1, count=count)
        self._say(words, "muted", count)

    def show_problem(self, words: str) -> None:
        """Say why nothing can be found this way."""
        self._say(words, "danger", 0)

    def _say(self, words: str, tone: str, count: int) -> None:
        if words != self._found.text():
            announce(self, words)
        self._found.setText(words)
        self._found.set_tone(tone)
        for button in (self._before, self._after):
            button.setEnabled(count > 0)
        self.show()

    def _take(self, text: str) -> None:
        self._text = text
        self.changed.emit()

    def _connect(self) -> None:
        self.field.searched.connect(self._take)
        self.field.next_wanted.connect(self.next_wanted)
        self.field.left_down.connect(self.left_down)
        self._way.chosen.connect(self.changed)
        self._before.clicked.connect(lambda: self.next_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.next_wanted.emit(1))

    def _build(self) -> None:
        self._way.offer(
            (
                ("", self.tr("Anywhere")),
                (SearchMode.WORD.value, self.tr("Whole word")),
                (SearchMode.EXPRESSION.value, self.tr("Regular expression")),
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._way)
        row.addSpacing(6)
        row.addWidget(self._found, 1)
        row.addWidget(self._before)
        row.addWidget(self._after)
