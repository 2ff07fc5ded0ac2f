"""Lists of tracks and videos from elsewhere: ids and links, pasted or from a table."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trackman.domain.app_links import AppLink, is_app_link, parse_app_link
from trackman.domain.errors import LinkError
from trackman.domain.links import AROUND, PlaybackLink, UploadLink, parse_link

_BETWEEN = re.compile(r"[\s,;|]+")
_ID = re.compile(r"[A-Za-z0-9_-]+")
_SHORTEST = 16
"""Characters from which on a cell among others can only be an id; dates and codes are shorter."""
_MOST = 100_000
"""Lines that are read."""
_UPLOAD = re.compile(r"[A-Za-z0-9_-]{22}|[0-9]{6,15}")
"""Shape of the ids of uploads, and of records and others of DatoCMS's, but of no track."""


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line with ids, such as those of a track and its video."""

    ids: tuple[str, ...]
    links: tuple[AppLink, ...] = ()
    """Links that say where it is, `hosts` those of links to DatoCMS's pages."""
    hosts: tuple[str, ...] = ()


def list_text(content: bytes) -> str:
    """Return a text; ids are ASCII, so that of letters in another encoding nothing is lost."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")


def cells_of(line: str) -> list[str]:
    """Return what stands in a line, without quotes and what parts it."""
    return [cell for cell in (one.strip(AROUND) for one in _BETWEEN.split(line)) if cell]


def read_references(text: str) -> list[ListedLine]:
    """Return each line that has ids, without those that are there twice.

    A line with nothing else may hold an id of any length, or a video and a track as VIDEO/TRACK; in
    the lines of a table only links and what surely is an id counts, so that titles, names and dates
    are passed over.
    """
    found: dict[ListedLine, None] = {}
    for line in text.lstrip("\ufeff").splitlines()[:_MOST]:
        cells = cells_of(line)
        ids = [key for cell in cells for key in _ids(cell, alone=len(cells) == 1)]
        if ids:
            links, hosts, _ = links_in(cells)
            found[ListedLine(tuple(dict.fromkeys(ids)), links, hosts)] = None
    return list(found)


def links_in(cells: Sequence[str]) -> tuple[tuple[AppLink, ...], tuple[str, ...], bool]:
    """Return the links to videos among cells, and the hosts of those to DatoCMS's pages.

    The third is True where a link of ours cannot be read.
    """
    links, hosts, is_damaged = list[AppLink](), list[str](), False
    for cell in cells:
        try:
            if is_app_link(cell):
                links.append(parse_app_link(cell))
            elif "://" in cell and isinstance(link := parse_link(cell), UploadLink):
                links.append(AppLink(link.upload_id, environment=link.environment))
                hosts.append(link.host or "")
        except LinkError:
            is_damaged |= is_app_link(cell)
    return tuple(links), tuple(hosts), is_damaged


def videos_meant(line: Sequence[str], videos: Mapping[str, str | None]) -> list[str]:
    """Return the videos all of whose tracks are meant by a line that holds no known track.

    `videos` are the known ones with their playback ids. A line that names something else beside
    them, which may be a track that is gone, means none: never the tracks that are left.
    """
    found = [key for key in line if key in videos]
    own = {videos[key] for key in found}
    rest = [key for key in line if key not in videos and key not in own]
    return found if all(map(_UPLOAD.fullmatch, rest)) else []


def _ids(cell: str, *, alone: bool) -> list[str]:
    if is_app_link(cell):
        return _of_app_link(cell)
    if "://" in cell:
        return _of_link(cell)
    parts = cell.split("/")
    if not all(map(_ID.fullmatch, parts)):
        return []
    if alone:
        return [part for part in parts if _can_be_id(part)]
    return [part for part in parts if len(part) >= _SHORTEST]


def _of_app_link(text: str) -> list[str]:
    try:
        link = parse_app_link(text)
    except LinkError:
        return []
    return [key for key in (link.track_id, link.upload_id) if key is not None]


def _of_link(text: str) -> list[str]:
    try:
        link = parse_link(text)
    except LinkError:
        return []
    if isinstance(link, UploadLink):
        return [link.upload_id]
    return [link.playback_id] if isinstance(link, PlaybackLink) else []


def _can_be_id(text: str) -> bool:
    try:
        return isinstance(parse_link(text), UploadLink)
    except LinkError:
        return False
