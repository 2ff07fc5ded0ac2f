"""A text under edit: what can be done with its cues, and all of it undone.

Each step keeps only the cues it took away and those it put in their place; all others are shared
by every state of the text. So a key typed in a text of 5,000 cues copies none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from trackman.domain.subtitles.editing.cutting import cut, middle
from trackman.domain.subtitles.editing.passages import (
    LATEST,
    OpenedText,
    Passage,
    joined,
    writable,
    written,
)
from trackman.domain.subtitles.webvtt import Cue

USUAL_LENGTH = 2000
"""Milliseconds of a new cue."""


class EditAct(StrEnum):
    """Kinds of steps."""

    TEXT = "text"
    TIMES = "times"
    SPLIT = "split"
    MERGE = "merge"
    INSERT = "insert"
    DELETE = "delete"
    SHIFT = "shift"
    STRETCH = "stretch"
    REPLACE = "replace"
    FIX = "fix"


@dataclass(frozen=True, slots=True)
class Change:
    """Rows that changed: from `at` on, so many are gone and so many are there."""

    at: int
    removed: int
    added: int
    act: EditAct


@dataclass(frozen=True, slots=True)
class _Step:
    act: EditAct
    at: int
    removed: tuple[Passage, ...]
    added: tuple[Passage, ...]
    endings: tuple[str, str]
    """The end of the file, before and after."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """State of a text, which no later step changes."""

    passages: tuple[Passage, ...]
    ending: str
    revision: int


class EditedText:
    """Cues under edit, counted from 0. Nothing that was done is ever forgotten.

    What an operation returns tells which rows are others now; None: nothing changed.
    """

    def __init__(self, opened: OpenedText) -> None:
        self.opened = opened
        self._passages = list(opened.passages)
        self._ending = opened.ending
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._is_draft = False
        """True if the history begins with a draft."""
        self._typing: int | None = None
        """The cue that is being typed in, whose letters are one step."""
        self._revision = 0
        self._cues: tuple[Cue, ...] | None = None

    def __len__(self) -> int:
        return len(self._passages)

    def __getitem__(self, at: int) -> Cue:
        return self._passages[at].cue

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All cues; the same object until something changes."""
        if self._cues is None:
            self._cues = tuple(passage.cue for passage in self._passages)
        return self._cues

    @property
    def revision(self) -> int:
        """Number of the state, which never comes again."""
        return self._revision

    @property
    def is_changed(self) -> bool:
        """Tell whether anything differs from the file, or had to be mended in it."""
        return self.is_edited or not self.opened.is_sound

    @property
    def is_edited(self) -> bool:
        """Tell whether a person changed anything, now or in a draft of before."""
        return self._is_draft or bool(self._done)

    @property
    def undoes(self) -> EditAct | None:
        """Kind of the step that Undo takes back."""
        return self._done[-1].act if self._done else None

    @property
    def redoes(self) -> EditAct | None:
        """Kind of the step that Redo does again."""
        return self._undone[-1].act if self._undone else None

    @property
    def steps(self) -> int:
        """Number of the steps that can be undone."""
        return len(self._done)

    def snapshot(self) -> Snapshot:
        """Return the state, for other threads."""
        return Snapshot(tuple(self._passages), self._ending, self._revision)

    def content(self, snapshot: Snapshot | None = None) -> bytes:
        """Return the file: byte for byte as it came where nothing was changed."""
        opened = self.opened
        passages, ending = (
            (self._passages, self._ending)
            if snapshot is None
            else (snapshot.passages, snapshot.ending)
        )
        if opened.is_sound and ending == opened.ending and _same(passages, opened.passages):
            return opened.content
        return written(passages, ending, opened.line_end, has_mark=opened.has_mark)

    def finish_typing(self) -> None:
        """Let what is typed from now on be a step of its own."""
        self._typing = None

    def set_text(self, at: int, text: str) -> Change | None:
        """Give a cue another text; letters typed one after the other are one step."""
        passage = self._passages[at]
        text = writable(text)
        if text == passage.cue.text:
            return None
        changed = replace(passage, cue=replace(passage.cue, text=text))
        if self._typing == at and self._done and self._done[-1].act is EditAct.TEXT:
            before = self._done.pop()
            if before.removed[0].cue.text == text:  # typed and taken back
                self._typing = None
                return self._put(
                    _Step(EditAct.TEXT, at, (passage,), before.removed, before.endings)
                )
            self._put(_Step(EditAct.TEXT, at, (passage,), (changed,), before.endings))
            self._done.append(replace(before, added=(changed,)))
            return Change(at, 1, 1, EditAct.TEXT)
        change = self._do(EditAct.TEXT, at, 1, (changed,))
        self._typing = at
        return change

    def set_times(self, at: int, start: int, end: int) -> Change | None:
        """Show a cue at other times, in milliseconds."""
        cue = self._passages[at].cue
        start, end = _within(start), _within(end)
        if (start, end) == (cue.start, cue.end):
            return None
        return self._do(EditAct.TIMES, at, 1, (self._timed(at, start, end),))

    def split(self, at: int, place: int | None = None, time: int | None = None) -> Change:
        """Make two cues of one, before the letter `place`, the second one from `time` on.

        What is not given goes by the other: time passes evenly over the letters.
        """
        passage = self._passages[at]
        cue = passage.cue
        if place is None:
            part = 0.5 if time is None else (time - cue.start) / max(cue.end - cue.start, 1)
            place = middle(cue.text, part)
        if time is None or not cue.start < time < cue.end:
            part = place / len(cue.text) if cue.text else 0.5
            time = cue.start + round(max(cue.end - cue.start, 0) * part)  # it may never be shown
        before, after = cut(cue.text, place)
        first = replace(cue, end=time, text=writable(before))
        second = replace(cue, start=time, text=writable(after), identifier="")
        return self._do(
            EditAct.SPLIT, at, 1, (replace(passage, cue=first, timing=""), Passage("", second))
        )

    def merge(self, at: int, count: int = 2) -> Change | None:
        """Make one cue of this one and the next, or of so many."""
        merged = self._passages[at : at + count]
        if len(merged) < 2:
            return None
        cues = [passage.cue for passage in merged]
        text = "\n".join(cue.text for cue in cues if cue.text)
        start, end = min(cue.start for cue in cues), max(cue.end for cue in cues)
        cue = replace(cues[0], start=start, end=end, text=text)
        gap = merged[0].gap
        for passage in merged[1:]:
            gap = joined(gap, passage.gap) if passage.gap.strip("\n") else gap
        return self._do(EditAct.MERGE, at, len(merged), (Passage(gap, cue),))

    def insert(self, at: int, start: int | None = None, end: int | None = None) -> Change:
        """Put an empty cue in row `at`, by itself where there is room."""
        before = self._passages[at - 1].cue if 0 < at <= len(self._passages) else None
        following = self._passages[at].cue if at < len(self._passages) else None
        if start is None:
            start = 0 if before is None else max(before.end, before.start)
            if before is None and following is not None:
                start = max(0, following.start - USUAL_LENGTH)
        if end is None:
            end = start + USUAL_LENGTH
            if following is not None and following.start > start:
                end = min(end, following.start)
        new = Cue(_within(start), _within(end), "")
        if not self._passages:
            return self._do(EditAct.INSERT, 0, 0, (Passage(self._ending, new),), "")
        if at == 0:  # the header stays at the top
            first = self._passages[0]
            return self._do(
                EditAct.INSERT, 0, 1, (Passage(first.gap, new), replace(first, gap="\n"))
            )
        return self._do(EditAct.INSERT, at, 0, (Passage("", new),))

    def delete(self, rows: Iterable[int]) -> Change | None:
        """Remove cues; comments before them stay."""
        return self._replace_rows(EditAct.DELETE, dict.fromkeys(rows, None))

    def earliest(self, first: int = 0) -> int:
        """Return when the earliest of the cues from `first` on begins or ends."""
        return min((min(cue.start, cue.end) for cue in self.cues[first:]), default=0)

    def shift(self, by: int, first: int = 0) -> Change | None:
        """Move all cues from `first` on by so many milliseconds.

        Raises ValueError where one would begin before the video does.
        """
        if not by or first >= len(self._passages):
            return None
        if self.earliest(first) + by < 0:
            raise ValueError(by)
        moved = tuple(
            self._timed(at, _within(cue.start + by), _within(cue.end + by))
            for at, cue in enumerate(self.cues[first:], first)
        )
        return self._do(EditAct.SHIFT, first, len(moved), moved)

    def stretch(self, one: tuple[int, int], other: tuple[int, int]) -> Change | None:
        """Move all cues evenly so that two of them begin when they should.

        Each point is a cue and its new start in milliseconds. Raises ValueError where the points
        are no two, stand in another order, or a cue would begin before the video does.
        """
        (a, new_a), (b, new_b) = one, other
        old_a, old_b = self._passages[a].cue.start, self._passages[b].cue.start
        if old_a == old_b or (new_b - new_a) * (old_b - old_a) <= 0:
            raise ValueError(other)
        factor = (new_b - new_a) / (old_b - old_a)

        def moved(time: int) -> int:
            return min(round(new_a + (time - old_a) * factor), LATEST)

        if moved(self.earliest()) < 0:
            raise ValueError(one)
        timed = tuple(
            self._timed(at, moved(cue.start), moved(cue.end)) for at, cue in enumerate(self.cues)
        )
        if all(new.cue == old for new, old in zip(timed, self.cues, strict=True)):
            return None
        return self._do(EditAct.STRETCH, 0, len(timed), timed)

    def retime(self, ratio: float, offset: float) -> Change | None:
        """Put all cues where a sound wants them: times by `ratio`, and `offset` milliseconds more.

        Raises ValueError where a cue would begin before the video does.
        """

        def moved(time: int) -> int:
            return min(round(offset + ratio * time), LATEST)

        if self._passages and moved(self.earliest()) < 0:
            raise ValueError(offset)
        timed = tuple(
            self._timed(at, moved(cue.start), moved(cue.end)) for at, cue in enumerate(self.cues)
        )
        if all(new.cue == old for new, old in zip(timed, self.cues, strict=True)):
            return None
        act = EditAct.SHIFT if ratio == 1 else EditAct.STRETCH
        return self._do(act, 0, len(timed), timed)

    def put(self, act: EditAct, cues: Mapping[int, Cue | None]) -> Change | None:
        """Put cues in place of others, by their rows, in one step; None removes one."""
        return self._replace_rows(act, cues)

    def take_up(self, passages: Sequence[Passage], ending: str) -> bool:
        """Begin with a draft in place of the file; tell whether they differ.

        Undo goes back to the draft and no further.
        """
        if ending == self._ending and _same(self._passages, passages):
            return False
        self._passages, self._ending = list(passages), ending
        self._done.clear()
        self._undone.clear()
        self._typing, self._cues, self._is_draft = None, None, True
        self._revision += 1
        return True

    def undo(self) -> Change | None:
        """Take back the last step."""
        if not self._done:
            return None
        self._typing = None
        step = self._done.pop()
        self._undone.append(step)
        back = _Step(step.act, step.at, step.added, step.removed, step.endings[::-1])
        return self._put(back)

    def redo(self) -> Change | None:
        """Do again what was taken back last."""
        if not self._undone:
            return None
        self._typing = None
        step = self._undone.pop()
        self._done.append(step)
        return self._put(step)

    def _replace_rows(self, act: EditAct, cues: Mapping[int, Cue | None]) -> Change | None:
        rows = sorted(row for row in cues if 0 <= row < len(self._passages))
        rows = [row for row in rows if cues[row] != self._passages[row].cue]
        if not rows:
            return None
        first, last = rows[0], rows[-1]
        changed: list[Passage] = []
        gap: str | None = None
        for at in range(first, last + 1):
            passage = self._passages[at]
            if gap is not None:
                passage = replace(passage, gap=joined(gap, passage.gap))
            cue = cues.get(at, passage.cue)
            if cue is None:
                gap = passage.gap
                continue
            gap = None
            changed.append(_with_cue(passage, cue))
        ending, count = self._ending, last + 1 - first
        if gap is not None and last + 1 < len(self._passages):
            following = self._passages[last + 1]
            gap = joined(gap, following.gap)
            if gap != following.gap:
                count += 1
                changed.append(replace(following, gap=gap))
        elif gap is not None:
            ending = joined(gap, ending) if gap.strip("\n") else ending
        return self._do(act, first, count, tuple(changed), ending)

    def _timed(self, at: int, start: int, end: int) -> Passage:
        passage = self._passages[at]
        return _with_cue(passage, replace(passage.cue, start=start, end=end))

    def _do(
        self,
        act: EditAct,
        at: int,
        count: int,
        added: tuple[Passage, ...],
        ending: str | None = None,
    ) -> Change:
        self._typing = None
        self._undone.clear()
        removed = tuple(self._passages[at : at + count])
        after = self._ending if ending is None else ending
        step = _Step(act, at, removed, added, (self._ending, after))
        self._done.append(step)
        return self._put(step)

    def _put(self, step: _Step) -> Change:
        self._passages[step.at : step.at + len(step.removed)] = step.added
        self._ending = step.endings[1]
        self._cues = None
        self._revision += 1
        return Change(step.at, len(step.removed), len(step.added), step.act)


def _with_cue(passage: Passage, cue: Cue) -> Passage:
    old = passage.cue
    same = (old.start, old.end, old.settings) == (cue.start, cue.end, cue.settings)
    if cue.text != old.text:
        cue = replace(cue, text=writable(cue.text))
    return replace(passage, cue=cue, timing=passage.timing if same else "")


def _within(time: int) -> int:
    return min(max(time, 0), LATEST)


def _same(one: Sequence[Passage], other: Sequence[Passage]) -> bool:
    return len(one) == len(other) and all(a is b or a == b for a, b in zip(one, other, strict=True))
