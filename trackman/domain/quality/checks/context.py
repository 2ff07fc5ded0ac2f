"""Input of the checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from trackman.domain.folding import fold_each
from trackman.domain.languages import is_known, reads_alike
from trackman.domain.quality.checks.damage import damage_of
from trackman.domain.quality.checks.passages import Passages
from trackman.domain.quality.limits import NEUTRAL, QualityLimits, ReadingSpeed
from trackman.domain.subtitles.cue_text import plain
from trackman.domain.subtitles.cue_width import measure_of, wide_length
from trackman.domain.subtitles.roll_up import RollUp, rolled_up
from trackman.domain.subtitles.scripts import scripts_of
from trackman.domain.subtitles.webvtt import Cue, Subtitles
from trackman.domain.tracks import Track

WIDE_SCRIPTS: Final = frozenset({"Hani", "Jpan", "Hang"})
LONGEST_QUOTE: Final = 80
"""Characters of a text that a finding names."""
_LARGEST_SAMPLE = 50_000
_MUCH_DAMAGE = 0.25  # of the cues; others may be without letters that can be damaged
CUE_END: Final = "\0"
"""Separator of two cues in the whole text; no text that was read holds it."""


@dataclass(frozen=True, slots=True)
class Detection:
    """The language a text seems to be in."""

    language: str
    """BCP 47."""
    certainty: float
    """From 0 to 1."""


@dataclass(frozen=True)  # no slots: what takes time to work out is kept
class Context:
    """A track with its text, and what is known around it."""

    track: Track
    subtitles: Subtitles
    limits: QualityLimits = NEUTRAL
    duration: int | None = None
    """Of the video, in milliseconds."""
    others: tuple[tuple[Track, Subtitles], ...] = ()
    """Other tracks of the same video, as far as their texts are known."""
    words: tuple[str, ...] = ()
    """The project's own list."""
    detection: Detection | None = None
    """None if there is too little text to tell."""

    def detected(self, detection: Detection | None) -> Context:
        """Return the same with the language that was detected in what the cues show."""
        context = replace(self, detection=detection)
        vars(context).update(rolled=self.rolled, shown=self.shown)  # worked out already
        return context

    @cached_property
    def rolled(self) -> RollUp | None:
        """Lines of each cue that the one before did not show; None where nothing rolls up."""
        return rolled_up(self.subtitles.cues)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """Plain text of each cue, without tags; of captions that roll up, each line once."""
        if self.rolled is None:
            return self.subtitles.shown
        return tuple(plain(text).strip() for text in self.rolled.lines)

    def rolls_on(self, number: int) -> bool:
        """Tell whether a cue, counted from 1, goes on with lines of the one before it."""
        return self.rolled is not None and self.rolled.rolls_on[number - 1]

    def carries_on(self, number: int) -> bool:
        """Tell whether a cue, counted from 1, shows only lines of the one before it."""
        return self.rolls_on(number) and not self.shown[number - 1]

    @cached_property
    def in_time(self) -> list[tuple[int, Cue]]:
        """Cues that are ever shown with their numbers, in the order in which they are."""
        cues = [(n, cue) for n, cue in enumerate(self.subtitles.cues, 1) if cue.end > cue.start]
        return sorted(cues, key=lambda numbered: (numbered[1].start, numbered[1].end))

    @property
    def spoken_language(self) -> tuple[str, bool]:
        """The language the track declares, or else seems to be in; and whether the text agrees."""
        declared, detection = self.track.language_code, self.detection
        if detection is None:
            return declared, False
        language = declared if is_known(declared) else detection.language
        return language, reads_alike(language, detection.language)

    @cached_property
    def whole(self) -> str:
        """Plain text of all cues, each ended by `CUE_END`."""
        return CUE_END.join((*self.shown, ""))

    @cached_property
    def damage(self) -> dict[int, tuple[str, str]]:
        """Damaged text and right reading of each cue that was read in a wrong encoding."""
        language, certain = self.spoken_language
        passages = Passages(self.whole, CUE_END)
        return damage_of(self.shown, passages, language, certain=certain)

    @property
    def is_damaged(self) -> bool:
        """True if so many cues are damaged that language and script cannot be told by the text."""
        cues = sum(map(bool, self.shown))
        return len(self.damage) >= max(1, _MUCH_DAMAGE * cues)

    @cached_property
    def folded_cues(self) -> tuple[str, ...]:
        """Plain text of each cue, folded."""
        return self.subtitles.folded if self.rolled is None else fold_each(self.shown)

    @property
    def folded(self) -> str:
        """The whole text folded, each cue still ended by `CUE_END`."""
        return CUE_END.join((*self.folded_cues, ""))

    @cached_property
    def scripts(self) -> dict[str, int]:
        """Letters by script, counted in a sample all over the text."""
        return scripts_of(self.whole[:: 1 + len(self.whole) // _LARGEST_SAMPLE])

    @cached_property
    def script(self) -> str | None:
        """The script of most letters; None without letters."""
        return max(self.scripts, key=self.scripts.__getitem__, default=None)

    @cached_property
    def wide(self) -> bool:
        """True if the script's characters are wide, so that others count half."""
        return self.script in WIDE_SCRIPTS

    @cached_property
    def characters(self) -> Callable[[str], float]:
        """Function that counts the characters of a line as the limits do."""
        return wide_length if self.wide else measure_of(self.whole.replace(CUE_END, ""))

    @cached_property
    def pace(self) -> ReadingSpeed:
        """Reading speed for this script."""
        return self.limits.paces.get(self.script or "", self.limits.pace)
