"""Texts of a review: read before a person comes to them, and never in anybody's way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import BackupFault
from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.journal import Stage
from trackman.domain.library import Scope
from trackman.domain.quality.findings import FindingCode
from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track, has_subtitle_file
from trackman.services.history import History
from trackman.services.inventory.inventory import Inventory
from trackman.services.quality import QualityChecks
from trackman.services.review.ahead_pace import AheadPace
from trackman.services.review.prefetch import AHEAD, MOST_BESIDE, ReviewTexts
from trackman.services.review.shelf import MOST, ReviewedText, Shelf
from trackman.services.review.text_sources import TextSources
from trackman.services.texts import TextReader
from trackman.services.video import Videos
from trackman.store.cache.cache import Cache
from trackman.store.cache.texts import TextCache
from trackman.store.inventory.inventory import InventoryStore

T = TypeVar("T")
SCOPE = Scope("64174", None)
VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.fixture
def inventory(work, tmp_path: Path) -> Iterator[Inventory]:
    """Return an inventory that knows nothing."""
    inventory = Inventory(InventoryStore(tmp_path / "inventory", SCOPE), work.executors)
    yield inventory
    inventory.close()


@pytest.fixture
def sources(work, inventory: Inventory, tmp_path: Path) -> Iterator[TextSources]:
    """Return a computer on which no text was ever seen."""
    cache = Cache(tmp_path / "cache.sqlite")
    records = History(work.ledger, work.backups, tmp_path / "backups")
    yield TextSources(
        TextReader(work.texts, TextCache(tmp_path / "texts")),
        records,
        inventory,
        cache,
        Videos(work.client, work.executors),
        SCOPE,
        work.executors,
    )
    records.close()
    cache.close()


@pytest.fixture
def make(sources: TextSources) -> Callable[..., ReviewTexts]:
    """Return a function that makes the texts of a review, which may be read ahead quickly."""

    def make(allowed: int = 4000, window: float = 3.0, **limits: Any) -> ReviewTexts:
        pace = AheadPace(lambda: allowed, window=window)
        return ReviewTexts(sources, QualityChecks(sources.executors), pace, **limits)

    return make


@pytest.fixture
def queue(client, project: DemoProject) -> list[QueueItem]:
    """Return all subtitles of the project that have a text, video after video."""
    items = []
    for upload in project.uploads.values():
        if upload.mux_playback_id and upload.tracks:
            there = filter(has_subtitle_file, client.tracks(upload.id))
            found = [one for one in there if upload.tracks[one.id].vtt]
            items += [QueueItem(one, upload.filename, upload.mux_playback_id) for one in found]
    return items


def texts_asked_for(server: DemoServer) -> int:
    """Count the texts that the host was asked for."""
    return sum(one.host == "stream" for one in server.seen_media)


async def ahead_of(texts: ReviewTexts, work: Coroutine[Any, Any, T]) -> T:
    """Let texts be read ahead while something goes on."""
    reading = asyncio.create_task(texts.run())
    try:
        async with asyncio.timeout(20):
            return await work
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


async def settled(texts: ReviewTexts, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, looking whenever more is known."""
    while not is_so():
        await asyncio.sleep(0.005)


async def test_the_next_texts_and_findings_are_there_before_a_person_comes_to_them(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], server: DemoServer
) -> None:
    texts = make()
    assert texts.of(queue[1]) is None
    texts.look_ahead(queue, 0)
    window = queue[: AHEAD + 1]
    await ahead_of(texts, settled(texts, lambda: all(map(texts.of, window))))
    for item in window:
        found = texts.of(item)
        assert found is not None
        assert found.text is not None
        assert found.text.salvage.cues
        assert found.findings is not None
    assert texts.of(queue[AHEAD + 2]) is None  # that is further than anybody will be soon
    asked = texts_asked_for(server)
    assert await texts.read(queue[1]) is texts.of(queue[1])
    assert texts_asked_for(server) == asked


async def test_what_this_computer_knows_costs_no_request(
    make: Callable[..., ReviewTexts],
    sources: TextSources,
    queue: list[QueueItem],
    client,
    work,
    plan,
    server: DemoServer,
    project: DemoProject,
) -> None:
    seen, scanned, saved = queue[:3]
    await sources.reader.now(seen.playback_id or "", seen.track.id)
    await sources.inventory.note_video(await Videos(client, work.executors).read(VIDEO, None))
    content = project.uploads[scanned.track.upload_id].tracks[scanned.track.id].vtt or b""
    _note_scanned(sources.inventory, scanned, content)
    backup = await work.texts.save(saved.playback_id or "", saved.track)
    entry = replace(plan(saved.track.upload_id, saved.track), backup=backup, stage=Stage.FAILED)
    await work.ledger.put(entry)
    before = len(server.seen), len(server.seen_media)
    texts = make()
    for item in (seen, scanned, saved):
        found = await texts.read(item)
        assert found.text is not None
        vtt = project.uploads[item.track.upload_id].tracks[item.track.id].vtt
        assert found.text.content == vtt
        assert found.text.failure is None
        assert found.text.fresh  # for its text never changes
    assert (len(server.seen), len(server.seen_media)) == before
    await texts.read(seen, anew=True)
    assert len(server.seen_media) == before[1] + 1


