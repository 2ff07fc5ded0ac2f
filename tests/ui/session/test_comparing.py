"""Two texts beside each other as a person sees them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton

from trackman.demo.project import DemoProject
from trackman.ui.comparison.model import ComparisonColumn

PARTS = ("Delete", "Keep")
VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


async def test_two_selected_texts_are_compared(sitting: Any) -> None:
    await sitting.open()
    action = sitting.window.findChild(QAction, "compareTexts")
    for names in (["Italiano", "Audio description"], ["Audio description"], []):
        sitting.select(*names)
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


DIFFERING = b"""WEBVTT

00:01.000 --> 00:03.000
Ciao a tutti.

00:04.000 --> 00:06.000
Tutto nuovo

00:07.000 --> 00:09.000
Tre mesi
"""
LIKE_IT = DIFFERING.replace(b"Ciao a tutti.", b"CIAO A TUTTI.").replace(b"nuovo", b"nuovo!")


async def compare_two_italian_texts(sitting: Any, project: DemoProject) -> Any:
    tracks = project.uploads[VIDEO].tracks
    other = next(track for track in tracks.values() if track.name == "Deutsch")
    tracks[ITALIANO].vtt, other.vtt = DIFFERING, LIKE_IT
    other.language_code = "it"
    await sitting.open()
    sitting.select("Italiano", "Deutsch")
    sitting.window.compare_requested.emit()
    page = sitting.window.workspace.comparison
    await sitting.until(page.table.isVisible)
    return page


async def test_what_differs_in_form_only_says_so_and_can_be_ignored(
    sitting: Any, project: DemoProject
) -> None:
    page = await compare_two_italian_texts(sitting, project)
    said = [page.model.text(row, ComparisonColumn.DIFFERENCE) for row in range(3)]
    assert said == ["Case only", "Punctuation only", ""]
    assert page.model.differing() == [0, 1]
    page.findChild(QAction, "ignore-case").setChecked(True)
    assert page.model.differing() == [1]
    page.findChild(QAction, "ignore-punctuation").setChecked(True)
    assert page.model.differing() == []
    assert "No differences" in sitting.texts(page)


async def test_one_of_two_compared_texts_is_deleted_or_kept_alone(
    sitting: Any, project: DemoProject
) -> None:
    page = await compare_two_italian_texts(sitting, project)
    assert "summer-launch-2026.mp4" in sitting.texts(page)
    keep = page.findChild(QPushButton, "comparisonLeftKeep")
    delete = page.findChild(QPushButton, "comparisonRightDelete")
    assert delete.accessibleDescription() == "Delete “Deutsch”"
    keep.click()
    await sitting.until(lambda: "Deutsch" not in sitting.names())
    assert not keep.isEnabled()
    assert not delete.isEnabled()
    assert "“Deutsch” is deleted." in delete.toolTip()
    assert page.findChild(QPushButton, "comparisonLeftDelete").isEnabled()
    assert "Italiano" in sitting.names()


async def test_one_text_is_compared_with_the_likest_and_then_with_any_other(
    sitting: Any, project: DemoProject
) -> None:
    tracks = project.uploads[VIDEO].tracks
    other = next(track for track in tracks.values() if track.name == "Deutsch")
    other.language_code = "it-CH"
    await sitting.open()
    sitting.select("Italiano")
    sitting.window.compare_requested.emit()
    page = sitting.window.workspace.comparison
    await sitting.until(page.table.isVisible)
    assert page.model.titles()[1:3] == ("Italiano · it-IT", "Deutsch · it-CH")
    button = page.findChild(QPushButton, "comparisonOther")
    assert button.text() == "Compared with Deutsch"
    button.click()
    (menu,) = page.findChildren(QMenu, "comparisonOtherMenu")
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["Deutsch · it-CH"]
    assert "Italiano · it-IT" not in [one.text() for one in menu.actions()]
    next(one for one in menu.actions() if one.text().startswith("Français")).trigger()
    menu.close()
    await sitting.until(lambda: page.model.titles()[2].startswith("Français"))
    assert page.findChild(QPushButton, "comparisonRightDelete").accessibleDescription() == (
        "Delete “Français”"
    )


async def test_in_a_wide_window_two_texts_stand_beside_the_list(sitting: Any) -> None:
    sitting.window.resize(1900, 1000)
    await sitting.open()
    sitting.select("Italiano", "Deutsch")
    sitting.window.compare_requested.emit()
    page = sitting.window.workspace.comparison
    await sitting.until(page.table.isVisible)
    assert sitting.window.tracks.table.isVisible()
    sitting.select("English")
    assert not page.isVisible()
    assert "English" in sitting.texts(sitting.window.work.decision)
    sitting.select("Italiano", "Deutsch")
    sitting.window.compare_requested.emit()
    await sitting.until(page.table.isVisible)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert sitting.window.tracks.table.hasFocus()


async def test_once_one_side_is_gone_the_other_is_not_offered_for_it(
    sitting: Any, project: DemoProject
) -> None:
    page = await compare_two_italian_texts(sitting, project)
    sides = ("comparisonLeft", "comparisonRight")
    enabled = [page.findChild(QPushButton, f"{side}{part}") for side in sides for part in PARTS]
    page.findChild(QPushButton, "comparisonRightDelete").click()
    await sitting.until(lambda: "Deutsch" not in sitting.names())
    assert [button.isEnabled() for button in enabled] == [True, False, False, False]
    sitting.session.undo.undo()
    await sitting.until(lambda: "Deutsch" in sitting.names())
    await sitting.until(lambda: all(button.isEnabled() for button in enabled))


async def test_a_required_reason_is_asked_for_here_as_well(
    sitting: Any, project: DemoProject
) -> None:
    sitting.window.work.decision.set_reason_required(True)
    page = await compare_two_italian_texts(sitting, project)
    delete = page.findChild(QPushButton, "comparisonRightDelete")
    assert not delete.isEnabled()
    assert "Enter a reason first." in delete.toolTip()
    sitting.window.work.decision.reason.set_text("typos")
    assert delete.isEnabled()
