"""What people paste."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import LinkError, LinkFault
from trackman.domain.links import AssetLink, Link, PlaybackLink, UploadLink, parse_link

ID = "q0VNpiNQSkG6z0lif_O1zg"
HOST = "my-project.admin.datocms.com"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (ID, UploadLink(ID)),
        ("-0VNpiNQSkG6z0lif_O1z_", UploadLink("-0VNpiNQSkG6z0lif_O1z_")),
        ("43554720", UploadLink("43554720")),
        (f"\ufeff <{ID}>\r\n", UploadLink(ID)),
        (f"https://{HOST}/media/assets/{ID}", UploadLink(ID, None, HOST)),
        (f"{HOST}/media/assets/{ID}/", UploadLink(ID, None, HOST)),
        (f"{HOST}/environments/new-look/media/assets/{ID}?a=b#c", UploadLink(ID, "new-look", HOST)),
        (f"https://cms.example.com/media/assets/{ID}", UploadLink(ID, None, "cms.example.com")),
        ("https://www.datocms-assets.com/205/16-a%20b.mp4?x=1", AssetLink("/205/16-a b.mp4")),
        ("https://media.example.com/205/1646149665-a.mp4", AssetLink("/205/1646149665-a.mp4")),
        ("https://stream.mux.com/AbC012.m3u8", PlaybackLink("AbC012")),
        ("https://image.mux.com/AbC012/thumbnail.jpg?time=3", PlaybackLink("AbC012")),
        ("https://player.mux.com/AbC012", PlaybackLink("AbC012")),
    ],
)
def test_reads_every_form(text: str, link: Link) -> None:
    assert parse_link(text) == link


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", LinkFault.EMPTY),
        (" \n", LinkFault.EMPTY),
        ("summer launch", LinkFault.SPACES),
        ("hello", LinkFault.NOT_AN_ID),
        ("no.dots", LinkFault.NOT_AN_ID),
        ("281474976710656", LinkFault.ID_TOO_LARGE),
        ("ftp://example.com/media/assets/1", LinkFault.NOT_WEB),
        ("http://[", LinkFault.DAMAGED),
        (f"https://{HOST}/media", LinkFault.OTHER_PAGE),
        (f"https://{HOST}/editor/item_types/1/items/2/edit", LinkFault.OTHER_PAGE),
        ("https://stream.mux.com/", LinkFault.NO_PLAYBACK_ID),
        ("https://example.com/some/page", LinkFault.ELSEWHERE),
    ],
)
def test_says_why_it_is_no_video(text: str, fault: LinkFault) -> None:
    with pytest.raises(LinkError) as caught:
        parse_link(text)
    assert caught.value.fault is fault


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(LinkError):
        parse_link(text)