def _note_scanned(inventory: Inventory, item: QueueItem, content: bytes) -> None:
    known = inventory.store.tracks_of(item.track.upload_id)
    keys = [one.key for one in known if one.track.id == item.track.id]
    inventory.store.put_texts([(key, ShownText.of(content), 0) for key in keys])


async def test_the_other_languages_of_the_video_come_beside_the_text(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], client
) -> None:
    texts, item = make(), next(one for one in queue if one.track.upload_id == VIDEO)
    first = await texts.read(item)
    assert (first.is_whole, first.video, first.beside) == (False, None, [])  # nothing delays it
    told: list[str] = []
    texts.arrived.append(lambda one: told.append(one.key))
    texts.look_ahead([item], 0)
    await ahead_of(texts, settled(texts, lambda: bool(told)))
    assert told == [item.key]
    found = texts.of(item)
    assert found is not None
    assert found.is_whole
    assert found.text is first.text
    theirs = {one.id for one in client.tracks(VIDEO) if has_subtitle_file(one)} - {item.track.id}
    assert theirs
    assert {track.id for track, _ in found.beside} <= theirs == set(found.others)


async def test_findings_that_need_the_other_tracks_come_with_them(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], project: DemoProject
) -> None:
    item, other = [one for one in queue if one.track.upload_id == VIDEO][:2]
    tracks = project.uploads[VIDEO].tracks
    tracks[item.track.id].vtt = tracks[other.track.id].vtt
    texts = make()
    alone = await texts.read(item)
    texts.look_ahead([item], 0)
    await ahead_of(texts, settled(texts, lambda: _is_whole(texts, item)))
    beside = texts.of(item)
    assert alone.findings is not None
    assert beside is not None
    assert beside.findings is not None
    assert FindingCode.UNTRANSLATED not in {one.code for one in alone.findings}
    assert FindingCode.UNTRANSLATED in {one.code for one in beside.findings}


def _is_whole(texts: ReviewTexts, item: QueueItem) -> bool:
    found = texts.of(item)
    return found is not None and found.is_whole


class NotedPace(AheadPace):
    """Remembers when its turns were; when requests arrive says less on a busy computer."""

    def __init__(self, allowed: int, window: float) -> None:
        super().__init__(lambda: allowed, window=window)
        self.moments: list[float] = []

    async def turn(self) -> None:
        await super().turn()
        self.moments.append(self._taken[-1])


async def test_no_more_is_read_ahead_than_a_share_of_the_pace(
    sources: TextSources, queue: list[QueueItem], server: DemoServer
) -> None:
    window = 0.4
    pace = NotedPace(8, window)  # a quarter are two
    texts = ReviewTexts(sources, QualityChecks(sources.executors), pace)
    texts.look_ahead(queue, 0)
    before = len(server.seen)
    await ahead_of(texts, settled(texts, lambda: all(map(texts.of, queue[: AHEAD + 1]))))
    asked = len(server.seen) - before + len(server.seen_media)
    assert len(pace.moments) >= asked > AHEAD
    for first, third in zip(pace.moments, pace.moments[2:], strict=False):
        assert third >= first + window


async def test_a_person_waits_for_no_turn(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], server: DemoServer
) -> None:
    texts = make(allowed=1, window=3600)
    texts.look_ahead(queue, 0)

    async def person() -> None:
        await settled(texts, lambda: texts.of(queue[0]) is not None)  # that was the only turn
        for item in queue[1:5]:
            assert (await texts.read(item)).text is not None

    await ahead_of(texts, person())
    assert texts_asked_for(server) == 5


async def test_offline_nothing_is_read_ahead_until_the_hosts_answer_again(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], server: DemoServer
) -> None:
    texts = make(retry_after=0.1)
    server.stop(comes_back=True)
    found = await texts.read(queue[0])
    assert found.text is not None
    assert found.text.damage is not None
    assert found.text.damage.fault is BackupFault.UNREACHABLE
    assert texts.of(queue[0]) is None  # the next time it is tried again
    assert texts.is_offline
    texts.look_ahead(queue, 0)

    async def back() -> None:
        server.start()
        await settled(texts, lambda: all(map(texts.of, queue[: AHEAD + 1])))

    await ahead_of(texts, back())
    assert not texts.is_offline


