"""The versions of a track's text as an item model."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject

from trackman.domain.journal import Act
from trackman.domain.names import shown
from trackman.domain.versions import Version
from trackman.ui.widgets.rows_model import RowsModel
from trackman.ui.wording.formats import Moments, size_text
from trackman.ui.wording.inserting import filled, listed


class VersionsColumn(IntEnum):
    """The columns, in their order on screen."""

    WHEN = 0
    WHY = 1
    NAME = 2
    CONTENT = 3
    BY = 4


class VersionsModel(RowsModel):
    """Versions, the newest first."""

    def __init__(self, versions: Sequence[Version], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._versions = versions
        self._moments = Moments(self)

    def count(self) -> int:
        """Return the number of versions."""
        return len(self._versions)

    def titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return (
            self.tr("When"),
            self.tr("Why"),
            self.tr("Name"),
            self.tr("Content"),
            #: Title of a column: who saved a version.
            self.tr("By"),
        )

    def item(self, row: int) -> Version:
        """Return a version."""
        return self._versions[row]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        version = self._versions[row]
        match column:
            case VersionsColumn.WHEN:
                return self._moments.short(version.at)
            case VersionsColumn.WHY:
                return self._why(version)
            case VersionsColumn.NAME:
                return shown(version.name)
            case VersionsColumn.CONTENT:
                size = size_text(version.backup.size)
                if not version.backup.is_readable:
                    return filled(self.tr("Unreadable, {size}"), size=size)
                return filled(self.tr("%Ln cues, {size}", "", version.backup.cues), size=size)
        #: By whom it was saved.
        return shown(version.account or "") or self.tr("Unknown")

    def sentence(self, row: int) -> str:
        """Return a version as it is read out."""
        return listed(self.text(row, column) for column in VersionsColumn)

    def _why(self, version: Version) -> str:
        words = {
            Act.DELETION: self.tr("Before deletion or replacement"),
            Act.ADDITION: self.tr("Added"),
            Act.REPLACEMENT: self.tr("Published"),
            Act.RESTORE: self.tr("Restored"),
        }[version.act]
        if not version.reason:
            return words
        return filled(self.tr("{why}: {reason}"), why=words, reason=shown(version.reason))
