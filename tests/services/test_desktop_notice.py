"""A notice goes to the desktop as its specification wants it, and its absence is no trouble."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.secret_service import SecretService
from trackman.services.desktop_notice import show_notice

DESKTOP = """
from jeepney import HeaderFields, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection

with open_dbus_connection() as bus:
    bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
    print("ready", flush=True)
    call = bus.receive(timeout=20)
    while call.header.fields.get(HeaderFields.member) != "Notify":
        call = bus.receive(timeout=20)
    bus.send(new_method_return(call, "u", (7,)))
    print(call.header.fields[HeaderFields.signature], call.body[3], call.body[4], flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="it is Linux's")
def test_the_desktop_takes_a_notice(keyring: SecretService) -> None:
    command = [sys.executable, "-c", DESKTOP]
    desktop = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert desktop.stdout is not None
    assert desktop.stdout.readline() == "ready\n"
    assert show_notice("trackman", "297 deleted <3 & failed>")
    said, _ = desktop.communicate(timeout=20)
    assert said == "susssasa{sv}i trackman 297 deleted &lt;3 &amp; failed&gt;\n"


@pytest.mark.skipif(sys.platform != "linux", reason="it is Linux's")
def test_nobody_who_takes_it_is_told(
    keyring: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert show_notice("trackman", "40 deleted") is False
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert show_notice("trackman", "40 deleted") is False
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    assert show_notice("trackman", "40 deleted") is False
