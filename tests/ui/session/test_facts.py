"""What is known about a video, and what a delete means, as a person sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
INTERVIEW = "RqcW3jT7QeKJzYInOU1NVg"
UNUSED = "DrPZqKFXQVqyqLKP211WvA"
ADMIN = "https://northwind-stories.admin.datocms.com"


class Browser(QObject):
    """Takes the place of the browser of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot("QUrl")
    def visit(self, address: Any) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser(qapp: object) -> Iterator[Browser]:
    """Return what opens pages."""
    browser = Browser()
    for scheme in ("http", "https"):
        # The stubs ask for bytes, which Qt refuses.
        QDesktopServices.setUrlHandler(scheme, browser, "visit")  # type: ignore[arg-type]
    yield browser
    for scheme in ("http", "https"):
        QDesktopServices.unsetUrlHandler(scheme)


def asked(server: DemoServer) -> list[str]:
    """Return the paths of the requests for references."""
    return [seen.path for seen in server.seen if seen.path.endswith("/references")]


async def open_alone(sitting: Any, text: str = VIDEO) -> None:
    """Open a video with no track selected, so that everything about it is unfolded."""
    await sitting.open(text)
    current = sitting.session.current
    await sitting.until(lambda: current.video is not None and current.video.id == text)
    await sitting.until(lambda: current.selection)  # the first track, a moment later
    sitting.window.tracks.table.clearSelection()
    await sitting.until(lambda: sitting.window.work.findChild(QPushButton, "openInDato"))


def line(sitting: Any) -> str:
    """Return what the side says would follow."""
    return str(sitting.window.work.findChild(QPushButton, "decisionImpact").text())


def link(place: QObject, name: str) -> QPushButton:
    """Return a button by its object name."""
    button = place.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button


async def test_the_line_says_what_the_delete_means_and_where_the_video_is_used(
    sitting: Any, browser: Browser
) -> None:
    await sitting.open()
    sitting.select("Deutsch")
    await sitting.until(lambda: "Used by 3 records" in line(sitting))
    await sitting.until(lambda: "A language of the project" in line(sitting))
    assert line(sitting) == (
        "Last subtitles of this video in German · A language of the project · Used by 3 records"
    )
    link(sitting.window.work, "decisionImpact").click()
    link(sitting.window.work, "impactRecord1").click()
    assert browser.opened[0].startswith(f"{ADMIN}/editor/item_types/")
    assert browser.opened[0].endswith("/edit")


async def test_the_records_are_asked_for_once_and_again_on_refresh(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await open_alone(sitting)
    await sitting.until(lambda: "Used by 3 records" in sitting.texts(sitting.window.work))
    await open_alone(sitting, INTERVIEW)
    await sitting.until(lambda: "Used by 1 record" in sitting.texts(sitting.window.work))
    await open_alone(sitting, VIDEO)
    assert "Used by 3 records" in sitting.texts(sitting.window.work)
    assert len(asked(server)) == 2
    project.uploads[VIDEO].records.clear()
    sitting.session.refresh()
    await sitting.until(lambda: len(asked(server)) == 3)
    sitting.window.tracks.table.clearSelection()
    await sitting.until(lambda: "Not used in any record" in sitting.texts(sitting.window.work))


async def test_nothing_waits_for_the_records(
    sitting: Any, project: DemoProject, server: DemoServer
) -> None:
    project.hang_next(path_contains="/references")
    await open_alone(sitting)
    await sitting.until(
        lambda: "Checking which records use it…" in sitting.texts(sitting.window.work)
    )
    await sitting.until(lambda: asked(server))
    sitting.select("Italiano")
    assert line(sitting).startswith("Last subtitles of this video in Italian")
    assert "used" not in line(sitting)
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())


async def test_a_refusal_is_said_and_stops_nothing(sitting: Any, project: DemoProject) -> None:
    await open_alone(sitting, UNUSED)
    await sitting.until(lambda: "Not used in any record" in sitting.texts(sitting.window.work))
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", path_contains="/references")
    sitting.session.refresh()
    await sitting.until(
        lambda: "DatoCMS doesn’t say which records use it" in sitting.texts(sitting.window.work)
    )
    sitting.select("Suomi")
    assert "DatoCMS doesn’t say which records use it" in line(sitting)


async def test_what_is_being_deleted_counts_as_gone(sitting: Any, project: DemoProject) -> None:
    project.jobs_never_end = True
    await sitting.open(INTERVIEW)
    sitting.select("English")
    assert "“English (CC)” in the same language stays" in line(sitting)
    await sitting.delete("English (CC)")
    await sitting.until(lambda: project.jobs)
    sitting.select("English")
    assert line(sitting).startswith("Last subtitles of this video in English")
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "English (CC)" not in sitting.names())


async def test_the_question_names_what_is_lost_and_leads_to_the_records(
    sitting: Any, browser: Browser
) -> None:
    await open_alone(sitting)
    await sitting.until(lambda: "Used by 3 records" in sitting.texts(sitting.window.work))
    sitting.select("Audio description")
    sitting.press_delete()
    await sitting.until(sitting.question)
    words = sitting.texts(sitting.question())
    assert "this is the video’s only audio description" in words
    assert "used by 3 records, see below" in words
    link(sitting.question(), "questionRecord0").click()
    assert len(browser.opened) == 1
    assert sitting.question() is not None
    await sitting.answer("Cancel")


async def test_beside_undo_stands_what_was_lost(sitting: Any) -> None:
    await sitting.open()
    await sitting.delete("Deutsch")
    notification = sitting.window.notification
    await sitting.until(
        lambda: (
            "“Deutsch” deleted · the last of this video in German" in sitting.texts(notification)
        )
    )
    assert "Undo" in sitting.buttons(notification)


async def test_a_video_opens_in_dato_and_as_a_stream(
    sitting: Any, browser: Browser, server: DemoServer
) -> None:
    await sitting.open()
    await sitting.until(lambda: sitting.window.work.findChild(QPushButton, "openInDato"))
    page = link(sitting.window.work, "openInDato")
    await sitting.until(page.isEnabled)
    page.click()
    link(sitting.window.work, "openStream").click()
    playback_id = server.project.uploads[VIDEO].mux_playback_id
    assert browser.opened == [
        f"{ADMIN}/media/assets/{VIDEO}",
        f"{server.stream_url}/{playback_id}.m3u8",
    ]
    assert not any(seen.path.endswith(".m3u8") for seen in server.seen)


async def test_in_a_sandbox_the_pages_are_those_of_the_sandbox(
    sandbox: Any, browser: Browser
) -> None:
    await sandbox.open()
    page = link(sandbox.window.work, "openInDato")
    await sandbox.until(page.isEnabled)
    page.click()
    assert browser.opened == [f"{ADMIN}/environments/redesign/media/assets/{VIDEO}"]


async def test_everything_known_of_the_video_is_there_to_copy(sitting: Any) -> None:
    await open_alone(sitting)
    await sitting.until(lambda: "Ada Lindqvist" in sitting.texts(sitting.window.work))
    words = sitting.texts(sitting.window.work)
    for text in (
        "Ada Lindqvist",
        "© 2026 Northwind Stories",
        "25 fps",
        "No threats found",
    ):
        assert text in words
