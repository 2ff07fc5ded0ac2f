"""Lists of tracks to be deleted: each line names one track clearly, or the list is refused."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trackman.domain.app_links import AppLink, is_app_link
from trackman.domain.inventory.pasted import cells_of, links_in
from trackman.domain.links import AROUND

_PAIR = re.compile(r"([A-Za-z0-9_-]+)/([A-Za-z0-9_-]+)")
_ID = re.compile(r"[A-Za-z0-9_-]+")
_UPLOAD = re.compile(r"[A-Za-z0-9_-]{22}|[0-9]{6,15}")
_TRACK = re.compile(r"[A-Za-z0-9_-]{30,}")
"""Shapes that tell the two apart where no heading does; Mux's ids have some 45 characters."""
_DELIMITERS = "\t;,"
_UPLOADS, _TRACKS = {"uploadid", "videoid"}, {"trackid"}
"""Headings, in small letters alone."""


@dataclass(frozen=True, slots=True)
class NamedTrack:
    """A track by its id and that of its video."""

    upload_id: str
    track_id: str
    line: int
    links: tuple[AppLink, ...] = ()
    """Links that say where it is, `hosts` those of links to DatoCMS's pages."""
    hosts: tuple[str, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of video and track."""
        return self.upload_id, self.track_id


class UnclearLineError(Exception):
    """A line names no track, or it is not clear which."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text!r}")
        self.line = line
        self.text = text


def read_named_tracks(text: str) -> list[NamedTrack]:
    """Return the track that each line names; empty lines and those after # are left out.

    A line is UPLOAD/TRACK, an object of JSON, a link, or the row of a table with the ids of a video
    and a track among its cells. Raises UnclearLineError.
    """
    lines = io.StringIO(text.lstrip("\ufeff"), newline=None).readlines()
    first = next((one for one in map(str.strip, lines) if one and one[0] != "#"), "")
    is_list = first.startswith("{") or _PAIR.fullmatch(_bare(first)) is not None
    delimiter = None if is_list else next((one for one in _DELIMITERS if one in first), None)
    return list(_of_lines(lines) if delimiter is None else _of_table(lines, delimiter))


def _bare(line: str) -> str:
    return line.partition("#")[0].strip(AROUND)


def _of_lines(lines: Sequence[str]) -> Iterator[NamedTrack]:
    for number, whole in enumerate(lines, 1):
        line = whole.strip()
        bare = _bare(line)
        if line.startswith("{"):
            yield _of_json(line, number)
        elif found := _PAIR.fullmatch(bare):
            yield NamedTrack(found[1], found[2], number)
        elif bare:
            yield _of_cells(cells_of(bare), number, line)


def _of_json(line: str, number: int) -> NamedTrack:
    try:
        record = json.loads(line)
        ids = [record[name] for name in ("upload_id", "track_id")]
    except (ValueError, KeyError) as error:
        raise UnclearLineError(number, line) from error
    if not all(isinstance(one, str) and _ID.fullmatch(one) for one in ids):
        raise UnclearLineError(number, line)
    return NamedTrack(ids[0], ids[1], number)


def _of_table(lines: Sequence[str], delimiter: str) -> Iterator[NamedTrack]:
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[int] = []
    is_first, last = True, 0
    try:
        for row in rows:
            number, last = last + 1, rows.line_num
            cells = [cell.strip(AROUND) for cell in row]
            is_comment = lines[number - 1].lstrip().startswith("#")
            if not any(cells) or (is_comment and _is_heading(cells)):
                continue
            if is_comment:  # a row taken out, or a name that begins so?
                raise UnclearLineError(number, delimiter.join(cells))
            if is_first:
                is_first, columns = False, _columns(cells)
                if columns or _is_heading(cells):
                    continue
            yield _of_row(cells, columns, number, delimiter.join(cells))
    except csv.Error as error:
        raise UnclearLineError(last + 1, lines[last].strip()) from error


def _columns(headings: Sequence[str]) -> list[int]:
    """Return the columns of videos and tracks; none where the headings do not tell them."""
    names = [re.sub(r"[\s_-]", "", one).lower() for one in headings]
    found = [
        [place for place, name in enumerate(names) if name in one] for one in (_UPLOADS, _TRACKS)
    ]
    return [places[0] for places in found] if all(len(one) == 1 for one in found) else []


def _is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a row holds words only, and nothing that may be an id."""
    return not any(
        "/" in cell or cell.isdigit() or _UPLOAD.fullmatch(cell) or _TRACK.fullmatch(cell)
        for cell in cells
    )


def _of_row(cells: Sequence[str], columns: Sequence[int], number: int, text: str) -> NamedTrack:
    """Return what a row names: in its columns where headings told them, else anywhere."""
    if not columns:
        return _of_cells(cells, number, text)
    if max(columns) >= len(cells):
        raise UnclearLineError(number, text)
    upload, track = (cells[one] for one in columns)
    if not (_ID.fullmatch(upload) and _ID.fullmatch(track)):
        return _of_cells((upload, track), number, text)
    links, hosts = _links(cells, number, text)
    if any(one.upload_id != upload or one.track_id not in {None, track} for one in links):
        raise UnclearLineError(number, text)
    return NamedTrack(upload, track, number, links, hosts)


def _of_cells(cells: Sequence[str], number: int, text: str) -> NamedTrack:
    """Return what cells name, of which one alone can be a video and one alone a track."""
    links, hosts = _links(cells, number, text)
    uploads = {one.upload_id for one in links}
    tracks = {one.track_id for one in links if one.track_id}
    for cell in cells:
        if "://" not in cell and not is_app_link(cell):
            parts = cell.split("/")
            uploads |= {part for part in parts[:1] if _UPLOAD.fullmatch(part)}
            tracks |= {part for part in parts[-1:] if _TRACK.fullmatch(part)}
    if len(uploads) != 1 or len(tracks) != 1:
        raise UnclearLineError(number, text)
    return NamedTrack(uploads.pop(), tracks.pop(), number, links, hosts)


def _links(
    cells: Sequence[str], number: int, text: str
) -> tuple[tuple[AppLink, ...], tuple[str, ...]]:
    links, hosts, is_damaged = links_in(cells)
    if is_damaged:
        raise UnclearLineError(number, text)
    return links, hosts
