"""The media library on the wire: pages of videos, and what sorts them (API reference, 2.3, 2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from trackman.dato.client import LARGEST_PAGE, Client
from trackman.dato.decoders.listing import UploadPage, decode_listing
from trackman.dato.decoders.saved_filters import decode_filter
from trackman.dato.rate_limiter import Priority
from trackman.domain.library import Collection, LibraryQuery, SavedFilter


def read_page(
    client: Client,
    query: LibraryQuery,
    offset: int,
    limit: int,
    priority: Priority = Priority.PERSON,
    ids: Sequence[str] = (),
) -> UploadPage:
    """Read a part of the videos a query asks for, at most LARGEST_PAGE of them.

    What DatoCMS cannot filter by (`query.is_local`) is left out. `ids` narrows it to these videos.
    """
    page = {"page[offset]": str(offset), "page[limit]": str(limit)}
    if ids:
        page["filter[ids]"] = ",".join(ids)
    wire = wire_query(query) | page
    answer = client.transport.get("/uploads", client.environment, wire, priority)
    return decode_listing(answer.root())


def count_videos(client: Client, query: LibraryQuery) -> int:
    """Count the videos a query asks for, without reading one."""
    return read_page(client, query, 0, 0).total


def read_collections(client: Client) -> tuple[Collection, ...]:
    """Read the folders of the media area, in the order DatoCMS shows them."""
    document = client.transport.get("/upload-collections", client.environment).root()
    found = []
    for node in document["data"].items():
        parent = node["relationships"]["parent"]["data"]
        found.append(
            Collection(
                id=node["id"].text(),
                label=node["attributes"]["label"].text(),
                position=node["attributes"]["position"].integer(),
                parent_id=None if parent.is_null else parent["id"].text(),
            )
        )
    return tuple(sorted(found, key=lambda one: (one.position, one.label)))


def read_tags(client: Client, text: str = "") -> tuple[str, ...]:
    """Read the tags people gave to uploads, those with `text` in them; at most LARGEST_PAGE."""
    wire = {"page[limit]": str(LARGEST_PAGE)}
    if text:
        wire["filter[query]"] = text
    document = client.transport.get("/upload-tags", client.environment, wire).root()
    return tuple(node["attributes"]["name"].text() for node in document["data"].items())


def read_filters(client: Client) -> tuple[SavedFilter, ...]:
    """Read the filters people saved at DatoCMS."""
    document = client.transport.get("/upload-filters", client.environment).root()
    return tuple(decode_filter(node) for node in document["data"].items())


def wire_query(query: LibraryQuery) -> dict[str, str]:
    """Return the parameters of `GET /uploads` that stand for a query.

    The id as the last order keeps pages apart where many uploads are equal. A filter on the
    collection is not documented; this is the form of the documented ones.
    """
    wire = {"filter[fields][type][eq]": "video", "order_by": f"{query.sort},id_ASC"}
    if text := query.text.strip():
        wire["filter[query]"] = text
    if query.used is not None:
        wire["filter[fields][in_use][eq]"] = str(query.used).lower()
    if query.tag is not None:
        wire["filter[fields][tags][any_in][]"] = query.tag
    if query.collection_id is not None:
        wire["filter[fields][upload_collection][eq]"] = query.collection_id
    if query.created_from is not None:
        wire["filter[fields][_created_at][gte]"] = _midnight(query.created_from)
    if query.created_to is not None and query.created_to < date.max:
        wire["filter[fields][_created_at][lt]"] = _midnight(query.created_to + timedelta(days=1))
    return wire


def _midnight(day: date) -> str:
    """Return when a day begins here, with the time zone."""
    try:
        return datetime.combine(day, time.min).astimezone().isoformat()
    except (ValueError, OverflowError, OSError):  # the first and last years have no time zones
        return f"{day.isoformat()}T00:00:00+00:00"
