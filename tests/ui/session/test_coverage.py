"""The coverage in a session: read, filled anew, and made into files."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.session.conftest import VIDEO
from tests.ui.session.test_keeping import choose, said
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.coverage.coverage_tab import CoverageTab
from trackman.ui.shell.project_page import ProjectTab


def whole(name: str, *tracks: str) -> Video:
    """Return a video with tracks such as `it`, `it cc`, `it audio`."""
    made = [
        Track(
            *(f"{name}-{place}", f"id-{name}", "subtitles", words, words.split()[0]),
            *("cc" in words, "ready", None),
        )
        for place, words in enumerate(tracks)
    ]
    day = datetime(2026, 6, 14, 12, tzinfo=UTC)
    upload = Upload(
        f"id-{name}", f"{name}.mp4", 9, "video/mp4", 60.0, 1920, 1080, f"play-{name}", day, ()
    )
    return Video(upload, tuple(made), None)


VIDEOS = (whole("launch", "it cc", "de"), whole("teaser", "en cc"))


async def shown(sitting: Any) -> CoverageTab:
    """Return the tab on screen, with a video that was opened and those above."""
    await sitting.open()
    inventory = sitting.session.whole.inventory
    for one in (sitting.session.current.video, *VIDEOS):
        await inventory.note_video(one)
    sitting.window.workspace.show_project_page(ProjectTab.COVERAGE)
    tab = sitting.window.workspace.project_page.coverage
    await sitting.until(lambda: tab.model.rowCount() == 3)
    return cast("CoverageTab", tab)


async def test_the_tab_is_filled_and_follows_what_a_scan_finds(sitting: Any) -> None:
    tab = await shown(sitting)
    assert "cy" not in tab.model.coverage.languages
    await sitting.session.whole.inventory.note_video(whole("new", "cy"))
    await sitting.until(lambda: tab.model.rowCount() == 4)
    assert "cy" in tab.model.coverage.languages


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv"])
async def test_what_is_shown_is_written(sitting: Any, tmp_path: Path, ending: str) -> None:
    tab = await shown(sitting)
    tab.model.ask(replace(tab.model.query, text="teaser"))
    tab.export_requested.emit(ending)
    await choose(sitting, tmp_path / f"all.{ending}")
    await sitting.until(lambda: said(sitting, f"Report saved to “all.{ending}”."))
    if ending == "html":
        page = (tmp_path / "all.html").read_text("utf-8")
        assert "teaser.mp4" in page
        assert "launch.mp4" not in page


@pytest.mark.parametrize("asks", [False, True])
async def test_the_report_asks_which_records_are_published_if_that_is_wanted(
    sitting: Any, tmp_path: Path, asks: bool
) -> None:
    tab = await shown(sitting)
    inventory = sitting.session.whole.inventory
    inventory.store.put_used([VIDEO])
    inventory.locales = ("ja",)
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
