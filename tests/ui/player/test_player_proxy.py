"""Playing through a proxy that leads to the look-alike under another name."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.ui.player.conftest import LAUNCH
from trackman.domain.playback import Playable, PlaybackFormat
from trackman.services.playback import tell_player
from trackman.ui.player.player import Player
from trackman.ui.player.quiet import prepare_qt


def forward(client: socket.socket, port: int, asked: list[str]) -> None:
    """Lead one request for a whole address to a port of loopback, and the answer back."""
    with client, socket.create_connection(("127.0.0.1", port)) as server, client.makefile() as head:
        method, url, version = head.readline().split()
        parts = urlsplit(url)
        asked.append(parts.netloc)
        lines = [line for line in iter(head.readline, "\n") if not line.startswith("Connection")]
        query = f"?{parts.query}" if parts.query else ""
        first = f"{method} {parts.path}{query} {version}\n"
        server.sendall("".join([first, *lines, "Connection: close\n\n"]).encode())
        with contextlib.suppress(OSError):  # the player has had enough
            while piece := server.recv(65536):
                client.sendall(piece)


@pytest.fixture
def proxy(server) -> Iterator[tuple[int, list[str]]]:
    """Serve as a proxy; give the port, and the hosts that were asked for."""
    asked: list[str] = []
    to = urlsplit(server.api_url).port
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with contextlib.suppress(OSError):  # the end
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=forward, args=(client, to, asked), daemon=True).start()

        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1], asked
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


async def test_the_player_takes_the_proxy_it_is_told(qapp, server, proxy, monkeypatch):
    monkeypatch.setenv("http_proxy", "")
    port, asked = proxy
    tell_player(f"http://127.0.0.1:{port}")
    playback_id = server.project.uploads[LAUNCH].mux_playback_id
    prepare_qt()  # as the program does
    player = Player()
    frames: list[object] = []
    faults: list[object] = []
    player.frame_arrived.connect(lambda frame: frames.append(frame.size()))
    player.failed.connect(faults.append)
    address = f"http://stream.example/stream/{playback_id}.m3u8"
    player.load(Playable(PlaybackFormat.HLS, address), 0)
    try:
        async with asyncio.timeout(20):
            while not (frames or faults):
                await asyncio.sleep(0.01)
    finally:
        player.close()
    assert (bool(frames), faults) == (True, [])
    assert asked[0].startswith("stream.example")
