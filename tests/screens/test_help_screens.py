"""The windows of Help: keys, a new key, log, diagnostics, an error, updates, and the tour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from tests.screens.geometry import check_buttons, check_labels, settle
from trackman.domain.errors import NotSentError, TrackmanError, UpdateError, UpdateFault
from trackman.domain.key_bindings import BINDINGS, KeyMap
from trackman.domain.log_entries import LogEntry, LogLevel
from trackman.domain.updates import Newer, NothingNewer, SystemTooOld
from trackman.ui.help.error_dialog import ErrorDialog
from trackman.ui.help.key_recorder import KeyQuestion, KeyRecorder
from trackman.ui.help.key_sheet import KeySheet
from trackman.ui.help.log_dialog import LogDialog
from trackman.ui.help.report_dialog import ReportDialog
from trackman.ui.help.tour import Tour
from trackman.ui.help.updates_dialog import UpdatesDialog
from trackman.ui.palette.entries import EntryKind, PaletteEntry
from trackman.ui.palette.palette import Palette
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.keys import keys

TRANSPORT, FOLDER, SESSION = "dato.transport", "store.folder", "ui.session.session"
(HISTORY,) = (one for one in BINDINGS if one.name == "showHistory")
DIAGNOSTICS = """Versions
  trackman: 0.1.0
  Python: 3.13.1 CPython
  SQLite: 3.46.1, FTS5 yes

Desktop
  Qt: 6.11.3
  Platform: xcb
  Screens: 1280×800 at 1

Last errors
  2026-06-14 15:42:07 WARNING trackman.dato.transport: GET answered 503
"""
TRACE = """an error nobody expected
Traceback (most recent call last):
  File "trackman/ui/session/session.py", line 42, in _come_back
ValueError: no good"""
ENTRIES = [
    LogEntry("2026-06-14 15:42:05", LogLevel.INFO, f"trackman.{TRANSPORT}", "GET /site: 200"),
    LogEntry("2026-06-14 15:42:06", LogLevel.WARNING, f"trackman.{FOLDER}", "recent.json"),
    LogEntry("2026-06-14 15:42:07", LogLevel.ERROR, f"trackman.{SESSION}", TRACE),
    LogEntry("", LogLevel.DAMAGED, "", "\ufffdhalf of a line"),
]


@pytest.fixture(autouse=True)
def _first_keys(qapp):
    keys().use(KeyMap())
    yield
    keys().use(KeyMap())


def sheet(parent, qtbot):
    keys().use(KeyMap({"refreshTracks": ("F9", "Ctrl+R"), "ofTomorrow": ("F11",)}))
    return KeySheet(parent)


def sheet_with_nothing(parent, qtbot):
    dialog = KeySheet(parent)
    dialog.show()
    dialog.search.setText("xyz")
    dialog.search.returnPressed.emit()
    return dialog


def key_that_is_taken(parent, qtbot):
    question = KeyQuestion(parent, HISTORY, keys().map)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(question.findChild(KeyRecorder), Qt.Key.Key_J, control)
    return question


def key_that_is_refused(parent, qtbot):
    question = KeyQuestion(parent, HISTORY, keys().map)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(question.findChild(KeyRecorder), Qt.Key.Key_C, control)
    return question


def log(parent, qtbot):
    dialog = LogDialog(parent)
    dialog.show_entries(ENTRIES)
    dialog.table.select_row(2)
    return dialog


def empty_log(parent, qtbot):
    dialog = LogDialog(parent)
    dialog.show_entries([])
    return dialog


def diagnostics(parent, qtbot):
    dialog = KeepingWords(parent)
    dialog.show_text(DIAGNOSTICS)
    return dialog


class KeepingWords(ReportDialog):
    """Diagnostics, whose words are the controller's."""

    def __init__(self, parent):
        super().__init__(parent, "diagnostics", "Launch", "Launch")


def error(parent, qtbot):
    dialog = ErrorDialog(parent)
    dialog.show_meaning(works=False)
    dialog.show_report("/home/anna/.local/share/trackman/reports/error-2026-06-14-154207.txt")
    dialog.show_times(3)
    return dialog


def updates(outcome):
    def make(parent, qtbot):
        dialog = UpdatesDialog(parent)
        if isinstance(outcome, TrackmanError):
            dialog.show_error(outcome)
        elif outcome is not None:
            dialog.show_outcome(outcome)
        return dialog

    return make


def palette(text):
    def make(parent, qtbot):
        entries = [
            PaletteEntry(EntryKind.VIDEO, "launch-film.mp4", "2:31", print),
            PaletteEntry(EntryKind.COMMAND, "Launch", "Launch", print, "Ctrl+J"),
            PaletteEntry(EntryKind.COMMAND, "Launch", "Launch", print, why_not="Launch"),
        ]
        dialog = Palette(parent, entries)
        dialog.field.setText(text)
        return dialog

    return make


STATES = {
    "palette": palette("launch"),
    "palette-nothing": palette("xyz"),
    "keys-changed": sheet,
    "keys-nothing": sheet_with_nothing,
    "key-taken": key_that_is_taken,
    "key-refused": key_that_is_refused,
    "log": log,
    "log-empty": empty_log,
    "diagnostics": diagnostics,
    "error": error,
    "updates-looking": updates(None),
    "updates-none": updates(NothingNewer("0.1.0")),
    "updates-newer": updates(Newer("1.10.0", "https://127.0.0.1/get")),
    "updates-system": updates(SystemTooOld("1.10.0", "13.0", "12.7")),
    "updates-offline": updates(NotSentError()),
    "updates-unsigned": updates(UpdateError(UpdateFault.NOT_SIGNED)),
}


@pytest.mark.parametrize("name", STATES)
def test_dialogs_of_help(window, scheme, save_picture, qtbot, name):
    window.resize(scaled(1024), scaled(640))
    dialog = STATES[name](window, qtbot)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitExposed(dialog):
        dialog.show()
    settle()
    save_picture(f"help-{name}-{scheme}.png", dialog.grab)
    check_buttons(dialog)
    check_labels(dialog)
    assert dialog.width() <= scaled(1024)
    assert dialog.height() <= scaled(640)
    dialog.close()


@pytest.mark.parametrize("size", [(1024, 640), (1360, 820)])
def test_the_tour_stands_beside_each_part(window, launch, scheme, save_picture, qtbot, size):
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.tracks.show_video(launch, {})
    window.tracks.select_track(launch.tracks[0].id)
    from trackman.ui.controllers.tour import tour_steps

    tour = Tour(window, tour_steps(window))
    for step, one in enumerate(tour_steps(window)):
        tour.show_step(step)
        QCoreApplication.sendPostedEvents()
        settle()
        save_picture(f"help-tour-{step}-{size[0]}-{scheme}.png", window.grab)
        assert window.rect().contains(tour.bubble.geometry()), one.title
        check_labels(tour.bubble)
        titles = [title.text() for title in tour.bubble.findChildren(QLabel, "tourTitle")]
        assert titles == [one.title]
    tour.dismantle()
    window.close()
    assert isinstance(window, QWidget)
    assert not window.findChildren(QDialog)
