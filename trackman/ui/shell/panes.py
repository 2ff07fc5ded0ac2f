"""Shares of the window: videos, tracks and work side by side, and within the work text and side.

Each width follows that of the window until a person sets it, and then stays as it was set while
there is room. Nothing else changes a width: what one presses in a pane moves no other.
"""

from __future__ import annotations

import json

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from trackman.ui.shell.shares import FOLDED, FOLDS_BELOW, SIDE, TRACKS, VIDEOS, Shares, grown
from trackman.ui.shell.work_pane import WorkSplit
from trackman.ui.theme.scale import scaled, text_scale

_LEAST = {"videos": 180, "tracks": 220, "side": 240}
_MOST = 0.7
"""Of the room that any part may take, whatever a person once chose in a larger window."""
_LEAST_WORK = 420
_LEAST_TEXT = 320


class Panes(QSplitter):
    """Videos, tracks and work; the videos can be folded."""

    folded = Signal(bool)
    """The videos are a strip now, or a pane again."""

    def __init__(self, videos: QWidget, tracks: QWidget, work: WorkSplit) -> None:
        super().__init__()
        self.setObjectName("panes")
        self.setHandleWidth(1)
        self._work = work
        self._set: dict[str, int] = {}
        """Widths that a person chose."""
        self._fold: bool | None = None
        """Choice of a person; None follows the width of the window."""
        self.is_folded = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember)
        work.splitterMoved.connect(self._remember_side)
        work.resized.connect(self.share_work)
        videos.setMinimumWidth(scaled(FOLDED))
        tracks.setMinimumWidth(scaled(_LEAST["tracks"]))

    def fold(self, folded: bool) -> None:
        """Fold the videos to a strip, or unfold them, as a person wants it."""
        self._fold = folded
        self.share_room()

    def toggle_fold(self) -> None:
        """Fold the videos, or unfold them."""
        self.fold(not self.is_folded)

    def reset(self) -> None:
        """Forget what a person chose."""
        self._set, self._fold = {}, None
        self.share_room()

    def saved(self) -> bytes:
        """Return what a person chose."""
        return json.dumps({"widths": self._set, "folded": self._fold}).encode()

    def restore(self, data: bytes) -> None:
        """Take up what `saved` returned; anything else is ignored."""
        try:
            state = json.loads(data)
            self._set = {name: int(state["widths"][name]) for name in state["widths"]}
            self._fold = None if state["folded"] is None else bool(state["folded"])
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            self._set, self._fold = {}, None
        self.share_room()

    def minimumSizeHint(self) -> QSize:
        """Be content with whatever the window has; the parts give way."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        self.share_room()

    def share_room(self) -> None:
        """Give each part its width."""
        width = self.width()
        folded = width < scaled(FOLDS_BELOW) if self._fold is None else self._fold
        if folded != self.is_folded:
            self.is_folded = folded
            self.folded.emit(folded)
        videos = scaled(FOLDED) if folded else self._wanted("videos", VIDEOS, width)
        tracks = self._wanted("tracks", TRACKS, width)
        excess = videos + tracks + scaled(_LEAST_WORK) - width
        if excess > 0:
            tracks = max(scaled(_LEAST["tracks"]), tracks - excess)
        rest = width - videos - tracks - 2 * self.handleWidth()
        self.setSizes([videos, tracks, rest])

    def share_work(self) -> None:
        """Give text and side their widths."""
        width = self._work.width()
        side = min(self._wanted("side", SIDE, width), max(width - scaled(_LEAST_TEXT), 0))
        self._work.setSizes([width - side - self._work.handleWidth(), side])

    def _wanted(self, name: str, widths: Shares, room: int) -> int:
        usual = scaled(grown(widths, round(room / text_scale())))
        wanted = self._set.get(name, usual)
        return max(min(wanted, round(room * _MOST)), scaled(_LEAST[name]))

    def _remember(self) -> None:
        videos, tracks, _ = self.sizes()
        if not self.is_folded:
            self._set["videos"] = videos
        self._set["tracks"] = tracks

    def _remember_side(self) -> None:
        self._set["side"] = self._work.sizes()[1]
