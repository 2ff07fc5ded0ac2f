"""The line of versions of a track: every text that was ever saved of it, the newest first.

A track that is deleted and made again gets another id, so versions belong together by video, kind
and language, which stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trackman.domain.journal import Act, Backup, Entry
from trackman.domain.languages import same_language
from trackman.domain.tracks import Track


@dataclass(frozen=True, slots=True)
class Version:
    """A text that was saved."""

    backup: Backup
    at: datetime
    """Time at which the operation was asked for that saved it."""
    act: Act
    """Of a deletion: what stood there before. Of all others: what was sent."""
    name: str
    """Name of the track then."""
    account: str | None
    reason: str


def versions_of(track: Track, entries: Iterable[Entry]) -> list[Version]:
    """Return the versions among entries, given in the order planned; of a text the last alone.

    A text that was sent, and saved again before it was replaced, is one version: the one sent.
    """
    found: dict[str, Version] = {}
    for entry in entries:
        backup, shown = entry.backup, entry.track
        if (
            backup is None
            or entry.place.upload_id != track.upload_id
            or shown.kind != track.kind
            or not same_language(shown.language_code, track.language_code)
        ):
            continue
        known = found.get(backup.sha256)
        if known is not None and known.act is not Act.DELETION and entry.act is Act.DELETION:
            continue
        is_step = entry.parent is not None
        if is_step and entry.act is not Act.DELETION:
            continue  # the replacement itself has the same text
        found.pop(backup.sha256, None)
        draft = entry.draft
        found[backup.sha256] = Version(
            backup,
            entry.planned_at,
            entry.act,
            shown.name if draft is None else draft.name,
            entry.account,
            entry.reason,
        )
    return sorted(found.values(), key=lambda one: one.at, reverse=True)


def saved_text_of(track: Track, entries: Iterable[Entry]) -> Backup | None:
    """Return the newest saved text of this very track among entries, given in the order planned.

    It was saved before the track was to be deleted, or is what the track was made of.
    """
    found = None
    for entry in entries:
        if entry.act is Act.DELETION:
            is_its = entry.track.id == track.id
        else:
            made = entry.returned if entry.stage.is_end and not entry.difference else None
            is_its = made is not None and made.id == track.id
        if is_its and entry.backup is not None:
            found = entry.backup
    return found
