"""Links into DatoCMS lead where they say, whatever a server calls itself."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.links import UploadLink, parse_link
from trackman.domain.pages import asset_page, record_page
from trackman.domain.projects import Site
from trackman.domain.references import Reference

SITE = Site("64174", "Northwind", "northwind.admin.datocms.com", None, ("en",))
RECORD = Reference("hWl-mnkWRYmMCSTq4z_piQ", "24", "Home")


def test_an_asset_has_a_page_in_every_environment() -> None:
    assert asset_page(SITE, None, "q0VN") == "https://northwind.admin.datocms.com/media/assets/q0VN"
    assert asset_page(SITE, "redesign", "q0VN") == (
        "https://northwind.admin.datocms.com/environments/redesign/media/assets/q0VN"
    )


def test_a_record_has_a_page_in_every_environment() -> None:
    ending = "/editor/item_types/24/items/hWl-mnkWRYmMCSTq4z_piQ/edit"
    base = "https://northwind.admin.datocms.com"
    assert record_page(SITE, None, RECORD) == base + ending
    assert record_page(SITE, "redesign", RECORD) == f"{base}/environments/redesign{ending}"


def test_a_record_without_a_model_has_no_page() -> None:
    assert record_page(SITE, None, Reference("1", "", None)) is None


@pytest.mark.parametrize(
    ("internal", "custom", "host"),
    [
        (None, "cms.example.com", "cms.example.com"),
        (None, None, "64174.admin.datocms.com"),
        ("evil.test/x?", None, "64174.admin.datocms.com"),
        ("user:word@evil.test", "CMS.example.com", "cms.example.com"),
    ],
)
def test_the_host_is_the_first_that_is_one(
    internal: str | None, custom: str | None, host: str
) -> None:
    page = asset_page(Site("64174", "N", internal, custom, ()), None, "1")
    assert page == f"https://{host}/media/assets/1"


@given(st.text(), st.text(), st.text(min_size=1), st.none() | st.text(min_size=1))
def test_no_id_leads_to_another_host(
    site_id: str, domain: str, upload_id: str, environment: str | None
) -> None:
    page = asset_page(Site(site_id, "", domain, None, ()), environment, upload_id)
    if page is not None:
        parts = urlsplit(page)
        assert (parts.scheme, parts.query, parts.fragment, parts.username) == (
            "https",
            "",
            "",
            None,
        )
        assert parts.path.count("/") == (5 if environment else 3)


@given(st.from_regex(r"[A-Za-z0-9_-]{22}", fullmatch=True), st.none() | st.just("redesign"))
def test_the_page_of_an_asset_is_a_link_that_opens_it(
    upload_id: str, environment: str | None
) -> None:
    link = parse_link(asset_page(SITE, environment, upload_id) or "")
    assert link == UploadLink(upload_id, environment, "northwind.admin.datocms.com")
