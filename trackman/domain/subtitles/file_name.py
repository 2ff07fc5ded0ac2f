"""Facts in the name of a subtitle or audio file: language, closed captions, forced subtitles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from trackman.domain.languages import common_languages, language_of_name

_EXTENSIONS = frozenset(
    {"vtt", "webvtt", "srt", "ass", "ssa", "sub", "smi", "sami", "ttml", "dfxp", "imsc", "xml"}
    | {"mpl", "mpl2", "tmp", "txt"}
    | {"m4a", "mp3", "wav", "mp4", "m4b", "aac", "flac", "ogg", "oga", "opus", "aif", "aiff"}
)
_CAPTIONS = frozenset({"cc", "sdh", "hi", "hoh", "captions", "closedcaptions"})
_FORCED = frozenset({"forced", "foreign"})
_SAYS_NOTHING = frozenset({"default", "sub", "subs", "subtitle", "subtitles", "auto"})
_WORD_CODES = 3
"""Letters of codes that may just as well be words."""
_LONG_TAG = re.compile(
    r"[._ ]+([A-Za-z]{2,3}(?:[-_][A-Z][a-z]{3})?[-_](?:[A-Z]{2}|[0-9]{3})"
    r"|[A-Za-z]{2,3}[-_][A-Z][a-z]{3})$"
)
"""A code with its script or region, between whose parts a line may stand as well."""
_PARTS = re.compile(r"[._ ]+")
# Other ways to write what follows a dot.
_IN_BRACKETS = re.compile(r"(?<=[\w)\]])[._ ]*[(\[]([^()\[\]]+)[)\]]$")
_SMALL_TAG = re.compile(r"(?:(?<=\w)[._ -]+|^)([a-z]{2})[-_]([a-z]{2}|419)$")
_TAG_ALONE = re.compile(r"[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|[0-9]{3}))?")
_AFTER_HYPHEN = re.compile(  # codes that no word ends in after a hyphen, as `sci-fi` does
    r"(?<=\w)-(en|de|fr|pt|nl|sv|da|pl|cs|hu|ro|tr|ru|uk|bg|hr|sk|ja|zh|ko|ar|vi|th)$"
)
_ORIGINAL = re.compile(r"(?<=[._ ]\w\w)-orig$|(?<=[._ ]\w\w\w)-orig$")
"""Behind the language of captions that are not translated, as yt-dlp names them."""
_WORDS = frozenset(
    {"am", "an", "and", "as", "at", "be", "by", "day", "do", "el", "end", "es", "he", "her"}
    | {"hi", "ho", "id", "in", "is", "it", "its", "la", "lo", "me", "my", "na", "new", "no"}
    | {"of", "old", "on", "one", "or", "our", "sea", "so", "sun", "the", "to", "two", "us"}
    | {"was", "we", "why", "you", "mr", "ms", "mrs"}
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
    """Read names such as `film.it.vtt`, `film_fr-CA.sdh.srt` and `film (pt-BR).forced.srt`."""
    path = PurePath(name)
    rest = _dotted(path.stem if path.suffix[1:].casefold() in _EXTENSIONS else path.name)
    if rest.casefold() not in _WORDS and (alone := _certain_code(rest)) is not None:
        return FileNameFacts("", alone)
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
        elif (code := language_of_name(part)) and (separator[-1] == "." or word not in _WORDS):
            language = code
        elif word not in _SAYS_NOTHING:
            break
        rest = _dotted(rest[: place[0]])
    return FileNameFacts(rest, language, captions, forced)


def _dotted(name: str) -> str:
    """Return a name that ends like `film (en)`, `film-en` or `film.en_us` as `film.en-US`."""
    name = _ORIGINAL.sub("", name)
    if (small := _SMALL_TAG.search(name)) is not None:
        tag = f"{small[1]}-{small[2].upper()}"
        before = f"{name[: small.start()]}." if small.start() else ""
        return f"{before}{tag}" if tag in common_languages() else name
    if (hyphened := _AFTER_HYPHEN.search(name)) is not None:
        return f"{name[: hyphened.start()]}.{hyphened[1]}"
    if (bracketed := _IN_BRACKETS.search(name)) is not None:
        inner = bracketed[1].strip().replace("auto-generated", "auto")
        known = inner.casefold() in _CAPTIONS | _FORCED | _SAYS_NOTHING
        if known or _certain_code(inner) is not None:
            return f"{name[: bracketed.start()]}.{inner}"
    return name


def _certain_code(word: str) -> str | None:
    """Return the language of a word by itself; None for three letters, which may be any word."""
    is_tag = _TAG_ALONE.fullmatch(word) is not None
    if len(word) == _WORD_CODES or not (is_tag or word.isalpha()):
        return None
    return language_of_name(word)


def _last_part(name: str) -> tuple[int, int] | None:
    """Return where the last separator begins and ends; None in a name of one part."""
    places = [(one.start(), one.end()) for one in _PARTS.finditer(name) if one.start()]
    return places[-1] if places and places[-1][1] < len(name) else None


def _code(name: str) -> str | None:
    place = _last_part(name)
    return None if place is None else language_of_name(name[place[1] :])
