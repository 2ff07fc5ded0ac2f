"""Reviews: the list of them, the page on which tracks are judged, and what follows from it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from trackman.domain.app_links import AppLink
from trackman.domain.errors import ReviewError
from trackman.domain.library import Scope
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.ui.controllers.player import PlayerController
from trackman.ui.session.controllers import SessionControllers
from trackman.ui.session.sounds import SoundWiring

if TYPE_CHECKING:
    from trackman.domain.journal import Entry
    from trackman.domain.review.queue import QueueItem, Reviewer, ReviewPlace
    from trackman.domain.review.records import Decision
    from trackman.services.review.open_review import OpenReview
    from trackman.services.review.prefetch import ReviewTexts
    from trackman.services.review.reviews import Reviews
    from trackman.ui.controllers.operations.applying import ApplyingController
    from trackman.ui.controllers.operations.decision_watch import DecisionWatch
    from trackman.ui.controllers.operations.left_deletions import LeftDeletionsController
    from trackman.ui.controllers.review.queues import ReviewQueuesController
    from trackman.ui.controllers.review.review import ReviewController

_log = logging.getLogger(__name__)


class ReviewWiring(QObject):
    """Makes what serves reviews when somebody wants it, and connects it with the session."""

    def __init__(self, session: SessionControllers, sounds: SoundWiring) -> None:
        super().__init__(session)
        self._session = session
        self._sounds = sounds
        self.opened: Reviews | None = None
        """The reviews of the project, once somebody wanted them."""
        session.window.reviews_requested.connect(self._open)
        session.window.review_requested.connect(self._begin_with_video)
        session.whole.review_requested.connect(self.begin)
        offer = session.recovery.offer
        offer.deletions_wanted.connect(lambda left: self.left_deletions.go_on(left))
        session.bulk.plan_again = session.deleting.plan_again = self._plan_again
        session.archive.all_data = lambda: session.connection.archive(
            session.context.stores, self.reviews
        )

    @property
    def reviews(self) -> Reviews:
        """The reviews of the project, opened when somebody wants them."""
        if self.opened is None:
            from trackman.store.review.projects import project_behind, remember_project

            session, planner = self._session, self._session.context.planner
            stores, environment = session.context.stores, session.connection.environment
            if planner.is_certain:
                project = planner.project_id
                remember_project(stores.folder, planner.project, project)
            else:
                project = project_behind(stores.folder, planner.project)
            self.opened = session.connection.reviews(
                stores.review_folder,
                Scope(project, environment),
                self._place,
                self._reviewer,
                Scope(planner.project, environment),
            )
        return self.opened

    @cached_property
    def queues(self) -> ReviewQueuesController:
        """The controller of the list of reviews, made when somebody wants it."""
        from trackman.ui.controllers.review.queues import ReviewQueuesController

        one = ReviewQueuesController(self._session.context, self._session.window, self.reviews)
        one.setParent(self)
        one.go_on_wanted.connect(lambda queue: self.reviewing.go_on(queue))
        return one

    @cached_property
    def reviewing(self) -> ReviewController:
        """The controller of the page on which tracks are judged, made when a review begins."""
        from trackman.ui.controllers.review.review import ReviewController, ReviewParts

        session, workspace = self._session, self._session.window.workspace
        connection, inventory = session.connection, session.whole.inventory
        playing = PlayerController(
            workspace.review_page.playing,
            session.tasks,
            connection.playback(),
            muted=lambda: session.settings().start_muted,
            keeps_player=True,
        )
        texts = connection.review_texts(inventory, session.context.stores, session.quality.checks)
        parts = ReviewParts(
            self.reviews,
            texts,
            inventory,
            playing,
            session.info,
            session.reader,
            lambda: session.editing,
            session.settings,
        )
        one = ReviewController(session.context, workspace, parts)
        one.setParent(self)
        one.fix_requested.connect(self._open_to_fix)
        one.overview_requested.connect(lambda review: self.applying.open(review))
        one.decided.connect(self._apply_at_once)
        for over in (session.operations.ended, session.operations.dropped):
            over.connect(lambda run: one.note_ended(run.track))
        one.undo_applied = lambda review, last: self.applying.take_back(review, last)
        workspace.review_page.window_undoes = lambda: bool(session.undo.text())
        workspace.review_return.back_pressed.connect(one.show_again)
        self._connect_player(playing)
        self._connect_editing(one)
        self._connect_sounds(one, playing, texts)
        session.ending.callback(workspace.forget_review)
        session.ending.push_async_callback(one.end)
        return one

    @cached_property
    def applying(self) -> ApplyingController:
        """The controller of what reviews decided, made when somebody decides for a deletion."""
        from trackman.ui.controllers.operations.applying import ApplyingController, ApplyingParts

        session = self._session
        one = ApplyingController(
            session.context,
            session.window,
            self.reviews,
            session.whole.inventory,
            ApplyingParts(
                session.operations,
                session.bulk,
                session.undo,
                session.restoring.restore,
                self._watch,
            ),
        )
        one.setParent(self)
        one.why_not = lambda: session.header.obstacle
        one.item_wanted.connect(lambda *wanted: self.reviewing.show_item(*wanted))
        session.ending.callback(one.stop)
        return one

    @cached_property
    def _watch(self) -> DecisionWatch:
        from trackman.ui.controllers.operations.decision_watch import DecisionWatch

        one = DecisionWatch(self._session.context, self._session.bulk)
        self._session.ending.callback(one.end)
        return one

    @cached_property
    def left_deletions(self) -> LeftDeletionsController:
        """The controller that goes on with what a kill left, made when somebody wants that."""
        from trackman.ui.controllers.operations.left_deletions import LeftDeletionsController

        session = self._session
        one = LeftDeletionsController(
            session.context, self.reviews, session.whole.inventory, session.bulk, self._watch
        )
        one.setParent(self)
        one.reviews_requested.connect(self._open)
        one.taken_up.connect(session.recovery.offer.note_taken_up)
        one.refused.connect(session.recovery.offer.note_refused)
        return one

    def begin(self, name: str, keys: list[int]) -> None:
        """Have tracks of the inventory judged one after another."""
        self.reviewing.begin(name, keys)

    def offer(self, name: str, items: Sequence[QueueItem]) -> None:
        """Have a review of this name to try out, unless there is one, once the project is known."""
        once, session = Qt.ConnectionType.SingleShotConnection, self._session
        session.header.project_read.connect(
            lambda: session.tasks.start(self._add(name, items)), once
        )

    async def _add(self, name: str, items: Sequence[QueueItem]) -> None:
        await self._session.connection.prepare_reviews()
        try:
            if all(one.queue.name != name for one in await self.reviews.queues()):
                await self.reviews.add(name, items)
        except ReviewError as error:
            _log.warning("no review to try out: %s", error)

    def _place(self) -> ReviewPlace:
        from trackman.domain.review.queue import ReviewPlace

        planner, chosen = self._session.context.planner, self._session.connection.environment
        environment = None if chosen == planner.primary else chosen
        return ReviewPlace(planner.project_id, planner.name, environment, planner.is_certain)

    def _reviewer(self) -> Reviewer:
        from trackman.store.review.reviewer import own_reviewer

        settings = self._session.settings()
        return own_reviewer(self._session.context.stores.folder, settings.reviewer_name)

    async def _plan_again(self, left: Sequence[Entry]) -> list[Entry]:
        return await self.left_deletions.plan_again(left)

    def _open(self) -> None:
        self.queues.open()

    def _begin_with_video(self) -> None:
        """Have the tracks of the open video judged, or those of them that are selected."""
        from trackman.domain.review.queue import QueueItem

        if (video := self._session.current.video) is not None:
            chosen = self._session.current.selection
            upload = video.upload
            items = [
                QueueItem(one, upload.filename, upload.mux_playback_id)
                for one in (chosen if len(chosen) > 1 else video.tracks)
            ]
            self.reviewing.begin_with(upload.filename, items)

    def _open_to_fix(self, link: AppLink) -> None:
        """Bring a track of a review among the videos, from where it is opened in the editor."""
        self._session.window.workspace.leave_review()
        self._session.open_at(link)

    def _apply_at_once(self, review: OpenReview, item: QueueItem, decision: Decision) -> None:
        """Carry out what was just decided, if the settings say so."""
        if self._session.settings().apply_decisions_at_once:
            self.applying.note_decided(review, item, decision)

    def _connect_player(self, playing: PlayerController) -> None:
        workspace = self._session.window.workspace
        playing.cues_changed.connect(workspace.review_page.text.show_current_cues)
        playing.sought.connect(workspace.review_page.text.table.follow)
        workspace.left_panes.connect(playing.pause)

    def _connect_editing(self, reviewing: ReviewController) -> None:
        """Have the page know what becomes of a text that its track's fault sent to the editor."""
        session, fixing = self._session, reviewing.fixing
        session.text.text_shown.connect(fixing.take_text)
        session.opening.read.connect(lambda: fixing.take_current(session.text.text))
        session.editing.closed.connect(fixing.note_closed)
        session.editing.publish_requested.connect(lambda _, track: fixing.note_publishing(track))
        session.replacing.replaced.connect(fixing.note_replaced)
        session.replacing.kept.connect(fixing.note_kept)

    def _connect_sounds(
        self, reviewing: ReviewController, playing: PlayerController, texts: ReviewTexts
    ) -> None:
        """Show under the picture of a review what is known of its sound, and have it checked."""
        from trackman.ui.controllers.speech.review_marks import ReviewMarks
        from trackman.ui.speech.review_sound import ReviewSound

        session, speech = self._session, self._sounds.speech
        page, view = session.window.workspace.review_page, ReviewSound()
        hearing = session.connection.hearing(session.context.stores.sounds_folder)
        marks = ReviewMarks(session.context, view, texts, hearing)
        page.take_marks(view)
        reviewing.shown.connect(marks.show_item)
        playing.position_changed.connect(marks.show_position)
        marks.moment_wanted.connect(playing.play_from)

        def check(*, whole: bool) -> None:
            if (review := reviewing.review) is not None:
                speech.check_queue(review.queue.id, reviewing.present_items(whole=whole))

        def is_judged(track: Track) -> bool:
            item = reviewing.item
            return (
                page.isVisible() and item is not None and reviewing.now(item).track.id == track.id
            )

        def plays_here(track: Track, moment: int) -> bool:
            item = reviewing.item
            if not page.isVisible() or item is None or item.track.upload_id != track.upload_id:
                return False
            playing.play_from(Cue(moment, moment + 1, ""))
            return True

        def follow(moment: int) -> None:
            if (item := reviewing.item) is not None:
                speech.show_position_of(item.track.upload_id, moment)

        self._sounds.is_judged = is_judged
        speech.plays_here = plays_here
        speech.marks_found.connect(marks.take_marks)
        playing.position_changed.connect(follow)
        view.check_requested.connect(lambda: check(whole=False))
        view.refused.connect(session.window.notification.remark)
        view.check_all_requested.connect(lambda: check(whole=True))
        page.commanded.connect(
            lambda command: view.request_check() if command == "review-sound" else None
        )
