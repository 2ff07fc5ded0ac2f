"""Redirects: their target, and the decision whether to follow."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urljoin, urlsplit

import requests

from trackman.domain.addresses import is_loopback, is_safe
from trackman.domain.errors import RedirectedError

MOST_HOPS = 3
ANY = frozenset({301, 302, 303, 307, 308})
SAME_METHOD = frozenset({307, 308})
"""Those that ask for the same request once more; after the others it would become a GET."""


def next_address(
    response: requests.Response, url: str, statuses: Collection[int] = ANY
) -> str | None:
    """Return where the answer to `url` points; None where it does not.

    Raises RedirectedError where it points to another computer's plain http, or from another
    computer to this one.
    """
    if response.status_code not in statuses or "Location" not in response.headers:
        return None
    try:
        target = urljoin(url, response.headers["Location"])
    except ValueError:
        raise RedirectedError("") from None
    inward = _is_here(target) and not _is_here(url)
    if inward or not is_safe(target):
        raise RedirectedError(host_of(target))
    return target


def host_of(url: str) -> str:
    """Return the host in an address; empty where there is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _is_here(url: str) -> bool:
    return is_loopback(host_of(url))
