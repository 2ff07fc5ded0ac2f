"""Content of the window: between two bars three panes, or a page in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.shell.details_panel import DetailsPanel
from trackman.ui.shell.details_splitter import ENOUGH_WITH_PLAYER
from trackman.ui.shell.footer import Footer
from trackman.ui.shell.header import Header
from trackman.ui.tracks.tracks_pane import TracksPane
from trackman.ui.widgets.notification import Notification
from trackman.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from trackman.ui.activity.activity_page import ActivityPage
    from trackman.ui.comparison.comparison_page import ComparisonPage
    from trackman.ui.sign_in.sign_in_page import SignInPage


class Workspace(QWidget):
    """Places the parts of the window."""

    reading_changed = Signal(bool)
    """True if the text has most of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.header = Header()
        self.library = LibraryPane()
        self.tracks = TracksPane()
        self.details = DetailsPanel()
        self.footer = Footer()
        self.panes = Panes(self.library, self.tracks, self.details)
        self.notification = Notification(self.tracks)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._pages.addWidget(self.panes)
        self._sign_in: SignInPage | None = None
        self._activity: ActivityPage | None = None
        self._comparison: ComparisonPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)
        self.notification.covered.connect(self._keep_free)
        self.tracks.open_wanted.connect(self.header.field.focus)
        self.tracks.delete_refused.connect(self._say_why_not)
        self.header.field.open_requested.connect(self._leave_page)
        self.library.find_action.triggered.connect(self._find)
        self.details.holds_player.connect(self._make_room_for_player)
        self.reads_larger = False
        self._larger_for_player = False

    @property
    def sign_in(self) -> SignInPage:
        """The page to sign in, made when it is first needed."""
        if self._sign_in is None:
            from trackman.ui.sign_in.sign_in_page import SignInPage

            self._sign_in = SignInPage()
            self._pages.addWidget(self._sign_in)
        return self._sign_in

    @property
    def activity(self) -> ActivityPage:
        """The page of what runs and what was done, made when it is first needed."""
        if self._activity is None:
            from trackman.ui.activity.activity_page import ActivityPage

            self._activity = ActivityPage()
            self._activity.back_requested.connect(self._leave_page)
            self._pages.addWidget(self._activity)
        return self._activity

    @property
    def comparison(self) -> ComparisonPage:
        """The page of two texts, made when it is first needed."""
        if self._comparison is None:
            from trackman.ui.comparison.comparison_page import ComparisonPage

            self._comparison = ComparisonPage()
            self._comparison.back_requested.connect(self._leave_page)
            self._pages.addWidget(self._comparison)
        return self._comparison

    def show_activity(self) -> None:
        """Show what runs and what was done in place of the panes; not while signing in."""
        if self._is_on_screen(self._sign_in):
            return
        self._show_page(self.activity)

    def show_comparison(self) -> None:
        """Show two texts in place of the panes."""
        self._show_page(self.comparison)

    def show_sign_in(self) -> None:
        """Show the page to sign in in place of the panes."""
        self._pages.setCurrentWidget(self.sign_in)
        self._move_notification(self.tracks)
        self._show_tools(False)

    def show_panes(self) -> None:
        """Show the panes."""
        self._pages.setCurrentWidget(self.panes)
        self._move_notification(self.tracks)
        self._show_tools(True)

    def read_larger(self, larger: bool) -> None:
        """Give the text of the selected track most of the room, or take it back."""
        self.reads_larger = larger
        self._larger_for_player = False
        self.panes.show_larger(larger)
        self.details.show_larger(larger)
        self.reading_changed.emit(larger)

    def restore(self, panes: bytes, columns: bytes) -> None:
        """Take up saved widths; anything else is ignored."""
        self.panes.restore(panes)
        self.tracks.restore_columns(columns)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go through the parts from top to bottom, whenever they were made."""
        self.footer.come_last()
        return super().focusNextPrevChild(forwards)

    def _show_tools(self, useful: bool) -> None:
        """Hide what works on a project while there is none."""
        self.header.setVisible(useful)

    def _is_on_screen(self, page: QWidget | None) -> bool:
        return page is not None and self._pages.currentWidget() is page

    def _show_page(self, page: ActivityPage | ComparisonPage) -> None:
        self._pages.setCurrentWidget(page)
        self._move_notification(page)
        page.take_keyboard()

    def _leave_page(self) -> None:
        """Go back to the videos, with the keyboard among the tracks."""
        if not (self._is_on_screen(self._activity) or self._is_on_screen(self._comparison)):
            return
        self._pages.setCurrentWidget(self.panes)
        self._move_notification(self.tracks)
        self.tracks.take_keyboard()

    def _make_room_for_player(self, held: bool) -> None:
        """Give player and text most of the room while it plays, where they have too little."""
        if held and not self.reads_larger and self.details.height() < ENOUGH_WITH_PLAYER:
            self.read_larger(True)
            self._larger_for_player = True
        elif not held and self._larger_for_player:
            self.read_larger(False)

    def _find(self) -> None:
        if self._is_on_screen(self._activity):
            self.activity.search_history()

    def _move_notification(self, ground: TracksPane | ActivityPage | ComparisonPage) -> None:
        """Let the message lie over what is on screen, and give the room back elsewhere."""
        if self.notification.parentWidget() is not ground:
            self._keep_free(0)
            self.notification.move_over(ground)

    def _keep_free(self, height: int) -> None:
        ground = self.notification.parentWidget()
        for page in (self._activity, self._comparison):
            if page is not None and ground is page:
                page.keep_free(height)
                return
        self.tracks.keep_free(height)

    def _say_why_not(self, reason: str) -> None:
        self.notification.say(reason, "info")
