"""The page in place of the panes: activity, what was deleted lately, and the history."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
)

from trackman.ui.activity.deleted_tab import DeletedTab
from trackman.ui.activity.history_tab import HistoryTab
from trackman.ui.activity.row_actions import VideoChoice
from trackman.ui.activity.work_model import ActivityRow
from trackman.ui.activity.work_tab import WorkTab
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import ElidedText
from trackman.ui.widgets.table import Table
from trackman.ui.widgets.tabs import Tabs


class Tab(IntEnum):
    """The tabs, in their order on screen."""

    ACTIVITY = 0
    DELETED = 1
    HISTORY = 2


class ActivityPage(QFrame):
    """A way back, three tabs, and what is in them."""

    back_requested = Signal()
    """Back to the videos."""
    tab_shown = Signal(int)
    """This `Tab` came on screen, so what it shows is wanted now."""
    video_wanted = Signal(str)
    """The video with this upload id is wanted in place of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("activityPage")
        self.videos = VideoChoice(self)
        self.work = WorkTab(self.videos)
        self.deleted = DeletedTab(self.videos)
        self.history = HistoryTab(self.videos)
        self._back = Button("activityBack", self.tr("Back to the videos"), "back", "quiet")
        self._title = ElidedText("activityTitle", self.tr("Activity and history"), size="title")
        self.tabs = Tabs("activityTabs", self.tr("Activity and history"))
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self.tabs.currentChanged.connect(self._show_tab)
        self._back.clicked.connect(self.back_requested)
        self.work.details_wanted.connect(self._show_details)
        for tab in (self.work, self.deleted, self.history):
            tab.video_wanted.connect(self.video_wanted)

    def show_work(self, work: Sequence[ActivityRow]) -> None:
        """Show what runs and waits."""
        self.work.show_work(work)

    def show_tab(self, tab: Tab) -> None:
        """Bring a tab on screen."""
        self.tabs.setCurrentIndex(tab)

    def take_keyboard(self) -> None:
        """Let the keys go to the tabs, and from there to what is in them."""
        self.tabs.setFocus()
        self._want(self.tabs.currentIndex())

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables whose columns people may change."""
        return (self.work.table, self.deleted.table, self.history.table)

    def search_history(self) -> None:
        """Go to the search of the tab on screen, or of the history where it has none."""
        if self.tabs.currentIndex() == Tab.DELETED and self.deleted.search.isVisible():
            self.deleted.search.focus()
            return
        self.show_tab(Tab.HISTORY)
        self.history.filters.search.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_tab(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._want(place)

    def _show_details(self, entry_id: str) -> None:
        """Show an entry in the history, which has all there is to know of it."""
        self.show_tab(Tab.HISTORY)
        self.history.seek(entry_id)
        self.history.table.setFocus()

    def _want(self, place: int) -> None:
        self.tab_shown.emit(place)
        if place == Tab.HISTORY:
            self.history.ask()

    def _build(self) -> None:
        explain_with_key(self._back, self.tr("Back to the videos"), "leave")
        for words, widget in (
            (self.tr("Activity"), self.work),
            (self.tr("Recently deleted"), self.deleted),
            (self.tr("History"), self.history),
        ):
            self.tabs.addTab(words)
            self._stack.addWidget(widget)
        self._stack.setObjectName("activityPages")
        head = QFrame()
        head.setObjectName("activityHead")
        first = QHBoxLayout()
        first.setContentsMargins(2, 0, 16, 0)  # the words of the button stand at 16
        first.setSpacing(12)
        first.addWidget(self._back)
        first.addWidget(self._title, 1)
        second = QHBoxLayout()
        second.setContentsMargins(4, 0, 16, 0)
        second.addWidget(self.tabs, 1)
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(4)
        inside.addLayout(first)
        inside.addLayout(second)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self._stack, 1)
