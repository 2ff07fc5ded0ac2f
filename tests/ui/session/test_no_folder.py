"""A data folder that cannot be entered: the reason is said first, wherever one begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.session.conftest import WholeProgram, _server
from trackman.demo.server import DemoServer
from trackman.domain.requests import OpenRequest
from trackman.store import folder_state

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a plain file in the place of the folder."""
    place = tmp_path / "taken"
    place.write_bytes(b"")
    return place


@pytest.fixture
async def signed_in(qapp: QApplication, server: DemoServer, place: Path) -> WholeProgram:
    return WholeProgram(qapp, _server(server, server.token), place)


@pytest.fixture
async def signed_out(qapp: QApplication, server: DemoServer, place: Path) -> WholeProgram:
    return WholeProgram(qapp, _server(server, ""), place)


async def test_with_a_video_open_the_words_are_those_of_the_journal(
    signed_in: WholeProgram, place: Path
) -> None:
    await signed_in.begin()
    signed_in.desk.take(OpenRequest(VIDEO))
    await signed_in.until(signed_in.window.notification.isVisible)
    first = signed_in.texts(signed_in.window.footer)
    assert "aren’t kept either" in first
    assert str(place) in first
    await signed_in.until(lambda: signed_in.window.work.text.model.count())
    assert signed_in.texts(signed_in.window.footer) == first


async def test_on_the_page_to_sign_in_they_are_said_too(
    signed_out: WholeProgram, place: Path
) -> None:
    await signed_out.begin()
    await signed_out.until(lambda: str(place) in signed_out.texts(signed_out.window.footer))
    assert "aren’t kept either" in signed_out.texts(signed_out.window.footer)


async def test_a_disk_that_is_nearly_full_is_told(
    qapp: QApplication, server: DemoServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_state, "SCARCE", 1 << 62)  # as if this disk were small
    program = WholeProgram(qapp, _server(server, server.token), tmp_path)
    await program.begin()
    await program.until(lambda: "are free on the disk" in program.texts(program.window.footer))
    await program.end()
