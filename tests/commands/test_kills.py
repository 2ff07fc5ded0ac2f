"""Commands killed at every step, each a process, against `python -m trackman.demo`, another one.

What must hold: never a video without the track, and after `trackman recover` none doubled, nothing
left open, and everything as it was told. All steps and 60 random moments with `dev.py test --deep`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings

from tests.commands.conftest import NEW, VIDEO, Answer, Shell
from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams
from trackman.dato.transport import Transport
from trackman.domain.journal import Stage
from trackman.domain.tracks import Track
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

IT = ("subtitles", "it-IT")
_IS_DEEP = settings().max_examples > 100
REPLACED, DELETED, CREATED = 22, 5, 5
"""Stages that are written of each, one after the other."""


@pytest.fixture(scope="module")
def demo() -> Iterator[dict[str, str]]:
    """Return where `python -m trackman.demo` serves, and its token."""
    command = [sys.executable, "-m", "trackman.demo", "--job-seconds", "0.02"]
    command += ["--preparing-seconds", "0.02", "--requests-per-window", "10000"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())
        server.terminate()


@pytest.fixture
def far(demo: dict[str, str], tmp_path: Path) -> Shell:
    """Return what runs commands against it."""
    return Shell(tmp_path / "data", demo["token"], demo["api_url"], demo["stream_url"])


@pytest.fixture
def client(demo: dict[str, str]) -> Iterator[Client]:
    """Return what looks from elsewhere."""
    transport = Transport(demo["token"], demo["api_url"])
    yield Client(transport)
    transport.close()


def subtitles(client: Client, language: str) -> list[Track]:
    """Return the subtitles of one language that the server has."""
    tracks = client.tracks(VIDEO)
    return [one for one in tracks if (one.kind, one.language_code) == ("subtitles", language)]


def recovered(shell: Shell) -> Answer:
    """Settle what was left, and check that nothing is left then."""
    answer = shell.run("recover")
    assert answer.status in {0, 1}, answer.complaints
    assert "unknown" not in answer.outcomes
    journal = Journal(shell.folder / "journal.sqlite")
    left = (*journal.unfinished(), *journal.unknown())
    journal.close()
    assert left == ()
    assert shell.run("recover").records == []
    return answer


def steps(stages: int, quick: set[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the moments to kill at: all of them, or those after which nothing waits a minute."""
    every = [(moment, at) for at in range(1, stages + 1) for moment in ("before", "after")]
    return every if _IS_DEEP else [one for one in every if one in quick]


def check_replaced(shell: Shell, client: Client, demo: dict[str, str]) -> None:
    """Check that one whole track is there after a kill: the old one or the new one."""
    assert subtitles(client, "it-IT"), "never without the track"
    recovered(shell)
    (track,) = subtitles(client, "it-IT")  # neither gone nor doubled
    assert (track.name, track.status) == ("Italiano", "ready")
    playback_id = client.upload(VIDEO).mux_playback_id or ""
    streams = Streams(demo["stream_url"])
    content = streams.text(playback_id, track.id)
    streams.close()
    assert content.startswith(b"WEBVTT")
    journal = Journal(shell.folder / "journal.sqlite")
    was_begun = bool(journal.totals())
    journal.close()
    saved = [path.read_bytes() for path in (shell.folder / "backups").rglob("*") if path.is_file()]
    assert NEW.encode() in saved or not was_begun, "what was to be sent is not lost"


@pytest.mark.parametrize(
    ("moment", "at"),
    steps(REPLACED, {("after", 1), ("before", 5), ("after", 7), ("before", 11), ("before", 20)}),
)
def test_a_replacement_killed_at_a_step_leaves_one_track(
    moment: str, at: int, far: Shell, client: Client, demo: dict[str, str], text: Path
) -> None:
    (old,) = subtitles(client, "it-IT")
    answer = far.killed(moment, at, "tracks", "replace", f"{VIDEO}/{old.id}", str(text), "--yes")
    assert answer.status == -9
    check_replaced(far, client, demo)


def test_a_replacement_writes_as_many_stages_as_are_tried(
    far: Shell, client: Client, text: Path
) -> None:
    (old,) = subtitles(client, "it-IT")
    pair = f"{VIDEO}/{old.id}"
    answer = far.killed("after", REPLACED + 1, "tracks", "replace", pair, str(text), "--yes")
    assert answer.outcomes == ["replaced"]
    (new,) = subtitles(client, "it-IT")
    pair = f"{VIDEO}/{new.id}"
    answer = far.killed("after", REPLACED, "tracks", "replace", pair, str(text), "--yes")
    assert answer.status == -9


