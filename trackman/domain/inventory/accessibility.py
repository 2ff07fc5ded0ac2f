"""Accessibility: which videos lack captions in their language, and what can be known of that.

DatoCMS tells neither whether a video has sound nor in which language it speaks; it lists only the
audio tracks that were added. So the language is that of its audio tracks where it has any and they
are to count, else the one that was chosen for all. Only ready closed captions count: subtitles
without the flag may leave out the sounds that matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trackman.domain.inventory.coverage import Covered, covered_by
from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.languages import same_language
from trackman.domain.references import Uses
from trackman.domain.tracks import TrackKind


class CaptionState(StrEnum):
    """Help a video has for those who cannot hear, from best to worst."""

    CAPTIONED = "captioned"
    """Ready closed captions in its language."""
    SUBTITLED = "subtitled"
    """Ready subtitles in its language that are not marked as closed captions."""
    UNFINISHED = "unfinished"
    """Only subtitles in its language that are errored or being prepared."""
    ELSEWHERE = "elsewhere"
    """Subtitles only in other languages."""
    NONE = "none"
    """No subtitles at all."""


class Use(StrEnum):
    """Uses of a video by records, the most public first."""

    PUBLISHED = "published"
    """At least one published record uses it."""
    USED = "used"
    """Records use it; whether they are published was not asked, or not told."""
    DRAFTS = "drafts"
    """Only records that are not published use it."""
    UNKNOWN = "unknown"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """Way to decide the language of a video."""

    language: str
    """BCP 47, of the videos that no audio track tells anything of."""
    by_audio: bool = True
    """Take the languages of its audio tracks where a video has any."""


@dataclass(frozen=True, slots=True)
class CaptionGap:
    """A video without captions in its language, or in one of its languages."""

    upload_id: str
    filename: str
    use: Use
    languages: tuple[str, ...]
    """Those it speaks and has no captions in."""
    is_by_audio: bool
    """True if its audio tracks told the language."""
    state: CaptionState
    captions: tuple[str, ...]
    """Languages of the closed captions it has."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """Result of looking at all videos."""

    spoken: SpokenLanguage
    gaps: tuple[CaptionGap, ...]
    """By use, then the worst first, then by name."""
    counts: Mapping[tuple[Use, CaptionState], int] = field(default_factory=dict)
    by_audio: int = 0
    """Videos whose language their audio tracks told."""
    unread: int = 0
    """Videos whose tracks were never read, so that they are not among those judged."""

    @property
    def videos(self) -> int:
        """Number of those judged."""
        return sum(self.counts.values())

    def count(self, use: Use | None = None, state: CaptionState | None = None) -> int:
        """Count videos; None counts those of every use, or in every state."""
        return sum(
            number
            for (one, other), number in self.counts.items()
            if use in (None, one) and state in (None, other)
        )


def use_of(used: bool | None, records: Uses | None = None) -> Use:
    """Return how a video is used, as a list and, where they were asked for, its records tell."""
    if isinstance(records, tuple):
        if not records:
            return Use.UNUSED
        return Use.DRAFTS if all(one.is_draft for one in records) else Use.PUBLISHED
    if used is None:
        return Use.UNKNOWN
    return Use.USED if used else Use.UNUSED


def accessibility_of(
    videos: Iterable[VideoSummary],
    spoken: SpokenLanguage,
    records: Mapping[str, Uses] | None = None,
) -> Accessibility:
    """Judge videos; `records` are those that use them, by upload id, where they were asked for."""
    known = records or {}
    counts: Counter[tuple[Use, CaptionState]] = Counter()
    gaps: list[CaptionGap] = []
    by_audio = unread = 0
    for video in videos:
        if video.looked_at is None:
            unread += 1
            continue
        use = use_of(video.used, known.get(video.upload_id))
        languages = _heard(video.tracks) if spoken.by_audio else ()
        is_by_audio = bool(languages)
        by_audio += is_by_audio
        states = {one: _state(video.tracks, one) for one in languages or (spoken.language,)}
        worst = max(states.values(), key=_ORDER.index)
        counts[use, worst] += 1
        if worst is not CaptionState.CAPTIONED:
            lacking = tuple(one for one, state in states.items() if state is not _ORDER[0])
            captions = _captions(video.tracks)
            gaps.append(
                CaptionGap(
                    *(video.upload_id, video.filename, use, lacking, is_by_audio, worst, captions)
                )
            )
    gaps.sort(key=_rank)
    return Accessibility(spoken, tuple(gaps), dict(counts), by_audio, unread)


def _rank(gap: CaptionGap) -> tuple[int, int, str]:
    return _USES.index(gap.use), -_ORDER.index(gap.state), gap.filename.casefold()


def _heard(tracks: Iterable[TrackBrief]) -> tuple[str, ...]:
    """Return the languages of ready audio tracks, each once."""
    codes = [one.language_code for one in tracks if covered_by(one) == _AUDIO]
    return tuple(dict.fromkeys(filter(None, codes)))


def _captions(tracks: Iterable[TrackBrief]) -> tuple[str, ...]:
    codes = [one.language_code for one in tracks if covered_by(one) == _CAPTIONS]
    return tuple(dict.fromkeys(codes))


def _state(tracks: Iterable[TrackBrief], language: str) -> CaptionState:
    """Return what there is to read for who understands a language.

    Captions of any country will do: who hears `it-CH` reads `it-IT`.
    """
    here = elsewhere = 0
    for track in tracks:
        if track.kind == TrackKind.SUBTITLES:
            if same_language(track.language_code, language):
                here |= covered_by(track)
            else:
                elsewhere |= covered_by(track)
    if here & _CAPTIONS:
        return CaptionState.CAPTIONED
    if here & _SUBTITLES:
        return CaptionState.SUBTITLED
    if here:
        return CaptionState.UNFINISHED
    return CaptionState.ELSEWHERE if elsewhere & _READY else CaptionState.NONE


_ORDER = tuple(CaptionState)
_USES = tuple(Use)
_SUBTITLES, _CAPTIONS, _AUDIO = map(int, (Covered.SUBTITLES, Covered.CAPTIONS, Covered.AUDIO))
_READY = _SUBTITLES | _CAPTIONS
