"""Tries whether a host answers at all: no token goes there, and nothing is changed."""

from __future__ import annotations

import ssl

import requests
import urllib3

from trackman.dato.connections import Connections, our_errors
from trackman.dato.proxies import proxies_to
from trackman.dato.redirects import host_of, next_address
from trackman.domain.errors import RedirectedError, WebPageError

_TIMES = (8.0, 10.0)
"""Seconds to connect and to read. The first tells who cannot be connected to before all is given
up; the second never ends earlier than that."""
_BLOCKING = {200, 302, 303, 307, 403, 407, 451, 511}
"""Statuses of pages that stand in for a host, or lead to one. The hosts themselves answer with
JSON, XML, media or plain text, and none of them has a page to show."""


def library_versions() -> str:
    """Return names and versions of what speaks TLS and HTTP."""
    import truststore

    libraries = (requests, urllib3, truststore)
    named = (f"{one.__name__} {one.__version__}" for one in libraries)
    return ", ".join([ssl.OPENSSL_VERSION, *named])


def _leads_elsewhere(answer: requests.Response, url: str) -> bool:
    """Tell whether an answer is a redirect to another host, as networks do that want a sign-in."""
    try:
        target = next_address(answer, url)
    except RedirectedError:
        return True
    return target is not None and host_of(target) != host_of(url)


class Probe:
    """One try of one host."""

    def __init__(self) -> None:
        self._connections = Connections()

    def ask(self, url: str, *, is_json: bool) -> None:
        """Return once an answer begins, whatever it says.

        Raises DatoError: WebPageError where something on the way answered in the host's place.
        """
        with our_errors(self._connections.was_sent):
            answer = self._connections.session().get(
                url, timeout=_TIMES, stream=True, allow_redirects=False, proxies=proxies_to(url)
            )
            with answer:
                kind = answer.headers.get("Content-Type", "").lower()
                leads_elsewhere = is_json and _leads_elsewhere(answer, url)
        is_page = kind.startswith("text/html")
        if leads_elsewhere or (is_page and (is_json or answer.status_code in _BLOCKING)):
            raise WebPageError("a web page", answer.status_code)

    def close(self) -> None:
        """Break off what is under way."""
        self._connections.close()