@pytest.fixture(scope="module")
def usual(demo: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> float:
    """Return how many seconds a replacement takes that nobody kills."""
    folder = tmp_path_factory.mktemp("usual")
    shell = Shell(folder / "data", demo["token"], demo["api_url"], demo["stream_url"])
    text = folder / "film.it.vtt"
    text.write_text(NEW)
    listed = shell.run("tracks", "list", VIDEO).records
    (old,) = (one for one in listed if (one["type"], one["language_code"]) == IT)
    began = time.monotonic()
    answer = shell.run("tracks", "replace", f"{VIDEO}/{old['track_id']}", str(text), "--yes")
    assert answer.outcomes == ["replaced"]
    return time.monotonic() - began


@pytest.mark.parametrize("number", range(60 if _IS_DEEP else 3))
def test_a_replacement_killed_at_any_moment_leaves_one_track(
    number: int, far: Shell, client: Client, demo: dict[str, str], text: Path, usual: float
) -> None:
    (old,) = subtitles(client, "it-IT")
    process = far.start("tracks", "replace", f"{VIDEO}/{old.id}", str(text), "--yes")
    try:
        process.communicate(timeout=Random(number).uniform(0.2, 1) * usual)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    check_replaced(far, client, demo)


@pytest.mark.parametrize(
    ("moment", "at"), steps(DELETED, {("after", 2), ("before", 4), ("after", 4), ("before", 5)})
)
def test_a_deletion_killed_at_a_step_ends_as_it_is_told(
    moment: str, at: int, far: Shell, client: Client, text: Path
) -> None:
    added = far.run("tracks", "add", VIDEO, str(text), "--yes").records[0]["track_id"]
    pair = f"{VIDEO}/{added}"
    answer = far.killed(moment, at, "tracks", "delete", pair, "--yes")
    assert answer.status == -9
    told = recovered(far)
    is_there = added in {track.id for track in client.tracks(VIDEO)}
    ended = [[]] if (moment, at) == ("after", DELETED) else [["deleted"]]
    assert told.outcomes in ([["planned"], ["failed"], []] if is_there else ended)
    if is_there:
        assert far.run("tracks", "delete", pair, "--yes").outcomes == ["deleted"]
        return
    journal = Journal(far.folder / "journal.sqlite")
    (entry,) = (one for one in journal.saved_of(VIDEO) if one.track.id == added)
    journal.close()
    assert entry.stage is Stage.DELETED
    assert entry.backup is not None
    assert Backups(far.folder / "backups").read(entry.backup)


@pytest.mark.parametrize(
    ("moment", "at"), steps(CREATED, {("after", 1), ("before", 3), ("after", 3), ("before", 5)})
)
def test_an_addition_killed_at_a_step_leaves_one_track_or_none(
    moment: str, at: int, far: Shell, client: Client, text: Path
) -> None:
    answer = far.killed(moment, at, "tracks", "add", VIDEO, str(text), "--yes")
    assert answer.status == -9
    told = recovered(far)
    there = subtitles(client, "gl")
    if there and (moment, at) != ("after", CREATED):
        assert told.outcomes == ["added"]
        assert [one.id for one in there] == [told.records[0]["track_id"]]
    elif not there:
        assert told.outcomes in ([], ["planned"], ["failed"])
    for track in there:
        far.run("tracks", "delete", f"{VIDEO}/{track.id}", "--yes")


@pytest.mark.parametrize(("moment", "at"), steps(CREATED, {("before", 3), ("after", 3)}))
def test_a_restore_killed_at_a_step_doubles_nothing(
    moment: str, at: int, far: Shell, client: Client
) -> None:
    (old,) = subtitles(client, "de")
    entry = far.run("tracks", "delete", f"{VIDEO}/{old.id}", "--yes").records[0]["entry"]
    assert far.killed(moment, at, "tracks", "restore", entry, "--yes").status == -9
    recovered(far)
    again = far.run("tracks", "restore", entry, "--yes")
    assert again.outcomes in (["restored"], ["failed"])
    assert len(subtitles(client, "de")) == 1
