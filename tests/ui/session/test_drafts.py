"""Drafts outlive what happens to their track: each goes along with it, and none is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.session.test_editing import CTRL, SHIFT, begin, editor, press, published, saved
from tests.ui.session.test_reading import ITALIANO, VIDEO
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.domain.tracks import TrackDraft

Key = Qt.Key
Sitting = Any


async def leave_draft(sitting: Sitting, text: str = "Mine") -> None:
    """Leave a draft of a track."""
    pane = await begin(sitting)
    pane.model.type_text(0, text)
    press(Key.Key_Escape)
    await sitting.until(lambda: saved(sitting) and not pane.isVisible())


async def found(sitting: Sitting, name: str = "Italiano") -> str:
    """Open the draft that is offered, and return its first cue."""
    text = sitting.window.work.text
    sitting.select(name)
    await sitting.until(lambda: "unpublished changes" in sitting.texts(text))
    sitting.press("Edit", text)
    pane = await editor(sitting)
    return str(pane.document[0].text)


async def publish(sitting: Sitting) -> None:
    pane = sitting.window.work.editor
    press(Key.Key_P, CTRL | SHIFT)
    await sitting.until(lambda: pane.changes.isVisible())
    sitting.press("Publish", pane.changes)


async def done(sitting: Sitting, project: DemoProject, name: str = "Italiano") -> None:
    """Wait until the track was replaced."""
    await sitting.until(lambda: ITALIANO not in project.uploads[VIDEO].tracks)
    await sitting.until(lambda: "Undo" in sitting.buttons(sitting.window.notification))
    await sitting.until(lambda: sitting.status(name) == "Ready")


async def test_another_name_keeps_the_draft(sitting: Sitting, project: DemoProject) -> None:
    await leave_draft(sitting)
    session = sitting.session
    track = session.current.track
    draft = replace(TrackDraft.of(track), name="Svizzero")
    session.replacing.change(session.current.video, track, draft)
    await sitting.until(lambda: "Svizzero" in sitting.names())
    await done(sitting, project, "Svizzero")
    assert len(saved(sitting)) == 1
    assert await found(sitting, "Svizzero") == "Mine"


@pytest.mark.parametrize("open_still", [True, False])
async def test_another_text_keeps_the_draft(
    sitting: Sitting, project: DemoProject, open_still: bool
) -> None:
    if open_still:
        pane = await begin(sitting)
        pane.model.type_text(0, "Mine")
    else:
        await leave_draft(sitting)
    session = sitting.session
    track = session.current.track
    newer = published(project).replace(b"WEBVTT", b"WEBVTT\n\nNOTE newer", 1)
    session.replacing.replace(session.current.video, track, TrackDraft.of(track), newer)
    await done(sitting, project)
    assert await found(sitting) == "Mine"
    assert "after you began your draft" in sitting.texts(sitting.window.work.editor)
    assert len(saved(sitting)) == 1


async def test_undo_of_a_publication_keeps_a_later_draft(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "First")
    await publish(sitting)
    await done(sitting, project)
    await sitting.until(lambda: not saved(sitting))
    new = set(project.uploads[VIDEO].tracks)
    await leave_draft(sitting, "Second")
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: set(project.uploads[VIDEO].tracks) - new)
    await sitting.until(lambda: not sitting.session.operations.running())
    await sitting.until(lambda: sitting.status("Italiano") == "Ready")
    assert b"First" not in published(project)
    assert await found(sitting) == "Second"
    assert len(saved(sitting)) == 1


async def test_an_older_publication_tried_again_keeps_the_newer_draft(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "First")
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await publish(sitting)
    await sitting.until(lambda: sitting.session.operations.of_video(VIDEO))
    (run,) = sitting.session.operations.of_video(VIDEO)
    await sitting.until(lambda: not run.is_running)
    project.fail_jobs_with = None
    assert await found(sitting) == "First"
    sitting.window.work.editor.model.type_text(0, "Second")
    press(Key.Key_Escape)
    await sitting.until(lambda: b"Second" in saved(sitting)[0])
    sitting.session.replacing.again(run)
    await done(sitting, project)
    assert b"First" in published(project)
    assert await found(sitting) == "Second"


async def test_a_restored_track_has_its_draft_back(sitting: Sitting, project: DemoProject) -> None:
    await leave_draft(sitting)
    await sitting.delete("Italiano")
    await done_deleting(sitting)
    sitting.press("Undo", sitting.window.notification)
    await sitting.until(lambda: "Italiano" in sitting.names())
    await sitting.until(lambda: sitting.status("Italiano") == "Ready")
    assert ITALIANO not in project.uploads[VIDEO].tracks
    assert await found(sitting) == "Mine"
    assert len(saved(sitting)) == 1


async def done_deleting(sitting: Sitting) -> None:
    bar = sitting.window.notification
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(bar))


async def test_delete_amid_changes_keeps_both_the_draft_and_its_undo(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    sitting.press_delete()
    await done_deleting(sitting)
    await sitting.until(lambda: not pane.isVisible())
    bar = sitting.window.notification
    assert "“Italiano” deleted" in sitting.texts(bar)
    assert "kept as a draft" in sitting.texts(bar)
    sitting.press("Undo", bar)
    await sitting.until(lambda: "Italiano" in sitting.names())
    await sitting.until(lambda: sitting.status("Italiano") == "Ready")
    assert await found(sitting) == "Mine"


async def test_undo_goes_back_to_the_draft_and_no_further(sitting: Sitting) -> None:
    await leave_draft(sitting)
    assert await found(sitting) == "Mine"
    pane = sitting.window.work.editor
    pane.model.type_text(0, "Mine, too")
    press(Key.Key_S, CTRL)
    await sitting.until(lambda: b"Mine, too" in saved(sitting)[0])
    for _ in range(3):
        press(Key.Key_Z, CTRL)
    assert pane.document[0].text == "Mine"
    await sitting.until(lambda: b"Mine, too" not in saved(sitting)[0])
    assert b"Mine" in saved(sitting)[0]
    assert sitting.has_button("Discard…", pane)
    press(Key.Key_Escape)
    await sitting.until(lambda: not pane.isVisible())
    assert "unpublished changes" in sitting.texts(sitting.window.work.text)
    assert await found(sitting) == "Mine"


async def test_no_draft_is_offered_while_it_is_published(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    project.jobs_never_end, project.fail_jobs_with = True, Refusal(422, "MUX_ERROR", {})
    await publish(sitting)
    text = sitting.window.work.text
    await sitting.until(lambda: project.jobs)
    await sitting.until(lambda: sitting.window.tracks.model.is_busy(ITALIANO))
    assert text.isVisible()
    assert "unpublished changes" not in sitting.texts(text)
    project.jobs_never_end = False
    project.end_job(list(project.jobs)[-1])
    await sitting.until(lambda: "unpublished changes" in sitting.texts(text))
    assert not sitting.window.tracks.model.is_busy(ITALIANO)
