"""Delete all tracks of many videos as fast as can be clicked; tell how the window bore it."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from datetime import datetime

from tests.benchmarks.inside.driving import confirm, run, tell, tracks_listed
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.demo.catalogue import large_project
from trackman.domain.deletions import Deleted
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

_WITH_COUNTS = 4  # arguments: the program, the data folder and the video come first
VIDEOS, TRACKS = 100, 3
"""Unless the last two arguments say otherwise."""


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    videos = list(videos_of(*_COUNTS))
    while session.connection.free_calls()[0] < session.connection.free_calls()[1]:
        await asyncio.sleep(0.05)  # a full window to begin with, as the floor has
    ended_runs: asyncio.Queue[Operation] = asyncio.Queue()
    session.operations.ended.connect(ended_runs.put_nowait)
    began = time.time()
    clicked, said = 0.0, 0.0
    for video in videos:  # the first are sent while the last are clicked
        click = time.time()
        session.deleting.show_video(video)
        window.tracks.table.selectAll()
        window.work.decision.request_delete()
        await confirm(window)
        pressed = time.time()
        while window.tracks.model.state(video.tracks[0].id) is None:
            await asyncio.sleep(0)
        said = max(said, time.time() - pressed)
        clicked += time.time() - click
    heartbeat = Heartbeat(window)
    heartbeat.start()
    deleted = 0
    for _ in range(_COUNTS[0] * _COUNTS[1]):
        deleted += isinstance((await ended_runs.get()).state, Deleted)
    ended = time.time()
    click = clicked / len(videos)
    tell(began=began, click=click, said=said, ended=ended, deleted=deleted, **heartbeat.stalls())


def videos_of(videos: int, tracks_each: int) -> Iterator[Video]:
    """Return the server's videos without spending requests on reading them."""
    for upload in large_project(videos, tracks_each).uploads.values():
        tracks = (
            Track(one.id, upload.id, one.type, one.name, one.language_code, False, "ready", None)
            for one in upload.tracks.values()
        )
        made = Upload(
            upload.id,
            upload.filename,
            upload.size,
            upload.mime_type,
            upload.duration,
            upload.width,
            upload.height,
            upload.mux_playback_id,
            datetime.fromisoformat(upload.created_at),
            (),
        )
        yield Video(made, tuple(tracks), None)


_COUNTS = (VIDEOS, TRACKS)

if __name__ == "__main__":
    if len(sys.argv) > _WITH_COUNTS:
        _COUNTS = (int(sys.argv[-2]), int(sys.argv[-1]))
        del sys.argv[-2:]
    run(_drive)
