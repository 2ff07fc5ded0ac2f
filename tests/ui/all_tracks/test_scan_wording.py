"""The words of a scan that has ended say what was looked at, and nothing of what was not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from trackman.domain.inventory.scanning import ScanEnd, ScanOutcome
from trackman.ui.all_tracks.scan_wording import ScanWording

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
BEFORE = NOW - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (
            ScanEnd(ScanOutcome.DONE, 9, videos=22, looked=2, not_looked=20),
            "2 videos were looked at. 20 others showed no sign of a change and were not looked at.",
        ),
        (
            ScanEnd(ScanOutcome.DONE, 2, 22, 0, not_looked=22, not_looked_since=BEFORE),
            "No video showed a sign of a change, so none was looked at again. "
            "The oldest look at one was 5 minutes ago.",
        ),
        (
            ScanEnd(ScanOutcome.DONE, 24, videos=22, looked=22, unplayed=1),
            "All 22 videos were looked at. 1 video can’t be played, so it has no tracks.",
        ),
    ],
)
def test_an_end_is_told(qapp: object, end: ScanEnd, words: str) -> None:
    assert ScanWording().end(end, NOW) == words
