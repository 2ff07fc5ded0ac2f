"""File names to offer: content and day, good for every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QTextBoundaryFinder

from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track

_ROOM = 255 - len(" (999)")
"""Bytes of a whole name, less what a file manager appends where the name is taken."""
_LONGEST_LANGUAGE = 100
_FORBIDDEN = frozenset('<>:"/\\|?*')
"""Characters that Windows refuses in names, the slash of all systems among them."""
_NOT_IN_NAMES = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})
"""Categories of what cannot be seen, or is refused somewhere: Apple's APFS takes no character
that is not assigned."""
_JOINERS = re.compile("[\u200c\u200d\U000e0020-\U000e007f]")
"""Invisible, but spelling in Persian and Indic scripts, and parts of emoji."""
_DASHES = re.compile("-{2,}")
_EXTENSION = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,5}$")
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³]) *(?=\.|$)", re.IGNORECASE
)
"""Names of devices in Windows, whatever comes after a dot."""
_ENDS = " .-"
"""A name that begins with a dot is hidden, and Windows drops dots and spaces at the end."""


def subtitles_name(video: str, track: Track, form: TextForm, day: date | None = None) -> str:
    """Return a name such as `summer-launch.de-CH.2026-11-27.vtt`."""
    language = _cut(_safe(track.language_code), _LONGEST_LANGUAGE) or "text"
    return _name(_stem(video) or "subtitles", language, ending=form.value, day=day)


def bundle_name(video: str, day: date | None = None) -> str:
    """Return a name such as `summer-launch.subtitles.2026-11-27.zip`."""
    return _name(_stem(video) or "video", "subtitles", ending="zip", day=day)


def bundled_names(video: str, tracks: Sequence[Track], form: TextForm) -> list[str]:
    """Return a name for each track in a zip, such as `summer-launch.de-CH.Deutsch.vtt`.

    They sort by language. Names that would be one to a system without cases get numbers.
    """
    names: list[str] = []
    for track in tracks:
        language = _cut(_safe(track.language_code), _LONGEST_LANGUAGE) or "text"
        stem = f"{_stem(video) or 'subtitles'}.{language}.{_safe(track.name)}".rstrip(".")
        stem = _cut(stem, _ROOM - 12)
        known = {name.casefold() for name in names}
        name, number = f"{stem}.{form.value}", 2
        while name.casefold() in known:
            name, number = f"{stem}-{number}.{form.value}", number + 1
        names.append(name)
    return names


def findings_name(video: str, ending: str, day: date | None = None) -> str:
    """Return a name such as `summer-launch.findings.2026-11-27.xlsx`."""
    return _name(_stem(video) or "video", "findings", ending=ending, day=day)


def tracks_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-tracks.2026-11-27.xlsx`."""
    return _name("trackman-tracks", ending=ending, day=day)


def history_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-history.2026-11-27.csv`."""
    return _name("trackman-history", ending=ending, day=day)


def moderation_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-moderation.2026-11-27.html`."""
    return _name("trackman-moderation", ending=ending, day=day)


def coverage_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-coverage.2026-11-27.xlsx`."""
    return _name("trackman-coverage", ending=ending, day=day)


def accessibility_name(ending: str, day: date | None = None) -> str:
    """Return a name such as `trackman-accessibility.2026-11-27.html`."""
    return _name("trackman-accessibility", ending=ending, day=day)


def report_name(day: date | None = None) -> str:
    """Return a name such as `trackman-report.2026-11-27.html`."""
    return _name("trackman-report", ending="html", day=day)


def rule_name(name: str, day: date | None = None) -> str:
    """Return a name such as `Only German.rule.2026-11-27.json`."""
    return _name(_stem(name) or "trackman", "rule", ending="json", day=day)


def review_name(
    name: str, part: int | None = None, parts: int | None = None, day: date | None = None
) -> str:
    """Return a name such as `Summer.part-1-of-3.2026-11-27.trackman-review`."""
    of = [] if part is None else [f"part-{part}-of-{parts}"]
    return _name(_stem(name) or "review", *of, ending="trackman-review", day=day)


def statistics_name(name: str, ending: str, day: date | None = None) -> str:
    """Return a name such as `Summer.statistics.2026-11-27.xlsx`."""
    return _name(_stem(name) or "review", "statistics", ending=ending, day=day)


def archive_name(day: date | None = None) -> str:
    """Return a name such as `trackman-archive.2026-11-27.zip`."""
    return _name("trackman-archive", ending="zip", day=day)


def _name(stem: str, *parts: str, ending: str, day: date | None) -> str:
    """Return the parts as one name; where they are too long, the stem gives way."""
    today = datetime.now().astimezone().date()
    rest = "".join(f".{part}" for part in (*parts, (day or today).isoformat(), ending))
    return (_cut(stem, _ROOM - len(rest.encode())) or "video") + rest


def _stem(video: str) -> str:
    return _RESERVED.sub(r"\1-video", _safe(_EXTENSION.sub("", video.rstrip(". "))), count=1)


def _safe(text: str) -> str:
    """Return a text without what some system refuses in names."""
    whole = "".join(map(_allowed, unicodedata.normalize("NFC", text)))
    return _DASHES.sub("-", whole).strip(_ENDS) if whole != text else text.strip(_ENDS)


def _allowed(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if _JOINERS.match(character):
        return character
    return "-" if character in _FORBIDDEN or category in _NOT_IN_NAMES else character


def _cut(text: str, room: int) -> str:
    """Return as many whole characters, as a person sees them, as fit into `room` bytes."""
    if len(text.encode()) <= room:
        return text
    end = 0
    units = text.encode("utf-16-le")
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    while (place := finder.toNextBoundary()) != -1:
        if len(units[: 2 * place].decode("utf-16-le").encode()) > room:
            break
        end = place
    return units[: 2 * end].decode("utf-16-le").rstrip(_ENDS)
