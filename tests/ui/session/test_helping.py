"""Help in the whole program: tour, keys, log, diagnostics and updates."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QWhatsThis

from tests.ui.session.conftest import WholeProgram, _server
from trackman.demo.server import DemoServer
from trackman.domain.key_bindings import KeyMap
from trackman.store.folder import DataFolder
from trackman.store.log import close_log, open_log
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.help import HelpController
from trackman.ui.help.key_sheet import KeySheet
from trackman.ui.help.log_dialog import LogDialog
from trackman.ui.help.log_model import LogColumn
from trackman.ui.help.report_dialog import ReportDialog
from trackman.ui.help.tour import TourBubble
from trackman.ui.help.updates_dialog import UpdatesDialog
from trackman.ui.project import ProjectController
from trackman.ui.widgets.keys import keys


@pytest.fixture(autouse=True)
def _first_keys(qapp: QApplication) -> Iterator[None]:
    keys().use(KeyMap())
    yield
    keys().use(KeyMap())


class Helped(WholeProgram):
    """A whole program with the menu Help."""

    def __init__(self, app: QApplication, server: DemoServer, folder: Path) -> None:
        super().__init__(app, _server(server, server.token), folder)
        self.help = HelpController(
            self.window, self.kept.folder, server.api_url, self.errors.append, self.desk.counters
        )

    async def open_library(self) -> None:
        """Start, and wait until the videos are listed."""
        await self.begin()
        await self.until(lambda: "12 videos" in self.texts(self.window.library))

    async def stop(self) -> None:
        await self.help.end()
        await super().stop()


@pytest.fixture
async def helped(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Helped:
    """Return a sitting with help."""
    return Helped(qapp, server, tmp_path)


class Touring(WholeProgram):
    """A whole program that shows who is here for the first time around."""

    def __init__(self, app: QApplication, server: DemoServer, folder: Path) -> None:
        super().__init__(app, _server(server, server.token), folder)
        before = self.desk
        before._tour.end()  # noqa: SLF001 - the other one takes its place
        self.desk = ProjectController(
            self.window,
            self.kept,
            _server(server, server.token),
            None,
            self.errors.append,
            shows_tour=True,
        )


@pytest.fixture
async def touring(qapp: QApplication, server: DemoServer, tmp_path: Path) -> Touring:
    """Return the sitting of somebody who starts trackman for the first time."""
    return Touring(qapp, server, tmp_path)


def bubble(program: Any) -> TourBubble | None:
    found = [one for one in program.window.findChildren(TourBubble) if one.isVisible()]
    return found[0] if found else None


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.objectName()


def press(place: Any, name: str) -> None:
    place.findChild(QAbstractButton, name).click()


def tour_of(folder: Path) -> int:
    return load_settings(DataFolder(folder)).tour


async def test_who_is_here_for_the_first_time_is_shown_around(touring: Any, tmp_path: Path) -> None:
    await touring.begin()
    await touring.until(lambda: bubble(touring))
    assert tour_of(tmp_path) == 1
    assert "tour" not in focused()
    press(bubble(touring), "tourNext")
    assert tour_of(tmp_path) == 2
    assert focused() == "tourNext"
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert bubble(touring) is None
    touring.window.tour_requested.emit()
    there = bubble(touring)
    assert there is not None
    assert "Or pick one of your videos" in touring.texts(there)
    press(there, "tourSkip")
    assert tour_of(tmp_path) == -1
    touring.window.tour_requested.emit()
    there = bubble(touring)
    assert there is not None
    assert "Step 1 of 7" in touring.texts(there)
    press(there, "tourSkip")


async def test_the_tour_steps_aside_for_the_pages_over_the_panes(touring: Any) -> None:
    await touring.begin()
    await touring.until(lambda: bubble(touring))
    workspace = touring.window.workspace
    for show in (lambda: workspace.show_project_page("allTracks"), workspace.show_activity):
        show()
        assert bubble(touring) is None
        workspace.show_panes()
        assert bubble(touring) is not None


async def test_the_tour_steps_aside_while_tracks_are_judged(touring: Any, tmp_path: Path) -> None:
    await touring.begin()
    await touring.until(lambda: bubble(touring))
    workspace = touring.window.workspace
    workspace.show_review()
    assert workspace.review_page.isVisible()
    assert bubble(touring) is None
    assert tour_of(tmp_path) == 1, "it was not left"
    workspace.leave_review()
    there = bubble(touring)
    assert there is not None
    assert "Step 1 of 7" in touring.texts(there)
    assert "tour" not in focused()
    workspace.show_review()
    touring.window.tour_requested.emit()
    assert bubble(touring) is not None, "who asks for it has it"
    press(bubble(touring), "tourSkip")
    workspace.leave_review()
    assert bubble(touring) is None


async def test_nobody_else_is_shown_around_by_itself(helped: Any) -> None:
    await helped.open_library()
    assert bubble(helped) is None


async def test_a_key_that_is_chosen_is_kept_and_works(helped: Any, tmp_path: Path) -> None:
    await helped.open_library()
    QTest.keyClick(helped.window.library, Qt.Key.Key_Question)
    (sheet,) = helped.window.findChildren(KeySheet)
    sheet.keys_chosen.emit(keys().map.with_keys("showHistory", ["F9"]))
    assert load_settings(DataFolder(tmp_path)).keys == {"showHistory": ("F9",)}
    sheet.close()
    helped.window.activateWindow()
    QTest.keyClick(helped.window.library, Qt.Key.Key_F9)
    await helped.until(lambda: helped.window.workspace.activity.isVisible())


async def test_diagnostics_are_shown_before_they_are_copied(helped: Any) -> None:
    await helped.open_library()
    QGuiApplication.clipboard().clear()
    helped.window.diagnostics_requested.emit()
    (dialog,) = helped.window.findChildren(ReportDialog)
    text = dialog.findChild(QPlainTextEdit)
    await helped.until(text.toPlainText)
    assert "Platform: offscreen" in text.toPlainText()
    assert "Project open: yes" in text.toPlainText()
    assert "  Server: this computer" in text.toPlainText()
    assert QGuiApplication.clipboard().text() == ""
    press(dialog, "diagnosticsCopy")
    assert QGuiApplication.clipboard().text() == text.toPlainText()
    dialog.close()


async def test_the_log_follows_what_is_written(helped: Any, tmp_path: Path) -> None:
    open_log(tmp_path, "")
    try:
        await helped.open_library()
        logging.getLogger("trackman.test").warning("something to see")
        helped.window.log_requested.emit()
        (dialog,) = helped.window.findChildren(LogDialog)
        model = dialog.table.model()
        await helped.until(lambda: "something to see" in rows(model))
        logging.getLogger("trackman.test").error("something new")
        dialog.news_wanted.emit()
        await helped.until(lambda: "something new" in rows(model))
        dialog.search.setText("SOMETHING new")
        dialog.search.returnPressed.emit()
        assert rows(model) == ["something new"]
        dialog.table.select_row(0)
        press(dialog, "logCopy")
        assert QGuiApplication.clipboard().text().endswith("ERROR trackman.test: something new")
        dialog.close()
    finally:
        close_log()


def rows(model: Any) -> list[str]:
    return [model.text(row, LogColumn.TEXT) for row in range(model.rowCount())]


async def test_without_an_address_nothing_is_asked_for_updates(helped: Any) -> None:
    await helped.open_library()
    helped.window.updates_requested.emit()
    (dialog,) = helped.window.findChildren(UpdatesDialog)
    await helped.until(lambda: "doesn’t know where to look" in helped.texts(dialog))
    dialog.close()


async def test_a_control_explains_itself_by_key(helped: Any) -> None:
    await helped.open_library()
    helped.window.header.field.edit.setFocus()
    QTest.keyClick(
        helped.window.header.field.edit, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier
    )
    shown = [one.metaObject().className() for one in QApplication.topLevelWidgets()]
    assert "QWhatsThat" in shown
    QWhatsThis.hideText()
