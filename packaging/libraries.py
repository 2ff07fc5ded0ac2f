"""The libraries that go into what people install: their versions, licences and hashes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Library:
    """A distribution that the program needs."""

    name: str
    version: str
    licence: str
    """As its authors write it, an SPDX expression where they do; empty where they do not say."""
    texts: tuple[str, ...]
    """What its files of licences say."""


def libraries() -> list[Library]:
    """Return what is installed here for the program, without what only developers need."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    waiting, seen = [*_needed(project["dependencies"])], dict[str, Library]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in seen:
            continue
        found = metadata.distribution(name)
        seen[name] = _library(found)
        waiting += _needed(found.requires or [])
    return sorted(seen.values(), key=lambda one: one.name)


def hashes(lock: str) -> dict[tuple[str, str], list[str]]:
    """Return the SHA-256 of the files that a lock file allows, by name and version."""
    found: dict[tuple[str, str], list[str]] = {}
    allowed: list[str] = []
    for line in lock.splitlines():
        if pin := _PIN.match(line):
            allowed = found.setdefault((canonicalize_name(pin["name"]), pin["version"]), [])
        allowed += _HASH.findall(line)
    return found


def _needed(requirements: list[str]) -> Iterator[str]:
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _library(found: metadata.Distribution) -> Library:
    about = found.metadata
    texts = [
        path.read_text(encoding="utf-8")
        for path in found.files or []
        if ".dist-info" in str(path) and _LICENCE_FILE.search(path.name)
    ]
    return Library(
        canonicalize_name(about["Name"]),
        found.version,
        _said(about, "License-Expression") or _classified(about) or _said(about, "License")[:80],
        tuple(texts),
    )


def _said(about: metadata.PackageMetadata, name: str) -> str:
    """Return a field, or nothing: where a backport stands in for the library, it may raise."""
    return next(iter(about.get_all(name) or []), "")


def _classified(about: metadata.PackageMetadata) -> str:
    kinds = [one.split(" :: ") for one in about.get_all("Classifier") or []]
    return ", ".join(kind[-1] for kind in kinds if kind[0] == "License" and len(kind) > 2)
