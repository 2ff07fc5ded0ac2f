"""Words about an age are renewed while somebody can read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from trackman.domain.inventory.coverage import CoverageBuilder
from trackman.domain.inventory.state import InventoryState
from trackman.ui.coverage.coverage_tab import CoverageTab
from trackman.ui.cue_search.cue_search_tab import CueSearchTab
from trackman.ui.widgets.aging import EachMinute
from trackman.ui.wording import formats


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def minute_passes(widget: QWidget) -> None:
    for one in widget.findChildren(EachMinute):
        one.timeout.emit()


@pytest.mark.parametrize("kind", [CueSearchTab, CoverageTab])
def test_the_age_of_what_is_known_grows_on_screen(
    kind: type[CueSearchTab | CoverageTab], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = kind()
    qtbot.addWidget(tab)
    tab.show()
    now = datetime.now(UTC)
    state = InventoryState(1, 1, 1, 1, scanned_at=now, oldest_look=now)
    if isinstance(tab, CueSearchTab):
        tab.show_state(state)
    else:
        tab.show_coverage(CoverageBuilder().build(()), state)
    assert "just now" in texts(tab)
    age_of = formats.age_of
    later = now + timedelta(minutes=30)
    monkeypatch.setattr(formats, "age_of", lambda moment, _=None: age_of(moment, later))
    tab.hide()
    minute_passes(tab)
    assert "just now" in texts(tab)
    tab.show()
    minute_passes(tab)
    assert "30 minutes ago" in texts(tab)
