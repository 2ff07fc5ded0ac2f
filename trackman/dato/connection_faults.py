"""Why a connection failed, out of the errors of TLS, proxies and name servers."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator

import urllib3

from trackman.domain.errors import ConnectionFault

# Codes of OpenSSL (X509_V_ERR_…, x509_vfy.h).
_OF_CERTIFICATES = {
    9: ConnectionFault.NOT_YET_VALID,
    10: ConnectionFault.EXPIRED,
    **dict.fromkeys((2, 18, 19, 20, 21), ConnectionFault.UNKNOWN_AUTHORITY),
    **dict.fromkeys((62, 64), ConnectionFault.WRONG_HOST),
}
_NO_TLS = ("WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "HTTP_REQUEST")
_REFUSED = re.compile(r"Tunnel connection failed: (\d+)")
_ASKS_FOR_PASSWORD = 407


def connection_fault(error: BaseException) -> ConnectionFault:
    """Return why, as far as the error and what it was raised from tell."""
    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _OF_CERTIFICATES.get(one.verify_code, ConnectionFault.OTHER)
        if isinstance(one, ssl.SSLError) and any(word in str(one.reason) for word in _NO_TLS):
            return ConnectionFault.NO_TLS
    for one in chain:
        if (fault := _of_proxy(one)) is not None:
            return fault
    if any(isinstance(one, socket.gaierror) for one in chain):
        return ConnectionFault.UNKNOWN_HOST
    return ConnectionFault.OTHER


def _of_proxy(error: BaseException) -> ConnectionFault | None:
    if (refused := _REFUSED.search(str(error))) is not None:
        asks = int(refused[1]) == _ASKS_FOR_PASSWORD
        return ConnectionFault.PROXY_PASSWORD if asks else ConnectionFault.PROXY_REFUSES
    # By name: PySocks is imported by what uses it, or not at all.
    kinds = {kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "socks"}
    if kinds & {"SOCKS5AuthError"}:
        return ConnectionFault.PROXY_PASSWORD
    if kinds & {"SOCKS4Error", "SOCKS5Error"}:
        return ConnectionFault.PROXY_REFUSES
    if kinds or isinstance(error, urllib3.exceptions.ProxyError):
        return ConnectionFault.PROXY_UNREACHABLE
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all it was raised from or wraps, the first cause last."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
