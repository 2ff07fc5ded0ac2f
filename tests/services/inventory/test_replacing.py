"""New texts of many tracks, made from what the server has now and never from what was stored."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from trackman.dato.client import Client
from trackman.dato.mux.streams import Streams, TextLimits
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.drafts import DraftPlace
from trackman.domain.inventory.text_changes import LeftOut, TextChanges
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.services.executors import Executors
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.replacing import ChangesPreview, ReadyText, TextReplacing
from trackman.services.inventory.scan import Scan
from trackman.services.operations.backups import SubtitleBackups
from trackman.services.video import Videos
from trackman.store.backups import Backups
from trackman.store.drafts import Drafts

OCHRE = Wanted("ochre")
VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nSome ochre\n\n00:03.000 --> 00:04.000\nMore ochre\n"


@pytest.fixture
def project() -> DemoProject:
    """Return a project of three videos with two tracks each, all with the same text."""
    project = large_project(3, 2)
    for upload in project.uploads.values():
        for track in upload.tracks.values():
            track.vtt = VTT
    return project


@pytest.fixture
def replacing(
    client: Client, server: DemoServer, executors: Executors, inventory: Inventory, tmp_path: Path
) -> Iterator[TextReplacing]:
    """Return what finds and replaces in the scanned project."""
    streams = Streams(server.stream_url, TextLimits(connect=2, read=2, whole=5, read_again=()))
    texts = SubtitleBackups(streams, executors, Backups(tmp_path / "kept"))
    drafts = Drafts(tmp_path / "drafts")
    yield TextReplacing(inventory, executors, texts, drafts, Videos(client, executors, None))
    streams.close()


def place(upload_id: str, track_id: str) -> DraftPlace:
    return DraftPlace("64174", "", upload_id, track_id)


async def seen(replacing: TextReplacing, scan: Scan) -> ChangesPreview:
    """Scan, and preview the changes of all tracks that hold the word."""
    await scan.run(texts=True, everything=True, report=lambda _: None)
    keys = await replacing.found("ochre")
    return await replacing.preview(keys, OCHRE, "umber", place, lambda _: None)


async def prepared(
    replacing: TextReplacing, chosen: Sequence[TextChanges]
) -> tuple[list[ReadyText], dict[str, LeftOut]]:
    """Prepare, and return the reasons of what is left out by track."""
    ready, out = await replacing.prepare(chosen, OCHRE, "umber", place, lambda _: None)
    return ready, {one.track.track.id: one.why for one in out}


def test_nothing_is_fetched_for_the_preview(
    replacing: TextReplacing, scan: Scan, server: DemoServer
) -> None:
    async def work() -> None:
        await scan.run(texts=True, everything=True, report=lambda _: None)
        before = len(server.seen)
        keys = await replacing.found("ochre")
        found = await replacing.preview(keys, OCHRE, "umber", place, lambda _: None)
        assert [len(one.changes) for one in found.tracks] == [2] * 6
        assert len(server.seen) == before

    asyncio.run(work())


def test_what_changed_at_the_server_meanwhile_is_left_out_and_said(
    replacing: TextReplacing, scan: Scan, project: DemoProject
) -> None:
    async def work() -> None:
        found = await seen(replacing, scan)
        ids = [one.track.track.id for one in found.tracks]
        tracks = {
            track.id: track
            for upload in project.uploads.values()
            for track in upload.tracks.values()
        }
        tracks[ids[0]].vtt = VTT.replace(b"ochre", b"sienna")
        tracks[ids[1]].vtt = VTT.replace(b"More ochre", b"Less ochre")
        tracks[ids[2]].status = "preparing"
        project.remove_track(tracks[ids[3]].upload_id, ids[3])
        ready, out = await prepared(replacing, found.tracks)
        assert out == {
            ids[0]: LeftOut.CHANGED,
            ids[2]: LeftOut.NOT_READY,
            ids[3]: LeftOut.GONE,
        }
        assert [(one.track.id, one.changes, one.lost) for one in ready] == [
            (ids[1], 1, 1),
            (ids[4], 2, 0),
            (ids[5], 2, 0),
        ]

    asyncio.run(work())


def test_a_text_that_cannot_be_fetched_leaves_only_its_track_out(
    replacing: TextReplacing, scan: Scan, project: DemoProject
) -> None:
    async def work() -> None:
        found = await seen(replacing, scan)
        first = found.tracks[0].track.track
        project.refuse_next(503, "BUSY", host="stream", path_contains=first.id)
        ready, out = await prepared(replacing, found.tracks)
        assert out == {first.id: LeftOut.FAILED}
        assert len(ready) == 5

    asyncio.run(work())
