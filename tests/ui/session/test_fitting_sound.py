"""Texts held against the sounds of their videos, as a person sees it."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from tests.ui.session.test_reading import VIDEO, read
from trackman.demo.answers import page
from trackman.demo.faults import Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.journal import Stage, planned_deletion
from trackman.domain.review.queue import QueueItem
from trackman.domain.subtitles.editing.document import EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.tracks import TrackKind
from trackman.domain.uploads import Video
from trackman.services.speech.detector import can_detect
from trackman.ui.speech.marks_strip import MarksStrip
from trackman.ui.speech.sound_dialog import SoundDialog

Sitting = Any
pytestmark = pytest.mark.skipif(not can_detect(), reason="speech cannot be looked for here")


@pytest.fixture(autouse=True)
def shorter(project: DemoProject) -> None:
    """Have less of the film to listen to."""
    project.uploads[VIDEO].duration = 80.0


def move(project: DemoProject, ratio: float, offset: float, name: str = "Italiano") -> None:
    """Have a track's cues at other times than its words are said."""
    tracks = project.uploads[VIDEO].tracks.values()
    (track,) = (track for track in tracks if track.name == name)
    text = EditedText(opened(track.vtt or b""))
    text.retime(ratio, offset)
    track.vtt = text.content()


def streamed(server: DemoServer) -> int:
    """Return how many pieces of a stream were fetched."""
    return sum(one.path.endswith(".ts") for one in server.seen_media)


def ask(sitting: Sitting) -> None:
    action = sitting.window.findChild(QAction, "checkSound")
    assert action.isEnabled(), action.toolTip()
    action.trigger()


def dialog(sitting: Sitting) -> SoundDialog | None:
    found = [one for one in sitting.window.findChildren(SoundDialog) if one.isVisible()]
    return found[0] if found else None


def lines(found: SoundDialog, name: str) -> QListWidget:
    one = found.findChild(QListWidget, name)
    assert isinstance(one, QListWidget)
    return one


def is_done(sitting: Sitting) -> bool:
    found = dialog(sitting)
    return found is not None and all(one.is_done for one in found.sounds)


async def checked(sitting: Sitting, answer: str | None = "Listen") -> SoundDialog:
    """Check the selected track, and wait for the result."""
    ask(sitting)
    if answer is not None:
        await sitting.answer(answer)
    await sitting.until(lambda: is_done(sitting))
    found = dialog(sitting)
    assert found is not None
    if folder := os.environ.get("TRACKMAN_SCREENSHOTS"):
        found.grab().save(f"{folder}/sound-{len(found.sounds)}-{found.sounds[0].name}.png")
    return found


async def test_it_says_what_listening_counts_before_anything_is_streamed(
    sitting: Sitting, server: DemoServer
) -> None:
    await read(sitting, "Italiano")

    ask(sitting)
    await sitting.until(sitting.question)
    question = sitting.texts(sitting.question())
    await sitting.answer("Cancel")

    assert "1:20" in question
    assert "quota" in question
    assert streamed(server) == 0
    assert dialog(sitting) is None


async def test_a_text_in_time_fits(sitting: Sitting, project: DemoProject) -> None:
    await read(sitting, "English")

    found = await checked(sitting)

    assert "The text fits the sound." in sitting.texts(found)
    assert "Shift in the editor" not in sitting.buttons(found)


async def test_the_window_goes_on_close_and_on_escape(sitting: Sitting) -> None:
    await read(sitting, "English")

    sitting.press("Close", await checked(sitting))
    assert dialog(sitting) is None

    ask(sitting)
    await sitting.until(lambda: is_done(sitting))
    found = dialog(sitting)
    assert found is not None
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert dialog(sitting) is None


async def test_a_late_text_is_shifted_in_the_editor_in_one_step(
    sitting: Sitting, project: DemoProject
) -> None:
    move(project, 1.0, 1800, "English")
    await read(sitting, "English")
    found = await checked(sitting)
    # The film's sound begins with a tenth of a second that its coder added.
    assert re.search(r"The text is 1\.[78] s late\.", sitting.texts(found))

    sitting.press("Shift in the editor", found)

    await sitting.until(lambda: sitting.session.editing.has_unpublished)
    document = sitting.window.work.editor.document
    late = [cue.start for cue in document.cues]
    document_before = document.undo()
    assert document_before is not None
    shifts = {before.start - after for before, after in zip(document.cues, late, strict=True)}
    assert len(shifts) == 1
    assert abs(shifts.pop() - 1800) < 200
    assert document.undoes is None


