"""Limits of subtitle guides: amount of text, speed and duration.

Netflix: General Requirements, Subtitle Timing Guidelines and those of each language, at
https://partnerhelp.netflixstudios.com. BBC: https://www.bbc.co.uk/accessibility/forproducts/guides/subtitles.
DCMP: its guidelines, https://dcmp.org/learn/5, and the presentation rate of its Captioning Key,
https://dcmp.org/learn/601. TED: https://translations.ted.com. DatoCMS has no guide, so the neutral
limits are ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Preset(StrEnum):
    """Whose limits hold."""

    NEUTRAL = "neutral"
    NETFLIX = "netflix"
    BBC = "bbc"
    DCMP = "dcmp"


@dataclass(frozen=True, slots=True)
class ReadingSpeed:
    """Reading speed. Characters include spaces and punctuation; in Chinese, Japanese and Korean
    those of half the width count half."""

    speed: float
    """Characters a second."""
    line: int
    """Characters a line."""


@dataclass(frozen=True, slots=True)
class QualityLimits:
    """Limits for a subtitle track. Times in milliseconds; all bounds are allowed."""

    pace: ReadingSpeed
    """For scripts that are not named in `paces`, in the languages of most viewers."""
    paces: Mapping[str, ReadingSpeed] = field(hash=False)
    """For texts in other scripts, by their ISO 15924 codes."""
    lines: int
    shortest: int
    longest: int
    gap: int
    """The shortest pause between two cues."""
    joined: bool
    """True if a cue may begin the moment the one before ends."""
    overrun: int = 1000
    """Milliseconds the last cue may reach beyond the video's end.

    Ours: players end with the video, and programs that write captions round up.
    """
    covered: int = 10
    """The least share of the video with text, in percent. Ours: below it most of a talk is
    missing, or it is a film of pictures."""


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """Limits a person chose instead of a guide's; None where the guide's hold.

    In scripts that have a pace of their own the guide's holds. Times in milliseconds.
    """

    speed: int | None = None
    """Characters a second."""
    line: int | None = None
    """Characters a line."""
    lines: int | None = None
    shortest: int | None = None
    longest: int | None = None
    gap: int | None = None
    covered: int | None = None
    """Percent of the video."""

    def over(self, limits: QualityLimits) -> QualityLimits:
        """Return a guide's limits with these in place of its own."""
        chosen = {name: value for name in RANGES if (value := getattr(self, name)) is not None}
        pace = {name: chosen.pop(name) for name in ("speed", "line") if name in chosen}
        return replace(limits, pace=replace(limits.pace, **pace), **chosen)


AS_IN_THE_GUIDE = OwnLimits()
"""Nothing of one's own."""
RANGES: Mapping[str, tuple[int, int]] = {
    "speed": (5, 60),
    "line": (10, 200),
    "lines": (1, 9),
    "shortest": (0, 3000),
    "longest": (3000, 60_000),
    "gap": (0, 5000),
    "covered": (0, 100),
}
"""The least and the most that can be chosen, by the names of `OwnLimits`."""

NETFLIX = QualityLimits(
    # English: 20 a second for adults (most others in Latin letters: 17), 42 a line.
    pace=ReadingSpeed(20, 42),
    paces={
        # Chinese: 9 a second, 16 a line.
        "Hani": ReadingSpeed(9, 16),
        # Japanese: 4 a second, 13 of full width a line.
        "Jpan": ReadingSpeed(4, 13),
        # Korean: 12 a second, 16 a line.
        "Hang": ReadingSpeed(12, 16),
        # Thai: 17 a second, 35 a line.
        "Thai": ReadingSpeed(17, 35),
    },
    lines=2,  # General Requirements, Line Treatment
    shortest=833,  # 5/6 of a second: General Requirements, Duration
    longest=7000,  # the same
    gap=66,  # two frames: Subtitle Timing Guidelines; at 29.97 a second, the most that are usual
    joined=False,
)
BBC = QualityLimits(
    # 160 to 180 words a minute (section 4); in characters as Netflix equates them: 200 words are
    # 17 a second in its English template. 37 a line (section 3.1).
    pace=ReadingSpeed(15, 37),
    paces=NETFLIX.paces,  # names no other scripts
    lines=2,  # section 3.3, for landscape
    shortest=300,  # 0.3 seconds a word: section 4.1
    longest=7000,  # names none: as Netflix
    gap=1000,  # section 4.5
    joined=True,
)
DCMP = QualityLimits(
    # 160 words a minute at the upper level and for adults; in characters as for the BBC. Lines of
    # 32 characters.
    pace=ReadingSpeed(14, 32),
    paces=NETFLIX.paces,  # names no other scripts
    lines=2,  # as Netflix
    shortest=2000,  # two seconds, even where nearly every word is kept
    longest=7000,  # names none: as Netflix
    gap=40,  # names none: a frame of 25 a second, as below
    joined=True,
)
NEUTRAL = QualityLimits(
    # TED: 21 a second and 42 a line, the most generous of those who publish theirs.
    pace=ReadingSpeed(21, 42),
    paces={
        # Netflix's for the deaf and hard of hearing, which are the faster ones.
        "Hani": ReadingSpeed(11, 16),
        "Jpan": ReadingSpeed(7, 16),
        "Hang": ReadingSpeed(14, 16),
        "Thai": ReadingSpeed(20, 35),
    },
    lines=2,  # all three
    shortest=500,  # ours: captions made by machines follow each word
    longest=7000,  # TED and Netflix
    gap=40,  # ours: a frame of 25 a second; shorter pauses flicker
    joined=True,  # as captions made by machines are
)

PRESETS: Mapping[Preset, QualityLimits] = {
    Preset.NEUTRAL: NEUTRAL,
    Preset.NETFLIX: NETFLIX,
    Preset.BBC: BBC,
    Preset.DCMP: DCMP,
}
"""The limits of each preset."""
