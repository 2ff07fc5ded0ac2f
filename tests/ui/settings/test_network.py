from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from trackman.domain.errors import ConnectionFault, NotSentError
from trackman.domain.networks import Origin, Part, Route, Tried, Ways
from trackman.domain.settings import Settings
from trackman.ui.settings.dialog import SettingsDialog

PROXIED = Route("stream.example", "http://pac.example:3128", Origin.SYSTEM)
ROUTES = {part: Route(f"{part}.example") for part in Part} | {Part.STREAM: PROXIED}


@pytest.fixture
def dialog(qtbot):
    dialog = SettingsDialog(None, Settings(), Path("/data"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.network.show_ways(Ways(ROUTES, None))
    return dialog


@pytest.fixture
def page(dialog):
    return dialog.network


def text(page, name):
    return page.findChild(QLabel, name).text()


def test_shows_the_way_to_each_host(page):
    assert text(page, "apiWay") == "api.example · direct"
    assert text(page, "streamWay") == (
        "stream.example · through http://pac.example:3128 (set by the network)"
    )
    assert page.findChild(QLabel, "networkPlayer").isHidden()


def test_says_where_the_player_cannot_use_the_proxy(page):
    route = Route("stream.example", "socks5h://pac.example:1080", Origin.SYSTEM)
    page.show_ways(Ways(ROUTES | {Part.STREAM: route}, None))
    assert not page.findChild(QLabel, "networkPlayer").isHidden()


def test_says_which_host_is_blocked_and_what_helps(page, qtbot):
    with qtbot.waitSignal(page.check_requested):
        page.findChild(QPushButton, "checkConnection").click()
    page.show_checking()
    assert not page.findChild(QPushButton, "checkConnection").isEnabled()
    page.show_tried(Tried(Part.API, 85))
    fault = NotSentError("Tunnel connection failed: 403", ConnectionFault.PROXY_REFUSES)
    page.show_tried(Tried(Part.PICTURES, 3, fault))
    page.show_done()
    assert text(page, "apiResult") == "Reachable, 85 ms"
    assert "the proxy doesn’t let trackman through" in text(page, "picturesResult")
    page.findChild(QPushButton, "copyNetwork").click()
    copied = QGuiApplication.clipboard().text()
    assert "DatoCMS: api.example:443, direct: Reachable, 85 ms" in copied
    assert "Thumbnails: pictures.example:443, direct: Nothing was sent: the proxy" in copied
