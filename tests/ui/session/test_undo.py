"""Undo in a sitting: each click is one step, and a message takes back all it told of."""

from __future__ import annotations

from typing import Any

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def made(server: DemoServer) -> int:
    """Return how many tracks were asked to be made."""
    return sum(one.method == "POST" and one.path.endswith("/tracks") for one in server.seen)


def text_of(project: DemoProject, name: str) -> bytes | None:
    """Return the text the server has of a track."""
    tracks = project.uploads[VIDEO].tracks.values()
    return next((one.vtt for one in tracks if one.name == name), None)


async def test_undo_brings_the_same_text_back_and_selects_the_track(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await sitting.open()
    text = text_of(project, "Italiano")
    await sitting.delete("Italiano")
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(sitting.window.notification))
    sitting.press("Undo", sitting.window.notification)
    await sitting.until(lambda: "Italiano" in sitting.names())
    assert text_of(project, "Italiano") == text
    # Its row may come while it is still being prepared, and is selected once it is restored.
    tracks = sitting.window.tracks
    await sitting.until(lambda: [one.name for one in tracks.selection] == ["Italiano"])
    assert made(server) == 1


async def test_the_message_about_two_clicks_takes_both_back(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.delete("Deutsch")
    for count in (1, 2):
        await sitting.until(lambda count=count: len(project.jobs) == count)
        project.end_job(list(project.jobs)[-1])
    await sitting.until(lambda: "2 tracks deleted." in sitting.texts(sitting.window.notification))
    project.jobs_never_end = False
    sitting.press("Undo", sitting.window.notification)
    await sitting.until(lambda: {"Italiano", "Deutsch"} <= set(sitting.names()))
    assert made(server) == 2


async def test_undo_of_what_is_not_sent_stops_it(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.delay_next(30, host="stream", times=99)
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano") == "Backing up…")
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: sitting.status("Italiano") == "Ready")
    assert not any(one.method == "DELETE" for one in server.seen)


async def test_undo_while_it_is_deleted_restores_it_right_after(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: project.jobs)
    sitting.window.undo_requested.emit()
    assert made(server) == 0
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: made(server) == 1)
    await sitting.until(lambda: text_of(project, "Italiano") is not None)
    await sitting.until(lambda: "restored" in sitting.texts(sitting.window.notification))


async def test_there_is_nothing_to_undo_of_audio(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    await sitting.delete("Audio description", verb="Delete audio track")
    await sitting.until(lambda: "Audio description" not in sitting.names())
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: "Nothing to undo" in sitting.texts(sitting.window.notification))
    assert made(server) == 0


async def test_what_cannot_be_brought_back_is_said_beside_what_was(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.open()
    await sitting.delete("Italiano", "Audio description", verb="Delete 2 tracks")
    await sitting.until(lambda: "2 tracks deleted" in sitting.texts(sitting.window.notification))
    sitting.press("Undo", sitting.window.notification)
    said = "“Italiano” restored with identical subtitles · 1 track has no backup and"
    await sitting.until(lambda: said in sitting.texts(sitting.window.notification))
    assert made(server) == 1


async def test_a_video_that_was_trimmed_since_is_asked_about_before_its_subtitles_come_back(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(sitting.window.notification))
    project.uploads[VIDEO].duration = 100.5
    sitting.press("Undo", sitting.window.notification)
    await sitting.until(sitting.question)
    assert "was replaced or trimmed since" in sitting.texts(sitting.question())
    assert made(server) == 0
    await sitting.answer("Restore anyway")
    await sitting.until(lambda: "Italiano" in sitting.names())
    assert made(server) == 1
