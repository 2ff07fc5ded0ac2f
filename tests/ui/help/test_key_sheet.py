from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from trackman.domain.key_bindings import BINDINGS, KeyMap
from trackman.ui.help.key_model import KeyColumn
from trackman.ui.help.key_recorder import KeyQuestion, KeyRecorder
from trackman.ui.help.key_sheet import KeySheet
from trackman.ui.help.key_wording import KeyWording
from trackman.ui.theme import scale
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.question import Question


@pytest.fixture(autouse=True)
def _first_keys(qapp):
    keys().use(KeyMap())
    yield
    keys().use(KeyMap())


@pytest.fixture
def sheet(qtbot):
    """Return the sheet; what it chooses is in force at once."""
    sheet = KeySheet(None)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(sheet)
    sheet.keys_chosen.connect(keys().use)
    with qtbot.waitExposed(sheet):
        sheet.show()
    return sheet


def button(where, name):
    found = where.findChild(QAbstractButton, name)
    assert found is not None
    return found


def row(sheet, name):
    model = sheet.table.model()
    at = next(at for at in range(model.rowCount()) if model.item(at).name == name)
    return [model.text(at, column) for column in KeyColumn]


def record(sheet, qtbot, name, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key in the question for a command, and return the question."""
    sheet.choose(name)
    button(sheet, "keysChange").click()
    question = sheet.findChild(KeyQuestion)
    qtbot.keyClick(question.findChild(KeyRecorder), key, modifiers)
    return question


def said(question):
    return question.findChild(QLabel, "keySaid").text()


CONTROL = Qt.KeyboardModifier.ControlModifier


def test_every_command_has_words(qapp):
    words = KeyWording()
    assert all(words.command(one.name) and words.group(one.group) for one in BINDINGS)


def test_every_action_of_the_menus_is_on_the_sheet(window):
    named = {one.name for one in BINDINGS}
    window.header  # noqa: B018 - fills the window
    todo = list(window.menuBar().actions())
    actions = set()
    while todo:
        action = todo.pop()
        if (menu := action.menu()) is not None:
            todo += menu.actions()
        elif not action.isSeparator():
            actions.add(action.objectName())
    assert actions - named == set()


def test_the_filter_finds_words_menus_and_keys(sheet):
    sheet.search.type("f8")
    sheet.search.returnPressed.emit()
    model = sheet.table.model()
    found = {model.item(at).name for at in range(model.rowCount())}
    assert found == {
        "nextFinding",
        "previousFinding",
        "editor-next-finding",
        "editor-finding-before",
        "review-finding",
        "review-finding-before",
    }
    sheet.search.setText("no such thing")
    sheet.search.returnPressed.emit()
    assert not sheet.table.isVisible()
    assert sheet.findChild(QWidget, "keysNothing").isVisible()


def test_a_free_key_is_given_at_once(sheet, window, qtbot):
    window.header  # noqa: B018 - fills the window
    question = record(sheet, qtbot, "refreshTracks", Qt.Key.Key_F9)
    assert said(question) == "F9 is free."
    qtbot.keyClick(question.findChild(KeyRecorder), Qt.Key.Key_Return)
    assert row(sheet, "refreshTracks")[2:] == ["F9", "Changed"]
    refresh = window.findChild(QAction, "refreshTracks")
    assert [one.toString() for one in refresh.shortcuts()] == ["F9"]
    assert "(F9)" in window.header.refresh.toolTip()
    assert window.header.refresh.accessibleDescription().endswith("(F9)")


def test_a_taken_key_names_its_owner_and_is_moved(sheet, qtbot):
    question = record(sheet, qtbot, "showHistory", Qt.Key.Key_J, CONTROL)
    assert "“Show the activity”" in said(question)
    take = button(question, "keyTake")
    assert take.text() == "Move the key here"
    take.click()
    assert row(sheet, "showHistory")[2] == "Ctrl+J"
    assert row(sheet, "showActivity")[2] == ""


def test_reset_asks_before_it_takes_a_key_back(sheet, qtbot):
    button(record(sheet, qtbot, "showHistory", Qt.Key.Key_J, CONTROL), "keyTake").click()
    for answer, key in (("questionCancel", ""), ("questionAction", "Ctrl+J")):
        sheet.choose("showActivity")
        button(sheet, "keysReset").click()
        question = sheet.findChild(Question)
        words = question.findChild(QLabel, "questionText").text()
        assert words.startswith("Ctrl+J belongs to “Show the history”")
        button(question, answer).click()
        QApplication.sendPostedEvents(question, QEvent.Type.DeferredDelete)
        assert row(sheet, "showActivity")[2] == key
    assert row(sheet, "showHistory")[2] == ""


def test_reset_asks_nothing_where_nobody_loses_a_key(sheet, qtbot):
    button(record(sheet, qtbot, "refreshTracks", Qt.Key.Key_F9), "keyTake").click()
    button(sheet, "keysReset").click()
    assert sheet.findChild(Question) is None
    assert row(sheet, "refreshTracks")[2:] == ["F5", ""]


def test_a_command_is_told_that_it_has_the_key_already(sheet, qtbot):
    question = record(sheet, qtbot, "playback-play", Qt.Key.Key_K)
    assert said(question) == "The command has K already."


def test_the_same_key_may_work_in_the_editor_and_outside(sheet, qtbot):
    question = record(sheet, qtbot, "editor-merge", Qt.Key.Key_J, CONTROL)
    assert said(question) == "Ctrl+J is free."
    button(question, "keyTake").click()
    assert row(sheet, "showActivity")[2] == "Ctrl+J"


@pytest.mark.parametrize(
    ("name", "key", "modifiers", "words"),
    [
        ("showHistory", Qt.Key.Key_C, CONTROL, "type and edit"),
        ("showHistory", Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "type and edit"),
        ("showHistory", Qt.Key.Key_Down, CONTROL, "lists and dialogs"),
        ("showHistory", Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier, "opens menus"),
        ("showHistory", Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier, "belongs to the system"),
        (
            "showHistory",
            Qt.Key.Key_Q,
            CONTROL | Qt.KeyboardModifier.AltModifier,
            "types a character",
        ),
    ],
)
def test_keys_that_others_need_are_refused_with_words(sheet, qtbot, name, key, modifiers, words):
    question = record(sheet, qtbot, name, key, modifiers)
    assert words in said(question)
    assert not button(question, "keyTake").isEnabled()
    question.reject()
    assert keys().map.chosen == {}


def test_a_letter_of_another_script_is_taken_by_its_place(sheet, qtbot):
    sheet.choose("playback-play")
    button(sheet, "keysChange").click()
    question = sheet.findChild(KeyQuestion)
    code = 16 + 8 + 4  # the place of T, on X11
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0x0415, Qt.KeyboardModifier.NoModifier, code, 0x0415, 0, "е")
        QApplication.sendEvent(question.findChild(KeyRecorder), event)
    assert said(question) == "T is free."
    button(question, "keyTake").click()
    assert keys().map.of("playback-play") == ("T",)


def test_fixed_keys_say_why_they_stay(sheet):
    sheet.choose("activate")
    assert not button(sheet, "keysChange").isEnabled()
    assert "can’t change" in button(sheet, "keysChange").toolTip()


def test_all_keys_come_back(sheet, qtbot):
    button(record(sheet, qtbot, "refreshTracks", Qt.Key.Key_F9), "keyTake").click()
    sheet.choose("showHistory")
    button(sheet, "keysRemove").click()
    assert row(sheet, "showHistory")[2:] == ["", "Changed"]
    button(sheet, "keysResetAll").click()
    assert keys().map.chosen == {}
    assert not button(sheet, "keysResetAll").isEnabled()


def test_what_the_settings_file_holds_and_nobody_understands_is_said(sheet):
    keys().use(KeyMap({"refreshTracks": ("?!",), "ofTomorrow": ("F9",)}))
    assert sheet.findChild(QLabel, "keysIgnored").isVisible()
    assert keys().map.of("refreshTracks") == ("F5",)


def test_the_sheet_follows_keys_changed_elsewhere(sheet):
    keys().use(KeyMap({"refreshTracks": ("F9",)}))
    assert row(sheet, "refreshTracks")[2] == "F9"


def test_return_presses_the_button_that_has_the_keyboard(sheet, qtbot):
    sheet.choose("playback-mute")
    remove = button(sheet, "keysRemove")
    remove.setFocus()
    qtbot.keyClick(remove, Qt.Key.Key_Return)
    assert keys().map.of("playback-mute") == ()
    assert not sheet.findChildren(KeyQuestion)


def test_the_sheet_is_no_larger_than_the_screen(qtbot, monkeypatch):
    monkeypatch.setattr(scale, "_factor", 1.4)
    sheet = KeySheet(None)
    qtbot.addWidget(sheet)
    room = sheet.screen().availableSize()
    assert sheet.width() <= room.width()
    assert sheet.height() < room.height(), "a title bar has room, too"


def test_menus_from_right_to_left_keep_the_marks_of_a_key_together(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        settings, refresh = QAction("Settings"), QAction("Refresh")
        settings.setObjectName("openSettings")
        refresh.setObjectName("refreshTracks")
        for action in (settings, refresh):
            keys().follow(action)
        assert settings.text() == "Settings\t\u2068Ctrl+,\u2069"
        assert refresh.text() == "Refresh", "letters and digits stay together anyway"
        keys().use(KeyMap({"openSettings": ("F9",)}))
        assert settings.text() == "Settings"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_keys_read_as_on_the_keyboard_also_from_right_to_left(qapp, sheet):
    assert row(sheet, "largerText")[KeyColumn.KEYS] == "Ctrl++ or Ctrl+="
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        two = row(sheet, "largerText")[KeyColumn.KEYS]
        assert two == "\u2068Ctrl++\u2069 or \u2068Ctrl+=\u2069"
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
