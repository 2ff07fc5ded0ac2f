"""The inventories of a data folder, told of what commands did, so that reports need no new scan."""

from __future__ import annotations

from trackman.commands.project import OpenProject
from trackman.domain.journal import Entry
from trackman.domain.library import Scope
from trackman.services.inventory.ends import OperationEnds, change_of
from trackman.services.inventory.inventory import Inventory
from trackman.services.operations.journal_writer import AnyEnd


class KnownTracks:
    """Every inventory of the project that is there: of its id, and of what stands for it.

    Where no scan has made one, nothing is done. One that cannot be written is left to the next
    scan: it keeps nobody from what was asked for.
    """

    def __init__(self, opened: OpenProject) -> None:
        self._opened = opened
        self._ends: dict[Scope, OperationEnds | None] = {}
        self._inventories: list[Inventory] = []

    async def note(self, entry: Entry, end: AnyEnd) -> None:
        """Take up how an operation ended."""
        if change_of(entry, end) is None:
            return
        for scope in self._scopes(entry.place.environment):
            if scope not in self._ends:
                self._ends[scope] = self._ends_of(scope)
            if (ends := self._ends[scope]) is not None:
                await ends.note(entry, end)

    def close(self) -> None:
        """Write everything out."""
        for inventory in self._inventories:
            inventory.close()

    def _scopes(self, environment: str | None) -> list[Scope]:
        """Return where an environment can be known: the primary one has two names."""
        planner = self._opened.planner
        names = [environment]
        if environment in {None, planner.primary}:
            names = list(dict.fromkeys((None, planner.primary)))
        projects = dict.fromkeys((planner.project, planner.project_id))
        return [Scope(project, name) for project in projects for name in names]

    def _ends_of(self, scope: Scope) -> OperationEnds | None:
        opened = self._opened
        connection, backups = opened.connection, opened.stores.backups
        inventory = connection.inventory(opened.stores.inventory_folder, scope, opened.locales)
        if not inventory.store.is_kept:
            return None
        self._inventories.append(inventory)
        made_tracks = connection.made_tracks(inventory, backups, connection.judging())
        return OperationEnds(inventory, lambda: made_tracks, lambda: opened.planner.primary)
