"""Consequences of deleting tracks of a video, at the moment of the question.

DatoCMS tells neither when a track was made nor what an audio track is for. So nothing here speaks
of newer and older tracks, and an audio description is known by its name alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trackman.domain.languages import same_language
from trackman.domain.references import Reference, Unread, Uses
from trackman.domain.tracks import Track, TrackKind, TrackStatus, has_subtitle_file
from trackman.domain.uploads import Video

_Is = Callable[[Track], bool]


class Consequence(StrEnum):
    """Kinds of consequences, the gravest first."""

    NO_SUBTITLES = "no_subtitles"
    """The video has no subtitles any more, in no language."""
    LAST_SUBTITLES = "last_subtitles"
    """It has none any more in some languages."""
    NO_CAPTIONS = "no_captions"
    """It has no closed captions any more."""
    LAST_CAPTIONS = "last_captions"
    """It has none any more in some languages."""
    LAST_DESCRIPTION = "last_description"
    """It has no audio description any more, as far as names tell."""
    LAST_AUDIO = "last_audio"
    """It has no additional audio any more in some languages."""
    LOCALES_MISSING = "locales_missing"
    """Languages of the project are without subtitles then."""
    USED = "used"
    """Records use the video."""
    USE_UNKNOWN = "use_unknown"
    """True if records use the video cannot be known; while it is being asked nothing is said."""
    OTHERS_STAY = "others_stay"
    """Other ready tracks of the same kind and language stay."""
    OTHERS_PREPARING = "others_preparing"
    """Others of the same kind and language are still being prepared."""
    ERRORED = "errored"
    """Some are errored, so nobody can watch with them anyway."""
    UNUSED = "unused"
    """No record uses the video, as far as DatoCMS shows."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence, with what it is about."""

    what: Consequence
    languages: tuple[str, ...] = ()
    """Codes, each language once, as the tracks or the project write them."""
    tracks: tuple[Track, ...] = ()
    """Those that stay, are being prepared or are errored."""
    records: tuple[Reference, ...] = ()
    """Those that use the video."""

    @property
    def is_loss(self) -> bool:
        """Tell whether something is missing afterwards."""
        return self.what in _LOSSES


_LOSSES = frozenset(
    (
        Consequence.NO_SUBTITLES,
        Consequence.LAST_SUBTITLES,
        Consequence.NO_CAPTIONS,
        Consequence.LAST_CAPTIONS,
        Consequence.LAST_DESCRIPTION,
        Consequence.LAST_AUDIO,
        Consequence.LOCALES_MISSING,
    )
)


def consequences(
    video: Video, tracks: Sequence[Track], uses: Uses, locales: Sequence[str] = ()
) -> tuple[Effect, ...]:
    """Return what follows from deleting `tracks` of `video`, the gravest first.

    `video` has the tracks that exist at this moment, without others that are being deleted;
    `locales` are the project's languages, none where they are not known.
    """
    going = {track.id for track in tracks}
    leaves = [track for track in video.tracks if track.id in going]
    stays = [track for track in video.tracks if track.id not in going]
    found = (
        *_subtitles(leaves, stays),
        *_captions(leaves, stays),
        *_audio(leaves, stays),
        *_locales(leaves, stays, locales),
        *_others(leaves, stays),
        *_errored(leaves),
        *_use(uses),
    )
    order = list(Consequence)
    return tuple(sorted(found, key=lambda effect: order.index(effect.what)))


def is_description(track: Track) -> bool:
    """Guess by its name whether an audio track describes what is to be seen."""
    decomposed = unicodedata.normalize("NFKD", track.name).casefold()
    plain = "".join(one for one in decomposed if not unicodedata.combining(one))
    return track.kind == TrackKind.AUDIO and _DESCRIPTION.search(plain) is not None


# In the languages whose captions DatoCMS makes itself, and a few more; the abbreviation alone.
_DESCRIPTION = re.compile(
    r"\bad\b|audio\W*des[ck]ri|descri(?:bed|ptive)|description audio|audiodeskript"
    r"|descri\w+ (?:de )?audio|audio\W*beskriv|syntolk|syntolkning|kuvailutulk"
    r"|audiobeschrij|audiodeskryp|hors?film|komentar pro nevidom|音声解説|화면\s*해설"
)


