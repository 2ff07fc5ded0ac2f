"""Notices of newer versions: where they are, whose signature counts, and what they say.

A notice is JSON: `{"key": id, "signature": Base64, "release": text}`. The signature, Ed25519, is
over the exact bytes of the text, which is JSON again: see `packaging/sign_update.py`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from trackman.domain.errors import UpdateError, UpdateFault

UPDATES_URL: Final = ""
"""Address of the notice. Empty until there is a first release: see packaging/README.md."""
UPDATES_VARIABLE: Final = "TRACKMAN_UPDATES_URL"
"""Environment variable with another address, such as that of a company's own copy."""
PAGE_HOSTS: Final[frozenset[str]] = frozenset()
"""Hosts that the download page may be on, besides the one of the notice itself."""
PUBLIC_KEYS: Final[Mapping[str, str]] = {"1": "boguysZK8gdQ2IF55+GHhiVljTsWqoyTylW7Qc8J0FA="}
"""Keys whose signature counts, in Base64, by their ids. A new key goes along with the old one for
as long as versions are in use that know the old one only."""
_NUMBERS = re.compile(r"\d{1,9}(\.\d{1,9}){0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signed:
    """A notice as it came: nothing of it may be believed before its signature is verified."""

    key: str
    signature: str
    """In Base64."""
    release: str


@dataclass(frozen=True, slots=True)
class Release:
    """The newest version."""

    version: str
    page: str
    """Address of the page to download it from."""
    oldest: Mapping[str, str]
    """Oldest versions of the systems it runs on, by `windows`, `macos` and `linux` (its C
    library)."""


@dataclass(frozen=True, slots=True)
class NothingNewer:
    """There is nothing newer."""

    version: str


@dataclass(frozen=True, slots=True)
class Newer:
    """There is a newer version for this system."""

    version: str
    page: str


@dataclass(frozen=True, slots=True)
class SystemTooOld:
    """There is a newer version, and it does not run on this system."""

    version: str
    needed: str
    found: str


UpdateOutcome = NothingNewer | Newer | SystemTooOld


def signed_notice(content: bytes) -> Signed:
    """Return the parts of a notice; raise UpdateError where it is none."""
    document = _object(content)
    return Signed(*(_text(document, name) for name in ("key", "signature", "release")))


def read_release(text: str, hosts: Collection[str]) -> Release:
    """Return what a verified notice says; raise UpdateError where it is not to be used.

    Its page must be https and on one of `hosts`.
    """
    document = _object(text.encode())
    version, page = _text(document, "version"), _text(document, "page")
    oldest = document.get("oldest", {})
    if not isinstance(oldest, dict):
        raise UpdateError(UpdateFault.DAMAGED)
    release = Release(version, page, {name: _text(oldest, name) for name in oldest})
    for number in (version, *release.oldest.values()):
        numbers(number)
    try:
        parts = urlsplit(page)
        is_good = parts.scheme == "https" and parts.hostname in hosts and not parts.username
    except ValueError:
        is_good = False
    if not is_good:
        raise UpdateError(UpdateFault.WRONG_PAGE)
    return release


def outcome(release: Release, version: str, system: str, system_version: str) -> UpdateOutcome:
    """Compare a release with the version in use on this system."""
    if numbers(release.version) <= numbers(version):
        return NothingNewer(version)
    needed = release.oldest.get(system)
    # Where a system does not tell its version, its person may try.
    if needed and system_version and numbers(system_version) < numbers(needed):
        return SystemTooOld(release.version, needed, system_version)
    return Newer(release.version, release.page)


def numbers(version: str) -> tuple[int, ...]:
    """Return a version such as `1.10.2` to compare by; raise UpdateError where it is none.

    Releases of trackman have nothing behind their numbers, so that no library is needed for it.
    """
    if _NUMBERS.fullmatch(version) is None:
        raise UpdateError(UpdateFault.DAMAGED)
    parts = [int(part) for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()  # 1.0 is 1.0.0
    return tuple(parts)


def _object(content: bytes) -> dict[str, Any]:
    try:
        document = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UpdateError(UpdateFault.DAMAGED) from error
    if not isinstance(document, dict):
        raise UpdateError(UpdateFault.DAMAGED)
    return document


def _text(document: Mapping[str, Any], name: str) -> str:
    value = document.get(name)
    if not isinstance(value, str) or not value:
        raise UpdateError(UpdateFault.DAMAGED)
    return value
