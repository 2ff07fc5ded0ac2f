"""A window and believable things to show in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.pseudo import pseudo_language
from tests.screens.unexplained import unexplained
from tests.screens.untranslated import untranslated
from tests.windows import *  # noqa: F403
from trackman.domain.library import TrackSummary
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.library.row_sources import FixedRows, ListingRows
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.scale import SMALLEST_WINDOW, measure_text
from trackman.ui.theme.style_sheet import style_sheet
from trackman.ui.theme.theme import current_look, set_scheme

_Direction = Qt.LayoutDirection
LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"


_PICTURES = os.environ.get("TRACKMAN_SCREENSHOTS")
"""Folder for pictures of all screens; without it, none are drawn and the geometry is checked once.

Colours change no geometry, so the second colour scheme is only worth its time for pictures.
"""


LOOKS = ("light", *(("dark",) if _PICTURES else ()), "longer", "mirrored", "larger")
"""Looks of each screen: longer words, and those from right to left, in a language nobody speaks;
and letters twice as large, as systems can be set to."""
_LARGER = 20.0  # points
_ROOM = tuple(2 * pixels for pixels in SMALLEST_WINDOW)


@pytest.fixture(params=LOOKS)
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """Return the look of the screens, which is set before a window is made."""
    look = request.param
    size = request.node.callspec.params.get("size")
    if look == "larger" and isinstance(size, tuple) and min(map(int.__sub__, size, _ROOM)) < 0:
        pytest.skip("on so small a screen the program's text grows less")
    set_scheme("dark" if look == "dark" else "light")
    with pseudo_language() if look in ("longer", "mirrored") else nullcontext():
        mirrored = look == "mirrored"
        qapp.setLayoutDirection(_Direction.RightToLeft if mirrored else _Direction.LeftToRight)
        with text_of_size(qapp, _LARGER) if look == "larger" else nullcontext():
            yield look
    qapp.setLayoutDirection(_Direction.LeftToRight)
    set_scheme("light")


@contextmanager
def text_of_size(app: QApplication, points: float) -> Iterator[None]:
    """Have everything that is made within the context in larger letters."""
    usual, rules = app.font(), app.styleSheet()
    larger = QFont(usual)
    larger.setPointSizeF(points)
    # Changing one, Qt goes through what it kept of earlier widgets; there tests have crashed.
    app.setStyleSheet("")
    app.setFont(larger)
    measure_text()
    app.setStyleSheet(style_sheet(current_look(), points))
    try:
        yield
    finally:
        for top in app.topLevelWidgets():
            top.hide()  # else each is laid out once more, for nothing
        app.setStyleSheet("")
        app.setFont(usual)
        app.setStyleSheet(rules)
        measure_text()


@pytest.fixture
def save_picture(scheme: str) -> Callable[[str, Callable[[], QPixmap]], None]:
    """Return what draws a screen, saves it under a name where pictures are asked for, and checks.

    Every control on it has to explain itself. In the language nobody speaks, every text on the
    screen has to come from a translator.
    """

    def save(name: str, draw: Callable[[], QPixmap]) -> None:
        if _PICTURES:
            folder = Path(_PICTURES)
            folder.mkdir(parents=True, exist_ok=True)
            assert draw().save(str(folder / name))
        tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
        silent = [one for top in tops for one in unexplained(top)]
        assert not silent, "\n".join(f"NOT EXPLAINED {one}" for one in silent)
        if scheme in ("longer", "mirrored"):
            found = [text for top in tops for text in untranslated(top)]
            assert not found, "\n".join(f"FOUND {one}" for one in found)

    return save


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
def window(qtbot: QtBot, scheme: str, shelf: ListingRows) -> MainWindow:
    """Return the window as it is once the project is known."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.header.show_project("Northwind Stories", "Track moderation")
    window.header.show_environment("main", "primary", None)
    window.library.stage.show_shelf(shelf)
    window.library.stage.show_fresh()
    return window
