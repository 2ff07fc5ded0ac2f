"""Wording of a video's attributes, in the person's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QLocale, QObject

from trackman.domain.names import shown
from trackman.domain.upload_metadata import Antivirus, Localized, UploadMetadata
from trackman.domain.uploads import Upload
from trackman.ui.wording.formats import Moments, length_text, size_text
from trackman.ui.wording.inserting import dotted, filled, fixed, listed
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.tracks import TrackWording

_MOST_TAGS = 100
_LONGEST = 1000
_LEAST_ROUNDED = 1000  # bytes
_LARGEST = 2**53  # what is larger is no measure


class VideoWording(QObject):
    """Translated words; words of DatoCMS that are newer than this program are shown as they are."""

    def __init__(self) -> None:
        super().__init__()
        self._moments = Moments()
        self._library = LibraryWording()
        self._tracks = TrackWording()

    def values(self, upload: Upload) -> dict[str, str]:
        """Return what the lines of the section "Video" say, by their names; empty ones are left."""
        return self._file(upload) | self._about(upload.particulars or UploadMetadata())

    def _file(self, upload: Upload) -> dict[str, str]:
        return {
            "length": self._length(upload.duration),
            "resolution": self._resolution(upload.width, upload.height),
            "size": self._size(upload.size),
            "mime": _shown(upload.mime_type),
            "uploaded": self._moment(upload.created_at),
            "changed": self._moment(upload.updated_at),
            "tags": _joined(upload.tags),
            "file": upload.path,
            "id": upload.id,
            "playback": upload.mux_playback_id or "",
        }

    def _about(self, about: UploadMetadata) -> dict[str, str]:
        return {
            "format": _shown(about.format),
            "rate": self._rate(about.frame_rate),
            "mp4": self._quality(about.mp4_quality),
            "poster": self._length(about.poster_time),
            "virus": self._virus(about.antivirus),
            "creator": self._creator(about.creator_kind),
            "smartTags": _joined(about.smart_tags),
            "title": self._localized(about.title),
            "alt": self._localized(about.alt),
            "author": _shown(about.author),
            "copyright": _shown(about.copyright),
            "notes": _shown(about.notes),
            "address": about.url or "",
            "md5": about.md5 or "",
        }

    def _length(self, seconds: float | None) -> str:
        if seconds is None or not 0 <= seconds <= _LARGEST:
            return ""
        return filled(
            self.tr("{short} ({exact} s)"),
            short=length_text(seconds),
            exact=fixed(seconds, 2),
        )

    def _rate(self, rate: float | None) -> str:
        if rate is None or not 0 < rate <= _LARGEST:
            return ""
        #: The unit of a frame rate: frames per second.
        return filled(self.tr("{rate} fps"), rate=QLocale().toString(float(rate), "g", 6))

    def _resolution(self, width: int | None, height: int | None) -> str:
        if not width or not height:
            return ""
        return filled(self.tr("{width} × {height} pixels"), width=str(width), height=str(height))

    def _size(self, size: int) -> str:
        if not 0 < size <= _LARGEST:
            return ""
        if size < _LEAST_ROUNDED:
            return size_text(size)
        return filled(
            self.tr("{short} ({count} bytes)"),
            short=size_text(size),
            count=size,
        )

    def _quality(self, quality: str | None) -> str:
        words = {"high": self.tr("High"), "medium": self.tr("Medium"), "low": self.tr("Low")}
        return words.get(quality or "") or _shown(quality)

    def _virus(self, scan: Antivirus | None) -> str:
        if scan is None:
            return ""
        words = {
            "pending": self.tr("Not scanned yet"),
            "clean": self.tr("No threats found"),
            "infected": self.tr("Infected"),
            "failed": self.tr("Scan failed"),
            "skipped": self.tr("Not scanned"),
        }
        status = words.get(scan.status) or _shown(scan.status)
        parts = (status, _shown(scan.threat), self._moment(scan.checked_at))
        return listed(parts)

    def _creator(self, kind: str | None) -> str:
        words = {
            "account": self.tr("Project owner"),
            "organization": self.tr("Organization"),
            "user": self.tr("Collaborator"),
            "sso_user": self.tr("Collaborator (single sign-on)"),
            "access_token": self.tr("API token"),
        }
        return words.get(kind or "") or _shown(kind)

    def _localized(self, texts: Localized) -> str:
        if len(texts) == 1:
            return _shown(texts[0][1])
        return dotted(
            filled(
                self.tr("{language}: {text}"),
                language=self._tracks.language_of(locale),
                text=shown(text),
            )
            for locale, text in texts
        )

    def _moment(self, moment: datetime | None) -> str:
        try:
            return "" if moment is None else self._moments.exact(moment)
        except (OverflowError, OSError, ValueError):  # too far away for the clock of this computer
            return moment.isoformat() if moment is not None else ""


def _joined(tags: Sequence[str]) -> str:
    return listed(shown(tag, 60) for tag in tags[:_MOST_TAGS])


def _shown(text: str | None) -> str:
    """Return words of DatoCMS or of strangers as one line."""
    return shown(text or "", _LONGEST)
