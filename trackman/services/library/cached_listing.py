"""The library as it was seen the last time.

Nothing here imports what networking needs: that takes longer than to read and draw these rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trackman.domain.library import LibraryQuery, Scope, TrackSummary
from trackman.domain.projects import project_at_start
from trackman.domain.settings import Settings
from trackman.domain.uploads import Upload
from trackman.services.library.sparse_rows import BLOCK, SparseRows
from trackman.services.server import Server
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.preferences.projects import projects_of


@dataclass(frozen=True, slots=True)
class CachedListing:
    """Rows as they were the last time."""

    uploads: Sequence[Upload]
    total: int
    seen_at: datetime
    summaries: dict[str, TrackSummary]


def recalled(
    cache: Cache, scope: Scope, query: LibraryQuery, first: int, count: int
) -> CachedListing | None:
    """Return rows of a query from the cache, up to the first gap; None where it was never asked."""
    listing = cache.listing(scope, query)
    if listing is None:
        return None
    uploads = cache.rows(scope, query, first, count)
    summaries = cache.summaries(scope, [one.id for one in uploads])
    return CachedListing(uploads, listing.total, listing.at, summaries)


@dataclass(frozen=True, slots=True)
class CachedLibrary:
    """The beginning of a library, for the moment before anything can be asked."""

    scope: Scope
    rows: SparseRows
    summaries: dict[str, TrackSummary]
    at: datetime


def last_seen(
    folder: DataFolder, cache: Cache, server: Server, environment: str | None, settings: Settings
) -> CachedLibrary | None:
    """Return what the program opens with; None where one has to sign in, or has seen nothing."""
    scope = _scope_at_start(folder, server, environment, settings.last_project)
    found = scope and recalled(cache, scope, LibraryQuery(), 0, BLOCK)
    if not scope or not found or not found.uploads:
        return None
    rows = SparseRows()
    rows.suggest(range(1), found.uploads, found.total)
    return CachedLibrary(scope, rows, found.summaries, found.seen_at)


def _scope_at_start(
    folder: DataFolder, server: Server, environment: str | None, last_project: str | None
) -> Scope | None:
    if server.token:
        return Scope(server.unnamed_project, environment)
    project = project_at_start(projects_of(folder, server.api_url), last_project)
    return Scope(project.id, environment or project.environment) if project else None