def _subtitles(leaves: Sequence[Track], stays: Sequence[Track]) -> Iterator[Effect]:
    lost = _lost(leaves, stays, has_subtitle_file)
    if lost:
        every = not any(map(has_subtitle_file, stays))
        what = Consequence.NO_SUBTITLES if every else Consequence.LAST_SUBTITLES
        yield Effect(what, lost)


def _captions(leaves: Sequence[Track], stays: Sequence[Track]) -> Iterator[Effect]:
    lost = _lost(leaves, stays, _has_captions)
    if lost:
        every = not any(map(_has_captions, stays))
        yield Effect(Consequence.NO_CAPTIONS if every else Consequence.LAST_CAPTIONS, lost)


def _audio(leaves: Sequence[Track], stays: Sequence[Track]) -> Iterator[Effect]:
    if any(map(_describes, leaves)) and not any(map(_describes, stays)):
        codes = tuple(_each_once(track.language_code for track in leaves if _describes(track)))
        yield Effect(Consequence.LAST_DESCRIPTION, codes)
    if lost := _lost(leaves, stays, _speaks):
        yield Effect(Consequence.LAST_AUDIO, lost)


def _locales(
    leaves: Sequence[Track], stays: Sequence[Track], locales: Sequence[str]
) -> Iterator[Effect]:
    """Tell which languages of the project have no subtitles then, if one loses them now."""
    left = [track.language_code for track in stays if has_subtitle_file(track)]
    before = [*left, *(track.language_code for track in leaves if has_subtitle_file(track))]
    missing = tuple(one for one in _each_once(locales) if not _is_among(one, left))
    if any(_is_among(one, before) for one in missing):
        yield Effect(Consequence.LOCALES_MISSING, missing)


def _others(leaves: Sequence[Track], stays: Sequence[Track]) -> Iterator[Effect]:
    """Tell which tracks could take the place of those that go."""
    alike = [one for one in stays if any(_alike(one, gone) for gone in leaves)]
    ready = tuple(one for one in alike if _is_ready(one))
    preparing = tuple(one for one in alike if one.status == TrackStatus.PREPARING)
    if ready:
        yield Effect(Consequence.OTHERS_STAY, tracks=ready)
    if preparing:
        yield Effect(Consequence.OTHERS_PREPARING, tracks=preparing)


def _errored(leaves: Sequence[Track]) -> Iterator[Effect]:
    errored = tuple(track for track in leaves if track.status == TrackStatus.ERRORED)
    if errored:
        yield Effect(Consequence.ERRORED, tracks=errored)


def _use(uses: Uses) -> Iterator[Effect]:
    if uses is Unread.UNKNOWN:
        yield Effect(Consequence.USE_UNKNOWN)
    elif not isinstance(uses, Unread):
        yield Effect(Consequence.USED, records=uses) if uses else Effect(Consequence.UNUSED)


def _lost(leaves: Iterable[Track], stays: Iterable[Track], fits: _Is) -> tuple[str, ...]:
    """Return the languages of fitting tracks that go, of which no fitting one stays."""
    left = [track.language_code for track in stays if fits(track)]
    gone = (track.language_code for track in leaves if fits(track))
    return tuple(code for code in _each_once(gone) if not _is_among(code, left))


def _each_once(codes: Iterable[str]) -> list[str]:
    kept: list[str] = []
    for code in codes:
        if not _is_among(code, kept):
            kept.append(code)
    return kept


def _is_among(code: str, others: Iterable[str]) -> bool:
    return any(same_language(code, other) for other in others)


def _alike(one: Track, other: Track) -> bool:
    return (
        one.kind == other.kind
        and same_language(one.language_code, other.language_code)
        and is_description(one) == is_description(other)
    )


def _is_ready(track: Track) -> bool:
    return track.status == TrackStatus.READY


def _has_captions(track: Track) -> bool:
    return has_subtitle_file(track) and track.closed_captions is True


def _describes(track: Track) -> bool:
    return _is_ready(track) and is_description(track)


def _speaks(track: Track) -> bool:
    return track.kind == TrackKind.AUDIO and _is_ready(track) and not is_description(track)
