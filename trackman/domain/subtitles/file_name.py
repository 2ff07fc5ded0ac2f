"""Facts in the name of a subtitle or audio file: language, closed captions, forced subtitles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from trackman.domain.languages import language_of_name

_EXTENSIONS = frozenset(
    {"vtt", "webvtt", "srt", "ass", "ssa", "sub", "smi", "sami", "ttml", "dfxp", "imsc", "xml"}
    | {"mpl", "mpl2", "tmp", "txt"}
    | {"m4a", "mp3", "wav", "mp4", "m4b", "aac", "flac", "ogg", "oga", "opus", "aif", "aiff"}
)
_CAPTIONS = frozenset({"cc", "sdh", "hi", "hoh", "captions", "closedcaptions"})
_FORCED = frozenset({"forced", "foreign"})
_SAYS_NOTHING = frozenset({"default", "sub", "subs", "subtitle", "subtitles"})
_LONG_TAG = re.compile(
    r"[._ ]+([A-Za-z]{2,3}(?:[-_][A-Z][a-z]{3})?[-_](?:[A-Z]{2}|[0-9]{3})"
    r"|[A-Za-z]{2,3}[-_][A-Z][a-z]{3})$"
)
"""A code with its script or region, between whose parts a line may stand as well."""
_PARTS = re.compile(r"[._ ]+")
_WORDS = frozenset(
    {"am", "an", "and", "as", "at", "be", "by", "day", "do", "el", "end", "es", "he", "her"}
    | {"hi", "ho", "id", "in", "is", "it", "its", "la", "lo", "me", "my", "na", "new", "no"}
    | {"of", "old", "on", "one", "or", "our", "sea", "so", "sun", "the", "to", "two", "us"}
    | {"was", "we", "why", "you"}
)
"""Codes of languages that are common words in names; a dot before one says that it is a code."""


@dataclass(frozen=True, slots=True)
class FileNameFacts:
    """Facts a file name tells about what is in it."""

    stem: str
    """The name without what is told here: that of the video, as a rule."""
    language: str | None = None
    """BCP 47; None where the name names none."""
    closed_captions: bool = False
    forced: bool = False


def facts_in(name: str) -> FileNameFacts:
    """Read names such as `film.it.vtt`, `film_fr-CA.sdh.srt` and `film.pt-BR.forced.srt`."""
    path = PurePath(name)
    rest = path.stem if path.suffix[1:].casefold() in _EXTENSIONS else path.name
    language, captions, forced = None, False, False
    while language is None and (place := _last_part(rest)) is not None:
        tag = _LONG_TAG.search(rest)
        if tag is not None and tag.start() and (language := language_of_name(tag[1])):
            rest = rest[: tag.start()]
            break
        separator, part = rest[place[0] : place[1]], rest[place[1] :]
        word = part.casefold()
        before = _code(rest[: place[0]])
        if word in _CAPTIONS and (word != "hi" or before is not None):
            captions = True
        elif word in _FORCED:
            forced = True
        elif (code := language_of_name(part)) and ("." in separator or word not in _WORDS):
            language = code
        elif word not in _SAYS_NOTHING:
            break
        rest = rest[: place[0]]
    return FileNameFacts(rest, language, captions, forced)


def _last_part(name: str) -> tuple[int, int] | None:
    """Return where the last separator begins and ends; None in a name of one part."""
    places = [(one.start(), one.end()) for one in _PARTS.finditer(name) if one.start()]
    return places[-1] if places and places[-1][1] < len(name) else None


def _code(name: str) -> str | None:
    place = _last_part(name)
    return None if place is None else language_of_name(name[place[1] :])
