"""One session with one project: its controllers, wired to the window and to each other."""

from __future__ import annotations

import logging
import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from trackman.domain.additions import NewTrack
from trackman.domain.app_links import AppLink, is_app_link
from trackman.domain.creations import Created
from trackman.domain.deletions import Failed
from trackman.domain.errors import ApiError, JobFailedError, JournalError, ReviewError
from trackman.domain.library import Scope
from trackman.domain.names import shown
from trackman.domain.projects import Project
from trackman.domain.requests import OpenRequest
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, TrackKind
from trackman.domain.uploads import Video
from trackman.services.connection import Connection
from trackman.services.operations.planner import Planner
from trackman.services.stores import Stores
from trackman.store.cache.cache import StoredVideo
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.additions import FileAdditions
from trackman.ui.controllers.app_links import AppLinks
from trackman.ui.controllers.changes import ChangesController
from trackman.ui.controllers.comparison import ComparisonController
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import Dialogs
from trackman.ui.controllers.editor import EditorController
from trackman.ui.controllers.generation import GenerationController
from trackman.ui.controllers.inventory.whole_project import WholeProject
from trackman.ui.controllers.library import LibraryController
from trackman.ui.controllers.link_target import LinkTarget
from trackman.ui.controllers.navigation import NavigationController
from trackman.ui.controllers.notices import NoticesController
from trackman.ui.controllers.operations.activity import ActivityController
from trackman.ui.controllers.operations.addition import AdditionController
from trackman.ui.controllers.operations.archive import ArchiveController
from trackman.ui.controllers.operations.bulk import BulkController
from trackman.ui.controllers.operations.deletion import DeletionController
from trackman.ui.controllers.operations.quitting import Quitting
from trackman.ui.controllers.operations.recovery import RecoveryController
from trackman.ui.controllers.operations.replacement import ReplacementController
from trackman.ui.controllers.operations.restore import RestoreController
from trackman.ui.controllers.operations.tracker import Operation, OperationTracker
from trackman.ui.controllers.operations.undo import UndoController
from trackman.ui.controllers.palette import PaletteController
from trackman.ui.controllers.player import PlayerController
from trackman.ui.controllers.project_header import ProjectHeader
from trackman.ui.controllers.quality import QualityController
from trackman.ui.controllers.recent_videos import RecentVideos
from trackman.ui.controllers.reports import ReportsController
from trackman.ui.controllers.text import TextController
from trackman.ui.controllers.video import VideoController
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.current import Current
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.messages import About, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from trackman.domain.review.queue import QueueItem, Reviewer, ReviewPlace
    from trackman.domain.review.records import Decision
    from trackman.services.review.open_review import OpenReview
    from trackman.services.review.prefetch import ReviewTexts
    from trackman.services.review.reviews import Reviews
    from trackman.ui.controllers.inventory.replacing import TextReplacingController
    from trackman.ui.controllers.inventory.rules import RulesController
    from trackman.ui.controllers.operations.applying import ApplyingController
    from trackman.ui.controllers.review.queues import ReviewQueuesController
    from trackman.ui.controllers.review.review import ReviewController
    from trackman.ui.controllers.speech.speech import SpeechController
    from trackman.ui.palette.palette import Palette

_LISTEN_AFTER = 2000  # milliseconds since the project was read
_QUIET_REFRESH_AFTER = 20.0  # seconds since the last reading
_log = logging.getLogger(__name__)


