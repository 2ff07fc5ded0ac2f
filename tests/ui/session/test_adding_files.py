"""Adding tracks from files as a person does it: dropped, pasted, chosen, corrected, added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.ui.session.test_replacing import is_ready
from tests.ui.session.test_undo import VIDEO, text_of
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.ui.activity.name_clash import NameClash
from trackman.ui.additions.dialog import AddTracksDialog
from trackman.ui.additions.model import FilesColumn

SAID = (
    *("Goede avond, dames en heren.", "Welkom in onze winkel aan zee."),
    *("Wij zijn elke dag geopend.", "Alles wordt met de hand gemaakt."),
    *("Vraag gerust naar de prijs.", "De stoffen komen uit de buurt."),
    *("Elke jas wordt twee keer gepast.", "Daarna is zij van u alleen."),
    *("Wij verzenden door heel Europa.", "Tot ziens, en tot de volgende keer."),
)
SUBRIP = "\n\n".join(
    f"{n}\n00:00:{n * 3:02},000 --> 00:00:{n * 3 + 2:02},500\n<i>{said}</i>"
    for n, said in enumerate(SAID, 1)
)


def write(folder: Path, name: str, content: str | bytes = SUBRIP) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def files_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(sitting: Any, *paths: Path) -> None:
    drop_data(sitting, files_of(*paths))


def drop_data(sitting: Any, data: QMimeData) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, place = Qt.DropAction.CopyAction, QPoint(500, 400)
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(sitting.window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(sitting.window, QDropEvent(QPointF(place), copy, data, left, none))


async def dialog_of(sitting: Any) -> AddTracksDialog:
    """Wait until the dialog is there and has read its files."""
    await sitting.until(lambda: sitting.session.files.dialog is not None)
    dialog: AddTracksDialog = sitting.session.files.dialog
    model = dialog.model
    await sitting.until(lambda: model.count() and not model.is_reading)
    model.renew()
    return dialog


async def press(sitting: Any, dialog: AddTracksDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    await sitting.until(button.isEnabled)
    button.click()


def cells(dialog: AddTracksDialog, row: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for column in FilesColumn]


async def test_a_dropped_file_becomes_a_track_with_the_same_cues(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    await sitting.open()
    drop(sitting, write(tmp_path, "launch.srt"))
    dialog = await dialog_of(sitting)
    file, kind, language, name, _, problems = cells(dialog, 0)
    assert file == f"launch.srt\nSubRip · {len(SUBRIP)} bytes · UTF-8"
    assert (kind, language, name) == ("Subtitles", "Dutch\nnl · detected in the text", "Nederlands")
    assert "track" not in problems
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: is_ready(sitting, "Nederlands"))
    assert sitting.session.files.dialog is None
    content = text_of(project, "Nederlands")
    assert content is not None
    text = content.decode()
    assert text.startswith("WEBVTT\n\n00:00:03.000 --> 00:00:05.500\n<i>Goede avond, dames")
    assert text.count("-->") == len(SAID)


async def test_by_keyboard_alone_the_language_is_corrected_and_the_track_added(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    await sitting.open()
    QApplication.clipboard().setMimeData(files_of(write(tmp_path, "launch.de.srt")))
    sitting.window.tracks.table.setFocus()
    sitting.session.files.paste()
    dialog = await dialog_of(sitting)
    await sitting.until(lambda: "1 warning" in cells(dialog, 0)[FilesColumn.PROBLEMS])
    assert "Deutsch" in cells(dialog, 0)[FilesColumn.NAME]
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    field = dialog.findChild(QLineEdit, "fileLanguage")
    assert field is not None
    QTest.keyClicks(field, "nl-BE")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await sitting.until(lambda: cells(dialog, 0)[FilesColumn.PROBLEMS] == "No problems")
    assert cells(dialog, 0)[FilesColumn.LANGUAGE] == "Dutch (Belgium)\nnl-BE"
    assert cells(dialog, 0)[FilesColumn.NAME] == "Nederlands (België)"
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: is_ready(sitting, "Nederlands (België)"))


async def test_what_is_no_track_stays_with_its_words_and_the_rest_goes_on(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    paths = [write(tmp_path, "good.nl.srt"), write(tmp_path, "empty.vtt", b"")]
    paths += [write(tmp_path, "a.mp3", b"\x1aE\xdf\xa3film"), write(tmp_path, "it.it.srt", SUBRIP)]
    drop(sitting, *paths)
    dialog = await dialog_of(sitting)
    model = dialog.model
    model.setData(model.index(3, FilesColumn.NAME), "ITALIANO")
    said = [cells(dialog, row)[FilesColumn.PROBLEMS] for row in range(4)]
    assert said[1] == "The file is empty. Export it again."
    assert said[2].startswith("This is a video, not an audio file.")
    assert "The video already has a track named “Italiano”. “ITALIANO (2)” is free." in said[3]
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: is_ready(sitting, "Nederlands"))
    assert [model.row_at(row).path.name for row in range(3)] == ["empty.vtt", "a.mp3", "it.it.srt"]
    assert model.row_at(2).draft.name == "ITALIANO"
    dialog.table.setCurrentIndex(model.index(2, FilesColumn.NAME))
    await press(sitting, dialog, "fileTakeName")
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: is_ready(sitting, "ITALIANO (2)"))
    dialog.reject()


async def test_a_name_that_somebody_else_took_meanwhile_can_be_changed(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    await sitting.open()
    drop(sitting, write(tmp_path, "launch.srt"))
    dialog = await dialog_of(sitting)
    project.add_track(DemoTrack("T" * 22, VIDEO, "subtitles", "NEDERLANDS ", "nl"))
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: "was not added" in sitting.texts(sitting.window.notification))
    sitting.select("Nederlands")
    await sitting.until(lambda: sitting.has_button("Choose…"))
    sitting.press("Choose…")
    await sitting.until(lambda: sitting.window.findChild(NameClash))
    clash = sitting.window.findChild(NameClash)
    assert clash.findChild(QPushButton, "nameClashReplace") is None
    assert "Replacing" not in sitting.texts(clash)
    edit = clash.findChild(QLineEdit, "nameClashEdit")
    rename = clash.findChild(QPushButton, "nameClashRename")
    edit.setText("italiano")  # which a track of the video that is listed has
    assert not rename.isEnabled()
    edit.setText("Nederlands (BE)")
    rename.click()
    await sitting.until(lambda: is_ready(sitting, "Nederlands (BE)"))
    assert "Nederlands" not in sitting.names()
    content = text_of(project, "Nederlands (BE)")
    assert content is not None
    assert content.count(b"-->") == len(SAID)


async def test_a_file_that_changes_before_it_is_added_is_read_again(
    sitting: Any, server: DemoServer, tmp_path: Path
) -> None:
    await sitting.open()
    path = write(tmp_path, "good.nl.srt")
    drop(sitting, path, write(tmp_path, "gone.fy.srt", SUBRIP + "\n"))
    dialog = await dialog_of(sitting)
    await sitting.until(lambda: len(dialog.model.ready()) == 2)
    write(tmp_path, "good.nl.srt", SUBRIP.replace("Goede", "Fijne"))
    (tmp_path / "gone.fy.srt").unlink()
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: "The file no longer exists" in cells(dialog, 1)[-1])
    assert "“good.nl.srt”, “gone.fy.srt”" in sitting.texts(dialog)
    assert not any(seen.method == "POST" for seen in server.seen)
    await sitting.until(lambda: len(dialog.model.ready()) == 1)
    await press(sitting, dialog, "addTracksAdd")
    await sitting.until(lambda: is_ready(sitting, "Nederlands"))
    dialog.reject()


async def test_nothing_is_opened_where_tracks_cannot_be_changed(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    sitting.window.tracks.set_delete_refused("Read-only mode is on.")
    drop(sitting, write(tmp_path, "good.nl.srt"))
    assert sitting.session.files.dialog is None
    assert "Read-only mode is on." in sitting.texts(sitting.window.notification)
    assert not sitting.window.tracks.findChild(QPushButton, "addTracksButton").isEnabled()


async def test_a_dropped_link_still_opens_its_video(sitting: Any) -> None:
    await sitting.begin()
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/")])
    drop_data(sitting, data)
    assert "doesn’t lead to a video" in sitting.window.header.field.error.text()


async def test_a_folder_without_any_says_so(sitting: Any, tmp_path: Path) -> None:
    await sitting.open()
    write(tmp_path, "readme.md")
    drop(sitting, tmp_path)
    await sitting.until(lambda: sitting.session.files.dialog is not None)
    dialog = sitting.session.files.dialog
    await sitting.until(lambda: "no subtitle or audio files" in sitting.texts(dialog))
    dialog.reject()


async def test_the_cues_of_a_file_go_to_the_player_and_its_own_come_back(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    shown: list[int] = []
    sitting.session.files.cues_changed.connect(lambda cues: shown.append(len(cues)))
    drop(sitting, write(tmp_path, "good.nl.srt"))
    dialog = await dialog_of(sitting)
    await sitting.until(lambda: len(SAID) in shown)
    left: list[bool] = []
    sitting.session.files.left.connect(lambda: left.append(True))
    dialog.reject()
    assert left == [True]
