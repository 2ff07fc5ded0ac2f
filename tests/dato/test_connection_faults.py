"""Faults of certificates in the codes of each system, as truststore hands them on."""

from __future__ import annotations

import re
import ssl
from importlib.util import find_spec
from pathlib import Path

import pytest
import requests
import urllib3

from trackman.dato.connection_faults import connection_fault
from trackman.dato.connections import our_errors
from trackman.domain.errors import ConnectionFault, InsecureConnectionError

EXPIRED, NOT_YET = ConnectionFault.EXPIRED, ConnectionFault.NOT_YET_VALID
UNKNOWN, WRONG = ConnectionFault.UNKNOWN_AUTHORITY, ConnectionFault.WRONG_HOST
WINDOWS = {
    "CERT_E_EXPIRED": (0x800B0101, EXPIRED),
    "CERT_E_ISSUERCHAINING": (0x800B0107, UNKNOWN),
    "CERT_E_UNTRUSTEDROOT": (0x800B0109, UNKNOWN),
    "CERT_E_CHAINING": (0x800B010A, UNKNOWN),
    "CERT_E_UNTRUSTEDTESTROOT": (0x800B010D, UNKNOWN),
    "CERT_E_CN_NO_MATCH": (0x800B010F, WRONG),
    "TRUST_E_EXPLICIT_DISTRUST": (0x800B0111, UNKNOWN),
    "CERT_E_UNTRUSTEDCA": (0x800B0112, UNKNOWN),
    "CERT_E_REVOKED": (0x800B010C, ConnectionFault.OTHER),
}
MACOS = {
    "errSecCertificateExpired": (-67818, EXPIRED),
    "errSecCertificateNotValidYet": (-67819, NOT_YET),
    "errSecNotTrusted": (-67843, UNKNOWN),
    "errSecCreateChainFailed": (-25318, UNKNOWN),
    "errSecHostNameMismatch": (-67602, WRONG),
    "errSecIncompleteCertRevocationCheck": (-67635, ConnectionFault.OTHER),
}


def as_truststore_raises(code: int, words: str) -> ssl.SSLCertVerificationError:
    """Return an error as its `_windows.py` and `_macos.py` make it."""
    error = ssl.SSLCertVerificationError(words)
    error.verify_message, error.verify_code = words, code
    return error


def as_requests_raises(error: ssl.SSLError) -> requests.exceptions.SSLError:
    """Return an error as it comes out of a session."""
    pool = urllib3.HTTPSConnectionPool("cms.example")
    reason = urllib3.exceptions.MaxRetryError(pool, "/", urllib3.exceptions.SSLError(error))
    return requests.exceptions.SSLError(reason)


@pytest.mark.parametrize(("code", "fault"), [*WINDOWS.values(), *MACOS.values()])
def test_codes_of_windows_and_macos_are_known(code: int, fault: ConnectionFault) -> None:
    error = as_truststore_raises(code, "A certificate chain could not be built")
    assert connection_fault(as_requests_raises(error)) is fault
    with pytest.raises(InsecureConnectionError) as caught, our_errors(lambda: False):
        raise as_requests_raises(error)
    assert caught.value.fault is fault


def test_an_error_without_a_code_is_of_no_known_kind() -> None:
    error = ssl.SSLCertVerificationError("Peer sent no certificates to verify")
    assert connection_fault(as_requests_raises(error)) is ConnectionFault.OTHER


def test_all_codes_that_truststore_names_are_looked_at() -> None:
    """A new version of it may know more."""
    spec = find_spec("truststore")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).with_name("_macos.py").read_text("utf-8")
    named = re.findall(r"^    (errSec\w+) = (-\d+)$", source, re.MULTILINE)
    assert len(named) >= 4
    assert all(MACOS[name][0] == int(code) for name, code in named)
