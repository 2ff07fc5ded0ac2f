"""Bugs as a person sees them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trackman.domain.program_files import ProgramFiles
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.unexpected_errors import UnexpectedErrors
from trackman.ui.widgets.labels import Text


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Path]:
    """Return the file of a program; the tests' own hook is put back afterwards."""
    before = sys.excepthook
    path = tmp_path / "trackman"
    path.write_bytes(b"old")
    yield path
    sys.excepthook = before


def said(window: MainWindow) -> str:
    return " ".join(label.text() for label in window.notification.findChildren(Text))


def test_an_error_names_the_log(window: MainWindow, program: Path, tmp_path: Path) -> None:
    UnexpectedErrors(window, tmp_path, ProgramFiles.at(program)).tell(ImportError("x"))
    assert "trackman.log" in said(window)


@pytest.mark.parametrize("is_removed", [False, True])
def test_after_an_update_it_is_said_to_start_again(
    is_removed: bool, window: MainWindow, program: Path, tmp_path: Path
) -> None:
    errors = UnexpectedErrors(window, tmp_path, ProgramFiles.at(program))
    program.unlink()
    if not is_removed:
        program.write_bytes(b"new one")
    errors.tell(ModuleNotFoundError("No module named 'trackman.ui.shell.help'"))
    assert "was updated while it was open" in said(window)
    assert "trackman.log" not in said(window)
