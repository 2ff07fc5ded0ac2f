"""Wording of the library's rows and lines."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from trackman.domain.languages import language_in_sentence, language_name
from trackman.domain.library import Collection, LibraryQuery, Sort, TrackSummary
from trackman.domain.names import shown
from trackman.domain.uploads import Upload
from trackman.ui.wording.formats import Age, age_of, day_text, size_text
from trackman.ui.wording.inserting import dotted, filled, listed, number, quoted
from trackman.ui.wording.tracks import reader

_TAGS = 4
"""As many as a wide list has room for."""


class LibraryWording(QObject):
    """Translated words."""

    def line(self, upload: Upload, summary: TrackSummary | None) -> str:
        """Return the second line of a row: its tracks once known, else size and day; then tags.

        Where tracks are errored there are no tags.
        """
        parts = self._about(upload, summary)
        if summary is None or not summary.errored:
            parts += [shown(tag, 30) for tag in upload.tags[:_TAGS]]
        return dotted(parts)

    def sentence(self, upload: Upload, summary: TrackSummary | None) -> str:
        """Return a row as it is read out."""
        parts = [shown(upload.filename)]
        if upload.duration is not None:
            parts.append(self.spoken_length(upload.duration))
        parts += self._about(upload, summary)
        if upload.tags and not (summary and summary.errored):
            parts.append(self._tags(upload))
        return listed(parts)

    def tooltip(self, upload: Upload) -> str:
        """Return the whole name, and what has no room in a row."""
        facts = [size_text(upload.size) if upload.size else "", self.created(upload)]
        if upload.width and upload.height:
            facts.append(f"{upload.width} × {upload.height}")
        lines = [shown(upload.filename), dotted(facts)]
        if upload.tags:
            lines.append(self._tags(upload))
        return "\n".join(filter(None, lines))

    def tracks(self, count: int) -> str:
        """Return "9 tracks"."""
        if count == 0:
            return self.tr("No tracks")
        return self.tr("%Ln tracks", "", count)

    def videos(self, count: int) -> str:
        """Return "128 videos"."""
        if count == 0:
            return self.tr("No videos")
        return self.tr("%Ln videos", "", count)

    def matching(self, count: int, total: int | None) -> str:
        """Return "12 of 20,000 match"."""
        if total is None or total < count:
            #: A count of videos.
            return self.tr("%Ln match", "", count)
        #: Both are counts of videos; the plural is that of the first.
        return filled(self.tr("%Ln of {total} match", "", count), total=total)

    def no_match(self, query: LibraryQuery, known: int) -> str:
        """Return what to do where nothing matches; of `known` videos the tracks are known."""
        if not query.is_local:
            return self.tr("Try fewer words or other filters.")
        return self.tr(
            "trackman knows the tracks of the %Ln videos you have opened in it.", "", known
        )

    def spoken_length(self, seconds: float) -> str:
        """Return "3 minutes 12 seconds"."""
        whole = round(seconds)
        hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
        parts = (
            self.tr("%Ln hours", "", hours) if hours else "",
            self.tr("%Ln minutes", "", minutes) if minutes else "",
            self.tr("%Ln seconds", "", rest) if rest or not whole else "",
        )
        return " ".join(filter(None, parts))

    def age(self, moment: datetime, now: datetime | None = None) -> str:
        """Return "Seen 2 hours ago"."""
        unit, count = age_of(moment, now)
        match unit:
            case Age.DATE:
                return filled(self.tr("Seen on {day}"), day=day_text(moment.astimezone().date()))
            case Age.NOW:
                return self.tr("Seen just now")
            case Age.MINUTES:
                return self.tr("Seen %Ln minutes ago", "", count)
            case Age.HOURS:
                return self.tr("Seen %Ln hours ago", "", count)
        if count == 1:
            return self.tr("Seen yesterday")
        return self.tr("Seen %Ln days ago", "", count)

    def created(self, upload: Upload) -> str:
        """Return the day of the upload; nothing where it is not known."""
        return day_text(upload.created_at.astimezone().date()) if upload.created_at else ""

    def number(self, count: int) -> str:
        """Return "20,000"."""
        return number(count)

    def sort(self, sort: Sort) -> str:
        """Return what an order is called."""
        return {
            Sort.NEWEST: self.tr("Newest first"),
            Sort.OLDEST: self.tr("Oldest first"),
            Sort.CHANGED: self.tr("Recently changed"),
            Sort.NAME: self.tr("Name"),
            Sort.NAME_BACKWARDS: self.tr("Name, Z to A"),
            Sort.LARGEST: self.tr("Largest first"),
            Sort.SMALLEST: self.tr("Smallest first"),
            Sort.HIGHEST_RESOLUTION: self.tr("Highest resolution"),
        }[sort]

    def language(self, code: str) -> str:
        """Return the name of a language in the language of the person."""
        return shown(language_name(code, reader()), 60)

    def language_in_sentence(self, code: str) -> str:
        """Return the name of a language as it is written within a sentence."""
        return shown(language_in_sentence(code, reader()), 60)

    def collection(self, one: Collection) -> str:
        """Return what a collection is called."""
        return shown(one.label, 60) or self.tr("Untitled")

    def quoted(self, name: str) -> str:
        """Return a name in quotation marks."""
        return quoted(name)

    def _about(self, upload: Upload, summary: TrackSummary | None) -> list[str]:
        if summary is not None:
            return self._about_tracks(summary)
        return [size_text(upload.size) if upload.size else "", self.created(upload)]

    def _tags(self, upload: Upload) -> str:
        tags = listed(shown(tag, 60) for tag in upload.tags[:20])
        return filled(self.tr("Tags: {tags}"), tags=tags)

    def _about_tracks(self, summary: TrackSummary) -> list[str]:
        parts = [self.tracks(summary.count)]
        if summary.errored:
            #: A count of tracks, in a list of counts under a video’s name.
            parts.append(self.tr("%Ln errored", "", summary.errored))
        elif summary.preparing:
            #: A count of tracks, in a list of counts under a video’s name.
            parts.append(self.tr("%Ln preparing", "", summary.preparing))
        if summary.findings:
            parts.append(self.tr("%Ln findings", "", summary.findings))
        return parts