async def test_a_draft_that_may_be_shifted_already_is_not_shifted_again(
    sitting: Sitting, project: DemoProject
) -> None:
    move(project, 1.0, 3000, "English")
    await read(sitting, "English")
    sitting.press("Edit")
    await sitting.until(lambda: sitting.session.editing.is_editing)
    pane = sitting.window.work.editor
    assert pane.retime(1.0, -3000)
    pane.edited.emit()
    await sitting.until(lambda: list(sitting.kept.folder.root.glob("drafts/*.draft")))
    sitting.session.editing.leave()
    await sitting.until(lambda: not pane.isVisible())
    found = await checked(sitting)

    sitting.press("Shift in the editor", found)

    await sitting.until(lambda: "may have been shifted before" in sitting.texts())
    assert pane.document.cues[0].start < 1000


async def test_a_text_is_compared_as_it_is_under_edit(
    sitting: Sitting, project: DemoProject
) -> None:
    move(project, 1.0, 3000, "English")
    await read(sitting, "English")
    sitting.press("Edit")
    await sitting.until(lambda: sitting.session.editing.is_editing)
    assert sitting.window.work.editor.retime(1.0, -3000)

    found = await checked(sitting)

    assert "The text fits the sound." in sitting.texts(found)


async def test_a_sound_is_listened_to_once(sitting: Sitting, server: DemoServer) -> None:
    await read(sitting, "Italiano")
    (await checked(sitting)).close()
    pieces = streamed(server)

    await checked(sitting, answer=None)

    assert pieces > 5
    assert streamed(server) == pieces


async def test_places_that_do_not_fit_are_played_on_a_click(
    sitting: Sitting, project: DemoProject
) -> None:
    tracks = project.uploads[VIDEO].tracks.values()
    (track,) = (track for track in tracks if track.name == "English")
    text = EditedText(opened(track.vtt or b""))
    text.delete([3, 4])
    track.vtt = text.content()
    await read(sitting, "English")
    found = await checked(sitting)
    passages = lines(found, "soundPassages")
    assert "Speech without text" in passages.item(0).text()

    passages.itemActivated.emit(passages.item(0))

    await sitting.until(lambda: sitting.window.work.playing.shown_screen is not None)


async def test_several_texts_are_checked_one_after_another(
    sitting: Sitting, project: DemoProject
) -> None:
    move(project, 25 / 24, 0)
    await read(sitting, "Italiano")
    sitting.select("English", "Italiano")

    found = await checked(sitting)

    figures = [lines(found, "soundList").item(row).text() for row in (0, 1)]
    assert any("Fits" in one for one in figures)
    assert any("4.2 % too slow" in one for one in figures)


async def test_a_stream_that_fails_is_said_and_tried_again(
    sitting: Sitting, project: DemoProject
) -> None:
    await read(sitting, "English")
    project.surprises.add(Intercept(page(403, "")), {"host": "stream", "path_contains": ".m3u8"})
    found = await checked(sitting)
    assert "protected" in sitting.texts(found)

    sitting.press("Try again", found)

    await sitting.until(lambda: "fits the sound." in sitting.texts(found))


async def test_a_window_that_is_closed_ends_the_listening(
    sitting: Sitting, project: DemoProject
) -> None:
    await read(sitting, "English")
    ask(sitting)
    await sitting.answer("Listen")
    await sitting.until(lambda: dialog(sitting))

    found = dialog(sitting)
    assert found is not None
    found.close()

    await sitting.until(lambda: not list(sitting.kept.folder.root.glob("sounds/*.sound")))
    assert not list(sitting.kept.folder.root.glob("sounds/*/*"))


async def test_a_review_shows_what_is_known_of_the_sound_and_streams_nothing_for_it(
    sitting: Sitting, server: DemoServer
) -> None:
    await read(sitting, "English")
    (await checked(sitting)).close()
    pieces = streamed(server)

    sitting.select("English")
    sitting.window.findChild(QAction, "reviewTracks").trigger()

    page = sitting.window.workspace.review_page
    await sitting.until(lambda: page.isVisible() and "Fits" in sitting.texts(page))
    assert page.findChild(MarksStrip).isVisible()
    assert streamed(server) == pieces


async def test_an_audio_track_of_a_review_says_why_it_is_not_checked(sitting: Sitting) -> None:
    await sitting.open()
    video = sitting.session.current.video
    assert video is not None
    sounds = [one for one in video.tracks if one.kind == TrackKind.AUDIO]
    items = [QueueItem(one, video.upload.filename, video.upload.mux_playback_id) for one in sounds]
    sitting.session.reviewing.begin_with("Sounds", items)
    page = sitting.window.workspace.review_page
    await sitting.until(lambda: page.isVisible() and sitting.session.reviewing.item is not None)
    button = page.findChild(QPushButton, "reviewCheckSound")
    await sitting.until(lambda: not button.isEnabled())
    said = "Only subtitles of a video can be checked."
    assert said in button.toolTip()

    page.do("review-sound")

    assert said in sitting.texts(sitting.window.notification)
    assert dialog(sitting) is None


