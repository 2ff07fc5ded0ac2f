"""Moments as DatoCMS writes them."""

from __future__ import annotations

from datetime import UTC, datetime


def moment_of(text: str) -> datetime:
    """Return the moment an ISO 8601 text names; without a time zone it is in UTC.

    Raises ValueError for any other text.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
