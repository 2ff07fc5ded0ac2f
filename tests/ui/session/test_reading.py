"""The text of the selected track as a person sees it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.search import SearchMode
from trackman.store.preferences.last_folder import load_last_folder

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


async def read(sitting: Any, name: str = "Italiano") -> Any:
    """Select a track and wait for its cues."""
    if not sitting.names():
        await sitting.open()
    sitting.select(name)
    pane = sitting.window.work.text
    await sitting.until(lambda: pane.isVisible() and pane.table.isVisible() and pane.model.count())
    return pane


async def test_the_text_of_the_selected_track_is_beside_its_details(
    sitting: Any, project: DemoProject
) -> None:
    pane = await read(sitting)
    assert ITALIANO in sitting.texts(sitting.window.work)
    vtt = project.uploads[VIDEO].tracks[ITALIANO].vtt
    assert vtt
    assert pane.model.count() == vtt.count(b"-->")


async def test_where_there_is_no_text_the_details_are_alone(sitting: Any) -> None:
    pane = await read(sitting)
    sitting.select("Audio description")
    assert not pane.isVisible()
    sitting.select("Italiano", "Deutsch")
    assert not pane.isVisible()


async def test_a_deleted_track_shows_no_text_of_another(sitting: Any) -> None:
    pane = await read(sitting)
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert not pane.isVisible()
    assert "DatoCMS confirmed the deletion" in sitting.texts(sitting.window.work)


async def test_without_a_network_the_last_text_is_shown_with_its_age(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    pane = await read(sitting)
    count = pane.model.count()
    await read(sitting, "Deutsch")
    project.answer_next_with_html(503, host="stream", times=99)
    sitting.select("Italiano")
    await sitting.until(lambda: "can’t be reached" in sitting.texts(pane))
    assert "Last updated: just now" in sitting.texts(pane)
    assert pane.model.count() == count


async def test_a_missing_text_is_named_and_can_be_tried_again(
    sitting: Any, project: DemoProject
) -> None:
    track = project.uploads[VIDEO].tracks[ITALIANO]
    vtt, track.vtt = track.vtt, None
    await sitting.open()
    sitting.select("Italiano")
    pane = sitting.window.work.text
    await sitting.until(lambda: "No subtitle file was found" in sitting.texts(pane))
    track.vtt = vtt
    sitting.press("Try again", pane)
    await sitting.until(lambda: pane.model.count())


async def test_searching_marks_and_counts(sitting: Any) -> None:
    pane = await read(sitting)
    word = pane.model.plain(0).split()[0]
    pane.search.field.setText(word)
    await sitting.until(lambda: "1 of " in sitting.texts(pane))
    pane.search.choose_way(SearchMode.EXPRESSION)
    pane.search.field.setText("(")
    await sitting.until(
        lambda: "Not a valid regular expression: see character 2" in sitting.texts(pane)
    )
    pane.search.field.setText("(a+)+$|^.")
    await sitting.until(lambda: "1 of " in sitting.texts(pane))


async def test_the_keys_reach_the_search_from_anywhere(sitting: Any) -> None:
    pane = await read(sitting)
    sitting.window.find_text_requested.emit(0)
    assert pane.search.field.hasFocus()
    pane.search.field.setText(pane.model.plain(0).split()[0])
    await sitting.until(lambda: "1 of " in sitting.texts(pane))
    sitting.window.find_text_requested.emit(1)
    assert "1 of " not in sitting.texts(pane) or "1 of 1" in sitting.texts(pane)


async def test_a_text_is_saved_where_the_person_says(sitting: Any, tmp_path: Path) -> None:
    pane = await read(sitting)
    pane.save_requested.emit(TextForm.SUBRIP)
    await sitting.until(lambda: sitting.window.findChildren(QFileDialog))
    (dialog,) = sitting.window.findChildren(QFileDialog)
    day = datetime.now().astimezone().date()
    assert dialog.selectedFiles()[0].endswith(f".it-IT.{day.isoformat()}.srt")
    path = tmp_path / "text.srt"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await sitting.until(path.exists)
    assert path.read_bytes().startswith(b"1\n00:00:")
    await sitting.until(lambda: "Subtitles saved to" in sitting.texts(sitting.window.notification))
    offered = sitting.buttons(sitting.window.notification)
    assert offered[:2] == ["Open", "Show in folder"]
    await sitting.until(lambda: not sitting.window.findChildren(QFileDialog))
    pane.save_requested.emit(TextForm.SUBRIP)
    await sitting.until(lambda: sitting.window.findChildren(QFileDialog))
    (dialog,) = sitting.window.findChildren(QFileDialog)
    assert dialog.directory().absolutePath() == str(tmp_path), "where one saved last"
    assert load_last_folder(sitting.kept.folder) == tmp_path
    dialog.reject()
