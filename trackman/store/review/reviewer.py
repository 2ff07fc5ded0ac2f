"""The person at this computer, as reviews know them."""

from __future__ import annotations

from getpass import getuser

from trackman.domain.journal import new_id
from trackman.domain.review.queue import Reviewer
from trackman.store.folder import DataFolder

_FILE = "reviewer.json"


def own_reviewer(folder: DataFolder, name: str) -> Reviewer:
    """Return the person of a data folder, by this name or else the one the system knows.

    The id is made once, and is the same whatever the person is called.
    """
    document = folder.read(_FILE)
    known = document.get("id") if isinstance(document, dict) else None
    if not isinstance(known, str) or not known:
        known = new_id()
        folder.write(_FILE, {"id": known})
    return Reviewer(known, name.strip() or system_name())


def take_over(folder: DataFolder, reviewer_id: str) -> None:
    """Have the person of a data folder be the one with this id, who is known from another."""
    folder.write(_FILE, {"id": reviewer_id})


def system_name() -> str:
    """Return the name of the person who is logged in; empty where the system does not tell."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # ImportError: Windows without the variables
        return ""
