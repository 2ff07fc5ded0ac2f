from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QTabBar

from trackman.ui.help.key_sheet import KeySheet
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.widgets.question import Question


@pytest.fixture
def full(window, three, make_video):
    window.tracks.show_video(make_video(*three), {})
    return window


def test_is_painted_first_and_filled_right_after(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    seen = []
    window.painted.connect(lambda: seen.append(("painted", window.centralWidget())))
    window.filled.connect(lambda: seen.append(("filled", window.centralWidget())))
    with qtbot.waitSignal(window.filled):
        window.show()
    window.hide()
    window.show()
    assert [name for name, _ in seen] == ["painted", "filled"]
    assert seen[0][1] is None
    assert seen[1][1] is not None


def test_has_the_names_that_screen_readers_and_tests_rely_on(full):
    assert full.accessibleName() == "trackman"
    assert full.tracks.table.accessibleName() == "Tracks"
    assert full.work.accessibleName() == "Track details"
    assert full.notification.accessibleName() == "Notification"
    assert full.header.field.edit.accessibleName() == "Open video"


def test_ctrl_l_goes_to_the_field_and_selects_its_text(full, qtbot):
    edit = full.header.field.edit
    edit.setText("old")
    full.tracks.table.setFocus()
    qtbot.keyClick(full, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert edit.hasFocus()
    assert edit.selectedText() == "old"


def test_f5_refreshes(full, qtbot):
    with qtbot.waitSignal(full.refresh_requested):
        qtbot.keyClick(full, Qt.Key.Key_F5)


def test_del_deletes_only_while_the_table_has_the_keyboard(full, qtbot):
    asked = QSignalSpy(full.work.decision.delete_requested)
    full.tracks.select_track("de")
    full.header.field.edit.setFocus()
    qtbot.keyClick(full.header.field.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(full.header.refresh, Qt.Key.Key_Delete)
    assert asked.count() == 0
    full.tracks.table.setFocus()
    qtbot.keyClick(full.tracks.table, Qt.Key.Key_Delete)
    assert asked.count() == 1


def test_del_where_nothing_can_be_deleted_says_why(full, qtbot):
    full.tracks.set_delete_refused("This environment is read-only.")
    full.tracks.table.setFocus()
    qtbot.keyClick(full.tracks.table, Qt.Key.Key_Delete)
    words = [label.text() for label in full.notification.findChildren(QLabel)]
    assert "This environment is read-only." in words


def test_ctrl_c_copies_the_ids_of_the_selected_tracks(full, qtbot):
    full.tracks.table.selectAll()
    full.tracks.table.setFocus()
    qtbot.keyClick(full.tracks.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "it\nde\nfr"


@pytest.mark.qt_log_ignore("keyToAscii Unhandled", "does not support propagateSizeHints")
@pytest.mark.parametrize("mark", "?؟？")
def test_question_mark_shows_the_keys_without_stopping_the_work(full, qtbot, mark):
    full.tracks.table.setFocus()
    qtbot.keyClick(full.tracks.table, Qt.Key(ord(mark)))
    (keys,) = full.findChildren(KeySheet)
    assert keys.isVisible()
    assert not keys.isModal()
    keys.close()


def test_a_question_mark_can_be_typed(full, qtbot):
    edit = full.header.field.edit
    edit.setFocus()
    qtbot.keyClick(edit, "?")
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        typed = QKeyEvent(kind, ord("؟"), Qt.KeyboardModifier.ShiftModifier, "؟")
        QApplication.sendEvent(edit, typed)
        assert typed.isAccepted()
    assert edit.text() == "?؟"
    assert not full.findChildren(KeySheet)


def test_sorting_can_be_reached_by_keyboard(full):
    (menu,) = [menu for menu in full.findChildren(QMenu) if menu.objectName() == "sortMenu"]
    by_language = next(action for action in menu.actions() if action.text() == "Language")
    by_language.trigger()
    assert [full.tracks.model.track_at(row).id for row in range(3)] == ["fr", "de", "it"]


def test_tab_goes_through_every_part(full, qtbot):
    full.tracks.select_track("de")
    full.header.field.edit.setFocus()
    seen = []
    for _ in range(18):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget.objectName() in seen:
            break
        seen.append(widget.objectName())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    head = ["openFieldEdit", "refresh", "allTracks", "activity", "history"]
    library = ["libraryViews", "filterVideos", "foldVideos", "searchVideos", "sortVideos"]
    assert seen[:-1] == [*head, *library, "addTracksButton", "tracks", "reason", "delete", "next"]
    assert seen[-1] == "projectSwitcher"


def test_tab_goes_from_the_decision_to_the_tabs_where_there_are_some(full, qtbot):
    full.resize(1024, 640)
    full.tracks.select_track("de")
    full.work.decision.findChild(QAbstractButton, "next").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    tabs = full.work.findChild(QTabBar, "workTabs")
    assert tabs is not None
    assert tabs.hasFocus()


def test_a_dropped_link_is_opened(window, qtbot):
    data = QMimeData()
    data.setUrls([QUrl("https://example.admin.datocms.com/media/assets/abc")])
    where, copy = QPoint(500, 400), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.open_requested) as asked:
        QApplication.sendEvent(window, QDropEvent(QPointF(where), copy, data, left, none))
    assert asked.args == ["https://example.admin.datocms.com/media/assets/abc"]


def test_dropped_files_are_told_from_links(window, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.vtt", "b.srt")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where, copy = QPoint(500, 400), Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(where, copy, data, left, none))
    drop = QDropEvent(QPointF(where), copy, data, left, none)
    with (
        qtbot.assertNotEmitted(window.open_requested),
        qtbot.waitSignal(window.files_dropped) as asked,
    ):
        QApplication.sendEvent(window, drop)
    assert asked.args == [[tmp_path / "a.vtt", tmp_path / "b.srt"]]


def test_stays_open_when_something_speaks_against_closing(window, qtbot):
    window.may_close = lambda: False
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert window.isVisible()
    window.may_close = lambda: True
    with qtbot.waitSignal(window.closed):
        window.close()


def test_place_panes_and_columns_come_back(full, qtbot):
    full.resize(720, 540)  # Qt brings larger windows back to the size of the screen
    full.tracks.table.horizontalHeader().resizeSection(1, 140)
    saved = full.saved_geometry()
    other = MainWindow()
    qtbot.addWidget(other)
    other.restore(saved)
    assert other.size() == full.size()
    assert other.tracks.saved_columns() == full.tracks.saved_columns()


@pytest.mark.parametrize("part", [0, 5, 19, 30, 60])
def test_damaged_geometry_is_ignored(window, part):
    saved = window.saved_geometry()
    before = window.size()
    window.restore(saved[:part] + b"\xff" * 9 + saved[part + 9 :])
    window.restore(b"\x00" * 1000)
    window.restore(saved[:part])
    assert window.size() == before


def test_a_question_waits_over_the_window(full):
    question = Question(full, "Delete?", "Gone for good.", "Delete subtitles")
    question.open()
    assert question.isVisible()
    question.close()


def test_every_part_of_the_window_has_a_name(full):
    full.tracks.select_track("de")
    full.work.show_track(full.tracks.selection[0], "launch.mp4")
    full.notification.say("Hello", "info", "Undo", lambda: None)
    for button in full.findChildren(QAbstractButton):
        if button.isVisible() and button.metaObject().className() != "QTableCornerButton":
            assert button.objectName(), button
            assert button.accessibleName() or button.text(), button.objectName()


def test_a_first_window_opens_within_its_screen(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.take_first_place()
    free = QGuiApplication.primaryScreen().availableGeometry()
    assert window.y() >= free.y()
    assert window.height() <= max(free.height(), window.minimumHeight())
    assert window.width() <= max(free.width(), window.minimumWidth())


def test_a_window_of_a_screen_that_is_gone_is_brought_back(qtbot):
    far = MainWindow()
    qtbot.addWidget(far)
    far.setGeometry(9_000, 7_000, 900, 600)
    other = MainWindow()
    qtbot.addWidget(other)
    other.restore(far.saved_geometry())
    assert QGuiApplication.primaryScreen().availableGeometry().intersects(other.geometry())
