"""Menus of the page of activity: what all its tables offer, and which videos can be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from trackman.domain.journal import Place
from trackman.ui.widgets.row_menu import RowAction
from trackman.ui.widgets.table import Table
from trackman.ui.wording.inserting import filled, quoted


class VideoChoice(QObject):
    """Says whether the video of selected rows can be opened in the project on screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_own: Callable[[Place], bool] = lambda _: True
        self._environment: str | None = None

    def use(self, is_own: Callable[[Place], bool], environment: str | None) -> None:
        """Take up which places are in the open project, and its environment."""
        self._is_own, self._environment = is_own, environment

    def why_not(self, places: Sequence[Place]) -> str:
        """Return why no video can be opened; empty when one can."""
        if not places:
            return self.tr("Select a row first.")
        if len({(one.project, one.environment, one.upload_id) for one in places}) > 1:
            return self.tr("The selected rows belong to several videos.")
        place = places[0]
        if not self._is_own(place):
            return filled(
                self.tr("The video belongs to the project {project}. Open it first."),
                project=quoted(place.project_name or place.project),
            )
        if place.environment == self._environment:
            return ""
        if place.environment is None:
            return self.tr("The video is in the primary environment. Switch to it first.")
        return filled(
            self.tr("The video is in the environment {name}. Switch to it first."),
            name=quoted(place.environment),
        )


class RowActions(QObject):
    """Lines of the menus that every table has."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def details(self, do: Callable[[], object]) -> RowAction:
        """Return the line that shows all there is to know of one row."""
        one = len(self._table.selected_rows()) == 1
        why = "" if one else self.tr("Select a single row first.")
        return RowAction("rowDetails", self.tr("Show details"), do, why, "Return")

    def open_video(self, do: Callable[[], object], why_not: str) -> RowAction:
        """Return the line that opens the video."""
        return RowAction("rowOpenVideo", self.tr("Open video"), do, why_not)

    def copies(self, track_ids: Sequence[str]) -> tuple[RowAction, RowAction]:
        """Return the lines that copy the IDs of the tracks, and the rows as they are shown."""
        ids = "\n".join(dict.fromkeys(filter(None, track_ids)))
        why = "" if ids else self.tr("The track has no ID.")
        words = self.tr("Copy track IDs") if "\n" in ids else self.tr("Copy track ID")
        rows = self._table.selected_rows()
        return (
            RowAction("rowCopyId", words, lambda: QGuiApplication.clipboard().setText(ids), why),
            RowAction(
                "rowCopyText",
                self.tr("Copy %Ln rows as text", "", len(rows)),
                self._table.copy_selection,
                keys="Ctrl+C",
            ),
        )
