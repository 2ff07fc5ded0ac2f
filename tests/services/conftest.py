"""Services on a plain asyncio loop: they know nothing of Qt."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.impatience import IMPATIENT, quick_jobs
from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams, TextLimits
from trackman.dato.storage import Storage, StorageLimits
from trackman.demo.server import DemoServer
from trackman.domain.journal import Entry, Place, new_id, planned_deletion
from trackman.domain.tracks import Track
from trackman.services.executors import Executors
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.operations.creation import Creations
from trackman.services.operations.deletion import Deletions
from trackman.services.operations.jobs import JobPauses, Jobs
from trackman.services.operations.journal_writer import JournalWriter
from trackman.services.operations.replacement import Replacements
from trackman.services.operations.upload_queue import UploadQueues
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

PROJECT = "64174"


@dataclass(slots=True)
class Work:
    """What changes tracks, with its journal and backups, all real."""

    client: Client
    executors: Executors
    journal: Journal
    ledger: JournalWriter
    backups: Backups
    texts: SubtitleBackups
    storage: Storage
    turns: UploadQueues

    def jobs(self, limit: float = 20, pauses: JobPauses = IMPATIENT) -> Jobs:
        """Return jobs that are looked at soon."""
        return Jobs(self.client, self.executors, limit, pauses, quick_jobs())

    def deletions(self, limit: float = 20, pauses: JobPauses = IMPATIENT) -> Deletions:
        """Return deletions that look again soon."""
        return Deletions(self.jobs(limit, pauses), self.turns, self.ledger, self.texts)

    def creations(self, limit: float = 20, pauses: JobPauses = IMPATIENT) -> Creations:
        """Return what restores and adds, and looks again soon."""
        jobs = self.jobs(limit, pauses)
        return Creations(jobs, self.turns, self.ledger, self.texts, self.storage)

    def replacements(self, limit: float = 20, pauses: JobPauses = IMPATIENT) -> Replacements:
        """Return what replaces tracks and looks again soon."""
        deletions, creations = self.deletions(limit, pauses), self.creations(limit, pauses)
        return Replacements(self.jobs(limit, pauses), self.ledger, deletions, creations)


Plan = Callable[..., Entry]


@pytest.fixture
def executors(client: Client) -> Iterator[Executors]:
    """Return worker threads that end with the test."""
    executors = Executors()
    yield executors
    client.transport.close()
    executors.close()


@pytest.fixture
def work(
    client: Client, server: DemoServer, executors: Executors, tmp_path: Path
) -> Iterator[Work]:
    """Return everything that changes tracks of the demo project."""
    journal, backups = Journal(tmp_path / "journal.sqlite"), Backups(tmp_path / "backups")
    streams = Streams(
        server.stream_url, TextLimits(connect=2, read=0.5, whole=5, read_again=(0.01, 0.01))
    )
    ledger = JournalWriter(journal)
    storage = Storage(StorageLimits(connect=2, read=0.5, whole=5))
    texts = SubtitleBackups(streams, executors, backups)
    yield Work(client, executors, journal, ledger, backups, texts, storage, UploadQueues())
    asyncio.run(ledger.close())
    streams.close()
    storage.close()


@pytest.fixture
def plan(client: Client) -> Plan:
    """Return a function that plans to delete a track as the server shows it."""

    def planned(upload_id: str, track: Track, environment: str | None = None) -> Entry:
        upload = client.upload(upload_id)
        place = Place(PROJECT, "Northwind Stories", environment, upload_id, upload.filename)
        return planned_deletion(place.with_video(upload), track, new_id())

    return planned


@pytest.fixture(scope="module")
def figures(request: pytest.FixtureRequest) -> Iterator[Counter[str]]:
    """Count the cells of a matrix of faults by how they end, and print the sum."""
    counted = Counter[str]()
    yield counted
    ends = ", ".join(f"{count} {end}" for end, count in counted.items())
    line = f"{request.path.name}: {counted.total()} faults at steps, each end is the truth: {ends}"
    say(request.config, line)


def say(config: pytest.Config, line: str) -> None:
    """Print a figure, although pytest keeps what tests print."""
    with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        config.get_terminal_writer().line(f"\n{line}")
