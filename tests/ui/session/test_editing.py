"""Subtitles edited in place, kept as a draft, and published, as a person sees it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from tests.ui.session.test_reading import ITALIANO, VIDEO, read
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import LARGEST_TEXT, read_webvtt
from trackman.ui.editor.editor_pane import EditorPane
from trackman.ui.editor.model import EditorColumn

Key = Qt.Key
Mod = Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
Sitting = Any


async def begin(sitting: Sitting, name: str = "Italiano") -> EditorPane:
    """Edit a track by key."""
    await read(sitting, name)
    sitting.window.work.text.table.setFocus()
    press(Key.Key_E, CTRL)
    return await editor(sitting)


async def editor(sitting: Sitting) -> EditorPane:
    await sitting.until(lambda: sitting.session.editing.is_editing)
    pane = sitting.window.work.editor
    await sitting.until(lambda: pane.isVisible() and sitting.window.focusWidget() is pane.table)
    return pane


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    """Press a key where the keyboard is, shortcuts of the window included."""
    QTest.keyClick(_target(), key, modifiers)


def type_in(text: str) -> None:
    QTest.keyClicks(_target(), text)


def _target() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def saved(sitting: Sitting) -> list[bytes]:
    return [path.read_bytes() for path in sitting.kept.folder.root.glob("drafts/*.draft")]


def published(project: DemoProject) -> bytes:
    tracks = project.uploads[VIDEO].tracks.values()
    (track,) = (track for track in tracks if track.name == "Italiano")
    return track.vtt or b""


async def test_a_person_fixes_a_typo_by_keyboard_alone(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    before = pane.document.cues
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_End, CTRL)
    type_in(" nk,l")
    assert pane.document[1].text == before[1].text + " nk,l"
    press(Key.Key_Z, CTRL)
    assert pane.document.cues == before
    press(Key.Key_Z, CTRL | SHIFT)
    assert pane.document[1].text == before[1].text + " nk,l"
    press(Key.Key_S, CTRL)
    await sitting.until(lambda: "Draft saved" in sitting.texts(pane))
    assert len(saved(sitting)) == 1
    press(Key.Key_Escape)
    assert pane.table.hasFocus()
    press(Key.Key_Escape)
    await sitting.until(lambda: not pane.isVisible())
    assert "kept as a draft" in sitting.texts(sitting.window.notification)
    assert sitting.window.work.text.table.hasFocus()
    assert "unpublished changes" in sitting.texts(sitting.window.work)
    assert sitting.names()  # N and the others went into the text
    press(Key.Key_E, CTRL)
    pane = await editor(sitting)
    assert "Your unpublished changes are back" in sitting.texts(pane)
    assert pane.document[1].text == before[1].text + " nk,l"
    press(Key.Key_Z, CTRL)
    assert pane.document[1].text == before[1].text + " nk,l", "undo goes back to the draft"
    assert published(project).count(b"nk,l") == 0


async def test_what_is_published_takes_the_place_of_the_track(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    press(Key.Key_Return)
    press(Key.Key_A, CTRL)
    type_in("Una riga corretta")
    press(Key.Key_Return, CTRL)
    press(Key.Key_P, CTRL | SHIFT)
    await sitting.until(lambda: pane.changes.isVisible())
    assert "1 cue changed" in sitting.texts(pane)
    sitting.press("Publish", pane.changes)
    await sitting.until(lambda: ITALIANO not in project.uploads[VIDEO].tracks)
    await sitting.until(lambda: "Undo" in sitting.buttons(sitting.window.notification))
    assert read_webvtt(published(project)).cues[0].text == "Una riga corretta"
    await sitting.until(lambda: not saved(sitting))


async def test_a_failed_publication_keeps_the_draft(sitting: Sitting, project: DemoProject) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Una riga corretta")
    press(Key.Key_P, CTRL | SHIFT)
    await sitting.until(lambda: pane.changes.isVisible())
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    sitting.press("Publish", pane.changes)
    await sitting.until(lambda: sitting.window.notification.isVisible())
    await sitting.until(lambda: "Replacing" not in sitting.texts(sitting.window.notification))
    assert ITALIANO in project.uploads[VIDEO].tracks
    assert len(saved(sitting)) == 1
    assert b"Una riga corretta" in saved(sitting)[0]


async def test_another_track_leaves_the_editor_and_keeps_the_draft(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Changed")
    sitting.select("Deutsch")
    await sitting.until(lambda: saved(sitting))
    assert not pane.isVisible()
    assert b"Changed" in saved(sitting)[0]
    sitting.select("Italiano")
    text = sitting.window.work.text
    await sitting.until(lambda: "unpublished changes" in sitting.texts(text))


async def test_the_end_of_the_session_writes_the_draft(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Changed")
    await sitting.stop()
    assert b"Changed" in saved(sitting)[0]


async def test_closing_the_window_says_that_the_draft_stays(sitting: Sitting) -> None:
    pane = await begin(sitting)
    assert sitting.window.may_close()
    pane.model.type_text(0, "Changed")
    sitting.window.close()
    await sitting.until(sitting.question)
    assert "kept as a draft" in sitting.texts(sitting.question())
    closed = []
    sitting.window.closed.connect(lambda: closed.append(True))
    sitting.press("Quit", sitting.question())
    await sitting.until(lambda: closed)


async def test_a_draft_of_an_older_text_leaves_both_choices(
    sitting: Sitting, project: DemoProject
) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    press(Key.Key_Escape)
    await sitting.until(lambda: saved(sitting))
    track = project.uploads[VIDEO].tracks[ITALIANO]
    assert track.vtt is not None
    track.vtt = track.vtt.replace(b"WEBVTT", b"WEBVTT\n\nNOTE newer", 1)
    sitting.select("Deutsch")
    await read(sitting, "Deutsch")
    sitting.select("Italiano")
    text = sitting.window.work.text
    await sitting.until(lambda: b"newer" in (sitting.session.text.text or _Nothing).content)
    sitting.press("Edit", text)
    pane = await editor(sitting)
    assert "were changed at DatoCMS after you began your draft" in sitting.texts(pane)
    assert pane.document[0].text == "Mine"
    sitting.press("Use the published subtitles…", pane)
    await sitting.answer("Discard changes")
    await sitting.until(lambda: not pane.isVisible())
    assert saved(sitting) == []
    sitting.press("Edit", text)
    pane = await editor(sitting)
    assert pane.document[0].text != "Mine"
    assert b"NOTE newer" in pane.document.content()


class _Nothing:
    content = b""


async def test_discarding_asks_first(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    await sitting.until(lambda: saved(sitting))
    sitting.press("Discard…", pane)
    await sitting.answer("Cancel")
    assert sitting.session.editing.is_editing
    sitting.press("Discard…", pane)
    await sitting.answer("Discard changes")
    await sitting.until(lambda: not pane.isVisible())
    assert not saved(sitting)
    assert "unpublished changes" not in sitting.texts(sitting.window.work)


async def test_findings_follow_what_is_typed_and_one_key_mends_them(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.set_times(0, 1000, 9000)
    pane.model.set_times(1, 9500, 15_000)
    pane.model.type_text(0, "Le sarte hanno lavorato ai modelli per tre mesi, tutto a mano")
    row = pane.model.findings_at
    await sitting.until(lambda: any(one.code == "long_line" for one in row(0)))
    pane.table.go_to(0)
    press(Key.Key_F7)
    await sitting.until(lambda: "\n" in pane.document[0].text)
    await sitting.until(lambda: not any(one.code == "long_line" for one in row(0)))
    press(Key.Key_Z, CTRL)
    assert "\n" not in pane.document[0].text


async def test_read_only_mode_edits_but_does_not_publish(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    publish = pane.findChild(QPushButton, "publish")
    assert isinstance(publish, QPushButton)
    assert publish.isEnabled()
    sitting.window.tracks.set_delete_refused("Read-only mode is on.")
    assert not publish.isEnabled()
    assert "Read-only mode is on." in publish.toolTip()
    press(Key.Key_P, CTRL | SHIFT)
    assert not pane.changes.isVisible()
    assert "Read-only mode is on." in sitting.texts(sitting.window.notification)


async def test_what_cannot_be_published_says_why(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.follow(pane.document.delete(range(len(pane.document))))
    press(Key.Key_P, CTRL | SHIFT)
    assert "at least one cue" in sitting.texts(sitting.window.notification)
    press(Key.Key_Z, CTRL)
    pane.table.setCurrentIndex(pane.model.index(0, EditorColumn.END))
    press(Key.Key_Return)
    type_in("7,5x")
    press(Key.Key_P, CTRL | SHIFT)
    assert "“7,5x” is not a time" in sitting.texts(sitting.window.notification)


async def test_a_text_that_comes_anew_meanwhile_leaves_both_choices(sitting: Sitting) -> None:
    pane = await begin(sitting)
    pane.model.type_text(0, "Mine")
    newer = sitting.session.text.text.content.replace(b"WEBVTT", b"WEBVTT\n\nNOTE newer", 1)
    sitting.session.editing.take_text(sitting.session.current.track, ReadText.of(newer, None))
    await sitting.until(lambda: "after you began your draft" in sitting.texts(pane))
    assert pane.document[0].text == "Mine"
    assert pane.document.opened.content == newer
    press(Key.Key_Z, CTRL)
    assert pane.document[0].text == "Mine"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no subtitle file"),
        (b"<html>Not found</html>", "None of the file can be read"),
        (b"WEBVTT\n\n" + b"x" * LARGEST_TEXT, "too large"),
    ],
)
async def test_what_cannot_be_read_is_not_edited(
    sitting: Sitting, content: bytes, why: str
) -> None:
    await read(sitting)
    sitting.session.editing.edit(sitting.session.current.track, ReadText.of(content, None))
    assert why in sitting.texts(sitting.window.notification)
    assert not sitting.session.editing.is_editing


async def test_the_video_goes_with_the_cues_under_edit(sitting: Sitting) -> None:
    pane = await begin(sitting)
    shown: list[Any] = []
    wanted: list[Any] = []
    sitting.session.editing.cues_changed.connect(lambda cues, _: shown.append(cues))
    sitting.session.editing.cue_wanted.connect(wanted.append)
    pane.model.type_text(0, "Mine")
    await sitting.until(lambda: shown and shown[-1][0].text == "Mine")
    press(Key.Key_Down)
    assert wanted[-1] == pane.document[1]


async def test_every_tool_has_its_words(sitting: Sitting) -> None:
    pane = await begin(sitting)
    names = {one.accessibleName() for one in pane.tools.findChildren(QToolButton)}
    assert names >= {
        *("Undo", "Redo", "Split", "Merge", "Insert", "Delete cue"),
        *("Shift…", "Stretch…", "Find and replace…", "Fix"),
    }
    assert {"Publish", "Close"} <= set(sitting.buttons(pane))
    assert pane.table.accessibleName() == "Cues"