async def test_a_review_has_its_track_checked_and_shifted_on_the_way(
    sitting: Sitting, project: DemoProject
) -> None:
    move(project, 1.0, 3000, "English")
    await read(sitting, "English")
    sitting.select("English")
    sitting.window.findChild(QAction, "reviewTracks").trigger()
    page = sitting.window.workspace.review_page
    await sitting.until(lambda: page.isVisible() and sitting.session.reviewing.text_is_there)
    assert "Sound not checked yet" in sitting.texts(page)

    sitting.press("Check sound", page)
    await sitting.answer("Listen")
    await sitting.until(lambda: is_done(sitting))
    await sitting.until(lambda: "s late" in sitting.texts(page))
    sitting.press("Shift in the editor", dialog(sitting))

    await sitting.until(lambda: sitting.session.editing.has_unpublished)
    assert not page.isVisible()
    sitting.session.editing.leave()
    await sitting.until(page.isVisible)


async def reviewed(sitting: Sitting, project: DemoProject) -> list[Video]:
    """Begin a review of one subtitle track of each of three videos."""
    await sitting.open()
    videos: list[Video] = []
    for upload in project.uploads.values():
        if len(videos) < 3 and upload.mux_playback_id and upload.tracks:
            upload.duration = min(upload.duration or 0.0, 30.0)
            videos.append(await sitting.session.connection.videos.read(upload.id, None))
    items = [
        QueueItem(
            next(one for one in video.tracks if one.kind == TrackKind.SUBTITLES),
            video.upload.filename,
            video.upload.mux_playback_id,
        )
        for video in videos
    ]
    sitting.session.reviewing.begin_with("Sounds", items)
    page = sitting.window.workspace.review_page
    await sitting.until(lambda: page.isVisible() and sitting.session.reviewing.text_is_there)
    return videos


async def test_a_queue_is_asked_about_once(sitting: Sitting, server: DemoServer) -> None:
    await read(sitting, "English")
    sitting.select("English", "Italiano")
    sitting.window.findChild(QAction, "reviewTracks").trigger()
    page = sitting.window.workspace.review_page
    await sitting.until(lambda: page.isVisible() and sitting.session.reviewing.text_is_there)

    sitting.press("Check queue", page)
    await sitting.answer("Listen")

    await sitting.until(lambda: is_done(sitting))
    found = dialog(sitting)
    assert found is not None
    assert len(found.sounds) >= 2
    found.close()
    sitting.press("Check queue", page)
    await sitting.until(lambda: is_done(sitting))
    assert sitting.question() is None


async def test_a_queue_is_asked_about_though_a_single_track_was(
    sitting: Sitting, server: DemoServer, project: DemoProject
) -> None:
    await reviewed(sitting, project)
    page = sitting.window.workspace.review_page
    sitting.press("Check sound", page)
    await sitting.answer("Listen")
    await sitting.until(lambda: is_done(sitting))
    pieces = streamed(server)

    sitting.press("Check queue", page)

    await sitting.until(sitting.question)
    assert "Listen to the sounds of 2 videos?" in sitting.texts(sitting.question())
    await sitting.answer("Cancel")
    assert streamed(server) == pieces


async def delete(sitting: Sitting, video: Video, item: QueueItem) -> None:
    """Have the journal know that a track of a review was deleted."""
    entry = planned_deletion(sitting.session.context.planner.place(video), item.track, "batch")
    await sitting.kept.ledger.put(replace(entry, stage=Stage.DELETED))
    sitting.session.reviewing.note_ended(item.track)


async def test_what_a_review_has_deleted_is_not_listened_to(
    sitting: Sitting, server: DemoServer, project: DemoProject
) -> None:
    videos = await reviewed(sitting, project)
    reviewing, page = sitting.session.reviewing, sitting.window.workspace.review_page
    review = reviewing.review
    for video, item in list(zip(videos, review.queue.items, strict=True))[1:]:
        await delete(sitting, video, item)
    await sitting.until(lambda: len(reviewing.present_items(whole=True)) == 1)

    sitting.press("Check queue", page)

    await sitting.until(sitting.question)
    said = sitting.texts(sitting.question())
    assert f"Listen to the sound of “{videos[0].upload.filename}”?" in said
    await sitting.answer("Cancel")
    assert streamed(server) == 0
    await delete(sitting, videos[0], review.queue.items[0])
    await sitting.until(lambda: not reviewing.present_items(whole=True))
    sitting.press("Check queue", page)
    assert "There are no subtitles to check." in sitting.texts(sitting.window.notification)
    assert dialog(sitting) is None
