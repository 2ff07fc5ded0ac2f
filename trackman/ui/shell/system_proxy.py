"""The proxy that the system uses for an address, its scripts (PAC, WPAD) included."""

from __future__ import annotations

from urllib.parse import quote


def system_proxy(url: str) -> str | None:
    """Return the address of a proxy, or None for the direct way. For worker threads: it may block.

    Qt asks WinHTTP, SystemConfiguration or libproxy.
    """
    from PySide6.QtCore import QUrl
    from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

    schemes = {
        QNetworkProxy.ProxyType.HttpProxy: "http",
        QNetworkProxy.ProxyType.HttpCachingProxy: "http",
        QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
    }
    for proxy in QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(url))):
        if proxy.type() == QNetworkProxy.ProxyType.NoProxy:
            return None
        if (scheme := schemes.get(proxy.type())) is not None and proxy.hostName():
            name = quote(proxy.user(), "")
            if name and proxy.password():
                name += f":{quote(proxy.password(), '')}"
            host = f"[{proxy.hostName()}]" if ":" in proxy.hostName() else proxy.hostName()
            return f"{scheme}://{name}{'@' * bool(name)}{host}:{proxy.port()}"
    return None
