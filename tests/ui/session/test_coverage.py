"""The coverage in a session: read, filled anew, and made into files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.domain.inventory.summaries import LOOKED, video
from tests.ui.session.conftest import VIDEO
from tests.ui.session.test_keeping import choose, said
from trackman.domain.inventory.state import InventoryState, VideoSummary
from trackman.domain.uploads import Video
from trackman.services.inventory.inventory import Inventory
from trackman.ui.controllers.inventory.coverage import CoverageController
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.coverage.coverage_tab import CoverageTab
from trackman.ui.shell.project_page import ProjectTab


class SomeVideos(Inventory):
    """An inventory of these videos."""

    def __init__(self, videos: Sequence[VideoSummary], whole: Sequence[Video] = ()) -> None:
        super().__init__()
        self.known = list(videos)
        self.whole = list(whole)
        self.locales = ("en", "it")

    async def state(self) -> InventoryState:
        """Return how much is known."""
        return InventoryState(len(self.known), 0, 0, 0, LOOKED, LOOKED)

    async def videos(self) -> AsyncIterator[Sequence[VideoSummary]]:
        """Yield the videos one by one."""
        for one in self.known:
            yield [one]

    async def whole_videos(self, upload_ids: Sequence[str]) -> list[Video]:
        """Return those asked for."""
        return [one for one in self.whole if one.id in upload_ids]

    def tell(self) -> None:
        """Say that something changed."""
        for told in list(self.changed):
            told()


@pytest.fixture
def inventory() -> SomeVideos:
    return SomeVideos([video("launch", "it cc", "de"), video("teaser", "en cc", used=True)])


async def shown(sitting: Any, inventory: Inventory) -> tuple[CoverageController, CoverageTab]:
    """Return controller and tab, which is on screen and filled."""
    await sitting.open()
    controller = CoverageController(sitting.session.context, inventory)
    sitting.window.workspace.show_project_page(ProjectTab.COVERAGE)
    tab = sitting.window.workspace.project_page.coverage
    controller.show(tab)
    await sitting.until(tab.model.rowCount)
    return controller, tab


async def test_the_tab_is_filled_and_follows_what_a_scan_finds(
    sitting: Any, inventory: SomeVideos
) -> None:
    controller, tab = await shown(sitting, inventory)
    assert list(tab.model.coverage.languages) == ["en", "it", "de"]
    inventory.known.append(video("new", "fr"))
    inventory.tell()
    await sitting.until(lambda: tab.model.rowCount() == 3)
    assert "fr" in tab.model.coverage.languages
    controller.stop()
    assert not inventory.changed


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv"])
async def test_what_is_shown_is_written(
    sitting: Any, inventory: SomeVideos, tmp_path: Path, ending: str
) -> None:
    controller, tab = await shown(sitting, inventory)
    tab.model.ask(replace(tab.model.query, text="teaser"))
    tab.export_requested.emit(ending)
    await choose(sitting, tmp_path / f"all.{ending}")
    await sitting.until(lambda: said(sitting, f"Report saved to “all.{ending}”."))
    if ending == "html":
        page = (tmp_path / "all.html").read_text("utf-8")
        assert "teaser.mp4" in page
        assert "launch.mp4" not in page
    controller.stop()


@pytest.mark.parametrize("asks", [False, True])
async def test_the_report_asks_which_records_are_published_if_that_is_wanted(
    sitting: Any, tmp_path: Path, asks: bool
) -> None:
    await sitting.open()
    whole = sitting.session.current.video
    assert whole is not None
    summary = replace(video("launch", "it", used=True), upload_id=VIDEO)
    controller, tab = await shown(sitting, SomeVideos([summary], [whole]))
    tab.accessibility_requested.emit()

    def dialog() -> AccessibilityDialog | None:
        found = sitting.window.findChildren(AccessibilityDialog)
        return found[0] if found and found[0].isVisible() else None

    await sitting.until(dialog)
    asked = dialog()
    assert asked is not None
    save = asked.findChild(QAbstractButton, "accessibilitySave")
    published = asked.findChild(QAbstractButton, "accessibilityPublished")
    assert save is not None
    assert published is not None
    await sitting.until(save.isEnabled)
    if asks:
        published.click()
    save.click()
    await choose(sitting, tmp_path / "report.html")
    await sitting.until(lambda: said(sitting, "Report saved to “report.html”."))
    page = (tmp_path / "report.html").read_text("utf-8")
    assert ("Used in published records" in page) is asks
    assert "success criterion 1.2.2" in page
    controller.stop()
