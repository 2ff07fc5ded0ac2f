"""The filters of a query as chips, and queries without one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject

from trackman.domain.library import Collection, LibraryQuery
from trackman.domain.names import shown
from trackman.ui.wording.formats import day_text
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.library import LibraryWording


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """Values to filter by in this project."""

    tags: tuple[str, ...] = ()
    collections: tuple[Collection, ...] = ()
    languages: tuple[str, ...] = ()
    """Codes (BCP 47) to offer."""


def without(query: LibraryQuery, name: str) -> LibraryQuery:
    """Return the query without the filter of a chip."""
    match name:
        case "used":
            return replace(query, used=None)
        case "tag":
            return replace(query, tag=None)
        case "collection":
            return replace(query, collection_id=None)
        case "created":
            return replace(query, created_from=None, created_to=None)
        case "errored":
            return replace(query, has_errored=False)
        case "language":
            return replace(query, lacks_language=None)
    return query


def unfiltered(query: LibraryQuery) -> LibraryQuery:
    """Return the query without any filter and words, in the same order."""
    return LibraryQuery(sort=query.sort)


class FilterWording(QObject):
    """Wording of the filters."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = LibraryWording(self)

    def chips(self, query: LibraryQuery, choices: FilterChoices) -> list[tuple[str, str]]:
        """Return name and text of each filter in force."""
        chips = []
        if query.used is not None:
            chips.append(
                (
                    "used",
                    self.tr("Used in records") if query.used else self.tr("Not used in any record"),
                )
            )
        if query.tag is not None:
            chips.append(("tag", filled(self.tr("Tag: {tag}"), tag=shown(query.tag, 60))))
        if query.collection_id is not None:
            label = self.collection(query.collection_id, choices.collections)
            chips.append(("collection", filled(self.tr("In {collection}"), collection=label)))
        if query.created_from or query.created_to:
            chips.append(("created", self._days(query.created_from, query.created_to)))
        if query.has_errored:
            chips.append(("errored", self.tr("Has an errored track")))
        if query.lacks_language is not None:
            language = self._words.language_in_sentence(query.lacks_language)
            chips.append(
                ("language", filled(self.tr("No {language} subtitles"), language=language))
            )
        return chips

    def collection(self, key: str, collections: Sequence[Collection]) -> str:
        """Return the name of a collection with those around it: "Campaigns / Summer"."""
        known = {one.id: one for one in collections}
        names: list[str] = []
        place: str | None = key
        while place in known and len(names) < 10:  # a loop of parents must not hang
            names.insert(0, self._words.collection(known[place]))
            place = known[place].parent_id
        return " / ".join(names) or shown(key, 40)

    def _days(self, first: date | None, last: date | None) -> str:
        if first and last and first == last:
            return day_text(first)
        if first and last:
            days = (day_text(first), day_text(last))
            return filled(self.tr("{first} – {last}"), first=days[0], last=days[1])
        if first:
            return filled(self.tr("Since {day}"), day=day_text(first))
        return filled(self.tr("Until {day}"), day=day_text(last)) if last else ""