async def test_offline_what_is_on_this_computer_is_read_ahead_all_the_same(
    make: Callable[..., ReviewTexts],
    sources: TextSources,
    queue: list[QueueItem],
    server: DemoServer,
) -> None:
    for item in queue[2:5]:
        await sources.reader.now(item.playback_id or "", item.track.id)
    server.stop()
    texts = make(retry_after=3600)
    await texts.read(queue[0])
    texts.look_ahead(queue, 0)
    await ahead_of(texts, settled(texts, lambda: all(map(texts.of, queue[2:5]))))
    assert texts.of(queue[1]) is None
    assert texts.is_offline


async def test_a_track_without_a_text_says_so_and_one_whose_text_is_gone_tells_why(
    make: Callable[..., ReviewTexts], queue: list[QueueItem], project: DemoProject
) -> None:
    sound = replace(queue[0], track=replace(queue[0].track, id="of-sound", kind="audio"))
    texts = make()
    found = await texts.read(sound)
    assert (found.text, found.findings) == (None, None)
    assert texts.of(sound) is found
    project.uploads[queue[1].track.upload_id].tracks[queue[1].track.id].vtt = None
    gone = (await texts.read(queue[1])).text
    assert gone is not None
    assert gone.damage is not None
    assert gone.damage.fault is BackupFault.NO_TEXT


async def test_a_video_that_is_gone_keeps_nobody_from_reading_the_others(
    make: Callable[..., ReviewTexts], queue: list[QueueItem]
) -> None:
    item = queue[0]
    gone = replace(item, track=replace(item.track, id="gone", upload_id="gone"))
    texts = make(retry_after=3600)
    texts.look_ahead([gone, item], 0)
    await ahead_of(texts, settled(texts, lambda: _is_whole(texts, item)))
    assert not texts.is_offline
    found = texts.of(gone)
    assert found is not None
    assert found.text is not None
    assert found.text.damage is not None
    assert found.text.damage.fault is BackupFault.NO_TEXT


async def test_of_very_many_languages_some_are_read_beside_a_text(
    make: Callable[..., ReviewTexts], client, server: DemoServer, project: DemoProject
) -> None:
    project.uploads |= large_project(1, 60).uploads
    upload_id = list(project.uploads)[-1]
    (track, *_) = client.tracks(upload_id)
    playback_id = project.uploads[upload_id].mux_playback_id
    item = QueueItem(track, "many.mp4", playback_id)
    texts = make()
    texts.look_ahead([item], 0)
    await ahead_of(texts, settled(texts, lambda: _is_whole(texts, item)))
    found = texts.of(item)
    assert found is not None
    assert len(found.others) == MOST_BESIDE
    assert texts_asked_for(server) == 1 + MOST_BESIDE


async def test_other_checks_judge_everything_anew(
    make: Callable[..., ReviewTexts], sources: TextSources, queue: list[QueueItem]
) -> None:
    texts = make()
    before = await texts.read(queue[0])
    texts.forget()
    assert texts.of(queue[0]) is None
    again = await texts.read(queue[0])
    assert again is not before
    assert again.findings == before.findings


def test_memory_is_bounded_and_a_text_that_several_hold_counts_once() -> None:
    def text(size: int) -> ReadText:
        return replace(_EMPTY, content=b"x" * size)

    shelf, shared = Shelf(largest=3_000_000), text(100_000)
    shelf.put(_shelved("a", text(100_000), other=shared))
    with_one = shelf.size
    shelf.put(_shelved("b", text(100_000), other=shared))
    assert shelf.size < 2 * with_one
    for number in range(100):
        shelf.put(_shelved(f"n{number}", text(50_000)))
        assert shelf.size <= 3_000_000
        assert shelf.of("video/n0") is not None  # what is looked at again and again stays
    assert not shelf.has("video/a")
    shelf.put(_shelved("vast", text(5_000_000)))
    assert shelf.of("video/vast") is not None  # it is the one on screen
    assert not shelf.has("video/n0")
    for number in range(2 * MOST):
        shelf.put(_shelved(f"s{number}", text(10)))
    assert not shelf.has(f"video/s{MOST - 1}")
    assert shelf.has(f"video/s{MOST}")
    shelf.clear()
    assert shelf.size == 0


_EMPTY = ReadText.of(b"", None)


def _shelved(track_id: str, text: ReadText, other: ReadText | None = None) -> ReviewedText:
    track = Track(track_id, "video", "subtitles", track_id, "it", False, "ready", None)
    others = {} if other is None else {"other": other}
    return ReviewedText(QueueItem(track, "film.mp4", "play"), text, (), None, others)
