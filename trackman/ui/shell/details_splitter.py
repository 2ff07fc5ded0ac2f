"""Splitter that shares the pane at the right among player, details and text."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from trackman.ui.player.player_pane import PlayerPane
    from trackman.ui.text.text_pane import TextPane

ENOUGH_WITH_PLAYER = 860
"""Pixels of height for a player, details and cues over each other."""
_SHARE = 0.42
"""Of the height, without that of the way to the player, that details take over a text."""
_PROBLEM_SHARE = 0.85
_LARGEST_PLAYER = 0.62
"""Of the height."""
_PLAYER_OVER_PROBLEM = 0.4
_BESIDE = 0.48
"""Of the width that a player takes beside a text."""
_MANY = 10_000  # pixels, of which a splitter gives each part its share


class _Place(Enum):
    """Places of the text."""

    NOWHERE = auto()
    UNDER_DETAILS = auto()
    UNDER_ALL = auto()
    """Player and details stand over it."""
    UNDER_PROBLEM = auto()
    """A problem and its buttons need most of the height."""
    UNDER_PLAYER = auto()
    """Without details, where the height does not do for all three."""
    BESIDE_PLAYER = auto()
    EVERYWHERE = auto()


_WITHOUT_DETAILS = {_Place.UNDER_PLAYER, _Place.EVERYWHERE}
_BY_PLAYER = {*_WITHOUT_DETAILS, _Place.UNDER_ALL}
"""Places in which the height of the player decides."""
_FITTED = {_Place.UNDER_PLAYER, _Place.UNDER_PROBLEM, _Place.NOWHERE}
"""Places in which the picture gives way to what is under it."""


class DetailsSplitter(QSplitter):
    """Holds the details, and from when they are added a player over and a text under them."""

    holds_player = Signal(bool)
    """True if the video plays in here, and not in a window of its own."""

    def __init__(self, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("detailsSplit")
        self.setHandleWidth(1)
        self._details = details
        self._player: PlayerPane | None = None
        self._text: TextPane | None = None
        self._plays = False
        self._larger = False
        self._problem = False
        self._place = _Place.NOWHERE
        self._shared: tuple[_Place, float] | None = None
        self._usual: list[int] = []
        """The heights of details and text as a person last had them."""
        self._above = QWidget()
        self._column = QVBoxLayout(self._above)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(details, 1)
        self.addWidget(self._above)
        self.setCollapsible(0, False)

    def add_player(self, player: PlayerPane) -> None:
        """Put the player over the details."""
        self._player = player
        self._column.insertWidget(0, player)
        player.holds_player.connect(self._take_player)

    def add_text(self, text: TextPane) -> None:
        """Take in a text, hidden at first."""
        self._text = text
        text.hide()
        self.addWidget(text)
        self.setCollapsible(1, False)

    def show_text(self, shown: bool) -> None:
        """Show the text, or the details alone."""
        self._remember()
        if self._text is not None:
            self._text.setVisible(shown)
        self._share()

    def show_larger(self, larger: bool) -> None:
        """Let the text take the room of the details, too, or that beside the player."""
        self._larger = larger
        self._share()

    def show_problem(self, needed: bool) -> None:
        """Give a problem and its buttons most of the height, and take it back afterwards."""
        self._problem = needed
        self._share()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a part wants more or less of it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def _take_player(self, held: bool) -> None:
        self._plays = held
        self._share()
        self.holds_player.emit(held)

    def _share(self) -> None:
        place = self._wanted_place()
        changed = place is not self._place
        if changed:
            self._remember()
            self._place = place
            self._shared = None
        self._details.setVisible(place not in _WITHOUT_DETAILS)
        shows_player = self._player is not None and not self._player.isHidden()
        self._above.setVisible(shows_player or place not in _WITHOUT_DETAILS)
        beside = place is _Place.BESIDE_PLAYER
        self.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        if self._player is not None:
            self._player.fit(self.width(), self._highest() if place in _FITTED else None)
        if changed or place in _BY_PLAYER:
            self._set_sizes(place)

    def _wanted_place(self) -> _Place:
        if self._text is None or self._text.isHidden():
            return _Place.NOWHERE
        if self._larger:
            return _Place.BESIDE_PLAYER if self._plays else _Place.EVERYWHERE
        if self._problem:
            return _Place.UNDER_PROBLEM
        if not self._plays:
            return _Place.UNDER_DETAILS
        enough = self.height() >= ENOUGH_WITH_PLAYER
        return _Place.UNDER_ALL if enough else _Place.UNDER_PLAYER

    def _set_sizes(self, place: _Place) -> None:
        player = self._player_height() / max(self._height(), 1)
        match place:
            case _Place.NOWHERE:
                return
            case _Place.UNDER_DETAILS if self._usual:
                self.setSizes(self._usual)
                return
            case _Place.UNDER_DETAILS | _Place.UNDER_ALL:
                share = player + (1 - player) * _SHARE
            case _Place.UNDER_PROBLEM:
                share = _PROBLEM_SHARE
            case _Place.BESIDE_PLAYER:
                share = _BESIDE
            case _Place.UNDER_PLAYER | _Place.EVERYWHERE:
                share = player
        if (place, share) != self._shared:  # else a person may have had it otherwise since
            self._shared = place, share
            self.setSizes([round(_MANY * share), round(_MANY * (1 - share))])

    def _player_height(self) -> float:
        """Return the height of the player, or of the way to it."""
        if self._player is None or self._player.isHidden():
            return 0
        return max(min(self._player.heightForWidth(self.width()), self._highest()), 0)

    def _highest(self) -> int:
        """Return the height that a player may take over what is under it."""
        share = _PLAYER_OVER_PROBLEM if self._problem else _LARGEST_PLAYER
        largest = round(self._height() * share)
        if self._text is None or self._text.isHidden():
            return largest
        return min(largest, self._height() - self._text.minimumSizeHint().height())

    def _height(self) -> int:
        return self.height() - self.handleWidth()

    def _remember(self) -> None:
        text = self._text is not None and self._text.isVisible()
        if self._place is _Place.UNDER_DETAILS and text:
            self._usual = self.sizes()
