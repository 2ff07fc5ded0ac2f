"""Pages of DatoCMS's admin area, to be opened in a browser (API reference, section 9)."""

from __future__ import annotations

import re
from urllib.parse import quote

from trackman.domain.projects import Site
from trackman.domain.references import Reference

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+")


def asset_page(site: Site, environment: str | None, upload_id: str) -> str | None:
    """Return the address of an upload's page; None where the admin area has no usable host.

    No environment is the primary one.
    """
    return _page(site, environment, f"/media/assets/{_segment(upload_id)}")


def record_page(site: Site, environment: str | None, record: Reference) -> str | None:
    """Return the address of a record's page; None where its model or the host is not known."""
    if not record.model_id:
        return None
    path = f"/editor/item_types/{_segment(record.model_id)}/items/{_segment(record.id)}/edit"
    return _page(site, environment, path)


def _page(site: Site, environment: str | None, path: str) -> str | None:
    for host in (site.internal_domain, site.domain, f"{site.id}.admin.datocms.com"):
        if host and _HOST.fullmatch(host.lower()):
            inside = f"/environments/{_segment(environment)}" if environment else ""
            return f"https://{host.lower()}{inside}{path}"
    return None


def _segment(text: str) -> str:
    return quote(text, safe="")
