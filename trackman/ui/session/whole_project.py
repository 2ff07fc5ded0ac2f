"""Work on many tracks of the project: rules, find and replace, and deletions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.ui.session.controllers import SessionControllers
from trackman.ui.session.reviews import ReviewWiring

if TYPE_CHECKING:
    from trackman.ui.controllers.inventory.replacing import TextReplacingController
    from trackman.ui.controllers.inventory.rules import RulesController
    from trackman.ui.palette.palette import Palette


class ProjectWiring(QObject):
    """Connects the page about the whole project with what does the work asked for on it."""

    def __init__(self, session: SessionControllers, reviews: ReviewWiring) -> None:
        super().__init__(session)
        self._session = session
        self._reviews = reviews
        self._connect_page()
        self._connect_bulk()

    @cached_property
    def rules(self) -> RulesController:
        """The controller of rules, made when somebody wants one."""
        from trackman.ui.controllers.inventory.rules import RulesController

        session = self._session
        one = RulesController(
            session.context,
            session.window,
            session.whole.inventory,
            session.bulk.ask_and_delete,
            session.library.library.collections,
        )
        one.setParent(self)
        one.why_not = lambda: session.header.deletion_obstacle
        one.review_requested.connect(self._reviews.begin)
        return one

    @cached_property
    def text_replacing(self) -> TextReplacingController:
        """The controller of find and replace over many texts, made when somebody wants it."""
        from trackman.ui.controllers.inventory.replacing import TextReplacingController

        session = self._session
        one = TextReplacingController(
            session.context, session.window, session.whole.inventory, session.replacing.begin
        )
        one.setParent(self)
        one.why_not = lambda: session.header.obstacle
        session.replacing.replaced.connect(lambda run: one.note_published(run.entry, run.new_track))
        session.ending.callback(one.stop)
        return one

    def _connect_page(self) -> None:
        session, whole, window = self._session, self._session.whole, self._session.window
        window.palette_opened.connect(self._serve_palette)
        window.keep_languages_requested.connect(self._keep_languages)
        for wanted in (whole.rule_requested, window.rules_requested):
            wanted.connect(self._open_rules)
        whole.place = lambda: session.links.place
        whole.link_wanted.connect(session.open_at)
        whole.video_wanted.connect(session.opening.open)
        whole.put_back_wanted.connect(session.adding.add)
        whole.delete_requested.connect(session.bulk.delete)
        whole.replace_wanted.connect(lambda search: self.text_replacing.open(search))
        whole.scan_ended.connect(session.notices.tell_scan)
        session.opening.taken.connect(whole.note_video)
        session.operations.ended.connect(lambda run: whole.note_end(run.entry, run.state))
        session.header.project_read.connect(whole.note_project)
        session.header.obstacle_changed.connect(whole.show_obstacle)
        session.header.deletion_obstacle_changed.connect(whole.show_deletion_obstacle)
        window.accessibility_requested.connect(whole.report_accessibility)
        for wanted in (window.moderation_requested, session.archive.report_requested):
            wanted.connect(session.reports.open)

    def _connect_bulk(self) -> None:
        """Let deletions of many tracks do only what may be done here, and show their states."""
        session, bulk, header = self._session, self._session.bulk, self._session.header
        bulk.states_changed.connect(session.whole.show_states)
        bulk.ended.connect(session.notices.tell_bulk)
        bulk.why_not = lambda: header.obstacle
        bulk.why_only_reviews = lambda: header.deletion_obstacle
        session.deleting.why_not = lambda: header.deletion_obstacle
        session.quitting.queued = lambda: bulk.queued
        session.restoring.told_elsewhere = bulk.tells_of

    def _serve_palette(self, palette: Palette) -> None:
        """Offer videos and views, of videos and of all tracks, in the command palette."""
        session = self._session
        session.palette.serve(palette)
        palette.offer(session.library.palette_entries(session.window.workspace.show_panes))
        palette.offer(session.whole.palette_entries())

    def _open_rules(self) -> None:
        self.rules.open()

    def _keep_languages(self) -> None:
        self.rules.keep_languages()
