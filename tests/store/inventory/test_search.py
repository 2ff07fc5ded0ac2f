"""The index of cues finds what a person means, in any script, and forgets what is taken out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.inventory.state import VanishedTracks
from trackman.domain.inventory.tracks import SortKey, TrackField, TracksQuery, TrackView
from trackman.domain.library import Scope
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.store.inventory.inventory import InventoryStore
from trackman.store.inventory.scans import ScanRecord

UPLOAD = Upload("v1", "Caffè.mp4", 1, "video/mp4", 2.0, 1, 1, "p1", None, ())
CUES = (
    "The Quick brown fox",
    "l’uomo è qui ♪",
    "我喜欢看字幕",
    "สวัสดีครับ",
    "हिन्दी में",
    "한국어 자막",
    "カタカナー",
)


def track(number: int, language: str = "it") -> Track:
    """Return one of the video's tracks."""
    return Track(f"t{number}", "v1", "subtitles", f"N{number}", language, False, "ready", None)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[InventoryStore]:
    """Return an inventory with one text."""
    store = InventoryStore(tmp_path, Scope("1", None))
    store.note_video(Video(UPLOAD, (track(1), track(2, "en")), None))
    (key, _) = store.keys(TracksQuery(), ())
    put(store, key, CUES)
    yield store
    store.close()


def put(store: InventoryStore, key: int, cues: tuple[str, ...]) -> None:
    """Give a track a text."""
    content = "\n".join(cues).encode()
    shown = [(place * 1000, place * 1000 + 900, text) for place, text in enumerate(cues)]
    store.put_texts([(key, ShownText(content, shown), 0)])


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("quick", 0),
        ('"brown FOX"', 0),
        ("fox the", 0),
        ("bro*", 0),
        ('"quick bro"*', 0),
        ("L'UOMO", 1),
        ("♪", 1),
        ("字幕", 2),
        ("欢看", 2),
        ("ครับ", 3),
        ("हिन्दी", 4),
        ("자막", 5),
        ("タカ", 6),
    ],
)
def test_a_cue_is_found(store: InventoryStore, phrase: str, number: int) -> None:
    page = store.search(phrase, 0, 10)
    assert [hit.number for hit in page.hits] == [number]
    assert (page.total, page.is_bound) == (1, False)
    hit = page.hits[0]
    assert hit.text == CUES[number]
    assert hit.start == number * 1000
    assert hit.before == (CUES[number - 1] if number else "")
    assert hit.after == (CUES[number + 1] if number + 1 < len(CUES) else "")


@pytest.mark.parametrize(
    "phrase", ['"fox brown"', "bro", "幕字", "fox uomo", "", "!", '"', "NEAR("]
)
def test_nothing_is_found(store: InventoryStore, phrase: str) -> None:
    assert store.search(phrase, 0, 10).total == 0


def test_what_another_text_replaced_is_not_found(store: InventoryStore) -> None:
    (key, other) = store.keys(TracksQuery(), ())
    put(store, other, tuple(f"shared word {number}" for number in range(200)))
    put(store, key, ("shared",))
    assert store.search("fox", 0, 10).total == 0
    page = store.search("shared", 0, 300)
    assert len(page.hits) == 201
    assert {(hit.key, hit.number) for hit in page.hits} == {
        (key, 0),
        *((other, number) for number in range(200)),
    }
    assert page.total == 201
    assert store.state().cues == 201


def test_many_hits_are_counted_to_a_bound(store: InventoryStore) -> None:
    (key, _) = store.keys(TracksQuery(), ())
    put(store, key, ("again",) * 1_500)
    page = store.search("again", 20, 10)
    assert [hit.number for hit in page.hits] == list(range(20, 30))
    assert (page.total, page.is_bound) == (1_000, True)


def test_only_texts_that_changed_since_have_new_hits(store: InventoryStore) -> None:
    (key, other) = store.keys(TracksQuery(), ())
    put(store, other, ("a fox",))
    state = store.tracks([key])
    before = state[0].first_seen.timestamp()
    assert store.new_hits("fox", before) == 2
    assert store.new_hits("fox", before + 3600) == 0


