"""Another language is spoken at once, with the same project and video on screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from tests.pseudo import OPEN, pseudo_language
from trackman.demo.project import DemoProject
from trackman.domain.requests import OpenRequest
from trackman.ui.session.session import Session
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.wording.translation import install_translators

KLINGON = "tlh"
VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def dialog(program: Any) -> SettingsDialog:
    """Return the settings, which are open."""
    (found,) = [one for one in program.window.findChildren(SettingsDialog) if one.isVisible()]
    return found


def languages(program: Any) -> QComboBox:
    """Return the choice of languages in the settings."""
    box = dialog(program).findChild(QComboBox, "language")
    assert isinstance(box, QComboBox)
    return box


def choose(program: Any, code: str) -> None:
    """Choose a language in the settings, as a person does."""
    box = languages(program)
    box.addItem(code, code)
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


async def open_video(program: Any) -> None:
    """Start with a video of the demo project."""
    program.window.show()
    program.desk.start(OpenRequest(VIDEO))
    program.began = True
    await program.until(lambda: len(program.names()) == 9)
    await program.until(lambda: "12 videos" in program.texts(program.window.library))


@pytest.fixture
def spoken() -> Iterator[None]:
    """Speak the pseudo-language wherever English is spoken now or Klingon is chosen."""
    yield
    install_translators("en")


async def test_the_window_speaks_the_language_chosen(program: Any, spoken: None) -> None:
    await open_video(program)
    program.window.header.switcher.settings_requested.emit()
    install_translators(KLINGON)
    with pseudo_language():
        before = program.window.workspace
        choose(program, KLINGON)
        await program.until(lambda: program.window.workspace is not before)
        await program.until(lambda: len(program.names()) == 9)
        assert dialog(program).windowTitle().startswith(OPEN)
        assert dialog(program).focusWidget() is languages(program)
        assert program.window.menuBar().actions()[0].text().startswith(OPEN)
        for name in ("paneTitle", "libraryTitle"):
            titles = [one.text() for one in program.window.findChildren(QLabel, name)]
            assert all(title.startswith(OPEN) for title in titles)
        assert program.desk.session.current.video.id == VIDEO
        dialog(program).accept()


async def test_undo_outlives_the_change(program: Any, spoken: None, project: DemoProject) -> None:
    await open_video(program)
    await program.until(lambda: program.window.tracks.why_not() in {None, "Select a track."})
    await program.delete("Italiano")
    await program.until(lambda: "Italiano" not in program.names())
    await program.until(lambda: not program.desk.session.operations.running())
    place = program.desk.session.context.planner.place(program.desk.session.current.video)
    program.window.header.switcher.settings_requested.emit()
    before = program.window.workspace
    choose(program, KLINGON)
    await program.until(lambda: program.window.workspace is not before)
    dialog(program).accept()
    session = program.desk.session
    assert session.header.project is None, "nothing was read again yet"
    assert session.context.planner.is_own(place)
    program.window.undo_requested.emit()
    await program.until(lambda: "Italiano" in program.names())


async def test_two_choices_at_once_leave_one_session(
    program: Any, spoken: None, project: DemoProject
) -> None:
    await open_video(program)
    program.window.header.switcher.settings_requested.emit()
    before, settings = program.window.workspace, program.desk.settings
    choose(program, KLINGON)
    settings.language_changed.emit()
    await program.until(lambda: program.window.workspace is not before)
    between = program.window.workspace
    await program.until(lambda: program.window.workspace is not between)
    await program.until(lambda: len(program.names()) == 9)
    dialog(program).accept()
    await program.until(lambda: program.window.findChildren(Session) == [program.desk.session])


async def test_the_language_waits_for_running_work(program: Any, project: DemoProject) -> None:
    await open_video(program)
    await program.until(lambda: program.window.tracks.why_not() in {None, "Select a track."})
    project.polls_per_job = 10_000
    await program.delete("Italiano")
    await program.until(program.desk.session.operations.running)
    program.window.header.switcher.settings_requested.emit()
    assert not languages(program).isEnabled()
    assert "running work" in languages(program).toolTip()
    dialog(program).accept()
