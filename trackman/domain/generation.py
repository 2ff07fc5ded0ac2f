"""Subtitles that DatoCMS makes of a video's sound: where that can work, and what is known of it.

Facts are those of the API reference, sections 1.3 and 8. DatoCMS tells neither the sound of a video
nor when its file was replaced, so some of it is not known before it is tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import count

from trackman.domain.languages import language_name, same_language
from trackman.domain.tracks import Track, TrackDraft, TrackKind, TrackStatus, is_same_name
from trackman.domain.uploads import Upload, Video

STABLE = ("en", "es", "it", "pt", "de", "fr")
"""Codes of the languages that are written down reliably, in the order of the reference."""
BETA = (
    *("pl", "ru", "nl", "ca", "tr", "sv", "uk", "no"),
    *("fi", "sk", "el", "cs", "hr", "da", "ro", "bg"),
)
"""Codes of the languages that are written down with less certainty."""
LONGEST_AGE = timedelta(days=7)
"""Age of a video up to which subtitles can be made."""
_SHARE_OF_LENGTH = 0.1


class GenerationObstacle(StrEnum):
    """Known reasons why a video gets no generated subtitles, the most important first."""

    NO_SOUND = "no sound"
    """DatoCMS said that it has no primary audio track."""
    TOO_OLD = "too old"
    """It was uploaded too long ago, and not changed since."""


class GenerationDoubt(StrEnum):
    """Reasons why it may turn out that a video gets none."""

    SOUND_UNKNOWN = "sound unknown"
    """DatoCMS does not tell whether it has sound."""
    AGE_UNKNOWN = "age unknown"
    """DatoCMS did not tell when it was uploaded."""
    PERHAPS_TOO_OLD = "perhaps too old"
    """It was uploaded too long ago, but something about it was changed since: its file, perhaps."""


class DraftObstacle(StrEnum):
    """Reasons why one track cannot be asked for, the most important first."""

    LANGUAGE = "language"
    """The language is not among those that can be written down."""
    UNDER_WAY = "under way"
    """Subtitles of this language are being generated already."""
    NO_NAME = "no name"
    NAME_TAKEN = "name taken"
    """Another subtitle track of the video has the name."""


@dataclass(frozen=True, slots=True)
class GenerationChance:
    """Answer to whether a video can get generated subtitles, as far as that is known."""

    obstacle: GenerationObstacle | None
    doubts: tuple[GenerationDoubt, ...] = ()

    @property
    def is_offered(self) -> bool:
        """Tell whether it may be tried."""
        return self.obstacle is None


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """Video that is to get generated subtitles, and what is known of it."""

    video: Video
    doubts: tuple[GenerationDoubt, ...] = ()
    under_way: tuple[Track, ...] = ()
    """Tracks that are being generated for it now."""
    wanted: tuple[str, ...] = ()
    """Codes of the project's languages, in their order."""


def chance_of(
    upload: Upload, tracks: Iterable[Track], now: datetime, *, is_silent: bool = False
) -> GenerationChance:
    """Judge whether subtitles can be generated for a video.

    `now` has a time zone; `is_silent` where DatoCMS has said that the video has no sound.
    """
    if is_silent:
        return GenerationChance(GenerationObstacle.NO_SOUND)
    doubts = []
    if not any(track.kind == TrackKind.AUDIO for track in tracks):
        doubts.append(GenerationDoubt.SOUND_UNKNOWN)
    if upload.created_at is None:
        doubts.append(GenerationDoubt.AGE_UNKNOWN)
    elif not _is_recent(upload.created_at, now):
        if not _is_recent(upload.updated_at, now):
            return GenerationChance(GenerationObstacle.TOO_OLD)
        doubts.append(GenerationDoubt.PERHAPS_TOO_OLD)
    return GenerationChance(None, tuple(doubts))


def draft_obstacle(
    draft: TrackDraft, tracks: Iterable[Track], under_way: Iterable[Track] = ()
) -> DraftObstacle | None:
    """Return the first reason why a track cannot be asked for; None where none is known.

    `under_way` are the tracks that are being generated for the video now.
    """
    if draft.language_code not in (*STABLE, *BETA):
        return DraftObstacle.LANGUAGE
    running = list(under_way)
    if any(same_language(one.language_code, draft.language_code) for one in running):
        return DraftObstacle.UNDER_WAY
    if not draft.name.strip():
        return DraftObstacle.NO_NAME
    others = [track for track in (*tracks, *running) if track.kind == TrackKind.SUBTITLES]
    if any(is_same_name(one.name, draft.name) for one in others):
        return DraftObstacle.NAME_TAKEN
    return None


def has_language(tracks: Iterable[Track], code: str) -> bool:
    """Tell whether there are subtitles of a language already, or soon will be."""
    return any(
        track.kind == TrackKind.SUBTITLES
        and track.status != TrackStatus.ERRORED
        and same_language(track.language_code, code)
        for track in tracks
    )


def proposed_language(wanted: Sequence[str]) -> str:
    """Return a language to offer first: one of those `wanted`, in their order.

    It stands for the language that is spoken, so what subtitles there are does not matter.
    """
    offered = (one for code in wanted for one in (*STABLE, *BETA) if same_language(one, code))
    return next(offered, STABLE[0])


def proposed_name(code: str, taken: Collection[str]) -> str:
    """Return a name for generated subtitles that no other track has.

    It is in the language itself, as viewers choose it, and says how the subtitles were made.
    """
    language = language_name(code, code)
    names = (f"{language} (auto{f' {number}' if number > 1 else ''})" for number in count(1))
    return next(name for name in names if not any(is_same_name(name, one) for one in taken))


def expected_seconds(duration: float | None) -> float | None:
    """Return how long it will take, roughly; None where the video's length is not known."""
    return None if duration is None else duration * _SHARE_OF_LENGTH


def _is_recent(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now - moment <= LONGEST_AGE