def test_typing_keeps_the_order_that_is_shown(store: InventoryStore) -> None:
    sort = (SortKey(TrackField.LANGUAGE),)
    english_first = list(store.keys(TracksQuery(sort=sort), ()))
    assert list(store.keys(TracksQuery("caffe", sort=sort), ())) == []
    assert list(store.keys(TracksQuery("CAFFÈ", sort=sort), ())) == english_first
    assert [one.track.id for one in store.tracks(store.keys(TracksQuery("n1", sort=sort), ()))] == [
        "t1"
    ]


def test_a_change_is_seen_by_the_next_question(store: InventoryStore) -> None:
    store.keys(TracksQuery(), ())
    store.note_video(Video(UPLOAD, (track(2, "en"), track(3)), None))
    found = store.tracks(store.keys(TracksQuery(), ()))
    assert [one.track.id for one in found] == ["t2", "t3"]
    assert len(store.keys(TracksQuery(view=TrackView.VANISHED), ())) == 1


def test_very_many_tracks_are_sorted_where_no_file_can_grow(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    store = InventoryStore(tmp_path, Scope("1", None))
    tracks = [replace(track(place), name=f"{-place % 97}" * 300) for place in range(6_000)]
    store.note_video(Video(UPLOAD, tuple(tracks), None))
    sort = (SortKey(TrackField.NAME),)
    assert store.state().tracks == len(tracks)
    _, most = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
    try:
        found = store.keys(TracksQuery(sort=sort), ())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    names = [one.track.name for one in store.tracks(found)]
    assert (len(names), names) == (len(tracks), sorted(one.name for one in tracks))
    store.close()


def test_the_tracks_of_a_video_that_was_gone_are_read_again(store: InventoryStore) -> None:
    scan = ScanRecord(time.time(), texts=False, everything=False)
    store.note_gone("v1")
    store.put_videos([UPLOAD])
    assert store.plan_looks(scan, 0) == 1
    assert store.not_looked(scan.began).not_looked == 1
    store.put_look("v1", (track(1), track(2, "en")), lambda _: scan)
    assert len(store.keys(TracksQuery(), ())) == 2
    store.put_videos([UPLOAD])
    assert store.plan_looks(scan, 0) == 0


def test_what_vanished_long_ago_is_forgotten_with_its_text_and_nothing_else(
    tmp_path: Path,
) -> None:
    store = InventoryStore(tmp_path, Scope("1", None))
    whole = Video(UPLOAD, (track(1), track(2, "en"), track(3)), None)
    store.note_video(whole)
    keys = {one.track.id: one.key for one in store.tracks(store.keys(TracksQuery(), ()))}
    one, another = (
        ShownText.of(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n".encode())
        for words in ("One text", "Another text")
    )
    store.put_texts([(keys["t1"], one, 0), (keys["t3"], another, 0)])
    store.note_video(replace(whole, tracks=whole.tracks[1:]))
    between = time.time()
    store.note_gone("v1")
    assert store.vanished(between) == VanishedTracks(1, 1)
    assert store.forget_vanished(between) == 1
    assert store.text(keys["t1"]) is None
    gone = store.keys(TracksQuery(view=TrackView.VANISHED), ())
    assert set(gone) == {keys["t2"], keys["t3"]}
    assert store.text(keys["t3"]) is not None
    store.note_video(whole)
    assert store.search("another", 0, 5).total == 1
    assert store.search("one", 0, 5).total == 0
    (new,) = store.keys(TracksQuery("n1"), ())
    store.put_texts([(new, one, 0)])
    assert store.search("one", 0, 5).total == 1
    store.note_gone("v1")
    assert store.forget_vanished(time.time() + 1) == 3
    assert store.whole_videos(["v1"]) == []
    assert store.vanished(time.time() + 1) == VanishedTracks(0, 0)
    store.close()


def test_a_damaged_file_is_built_anew(tmp_path: Path) -> None:
    store = InventoryStore(tmp_path, Scope("1", None))
    store.note_video(Video(UPLOAD, (track(1),), None))
    store.close()
    (file,) = tmp_path.glob("*.sqlite")
    file.write_bytes(b"no database at all" * 1_000)
    store = InventoryStore(tmp_path, Scope("1", None))
    assert store.state().tracks == 0
    store.note_video(Video(UPLOAD, (track(1),), None))
    assert store.state().tracks == 1
    store.close()
