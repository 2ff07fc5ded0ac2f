"""A review on screen: its queue is worked through track by track, with one key a decision."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Place
from trackman.domain.names import shown
from trackman.domain.review.pace import ReviewPace
from trackman.domain.review.queue import MOST_ITEMS, QueueItem
from trackman.domain.review.records import Decision, ReviewSnapshot, Verdict
from trackman.domain.settings import Settings
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, TrackKind
from trackman.domain.uploads import Upload, Video
from trackman.services.review.fixes import ReviewFixes
from trackman.services.review.open_review import OpenReview
from trackman.services.review.prefetch import ReviewTexts
from trackman.services.review.present import PresentTracks
from trackman.services.review.reviews import Reviews
from trackman.services.review.shelf import ReviewedText
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.review.beside import BesideTexts
from trackman.ui.controllers.review.ending import ReviewEnding
from trackman.ui.controllers.review.fixing import Edits, FixTrip, TextPublication
from trackman.ui.controllers.review.track_facts import TrackFacts
from trackman.ui.controllers.review.track_on_page import TrackOnPage
from trackman.ui.controllers.review.walk import ReviewWalk
from trackman.ui.controllers.video_info import VideoInfoController
from trackman.ui.review.wording import ReviewWording
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory

_AIMS_MS = 60
"""Time for the screen to be drawn before the next is read: both need the one processor."""
_AWAY = 1800.0
"""Seconds after which nobody judged the track all the time it was on screen."""
_AT_ONCE = 1000
"""Tracks of a new queue that are read together."""
_KEPT_TIMES = 40
_VERDICTS = {
    "review-keep": Verdict.KEEP,
    "review-delete": Verdict.DELETE,
    "review-skip": Verdict.SKIP,
}


class Plays(Protocol):
    """Plays the video of the track on screen."""

    def show_video(self, video: Video | None) -> None:
        """Offer to play a video."""

    def show_cues(self, cues: Sequence[Cue], styling: Sequence[str] = ()) -> None:
        """Keep in step with these."""

    def show_track(self, track: Track | None) -> None:
        """Take up the track, whose sound is heard if it is one."""

    def play(self) -> None:
        """Begin to play."""

    def play_from(self, cue: Cue) -> None:
        """Play from where a cue begins."""

    def jump_to(self, cue: Cue) -> None:
        """Go to where a cue begins."""

    def follow(self, cue: Cue) -> None:
        """Go to where a cue begins, if it plays."""

    def pause(self) -> None:
        """Play no further for now."""

    def stop(self) -> None:
        """Free everything."""


@dataclass(frozen=True, slots=True)
class ReviewParts:
    """Services and parts a review works with."""

    reviews: Reviews
    texts: ReviewTexts
    inventory: Inventory
    playing: Plays
    info: VideoInfoController
    reader: TextReader
    editing: Callable[[], Edits]
    settings: Callable[[], Settings]


class ReviewController(QObject):
    """Serves the page of the review; one queue at a time."""

    fix_requested = Signal(object)
    """This `AppLink` is to be opened among the videos, to fix the text of its track."""
    overview_requested = Signal(object)
    """The decisions of this `OpenReview` are to be looked over."""
    decided = Signal(object, object, object)
    """In this `OpenReview` this `QueueItem` was decided on, with this `Decision`."""
    shown = Signal(object)
    """This `QueueItem` came on screen, with the id that its track has now."""
    closed = Signal()
    """The page has left the screen, and nobody comes back to it by themselves."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        parts: ReviewParts,
    ) -> None:
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._reviews = parts.reviews
        self._texts = parts.texts
        self._inventory = parts.inventory
        self._playing, self._settings = parts.playing, parts.settings
        self._page = workspace.review_page
        self._words = ReviewWording(self)
        self._track = TrackOnPage(self._page)
        self.fixing = FixTrip(context.current, parts.editing)
        self._facts = TrackFacts(context, self._page, parts.info, parts.reader, self._note_video)
        self._facts.drafted_at = self.fixing.drafted_at
        self._beside = BesideTexts(context, self._page, self._facts)
        self._present = PresentTracks(context.stores.ledger, self._is_here)
        self._ending = ReviewEnding(self._page, self._present)
        self._fixes = ReviewFixes(context.stores.ledger, self._is_here, self._present)
        for part in (self._facts, self._beside, self.fixing):
            part.setParent(self)
        self._review: OpenReview | None = None
        self._position = 0
        self._found: ReviewedText | None = None
        self._shown_fate: tuple[str, bool] | None = None
        """The id of the track on screen, and whether it was gone, as it was shown."""
        self._is_gone = False
        self._pace = ReviewPace()
        self._since = QElapsedTimer()
        """Runs since the track came on screen."""
        self._writing: asyncio.Task[None] | None = None
        self._reading: asyncio.Task[None] | None = None
        self._opening: asyncio.Task[None] | None = None
        self._ahead: asyncio.Task[None] | None = None
        self._walk: ReviewWalk | None = None
        self._aims = QTimer(self)
        self._waits_for_reason: Verdict | None = None
        """The decision that is made once a reason is given."""
        self._is_about_skipped = False
        """True while what was skipped is gone through once more."""
        self.undo_applied: Callable[[OpenReview, Decision], Coroutine[Any, Any, bool]] | None = None
        """Takes back a decision that was carried out already, before it is withdrawn; answers
        whether it could be."""
        self._connect()

    @property
    def review(self) -> OpenReview | None:
        """The queue on the page; None while none is open."""
        return self._review

    @property
    def item(self) -> QueueItem | None:
        """The track on screen; None while none is."""
        review = self._review
        if review is None or not review.queue.items or self._page.is_done:
            return None
        return review.queue.items[self._position]

    def now(self, item: QueueItem) -> QueueItem:
        """Return an item with the id that its track has now: it may have been restored since."""
        return self._present.of(item)

    def present_items(self, *, whole: bool) -> list[QueueItem]:
        """Return the tracks of the queue that were not deleted, with the ids they have now.

        It is the track on screen alone, or those of the whole queue.
        """
        here = () if self.item is None else (self.item,)
        items = self._review.queue.items if whole and self._review is not None else here
        return [self.now(one) for one in items if not self._present.is_deleted(one)]

    @property
    def is_busy(self) -> bool:
        """True while a decision is being written."""
        return self._writing is not None and not self._writing.done()

    @property
    def text_is_there(self) -> bool:
        """True while what is known of the track on screen is on screen: its text, or why not."""
        return self._found is not None or self._is_gone

    @property
    def knows_others(self) -> bool:
        """True once the texts of the video's other tracks were read, as far as there are any."""
        return self._found is not None and self._found.is_whole

    def begin(self, name: str, keys: Sequence[int]) -> None:
        """Make a queue of tracks of the inventory, by their keys, and open it."""
        self._opening = self._start(partial(self._begin, name, keys))

    def begin_with(self, name: str, items: Sequence[QueueItem]) -> None:
        """Make a queue of these tracks, and open it."""
        self._opening = self._start(partial(self._begin_with, name, items))

    def go_on(self, queue_id: str) -> None:
        """Open a queue where it was left."""
        self._opening = self._start(partial(self._go_on, queue_id))

    def show_item(self, review: OpenReview, item: QueueItem, anew: bool = False) -> None:
        """Bring a track of a queue on screen, whatever was decided on it.

        With `anew` its text is read as it is now.
        """

        async def work() -> None:
            await self._go_on(review.queue.id)
            if item in review.queue.items:
                self._show(review.queue.items.index(item))
                if anew:
                    self._retry()

        self._opening = self._start(work)

    def show_again(self) -> None:
        """Bring the page back as it was left."""
        review = self._review
        if review is None:
            return
        self.fixing.end()
        self._workspace.show_review_strip("")
        self._load_settings()
        self._workspace.show_review()
        self._run_ahead()
        if review.queue.items:
            self._show(self._position)

    async def end(self) -> None:
        """Keep the place; the session ends."""
        if self._opening is not None:
            self._opening.cancel()  # no queue comes on a page that goes
        self._stop_work()
        self._facts.stop()
        review, self._review = self._review, None
        if review is not None:
            with suppress(TrackmanError):
                await review.note_position(self._position)
            await review.settled()
            review.changed.remove(self._take_change)
        self._texts.arrived.remove(self._take_arrival)
        self._playing.stop()

    async def _begin(self, name: str, keys: Sequence[int]) -> None:
        items: list[QueueItem] = []
        for first in range(0, len(keys), _AT_ONCE):  # all of a large project would be felt
            found = await self._inventory.tracks(keys[first : first + _AT_ONCE])
            items += [QueueItem(one.track, one.filename, one.playback_id) for one in found]
        await self._begin_with(name, items)

    async def _begin_with(self, name: str, items: Sequence[QueueItem]) -> None:
        if not items:
            self._context.notification.remark(self.tr("There are no tracks to review."))
            return
        review = await self._reviews.begin(name, items)
        queue = review.queue
        if len(items) > len(queue.items) and len({one.key for one in items}) > len(queue.items):
            text = self.tr(
                "A review holds %Ln tracks at most. It has the first ones.", "", MOST_ITEMS
            )
            self._context.notification.remark(text)
        await self._show_queue(review)

    async def _go_on(self, queue_id: str) -> None:
        review = await self._reviews.open(queue_id)
        await self._take_up_tracks(review, review.queue.items)
        await self._show_queue(review)

    async def _show_queue(self, review: OpenReview) -> None:
        self.fixing.end()
        if self._review is not None and self._review is not review:
            await self._leave_queue(self._review)
        if self._review is None:
            review.changed.append(self._take_change)
        self._review = review
        own = sorted(
            (one for one in review.records if isinstance(one, Decision)), key=lambda one: one.at
        )
        mine = (one for one in own if one.by.id == review.reviewer.id)
        times = [one.seconds for one in mine if one.seconds is not None]
        self._pace = ReviewPace(times[-_KEPT_TIMES:])
        self._is_about_skipped = False
        self._walk = ReviewWalk(review)
        self._load_settings()
        self._page.head.show_queue(shown(review.queue.name, 120))
        self._run_ahead()
        self._workspace.show_review()
        self._workspace.show_review_strip("")
        self._resume(review)

    def _resume(self, review: OpenReview) -> None:
        """Go to where the queue was left, or on from there where that is decided on."""
        items = review.queue.items
        if not items:
            self._show_end()
            return
        here = min(review.position, len(items) - 1)
        if review.state.of(items[here]).verdict is not None:
            following = None if self._walk is None else self._walk.undecided_after(here)
            if following is None:
                self._show_end()
                return
            here = following
        self._show(here)

    async def _leave_queue(self, review: OpenReview) -> None:
        review.changed.remove(self._take_change)
        self._review = None
        await review.note_position(self._position)

    def _show(self, position: int) -> None:
        """Show a track with all that is known of it at once."""
        review = self._review
        if review is None:
            return
        self._position = review.position = position
        item = review.queue.items[position]
        page = self._page
        page.show_track_page()
        page.close_entry()
        page.reason.set_text("")
        self._waits_for_reason = None
        self._track.show_name(item)
        self._show_track(item)
        self._since.restart()
        if not self._aims.isActive():
            self._aims.start()
        self._track.read_out(item, self._badge(review, item)[0])

    def _show_track(self, item: QueueItem) -> None:
        """Show the track of an item as it is now; what a person is typing stays."""
        self._is_gone = False
        if self._reading is not None:
            self._reading.cancel()
        now = self.now(item)
        found = self._texts.of(now)
        self._found, self._shown_fate = None, self._fate(item)
        self._show_state()
        if self._is_deleted(item):
            self._show_deleted(item)
        elif found is not None:
            self._show_found(found)
        else:
            self._show_unread(now)
        self.shown.emit(now)

    def _is_deleted(self, item: QueueItem) -> bool:
        """Tell whether the deletion that was decided is carried out."""
        review = self._review
        is_deletion = review is not None and review.state.of(item).verdict is Verdict.DELETE
        return is_deletion and self._present.is_deleted(item)

    def _show_deleted(self, item: QueueItem) -> None:
        """Say that the track is gone as was decided, and what was done to it before."""
        self._is_gone = True
        self._playing.show_video(_stand_in(item))
        self._playing.show_cues(())
        self._beside.show_track(None)
        self._track.show_deleted()
        self._facts.show_track(item.track, None, ())
        self._show_state()

    def _show_unread(self, item: QueueItem) -> None:
        """Show what can be shown before the text is there."""
        self._playing.show_video(_stand_in(item))
        self._playing.show_cues(())
        self._beside.show_track(None)
        self._page.show_loading()
        self._facts.show_track(item.track, None, ())
        self._reading = self._context.tasks.start(self._read(item))

    async def _read(self, item: QueueItem, *, anew: bool = False) -> None:
        found = await self._texts.read(item, anew=anew)
        if self._is_on_screen(item):
            self._show_found(found)

    def _is_on_screen(self, now: QueueItem) -> bool:
        """Tell whether this is the track on screen, by the id it has now."""
        return self.item is not None and self.now(self.item).key == now.key

    def _show_found(self, found: ReviewedText) -> None:
        """Show a text with its findings, its video, and what a deletion means."""
        before, self._found = self._found, found
        item, video = found.item, found.video
        if before is None or before.text is not found.text:
            self._track.show_text(found)
        elif found.text is not None and before.findings != found.findings:
            self._page.show_findings(found.findings or ())
        self._beside.show_track(found)
        self._playing.show_video(video or _stand_in(item))
        self._playing.show_track(item.track)
        if found.text is not None:
            salvage = found.text.salvage
            self._playing.show_cues(salvage.cues, salvage.styling)
        else:
            self._playing.show_cues(())
        if before is None:
            going = () if self._walk is None else self._walk.going(item, self.now)
            self._facts.show_track(item.track, video, going)
        elif video is not None:
            self._facts.take_video(video)

    def _look_ahead(self) -> None:
        if self.item is not None and self._walk is not None:
            coming = self._walk.coming(self._position)
            self._texts.look_ahead([self.now(one) for one in coming], 0)

    def _show_state(self) -> None:
        """Show what is decided and noted, how far the queue is, and what is left."""
        review, item = self._review, self.item
        if review is None or item is None:
            return
        state, page, count = review.state.of(item), self._page, len(review.queue.items)
        decided = self._words.decided(state, review.reviewer.id)
        if self.fixing.is_publishing(item):
            decided = self.tr("The fixed text is being published…")
        page.track.show_verdict(*self._badge(review, item), decided)
        notes = self._words.notes(state, review.reviewer.id)
        page.track.show_note(self._words.aside(page.reason.text(), notes))
        page.head.show_place(self._position, count)
        self._show_left(review)
        why_not = None if review.last_own else self.tr("You haven’t decided anything yet.")
        page.keys_bar.refuse("undo", why_not)
        page.keys_bar.refuse("fix", self._track.why_no_fix(item, self._found, gone=self._is_gone))

    def _badge(self, review: OpenReview, item: QueueItem) -> tuple[str, str, str]:
        failed, restored = self._present.was_not_deleted(item), self._present.was_restored(item)
        return self._words.badge(review.state.of(item), failed=failed, restored=restored)

    def _show_left(self, review: OpenReview) -> None:
        tally = review.tally
        left = tally.open
        pace = self._pace
        self._page.head.show_left(left, tally.total, pace.left(left), pace.each)

    def _obey(self, command: str) -> None:
        """Do what a key or button of the page says."""
        if self._review is None or self.is_busy:
            return  # nobody has seen the next track yet
        always: dict[str, Callable[[], None]] = {
            "review-undo": partial(self._write, self._undo),
            "review-overview": partial(self.overview_requested.emit, self._review),
            "review-leave": self._leave,
            "review-skipped": self._go_through_skipped,
            "review-next": partial(self._step, 1),
            "review-previous": partial(self._step, -1),
        }
        if command in always:
            always[command]()
        elif command in _VERDICTS:
            self._decide(_VERDICTS[command])
        else:
            self._help(command)

    def _help(self, command: str) -> None:
        """Do what helps to decide."""
        item = self.item
        if item is None:
            return
        match command:
            case "review-fix":
                self._fix(item)
            case "review-note":
                self._open_note(item)
            case "review-reason":
                self._load_settings()
                self._page.open_reason()
            case "review-play":
                self._play_from_here()
            case "review-language":
                self._remark(self._beside.step_language())
            case "review-version":
                self._remark(self._beside.step_version())

    def _remark(self, words: str) -> None:
        if words:
            self._context.notification.remark(words)

    def _decide(self, verdict: Verdict) -> None:
        review, item = self._review, self.item
        if review is None or item is None:
            return
        if verdict is not Verdict.SKIP and self._found is None and not self._is_gone:
            self._remark(self.tr("Wait until the subtitles are on screen, or skip the track."))
            return
        if verdict is Verdict.DELETE and self.fixing.is_publishing(item):
            self._remark(self.tr("The fixed text is being published…"))  # nobody has seen it here
            return
        needs = verdict is Verdict.DELETE and self._settings_now.reason_required
        if needs and not self._page.reason.text():
            self._waits_for_reason = verdict
            self._page.open_reason(self.tr("Enter a reason first. Return then deletes the track."))
            return
        reason, seconds = self._page.reason.text(), self._since.elapsed() / 1000
        decide = partial(
            review.decide,
            item,
            verdict,
            _snapshot(self.now(item), self._found),
            reason=reason,
            seconds=None if seconds > _AWAY else round(seconds, 1),
        )
        self._write(partial(self._written, review, item, decide))

    async def _written(
        self,
        review: OpenReview,
        item: QueueItem,
        decide: Callable[[], Coroutine[Any, Any, Decision]],
    ) -> None:
        """Write what was decided on a track that was on screen, then go on from there."""
        if await self._is_carried_out(review, item):
            self._remark(self._carried_out)
            return
        decision = await decide()
        if decision.seconds is not None:
            self._pace.note(decision.seconds)
        if decision.reason:
            self._page.reason.note_used()
        self.decided.emit(review, item, decision)
        here = self.item if review is self._review else None
        if here is not None and here.key == item.key:
            self._advance()

    async def _is_carried_out(self, review: OpenReview, item: QueueItem) -> bool:
        """Tell whether the decision in force has deleted the track, or is about to."""
        state = review.state.of(item)
        if state.verdict is not Verdict.DELETE or not state.applications:
            return False
        with suppress(TrackmanError):  # the journal says itself why it cannot be read
            await self._present.take_up([item])
        return self._present.is_deleted(item) or self._present.is_being_deleted(item)

    @property
    def _carried_out(self) -> str:
        return self.tr("The decision was carried out already. Undo takes it back first.")

    def _advance(self) -> None:
        """Go to the next track that wants a decision, or to the end."""
        walk = self._walk
        if walk is None:
            return
        following = walk.open_after(self._position) if self._is_about_skipped else None
        if following is None:
            following = self._undecided()
        if following is None:
            self._show_end()
        else:
            self._show(following)

    def _undecided(self) -> int | None:
        """Return the next track nobody decided on, around the end; None if there is none."""
        return None if self._walk is None else self._walk.undecided_after(self._position)

    def _go_through_skipped(self) -> None:
        """Begin once more with what was skipped."""
        first = None if self._walk is None else self._walk.open_after(-1)
        if first is not None:
            self._is_about_skipped = True
            self._show(first)

    def _show_end(self) -> None:
        """Show what became of the queue, and what comes next."""
        review = self._review
        if review is None:
            return
        self._is_about_skipped = False
        self._facts.stop()
        self._playing.pause()
        self._page.head.show_place(None, len(review.queue.items))
        self._show_left(review)
        self._ending.show_end(review)

    def _step(self, step: int) -> None:
        """Go to the next track or the one before, whatever is decided."""
        review = self._review
        if review is None or not review.queue.items:
            return
        count = len(review.queue.items)
        if self._page.is_done:
            self._show(0 if step > 0 else count - 1)
            return
        position = self._position + step
        if 0 <= position < count:
            self._show(position)
            self._start(partial(review.note_position, position))
        else:
            end = self.tr("This is the last track.")
            self._remark(end if step > 0 else self.tr("This is the first track."))

    async def _undo(self) -> None:
        """Take back the last decision, and go to its track."""
        review = self._review
        if review is None:
            return
        last = review.last_own
        if last is None:
            self._remark(self.tr("You haven’t decided anything yet."))
            return
        item = review.item(last.item)
        applied = item is not None and review.state.of(item).applications
        if applied and self.undo_applied is not None and not await self.undo_applied(review, last):
            return
        undone = await review.undo(last)  # another may have come while that was brought back
        self._is_about_skipped = False
        if undone is not None and review is self._review:
            self._show(review.queue.items.index(undone))
            self._page.reason.set_text(last.reason)
            self._show_state()
            self._remark(self.tr("Decision taken back."))

    def _open_note(self, item: QueueItem) -> None:
        review = self._review
        if review is not None:
            own = [
                one.text for one in review.state.of(item).notes if one.by.id == review.reviewer.id
            ]
            self._page.entry.open_note(own[-1] if own else "")

    def _enter_note(self, text: str) -> None:
        review, item = self._review, self.item
        if review is not None and item is not None:
            self._start(partial(review.note, item, text))

    def _enter_reason(self, reason: str) -> None:
        """Keep the reason for the decision that comes, or put it to one's own that was made."""
        waits, self._waits_for_reason = self._waits_for_reason, None
        review, item = self._review, self.item
        if review is None or item is None:
            return
        if waits is not None:
            if reason:
                self._decide(waits)
            else:
                self._remark(self.tr("Nothing was decided: a deletion needs a reason."))
            return
        decision = review.state.of(item).decision
        self._show_state()
        is_own = decision is not None and decision.by.id == review.reviewer.id
        if decision is not None and is_own and decision.reason != reason:
            self._start(partial(self._give_reason, review, item, decision, reason))

    async def _give_reason(
        self, review: OpenReview, item: QueueItem, decision: Decision, reason: str
    ) -> None:
        """Put a reason to a decision that was made, unless that was carried out."""
        is_fixed = decision.verdict is not Verdict.DELETE and review.state.of(item).applications
        if is_fixed or await self._is_carried_out(review, item):
            self._remark(self._carried_out)
            return
        verdict, seconds = decision.verdict, decision.seconds
        await review.decide(item, verdict, decision.snapshot, reason=reason, seconds=seconds)

    def _leave_typing(self) -> None:
        self._waits_for_reason = None

    def _play_from_here(self) -> None:
        cue = self._page.text.current_cue()
        if cue is None:
            self._playing.play()
        else:
            self._playing.play_from(cue)

    def _fix(self, item: QueueItem) -> None:
        why_not = self._track.why_no_fix(item, self._found, gone=self._is_gone)
        if why_not is not None:
            self._remark(why_not)
            return
        review = self._review
        if review is not None:
            self._start(partial(review.note_position, self._position))
            words = self.tr(
                "Fixing {name}. The review goes on at {place} when you leave the editor."
            )
            said = filled(words, name=quoted(item.track.name), place=self._page.head.place)
            self._playing.pause()
            self._stop_ahead()
            self._workspace.show_review_strip(said)
            self.fixing.begin(item, self.now(item).track, review.queue.environment)

    def _come_back(self) -> None:
        """Bring the page back from the editor, with the next track if a text is on its way."""
        self.show_again()
        if self.item is not None and self.fixing.is_publishing(self.item):
            self._advance()

    def _stay_away(self) -> None:
        """Offer the way back to who left the editor for something else."""
        self._workspace.show_review_strip(
            filled(
                self.tr("The review waits at {place}."),
                place=self._page.head.place,
            )
        )

    def _note_published(self, item: QueueItem, run: TextPublication) -> None:
        self._write(partial(self._fixed, item, run))

    async def _fixed(self, item: QueueItem, run: TextPublication) -> None:
        """Write that a text was fixed.

        No other track comes on screen by itself, or a key meant for this one could meet it.
        """
        review = self._review
        if review is None or review.item(item.key) is None:
            return
        now = self.now(item)
        snapshot = _snapshot(now, self._texts.of(now))
        decision = await self._fixes.note(review, item, snapshot, run.entry.id)
        await self._take_up_ids([item])
        if decision is not None:
            self.decided.emit(review, item, decision)
        is_typing = self._page.entry.is_open  # what is typed would be lost
        if item is self.item and not is_typing and self._undecided() is None:
            self._show_end()
        else:
            self._show_state()

    def note_ended(self, track: Track) -> None:
        """Take up that a track was deleted, or restored or replaced, and so has a new id."""
        self._context.tasks.start(self._take_up_ids(self._items_of(track)))

    def _note_replaced(self, track: Track) -> None:
        """Take up that a track was replaced on no way of this page: before a kill, or by hand."""
        if self._review is not None:
            items = self._items_of(track)
            self._context.tasks.start(self._take_up_tracks(self._review, items))

    def _items_of(self, track: Track) -> list[QueueItem]:
        """Return the tracks of the queue that are, or were, this one."""
        of_video = () if self._walk is None else self._walk.of_video(track.upload_id)
        return [one for one in of_video if track.id in self._present.ids(one)]

    async def _take_up_ids(self, items: Sequence[QueueItem]) -> None:
        """Find out what became of tracks, and show the one on screen anew if it has another id."""
        with suppress(TrackmanError):  # the journal says itself why it cannot be read
            await self._present.take_up(self._not_publishing(items))
        item = self.item
        if item is None:
            if self._review is not None:
                self._ending.keep_up(self._review)
            return
        if self.fixing.is_publishing(item):
            return
        if self._shown_fate not in (None, self._fate(item)):
            self._show_track(item)
        elif any(one is item for one in items):
            self._show_state()

    def _not_publishing(self, items: Sequence[QueueItem]) -> Sequence[QueueItem]:
        """Leave out those of which the end of their publication will tell."""
        on_way = self.fixing.publishing
        return [one for one in items if one.track.id not in on_way] if on_way else items

    def _fate(self, item: QueueItem) -> tuple[str, bool]:
        return self.now(item).key, self._is_deleted(item)

    async def _take_up_tracks(self, review: OpenReview, items: Sequence[QueueItem]) -> None:
        """Find out which ids tracks have now, and which texts were fixed meanwhile."""
        await self._take_up_ids(items)
        await self._take_up_fixes(review, items)

    def _is_here(self, place: Place) -> bool:
        """Tell whether a place of the journal is in this project and environment."""
        planner = self._context.planner
        environment = None if place.environment == planner.primary else place.environment
        return planner.is_own(place) and environment == self._reviews.where.environment

    async def _take_up_fixes(self, review: OpenReview, items: Sequence[QueueItem]) -> None:
        """Write which texts were fixed without the review knowing of it."""
        with suppress(TrackmanError):  # the journal says itself why it cannot be read
            await self._fixes.take_up(review, self._not_publishing(items))

    def _note_kept(self, _item: QueueItem) -> None:
        self._show_state()

    def _retry(self) -> None:
        """Try again what is in place of a text, or play the sound."""
        item = self.item
        if item is None:
            return
        if item.track.kind == TrackKind.AUDIO:
            self._playing.play()
            return
        self._page.show_loading()
        self._found = None
        self._reading = self._context.tasks.start(self._read(self.now(item), anew=True))

    def _take_arrival(self, item: QueueItem) -> None:
        """Show more about the track on screen."""
        if not self._is_on_screen(item) or self._found is None:
            return
        found = self._texts.of(item)
        if found is not None:
            self._show_found(found)

    def _take_look(self, video: Video) -> None:
        """Say that the track is gone, where it is not among those the video has now."""
        item = self.item
        if item is None or video.id != item.track.upload_id:
            return
        if all(one.id != self.now(item).track.id for one in video.tracks):
            self._is_gone = True
            self._track.show_gone()
            self._playing.show_cues(())
            self._show_state()
            if self._review is not None:
                self._context.tasks.start(self._take_up_tracks(self._review, [item]))

    def _take_change(self) -> None:
        if self._review is not None and self._review.is_forgotten:
            self._lose_queue()
            return
        if self._review is not None and self._walk is not None and self._walk.take_tracks():
            self._position = self._review.position  # another part of the queue was taken up
        if not self.is_busy:  # else the next track comes on screen in a moment
            self._show_state()
            if self._review is not None:
                self._ending.keep_up(self._review)

    def _note_video(self, video: Video) -> None:
        self._context.tasks.start(self._inventory.note_video(video))

    def _lose_queue(self) -> None:
        """Leave a queue that a person removed, wherever they are."""
        self._workspace.show_review_strip("")
        if self._page.isVisible():
            self._leave()
        self._review = None

    def _leave(self) -> None:
        """Go back to the videos; the queue stays as it is."""
        review = self._review
        if review is not None:
            self._start(partial(review.note_position, self._position))
        self._stop_work()
        self._facts.stop()
        self._playing.pause()
        self._workspace.leave_review()
        self.closed.emit()

    def _load_settings(self) -> None:
        self._settings_now = self._settings()
        self._page.reason.set_choices(self._settings_now.reasons)
        self._page.reason.set_required(self._settings_now.reason_required)

    def _run_ahead(self) -> None:
        if self._ahead is None or self._ahead.done():
            self._ahead = self._context.tasks.start(self._texts.run())

    def _stop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    def _stop_work(self) -> None:
        self._stop_ahead()
        if self._reading is not None:
            self._reading.cancel()

    def _write(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do this once what is being written is done: a publication can end while one decides."""
        before = self._writing

        async def follow() -> None:
            if before is not None and not before.done():
                await asyncio.wait([before])
            await work()

        self._writing = self._start(follow)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        return self._context.start(work, About.KEEPING)

    def _connect(self) -> None:
        self._aims.setSingleShot(True)
        self._aims.setInterval(_AIMS_MS)
        self._aims.timeout.connect(self._look_ahead)
        page = self._page
        page.commanded.connect(self._obey)
        page.back_requested.connect(self._leave)
        page.note_entered.connect(self._enter_note)
        page.reason_entered.connect(self._enter_reason)
        page.typing_left.connect(self._leave_typing)
        page.retry_requested.connect(self._retry)
        page.text.play_wanted.connect(self._playing.play_from)
        page.text.cue_activated.connect(self._playing.jump_to)
        page.text.cue_clicked.connect(self._playing.follow)
        self._texts.arrived.append(self._take_arrival)
        self._facts.looked.connect(self._take_look)
        self.fixing.wanted.connect(self.fix_requested)
        self.fixing.came_back.connect(self._come_back)
        self.fixing.went_elsewhere.connect(self._stay_away)
        self.fixing.published.connect(self._note_published)
        self.fixing.kept.connect(self._note_kept)
        self.fixing.replaced_elsewhere.connect(self._note_replaced)
        self._settings_now = self._settings()


def _snapshot(now: QueueItem, found: ReviewedText | None) -> ReviewSnapshot:
    """Return what a decision is made on: the track whose text is on screen, as it is called now.

    Without a text it is that of an item with the id that its track has now.
    """
    if found is None or found.text is None:
        return ReviewSnapshot(now.track)
    content = found.text.content
    codes = dict.fromkeys(one.code.value for one in found.findings or ())
    checksum = hashlib.sha256(content).hexdigest() if content else None
    return ReviewSnapshot(found.item.track, checksum, tuple(codes))


def _stand_in(item: QueueItem) -> Video:
    """Return as much of a video as the queue knows: enough to play it."""
    upload = Upload(
        item.track.upload_id, item.filename, 0, None, None, None, None, item.playback_id, None, ()
    )
    return Video(upload, (item.track,), None)
