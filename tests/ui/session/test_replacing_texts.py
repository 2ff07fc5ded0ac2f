"""Find and replace over many texts in a sitting: seen before, published as one, undone as one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.domain.drafts import DraftPlace, EditDraft
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Act
from trackman.ui.cue_search.replace_dialog import ReplaceDialog

HEAD = "WEBVTT\n\nNOTE made by hand\n\n"
VIDEOS = ("many0", "many1", "many2")


def text(name: str, word: str = "Ochre") -> bytes:
    """Return subtitles with a word in two of three cues."""
    return (
        f"{HEAD}00:01.000 --> 00:02.000 align:start\nThe <i>{word}</i> of {name}\n\n"
        "00:03.000 --> 00:04.000\nNothing here\n\n"
        f"5\n00:05.000 --> 00:06.000\nMore {word}, and {word}\n"
    ).encode()


@pytest.fixture
def project(project: DemoProject) -> DemoProject:
    """Return a project that has three more videos, with two tracks each."""
    project.requests_per_window = 10_000
    for upload_id in VIDEOS:
        project.uploads[upload_id] = DemoUpload(
            upload_id,
            f"{upload_id}.mp4",
            9_000,
            "video/mp4",
            "2026-06-14T12:00:00Z",
            duration=60.0,
            mux_playback_id=f"play-{upload_id}",
        )
        for code in ("it", "de"):
            track_id = f"{upload_id}{code}"
            project.add_track(
                DemoTrack(track_id, upload_id, "subtitles", code, code, False, vtt=text(track_id))
            )
    return project


def texts(project: DemoProject) -> dict[str, bytes]:
    """Return the text of each track, by video and name."""
    return {
        f"{upload_id}{one.name}": one.vtt or b""
        for upload_id in VIDEOS
        for one in project.uploads[upload_id].tracks.values()
    }


async def opened(sitting: Any, words: str = "Ochre", by: str = "Umber") -> ReplaceDialog:
    """Scan, search, and open the dialog with a preview of all changes."""
    await sitting.begin()
    whole = sitting.session.whole
    await whole.scan.run(texts=True, everything=True, report=lambda _: None)
    whole.show_tab("cueSearch")
    sitting.window.workspace.project_page.cue_search.replace_wanted.emit(words)
    await sitting.until(lambda: dialog_of(sitting) is not None)
    dialog = dialog_of(sitting)
    assert dialog is not None
    dialog.by_field.setText(by)
    dialog.by_field.returnPressed.emit()
    await sitting.until(lambda: by in str(dialog.model.index(0, 4).data() or ""))
    return dialog


def dialog_of(sitting: Any) -> ReplaceDialog | None:
    """Return the dialog that is open."""
    found = sitting.window.findChildren(ReplaceDialog)
    return next((one for one in found if one.isVisible()), None)


async def publish(sitting: Any, dialog: ReplaceDialog) -> None:
    """Press the button that publishes, and say yes."""
    button = dialog.findChild(QPushButton, "replacePublish")
    assert isinstance(button, QPushButton)
    assert button.isEnabled(), button.toolTip()
    words = button.text().rstrip("…")
    button.click()
    await sitting.until(sitting.question)
    assert "“Ochre” becomes “Umber”." in sitting.texts(sitting.question())
    await sitting.answer(words)


def row_of(dialog: ReplaceDialog, words: str) -> int:
    """Return the row whose text holds some words."""
    rows = range(dialog.model.rowCount())
    return next(row for row in rows if words in dialog.model.text(row, 3))


async def settled(sitting: Any) -> None:
    """Wait until nothing runs any more."""
    await sitting.until(lambda: not sitting.session.operations.running())


async def test_many_texts_change_as_one_and_come_back_as_one(
    sitting: Any, project: DemoProject
) -> None:
    dialog = await opened(sitting)
    before = texts(project)
    assert "12 changes in 6 tracks of 3 videos" in sitting.texts(dialog)
    row = row_of(dialog, "many0it")
    dialog.table.select_row(row)
    sitting.press("Untick this track", dialog)
    assert "10 changes in 5 tracks of 3 videos" in sitting.texts(dialog)
    changed = project.uploads["many1"].tracks["many1it"]
    changed.vtt = text("many1it").replace(b"More Ochre, and Ochre", b"Other words")
    project.uploads["many1"].tracks["many1de"].vtt = text("many1de", "Sienna")
    project.refuse_next(422, "MUX_ERROR", method="POST", path_contains="many2/tracks")
    before["many1it"], before["many1de"] = changed.vtt, text("many1de", "Sienna")
    await publish(sitting, dialog)
    await sitting.until(lambda: "being published" in sitting.texts(dialog))
    said = sitting.texts(dialog)
    assert "1 track is left out, because its text was changed meanwhile: “de (many1.mp4)”" in (said)
    assert "1 change was left out, because the text was changed meanwhile" in said
    dialog.reject()
    await settled(sitting)
    now = texts(project)
    assert {name for name in now if now[name] != before[name]} & {"many0it", "many1de"} == set()
    assert now["many0de"] == text("many0de", "Umber"), "only the words are others"
    assert now["many1it"] == before["many1it"].replace(b"Ochre", b"Umber")
    changed_here = {name for name in now if now[name] != before[name]}
    assert len(changed_here & {"many2it", "many2de"}) == 1, "one of them was refused"
    bar = sitting.window.notification
    await sitting.until(lambda: "3 of 4 tracks replaced" in sitting.texts(bar))
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: texts(project) == before)
    await settled(sitting)
    await sitting.until(lambda: sitting.has_button("Undo", bar))
    sitting.press("Undo", bar)
    await sitting.until(lambda: texts(project) == now)
    await settled(sitting)


async def test_searches_find_what_was_published(sitting: Any, project: DemoProject) -> None:
    dialog = await opened(sitting)
    inventory = sitting.session.whole.inventory
    await publish(sitting, dialog)
    await sitting.until(lambda: all(b"Umber" in one for one in texts(project).values()))
    await settled(sitting)
    total = 0
    async with asyncio.timeout(15):
        while total < 12:
            total = (await inventory.search("umber", 0, 100)).total
    assert (await inventory.search("ochre", 0, 100)).total == 0
    query = HistoryQuery(act=Act.REPLACEMENT)
    entries = await sitting.kept.ledger.run(lambda journal: journal.entries(query))
    assert len(entries) == 6
    assert len({one.batch for one in entries}) == 1


async def test_a_draft_is_left_alone_and_said(sitting: Any, project: DemoProject) -> None:
    place = DraftPlace("64174", "", "many0", "many0it")
    draft = EditDraft(place, text("mine"), "", datetime.now(UTC))
    sitting.kept.drafts.keep(draft)
    dialog = await opened(sitting)
    assert "10 changes in 5 tracks of 3 videos" in sitting.texts(dialog)
    assert "unpublished draft: “it (many0.mp4)”" in sitting.texts(dialog)
    before = texts(project)["many0it"]
    await publish(sitting, dialog)
    await sitting.until(lambda: b"Umber" in texts(project).get("many2de", b""))
    await settled(sitting)
    assert texts(project)["many0it"] == before
    assert sitting.kept.drafts.read(place) == draft


async def test_in_read_only_mode_nothing_can_be_published(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.begin()
    sitting.session.header.set_read_only(True)
    whole = sitting.session.whole
    await whole.scan.run(texts=True, everything=True, report=lambda _: None)
    sitting.session.text_replacing.open("Ochre")
    dialog = dialog_of(sitting)
    assert dialog is not None
    await sitting.until(
        lambda: dialog.model.rowCount() == 0 and "No changes" in sitting.texts(dialog)
    )
    button = dialog.findChild(QPushButton, "replacePublish")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert "read-only" in button.toolTip().casefold()
    assert all(b"Ochre" in one for one in texts(project).values())
