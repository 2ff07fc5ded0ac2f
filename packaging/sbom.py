"""The bill of materials of a package (CycloneDX, JSON): `sbom.py FOLDER`, in its environment.

It names trackman, the libraries of Python that it needs, by the versions and hashes of the lock
file, and what Qt's libraries bring along.
"""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from libraries import LOCK, Library, hashes, libraries
from packageurl import PackageURL

from trackman import __version__

# What Qt's libraries bring along, by the versions that they say themselves.
_WITH_QT = (("ffmpeg", "7.1.2", "LGPL-2.1-or-later"), ("icu", "73.2", "Unicode-3.0"))
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "pkg:generic/trackman")


def bill(
    version: str, needed: Iterable[Library], allowed: dict[tuple[str, str], list[str]], at: datetime
) -> str:
    """Return the bill; the same each time for the same."""
    own = Component(
        name="trackman",
        version=version,
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("MIT")],
        bom_ref=f"trackman@{version}",
    )
    parts = [*_components(needed, allowed), *map(_with_qt, _WITH_QT)]
    made = Bom(components=parts, serial_number=uuid.uuid5(_NAMESPACE, version))
    made.metadata.component = own
    made.metadata.timestamp = at
    made.register_dependency(own, parts)
    return JsonV1Dot6(made).output_as_string(indent=2)


def _components(
    needed: Iterable[Library], allowed: dict[tuple[str, str], list[str]]
) -> Iterator[Component]:
    for library in needed:
        address = PackageURL("pypi", name=library.name, version=library.version)
        yield Component(
            name=library.name,
            version=library.version,
            type=ComponentType.LIBRARY,
            purl=address,
            bom_ref=str(address),
            licenses=[LicenseFactory().make_from_string(library.licence or "NOASSERTION")],
            hashes=[
                HashType(alg=HashAlgorithm.SHA_256, content=one)
                for one in allowed.get((library.name, library.version), [])
            ],
        )


def _with_qt(part: tuple[str, str, str]) -> Component:
    name, version, licence = part
    address = PackageURL("generic", name=name, version=version)
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        purl=address,
        bom_ref=str(address),
        licenses=[LicenseFactory().make_from_string(licence)],
    )


if __name__ == "__main__":
    text = bill(__version__, libraries(), hashes(LOCK.read_text()), datetime.now(UTC))
    name = f"trackman-{__version__}-{sys.platform}.cdx.json"
    (Path(sys.argv[1]) / name).write_text(text + "\n", encoding="utf-8")
