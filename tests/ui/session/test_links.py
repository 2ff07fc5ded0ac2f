"""Links, files and other starts as they reach a window that is open, or not yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from tests.ui.session.test_adding_files import dialog_of, drop, write
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.app_links import parse_app_link
from trackman.domain.projects import KeptProject
from trackman.domain.requests import OpenRequest
from trackman.store.preferences.projects import keep_project

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
OTHER = "2GQOfIBhRaqI-igfKWYshA"


def link(**said: str) -> str:
    return "trackman://open?" + "&".join(f"{name}={value}" for name, value in said.items())


def action(sitting: Any, name: str) -> QAction:
    found = sitting.window.findChild(QAction, name)
    assert isinstance(found, QAction)
    return found


def upload_reads(server: DemoServer, upload: str) -> list[str | None]:
    """Return the environments in which a video was asked for."""
    return [
        seen.headers.get("X-Environment")
        for seen in server.seen
        if seen.method == "GET" and seen.path == f"/uploads/{upload}"
    ]


async def test_a_link_opens_its_video_at_the_track_and_the_cue(
    sitting: Any, project: DemoProject, server: DemoServer
) -> None:
    await sitting.open()
    italiano = next(
        one.id for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano"
    )
    sitting.session.open(link(upload=VIDEO, track=italiano, time="34.5"))
    text = sitting.window.work.text
    await sitting.until(lambda: text.isVisible() and text.table.selected_rows() == [6])
    assert sitting.session.current.track.id == italiano
    assert "0:34" in sitting.texts(sitting.window.work.playing)
    assert {seen.method for seen in server.seen} == {"GET"}


async def test_a_link_without_more_opens_the_video(sitting: Any) -> None:
    await sitting.begin()
    sitting.session.take(OpenRequest(link(upload=VIDEO)))
    await sitting.until(lambda: len(sitting.names()) == 9)
    assert sitting.window.header.field.edit.text() == ""


async def test_a_track_that_is_gone_is_told(sitting: Any) -> None:
    await sitting.open()
    sitting.session.open(link(upload=VIDEO, track="gone"))
    await sitting.until(lambda: "isn’t in this video any more" in sitting.texts())
    assert len(sitting.names()) == 9


async def test_what_a_link_says_beyond_is_told(sitting: Any) -> None:
    await sitting.begin()
    sitting.session.open(link(upload=VIDEO, shape="new"))
    assert "doesn’t understand all of the link: “shape”" in sitting.texts()
    await sitting.until(lambda: len(sitting.names()) == 9)


async def test_a_damaged_link_is_told_under_the_field_and_nothing_is_sent(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.begin()
    sitting.session.open("trackman://delete?upload=" + VIDEO)
    assert "This trackman link is damaged" in sitting.window.header.field.error.text()
    assert upload_reads(server, VIDEO) == []


async def test_the_copied_link_leads_back(program: Any) -> None:
    await program.begin()
    program.desk.take(OpenRequest(VIDEO))
    await program.until(lambda: len(program.names()) == 9)
    await program.until(lambda: program.desk.session.header.project is not None)
    action(program, "copyLink").trigger()
    copied = parse_app_link(QGuiApplication.clipboard().text())
    assert (copied.upload_id, copied.environment) == (VIDEO, "main")
    assert copied.project == program.desk.session.header.project.site.id
    program.select("Italiano")
    text = program.window.work.text
    await program.until(lambda: text.isVisible() and text.model.count() > 6)
    text.go_to_cue(6)
    action(program, "copyTrackLink").trigger()
    whole = QGuiApplication.clipboard().text()
    assert parse_app_link(whole).seconds == text.model.item(6).start / 1000
    program.desk.take(OpenRequest(OTHER))
    await program.until(lambda: len(program.names()) != 9)
    program.desk.take(OpenRequest(whole))
    await program.until(lambda: len(program.names()) == 9)
    await program.until(lambda: text.isVisible() and text.table.selected_rows() == [6])


async def test_nobody_is_taken_to_another_environment_unasked(
    program: Any, server: DemoServer
) -> None:
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, environment="redesign")))
    await program.until(program.question)
    assert "in “redesign”" in program.texts(program.question())
    assert "working in “main”" in program.texts(program.question())
    assert upload_reads(server, VIDEO) == []
    await program.answer("Stay here")
    await program.until(lambda: program.question() is None)
    assert program.desk.session.connection.environment is None
    program.desk.take(OpenRequest(link(upload=VIDEO, environment="redesign")))
    await program.answer("Change environment")
    await program.until(lambda: "redesign" in program.texts(program.window.header))
    await program.until(lambda: program.names())
    assert set(upload_reads(server, VIDEO)) == {"redesign"}
    assert program.desk.session.connection.environment == "redesign"


async def test_an_environment_that_does_not_exist_is_told(program: Any) -> None:
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, environment="gone")))
    await program.until(lambda: "“gone”, which doesn’t exist here" in program.texts())


async def test_a_project_one_is_not_signed_in_to_is_told(program: Any) -> None:
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, project="12345")))
    await program.until(lambda: "you aren’t signed in to" in program.texts())
    assert program.question() is None


async def test_words_about_a_link_go_when_the_next_one_is_opened(program: Any) -> None:
    await program.begin()
    for wrong, words in (
        ({"environment": "gone"}, "doesn’t exist here"),
        ({"project": "12345"}, "you aren’t signed in to"),
        ({"track": "gone"}, "isn’t in this video any more"),
    ):
        program.desk.take(OpenRequest(link(upload=VIDEO, **wrong)))
        await program.until(lambda words=words: words in program.texts())
        program.desk.take(OpenRequest(link(upload=VIDEO)))
        await program.until(lambda: len(program.names()) == 9)
        assert not program.window.notification.isVisible()


async def test_what_another_message_says_stays_when_a_link_is_opened(program: Any) -> None:
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, environment="gone")))
    await program.until(lambda: "doesn’t exist here" in program.texts())
    program.window.notification.say("Something else", "error")
    program.desk.take(OpenRequest(link(upload=VIDEO)))
    await program.until(lambda: len(program.names()) == 9)
    assert "Something else" in program.texts()


async def test_nobody_is_taken_to_another_project_unasked(
    program: Any, server: DemoServer, tmp_path: Path
) -> None:
    keep_project(program.kept.folder, KeptProject("12345", "Southwind", server.api_url))
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, project="12345")))
    await program.until(program.question)
    assert "a video of “Southwind”" in program.texts(program.question())
    assert not program.window.workspace.sign_in.isVisible()
    await program.answer("Change project")
    await program.until(lambda: program.window.workspace.sign_in.isVisible())
    assert "Southwind" in program.texts()


async def test_a_link_that_cannot_be_judged_offline_is_told(
    program: Any, server: DemoServer
) -> None:
    server.stop()
    await program.begin()
    program.desk.take(OpenRequest(link(upload=VIDEO, environment="redesign")))
    await program.until(lambda: "whether this link leads to your project" in program.texts())


async def test_what_is_asked_for_before_signing_in_waits(
    first_start: Any, server: DemoServer, tmp_path: Path
) -> None:
    from tests.ui.session.test_account import keep, paste

    await first_start.begin()
    file = write(tmp_path, "welkom.nl.srt")
    first_start.desk.take(OpenRequest(link(upload=VIDEO)))
    first_start.desk.take(OpenRequest(files=(file,)))
    paste(first_start, server.token)
    await keep(first_start)
    await first_start.until(lambda: len(first_start.names()) == 9)
    first_start.session = first_start.desk.session
    dialog = await dialog_of(first_start)
    await first_start.until(lambda: dialog.model.count() == 1)


async def test_files_wait_for_a_video(sitting: Any, tmp_path: Path) -> None:
    await sitting.begin()
    folder = tmp_path / "dutch & others 字幕 😀"
    folder.mkdir()
    write(folder, "welkom.nl.srt")
    drop(sitting, write(tmp_path, "goede avond.nl.srt"), folder)
    assert "Open the video that these files are for: “goede avond.nl.srt”" in sitting.texts()
    assert sitting.session.files.dialog is None
    await sitting.open()
    dialog = await dialog_of(sitting)
    await sitting.until(lambda: dialog.model.count() == 2)


async def test_files_go_to_the_open_video_or_the_one_they_come_with(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    file = write(tmp_path, "welkom.nl.srt")
    sitting.session.take(OpenRequest(OTHER, (file,)))
    await sitting.until(lambda: sitting.session.files.dialog is not None)
    assert sitting.session.current.video.id == OTHER
    sitting.session.files.stop()
    sitting.session.take(OpenRequest(files=(file, tmp_path / "gone.vtt")))
    dialog = await dialog_of(sitting)
    await sitting.until(lambda: dialog.model.count() == 2)
    assert sitting.session.current.video.id == OTHER


async def test_recent_videos_are_in_the_menu_until_they_are_cleared(sitting: Any) -> None:
    await sitting.begin()
    menu = sitting.window.findChild(QMenu, "recentMenu")
    assert menu is not None
    assert not menu.menuAction().isEnabled()
    await sitting.open()
    sitting.session.opening.open(OTHER)
    await sitting.until(lambda: len(menu.actions()) == 4)
    second = menu.actions()[1]
    assert second.text() == "summer-launch-2026.mp4"
    second.trigger()
    await sitting.until(lambda: sitting.window.windowTitle() == "summer-launch-2026.mp4 — trackman")
    await sitting.until(lambda: len(sitting.names()) == 9)
    action(sitting, "clearRecent").trigger()
    assert not menu.menuAction().isEnabled()
    assert sitting.session.recents.name_for(parse(VIDEO)) == "Opening…"


def parse(text: str) -> Any:
    from trackman.domain.links import parse_link

    return parse_link(text)


@pytest.mark.parametrize("name", ["copyLink", "copyTrackLink"])
async def test_without_a_video_no_link_can_be_copied(name: str, sitting: Any) -> None:
    await sitting.begin()
    assert not action(sitting, name).isEnabled()
    assert action(sitting, name).toolTip() == "Open a video first."
