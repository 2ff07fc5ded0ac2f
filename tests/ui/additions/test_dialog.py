from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from tests.ui.additions.test_model import file_called
from trackman.domain.additions import TrackFile
from trackman.domain.file_faults import FileFault
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.additions.dialog import AddTracksDialog
from trackman.ui.additions.model import FilesColumn
from trackman.ui.widgets.choice import Choice

Key = Qt.Key


@pytest.fixture
def dialog(qtbot, three, make_video):
    dialog = AddTracksDialog(None, make_video(*three))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.offer_languages(("nl", "nl-BE"))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    return dialog


def show_files(dialog, *names):
    dialog.add_files([Path(name) for name in names])
    for number, name in enumerate(names):
        file = file_called(name, f"Hi {number}")
        dialog.model.show_file(replace(file, text=ReadText.of(file.conversion.content, None)))
    dialog.model.renew()
    dialog.take_keyboard()


def button(dialog, name) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def names(dialog):
    return [dialog.model.row_at(row).path.name for row in range(dialog.model.count())]


def test_it_says_what_to_drop_and_lets_nothing_be_added(dialog, qtbot):
    add = button(dialog, "addTracksAdd")
    assert not add.isEnabled()
    assert add.accessibleDescription() == "Choose files first."
    assert dialog.windowTitle() == "Add tracks"
    dialog.take_keyboard()
    more = button(dialog, "addTracksFiles")
    assert more.hasFocus()
    with qtbot.waitSignal(dialog.files_wanted):
        qtbot.keyClick(more, Key.Key_Return)


def test_keys_leave_files_out_correct_and_remove_them(dialog, qtbot):
    show_files(dialog, "a.nl.vtt", "b.fy.vtt", "c.da.vtt")
    table, add = dialog.table, button(dialog, "addTracksAdd")
    assert table.hasFocus()
    assert add.text() == "Add 3 tracks"
    qtbot.keyClick(table, Key.Key_Space)
    assert add.text() == "Add 2 tracks"
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Right)
    assert table.currentIndex().column() == FilesColumn.NAME
    qtbot.keyClick(table, Key.Key_F2)
    field = dialog.findChild(QLineEdit, "fileName")
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, "Frysk foar allegear")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.row_at(1).draft.name == "Frysk foar allegear")
    qtbot.keyClick(table, Key.Key_Delete)
    assert names(dialog) == ["a.nl.vtt", "c.da.vtt"]
    with qtbot.waitSignal(dialog.add_wanted):
        qtbot.keyClick(table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_leaves_a_field_before_it_leaves_the_dialog(dialog, qtbot):
    show_files(dialog, "a.nl.vtt")
    qtbot.keyClick(dialog.table, Key.Key_Return)
    field = dialog.findChild(QLineEdit, "fileLanguage")
    qtbot.keyClicks(field, "xx")
    qtbot.keyClick(field, Key.Key_Escape)
    QApplication.processEvents()
    assert dialog.isVisible()
    assert dialog.model.row_at(0).draft.language_code == "nl"
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.table, Key.Key_Escape)


def test_tab_goes_through_all_in_the_order_of_the_screen(dialog, qtbot):
    show_files(dialog, "a.nl.vtt")
    button(dialog, "addTracksFiles").setFocus()
    seen = []
    for _ in range(9):
        widget = QApplication.focusWidget()
        assert isinstance(widget, QWidget)
        seen.append(widget.objectName())
        qtbot.keyClick(widget, Key.Key_Tab)
    files = ["addTracksFiles", "addTracksFolder", "files"]
    details = ["fileEncoding", "filePreview", "filePlay"]
    assert seen == [*files, *details, "addTracksCancel", "addTracksAdd", "addTracksFiles"]


def test_a_click_on_a_box_takes_a_file_or_leaves_it_out(dialog, qtbot):
    show_files(dialog, "a.nl.vtt")
    cell = dialog.table.visualRect(dialog.model.index(0, FilesColumn.FILE))
    place = QPoint(cell.left() + 24, cell.center().y())
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not dialog.model.row_at(0).included
    cell = dialog.table.visualRect(dialog.model.index(0, FilesColumn.CAPTIONS))
    place = QPoint(cell.left() + 18, cell.center().y())
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.model.row_at(0).draft.closed_captions


def test_a_free_name_is_offered_and_taken(dialog, qtbot):
    show_files(dialog, "a.nl.vtt")
    dialog.model.setData(dialog.model.index(0, FilesColumn.NAME), "italiano")
    take = button(dialog, "fileTakeName")
    assert take.isVisible()
    assert take.text() == "Use “italiano (2)”"
    take.click()
    assert dialog.model.row_at(0).draft.name == "italiano (2)"
    assert not take.isVisible()


def test_another_encoding_or_frame_rate_has_the_file_read_again(dialog, qtbot):
    show_files(dialog, "a.nl.vtt")
    encoding = dialog.findChild(Choice, "fileEncoding")
    with qtbot.waitSignal(dialog.reading_chosen) as asked:
        encoding.chosen.emit("cp1252")
    assert asked.args == [Path("a.nl.vtt"), ReadingChoices(encoding="cp1252")]
    dialog.model.show_file(TrackFile(Path("a.nl.vtt"), fault=FileFault.NO_FRAME_RATE))
    dialog.model.renew()
    rate = dialog.findChild(Choice, "fileFrameRate")
    assert rate.isVisible()
    with qtbot.waitSignal(dialog.reading_chosen) as asked:
        rate.chosen.emit("25")
    assert asked.args == [Path("a.nl.vtt"), ReadingChoices(frame_rate=25.0)]


def test_cues_of_the_row_are_shown_and_played(dialog, qtbot):
    with qtbot.waitSignal(dialog.cues_shown):
        show_files(dialog, "a.nl.vtt")
    preview = dialog.details.preview
    assert preview.model().rowCount() == 1
    assert preview.model().index(0, 1).data() == "Hi 0"
    with qtbot.waitSignal(dialog.play_wanted) as asked:
        button(dialog, "filePlay").click()
    assert asked.args[0].start == 1000


def test_files_are_dropped_and_pasted_into_it(dialog, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.vtt"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, place = Qt.DropAction.CopyAction, QPoint(50, 50)
    QApplication.sendEvent(dialog, QDragEnterEvent(place, copy, data, left, none))
    with qtbot.waitSignal(dialog.files_dropped) as asked:
        QApplication.sendEvent(dialog, QDropEvent(QPointF(place), copy, data, left, none))
    assert asked.args == [[tmp_path / "a.vtt"]]
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(dialog.files_dropped):
        qtbot.keyClick(dialog, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_without_room_are_told(dialog):
    show_files(dialog, "a.nl.vtt")
    dialog.add_files([], left_out=400)
    said = dialog.findChild(QWidget, "addTracksSaid")
    assert said.isVisible()
    assert said.text().startswith("Too many files at once: 400 were left out.")
