"""The second line of a track in little room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from trackman.ui.tracks.delegate import fitting_line

LINE = "Spanish (Latin America) · es-419 · Errored"


@pytest.mark.parametrize("cut", [0, 1, 20, 60])
def test_the_language_gives_way_to_code_and_status(qapp, cut):
    metrics = QFontMetrics(qapp.font())
    line = fitting_line(LINE, metrics, metrics.horizontalAdvance(LINE) - cut)
    assert metrics.horizontalAdvance(line) <= metrics.horizontalAdvance(LINE) - cut
    assert line.endswith(" · es-419 · Errored")
    assert line.startswith("Spanish (")
    assert ("…" in line) == bool(cut)


def test_where_the_language_would_not_be_known_any_more_it_goes(qapp):
    metrics = QFontMetrics(qapp.font())
    room = metrics.horizontalAdvance(" · es-419 · Errored") + 20
    assert fitting_line(LINE, metrics, room) == "es-419 · Errored"
    assert fitting_line("Deleting…", metrics, 5) == "Deleting…"