class Session(QObject):
    """Makes the controllers of one session, and reads everything anew when that is wanted."""

    def __init__(
        self,
        window: MainWindow,
        tasks: Tasks,
        connection: Connection,
        stores: Stores,
        planner: Planner,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self.connection = connection
        workspace = window.workspace
        self.current = Current()
        self.context = context = SessionContext(
            tasks=tasks,
            connection=connection,
            stores=stores,
            planner=planner,
            messages=messages,
            notification=workspace.notification,
            dialogs=Dialogs(window, stores.folder),
            current=self.current,
        )
        self.operations = OperationTracker(connection.work(stores.ledger, stores.backups), tasks)
        self.info = VideoInfoController(context, workspace.work)
        self.restoring = RestoreController(context, self.operations)
        self.adding = AdditionController(context, self.operations)
        self.replacing = ReplacementController(context, self.operations)
        self.undo = UndoController(
            context, self.operations, self.restoring.restore, self.replacing.put_back
        )
        self.deleting = DeletionController(
            context, workspace, self.operations, self.undo, self.info
        )
        self.recovery = RecoveryController(context, self.operations)
        self.activity = ActivityController(
            context, workspace, self.operations, self.restoring, self.recovery
        )
        self.archive = ArchiveController(context, workspace)
        self.reports = ReportsController(context)
        self._quitting = Quitting(context, self.operations, window.close)
        self._reader = reader = connection.reading(stores.backups, stores.texts)
        self.text = TextController(context, workspace, reader)
        self.comparison = ComparisonController(context, workspace, reader)
        self.quality = QualityController(context, workspace, reader, checks := connection.judging())
        self.files = FileAdditions(context, workspace, files := connection.track_files(checks))
        self.generation = GenerationController(context, workspace.tracks, self.adding.generating)
        self.changes = ChangesController(context, workspace, reader, files)
        self.editing = EditorController(
            context,
            workspace,
            connection.editing(stores.drafts, checks),
            lambda: self.quality.texts,
        )
        workspace.library.enter(scope := Scope(planner.project, connection.environment))
        self.library, self.whole = (
            LibraryController(context, workspace.library, scope),
            WholeProject(context, workspace, scope, checks),
        )
        self.playing = PlayerController(
            workspace.work.playing,
            tasks,
            connection.playback(),
            muted=lambda: load_settings(stores.folder).start_muted,
        )
        self.header = ProjectHeader(context, workspace)
        self.palette = PaletteController(context, self.library.library, self.open)
        self.opening = VideoController(
            context,
            workspace,
            self.library.library,
            recents := RecentVideos(stores.folder, planner.project, workspace),
        )
        self.recents, self.target = recents, LinkTarget(context, workspace)
        self.links = AppLinks(context, workspace, planner.project if planner.is_certain else None)
        self.navigation = NavigationController(
            context, workspace, self.library.videos_after, self.library.library.summary
        )
        self._is_told, self._read_at = False, time.monotonic()
        """True once a person has heard that a draft stays, and wants to quit; the last reading."""
        self._make_bulk()
        self._connect()

    @cached_property
    def rules(self) -> RulesController:
        """The controller of rules, made when somebody wants one."""
        from trackman.ui.controllers.inventory.rules import RulesController

        one = RulesController(
            self.context,
            self._window,
            self.whole.inventory,
            self.bulk.ask_and_delete,
            self.library.library.collections,
        )
        one.why_not = lambda: self.header.deletion_obstacle
        one.review_requested.connect(self._review)
        one.setParent(self)
        return one

    @cached_property
    def reviews(self) -> Reviews:
        """The review queues of the project, opened when somebody wants them."""
        from trackman.store.review.projects import project_behind, remember_project

        stores, planner = self.context.stores, self.context.planner
        if planner.is_certain:
            project = planner.project_id
            remember_project(stores.folder, planner.project, project)
        else:
            project = project_behind(stores.folder, planner.project)
        environment = self.connection.environment
        return self.connection.reviews(
            stores.review_folder,
            Scope(project, environment),
            self._review_place,
            self._reviewer,
            Scope(planner.project, environment),
        )

    @cached_property
    def review_queues(self) -> ReviewQueuesController:
        """The controller of the list of reviews, made when somebody wants it."""
        from trackman.ui.controllers.review.queues import ReviewQueuesController

        one = ReviewQueuesController(self.context, self._window, self.reviews)
        one.go_on_wanted.connect(lambda queue: self.reviewing.go_on(queue))
        one.setParent(self)
        return one

    def offer_review(self, name: str, items: Sequence[QueueItem]) -> None:
        """Have a review of this name to try out, unless there is one, once the project is known."""
        once = Qt.ConnectionType.SingleShotConnection
        self.header.project_read.connect(
            lambda: self._tasks.start(self._add_review(name, items)), once
        )

    async def _add_review(self, name: str, items: Sequence[QueueItem]) -> None:
        await self.connection.prepare_reviews()
        try:
            if all(one.queue.name != name for one in await self.reviews.queues()):
                await self.reviews.add(name, items)
        except ReviewError as error:
            _log.warning("no review to try out: %s", error)

    def _review_place(self) -> ReviewPlace:
        from trackman.domain.review.queue import ReviewPlace

        planner, chosen = self.context.planner, self.connection.environment
        environment = None if chosen == planner.primary else chosen
        return ReviewPlace(planner.project_id, planner.name, environment, planner.is_certain)

    def _reviewer(self) -> Reviewer:
        from trackman.store.review.reviewer import own_reviewer

        folder = self.context.stores.folder
        return own_reviewer(folder, load_settings(folder).reviewer_name)

    @cached_property
    def text_replacing(self) -> TextReplacingController:
        """The controller of find and replace over many texts, made when somebody wants it."""
        from trackman.ui.controllers.inventory.replacing import TextReplacingController

        one = TextReplacingController(
            self.context,
            self._window,
            self.whole.inventory,
            self.replacing.begin,
        )
        self.replacing.replaced.connect(lambda run: one.note_published(run.entry, run.new_track))
        one.why_not = lambda: self.header.obstacle
        one.setParent(self)
        return one

    @cached_property
    def reviewing(self) -> ReviewController:
        """The controller of the page on which tracks are judged, made when a review begins."""
        from trackman.ui.controllers.review.review import ReviewController, ReviewParts

        context, workspace, inventory = self.context, self._window.workspace, self.whole.inventory
        playing = PlayerController(
            workspace.review_page.playing,
            self._tasks,
            self.connection.playback(),
            muted=lambda: load_settings(context.stores.folder).start_muted,
            keeps_player=True,
        )
        texts = self.connection.review_texts(inventory, context.stores, self.quality.checks)
        parts = ReviewParts(
            self.reviews,
            texts,
            inventory,
            playing,
            self.info,
            self._reader,
            lambda: self.editing,
            lambda: load_settings(context.stores.folder),
        )
        one = ReviewController(context, workspace, parts)
        playing.cues_changed.connect(workspace.review_page.text.show_current_cues)
        playing.sought.connect(workspace.review_page.text.table.follow)
        workspace.left_panes.connect(playing.pause)
        workspace.review_return.back_pressed.connect(one.show_again)
        one.fix_requested.connect(self._open_to_fix)
        one.overview_requested.connect(lambda review: self.applying.open(review))
        one.decided.connect(self._apply_at_once)
        workspace.review_page.window_undoes = lambda: bool(self.undo.text())
        one.undo_applied = lambda review, last: self.applying.take_back(review, last)
        self.text.text_shown.connect(one.fixing.take_text)
        self.opening.read.connect(lambda: one.fixing.take_current(self.text.text))
        self.editing.closed.connect(one.fixing.note_closed)
        self.editing.publish_requested.connect(lambda _, track: one.fixing.note_publishing(track))
        self.replacing.replaced.connect(one.fixing.note_replaced)
        self.replacing.kept.connect(one.fixing.note_kept)
        one.setParent(self)
        self._listen_in_review(one, playing, texts)
        return one

    def _apply_at_once(self, review: OpenReview, item: QueueItem, decision: Decision) -> None:
        """Carry out what was just decided, if the settings say so."""
        if load_settings(self.context.stores.folder).apply_decisions_at_once:
            self.applying.note_decided(review, item, decision)

    def _listen_in_review(
        self, reviewing: ReviewController, playing: PlayerController, texts: ReviewTexts
    ) -> None:
        """Show under the picture of a review what is known of its sound, and have it checked."""
        from trackman.ui.controllers.speech.review_marks import ReviewMarks
        from trackman.ui.speech.review_sound import ReviewSound

        page, view = self._window.workspace.review_page, ReviewSound()
        hearing = self.connection.hearing(self.context.stores.sounds_folder)
        marks = ReviewMarks(self.context, view, texts, hearing)
        page.take_marks(view)
        reviewing.shown.connect(marks.show_item)
        playing.position_changed.connect(marks.show_position)
        marks.moment_wanted.connect(playing.play_from)

        def check(*, whole: bool) -> None:
            review, item = reviewing.review, reviewing.item
            if review is not None and (whole or item is not None):
                items = review.queue.items if whole or item is None else [item]
                self.speech.check_queue(review.queue.id, items)

        def plays_here(track: Track, moment: int) -> bool:
            item = reviewing.item
            if not page.isVisible() or item is None or item.track.upload_id != track.upload_id:
                return False
            playing.play_from(Cue(moment, moment + 1, ""))
            return True

        def follow(moment: int) -> None:
            if (item := reviewing.item) is not None:
                self.speech.show_position_of(item.track.upload_id, moment)

        self.speech.plays_here = plays_here
        self.speech.marks_found.connect(marks.take_marks)
        playing.position_changed.connect(follow)
        view.check_requested.connect(lambda: check(whole=False))
        view.check_all_requested.connect(lambda: check(whole=True))
        page.commanded.connect(
            lambda command: check(whole=False) if command == "review-sound" else None
        )

    @cached_property
    def applying(self) -> ApplyingController:
        """The controller of what reviews decided, made when somebody decides for a deletion."""
        from trackman.ui.controllers.operations.applying import ApplyingController, ApplyingParts

        one = ApplyingController(
            self.context,
            self._window,
            self.reviews,
            self.whole.inventory,
            ApplyingParts(self.operations, self.bulk, self.undo, self.restoring.restore),
        )
        one.why_not = lambda: self.header.obstacle
        one.item_wanted.connect(lambda *wanted: self.reviewing.show_item(*wanted))
        one.setParent(self)
        return one

    def _open_to_fix(self, link: AppLink) -> None:
        """Bring a track of a review among the videos, from where it is opened in the editor."""
        self._window.workspace.leave_review()
        self.open_at(link)

    @cached_property
    def speech(self) -> SpeechController:
        """The controller that holds texts against sounds, made when somebody wants it."""
        from trackman.ui.controllers.speech.speech import SpeechController

        one = SpeechController(
            self.context,
            self._window,
            self._reader,
            self.editing.cues_of,
            lambda: self.playing.heard,
        )
        self.playing.position_changed.connect(one.show_position)
        one.play_wanted.connect(self.playing.play_from)
        one.place_wanted.connect(self.open_at)
        one.mend_wanted.connect(self._mend_times)
        one.setParent(self)
        return one

    def _mend_times(self, track: Track, ratio: float, offset: float) -> None:
        """Have the editor move the cues of a track, which comes on screen where it is not."""
        workspace, current = self._window.workspace, self.current.track
        if "reviewing" in self.__dict__ and self._judges(track):
            self.editing.mend_times(track, None, ratio, offset)
            workspace.review_page.commanded.emit("review-fix")
            return
        workspace.leave_review()
        text = self.quality.texts.get(track.id)
        if current is not None and current.id == track.id and text is not None:
            self.editing.mend_times(track, text, ratio, offset)
        else:
            self.editing.mend_times(track, None, ratio, offset)
            self.open_at(AppLink(track.upload_id, track_id=track.id))

    def _judges(self, track: Track) -> bool:
        """Tell whether a track is on the page of the review, which is on screen."""
        item = self.reviewing.item
        is_seen = self._window.workspace.review_page.isVisible()
        return is_seen and item is not None and item.track.id == track.id

    def _make_bulk(self) -> None:
        """Make what works on many videos at once, the last of the controllers."""
        self.bulk = BulkController(
            self.context,
            self._window.workspace,
            self.operations,
            self.undo,
            lambda: self.whole.inventory,
        )
        self.notices = NoticesController(self.context, self._window)
        self._take_parts()

    def _take_parts(self) -> None:
        """Have the controllers end with this session."""
        for part in (
            *(self.current, self.operations, self.info, self.restoring, self.undo),
            *(self.adding, self.replacing, self.changes, self.generation),
            *(self.deleting, self.recovery, self.activity, self.archive, self.reports, self.text),
            *(self.comparison, self.quality, self.library, self.playing, self.header),
            *(self.opening, self.navigation, self.files, self.editing, self.target, self.links),
            *(self.palette, self.whole, self.bulk, self.notices),
        ):
            part.setParent(self)

    def start(self, request: OpenRequest) -> None:
        """Read the project and its library, and open what was asked for at the start."""
        self.library.start()
        self.recovery.start()
        self.header.start(self.library.answered)
        self._window.library.take_keyboard()
        if not request.video:
            self._window.tracks.show_empty()
        self.take(request)

    def take(self, request: OpenRequest) -> None:
        """Open a video, and offer it the files; without one, those are for the open video."""
        if request.files and request.video:
            self.files.keep(request.files)
        elif request.files:
            self._take_files(request.files)
        if request.video:
            self.open(request.video)

    def _take_files(self, paths: Sequence[Path]) -> None:
        """Take up files that were dropped: reviews, or what tracks can be made of."""
        from trackman.domain.review.queue import REVIEW_SUFFIX

        reviews = [path for path in paths if path.suffix == REVIEW_SUFFIX]
        if reviews:
            self.review_queues.take_files(reviews)
        if rest := [path for path in paths if path not in reviews]:
            self.files.open(rest)

    def open(self, text: str) -> None:
        """Open what was typed, pasted, dropped or handed over."""
        self.links.dismiss_words()
        self.target.dismiss_words()
        if is_app_link(text):
            self.links.follow(text)
        else:
            self.opening.open(text)

    def open_at(self, link: AppLink) -> None:
        """Open a video of this project and environment at the place a link names."""
        self.target.aim_at(link)
        self.opening.open(link.upload_id)

    def refresh(self) -> None:
        """Read everything on the screen again, and look into what is not known."""
        self._read_at = time.monotonic()
        self.info.doubt()
        self.recovery.recheck()
        self.library.refresh()
        self.header.refresh()
        self.opening.refresh()

    async def end(self) -> None:
        """Give up all work and close the connection; what was edited stays as a draft."""
        await self.editing.end()
        await self.bulk.end()
        self.recovery.stop()
        if "applying" in self.__dict__:
            self.applying.stop()
        if "reviewing" in self.__dict__:
            await self.reviewing.end()
            self._window.workspace.forget_review()
        if "text_replacing" in self.__dict__:
            self.text_replacing.stop()
        if "speech" in self.__dict__:
            self.speech.stop()
        self.whole.stop()
        self.files.stop()
        self.quality.stop()
        self.library.stop()
        self.playing.stop()
        self.header.stop()
        await self._tasks.stop()
        if "reviews" in self.__dict__:
            await self.reviews.settled()
        self.connection.close()
        if "reviews" in self.__dict__:
            self.reviews.close()
        self.whole.close()
        self._window.notification.clear()  # its buttons would act on what has ended

    def _connect(self) -> None:
        self.context.stores.ledger.trouble = self._show_journal_error
        self._window.may_close = self._may_close
        self._connect_window()
        self._connect_operations()
        self._connect_video()
        self._connect_project_page()
        for wanted in (self._window.moderation_requested, self.archive.report_requested):
            wanted.connect(self.reports.open)
        self._show_undo()
        self._show_title()

    def _connect_window(self) -> None:
        """Give each command of the window to its controller."""
        window, workspace = self._window, self._window.workspace
        window.open_requested.connect(self.open)
        window.palette_opened.connect(self._serve_palette)
        window.recent_cleared.connect(self.recents.clear)
        self.recents.changed.connect(window.show_recent)
        self.recents.offer()
        window.refresh_requested.connect(self.refresh)
        window.undo_requested.connect(self.undo.undo)
        window.compare_requested.connect(self.comparison.compare)
        window.generation_requested.connect(self.generation.ask)
        window.change_requested.connect(self.changes.change_details)
        window.replace_requested.connect(self.changes.replace_by_file)

        window.versions_requested.connect(self.changes.show_versions)
        window.copy_requested.connect(self.changes.copy_to_video)
        window.download_requested.connect(self.changes.download)
        window.files_dropped.connect(self._take_files)
        window.paste_requested.connect(self.files.paste)
        workspace.tracks.add_wanted.connect(lambda: self.files.open())
        window.find_text_requested.connect(self.text.find)
        window.find_text_requested.connect(self.comparison.go_on)
        window.activity_requested.connect(self.archive.connect_history)
        window.activity_requested.connect(self.activity.open)
        window.export_all_requested.connect(self.archive.export_all)
        window.import_requested.connect(self.archive.import_all)
        window.check_backups_requested.connect(self.archive.check)
        workspace.library.video_chosen.connect(self.opening.choose)
        workspace.library.video_entered.connect(self.opening.enter)
        workspace.tracks.activated.connect(self._work_on)
        workspace.tracks.retry_requested.connect(self.opening.again)
        workspace.left_panes.connect(self.playing.pause)
        self.current.panel_changed.connect(lambda: self.playing.show_track(self.current.track))
        workspace.work.play_requested.connect(self.playing.play)
        self.comparison.delete_requested.connect(
            lambda track: self._tasks.start(self.deleting.delete([track]))
        )
        self.navigation.counted.connect(self.library.note_findings)
        self.navigation.video_wanted.connect(self.opening.choose)
        window.finding_requested.connect(self.text.go_to_finding)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._come_back)

    def _connect_project_page(self) -> None:
        """Give what is asked for on the page about the whole project to its controller."""
        self.whole.link_wanted.connect(self.open_at)
        self.whole.video_wanted.connect(self.opening.open)
        self.whole.put_back_wanted.connect(self.adding.add)
        self.whole.delete_requested.connect(self.bulk.delete)
        self.whole.replace_wanted.connect(lambda search: self.text_replacing.open(search))
        for wanted in (self.whole.rule_requested, self._window.rules_requested):
            wanted.connect(lambda: self.rules.open())
        self._window.reviews_requested.connect(lambda: self.review_queues.open())
        self._window.keep_languages_requested.connect(lambda: self.rules.keep_languages())
        self.whole.review_requested.connect(self._review)
        self._window.review_requested.connect(self._review_video)
        self.whole.scan_ended.connect(self.notices.tell_scan)
        self.bulk.states_changed.connect(self.whole.show_states)
        self.bulk.ended.connect(self.notices.tell_bulk)
        self.bulk.why_not = lambda: self.header.obstacle
        self.bulk.why_only_reviews = lambda: self.header.deletion_obstacle
        self.deleting.why_not = lambda: self.header.deletion_obstacle
        self.recovery.deletions_wanted.connect(self.bulk.go_on)
        self._quitting.queued = lambda: self.bulk.queued
        self.opening.taken.connect(self.whole.note_video)
        self.operations.ended.connect(lambda run: self.whole.note_end(run.entry, run.state))
        self.header.project_read.connect(self.whole.note_project)
        self.header.obstacle_changed.connect(self.whole.show_obstacle)
        self.header.deletion_obstacle_changed.connect(self.whole.show_deletion_obstacle)

    def _serve_palette(self, palette: Palette) -> None:
        """Offer videos and views, of videos and of all tracks, in the command palette."""
        self.palette.serve(palette)
        show_panes = self._window.workspace.show_panes
        palette.offer(self.library.palette_entries(show_panes))
        palette.offer(self.whole.palette_entries())

    def _connect_operations(self) -> None:
        self.undo.changed.connect(self._show_undo)
        self.deleting.recheck_requested.connect(self.recovery.settle_run)
        self.deleting.restore_requested.connect(lambda one: self.restoring.restore([one]))
        self.recovery.activity_requested.connect(self._window.activity_requested)
        self.activity.video_wanted.connect(self.opening.open)
        for again in (self.deleting.again_requested, self.activity.again_requested):
            again.connect(self._try_again)
        self.restoring.restored.connect(self._show_restored)
        for changed in (self.adding.added, self.replacing.replaced, self.replacing.kept):
            changed.connect(lambda run: self.opening.refresh_if_open(run.upload_id))
        self.replacing.undo_requested.connect(self.undo.take_back)
        self.playing.cues_changed.connect(self.text.show_current_cues)
        self.playing.sought.connect(self.text.follow_video)
        self.text.cues_changed.connect(self.playing.show_cues)
        self.text.cue_activated.connect(self.playing.jump_to)
        self.text.play_wanted.connect(self.playing.play_from)
        self.text.cue_clicked.connect(self.playing.follow)
        self.text.text_shown.connect(self.quality.take_text)
        self.files.add_requested.connect(self.adding.add)
        self.files.cues_changed.connect(self.playing.show_cues)
        self.files.play_wanted.connect(self.playing.play_from)
        self.files.left.connect(self.text.show_again)
        self.text.export_requested.connect(lambda: self._tasks.start(self.quality.export()))

        self.generation.generation_requested.connect(self.adding.generate)
        self.operations.ended.connect(self._note_sound)
        self.changes.text_requested.connect(self.replacing.replace)
        self.changes.audio_requested.connect(self.replacing.replace_audio)
        self.changes.change_requested.connect(self.replacing.change)
        self.changes.version_requested.connect(self.replacing.restore_version)
        self.changes.comparison_requested.connect(self.comparison.show_texts)
        self.changes.copy_requested.connect(
            lambda video, texts: self.adding.add(video, [NewTrack(*one) for one in texts])
        )
        self._connect_editing()

    def _connect_editing(self) -> None:
        editing = self.editing
        self.text.edit_requested.connect(editing.edit)
        self.text.replace_requested.connect(self.changes.replace_by_file)
        self.text.text_shown.connect(editing.take_text)
        self.playing.cues_changed.connect(editing.show_current_cues)
        self.playing.position_changed.connect(editing.note_position)
        editing.cues_changed.connect(self.playing.show_cues)
        editing.cue_wanted.connect(self.playing.jump_to)
        editing.play_wanted.connect(self.playing.play_from)
        editing.closed.connect(self.text.show_again)
        self._window.sound_requested.connect(lambda: self.speech.check())
        editing.publish_requested.connect(self.replacing.replace)
        self.replacing.replaced.connect(self._carry_draft)
        self.restoring.restored.connect(self._carry_draft)

    def _carry_draft(self, run: Operation) -> None:
        """Keep a draft with the track that took the place of the one it is of."""
        if run.new_track is not None:
            sent = run.entry.backup if run.is_replacement else None
            self.editing.note_new_track(
                run.upload_id,
                run.track.id,
                run.new_track.id,
                published=sent.sha256 if sent is not None else None,
            )

    def _may_close(self) -> bool:
        """Tell whether the window may close now; who has unpublished changes is told first."""
        if not self.editing.has_unpublished or self._is_told:
            return self._quitting.may_close()
        self._tasks.start(self._tell_of_draft())
        return False

    async def _tell_of_draft(self) -> None:
        if await self.context.dialogs.confirm(self.editing.quitting()):
            self._is_told = True
            self._window.close()

    def _connect_video(self) -> None:
        opening = self.opening
        self.current.video_changed.connect(self._show_title)
        self.deleting.video_changed.connect(opening.take)
        opening.taken.connect(self.library.note_tracks)
        opening.left.connect(self._leave_video)
        opening.remembered.connect(self._show_remembered)
        opening.reread.connect(self.operations.forget_ended)
        opening.read.connect(self._show)
        opening.read.connect(self._window.header.field.dismiss_error)
        opening.read.connect(lambda: self.files.offer_waiting())
        opening.read.connect(self.target.take_video)
        self.text.text_shown.connect(self.target.take_text)
        self.target.moment_wanted.connect(self.playing.jump_to)
        self.links.leads_here.connect(self.open_at)
        self.header.unread.connect(self.links.note_unread)
        opening.changed.connect(self.deleting.show_video)
        opening.refresh_wanted.connect(self.refresh)
        for take_project in (
            self.context.planner.note_project,
            self.recovery.note_project,
            self.info.note_project,
            self.changes.note_project,
            self.generation.note_project,
            self._offer_languages,
            self.links.note_project,
        ):
            self.header.project_read.connect(take_project)
        listening = QTimer(self)  # an idle session listens before the first job; it ends with it
        listening.setSingleShot(True)
        listening.setInterval(_LISTEN_AFTER)
        listening.timeout.connect(self.connection.events.listen)
        self.header.project_read.connect(lambda: listening.start())

    def _review(self, name: str, keys: list[int]) -> None:
        """Have tracks of the inventory judged one after another."""
        self.reviewing.begin(name, keys)

    def _review_video(self) -> None:
        """Have the tracks of the open video judged, or those of them that are selected."""
        from trackman.domain.review.queue import QueueItem

        if (video := self.current.video) is not None:
            chosen = self.current.selection
            upload = video.upload
            items = [
                QueueItem(one, upload.filename, upload.mux_playback_id)
                for one in (chosen if len(chosen) > 1 else video.tracks)
            ]
            self.reviewing.begin_with(upload.filename, items)

    def _work_on(self, track: Track) -> None:
        """Go to the text of a track, or hear its sound."""
        if track.kind == TrackKind.AUDIO:
            self.playing.play()
        else:
            self._window.work.take_text()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Read again, quietly, when the window comes back to the front after a while."""
        age = time.monotonic() - self._read_at
        if state == Qt.ApplicationState.ApplicationActive and age > _QUIET_REFRESH_AFTER:
            self._read_at = time.monotonic()
            self.library.refresh()
            self.header.refresh()
            self.opening.refresh_quietly()

    def _leave_video(self, upload_id: str | None) -> None:
        self.current.show_video(None)
        self.navigation.forget()
        self.playing.show_video(None)
        self.library.show_current(upload_id)

    def _show_remembered(self, seen: StoredVideo) -> None:
        self.header.show_age(seen.at)
        self.deleting.show_video(seen.video)
        self.navigation.show_first(seen.video)

    def _show(self, video: Video) -> None:
        self.playing.show_video(video)
        self.header.show_video(video)
        self.deleting.show_video(video)
        self.navigation.show_first(video)
        self.info.read(video)
        self.library.show_current(video.id)

    def _show_title(self) -> None:
        video = self.current.video
        title = "trackman" if video is None else f"{shown(video.upload.filename, 100)} — trackman"
        self._window.setWindowTitle(title)

    def _offer_languages(self, project: Project) -> None:
        if project.site is not None:
            self.library.offer_languages(project.site.locales)
            self.files.offer_languages(project.site.locales)

    def _show_undo(self) -> None:
        self._window.show_undo(self.undo.text() or None)

    def _show_restored(self, operation: Operation) -> None:
        if isinstance(operation.state, Created):
            self.deleting.show_restored(operation.state.track.id, operation.entry.origin)
        self.opening.refresh_if_open(operation.upload_id)

    def _try_again(self, operation: Operation) -> None:
        controller = self.replacing if operation.is_replacement else self.adding
        controller.again(operation)

    def _note_sound(self, operation: Operation) -> None:
        """Remember which video has no sound, once DatoCMS has said so."""
        if isinstance(operation.state, Failed) and (
            isinstance(error := operation.state.error, ApiError | JobFailedError)
            and error.fault.code == "NO_PRIMARY_AUDIO_TRACK"
        ):
            self.generation.note_silent(operation.upload_id)

    def _show_journal_error(self, error: JournalError) -> None:
        problem = self.context.messages.problem(error, About.KEEPING)
        text = self.tr("The last change could not be recorded in the journal. {title}. {text}")
        self._window.notification.say(filled(text, title=problem.title, text=problem.text), "error")
