"""Rules: which tracks of a project are meant, by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Keep(StrEnum):
    """The one of several doubles that stays; the others are meant."""

    FIRST_SEEN = "first_seen"
    """The one trackman saw first; in doubt the first in DatoCMS's list."""
    LAST_SEEN = "last_seen"
    """The one that came last."""
    FEWEST_FINDINGS = "fewest_findings"


class Doubles(StrEnum):
    """Likeness that makes tracks of one video and kind doubles of each other."""

    SAME_LANGUAGE = "same_language"
    """Language and closed-captions flag are the same."""
    SAME_NAME = "same_name"
    """Their names are the same to Mux: case and outer spaces do not count."""
    SAME_TEXT = "same_text"
    """Their subtitles were read and are the same."""


@dataclass(frozen=True, slots=True)
class TrackRule:
    """Every condition that is given must hold; the plain rule holds for every track."""

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47; `it` stands for `it-IT`, too, as in `languages.serves`."""
    other_languages: tuple[str, ...] = ()
    """Only tracks whose language none of these stands for: *keep only these languages*."""
    statuses: tuple[str, ...] = ()
    name: str = ""
    """A part of the name, folded."""
    closed_captions: bool | None = None
    doubles: Doubles | None = None
    keep: Keep = Keep.FIRST_SEEN
    has_findings: bool | None = None
    text: str = ""
    """A phrase its subtitles must hold, as in the search of all subtitles."""
    tag: str | None = None
    collection_id: str | None = None
    used: bool | None = None

    @property
    def is_plain(self) -> bool:
        """Tell whether it means every track of the project."""
        return self == TrackRule(keep=self.keep)


@dataclass(frozen=True, slots=True)
class SavedRule:
    """A rule a person gave a name; kept on this computer, and shared as a file."""

    name: str
    rule: TrackRule
