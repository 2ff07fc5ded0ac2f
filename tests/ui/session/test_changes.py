"""Changing, copying, downloading and putting back in a sitting."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from tests.ui.session.test_replacing import NEW, track
from tests.ui.session.test_undo import text_of
from trackman.demo.project import DemoProject
from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import TrackDraft
from trackman.ui.changes.details_dialog import DetailsDialog
from trackman.ui.changes.versions_dialog import VersionsDialog
from trackman.ui.widgets.video_question import VideoQuestion

OTHER_VIDEO = "Sm9sbHktVGVhc2VyLTIwMjY"


async def shown(sitting: Any, kind: type) -> Any:
    """Return a dialog once it is on the screen."""
    await sitting.until(lambda: any(one.isVisible() for one in sitting.window.findChildren(kind)))
    return next(one for one in sitting.window.findChildren(kind) if one.isVisible())


async def chosen(sitting: Any, name: str) -> None:
    """Select one track and wait until it is what the window is about."""
    sitting.select(name)
    await sitting.until(
        lambda: (
            sitting.session.current.track is not None and sitting.session.current.track.name == name
        )
    )


async def replaced(sitting: Any, project: DemoProject) -> bytes:
    """Replace a text, and return the one before."""
    before, old = text_of(project, "Italiano"), track(sitting, "Italiano")
    sitting.session.replacing.replace(sitting.session.current.video, old, TrackDraft.of(old), NEW)
    bar = sitting.window.notification
    await sitting.until(lambda: "“Italiano” replaced" in sitting.texts(bar))
    await sitting.until(lambda: sitting.status("Italiano") == "Ready")
    return before or b""


async def test_name_and_language_are_changed_by_a_dialog(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    text = text_of(project, "Italiano")
    await chosen(sitting, "Italiano")
    sitting.window.change_requested.emit()
    dialog = await shown(sitting, DetailsDialog)
    action = dialog.findChild(QPushButton, "trackChangeAction")
    name = dialog.findChild(QLineEdit, "trackChangeName")
    code = dialog.findChild(QLineEdit, "trackChangeCode")
    assert not action.isEnabled(), "nothing is to change yet"
    name.setText("english")
    assert "has this name" in sitting.texts(dialog)
    assert not action.isEnabled()
    name.setText("Svizzero")
    code.setText("not a code")
    assert not action.isEnabled()
    code.setText("it-CH")
    assert action.isEnabled()
    action.click()
    await sitting.until(lambda: "Svizzero" in sitting.names())
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert text_of(project, "Svizzero") == text
    await sitting.until(lambda: track(sitting, "Svizzero").language_code == "it-CH")


async def test_a_version_is_put_back(sitting: Any, project: DemoProject) -> None:
    await sitting.open()
    before = await replaced(sitting, project)
    await chosen(sitting, "Italiano")
    sitting.window.versions_requested.emit()
    dialog = await shown(sitting, VersionsDialog)
    model = dialog.table.model()
    whys = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert sorted(whys) == ["Before deletion or replacement", "Published"]
    dialog.table.select_row(whys.index("Before deletion or replacement"))
    sitting.press("Restore this version", dialog)
    await sitting.until(lambda: text_of(project, "Italiano") == before)


async def test_two_versions_are_compared(sitting: Any, project: DemoProject) -> None:
    await sitting.open()
    await replaced(sitting, project)
    await chosen(sitting, "Italiano")
    sitting.window.versions_requested.emit()
    dialog = await shown(sitting, VersionsDialog)
    dialog.table.selectAll()
    sitting.press("Compare", dialog)
    await sitting.until(lambda: "places differ" in sitting.texts(sitting.window))
    page = sitting.window.workspace.comparison
    deletes = [one for one in page.findChildren(QPushButton) if one.text() == "Delete"]
    assert deletes
    assert not any(one.isEnabled() for one in deletes)


async def test_a_track_without_versions_says_so(sitting: Any) -> None:
    await sitting.open()
    await chosen(sitting, "Deutsch")
    sitting.window.versions_requested.emit()
    dialog = await shown(sitting, VersionsDialog)
    assert "No saved versions yet" in sitting.texts(dialog)
    sitting.press("Close", dialog)


@pytest.mark.parametrize("form", TextForm)
async def test_all_subtitles_are_downloaded_with_names_that_sort(
    sitting: Any, project: DemoProject, tmp_path: Path, form: TextForm
) -> None:
    await sitting.open()
    sitting.window.download_requested.emit(form)
    dialog = await shown(sitting, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "all.zip"))
    dialog.close()
    await sitting.until(lambda: "downloaded to" in sitting.texts(sitting.window.notification))
    with zipfile.ZipFile(tmp_path / "all.zip") as bundle:
        names = bundle.namelist()
        assert f"summer-launch-2026.it-IT.Italiano.{form.value}" in names
        if form is TextForm.WEBVTT:
            content = bundle.read("summer-launch-2026.it-IT.Italiano.vtt")
            assert content == text_of(project, "Italiano")
    assert len(set(names)) == len(names) > 3


async def test_tracks_are_copied_to_another_video_after_a_warning(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    others = [one for one in project.uploads.values() if one.mux_playback_id and not one.tracks]
    target = others[0]
    text = text_of(project, "Italiano")
    await chosen(sitting, "Italiano")
    sitting.window.copy_requested.emit()
    dialog = await shown(sitting, VideoQuestion)
    dialog.findChild(QLineEdit, "elsewhereEdit").setText(target.id)
    sitting.press("Copy there", dialog)
    await sitting.answer("Copy anyway")
    await sitting.until(lambda: [one.vtt for one in target.tracks.values()] == [text])


async def test_a_file_takes_the_place_of_a_track(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    file = tmp_path / "film.it.srt"
    file.write_text("1\n00:00:01,000 --> 00:00:03,000\nUna riga corretta\n", encoding="utf-8")
    await sitting.open()
    await chosen(sitting, "Italiano")
    sitting.window.replace_requested.emit()
    dialog = await shown(sitting, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    await sitting.answer("Replace track")
    await sitting.until(lambda: b"Una riga corretta" in (text_of(project, "Italiano") or b""))


async def test_a_file_of_another_kind_is_not_used(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    file = tmp_path / "film.it.srt"
    file.write_bytes(bytes(range(256)) * 20)
    await sitting.open()
    await chosen(sitting, "Italiano")
    sitting.window.replace_requested.emit()
    dialog = await shown(sitting, QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    bar = sitting.window.notification
    await sitting.until(lambda: "“film.it.srt” was not used." in sitting.texts(bar))
    assert project.jobs == {}
