"""Two texts beside each other as a person sees them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from trackman.demo.project import DemoProject

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


async def test_two_selected_texts_are_compared(sitting: Any) -> None:
    await sitting.open()
    action = sitting.window.findChild(QAction, "compareTexts")
    sitting.select("Italiano", "Audio description")
    assert not action.isEnabled()
    sitting.select("Italiano", "Deutsch")
    assert action.isEnabled()
    sitting.press("Compare subtitles", sitting.window.work)
    page = sitting.window.workspace.comparison
    await sitting.until(lambda: page.isVisible() and page.table.isVisible())
    assert page.model.count() > 0
    assert page.model.titles()[1].startswith("Italiano")
    assert "only the times are compared" in sitting.texts(page)


async def test_the_way_back_leads_to_the_rows(sitting: Any) -> None:
    await sitting.open()
    sitting.select("Italiano", "Deutsch")
    sitting.window.compare_requested.emit()
    page = sitting.window.workspace.comparison
    await sitting.until(lambda: page.table.isVisible())
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert [track.name for track in sitting.window.tracks.selection] == [
        "Italiano",
        "Deutsch",
    ]


async def test_a_text_that_is_missing_is_named_and_can_be_tried_again(
    sitting: Any, project: DemoProject
) -> None:
    track = project.uploads[VIDEO].tracks[ITALIANO]
    vtt, track.vtt = track.vtt, None
    await sitting.open()
    sitting.select("Italiano", "Deutsch")
    sitting.window.compare_requested.emit()
    page = sitting.window.workspace.comparison
    await sitting.until(lambda: "No subtitle file was found" in sitting.texts(page))
    track.vtt = vtt
    sitting.press("Try again", page)
    await sitting.until(lambda: page.table.isVisible())
