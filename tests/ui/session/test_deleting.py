"""Deleting as a person sees it: the question, the row, the panel at the side, the message."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import requests
from PySide6.QtWidgets import QPushButton

from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.services.operations.jobs import JobPauses

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
VERB = "Delete audio track"


def deletes(server: DemoServer) -> list[str]:
    """Return the paths of the DELETEs that arrived."""
    return [seen.path for seen in server.seen if seen.method == "DELETE"]


async def test_the_row_goes_when_the_job_has_ended_and_not_before(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano").startswith("Deleting…"))
    polls = lambda: sum("/job-results/" in seen.path for seen in server.seen)  # noqa: E731
    await sitting.until(lambda: polls() >= 3)
    assert "Italiano" in sitting.names()
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert deletes(server) == [f"/uploads/{VIDEO}/tracks/{ITALIANO}"]
    details = sitting.texts(sitting.window.work)
    assert "DatoCMS confirmed the deletion at" in details
    assert ITALIANO in details
    assert "“Italiano” deleted" in sitting.texts(sitting.window.notification)
    assert sitting.window.tracks.selection == ()


async def test_what_can_be_undone_is_not_asked_about(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    assert sitting.question() is None
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert "Undo" in [one.text() for one in sitting.window.notification.findChildren(QPushButton)]
    assert len(deletes(server)) == 1


async def test_the_question_names_the_track_and_what_follows(sitting: Any) -> None:
    await sitting.open()
    sitting.select("Audio description")
    sitting.press("Delete")
    await sitting.until(sitting.question)
    words = sitting.texts(sitting.question())
    assert "Delete “Audio description”?" in words
    assert "English audio of summer-launch-2026.mp4." in words
    assert "can’t be undone" in words
    await sitting.answer("Cancel")


async def test_cancel_sends_nothing(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    sitting.select("Audio description")
    sitting.press("Delete")
    await sitting.answer("Cancel")
    await sitting.until(lambda: sitting.question() is None)
    assert deletes(server) == []
    assert sitting.status("Audio description") == "Ready"


async def test_asking_twice_sends_one_delete(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    sitting.select("Audio description")
    sitting.window.work.decision.request_delete()
    sitting.window.work.decision.request_delete()
    await sitting.answer(VERB)
    if sitting.question() is not None:
        await sitting.answer(VERB)
    await sitting.until(lambda: "Audio description" not in sitting.names())
    assert len(deletes(server)) == 1


async def test_deleting_twice_without_a_question_sends_one_delete(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.open()
    sitting.select("Italiano")
    sitting.window.work.decision.request_delete()
    sitting.window.work.decision.request_delete()
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert len(deletes(server)) == 1


async def test_several_go_one_after_the_other(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    names = ["English", "Français", "Italiano"]
    await sitting.delete(*names, verb="Delete 3 tracks")
    await sitting.until(lambda: "of 3" in sitting.texts(sitting.window.notification))
    await sitting.until(lambda: not set(names) & set(sitting.names()))
    await sitting.until(lambda: "3 tracks deleted." in sitting.texts(sitting.window.notification))
    assert len(deletes(server)) == 3


async def test_cancel_drops_what_was_not_sent_yet(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("English", "Français", "Italiano", verb="Delete 3 tracks")
    await sitting.until(lambda: sitting.status("English").startswith("Deleting…"))
    await sitting.until(lambda: "0 of 3" in sitting.texts(sitting.window.notification))
    await sitting.until(lambda: project.jobs)
    sitting.press("Cancel", sitting.window.notification)
    assert sitting.status("Italiano") == "Ready"
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "English" not in sitting.names())
    assert {"Français", "Italiano"} <= set(sitting.names())
    assert len(deletes(server)) == 1


async def test_a_failed_job_keeps_the_row_and_says_why_and_can_be_tried_again(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"message": "busy"})
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano").startswith("Not deleted"))
    details = sitting.texts(sitting.window.work)
    assert "DatoCMS’s video service rejected the request" in details
    assert "The track was not deleted." in details
    assert "MUX_ERROR" in details
    project.fail_jobs_with = None
    sitting.press("Try again", sitting.window.work)
    await sitting.until(lambda: "Italiano" not in sitting.names())
    methods = [seen.method for seen in server.seen if "tracks" in seen.path]
    again = len(methods) - methods[::-1].index("DELETE") - 1
    assert methods[again - 1] == "GET", "it looks before it deletes again"


async def test_an_audio_track_has_its_own_verb(sitting: Any) -> None:
    await sitting.open()
    await sitting.delete("Audio description", verb="Delete audio track")
    await sitting.until(lambda: "Audio description" not in sitting.names())


async def test_what_nobody_knows_is_told_and_can_be_checked(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    project.drop_next(method="DELETE", before=False)
    project.polls_per_job, project.job_seconds = None, 0.01
    project.answer_next_with_html(503, method="GET", times=999)
    sitting.session.connection.jobs.pauses = JobPauses(checks=(0.01,))
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano") == "Deletion not confirmed")
    project.surprises.clear()
    sitting.press("Check again", sitting.window.work)
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert "DatoCMS didn’t return the track" in sitting.texts(sitting.window.work)


async def test_a_deletion_goes_on_while_another_video_is_on_the_screen(
    sitting: Any, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: project.jobs)
    other = next(one for one in project.uploads.values() if one.id != VIDEO and one.tracks)
    sitting.session.opening.open(other.id)
    await sitting.until(lambda: sitting.window.windowTitle().startswith(other.filename))
    assert "1 running" in sitting.buttons(sitting.window.footer)
    sitting.session.opening.open(VIDEO)
    await sitting.until(lambda: sitting.window.windowTitle().startswith("summer"))
    assert sitting.status("Italiano").startswith("Deleting…")
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "Italiano" not in sitting.names())


async def test_closing_asks_while_deletions_run(sitting: Any, project: DemoProject) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("English", "Italiano", verb="Delete 2 tracks")
    await sitting.until(lambda: project.jobs)
    sitting.window.close()
    await sitting.until(sitting.question)
    words = sitting.texts(sitting.question())
    assert "still deleting 1 track and will continue" in words
    assert "will check the result" in words
    assert "still waiting and won’t be changed" in words
    await sitting.answer("Cancel")
    assert sitting.window.isVisible()
    sitting.window.close()
    await sitting.answer("Quit trackman")
    await sitting.until(lambda: not sitting.window.isVisible())


async def test_no_request_is_made_on_the_gui_thread(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    where: list[threading.Thread] = []
    send = requests.Session.send

    def noted(self: requests.Session, *args: Any, **options: Any) -> requests.Response:
        where.append(threading.current_thread())
        return send(self, *args, **options)

    monkeypatch.setattr(requests.Session, "send", noted)
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert len(where) >= 5
    assert threading.main_thread() not in where


async def test_a_sandbox_refuses_before_one_tries(sandbox: Any, server: DemoServer) -> None:
    await sandbox.open()
    await sandbox.until(lambda: sandbox.window.tracks.why_not())
    sandbox.select("Italiano")
    await sandbox.until(lambda: "sandbox" in (sandbox.window.tracks.why_not() or ""))
    sandbox.window.work.decision.request_delete()
    assert "“redesign” is a sandbox" in sandbox.texts(sandbox.window.notification)
    assert deletes(server) == []
