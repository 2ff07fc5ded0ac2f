"""Services of one project with one token, wired together."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from trackman.dato.client import Client
from trackman.dato.mux.images import Images
from trackman.dato.mux.streams import Streams, TextLimits
from trackman.dato.rate_limiter import Priority
from trackman.dato.storage import Storage
from trackman.dato.transport import Transport, TransportLimits
from trackman.domain.addresses import checked_events_base
from trackman.domain.creations import CreationState
from trackman.domain.deletions import State
from trackman.domain.errors import ClosedError, DatoError
from trackman.domain.jobs import JobEvent
from trackman.domain.journal import Act, Entry
from trackman.domain.library import Scope
from trackman.domain.plans import PlanLimit
from trackman.domain.projects import Project
from trackman.domain.replacements import ReplacementState
from trackman.domain.review.approval import is_primary, lacks_consent
from trackman.domain.uploads import Video
from trackman.services.additions import TrackFiles
from trackman.services.desktop_notice import show_notice
from trackman.services.editing import TrackEditing
from trackman.services.executors import Executors, Lane
from trackman.services.freshness import Changed, followed
from trackman.services.library.library import Library
from trackman.services.library.listing import Report
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.operations.creation import Creations
from trackman.services.operations.deletion import Deletions
from trackman.services.operations.job_events import JobEvents, Opened
from trackman.services.operations.jobs import JOB_LIMIT, Jobs
from trackman.services.operations.journal_writer import AnyEnd, JournalWriter
from trackman.services.operations.replacement import Replacements
from trackman.services.operations.upload_queue import UploadQueues
from trackman.services.playback import Playback
from trackman.services.project import read_project
from trackman.services.quality import QualityChecks
from trackman.services.references import References
from trackman.services.server import Server
from trackman.services.texts import TextReader
from trackman.services.thumbnails import Arrived, Thumbnails
from trackman.services.video import Videos
from trackman.store.backups import Backups
from trackman.store.blob_cache import BlobCache
from trackman.store.cache.cache import Cache
from trackman.store.cache.texts import TextCache
from trackman.store.drafts import Drafts

if TYPE_CHECKING:
    from trackman.dato.events import EventStream
    from trackman.domain.review.queue import Reviewer, ReviewPlace
    from trackman.services.archive import DataArchive
    from trackman.services.inventory.inventory import Inventory
    from trackman.services.inventory.lists import TrackLists
    from trackman.services.inventory.made_tracks import MadeTracks
    from trackman.services.inventory.replacing import TextReplacing
    from trackman.services.inventory.reports import ReportWriter
    from trackman.services.inventory.scan import Scan
    from trackman.services.operations.planner import Planner
    from trackman.services.review.applying import Applying
    from trackman.services.review.open_review import OpenReview
    from trackman.services.review.prefetch import ReviewTexts
    from trackman.services.review.reviews import Reviews
    from trackman.services.speech.hearing import Hearing
    from trackman.services.stores import Stores

T = TypeVar("T")
AnyState = State | CreationState | ReplacementState

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrackOperations:
    """Operations that change tracks; they wait for each other where they are about one video."""

    deletions: Deletions
    creations: Creations
    replacements: Replacements
    texts: SubtitleBackups

    async def settle(self, entry: Entry, report: Callable[[AnyState], None]) -> AnyEnd:
        """Find out how an operation ended, and end what must not stay half done."""
        match entry.act:
            case Act.DELETION:
                return await self.deletions.settle(entry, report)
            case Act.REPLACEMENT:
                return await self.replacements.resume(entry, report)
        return await self.creations.settle(entry, report)


class Connection:
    """A project of DatoCMS, in the environment trackman was started with (None: the primary).

    Raises TokenError or AddressError where token or address cannot be used.
    """

    def __init__(self, server: Server, environment: str | None = None) -> None:
        self._transport = Transport(
            server.token,
            server.api_url,
            limits=TransportLimits(read_again=server.read_again),
            accepted_before=server.accepted_before,
        )
        self._client = Client(self._transport, environment)
        self._executors = Executors()
        self._images = Images(server.image_url)
        self._streams = Streams(server.stream_url, TextLimits(read_again=server.read_again))
        self._storage = Storage(sends_to=server.storage.note)
        self._stream_url = server.stream_url
        self._hearing: Hearing | None = None
        self.environment = environment
        self.second_approval = False
        """True while nothing is deleted in the primary environment without another's approval."""
        self.videos = Videos(self._client, self._executors, environment)
        self.references = References(self._client, self._executors)
        self.events = JobEvents(self._executors, self._events(server.events_url))
        """News of the jobs; nothing is opened before the first one."""
        self.jobs = Jobs(
            self._client,
            self._executors,
            server.job_limit or JOB_LIMIT,
            events=self.events,
        )

    async def project(self) -> Project:
        """Read the project, as far as the token's role shows it.

        From then on the environment that is primary now must answer who names none.
        """
        self._transport.primary = None  # another one may have become primary since
        project = await read_project(self._client, self._executors)
        self._transport.primary = project.primary
        self.events.note_project(project, self.environment)
        return project

    def _events(self, url: str | None) -> Opened | None:
        """Return what opens the stream of events; imported when it is, for that takes a moment."""
        if url is None:
            return None
        checked_events_base(url)

        def opened(live: Callable[[bool], None], heard: Callable[[JobEvent], None]) -> EventStream:
            from trackman.dato.events import EventStream

            return EventStream(self._transport, url, live, heard)

        return opened

    async def plan_limits(self) -> tuple[PlanLimit, ...]:
        """Read the limits of the project's plan; none where the token may not know them."""
        try:
            return await self._executors.run(self._client.plan_limits)
        except ClosedError:
            raise
        except DatoError as error:
            _log.info("the plan could not be read: %s", error)
            return ()

    def work(self, ledger: JournalWriter, backups: Backups) -> TrackOperations:
        """Return what changes tracks, with the journal and backups it shall keep."""
        turns, texts = UploadQueues(), self.texts(backups)
        deletions = Deletions(self.jobs, turns, ledger, texts, self._is_held)
        creations = Creations(self.jobs, turns, ledger, texts, self._storage)
        replacements = Replacements(self.jobs, ledger, deletions, creations)
        return TrackOperations(deletions, creations, replacements, texts)

    @property
    def holds_deletions(self) -> bool:
        """True while a second person has to approve deletions in this environment."""
        return self.second_approval and is_primary(self.environment, self._transport.primary)

    def _is_held(self, deletion: Entry) -> bool:
        return self.second_approval and lacks_consent(deletion, self._transport.primary)

    def library(self, cache: Cache, scope: Scope, report: Report) -> Library:
        """Return the videos of the scope's environment; `run` it while it is on screen."""
        return Library(self._client, self._executors, cache, scope, report)

    def inventory(self, folder: Path, scope: Scope, locales: Sequence[str] = ()) -> Inventory:
        """Return what is known of all tracks of the scope's environment, kept in a folder."""
        # A database stands behind it, so not before somebody looks at it.
        from trackman.services.inventory.inventory import Inventory
        from trackman.store.inventory.inventory import InventoryStore

        return Inventory(InventoryStore(folder, scope), self._executors, locales)

    def reviews(
        self,
        folder: Path,
        scope: Scope,
        where: Callable[[], ReviewPlace],
        reviewer: Callable[[], Reviewer],
        before: Scope | None = None,
    ) -> Reviews:
        """Return the review queues of the scope's environment, kept in a folder.

        Those of `before`, which stood for it while its project was not known, are among them.
        `where` tells the project as DatoCMS knows it, and `reviewer` the person at this computer;
        that one is asked on a worker thread.
        """
        from trackman.services.review.reviews import Reviews  # no start needs it
        from trackman.store.review.reviews import ReviewStore

        return Reviews(ReviewStore(folder, scope, before), self._executors, where, reviewer)

    def applying(
        self, review: OpenReview, inventory: Inventory, stores: Stores, planner: Planner
    ) -> Applying:
        """Return what carries out the deletions of a review."""
        from trackman.services.review.applying import Applying  # no start needs it

        return Applying(
            review,
            inventory,
            self.videos,
            self.texts(stores.backups),
            stores.ledger,
            planner,
            self.environment,
        )

    def archive(self, stores: Stores, reviews: Reviews) -> DataArchive:
        """Return what exports and imports everything of a data folder, whose reviews are these."""
        from trackman.services.archive import DataArchive  # no start needs it

        return DataArchive(stores, reviews, self._executors)

    async def prepare_reviews(self) -> None:
        """Import what reviews and archives need, which takes a moment, while the windows go on."""

        def imported() -> None:
            import trackman.services.archive
            import trackman.services.review.reviews
            import trackman.store.review.reviews  # noqa: F401 - so that `reviews` has it at once

        await self._executors.run(imported, Lane.COMPUTING)

    def scan(self, inventory: Inventory, backups: Backups, checks: QualityChecks) -> Scan:
        """Return what reads the project into its inventory, and texts with these checks."""
        from trackman.services.inventory.scan import Scan

        return Scan(self._client, self._executors, inventory, self.texts(backups), checks)

    def review_texts(
        self, inventory: Inventory, stores: Stores, checks: QualityChecks
    ) -> ReviewTexts:
        """Return the texts of a queue's tracks; `run` it while a review is on screen."""
        from trackman.services.review.ahead_pace import AheadPace  # no start needs it
        from trackman.services.review.prefetch import ReviewTexts
        from trackman.services.review.text_sources import TextSources

        sources = TextSources(
            self.reading(stores.backups, stores.texts),
            stores.records,
            inventory,
            stores.cache,
            self.videos,
            inventory.store.scope,
            self._executors,
        )
        return ReviewTexts(sources, checks, AheadPace(lambda: self.free_calls()[1]))

    def made_tracks(
        self, inventory: Inventory, backups: Backups, checks: QualityChecks
    ) -> MadeTracks:
        """Return what takes the texts of tracks that were made here into the inventory."""
        from trackman.services.inventory.made_tracks import MadeTracks
        from trackman.services.inventory.video_texts import VideoTexts

        texts = VideoTexts(inventory.store, checks, self._executors)
        return MadeTracks(inventory, self.texts(backups), texts)

    def thumbnails(self, pictures: BlobCache, arrived: Arrived) -> Thumbnails:
        """Return the pictures of videos; `run` it while they are on screen."""
        return Thumbnails(self._images, self._executors, pictures, arrived)

    def playback(self) -> Playback:
        """Return what videos are played from; nothing is asked for before a person plays one."""
        return Playback(self._streams, self._images, self._executors)

    def hearing(self, folder: Path) -> Hearing:
        """Return what listens to the sounds of videos, with the folder of what it found before."""
        from trackman.dato.mux.sounds import SoundStreams  # no start needs it
        from trackman.services.speech.hearing import Hearing
        from trackman.store.sounds import SoundStore

        if self._hearing is None:
            streams = SoundStreams(self._stream_url)
            self._hearing = Hearing(streams, self._executors, SoundStore(folder))
        return self._hearing

    def texts(self, backups: Backups) -> SubtitleBackups:
        """Return the texts of subtitles: where they come from, and where they are kept."""
        return SubtitleBackups(self._streams, self._executors, backups)

    def track_lists(self) -> TrackLists:
        """Return what reads and writes lists of tracks."""
        from trackman.services.inventory.lists import TrackLists

        return TrackLists(self._executors)

    def playlist(self, video: Video) -> str | None:
        """Return where a video's stream is; nothing is fetched."""
        playback_id = video.upload.mux_playback_id
        return None if playback_id is None else self._streams.playlist(playback_id)

    def reading(self, backups: Backups, seen: TextCache) -> TextReader:
        """Return the texts of subtitles for people to read, with where those seen are kept."""
        return TextReader(self.texts(backups), seen)

    def track_files(self, checks: QualityChecks) -> TrackFiles:
        """Return what reads files of which tracks shall be made, judged by these checks."""
        return TrackFiles(self._executors, checks)

    async def upload_limit(self) -> int | None:
        """Return how many bytes a file may have; None where DatoCMS does not tell."""
        try:
            return await self._executors.run(self._client.upload_limit)
        except ClosedError:
            raise
        except DatoError as error:
            _log.info("the limit of uploads is not known: %s", error)
            return None

    def reporting(self) -> ReportWriter:
        """Return what counts and writes reports."""
        from trackman.services.inventory.reports import ReportWriter  # no start needs it

        return ReportWriter(self._executors)

    def judging(self) -> QualityChecks:
        """Return what checks texts."""
        return QualityChecks(self._executors)

    def editing(self, drafts: Drafts, checks: QualityChecks) -> TrackEditing:
        """Return what edits texts by these checks, with where drafts are kept."""
        return TrackEditing(self._executors, drafts, checks)

    def text_replacing(
        self, inventory: Inventory, backups: Backups, drafts: Drafts
    ) -> TextReplacing:
        """Return what finds and replaces in the texts of many tracks."""
        from trackman.services.inventory.replacing import TextReplacing  # no start needs it

        texts = self.texts(backups)
        return TextReplacing(inventory, self._executors, texts, drafts, self.videos)

    async def follow(self, video: Video, changed: Changed) -> Video:
        """Look at a video's tracks until none is preparing, and return how they ended up."""
        read = partial(self._client.within(video.environment).tracks, video.id, Priority.BACKGROUND)
        return await followed(partial(self._executors.run, read, Lane.POLLING), video, changed)

    def when_token_is_refused(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, on any thread, once for a token that is not accepted any more."""
        self._transport.token_refused = tell

    def use_token(self, token: str) -> None:
        """Go on with another token of the same project; what waits for its turn takes it, too."""
        self._transport.use_token(token)

    def use_pace_share(self, percent: int) -> None:
        """Take only so many percent of the requests DatoCMS allows."""
        self._transport.pace.use_share(percent / 100)

    def free_calls(self) -> tuple[int, int]:
        """Return how many requests may be sent at once now, and how many of them in 3 seconds."""
        return self._transport.pace.free()

    async def with_file(self, call: Callable[[], T]) -> T:
        """Read or write a file a person chose, perhaps on a drive that is slow or gone."""
        return await self._executors.run(call, Lane.FILES)

    async def tell_desktop(self, title: str, text: str) -> bool:
        """Have a Linux desktop show a notice; tell whether it took it."""
        return await self._executors.run_apart(partial(show_notice, title, text))

    def close(self) -> None:
        """Break off every request and end the worker threads."""
        self.events.close()
        self._transport.close()
        self._images.close()
        self._streams.close()
        if self._hearing is not None:
            self._hearing.close()
        self._storage.close()
        self._executors.close()
