"""Delete track after track of the open video, and tell when each row was seen to be gone."""

from __future__ import annotations

import asyncio
import os
import time

from tests.benchmarks.inside.driving import NextPaint, run, tell, tracks_listed
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    events = session.connection.events
    while os.environ["TRACKMAN_EVENTS_URL"] and not events.patience(time.monotonic()):
        await asyncio.sleep(0.05)  # it listens some two seconds after it was opened
    tracks = window.tracks
    row_gone = NextPaint(tracks.table.viewport(), tracks.model.rowsRemoved)
    while tracks.model.rowCount() > 1:  # the last row gives way to a page instead
        track_id = tracks.model.track_at(0).id
        tracks.select_track(track_id)
        window.work.decision.request_delete()
        tell(track_id=track_id, gone_at=await row_gone.moments.get())
    tell(done=True)


if __name__ == "__main__":
    run(_drive)
