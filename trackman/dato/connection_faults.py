"""Why a connection failed, out of the errors of TLS, proxies and name servers."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator

import urllib3

from trackman.domain.errors import ConnectionFault

_OF_CERTIFICATES = {
    # OpenSSL: X509_V_ERR_… of x509_vfy.h
    9: ConnectionFault.NOT_YET_VALID,
    10: ConnectionFault.EXPIRED,
    **dict.fromkeys((2, 18, 19, 20, 21), ConnectionFault.UNKNOWN_AUTHORITY),
    **dict.fromkeys((62, 64), ConnectionFault.WRONG_HOST),
    # Windows: CERT_E_… and TRUST_E_… of winerror.h, unsigned; a certificate that is not valid yet
    # counts as expired there
    0x800B0101: ConnectionFault.EXPIRED,
    0x800B010F: ConnectionFault.WRONG_HOST,
    **dict.fromkeys(
        (0x800B0107, 0x800B0109, 0x800B010A, 0x800B010D, 0x800B0111, 0x800B0112),
        ConnectionFault.UNKNOWN_AUTHORITY,
    ),
    # macOS: errSec… of SecBase.h
    -67818: ConnectionFault.EXPIRED,
    -67819: ConnectionFault.NOT_YET_VALID,
    **dict.fromkeys((-67843, -25318), ConnectionFault.UNKNOWN_AUTHORITY),
    -67602: ConnectionFault.WRONG_HOST,
}
_NO_TLS = ("WRONG_VERSION_NUMBER", "UNSUPPORTED_PROTOCOL", "PROTOCOL_VERSION", "HTTP_REQUEST")
_REFUSED = re.compile(r"Tunnel connection failed: (\d+)")
_ASKS_FOR_PASSWORD = 407


def connection_fault(error: BaseException) -> ConnectionFault:
    """Return why, as far as the error and what it was raised from tell."""
    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _OF_CERTIFICATES.get(getattr(one, "verify_code", 0), ConnectionFault.OTHER)
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
