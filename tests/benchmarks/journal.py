"""The journal: what it adds to a delete, and how long a history of 10,000 entries takes."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from io import FileIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Figure, ratio
from trackman.domain.history import HistoryQuery, HistorySort
from trackman.domain.journal import Act, Backup, Entry, Place, Stage, new_id
from trackman.domain.subtitles.webvtt import read_webvtt
from trackman.domain.tracks import Track
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

_ROWS = 10_000
_DELETE_GOAL, _HISTORY_GOAL = 10.0, 100.0
_WAY = (Stage.PLANNED, Stage.BACKED_UP, Stage.SENT, Stage.ACCEPTED, Stage.DELETED)
_LANGUAGES = ("fr-CA", "it-IT", "de-CH", "ja")
_START = datetime(2026, 1, 1, tzinfo=UTC)


def journal(quick: bool) -> list[Figure]:
    """Put deletions one stage after the other, then list many."""
    gc.disable()  # as in trackman, where the window's thread collects between frames
    try:
        with TemporaryDirectory() as folder:
            figures = _puts(Path(folder), 40 if quick else 200)
            return figures + _history(Path(folder), 3 if quick else 9)
    finally:
        gc.enable()


def _puts(folder: Path, deletions: int) -> list[Figure]:
    """Measure each put beside the least it could cost: one page and one fsync."""
    puts: list[float] = []
    floors: list[float] = []
    book = Journal(folder / "puts.sqlite")
    book.put(_entry(0))
    with (folder / "floor").open("wb", buffering=0) as floor:
        for number in range(deletions):
            entry = _entry(number)
            for stage in _WAY:
                puts.append(_took(partial(book.put, replace(entry, stage=stage))))
                floors.append(_took(partial(_page, floor)))
    book.close()
    whole = [sum(puts[at : at + len(_WAY)]) for at in range(0, len(puts), len(_WAY))]
    times, spread = ratio(puts, floors)
    return [
        Figure("journal: one stage", _ms(puts), f"{_ms(floors)} (fsync)", times, note=spread),
        _limit("journal: the stages of a delete", whole, _DELETE_GOAL),
        _limit(
            "journal and backup of a delete, its text here", _backups(folder, whole), _DELETE_GOAL
        ),
    ]


def _backups(folder: Path, stages: Sequence[float]) -> list[float]:
    """Add to the stages what proving and saving a text of 200 cues takes."""
    backups = Backups(folder / "backups")
    return [
        seconds + _took(partial(_save, backups, _text(number)))
        for number, seconds in enumerate(stages)
    ]


def _save(backups: Backups, content: bytes) -> None:
    backups.keep(content, len(read_webvtt(content).cues))


def _text(number: int) -> bytes:
    cues = (
        f"{cue}\n00:{cue // 60:02}:{cue % 60:02}.000 --> 00:{cue // 60:02}:{cue % 60:02}.900\n"
        f"What is said in cue {cue} of text {number}"
        for cue in range(200)
    )
    return "\n\n".join(["WEBVTT", *cues]).encode()


def _history(folder: Path, times: int) -> list[Figure]:
    path = folder / "history.sqlite"
    book = Journal(path)
    book.put(*(_entry(number, Stage.DELETED) for number in range(_ROWS)))
    book.close()
    book = Journal(path)
    asked = {
        "listed": HistoryQuery(),
        "filtered": HistoryQuery(text="PRODUTO 44"),
        "filtered, all found": HistoryQuery(text="final"),
        "sorted": HistoryQuery(sort=HistorySort.VIDEO, descending=False),
    }
    figures = [
        _limit(f"{_ROWS} entries opened", _times(times, partial(_open, path)), _HISTORY_GOAL)
    ]
    for name, query in asked.items():
        took = _times(times, partial(book.history, query))
        figures.append(_limit(f"{_ROWS} entries {name}", took, _HISTORY_GOAL))
    book.close()
    return figures


def _open(path: Path) -> None:
    book = Journal(path)
    assert book.totals() == {Stage.DELETED: _ROWS}
    book.close()


def _entry(number: int, stage: Stage = Stage.PLANNED) -> Entry:
    video = f"video{number % 977}"
    track = Track(
        f"track{number}",
        video,
        "subtitles",
        f"Français {number}",
        _LANGUAGES[number % 4],
        False,
        "ready",
        None,
    )
    return Entry(
        id=new_id(),
        act=Act.DELETION,
        stage=stage,
        batch=f"batch{number // 10}",
        place=Place("64174", "Acme", None, video, f"Lançamento do produto {video} final.mp4"),
        track=track,
        planned_at=_START + timedelta(minutes=number),
        changed_at=_START + timedelta(minutes=number),
        account="Editors",
        reason="typos in line 3",
        backup=Backup("ab" * 32, 1234, 50),
        job_id=f"job{number}",
        request_ids=(new_id(), new_id()),
        returned=track,
        seconds=3.2,
    )


def _page(file: FileIO) -> None:
    file.write(bytes(4096))
    os.fsync(file.fileno())


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _times(times: int, work: Callable[[], object]) -> list[float]:
    return [_took(work) for _ in range(times)]


def _limit(name: str, seconds: Sequence[float], goal: float) -> Figure:
    return Figure(name, _ms(seconds), "–", _median(seconds), "ms", goal)


def _median(seconds: Sequence[float]) -> float:
    return statistics.median(seconds) * 1000


def _ms(seconds: Sequence[float]) -> str:
    return f"{_median(seconds):.2f} ms"
