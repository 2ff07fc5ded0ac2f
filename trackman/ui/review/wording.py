"""Words of reviews: what is decided, how far it is, and what is left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.domain.review.queue import Reviewer
from trackman.domain.review.records import Decision, Verdict
from trackman.domain.review.state import ReviewItemState
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, listed, number, quoted

PICTURES = {
    Verdict.KEEP: "check",
    Verdict.DELETE: "delete",
    Verdict.FIX: "fix",
    Verdict.SKIP: "forward",
}
"""The icon of each verdict."""
TONES = {
    Verdict.KEEP: "success",
    Verdict.DELETE: "danger",
    Verdict.FIX: "success",
    Verdict.SKIP: "muted",
}
"""The colour of each verdict, as a word of the look."""
_MINUTE, _HOUR = 60, 3600


class ReviewWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = Moments()

    def verdict(self, verdict: Verdict) -> str:
        """Return what was decided, in a word or two."""
        return {
            Verdict.KEEP: self.tr("Kept"),
            Verdict.DELETE: self.tr("To be deleted"),
            Verdict.FIX: self.tr("Fixed"),
            Verdict.SKIP: self.tr("Skipped"),
        }[verdict]

    def badge(
        self, state: ReviewItemState, *, failed: bool = False, restored: bool = False
    ) -> tuple[str, str, str]:
        """Return words, icon and colour for what is decided; no words where nothing is.

        `failed` is true where the track was to be deleted, and was not; `restored` where it was,
        and is there again.
        """
        if state.is_in_conflict:
            return self.tr("Decided differently"), "warning", "warning"
        verdict = state.verdict
        if verdict is None:
            return "", "info", "muted"
        if verdict is Verdict.DELETE and state.applications and failed:
            return self.tr("Not deleted"), "warning", "warning"
        if verdict is Verdict.DELETE and state.applications and restored:
            return self.tr("Deleted, then restored"), "restore", "muted"
        if verdict is Verdict.DELETE and state.applications:
            return self.tr("Deletion applied"), "delete", "danger"
        if state.is_altered:
            return self.verdict(verdict), "warning", "warning"
        return self.verdict(verdict), PICTURES[verdict], TONES[verdict]

    def decided(self, state: ReviewItemState, me: str, now: datetime | None = None) -> str:
        """Return who decided, when and why; `me` is the id of the person at the screen."""
        said = self._decided(state, me, now)
        if not (said and state.is_altered):
            return said
        #: {said} is a sentence: who decided, when and why.
        text = self.tr("From a file that was changed by hand; decide again to confirm it. {said}")
        return filled(text, said=said)

    def _decided(self, state: ReviewItemState, me: str, now: datetime | None) -> str:
        if state.is_in_conflict:
            said = [self._by(one, me) for one in state.decisions]
            text = self.tr("{decisions}. Your decision settles it.")
            return filled(text, decisions=listed(said))
        one = state.decision
        if one is None:
            return ""
        ago = self._moments.ago_in_sentence(one.at, now)
        if one.by.id == me:
            text = (
                self.tr("You decided {ago}.")
                if not one.reason
                else self.tr("You decided {ago}: {reason}")
            )
        elif one.reason:
            text = self.tr("{name} decided {ago}: {reason}")
        else:
            text = self.tr("{name} decided {ago}.")
        return filled(text, name=shown(one.by.name, 60), ago=ago, reason=quoted(one.reason))

    def person(self, reviewer: Reviewer, me: str) -> str:
        """Return the name of a person, who may be called like the one at the screen."""
        #: The person at this computer, in place of a name: “You: Kept”.
        return self.tr("You") if reviewer.id == me else shown(reviewer.name, 60)

    def _by(self, decision: Decision, me: str) -> str:
        #: One of several people's decisions: a name, and such as “Kept”.
        text = self.tr("{name}: {verdict}")
        name = self.person(decision.by, me)
        return filled(text, name=name, verdict=self.verdict(decision.verdict))

    def notes(self, state: ReviewItemState, me: str) -> str:
        """Return the notes on a track in a line."""
        said = []
        for note in state.notes:
            words = shown(note.text.replace("\n", " "), 400)
            if note.by.id == me:
                said.append(words)
            else:
                text = self.tr("{name}: {note}")
                said.append(filled(text, name=shown(note.by.name, 60), note=words))
        return dotted(said)

    def aside(self, reason: str, notes: str) -> str:
        """Return the reason that was given for the decision to come, and the notes, in a line."""
        given = filled(self.tr("Reason: {reason}"), reason=shown(reason, 200)) if reason else ""
        return dotted(filter(None, (given, notes)))

    def place(self, position: int, count: int) -> str:
        """Return "12 of 80", with the position counted from 0."""
        return filled(
            self.tr("{number} of {count}"), number=number(position + 1), count=number(count)
        )

    def left(self, count: int, seconds: float | None, each: float | None) -> str:
        """Return what is left, and how long that will take as far as can be told."""
        if not count:
            return self.tr("Everything is decided")
        said = self.tr("%Ln left", "", count)
        if seconds is None or each is None:
            return said
        text = self.tr("{left}, about {time} ({each} s a track)")
        return filled(text, left=said, time=self.time(seconds), each=number(max(round(each), 1)))

    def time(self, seconds: float) -> str:
        """Return "9 min" or "1 h 20 min"."""
        minutes = max(ceil(seconds / _MINUTE), 1)
        if minutes < _MINUTE:
            return filled(self.tr("{minutes} min"), minutes=number(minutes))
        text = self.tr("{hours} h {minutes} min")
        rest = number(minutes % _MINUTE)
        return filled(text, hours=number(minutes // _MINUTE), minutes=rest)

    def summary(self, counts: Mapping[Verdict | None, int]) -> str:
        """Return how many were kept, deleted, fixed and skipped."""
        said = [
            words
            for verdict, words in (
                (Verdict.KEEP, self.tr("%Ln kept", "", counts.get(Verdict.KEEP, 0))),
                (Verdict.DELETE, self.tr("%Ln deletions", "", counts.get(Verdict.DELETE, 0))),
                (Verdict.FIX, self.tr("%Ln fixed", "", counts.get(Verdict.FIX, 0))),
                (Verdict.SKIP, self.tr("%Ln skipped", "", counts.get(Verdict.SKIP, 0))),
            )
            if counts.get(verdict, 0)
        ]
        return listed(said)

    def sentence(self, parts: Sequence[str]) -> str:
        """Return what is read out when a track comes on screen."""
        return ". ".join(filter(None, (part.rstrip(".") for part in parts))) + "."
