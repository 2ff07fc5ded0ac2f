"""Qt for the tests of windows: dressed like the program, and left clean by each test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.windows import *  # noqa: F403
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.shell.main_window import MainWindow


@pytest.fixture
def make_track() -> Callable[..., Track]:
    """Return a maker of tracks that differ from an ordinary one as said."""
    ordinary = Track(
        id="track-1",
        upload_id="video-1",
        kind="subtitles",
        name="Italiano",
        language_code="it-IT",
        closed_captions=False,
        status="ready",
        error=None,
    )

    def make(**changes: Any) -> Track:
        return replace(ordinary, **changes)

    return make


@pytest.fixture
def make_video() -> Callable[..., Video]:
    """Return a maker of videos with these tracks."""

    def make(*tracks: Track, id: str = "video-1", filename: str = "launch.mp4") -> Video:  # noqa: A002
        day = datetime(2026, 6, 14, 12, tzinfo=UTC)
        upload = Upload(id, filename, 9_000, "video/mp4", 192.0, 1920, 1080, "play", day, ())
        return Video(upload, tracks, None)

    return make


@pytest.fixture
def three(make_track: Callable[..., Track]) -> tuple[Track, Track, Track]:
    """Return German, French and Italian subtitles, in the order of the server."""
    return (
        make_track(id="it", name="Italiano", language_code="it-IT"),
        make_track(id="de", name="Deutsch", language_code="de"),
        make_track(id="fr", name="Français", language_code="fr"),
    )


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """Return the window on the screen."""
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
