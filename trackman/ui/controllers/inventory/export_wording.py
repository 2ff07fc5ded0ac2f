"""Words about lists of tracks: what was found of one, and what an exported one says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from trackman.domain.inventory.state import VanishedTracks
from trackman.domain.inventory.tracks import InventoryTrack, TrackField
from trackman.store.tables import Cell
from trackman.ui.all_tracks.wording import AllTracksWording
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, unmarked


class TrackListWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = AllTracksWording(self)
        self._moments = Moments(self)

    def found(self, found: int, total: int, elsewhere: int = 0) -> str:
        """Return "12 of 14 found; 2 unknown"; so many lines lead `elsewhere`."""
        if found == total:
            return self.tr("All %Ln found", "", total)
        unknown = total - found - elsewhere
        words = (
            self.tr("{found} of {total} found; {unknown} unknown")
            if unknown
            else self.tr("{found} of {total} found")
        )
        counted = filled(words, found=found, total=total, unknown=unknown)
        others = self.tr("%Ln lines lead to another project or environment", "", elsewhere)
        return dotted((counted, others if elsewhere else ""))

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

    def not_put_back(self, unread: int, taken: int) -> str:
        """Return why tracks are not made again: their texts are not known, or names are taken."""
        sentences = []
        if taken:
            words = self.tr(
                "%Ln tracks are left out: their video has a track of the same kind and name.",
                "",
                taken,
            )
            sentences.append(words)
        if unread:
            words = self.tr(
                "%Ln tracks can’t be put back: no scan has read their subtitles, or the video is "
                "gone.",
                "",
                unread,
            )
            sentences.append(words)
        return " ".join(sentences)

    def put_back_title(self, count: int) -> str:
        """Return the question whether the other tracks are to be made again."""
        return self.tr("Put back %Ln of the selected tracks?", "", count)

    def put_back(self, count: int) -> str:
        """Return the words of the button that makes them again."""
        return self.tr("Put back %Ln tracks", "", count)

    def none_vanished(self, days: int) -> str:
        """Return that there is nothing to forget."""
        if not days:
            return self.tr("No track has vanished.")
        return self.tr("No track vanished more than %Ln days ago.", "", days)

    def forget_title(self, count: int) -> str:
        """Return the question whether tracks are to be forgotten."""
        return self.tr("Forget %Ln vanished tracks?", "", count)

    def forget_text(self, found: VanishedTracks, before: datetime | None) -> str:
        """Return what follows from it; `before` is when they were gone, None for any time."""
        sentences = []
        if before is not None:
            words = self.tr("They vanished before {day}.")
            sentences.append(filled(words, day=self._moments.day(before)))
        if found.texts:
            words = self.tr(
                "trackman has read the subtitles of %Ln of them. Once forgotten, these can’t be "
                "put back.",
                "",
                found.texts,
            )
            sentences.append(words)
        kept = self.tr("Backups of tracks that were deleted in trackman are kept.")
        return " ".join([*sentences, kept])

    def forget(self, count: int) -> str:
        """Return the words of the button that forgets them."""
        return self.tr("Forget %Ln tracks", "", count)

    def forgotten(self, count: int) -> str:
        """Return that tracks were forgotten."""
        return self.tr("%Ln vanished tracks forgotten", "", count)

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
