"""Proxies of the system, asked for through Qt."""

from __future__ import annotations

import pytest
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

from trackman.ui.shell.system_proxy import system_proxy

URL = "https://cms.example/"
Kind = QNetworkProxy.ProxyType


@pytest.mark.parametrize(
    ("proxies", "address"),
    [
        ([QNetworkProxy(Kind.NoProxy)], None),
        ([], None),
        (
            [QNetworkProxy(Kind.HttpProxy, "proxy.example", 3128, "anna", "a:b@c")],
            "http://anna:a%3Ab%40c@proxy.example:3128",
        ),
        ([QNetworkProxy(Kind.Socks5Proxy, "10.0.0.1", 1080)], "socks5h://10.0.0.1:1080"),
        ([QNetworkProxy(Kind.HttpProxy, "fd00::1", 8080)], "http://[fd00::1]:8080"),
        (
            [
                QNetworkProxy(Kind.FtpCachingProxy, "files.example", 21),
                QNetworkProxy(Kind.HttpCachingProxy, "second.example", 80),
                QNetworkProxy(Kind.NoProxy),
            ],
            "http://second.example:80",
        ),
    ],
)
def test_the_first_proxy_that_can_be_used_is_taken(
    proxies: list[QNetworkProxy], address: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(query: QNetworkProxyQuery) -> list[QNetworkProxy]:
        """Answer as Qt: no computer that runs tests has all kinds of proxies."""
        asked.append(query.url().toString())
        return proxies

    monkeypatch.setattr(QNetworkProxyFactory, "systemProxyForQuery", answer)
    assert system_proxy(URL) == address
    assert asked == [URL]
