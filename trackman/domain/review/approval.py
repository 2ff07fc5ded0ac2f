"""Second approval: in the primary environment, deletions wait for another person's word."""

from __future__ import annotations

from trackman.domain.journal import Entry


def is_primary(environment: str | None, primary: str | None) -> bool:
    """Tell whether an environment is the primary one; one that may be it counts as such."""
    return environment is None or primary is None or environment == primary


def lacks_consent(deletion: Entry, primary: str | None) -> bool:
    """Tell whether a deletion must not be done while second approval is on.

    `primary` is the name of the primary environment, where it is known. A step of a replacement
    puts another track into the place of the old one, and needs no approval.
    """
    is_bare = deletion.consent is None and deletion.parent is None
    return is_bare and is_primary(deletion.place.environment, primary)
