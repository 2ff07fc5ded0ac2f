"""Words about lists of tracks: what was found of one, and what an exported one says."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from trackman.domain.inventory.tracks import InventoryTrack, TrackField
from trackman.store.tables import Cell
from trackman.ui.all_tracks.wording import AllTracksWording
from trackman.ui.wording.inserting import filled, unmarked


class TrackListWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = AllTracksWording(self)

    def found(self, found: int, total: int) -> str:
        """Return "12 of 14 found; 2 unknown"."""
        if found == total:
            return self.tr("All %Ln found", "", total)
        words = self.tr("{found} of {total} found; {unknown} unknown")
        return filled(words, found=found, total=total, unknown=total - found)

    def no_ids(self) -> str:
        """Return that a list names nothing."""
        return self.tr("There are no IDs or links of videos or tracks in it.")

    def unreadable(self, error: OSError) -> str:
        """Return that a file cannot be read."""
        words = self.tr("The file couldn’t be read: {reason}")
        return filled(words, reason=error.strerror or str(error))

    def copied(self, count: int) -> str:
        """Return that ids were copied."""
        return self.tr("%Ln track IDs copied", "", count)

    def not_put_back(self, count: int) -> str:
        """Return that tracks cannot be made again."""
        return self.tr(
            "%Ln tracks can’t be put back: no scan has read their subtitles, or the video is gone.",
            "",
            count,
        )

    def export_title(self) -> str:
        """Return the title of the dialog that asks for a file."""
        return self.tr("Export tracks")

    def kinds(self) -> Mapping[str, str]:
        """Return the kinds of files, as file dialogs want them."""
        return {"xlsx": self.tr("Excel workbooks (*.xlsx)"), "csv": self.tr("Tables (*.csv)")}

    def exported(self, count: int) -> str:
        """Return that tracks were written to a file."""
        return self.tr("%Ln tracks exported", "", count)

    def headings(self) -> tuple[str, ...]:
        """Return the titles of the columns of a file."""
        ids = (self.tr("Language code"), self.tr("Video ID"), self.tr("Track ID"))
        return (*self._words.fields().values(), *ids)

    def row(self, one: InventoryTrack) -> tuple[Cell, ...]:
        """Return a track as a row of a file: moments are moments, numbers are numbers."""
        track = one.track
        moments: dict[TrackField, Cell] = {
            TrackField.FIRST_SEEN: one.first_seen,
            TrackField.LAST_SEEN: one.last_seen,
        }
        cells = [
            moments[field] if field in moments else unmarked(self._words.cell(one, field))
            for field in TrackField
        ]
        return (*cells, track.language_code, track.upload_id, track.id)
