"""The word lists a person saved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from trackman.domain.inventory.word_lists import WordList
from trackman.store.folder import DataFolder

_FILE = "word-lists.json"


def load_word_lists(folder: DataFolder) -> list[WordList]:
    """Return the lists in the person's order. Entries of another form are left out."""
    document = folder.read(_FILE)
    entries = document if isinstance(document, list) else []
    return [one for entry in entries if (one := _read(entry)) is not None]


def save_word_lists(folder: DataFolder, lists: Sequence[WordList]) -> None:
    """Keep these lists and no others."""
    folder.write(
        _FILE,
        [
            {
                "name": one.name,
                "phrases": one.phrases,
                "seen_at": None if one.seen_at is None else one.seen_at.isoformat(),
            }
            for one in lists
        ],
    )


def _read(entry: Any) -> WordList | None:
    match entry:
        case {"name": str(name), "phrases": list(phrases)} if phrases:
            if not all(isinstance(one, str) for one in phrases):
                return None
            return WordList(name, tuple(phrases), _moment(entry.get("seen_at")))
    return None


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo is not None else None
