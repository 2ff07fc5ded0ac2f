"""Why a connection failed, out of the errors of TLS, proxies and name servers."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator, Sequence

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
_STATUS = re.compile(r"\d{3}\b")
_ASKS_FOR_PASSWORD = 407
_FINDS_NO_WAY = range(500, 511)
_NO_WAY_OF_SOCKS = ("0x01", "0x03", "0x04", "0x05", "0x06")
"""Failure, network or host not reached, refused there, too far (RFC 1928, section 6): with these
begin the words of PySocks."""


def connection_fault(error: BaseException) -> ConnectionFault:
    """Return why, as far as the error and what it was raised from tell."""
    chain = list(_chain(error))
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return _OF_CERTIFICATES.get(getattr(one, "verify_code", 0), ConnectionFault.OTHER)
        if isinstance(one, ssl.SSLError) and any(word in str(one.reason) for word in _NO_TLS):
            return ConnectionFault.NO_TLS
    if (fault := _of_proxy(chain)) is not None:
        return fault
    if any(isinstance(one, socket.gaierror) for one in chain):
        return ConnectionFault.UNKNOWN_HOST
    return ConnectionFault.OTHER


def _of_proxy(chain: Sequence[BaseException]) -> ConnectionFault | None:
    for one in chain:
        if (refused := _REFUSED.search(str(one))) is not None:
            return _of_status(int(refused[1]))
    # By name: PySocks is imported by what uses it, or not at all. It wraps the reason once more.
    kinds = {name: one for one in chain for name in _names_in_socks(one)}
    if (said := kinds.get("HTTPError")) is not None and (status := _STATUS.match(str(said))):
        return _of_status(int(status[0]))  # PySocks tunnels through HTTP, too
    if "SOCKS5AuthError" in kinds:
        return ConnectionFault.PROXY_PASSWORD
    if (said := kinds.get("SOCKS5Error") or kinds.get("SOCKS4Error")) is not None:
        no_way = str(said).startswith(_NO_WAY_OF_SOCKS)
        return ConnectionFault.PROXY_FINDS_NO_WAY if no_way else ConnectionFault.PROXY_REFUSES
    if kinds or any(isinstance(one, urllib3.exceptions.ProxyError) for one in chain):
        return ConnectionFault.PROXY_UNREACHABLE
    return None


def _of_status(status: int) -> ConnectionFault:
    if status == _ASKS_FOR_PASSWORD:
        return ConnectionFault.PROXY_PASSWORD
    no_way = status in _FINDS_NO_WAY
    return ConnectionFault.PROXY_FINDS_NO_WAY if no_way else ConnectionFault.PROXY_REFUSES


def _names_in_socks(error: BaseException) -> list[str]:
    return [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "socks"]


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
