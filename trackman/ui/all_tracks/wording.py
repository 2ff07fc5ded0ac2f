"""Words of the table of all tracks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from trackman.domain.inventory.tracks import InventoryTrack, SortKey, TrackField, TrackView
from trackman.domain.names import shown
from trackman.domain.tracks import TrackKind, TrackStatus
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, listed, number
from trackman.ui.wording.tracks import TrackWording


class AllTracksWording(QObject):
    """Translated words for fields, views, cells and rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording(self)
        self._moments = Moments(self)

    def fields(self) -> Mapping[TrackField, str]:
        """Return the titles of the columns."""
        return {
            TrackField.VIDEO: self.tr("Video"),
            TrackField.KIND: self.tr("Kind"),
            TrackField.LANGUAGE: self.tr("Language"),
            TrackField.NAME: self.tr("Name"),
            #: Title of a column: closed captions.
            TrackField.CLOSED_CAPTIONS: self.tr("CC"),
            TrackField.STATUS: self.tr("Status"),
            TrackField.FINDINGS: self.tr("Findings"),
            TrackField.FIRST_SEEN: self.tr("First seen"),
            TrackField.LAST_SEEN: self.tr("Last seen"),
            #: Title of a column: whether records use the video.
            TrackField.USED: self.tr("Used"),
        }

    def views(self) -> Mapping[TrackView, str]:
        """Return the names of the built-in views."""
        return {
            TrackView.ALL: self.tr("All tracks"),
            TrackView.ERRORED: self.tr("Errored"),
            TrackView.LONG_PREPARING: self.tr("Preparing for more than an hour"),
            TrackView.SAME_LANGUAGE: self.tr("Same language twice"),
            TrackView.SAME_NAME: self.tr("Same name twice"),
            TrackView.NO_CLOSED_CAPTIONS: self.tr("Videos without closed captions"),
            TrackView.FOREIGN_LANGUAGE: self.tr("Language not in the project"),
            TrackView.FINDINGS: self.tr("With findings"),
            TrackView.VANISHED: self.tr("Vanished"),
            TrackView.NEW: self.tr("New since your last visit"),
        }

    def sorted_by(self, field: TrackField, sort: tuple[SortKey, ...]) -> str:
        """Return how a column is sorted, with its title."""
        title = self.fields()[field]
        level = next((place for place, key in enumerate(sort, 1) if key.field is field), 0)
        if not level:
            return title
        words = (
            self.tr("{column}, sorted downwards, level {level}")
            if sort[level - 1].descending
            else self.tr("{column}, sorted upwards, level {level}")
        )
        return filled(words, column=title, level=level)

    def cell(self, one: InventoryTrack, field: TrackField) -> str:
        """Return the text of a cell."""
        track = one.track
        match field:
            case TrackField.VIDEO:
                return shown(one.filename) or track.upload_id
            case TrackField.KIND:
                return self._tracks.kind(track)
            case TrackField.LANGUAGE:
                return self._tracks.language(track)
            case TrackField.NAME:
                return shown(track.name)
            case TrackField.CLOSED_CAPTIONS:
                return self._flag(track.closed_captions)
            case TrackField.STATUS:
                return self._status(one)
        return self._rest(one, field)

    def details(self, one: InventoryTrack, field: TrackField) -> str:
        """Return what a cell says when asked."""
        track = one.track
        match field:
            case TrackField.LANGUAGE:
                return dotted((self._tracks.language(track), track.language_code))
            case TrackField.CLOSED_CAPTIONS:
                return self._tracks.closed_captions(track)
            case TrackField.STATUS if one.gone_at is None:
                return self._tracks.status_with_error(track)
            case TrackField.FINDINGS if one.findings is None:
                return self.tr("Its subtitles were not read by a scan.")
            case TrackField.FIRST_SEEN:
                return self._moments.exact(one.first_seen)
            case TrackField.LAST_SEEN:
                return self._moments.exact(one.last_seen)
            case TrackField.USED if one.used is None:
                return self.tr("It is not known whether records use the video.")
        return self.cell(one, field)

    def sentence(self, one: InventoryTrack, state: str | None = None) -> str:
        """Return a row as it is read out."""
        if one.gone_at is not None:
            state = state or self._status(one)
        parts = [shown(one.filename) or one.track.upload_id]
        parts.append(self._tracks.sentence(one.track, state))
        if one.findings:
            parts.append(self.tr("%Ln findings", "", one.findings))
        return listed(parts)

    def heading(self, field: TrackField, value: str, name: str = "") -> str:
        """Return the words of a group; `name` is the file name of a video, where known."""
        if field is TrackField.LANGUAGE:
            return self._tracks.language_of(value)
        return shown(name) or value

    def tracks(self, count: int) -> str:
        """Return "312 tracks"."""
        return self.tr("%Ln tracks", "", count)

    def picture(self, one: InventoryTrack) -> str:
        """Return the icon of the kind of track."""
        pictures: dict[str, str] = {TrackKind.SUBTITLES: "subtitles", TrackKind.AUDIO: "audio"}
        return pictures.get(one.track.kind, "film")

    def tone(self, one: InventoryTrack) -> str | None:
        """Return the colour of the dot before the status."""
        if one.gone_at is not None:
            return "warning"
        tones: dict[str, str] = {TrackStatus.ERRORED: "danger", TrackStatus.PREPARING: "accent"}
        return tones.get(one.track.status)

    def _status(self, one: InventoryTrack) -> str:
        if one.gone_at is None:
            return self._tracks.status(one.track)
        return filled(self.tr("Vanished {ago}"), ago=self._moments.ago_in_sentence(one.gone_at))

    def _rest(self, one: InventoryTrack, field: TrackField) -> str:
        match field:
            case TrackField.FINDINGS:
                return "" if one.findings is None else number(one.findings)
            case TrackField.FIRST_SEEN:
                return self._moments.ago(one.first_seen)
            case TrackField.LAST_SEEN:
                return self._moments.ago(one.last_seen)
        return self._flag(one.used)

    def _flag(self, value: bool | None) -> str:
        if value is None:
            return ""
        return self.tr("Yes") if value else self.tr("No")
