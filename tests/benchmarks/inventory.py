"""The inventory of all tracks: filter, sort, search and opening, from 1,000 to 1,000,000 of each.

Tracks and cues are written straight into the store. Times are of the store alone, as a worker
thread takes them.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure
from trackman.domain.folding import fold
from trackman.domain.inventory.shown_text import ShownText
from trackman.domain.inventory.tracks import SortKey, TrackField, TracksQuery
from trackman.domain.library import Scope
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload
from trackman.store.inventory import texts, videos
from trackman.store.inventory.inventory import InventoryStore

_SCOPE = Scope("64174", None)
_SIZES = (1_000, 10_000, 100_000, 1_000_000)
_JUDGED_TRACKS, _JUDGED_CUES = 100_000, 1_000_000
_FILTER_GOAL, _SORT_GOAL, _OPEN_GOAL, _SEARCH_GOAL, _INDEX_GOAL = 50.0, 200.0, 300.0, 50.0, 1.2
_TRACKS_A_VIDEO = 8
_CUES_A_TEXT = 500
_LANGUAGES = ("en", "it", "de", "fr", "es", "pt-BR", "ja", "pl")
_TYPED = ("st", "sto", "story-001", "italian", "zz", "story it 00")
_SORTS = (
    (TrackField.VIDEO, TrackField.LANGUAGE),
    (TrackField.LANGUAGE, TrackField.STATUS, TrackField.VIDEO),
    (TrackField.FINDINGS, TrackField.NAME),
    (TrackField.LAST_SEEN, TrackField.VIDEO),
)
_CREATED = datetime(2026, 1, 1, tzinfo=UTC)
_Row = tuple[str, ...]


def inventory(quick: bool) -> list[Figure]:
    """Fill stores of growing sizes, print how each figure grows, and judge those of the goals."""
    sizes = _SIZES[:3] if quick else _SIZES
    runs = 3 if quick else 7
    figures: list[Figure] = []
    rows: list[_Row] = []
    for size in sizes:
        with TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder:
            found, row = _tracks(Path(folder), size, runs)
            rows.append((f"{size:,} tracks", *row))
            if size == min(_JUDGED_TRACKS, sizes[-1]):
                figures += found
    _print(("", "filter", "sort", "opens", "file"), rows)
    rows = []
    for size in sizes:
        with TemporaryDirectory("-trackman-bench", ignore_cleanup_errors=True) as folder:
            found, row = _cues(Path(folder), size)
            rows.append((f"{size:,} cues", *row))
            if size == min(_JUDGED_CUES, sizes[-1]):
                figures += found
    _print(("", "search, 95th %", "index ÷ text", "text", "file", "written"), rows)
    return figures


def _print(head: _Row, rows: list[_Row]) -> None:
    for row in (head, *rows):
        print("  ".join(cell.rjust(16) for cell in row), flush=True)


def _tracks(folder: Path, size: int, runs: int) -> tuple[list[Figure], _Row]:
    store = InventoryStore(folder, _SCOPE)
    _fill_tracks(store, size)
    store.close()
    store = InventoryStore(folder, _SCOPE)
    opens = _milliseconds(store.state)
    store.keys(TracksQuery(), ())  # what is on screen before somebody types
    filters = [_median(partial(store.keys, TracksQuery(text=typed), ()), runs) for typed in _TYPED]
    sorts = [_median(partial(_sorted_anew, store, _keys(fields)), runs) for fields in _SORTS]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    store.keys(TracksQuery(), ())
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    file = store.size() / 2**20
    store.close()
    name = f"inventory of {size:,} tracks"
    figures = [
        _figure(f"{name}: filter, slowest of {len(_TYPED)}", max(filters), _FILTER_GOAL),
        _figure(f"{name}: sort by several columns, slowest", max(sorts), _SORT_GOAL),
        _figure(f"{name}: open and tell its state", opens, _OPEN_GOAL, f"{more / 1024:.0f} MiB"),
    ]
    row = (f"{max(filters):.1f} ms", f"{max(sorts):.1f} ms", f"{opens:.1f} ms", f"{file:.0f} MiB")
    return figures, row


def _cues(folder: Path, size: int) -> tuple[list[Figure], _Row]:
    store = InventoryStore(folder, _SCOPE)
    began = time.perf_counter()
    letters, words = _fill_cues(store, size)
    wrote = time.perf_counter() - began
    store.close()
    store = InventoryStore(folder, _SCOPE)
    store.search("warm", 0, 1)
    phrases = list(_phrases(words, random.Random(7)))
    took = sorted(_milliseconds(partial(store.search, phrase, 0, 100)) for phrase in phrases)
    slowest = took[int(len(took) * 0.95)]
    index = _index_bytes(folder)
    file = store.size() / 2**20
    store.close()
    name = f"{size:,} cues"
    middle = f"median {statistics.median(took):.1f} ms of {len(took)} phrases"
    figures = [
        _figure(f"{name}: first page of a search, 95th percentile", slowest, _SEARCH_GOAL, middle),
        Figure(
            f"{name}: index by the size of the text",
            f"{index / 2**20:.1f} MiB",
            f"text {letters / 2**20:.1f} MiB",
            index / letters,
            "×",
            _INDEX_GOAL,
            f"{file:.0f} MiB with all texts, compressed",
        ),
    ]
    row = (
        f"{slowest:.1f} ms",
        f"{index / letters:.2f}",
        f"{letters / 2**20:.1f} MiB",
        f"{file:.0f} MiB",
        f"{wrote:.0f} s",
    )
    return figures, row


def _figure(name: str, took: float, goal: float, note: str = "") -> Figure:
    return Figure(name, f"{took:.1f} ms", "–", took, "ms", goal, note)


def _keys(fields: tuple[TrackField, ...]) -> tuple[SortKey, ...]:
    return tuple(SortKey(one, descending=place == 1) for place, one in enumerate(fields))


def _sorted_anew(store: InventoryStore, sort: tuple[SortKey, ...]) -> None:
    """Sort as after a change: an order that is known costs nothing."""
    store._order = replace(store._order, written=-1)  # noqa: SLF001
    store.keys(TracksQuery(sort=sort), ())


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _median(work: Callable[[], object], runs: int) -> float:
    work()
    return statistics.median(_milliseconds(work) for _ in range(runs))


def _upload(number: int) -> Upload:
    return Upload(
        f"{number:022}",
        fold(f"story-{number % 7919:05}-{number:06}.mp4"),
        1,
        "video/mp4",
        60.0,
        1920,
        1080,
        f"playback-{number}",
        _CREATED,
        ("story",),
        updated_at=_CREATED,
    )


def _fill_tracks(store: InventoryStore, size: int) -> None:
    chance = random.Random(size)

    def work(connection: sqlite3.Connection) -> None:
        for number in range(size // _TRACKS_A_VIDEO):
            upload = _upload(number)
            videos.put_videos(connection, [upload], 1_767_225_600.0 + number)
            tracks = [
                Track(
                    f"{chance.getrandbits(160):040x}",
                    upload.id,
                    "subtitles",
                    f"{language} Italian" if language == "it" else f"{language} subtitles",
                    language,
                    chance.random() < 0.1,
                    "errored" if chance.random() < 0.02 else "ready",
                    None,
                )
                for language in _LANGUAGES
            ]
            videos.put_tracks(connection, upload.id, tracks, 1_767_225_600.0 + number)
        connection.execute("UPDATE tracks SET findings = abs(random()) % 9")

    store._database.write(work)  # noqa: SLF001 - in one go, or it takes minutes


def _fill_cues(store: InventoryStore, size: int) -> tuple[int, list[list[str]]]:
    """Fill a store with texts; return the size of all cues in UTF-8, and some of them."""
    chance = random.Random(size)
    words = _vocabulary(chance)
    weights = [1 / (rank + 2) for rank in range(len(words))]  # as words are in any language
    some: list[list[str]] = []
    letters = 0
    for number in range(max(1, size // _CUES_A_TEXT)):
        upload = _upload(number)
        track = Track(f"{number:040}", upload.id, "subtitles", "it", "it", False, "ready", None)
        chosen = iter(chance.choices(words, weights, k=_CUES_A_TEXT * 8))
        cues = [list(islice(chosen, chance.randint(5, 8))) for _ in range(_CUES_A_TEXT)]
        shown = [
            (place * 3000, place * 3000 + 2500, " ".join(cue)) for place, cue in enumerate(cues)
        ]
        letters += sum(len(text.encode()) for _, _, text in shown)
        content = "\n\n".join(text for _, _, text in shown).encode()
        some += cues[:1]

        put = partial(_put, upload=upload, track=track, text=ShownText(content, shown))
        store._database.write(put)  # noqa: SLF001 - as a scan writes, a video at a time
    return letters, some


def _put(connection: sqlite3.Connection, upload: Upload, track: Track, text: ShownText) -> None:
    videos.put_videos(connection, [upload], 0.0)
    videos.put_tracks(connection, upload.id, [track], 0.0)
    (key,) = connection.execute("SELECT key FROM tracks WHERE id = ?", (track.id,)).fetchone()
    texts.put_text(connection, key, text, 0.0)


def _vocabulary(chance: random.Random) -> list[str]:
    syllables = [one + other for one in "bcdfglmnprstvz" for other in "aeiou"]
    return [
        "".join(chance.choices(syllables, k=1 + min(4, rank // 400 + chance.randrange(2))))
        for rank in range(30_000)
    ]


def _phrases(cues: list[list[str]], chance: random.Random) -> Iterator[str]:
    """Yield what people search for: phrases, words in any order, beginnings of words."""
    for number in range(200):
        cue = chance.choice(cues)
        first = chance.randrange(len(cue) - 2)
        match number % 4:
            case 0:
                yield f'"{" ".join(cue[first : first + 2])}"'
            case 1:
                yield f'"{" ".join(cue[first : first + 3])}"'
            case 2:
                yield f"{cue[first]} {cue[first + 2]}"
            case _:
                yield f"{max(cue, key=len)[:5]}*"


def _index_bytes(folder: Path) -> int:
    """Return the bytes of the tables of the index."""
    (file,) = folder.glob("*.sqlite")
    connection = sqlite3.connect(file)
    (size,) = connection.execute("SELECT sum(length(block)) FROM cues_data").fetchone()
    (more,) = connection.execute("SELECT sum(length(term) + 8) FROM cues_idx").fetchone()
    connection.close()
    return int(size) + int(more)
