"""A window and believable things to show in it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trackman.domain.library import TrackSummary
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.library.row_sources import FixedRows, ListingRows
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.theme import apply_theme, set_scheme

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say once per window that there is no window manager offscreen to tell sizes to."""
    harmless = "This plugin does not support propagateSizeHints"
    item.add_marker(pytest.mark.qt_log_ignore(harmless, extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Return the dressed application; garbage is collected on its thread alone."""
    gc.disable()
    apply_theme(qapp)
    yield qapp
    gc.enable()


@pytest.fixture(autouse=True)
def _ends_clean(qapp: QApplication) -> Iterator[None]:
    yield
    set_scheme("light")
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget.objectName() for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left on the screen: {left}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where pictures go: where TRACKMAN_SCREENSHOTS says, else nowhere lasting."""
    folder = Path(os.environ.get("TRACKMAN_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def launch() -> Video:
    """Return a video with tracks of every sort."""
    rows = (
        ("subtitles", "en-US", "English", True, "ready", None),
        ("subtitles", "fr", "Français", False, "ready", None),
        ("subtitles", "it-IT", "Italiano", False, "ready", None),
        ("subtitles", "de-CH", "Schweizerdeutsch", None, "ready", None),
        ("subtitles", "ar", "العربية", False, "ready", None),
        ("subtitles", "ja", "日本語", False, "preparing", None),
        ("subtitles", "es-MX", "Español (auto)", False, "errored", "file could not be read"),
        ("audio", "en", "Audio description", None, "ready", None),
        ("audio", "it", "Doppiaggio italiano", None, "ready", None),
    )
    tracks = tuple(
        Track(
            f"xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMD{number}",
            LAUNCH,
            kind,
            name,
            code,
            captions,
            status,
            error,
        )
        for number, (kind, code, name, captions, status, error) in enumerate(rows)
    )
    return _video(tracks, LAUNCH, "summer-launch-2026.mp4")


@pytest.fixture
def with_tracks() -> Callable[..., Video]:
    """Return a maker of other videos."""
    return _video


def _video(tracks: tuple[Track, ...], key: str, filename: str) -> Video:
    day = datetime(2026, 6, 14, 12, tzinfo=UTC)
    return Video(Upload(key, filename, 9, "video/mp4", 192, 1920, 1080, "p", day, ()), tracks, None)


@pytest.fixture
def shelf() -> ListingRows:
    """Return a library of a few videos."""
    rows = (
        (LAUNCH, "summer-launch-2026.mp4", 192, TrackSummary(9, 0, 0, ())),
        ("aP3x", "interview-ceo-final.mov", 1124, TrackSummary(6, 0, 0, ())),
        ("b9Kq", "how-to-return-an-item.mp4", 96, TrackSummary(4, 1, 0, ())),
        ("c2Lm", "factory-tour-q3.mp4", 425, None),
        ("d7Rt", "teaser-vertical.mp4", 15, TrackSummary(0, 0, 0, ())),
        ("e1Wz", "keynote-day-one.mp4", 3753, None),
    )
    uploads = [replace(_video((), key, name).upload, duration=time) for key, name, time, _ in rows]
    summaries = {key: summary for key, _, _, summary in rows if summary}
    return ListingRows(FixedRows(uploads), summaries.get)


@pytest.fixture
def window(qtbot: QtBot, shelf: ListingRows) -> MainWindow:
    """Return the window as it is once the project is known."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.header.show_project("Northwind Stories", "Track moderation")
    window.header.show_environment("main", "primary", None)
    window.library.stage.show_shelf(shelf)
    window.library.stage.show_fresh()
    window.footer.show_calls("58 of 60 calls free")
    return window
