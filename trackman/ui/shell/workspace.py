"""Content of the window: between two bars videos, tracks and work, or a page in their place."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.shell.footer import Footer
from trackman.ui.shell.header import Header
from trackman.ui.shell.panes import Panes
from trackman.ui.shell.work_pane import WorkPane
from trackman.ui.theme.scale import scaled
from trackman.ui.tracks.tracks_pane import TracksPane

if TYPE_CHECKING:
    from trackman.ui.activity.activity_page import ActivityPage
    from trackman.ui.comparison.comparison_page import ComparisonPage
    from trackman.ui.review.return_strip import ReviewReturnStrip
    from trackman.ui.rules.bulk_strip import BulkStrip
    from trackman.ui.shell.project_page import ProjectPage, ProjectTab
    from trackman.ui.shell.review_page import ReviewPage
    from trackman.ui.sign_in.sign_in_page import SignInPage

_ROOM_TO_COMPARE = 1600
"""Pixels of width from which on two texts stand beside the list of tracks."""

_ROOM_FOR_HEADER = 640
"""Pixels of height below which a review needs that of the bar at the top."""
_TRACKS = "tracks"
_REVIEW_ZOOM = "reviewZoom"
"""Stands among the columns for the size of the text of reviews."""


class Workspace(QWidget):
    """Places the parts of the window."""

    left_panes = Signal()
    """A page comes over the panes."""
    covered = Signal(bool)
    """A page came on screen in place of the panes (True), or these did again."""
    project_tab_shown = Signal(str)
    """This `ProjectTab` came on screen; what it shows is wanted now."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.header = Header()
        self.library = LibraryPane()
        self.tracks = TracksPane()
        self.work = WorkPane()
        self.footer = Footer()
        self.panes = Panes(self.library, self.tracks, self.work.split)
        for part in (self.library, self.tracks, self.work):
            self.panes.addWidget(part)
        self.notification = self.footer.notification
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._pages.addWidget(self.panes)
        self._pages.currentChanged.connect(self._tell_page)
        self._sign_in: SignInPage | None = None
        self._activity: ActivityPage | None = None
        self._comparison: ComparisonPage | None = None
        self._project_page: ProjectPage | None = None
        self._review_page: ReviewPage | None = None
        self._bulk: BulkStrip | None = None
        self._return: ReviewReturnStrip | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)
        self._has_tools = True
        """False while there is no project to work on."""
        self._columns: dict[str, bytes] = {}
        """Columns of the tables as they were saved, by their names."""
        self._connect()

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
            for table in self._activity.tables:
                table.restore_columns(self._columns.get(table.objectName(), b""))
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

    @property
    def bulk(self) -> BulkStrip:
        """The strip over the bar below that tells of bulk work, made when it is first needed."""
        if self._bulk is None:
            from trackman.ui.rules.bulk_strip import BulkStrip

            self._bulk = BulkStrip()
            self._column.insertWidget(self._column.indexOf(self.footer), self._bulk)
        return self._bulk

    @property
    def review_return(self) -> ReviewReturnStrip:
        """The strip that leads back to a review, made when it is first needed."""
        if self._return is None:
            from trackman.ui.review.return_strip import ReviewReturnStrip

            self._return = ReviewReturnStrip()
            self._column.insertWidget(self._column.indexOf(self.footer), self._return)
        return self._return

    @property
    def review_page(self) -> ReviewPage:
        """The page on which tracks are judged, made when it is first needed."""
        if self._review_page is None:
            from trackman.ui.shell.review_page import ReviewPage

            page = self._review_page = ReviewPage()
            zoom = self._columns.get(_REVIEW_ZOOM, b"").decode("ascii", "replace")
            if zoom.lstrip("-").isdecimal():
                page.text.set_zoom(int(zoom))
            self._pages.addWidget(page)
            self._give_room()
        return self._review_page

    def show_review(self) -> None:
        """Show the page on which tracks are judged; not while signing in."""
        if not self._is_on_screen(self._sign_in):
            self._show_page(self.review_page)

    def leave_review(self) -> None:
        """Go from the review to the videos."""
        if self._is_on_screen(self._review_page):
            self._leave_page()

    def show_review_strip(self, words: str) -> None:
        """Offer the way back to a review that waits; no words take the offer away."""
        if words or self._return is not None:
            self.review_return.show_text(words)

    def forget_review(self) -> None:
        """Forget the page of the review: its session has ended."""
        self.show_review_strip("")
        if self._review_page is not None:
            self._columns |= self._saved_review()
            self._pages.removeWidget(self._review_page)
            self._review_page.deleteLater()
            self._review_page = None

    def _saved_review(self) -> dict[str, bytes]:
        if self._review_page is None:
            return {}
        return {_REVIEW_ZOOM: str(self._review_page.text.zoom).encode()}

    @property
    def project_page(self) -> ProjectPage:
        """The page about the whole project, made when it is first needed."""
        if self._project_page is None:
            from trackman.ui.shell.project_page import ProjectPage

            page = self._project_page = ProjectPage()
            page.restore_columns(self._columns)
            page.back_requested.connect(self._leave_page)
            page.tab_shown.connect(self.project_tab_shown)
            self._pages.addWidget(page)
        return self._project_page

    def renew_project_page(self) -> None:
        """Forget what the page showed: another session begins."""
        if self._project_page is not None:
            self._columns |= self._project_page.saved_columns()
            self._pages.removeWidget(self._project_page)
            self._project_page.deleteLater()
            self._project_page = None

    def show_project_page(self, tab: ProjectTab) -> None:
        """Show a tab of the page about the whole project; not while signing in."""
        if not self._is_on_screen(self._sign_in):
            self.project_page.show_tab(tab)
            self._show_page(self.project_page)

    def show_activity(self, tab: int | None = None) -> None:
        """Show what runs and what was done in place of the panes; not while signing in."""
        if self._is_on_screen(self._sign_in):
            return
        if tab is not None:
            self.activity.tabs.setCurrentIndex(tab)
        self._show_page(self.activity)

    def show_comparison(self) -> None:
        """Show two texts beside the list of tracks, or in place of the panes where they are."""
        if self.width() < scaled(_ROOM_TO_COMPARE):
            self._pages.addWidget(self.comparison)
            self._show_page(self.comparison)
            return
        self._pages.removeWidget(self.comparison)
        self._pages.setCurrentWidget(self.panes)
        self.work.cover(self.comparison)
        self.comparison.take_keyboard()

    def show_sign_in(self) -> None:
        """Show the page to sign in in place of the panes."""
        self._pages.setCurrentWidget(self.sign_in)
        self._show_tools(False)

    def show_panes(self) -> None:
        """Show the panes."""
        self._pages.setCurrentWidget(self.panes)
        self._show_tools(True)

    def reset_layout(self) -> None:
        """Give all panes and columns the widths they have at first."""
        self.panes.reset()
        self._columns = {}
        self.tracks.reset_columns()
        for table in self._activity.tables if self._activity is not None else ():
            table.reset_columns()
        if self._project_page is not None:
            self._project_page.reset_columns()

    def go_to_pane(self, step: int) -> None:
        """Take the keyboard to the next pane (1) or the previous one (-1)."""
        if self._review_page is not None and self._review_page.isVisible():
            self._review_page.go_to_part(step)
        if self._pages.currentWidget() is not self.panes:
            return
        ring = [*self.library.panes(), *self.tracks.panes(), *self.work.panes()]
        focus = QApplication.focusWidget()
        here = -1
        for place, part in enumerate(ring):
            if focus is not None and _pane_of(part).isAncestorOf(focus):
                here = place
        if focus in ring:
            here = ring.index(focus)
        if ring:
            place = (here + step) % len(ring) if here >= 0 else (0 if step > 0 else -1)
            ring[place].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, panes: bytes, columns: bytes, zoom: int = 0) -> None:
        """Take up saved widths and the size of the subtitles; anything else is ignored."""
        self._columns = _read_columns(columns)
        self.work.zoom = zoom
        self.panes.restore(panes)
        self.tracks.restore_columns(self._columns.get(_TRACKS, b""))

    def saved_columns(self) -> bytes:
        """Return widths, order and choice of the columns of all tables."""
        columns = {**self._columns, _TRACKS: self.tracks.saved_columns()}
        if self._activity is not None:
            columns |= {one.objectName(): one.saved_columns() for one in self._activity.tables}
        if self._project_page is not None:
            columns |= self._project_page.saved_columns()
        columns |= self._saved_review()
        return json.dumps({name: state.hex() for name, state in columns.items()}).encode()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Go through the parts in the order of the screen, whenever they were made."""
        self._order_tabs()
        return super().focusNextPrevChild(forwards)

    def _order_tabs(self) -> None:
        """Chain the parts; within each, widgets stay in the order in which they were made."""
        chain: list[QWidget] = []
        one: QWidget | None = self.nextInFocusChain()
        while one is not None and one is not self:
            chain.append(one)
            one = one.nextInFocusChain()
        work = [*self.work.tab_parts(), *filter(None, [self._bulk, self._return])]
        review = [] if self._review_page is None else self._review_page.tab_parts()
        parts = [self.header, *review, self.library, self.tracks, *work, self.footer]
        ordered = [one for part in parts for one in chain if one is part or part.isAncestorOf(one)]
        takes = [one for one in ordered if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(takes):
            QWidget.setTabOrder(before, after)

    def _show_tools(self, useful: bool) -> None:
        """Hide what works on a project while there is none."""
        self._has_tools = useful
        self._give_room()

    def _give_room(self) -> None:
        """Leave the bar at the top to a review that has little height: its own names the rest."""
        page = self._review_page
        judges = page is not None and self._pages.currentWidget() is page
        is_low = judges and self.height() < scaled(_ROOM_FOR_HEADER)
        self.header.setVisible(self._has_tools and not is_low)
        if page is not None:
            page.head.show_environment(self.header.environment if is_low else None)

    def _lend_header(self) -> None:
        """Show the bar at the top until the keyboard goes back to the review."""
        self.header.setVisible(self._has_tools)

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        page = self._review_page
        if now is not None and page is not None and page.isAncestorOf(now):
            self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew."""
        super().resizeEvent(event)
        self._give_room()

    def _is_on_screen(self, page: QWidget | None) -> bool:
        return page is not None and page.isVisible()

    def _show_page(self, page: ActivityPage | ComparisonPage | ProjectPage | ReviewPage) -> None:
        self.left_panes.emit()
        self._pages.setCurrentWidget(page)
        page.take_keyboard()

    def _tell_page(self) -> None:
        self.covered.emit(self._pages.currentWidget() not in {self.panes, self._sign_in})

    def _leave_page(self) -> None:
        """Go back to the videos, with the keyboard among the tracks."""
        pages = (self._activity, self._comparison, self._project_page, self._review_page)
        if not any(map(self._is_on_screen, pages)):
            return
        self.work.cover(None)
        self._pages.setCurrentWidget(self.panes)
        self.tracks.take_keyboard()

    def _uncover(self) -> None:
        """Show the work on what is selected now: what stands there is what Delete acts on."""
        if self.work.is_covered:
            self.work.cover(None)

    def _find(self) -> None:
        if self._is_on_screen(self._activity):
            self.activity.search_history()
        elif self._project_page is not None and self._project_page.isVisible():
            self._project_page.search()

    def _say_why_not(self, reason: str) -> None:
        self.notification.remark(reason)

    def _connect(self) -> None:
        decision, tracks = self.work.decision, self.tracks
        tracks.open_wanted.connect(self.header.field.focus)
        tracks.delete_pressed.connect(decision.request_delete)
        tracks.delete_changed.connect(lambda: decision.show_obstacle(tracks.why_not()))
        tracks.selection_changed.connect(self._uncover)
        tracks.findings_wanted.connect(self.work.lead_to_finding)
        tracks.next_pressed.connect(decision.next_requested)
        decision.delete_refused.connect(self._say_why_not)
        decision.left.connect(tracks.take_keyboard)
        decision.show_obstacle(tracks.why_not())
        self.header.field.open_requested.connect(self._leave_page)
        self.header.field.wanted.connect(self._lend_header)
        self.header.environment_shown.connect(self._give_room)
        self._pages.currentChanged.connect(self._give_room)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)
        self.library.find_action.triggered.connect(self._find)
        self.library.fold_wanted.connect(self.panes.fold)
        self.panes.folded.connect(self.library.set_folded)


def _pane_of(part: QWidget) -> QWidget:
    parent = part.parentWidget()
    return parent if parent is not None else part


def _read_columns(data: bytes) -> dict[str, bytes]:
    """Return what `saved_columns` returned; nothing of anything else."""
    try:
        return {str(name): bytes.fromhex(state) for name, state in json.loads(data).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
