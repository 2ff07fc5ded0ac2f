"""Words about staged decisions: what is in the way of each, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from trackman.domain.journal import Stage
from trackman.domain.names import shown
from trackman.domain.review.conflicts import DecisionConflict
from trackman.domain.review.records import Verdict
from trackman.domain.review.staging import StagedDecision, Standing, TextComparison, reason_of
from trackman.domain.tracks import Track, can_be_backed_up
from trackman.ui.review.wording import ReviewWording
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.tracks import TrackWording

_NAME = 60
_TONES = {
    Standing.READY: "success",
    Standing.WAITING: "warning",
    Standing.TO_APPROVE: "warning",
    Standing.UNDER_WAY: "accent",
    Standing.DONE: "muted",
    Standing.UNDONE: "muted",
    Standing.NO_DELETION: "muted",
}


class StagedWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording()
        self._review = ReviewWording(self)
        self._moments = Moments(self)

    @property
    def held(self) -> str:
        """Advice for a decision that waits for somebody’s approval."""
        return self.tr(
            "Another person has to approve this deletion. Save the review as a file, hand it "
            "on, and open the file that comes back."
        )

    def decision(self, row: StagedDecision, me: str) -> str:
        """Return what was decided and by whom, such as "Delete · Anna"."""
        said = []
        for one in row.state.decisions:
            #: What somebody decided on a track, and the person’s name.
            text = self.tr("{verdict} · {name}")
            name = shown(self._review.person(one.by, me), _NAME)
            verdict = self._verdict(one.verdict)
            said.append(filled(text, verdict=verdict, name=name) if name else verdict)
        return listed(said)

    def reason(self, row: StagedDecision) -> str:
        """Return why the track shall go; empty where nobody said."""
        return shown(reason_of(row.state), 200)

    def tone(self, row: StagedDecision) -> str:
        """Return the colour of what is in the way, as a word of the look."""
        if row.conflict is not None and row.conflict.what.is_gone:
            return "muted"
        if row.standing is Standing.READY and (_failed_before(row) or not _can_be_undone(row)):
            return "warning"
        if row.standing is Standing.READY and not row.is_seen:
            return "muted"
        return _TONES.get(row.standing, "danger")

    def state(self, row: StagedDecision) -> str:
        """Return in a few words what can be done about it now."""
        if row.standing is Standing.IN_CONFLICT:
            return self._conflict(row)
        if row.standing is Standing.READY:
            return self._ready(row)
        if row.standing is Standing.UNDER_WAY:
            unknown = row.entry is not None and row.entry.stage is Stage.UNKNOWN
            return self.tr("Not confirmed yet") if unknown else self.tr("Being deleted")
        if row.standing is Standing.DONE and _was_gone(row):
            return self.tr("Gone already")
        return {
            Standing.WAITING: self.tr("Waiting for approval"),
            Standing.TO_APPROVE: self.tr("Waiting for your approval"),
            Standing.REFUSED: self.tr("Refused"),
            Standing.DISPUTED: self.tr("Decided differently"),
            Standing.ALTERED: self.tr("File changed by hand"),
            Standing.NO_REASON: self.tr("Needs a reason"),
            Standing.NOT_READ: self.tr("Couldn’t be checked"),
            Standing.ELSEWHERE: self.tr("Begun elsewhere"),
            Standing.DONE: self.tr("Deleted"),
            Standing.UNDONE: self.tr("Deleted, then restored"),
            Standing.NO_DELETION: self.tr("Nothing to delete"),
        }[row.standing]

    def explanation(self, row: StagedDecision) -> str:
        """Return what it means for the track, and what can be done."""
        match row.standing:
            case Standing.IN_CONFLICT:
                return self._about_conflict(row)
            case Standing.READY:
                return self._about_ready(row)
            case Standing.TO_APPROVE:
                return self._about_approval(row)
            case Standing.REFUSED:
                return self._about_refusal(row)
            case Standing.ELSEWHERE:
                return self._about_elsewhere(row)
            case Standing.DONE:
                return self._about_done(row)
        return {
            Standing.WAITING: self.held,
            Standing.DISPUTED: self.tr(
                "People decided differently about this track, so it stays. A decision of yours in "
                "the review settles it."
            ),
            Standing.ALTERED: self.tr(
                "This decision comes from a review file that was changed by hand, so nobody can "
                "tell who made it. It is not carried out. Decide on the track yourself, or ask for "
                "the file once more."
            ),
            Standing.NO_REASON: self.tr(
                "Your settings ask for a reason before a track is deleted. Show it in the review "
                "and give one."
            ),
            Standing.NOT_READ: self.tr(
                "DatoCMS couldn’t be asked for this video, so the track stays for now. The "
                "decision is kept; check again later."
            ),
            Standing.UNDER_WAY: self.tr(
                "DatoCMS was asked to delete it. It is not asked again before the result is known."
            ),
            Standing.UNDONE: self.tr(
                "The track was deleted and restored under a new ID. Show it in the review to "
                "decide on it again."
            ),
        }.get(row.standing, self.tr("The track stays."))

    def languages(self, row: StagedDecision) -> str:
        """Return the language of a track in words."""
        return self._tracks.language(row.item.track)

    def compared(self, texts: TextComparison) -> str:
        """Return which texts were held against those decided on, and which are to be."""
        parts = (
            (texts.same, self.tr("Subtitles compared with those decided on: %Ln.", "", texts.same)),
            (
                texts.later,
                self.tr(
                    "The subtitles of %Ln tracks are compared as each is deleted; what was changed "
                    "stays.",
                    "",
                    texts.later,
                ),
            ),
            (
                texts.without,
                self.tr(
                    "%Ln tracks have no subtitles to compare, only kind, name and language.",
                    "",
                    texts.without,
                ),
            ),
        )
        return " ".join(words for count, words in parts if count)

    def summary(self, rows: Sequence[StagedDecision]) -> str:
        """Return what a dry run found, the deletions first."""
        count = {one: sum(row.standing is one for row in rows) for one in Standing}
        held = count[Standing.WAITING] + count[Standing.TO_APPROVE] + count[Standing.REFUSED]
        others = (Standing.DISPUTED, Standing.ALTERED, Standing.NO_REASON, Standing.ELSEWHERE)
        gone = sum(
            row.conflict is not None
            and row.conflict.what.is_gone
            and row.standing is Standing.IN_CONFLICT
            for row in rows
        )
        changed = count[Standing.IN_CONFLICT] - gone
        decide = sum(count[one] for one in others)
        parts = (
            (True, self.tr("%Ln tracks would be deleted", "", count[Standing.READY])),
            (held, self.tr("%Ln held for approval", "", held)),
            (changed, self.tr("%Ln changed or replaced since", "", changed)),
            (gone, self.tr("%Ln gone already", "", gone)),
            (decide, self.tr("%Ln need a decision", "", decide)),
            (
                count[Standing.NOT_READ],
                self.tr("%Ln couldn’t be checked", "", count[Standing.NOT_READ]),
            ),
        )
        found = listed(words for holds, words in parts if holds)
        #: {found} is such as “12 tracks would be deleted, 2 held for approval”.
        return filled(self.tr("Dry run: {found}. Nothing was sent."), found=found)

    def _verdict(self, verdict: Verdict) -> str:
        return {
            Verdict.KEEP: self.tr("Keep"),
            Verdict.DELETE: self.tr("Delete"),
            Verdict.FIX: self.tr("Fixed"),
            Verdict.SKIP: self.tr("Skipped"),
        }[verdict]

    def _ready(self, row: StagedDecision) -> str:
        if _failed_before(row):
            return self.tr("Failed before")
        if not _can_be_undone(row):
            return self.tr("Can’t be restored later")
        return self.tr("Can be deleted") if row.is_seen else self.tr("Not looked at yet")

    def _about_ready(self, row: StagedDecision) -> str:
        if _failed_before(row):
            return self.tr("It was tried before and failed; the track is still there.")
        if not _can_be_undone(row):
            return self.tr("It has no subtitles that could be backed up, so it’s gone for good.")
        if not row.is_seen:
            return self.tr("It is looked at before it is deleted, and stays if it has changed.")
        return self.tr("It is backed up first, so the deletion can be undone.")

    def _about_approval(self, row: StagedDecision) -> str:
        name = shown(row.decision.by.name, _NAME)
        text = self.tr(
            "{name} decided to delete this track. Tick it and choose Approve or Refuse, then save "
            "the review as a file and give it back."
        )
        return filled(text, name=name)

    def _about_refusal(self, row: StagedDecision) -> str:
        refused = [one for one in row.state.approvals_of_others if not one.released]
        if not refused:
            return self.tr("The deletion was refused, so the track stays.")
        last = refused[-1]
        text = self.tr("{name} refused this deletion {ago}, so the track stays.")
        name, ago = shown(last.by.name, _NAME), self._moments.ago_in_sentence(last.at)
        return filled(text, name=name, ago=ago)

    def _about_elsewhere(self, row: StagedDecision) -> str:
        last = row.state.applications[-1]
        text = self.tr(
            "{name} began to delete it on another computer {ago}. Look whether the track is still "
            "there before you delete it here."
        )
        name, ago = shown(last.by.name, _NAME), self._moments.ago_in_sentence(last.at)
        return filled(text, name=name, ago=ago)

    def _about_done(self, row: StagedDecision) -> str:
        if row.entry is None:
            return ""
        if _was_gone(row):
            return self.tr("Somebody deleted this track meanwhile. There is nothing left to do.")
        when = self._moments.exact(row.entry.changed_at)
        if row.entry.consent is None:
            return filled(self.tr("Deleted on {moment}."), moment=when)
        text = self.tr("Deleted on {moment}, approved by {name}.")
        return filled(text, moment=when, name=shown(row.entry.consent.by, _NAME))

    def _conflict(self, row: StagedDecision) -> str:
        if row.conflict is None:
            return ""
        return {
            DecisionConflict.VIDEO_GONE: self.tr("Video is gone"),
            DecisionConflict.GONE: self.tr("Gone already"),
            DecisionConflict.REPLACED: self.tr("Replaced since"),
            DecisionConflict.CHANGED: self.tr("Changed since"),
            DecisionConflict.LOST_ITS_TEXT: self.tr("Can’t be backed up now"),
            DecisionConflict.TEXT_CHANGED: self.tr("Subtitles changed since"),
        }[row.conflict.what]

    def _about_conflict(self, row: StagedDecision) -> str:
        if row.conflict is None:
            return ""
        now, seen = row.conflict.now, row.decision.snapshot.track
        text = {
            DecisionConflict.VIDEO_GONE: self.tr(
                "The whole video is not in the project any more. There is nothing left to delete."
            ),
            DecisionConflict.GONE: self.tr(
                "Somebody deleted this track meanwhile. There is nothing left to do."
            ),
            DecisionConflict.REPLACED: self.tr(
                "This track is gone, and {now} has taken its place. The new one stays: put it into "
                "a review to decide on it."
            ),
            DecisionConflict.CHANGED: self.tr(
                "It was decided on as {seen}; now it is {now}. Look at it once more, or delete it "
                "all the same."
            ),
            DecisionConflict.LOST_ITS_TEXT: self.tr(
                "Its subtitles can’t be backed up any more, so deleting it is for good. Look at it "
                "once more, or delete it all the same."
            ),
            DecisionConflict.TEXT_CHANGED: self.tr(
                "Its subtitles are others than those that were decided on. Look at them in the "
                "review and decide again."
            ),
        }[row.conflict.what]
        return filled(text, now=self._described(now), seen=self._described(seen))

    def _described(self, track: Track | None) -> str:
        if track is None:
            return ""
        kind = [self._tracks.kind(track), self._tracks.language(track)]
        kind += ["CC"] if track.closed_captions else []
        #: A track with its kind and language: “Italiano” (subtitles, Italian).
        text = self.tr("{name} ({kind})")
        return filled(text, name=quoted(shown(track.name, _NAME)), kind=listed(filter(None, kind)))


def _failed_before(row: StagedDecision) -> bool:
    """Tell whether it was tried and did not work, and not just left when trackman ended."""
    last = row.entry
    return last is not None and last.stage is Stage.FAILED and not last.was_left


def _was_gone(row: StagedDecision) -> bool:
    """Tell whether a track was not there any more when it was to be deleted."""
    return row.entry is not None and row.entry.stage is Stage.ALREADY_GONE


def _can_be_undone(row: StagedDecision) -> bool:
    return can_be_backed_up(row.item.track, row.item.playback_id)
