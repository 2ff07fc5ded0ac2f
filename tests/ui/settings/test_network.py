from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from trackman import __version__
from trackman.domain.errors import ConnectionFault, LostAnswerError, NotSentError, WebPageError
from trackman.domain.networks import Origin, Part, Route, StorageSource, Tried, Ways
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


def test_a_storage_that_is_not_known_yet_is_not_tried(page):
    routes = dict(ROUTES)
    del routes[Part.STORAGE]
    page.show_ways(Ways(routes, None, storage=StorageSource.UNKNOWN))
    page.show_checking()
    assert text(page, "storageWay") == "Known after the first upload"
    assert page.findChild(QLabel, "storageResult").isHidden()
    assert not page.findChild(QLabel, "apiResult").isHidden()
    page.show_ways(Ways(ROUTES, None, storage=StorageSource.USED))
    assert "the one used last" in text(page, "storageWords")


def test_the_host_of_events_is_named_where_they_are_listened_to(page):
    assert text(page, "eventsWay") == "events.example · direct"
    page.show_checking()
    page.show_tried(Tried(Part.EVENTS, 3, LostAnswerError("cut")))
    assert "The connection broke" in text(page, "eventsResult")
    routes = dict(ROUTES)
    del routes[Part.EVENTS]
    page.show_ways(Ways(routes, None))
    assert page.findChild(QLabel, "eventsWay").isHidden()
    assert page.findChild(QLabel, "eventsResult").isHidden()


def test_a_port_is_named_where_it_is_not_the_usual_one(page):
    page.show_ways(Ways(ROUTES | {Part.API: Route("::1", port=8080)}, None))
    assert text(page, "apiWay") == "[::1]:8080 · direct"


def test_the_copied_text_holds_why_in_the_words_of_programs(page):
    page.show_ways(Ways(ROUTES, None, "OpenSSL 3.0.2, requests 2.32.3, urllib3 2.2.1"))
    page.show_tried(Tried(Part.API, 3, WebPageError("a web page", 403)))
    copied = page.text()
    assert "[a web page (HTTP 403)]" in copied
    assert "HTTP 403" not in text(page, "apiResult")
    for version in (f"trackman {__version__}", f"Qt {qVersion()}", "OpenSSL 3.0.2", "urllib3"):
        assert version in copied


def test_says_how_a_host_kept_silent(page):
    page.show_tried(
        Tried(Part.API, 10_000, LostAnswerError("no answer in time"), was_given_up=True)
    )
    assert text(page, "apiResult") == "No answer within 10 seconds"
    page.show_tried(Tried(Part.API, 20, LostAnswerError("Connection reset by peer")))
    assert "The connection broke before an answer came" in text(page, "apiResult")


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
