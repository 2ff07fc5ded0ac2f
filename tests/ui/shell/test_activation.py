"""What one start hands to the trackman that runs."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from trackman.domain.requests import OpenRequest
from trackman.ui.shell.activation import Listener


@pytest.fixture
def listener() -> Iterator[tuple[Listener, str]]:
    """Return one that hears, and its name."""
    name = f"trackman-test-{secrets.token_hex(8)}"
    listener = Listener(name)
    yield listener, name
    listener.close()


def send(qtbot: QtBot, listener: tuple[Listener, str], message: bytes) -> OpenRequest:
    """Send a message as another process does; return what was heard."""
    socket = QLocalSocket()
    with qtbot.waitSignal(listener[0].summoned) as heard:
        socket.connectToServer(listener[1])
        socket.write(message + b"\n")
    assert heard.args is not None
    (request,) = heard.args
    assert isinstance(request, OpenRequest)
    qtbot.waitUntil(lambda: socket.bytesAvailable() == len(b"seen\n"))
    socket.abort()
    return request


def test_a_video_and_files_with_odd_names_arrive(
    qtbot: QtBot, listener: tuple[Listener, str], tmp_path: Path
) -> None:
    odd = [
        tmp_path / "字幕 😀.vtt",
        tmp_path / os.fsdecode(b"caf\xe9.srt"),
        tmp_path / 'a"\n$(x).vtt',
    ]
    message = json.dumps({"video": "v", "files": list(map(str, odd))}).encode()
    assert send(qtbot, listener, message) == OpenRequest("v", tuple(odd))


@pytest.mark.parametrize(
    ("message", "heard"),
    [
        (b"", OpenRequest()),
        (b"[]", OpenRequest()),
        (b"\xff{", OpenRequest()),
        (b'{"video": "of an earlier trackman"}', OpenRequest("of an earlier trackman")),
        (b'{"video": 1, "files": 2, "activation": 3}', OpenRequest()),
        (
            b'{"files": ["relative.vtt", "/nul\\u0000", 3, "/a.vtt"]}',
            OpenRequest("", (Path("/a.vtt"),)),
        ),
    ],
)
def test_what_has_another_form_is_left_out(
    message: bytes, heard: OpenRequest, qtbot: QtBot, listener: tuple[Listener, str]
) -> None:
    assert send(qtbot, listener, message) == heard


def test_a_message_without_end_is_cut_off(qtbot: QtBot, listener: tuple[Listener, str]) -> None:
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.disconnected):
        socket.connectToServer(listener[1])
        socket.write(b"x" * (1 << 21))


def test_the_right_to_come_to_the_front_is_handed_over(
    qtbot: QtBot, listener: tuple[Listener, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "of the first start")
    send(qtbot, listener, b'{"activation": "of the second"}')
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "of the second"
