"""Videos by number, and panes to show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from trackman.domain.uploads import Upload
from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.library.row_sources import FixedRows, ListingRows


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say that there are no popups offscreen."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"), append=False)


@pytest.fixture
def make_upload() -> Callable[..., Upload]:
    """Return a maker of videos by number."""

    def make(number: int, **changes: Any) -> Upload:
        day = datetime(2026, 6, 14, 12, tzinfo=UTC)
        ordinary = Upload(
            id=f"video-{number}",
            filename=f"story-{number:05}.mp4",
            size=812_000_000,
            mime_type="video/mp4",
            duration=192,
            width=1920,
            height=1080,
            mux_playback_id=f"play-{number}",
            created_at=day,
            tags=(),
        )
        return replace(ordinary, **changes)

    return make


@pytest.fixture
def make_shelf(make_upload: Callable[..., Upload]) -> Callable[..., ListingRows]:
    """Return a maker of rows from the numbers of videos."""

    def make(*numbers: int) -> ListingRows:
        return ListingRows(FixedRows([make_upload(number) for number in numbers]), lambda _: None)

    return make


@pytest.fixture
def pane(qtbot: QtBot) -> LibraryPane:
    """Return the pane on the screen; it waits for no further letters."""
    pane = LibraryPane(pause_ms=0)
    qtbot.addWidget(pane)
    pane.resize(280, 600)
    with qtbot.waitActive(pane):
        pane.show()
        pane.activateWindow()
    return pane
