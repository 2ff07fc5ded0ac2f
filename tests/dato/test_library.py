"""Queries, folders, tags and saved filters on the wire, against the look-alike."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.client import Client
from trackman.dato.library import (
    count_videos,
    read_collections,
    read_filters,
    read_page,
    read_tags,
    wire_query,
)
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import ApiError, UnexpectedShapeError
from trackman.domain.library import LibraryQuery, Sort

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
SUMMER = "uinr2zfqQLeCo_1O0-ao-Q"


def names(client: Client, query: LibraryQuery) -> list[str]:
    """Return the names of the videos a query finds."""
    return [upload.filename for upload in read_page(client, query, 0, 500).uploads]


def test_only_videos_are_listed_the_newest_first(client: Client) -> None:
    page = read_page(client, LibraryQuery(), 0, 2)
    assert page.total == 12
    assert [upload.filename for upload in page.uploads] == [
        "summer-launch-2026.mp4",
        "autumn-preview-raw.mov",
    ]
    assert page.uploads[0].collection_id == SUMMER
    assert page.uploads[0].path == "/64174/1781428364-summer-launch-2026.mp4"
    assert page.uploads[0].thumbhash


def test_a_page_is_a_part_of_the_list(client: Client) -> None:
    whole = read_page(client, LibraryQuery(), 0, 500).uploads
    assert read_page(client, LibraryQuery(), 4, 3).uploads == whole[4:7]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (LibraryQuery(), 12),
        (LibraryQuery(text=" "), 12),
        (LibraryQuery(text="campaign"), 3),
        (LibraryQuery(used=True), 9),
        (LibraryQuery(used=False), 3),
        (LibraryQuery(tag="training"), 2),
        (LibraryQuery(tag="train"), 0),
        (LibraryQuery(collection_id=SUMMER), 1),
        (LibraryQuery(created_from=date(2026, 6, 1)), 3),
        (LibraryQuery(created_to=date(2019, 12, 31)), 1),
        (LibraryQuery(created_from=date(2026, 3, 1), created_to=date(2026, 3, 31)), 2),
        (LibraryQuery(created_from=date.min, created_to=date.max), 12),
        (LibraryQuery(text="campaign", used=False, tag="campaign"), 1),
        (LibraryQuery(has_errored=True, lacks_language="it"), 12),
    ],
)
def test_every_filter_is_understood(query: LibraryQuery, count: int, client: Client) -> None:
    assert count_videos(client, query) == count
    assert len(names(client, query)) == count


def test_counting_reads_no_video(server: DemoServer, client: Client) -> None:
    count_videos(client, LibraryQuery())
    assert server.seen[-1].query["page[limit]"] == "0"


def test_a_day_counts_as_a_whole(project: DemoProject, client: Client) -> None:
    video = project.uploads[VIDEO]
    day = datetime(2026, 7, 1, 23, 59, 59).astimezone()
    video.created_at = day.astimezone(UTC).isoformat()
    assert names(client, LibraryQuery(created_from=day.date(), created_to=day.date())) == [
        video.filename
    ]
    assert names(client, LibraryQuery(created_from=date(2026, 7, 2))) == []


@pytest.mark.parametrize("sort", list(Sort))
def test_every_order_is_understood(sort: Sort, client: Client) -> None:
    assert len(names(client, LibraryQuery(sort=sort))) == 12


def test_names_are_sorted_from_a_to_z(client: Client) -> None:
    listed = names(client, LibraryQuery(sort=Sort.NAME))
    assert listed == sorted(listed)
    assert names(client, LibraryQuery(sort=Sort.NAME_BACKWARDS)) == listed[::-1]


def test_videos_can_be_named(client: Client) -> None:
    page = read_page(client, LibraryQuery(used=True), 0, 2, ids=[VIDEO, "43554720"])
    assert [upload.id for upload in page.uploads] == [VIDEO]


def test_collections_come_in_order_with_their_parents(client: Client) -> None:
    collections = read_collections(client)
    assert [(one.label, one.parent_id) for one in collections] == [
        ("Campaigns", None),
        ("Summer", "1207"),
        ("Learning", None),
        ("Archive", None),
    ]


def test_tags_can_be_searched(client: Client) -> None:
    assert "campaign" in read_tags(client)
    assert read_tags(client, "TRAIN") == ("training",)


def test_saved_filters_are_translated(client: Client) -> None:
    unused, campaign, wide, teasers = read_filters(client)
    assert (unused.query, unused.not_understood) == (LibraryQuery(used=False), ())
    assert campaign.query == LibraryQuery(tag="campaign")
    assert wide.not_understood == ("width.gte", "alt.exists")
    assert (teasers.query, teasers.shared) == (LibraryQuery(text="teaser"), False)


def test_what_datocms_does_not_filter_by_is_refused(project: DemoProject, client: Client) -> None:
    project.refuse_next(422, "INVALID_FILTER_FIELDS_PARAM")
    with pytest.raises(ApiError):
        read_page(client, LibraryQuery(collection_id="1"), 0, 30)


def test_a_collection_without_a_name_is_told(project: DemoProject, client: Client) -> None:
    project.collections[0].label = None  # type: ignore[assignment]
    with pytest.raises(UnexpectedShapeError) as caught:
        read_collections(client)
    assert caught.value.path == "data[0].attributes.label"


@given(
    st.builds(
        LibraryQuery,
        text=st.text(),
        used=st.none() | st.booleans(),
        tag=st.none() | st.text(min_size=1),
        collection_id=st.none() | st.text(min_size=1),
        created_from=st.none() | st.dates(),
        created_to=st.none() | st.dates(),
        sort=st.sampled_from(Sort),
    )
)
def test_any_query_has_a_form_on_the_wire(query: LibraryQuery) -> None:
    wire = wire_query(query)
    assert wire["filter[fields][type][eq]"] == "video"
    assert all(wire.values())
