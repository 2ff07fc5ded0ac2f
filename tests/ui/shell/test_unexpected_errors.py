from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit
from shiboken6 import delete

from trackman.domain.program_files import ProgramFiles
from trackman.store.folder import DataFolder
from trackman.ui.controllers.error_reports import ErrorReports
from trackman.ui.help.error_dialog import ErrorDialog
from trackman.ui.help.report_dialog import ReportDialog
from trackman.ui.shell.unexpected_errors import UnexpectedErrors


@pytest.fixture
def errors(window, tmp_path):
    """Return what receives errors over a filled window."""
    before = sys.excepthook
    window.header  # noqa: B018 - fills the window
    yield UnexpectedErrors(window, ErrorReports(DataFolder(tmp_path), "https://api.test"))
    sys.excepthook = before


def failing(words="a secret text", kind=ValueError):
    try:
        raise kind(words)
    except kind as error:
        return error


def dialogs(window):
    return [one for one in window.findChildren(ErrorDialog) if one.isVisible()]


def words(dialog, name):
    return dialog.findChild(QLabel, name).text()


def press(dialog, name):
    dialog.findChild(QAbstractButton, name).click()


@pytest.fixture(autouse=True)
def _expected(caplog):
    """Every test here logs errors."""


def test_it_says_what_happened_what_it_means_and_where_the_report_is(errors, window, tmp_path):
    errors.tell(failing())
    (dialog,) = dialogs(window)
    assert not dialog.isModal()
    assert words(dialog, "unexpectedTitle") == "trackman ran into an unexpected error"
    assert words(dialog, "unexpectedText").startswith("No change was under way")
    (report,) = (tmp_path / "reports").iterdir()
    assert str(report) in words(dialog, "unexpectedSaved")
    assert report.stat().st_mode & 0o077 == 0
    assert "ValueError" in report.read_text()
    assert "secret" not in report.read_text()
    dialog.close()


@pytest.mark.parametrize("is_removed", [False, True])
def test_after_an_update_it_is_said_to_start_again(window, tmp_path, is_removed):
    before, path = sys.excepthook, tmp_path / "trackman"
    path.write_bytes(b"old")
    window.header  # noqa: B018 - fills the window
    reports = ErrorReports(DataFolder(tmp_path), "https://api.test")
    errors = UnexpectedErrors(window, reports, ProgramFiles.at(path))
    path.unlink()
    if not is_removed:
        path.write_bytes(b"new one")
    errors.tell(ModuleNotFoundError("No module named 'trackman.ui.help.about'"))
    sys.excepthook = before
    labels = window.notification.findChildren(QLabel)
    assert "was updated while it was open" in " ".join(label.text() for label in labels)
    assert dialogs(window) == []


def test_running_work_is_told_to_go_on(errors, window):
    errors.works = lambda: True
    errors.tell(failing())
    (dialog,) = dialogs(window)
    assert words(dialog, "unexpectedText").startswith("Running work goes on.")
    dialog.close()


def test_errors_that_follow_are_counted_in_the_same_window(errors, window, tmp_path):
    for _ in range(3):
        errors.tell(failing())
    (dialog,) = dialogs(window)
    assert words(dialog, "unexpectedTimes") == "It happened 3 times."
    assert len(list((tmp_path / "reports").iterdir())) == 1
    dialog.close()


def test_an_error_that_was_seen_opens_no_window_again(errors, window):
    for _ in range(2):
        errors.tell(failing())
        for dialog in dialogs(window):
            dialog.close()
    assert window.notification.isVisible()
    assert window.notification.kind == "error"
    assert errors.count == 2


def test_the_report_is_shown_and_copied(errors, window):
    errors.tell(failing())
    (dialog,) = dialogs(window)
    press(dialog, "unexpectedCopy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Error\n  ValueError\n    elsewhere")
    press(dialog, "unexpectedShow")
    report = window.findChild(ReportDialog)
    assert report.findChild(QPlainTextEdit).toPlainText() == copied
    report.close()
    dialog.close()


def test_a_folder_that_cannot_be_written_is_said(errors, window, tmp_path):
    (tmp_path / "reports").write_text("in the way")
    errors.tell(failing())
    (dialog,) = dialogs(window)
    assert words(dialog, "unexpectedSaved").startswith("The report couldn’t be saved.")
    dialog.close()


def test_a_window_that_is_being_torn_down_is_left_alone(errors, window, qtbot):
    errors.tell(failing())
    (dialog,) = dialogs(window)
    dialog.close()
    window.notification.say("something", "error")
    for label in window.notification.findChildren(QLabel):
        delete(label)  # as when the display is taken away
    errors.tell(dialog_error := failing())
    errors.tell(dialog_error)
    assert errors.count == 3
    window.notification.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_fails_while_it_tells_ends_there(errors, window, monkeypatch, tmp_path):
    class Broken:
        def compose(self, error):
            raise RuntimeError("no report")

        def save(self, text):
            raise RuntimeError("no disk")

    broken = UnexpectedErrors(window, Broken())
    broken.tell(failing())
    assert dialogs(window) == []
    assert broken.count == 1
