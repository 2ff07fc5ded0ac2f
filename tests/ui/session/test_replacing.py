"""Adding and replacing tracks in a sitting: rows, messages, undo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.ui.session.test_undo import text_of
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.domain.additions import NewTrack
from trackman.domain.tracks import Track, TrackDraft, TrackKind

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
NEW = b"WEBVTT\n\n00:01.000 --> 00:03.000\nUna riga corretta\n"
GALEGO = NewTrack(TrackDraft(TrackKind.SUBTITLES, "Galego", "gl", closed_captions=False), NEW)


def track(sitting: Any, name: str) -> Track:
    """Return a track of the open video."""
    found: Track = next(one for one in sitting.session.current.video.tracks if one.name == name)
    return found


def words(sitting: Any) -> str:
    """Return what the message bar says."""
    return str(sitting.texts(sitting.window.notification))


def is_ready(sitting: Any, name: str) -> bool:
    """Tell whether a track is listed and ready; its row may be away between two readings."""
    return name in sitting.names() and sitting.status(name) == "Ready"


async def test_a_text_is_replaced_in_its_row_and_put_back_by_undo(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    before, text = sitting.names(), text_of(project, "Italiano")
    old = track(sitting, "Italiano")
    sitting.session.replacing.replace(sitting.session.current.video, old, TrackDraft.of(old), NEW)
    bar = sitting.window.notification
    await sitting.until(lambda: "“Italiano” replaced" in sitting.texts(bar))
    await sitting.until(lambda: is_ready(sitting, "Italiano"))
    assert sorted(sitting.names()) == sorted(before)
    assert text_of(project, "Italiano") != text
    assert track(sitting, "Italiano").id != old.id
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: text_of(project, "Italiano") == text)
    await sitting.until(lambda: sorted(sitting.names()) == sorted(before))


async def test_the_undo_of_a_replacement_is_undone_by_key_once_nothing_else_is_left_to_undo(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    text, undo = text_of(project, "Italiano"), sitting.session.undo
    deutsch, old = track(sitting, "Deutsch"), track(sitting, "Italiano")
    for one in (deutsch, old):
        video = sitting.session.current.video
        sitting.session.replacing.replace(video, one, TrackDraft.of(one), NEW)
        await sitting.until(lambda name=one.name: f"“{name}” replaced" in words(sitting))
        await sitting.until(lambda name=one.name: is_ready(sitting, name))
    new = text_of(project, "Italiano")
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: "“Italiano” is back as it was before" in words(sitting))
    assert undo.text() == "Undo replacement of “Deutsch”", "each step, the last one first"
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: "“Deutsch” is back as it was before" in words(sitting))
    assert undo.text() == "Redo replacement of “Deutsch”"
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: "“Deutsch” is back as it was before" not in words(sitting))
    await sitting.until(lambda: text_of(project, "Deutsch") == new)
    await sitting.until(lambda: undo.text() == "Undo replacement of “Deutsch”")
    assert text_of(project, "Italiano") == text


async def test_the_row_of_the_old_one_says_what_happens(sitting: Any, project: DemoProject) -> None:
    project.jobs_never_end = True
    await sitting.open()
    old = track(sitting, "Italiano")
    sitting.session.replacing.replace(sitting.session.current.video, old, TrackDraft.of(old), NEW)
    await sitting.until(lambda: sitting.status("Italiano").startswith("Adding the new track…"))
    sitting.select("Italiano")
    await sitting.until(lambda: sitting.session.current.track is not None)
    assert sitting.window.work.decision.why_not() is not None, "it is not deleted meanwhile"


async def test_a_replacement_that_fails_keeps_the_old_one_and_says_why(
    sitting: Any, project: DemoProject
) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await sitting.open()
    old = track(sitting, "Italiano")
    sitting.session.replacing.replace(sitting.session.current.video, old, TrackDraft.of(old), NEW)
    await sitting.until(lambda: sitting.status("Italiano").startswith("Not replaced:"))
    assert track(sitting, "Italiano").id == old.id
    project.fail_jobs_with = None
    sitting.select("Italiano")
    await sitting.until(lambda: sitting.session.current.track is not None)
    await sitting.until(lambda: sitting.has_button("Try again", sitting.window.work))
    sitting.press("Try again", sitting.window.work)
    await sitting.until(lambda: is_ready(sitting, "Italiano"))
    await sitting.until(lambda: track(sitting, "Italiano").id != old.id)


async def test_a_name_is_changed_with_the_text_of_now(sitting: Any, project: DemoProject) -> None:
    await sitting.open()
    text, old = text_of(project, "Italiano"), track(sitting, "Italiano")
    draft = replace(TrackDraft.of(old), name="Italiano (SDH)", closed_captions=True)
    sitting.session.replacing.change(sitting.session.current.video, old, draft)
    await sitting.until(lambda: "Italiano (SDH)" in sitting.names())
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert text_of(project, "Italiano (SDH)") == text
    await sitting.until(lambda: track(sitting, "Italiano (SDH)").closed_captions)


async def test_an_added_track_has_a_row_from_the_first_moment(
    sitting: Any, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    before = sitting.names()
    sitting.session.adding.add(sitting.session.current.video, [GALEGO])
    await sitting.until(lambda: sitting.names() == [*before, "Galego"])
    await sitting.until(lambda: sitting.status("Galego").startswith("Creating the track…"))
    await sitting.until(lambda: project.jobs)
    sitting.session.refresh()
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: is_ready(sitting, "Galego"))
    assert sitting.names() == [*before, "Galego"], "never twice"
    assert "“Galego” added" in sitting.texts(sitting.window.notification)


async def test_an_addition_that_fails_says_so_in_its_row_and_can_be_tried_again(
    sitting: Any, project: DemoProject
) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await sitting.open()
    sitting.session.adding.add(sitting.session.current.video, [GALEGO])
    await sitting.until(lambda: "Galego" in sitting.names())
    await sitting.until(lambda: sitting.status("Galego").startswith("Not added:"))
    project.fail_jobs_with = None
    sitting.select("Galego")
    await sitting.until(lambda: sitting.has_button("Try again", sitting.window.work))
    sitting.press("Try again", sitting.window.work)
    await sitting.until(lambda: is_ready(sitting, "Galego"))
    assert sitting.names().count("Galego") == 1


async def test_audio_comes_from_its_file(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    sound = tmp_path / "film.m4a"
    sound.write_bytes(b"\x00\x00\x00\x20ftypM4A " + bytes(2000))
    draft = TrackDraft(TrackKind.AUDIO, "Commento", "it", None)
    await sitting.open()
    sitting.session.adding.add(sitting.session.current.video, [NewTrack(draft, source=str(sound))])
    await sitting.until(lambda: "Commento" in sitting.names())
    await sitting.until(lambda: is_ready(sitting, "Commento"))


async def test_trying_again_never_deletes_a_track_that_was_not_replaced(
    sitting: Any, project: DemoProject
) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await sitting.open()
    old = track(sitting, "Italiano")
    sitting.select("Italiano")
    sitting.session.replacing.replace(sitting.session.current.video, old, TrackDraft.of(old), NEW)
    await sitting.until(lambda: sitting.has_button("Try again", sitting.window.work))
    sitting.session.operations.forget_ended(VIDEO)  # as reading again for another reason does
    sitting.press("Try again", sitting.window.work)
    bar = sitting.window.notification
    await sitting.until(lambda: "Nothing was done." in sitting.texts(bar))
    assert old.id in project.uploads[VIDEO].tracks
    assert not project.deleted
    await sitting.until(lambda: not sitting.has_button("Try again", sitting.window.work))


async def test_an_upload_is_cancelled_from_the_message(sitting: Any, project: DemoProject) -> None:
    project.hang_next(host="storage")
    await sitting.open()
    before = sitting.names()
    sitting.session.adding.add(sitting.session.current.video, [GALEGO])
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Cancel", bar))
    sitting.press("Cancel", bar)
    await sitting.until(lambda: "Cancelled. Nothing was added." in sitting.texts(bar))
    assert sitting.names() == before
