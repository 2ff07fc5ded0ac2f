"""Generating subtitles in a sitting: where it is offered, asked for, followed, and refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from tests.ui.session.test_changes import shown
from tests.ui.session.test_replacing import is_ready, track
from trackman.demo.catalogue import make_recent
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.ui.changes.generation_dialog import GenerationDialog
from trackman.ui.widgets.choice import Choice

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
NAME = "Español (auto 2)"


@pytest.fixture
def project(project: DemoProject) -> DemoProject:
    """Make the videos recent."""
    make_recent(project)
    return project


def action(sitting: Any) -> QAction:
    """Return the entry of the menu."""
    return sitting.window.findChild(QAction, "generateSubtitles")


async def ask(sitting: Any) -> Any:
    """Open the video and the dialog."""
    await sitting.open()
    await sitting.until(action(sitting).isEnabled)
    action(sitting).trigger()
    return await shown(sitting, GenerationDialog)


async def generate(sitting: Any) -> None:
    """Have Spanish subtitles generated."""
    dialog = await ask(sitting)
    field = dialog.findChild(Choice, "generationLanguage")
    field.setCurrentIndex(field.findData("es"))
    field.activated.emit(field.currentIndex())
    assert dialog.findChild(QLineEdit, "generationName").text() == NAME
    sitting.press("Generate", dialog)
    await sitting.until(lambda: NAME in sitting.names())


async def test_a_row_follows_it_until_it_is_ready(sitting: Any, project: DemoProject) -> None:
    project.jobs_never_end = True
    project.preparing_never_ends = True
    await generate(sitting)
    await sitting.until(lambda: sitting.status(NAME).startswith("Generating…"))
    await sitting.until(lambda: project.jobs)
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: sitting.status(NAME).endswith(" of ~19 s"))
    (made,) = project.created
    project.preparing_never_ends = False
    project.end_preparing(made.id)
    await sitting.until(lambda: is_ready(sitting, NAME))
    bar = sitting.window.notification
    await sitting.until(lambda: f"“{NAME}” generated. Read it" in sitting.texts(bar))
    assert sitting.names().count(NAME) == 1
    assert (track(sitting, NAME).id, made.is_generated) == (made.id, True)


async def test_the_plan_is_read_while_the_dialog_is_open(
    sitting: Any, project: DemoProject, server: Any
) -> None:
    dialog = await ask(sitting)
    await sitting.until(lambda: "So far 2:32:00 of 5:00:00 are used." in sitting.texts(dialog))
    sitting.press("Cancel", dialog)
    await sitting.until(lambda: not dialog.isVisible())
    assert not any(one.method == "POST" for one in server.seen)


async def test_a_secret_plan_is_not_missed(sitting: Any, project: DemoProject) -> None:
    project.tells_plan = False
    dialog = await ask(sitting)
    assert "DatoCMS doesn’t say whether it counts" in sitting.texts(dialog)
    sitting.press("Cancel", dialog)
    await sitting.until(lambda: not dialog.isVisible())


async def test_an_old_video_is_not_offered_any_and_says_why(
    sitting: Any, project: DemoProject
) -> None:
    upload = project.uploads[VIDEO]
    upload.created_at = (datetime.now(UTC) - timedelta(days=8)).isoformat()
    await sitting.open()
    await sitting.until(lambda: "only in the first 7 days" in action(sitting).toolTip())
    assert not action(sitting).isEnabled()


async def test_a_video_without_sound_is_offered_none_once_that_is_known(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[VIDEO].has_sound = False
    await generate(sitting)
    await sitting.until(lambda: sitting.status(NAME) == "Not generated: This video has no sound")
    await sitting.until(lambda: not action(sitting).isEnabled())
    assert action(sitting).toolTip() == "DatoCMS says that this video has no sound."


async def test_a_sandbox_says_so_first(sandbox: Any, project: DemoProject) -> None:
    await sandbox.open()
    await sandbox.until(lambda: "sandbox" in action(sandbox).toolTip())
    assert not action(sandbox).isEnabled()


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("PLAN_UPGRADE_REQUIRED", "The project’s plan doesn’t allow that"),
        ("INSUFFICIENT_PERMISSIONS", "This API token isn’t allowed to do that"),
        ("MUX_ERROR", "DatoCMS’s video service can’t generate these subtitles"),
    ],
)
async def test_a_refusal_is_said_in_the_row_and_can_be_tried_again(
    sitting: Any, project: DemoProject, code: str, title: str
) -> None:
    project.refuse_next(422, code, path_contains="/generate-subtitles")
    await generate(sitting)
    await sitting.until(lambda: sitting.status(NAME) == f"Not generated: {title}")
    if code == "PLAN_UPGRADE_REQUIRED":
        return  # that does not pass by itself
    sitting.select(NAME)
    await sitting.until(lambda: sitting.has_button("Try again", sitting.window.work))
    sitting.press("Try again", sitting.window.work)
    await sitting.until(lambda: is_ready(sitting, NAME))


async def test_a_job_that_fails_is_said_in_the_row(sitting: Any, project: DemoProject) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {"explanation": "no speech"})
    await generate(sitting)
    await sitting.until(lambda: sitting.status(NAME).startswith("Not generated: DatoCMS’s video"))
    assert not project.created


async def test_subtitles_that_come_out_errored_say_so(sitting: Any, project: DemoProject) -> None:
    project.prepare_tracks_as = "errored"
    await generate(sitting)
    await sitting.until(
        lambda: sitting.status(NAME) == "Not generated: DatoCMS couldn’t generate the subtitles"
    )


async def test_a_language_under_way_is_not_asked_for_twice(
    sitting: Any, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await generate(sitting)
    action(sitting).trigger()
    dialog = await shown(sitting, GenerationDialog)
    field = dialog.findChild(Choice, "generationLanguage")
    field.setCurrentIndex(field.findData("es"))
    field.activated.emit(field.currentIndex())
    assert "being generated already" in sitting.texts(dialog)
    sitting.press("Cancel", dialog)
    await sitting.until(lambda: not dialog.isVisible())


async def test_a_video_without_tracks_can_be_given_its_first(
    sitting: Any, project: DemoProject
) -> None:
    teaser = next(one for one in project.uploads.values() if one.filename.startswith("teaser"))
    teaser.created_at = datetime.now(UTC).isoformat()
    await sitting.open()
    sitting.session.opening.open(teaser.id)
    await sitting.until(lambda: "has no subtitle or audio tracks" in sitting.texts())
    action(sitting).trigger()
    dialog = await shown(sitting, GenerationDialog)
    sitting.press("Generate", dialog)
    await sitting.until(lambda: sitting.names() == ["English (auto)"])
    await sitting.until(lambda: is_ready(sitting, "English (auto)"))
    assert replace(next(iter(teaser.tracks.values()))).is_generated
