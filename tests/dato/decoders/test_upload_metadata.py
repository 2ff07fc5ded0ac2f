"""Whatever DatoCMS says about a video beyond its lists, in either shape, wrong or not at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.client import Client
from trackman.dato.decoders.upload_metadata import decode_particulars
from trackman.dato.response import Response
from trackman.domain.upload_metadata import Antivirus, UploadMetadata

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
names = st.sampled_from(["alt", "title", "custom_data", "focal_point", "poster_time", "en", "it"])


def read(**parts: Any) -> UploadMetadata:
    """Read an upload with these parts."""
    document = {"type": "upload", "id": "1", **parts}
    return decode_particulars(Response(200, json.dumps(document).encode()).root())


def metadata(value: object) -> UploadMetadata:
    """Read an upload with this metadata."""
    return read(attributes={"default_field_metadata": value})


def test_reads_what_the_server_sends(client: Client) -> None:
    told = client.upload(VIDEO).particulars
    assert told is not None
    assert told.author == "Ada Lindqvist"
    assert told.copyright == "© 2026 Northwind Stories"
    assert told.frame_rate == 25
    assert told.mp4_quality == "high"
    assert told.smart_tags == ("beach", "sea", "people", "sunset")
    assert [locale for locale, _ in told.alt] == ["en", "it"]
    assert told.title == (("en", "Summer 2026"),)
    assert told.poster_time == 12.5
    checked = datetime(2026, 6, 14, 9, 12, 44, 318000, UTC)
    assert told.antivirus == Antivirus("clean", checked, None)
    assert told.creator_kind == "organization"


def test_reads_metadata_by_name_and_by_locale_alike() -> None:
    by_name = {"alt": {"en": "A cat", "it": ""}, "title": {"en": None}, "focal_point": None}
    by_locale = {"en": {"alt": "A cat", "title": None}, "it": {"alt": "", "title": None}}
    assert metadata(by_name).alt == metadata(by_locale).alt == (("en", "A cat"),)
    assert metadata(by_name).title == metadata(by_locale).title == ()


def test_a_language_called_alt_is_still_a_language() -> None:
    assert metadata({"alt": {"alt": "Кижи", "title": "Т"}}).alt == (("alt", "Кижи"),)
    assert metadata({"alt": {"alt": "Кижи"}, "custom_data": {}}).alt == (("alt", "Кижи"),)


def test_an_upload_that_says_nothing_is_read() -> None:
    assert read() == UploadMetadata()
    assert read(attributes=None, relationships=[], meta="x") == UploadMetadata()


@pytest.mark.parametrize("name", ["author", "copyright", "notes", "md5", "format", "frame_rate"])
def test_a_part_of_another_type_is_left_out_and_the_others_stay(name: str) -> None:
    told = read(attributes={"url": "https://a.test/b.mp4", name: {"x": [1]}})
    assert told == UploadMetadata(url="https://a.test/b.mp4")


@given(st.dictionaries(names, anything | st.dictionaries(names, anything)), anything)
def test_no_metadata_is_refused(value: dict[str, object], other: object) -> None:
    told = metadata(value)
    assert all(text for _, text in told.alt + told.title)
    assert read(attributes=other, meta=other, relationships=other) is not None
