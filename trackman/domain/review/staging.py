"""Staged decisions: which of them can be carried out now, and what is in the way of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from trackman.domain.inventory.aftermath import Aftermath
from trackman.domain.inventory.state import TrackBrief, VideoSummary
from trackman.domain.journal import Consent, Entry, Stage
from trackman.domain.review.conflicts import FoundConflict, conflict_of
from trackman.domain.review.queue import QueueItem, ReviewQueue
from trackman.domain.review.records import Decision, Verdict
from trackman.domain.review.state import ReviewItemState, ReviewState
from trackman.domain.tracks import Track

_GONE = frozenset({Stage.DELETED, Stage.ALREADY_GONE})
_NEVER_DONE = frozenset({Stage.FAILED, Stage.DROPPED})


class Standing(StrEnum):
    """Standing of a decision: what can be done about it now."""

    READY = "ready"
    """It is a deletion that can be carried out."""
    WAITING = "waiting"
    """Somebody else has to approve it."""
    TO_APPROVE = "to_approve"
    """Somebody else decided it, and the person at this computer has to approve it."""
    REFUSED = "refused"
    """Somebody else refused to approve it."""
    DISPUTED = "disputed"
    """People decided differently."""
    ALTERED = "altered"
    """It rests on a file that was changed by hand."""
    NO_REASON = "no_reason"
    """A reason has to be given first."""
    IN_CONFLICT = "in_conflict"
    """The track is not as it was decided on."""
    NOT_READ = "not_read"
    """Its video could not be looked at."""
    ELSEWHERE = "elsewhere"
    """Another computer has begun to carry it out; nothing is known here of how that ended."""
    UNDER_WAY = "under_way"
    """It is being carried out, or nobody knows yet how that ended."""
    DONE = "done"
    """The track is deleted."""
    UNDONE = "undone"
    """The track was deleted, and restored since."""
    NO_DELETION = "no_deletion"
    """Somebody decided to keep, fix or skip the track."""


@dataclass(frozen=True, slots=True)
class StagingRules:
    """Settings that say what a deletion needs."""

    second_approval: bool = False
    reason_required: bool = False


@dataclass(frozen=True, slots=True)
class VideoLook:
    """Tracks of a video, seen now or known from before."""

    upload_id: str
    filename: str
    tracks: tuple[Track, ...] | None
    """None where the video is gone."""
    used: bool | None = None
    """True if records use it; None where that was not asked."""
    is_fresh: bool = False
    """True if DatoCMS was asked just now."""
    failed: bool = False
    """True if DatoCMS was asked and did not answer; `tracks` are what was known then."""


@dataclass(frozen=True, slots=True)
class StagedDecision:
    """One track that somebody decided on."""

    item: QueueItem
    state: ReviewItemState
    standing: Standing
    conflict: FoundConflict | None = None
    entry: Entry | None = None
    """The last deletion of the track that the journal has."""
    stand_in: str | None = None
    """The id of the track that had taken its place when it was decided on: restored, or fixed."""

    is_seen: bool = False
    """True if its video was looked at just now; else nobody knows whether the track is there."""

    @property
    def track_id(self) -> str:
        """The track that is to be deleted."""
        return self.stand_in or self.item.track.id

    @property
    def decision(self) -> Decision:
        """The decision in force; where people decided differently, the first of theirs."""
        return self.state.decisions[0]

    def awaits_word_of(self, person: str) -> bool:
        """Tell whether the person with this id can approve or refuse it, and has done neither."""
        people = {one.by.id for one in self.state.decisions}
        people |= {one.by.id for one in self.state.approvals}
        return self.standing in (Standing.READY, Standing.TO_APPROVE) and person not in people

    @property
    def is_deletion(self) -> bool:
        """Tell whether it deletes the track, or would."""
        return any(one.verdict is Verdict.DELETE for one in self.state.decisions)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about the tracks of a queue, beside what people decided."""

    deletions: Mapping[str, Sequence[Entry]] = field(default_factory=dict)
    """Deletions that the journal has of each track, by its id, in the order planned."""
    looks: Mapping[str, VideoLook] = field(default_factory=dict)
    """By upload id."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of texts as they are now, by the ids of their tracks."""


def staged(
    queue: ReviewQueue, state: ReviewState, me: str, rules: StagingRules, evidence: Evidence
) -> Iterator[StagedDecision]:
    """Yield every track that somebody decided on, in the order of the queue.

    `me` is the id of the person at this computer.
    """
    beside: dict[str, set[str]] = {}
    for item in queue.items:
        beside.setdefault(item.track.upload_id, set()).add(item.track.id)
    for item in queue.items:
        if (about := state.items.get(item.key)) is not None and about.decisions:
            known = beside[item.track.upload_id]
            yield staged_item(item, about, me, rules, evidence, known)


def staged_item(
    item: QueueItem,
    state: ReviewItemState,
    me: str,
    rules: StagingRules,
    evidence: Evidence,
    beside: Collection[str] = (),
) -> StagedDecision:
    """Return what can be done about one track that somebody decided on.

    `beside` are the ids of tracks that its video had when the queue was made.
    """
    track_id = _standing_in(_decided_track(item, state, beside), state, evidence)
    entries = _deletions(track_id, evidence)
    entry = _telling(entries)
    standing = _standing(state, entries, entry, me, rules)
    stand_in = None if track_id == item.track.id else track_id
    row = StagedDecision(item, state, standing, None, entry, stand_in)
    if standing in _SETTLED:
        return row
    look = evidence.looks.get(item.track.upload_id)
    if look is None or not look.is_fresh:
        failed = look is not None and look.failed and standing is Standing.READY
        return replace(row, standing=Standing.NOT_READ) if failed else row
    row = replace(row, is_seen=True)
    snapshot, text = row.decision.snapshot, decided_text_of(state)
    decided_on = replace(snapshot, track=replace(snapshot.track, id=track_id), text_sha256=text)
    conflict = conflict_of(decided_on, look.tracks, beside, _other_text(row, evidence))
    if conflict is None:
        return row
    blocked = standing in (Standing.READY, Standing.TO_APPROVE, Standing.WAITING)
    return replace(row, standing=Standing.IN_CONFLICT if blocked else standing, conflict=conflict)


def _other_text(row: StagedDecision, evidence: Evidence) -> str | None:
    """Return the SHA-256 of the text there is now, where it is known, or of what another saw.

    Where it was not asked for, a deletion may have come upon another one.
    """
    seen = [one.snapshot.text_sha256 for one in row.state.decisions if _saw_text(one)]
    if (other := next((one for one in seen if one != seen[0]), None)) is not None:
        return other
    known = evidence.texts.get(row.track_id)
    return known or (None if row.entry is None else row.entry.other_text)


def _saw_text(decision: Decision) -> bool:
    return bool(decision.snapshot.text_sha256)


_SETTLED = frozenset({Standing.UNDER_WAY, Standing.DONE, Standing.UNDONE, Standing.NO_DELETION})


def tracks_decided_on(item: QueueItem, state: ReviewItemState) -> set[str]:
    """Return the ids of the tracks that decisions in force were made on, and of the queue's own.

    A track that was fixed or restored before it was decided on has another id than in the queue.
    """
    return {item.track.id, *(one.snapshot.track.id for one in state.decisions)}


def _decided_track(item: QueueItem, state: ReviewItemState, beside: Collection[str]) -> str:
    """Return the track that was on screen when it was decided on; the queue's own where in doubt.

    People who had different ones on screen don't agree about either. `beside` are other tracks of
    the queue: none of them can be meant.
    """
    ids = {one.snapshot.track.id for one in state.decisions}
    uploads = {one.snapshot.track.upload_id for one in state.decisions}
    if len(ids) != 1 or uploads != {item.track.upload_id} or not ids.isdisjoint(beside):
        return item.track.id
    return ids.pop()


def _standing_in(track_id: str, state: ReviewItemState, evidence: Evidence) -> str:
    """Return the track that a decision is about, where the one decided on was restored before.

    A restored track has an id of its own; who decides again after an Undo means that one.
    """
    seen = {track_id}
    while (entry := _telling(_deletions(track_id, evidence))) is not None:
        heir = entry.restored_as
        # By what was carried out, too: clocks of two computers differ, and a clock may be set back.
        ids = {one.id for one in _deletions(track_id, evidence)}
        carried_out = {one.decision for one in state.applications if one.entry in ids}
        later = all(
            one.at > entry.planned_at and one.id not in carried_out for one in state.decisions
        )
        if entry.stage not in _GONE or heir is None or heir in seen or not later:
            break
        seen.add(heir)
        track_id = heir
    return track_id


def _deletions(track_id: str, evidence: Evidence) -> list[Entry]:
    """Return the deletions of a track; steps of a replacement are not what a review asked for."""
    return [one for one in evidence.deletions.get(track_id, ()) if one.parent is None]


def _telling(entries: Sequence[Entry]) -> Entry | None:
    """Return the deletion that tells what became of a track: one that worked before all others."""
    done = (one for one in entries if one.stage in _GONE)
    open_ = (one for one in reversed(entries) if one.stage not in _NEVER_DONE)
    return next(done, next(open_, entries[-1] if entries else None))


def _standing(
    state: ReviewItemState,
    entries: Sequence[Entry],
    entry: Entry | None,
    me: str,
    rules: StagingRules,
) -> Standing:
    if not state.is_in_conflict and state.verdict is not Verdict.DELETE:
        return Standing.NO_DELETION
    if entry is not None and entry.stage not in _NEVER_DONE:
        if entry.stage not in _GONE:
            return Standing.UNDER_WAY
        return Standing.DONE if entry.restored_as is None else Standing.UNDONE
    if state.is_in_conflict:
        return Standing.DISPUTED
    known = {one.id for one in entries}
    if any(one.by.id != me and one.entry not in known for one in state.applications):
        return Standing.ELSEWHERE
    return _held(state, me, rules)


def is_still_decided(state: ReviewItemState, me: str, rules: StagingRules) -> bool:
    """Tell whether people still want a track deleted, and nothing holds that."""
    return decided_standing(state, me, rules) is Standing.READY


def decided_standing(state: ReviewItemState, me: str, rules: StagingRules) -> Standing:
    """Return what people say of a track, whatever was done about it before."""
    if state.is_in_conflict:
        return Standing.DISPUTED
    return _held(state, me, rules) if state.verdict is Verdict.DELETE else Standing.NO_DELETION


def _held(state: ReviewItemState, me: str, rules: StagingRules) -> Standing:
    """Return what holds a deletion that people agree about; READY where nothing does."""
    if state.is_altered:
        return Standing.ALTERED
    if state.is_refused:
        return Standing.REFUSED
    if rules.second_approval and consent_of(state) is None:
        decided = any(one.by.id == me for one in state.decisions)
        return Standing.WAITING if decided else Standing.TO_APPROVE
    if rules.reason_required and not any(one.reason for one in state.decisions):
        return Standing.NO_REASON
    return Standing.READY


def consent_of(state: ReviewItemState) -> Consent | None:
    """Return a second person's word for a deletion; None where nobody has given it.

    Two who decided on it without knowing of each other agree as well.
    """
    if state.is_altered or state.is_refused:
        return None
    if state.is_released:
        words = (one for one in state.approvals_of_others if one.released and not one.is_altered)
        last = max(words, key=lambda one: one.at)
        return Consent(last.by.name, last.at)
    people = {one.by.id: one for one in state.decisions}
    if len(people) > 1 and not state.is_in_conflict:
        last_decision = max(people.values(), key=lambda one: one.at)
        return Consent(last_decision.by.name, last_decision.at)
    return None


def approvals_of(states: Iterable[ReviewItemState]) -> tuple[int, int, int]:
    """Count the deletions to come that are approved, refused, and neither."""
    approved = refused = waiting = 0
    for one in states:
        if one.verdict is not Verdict.DELETE or one.applications:
            continue
        is_approved = consent_of(one) is not None
        approved += is_approved
        refused += one.is_refused
        waiting += not is_approved and not one.is_refused
    return approved, refused, waiting


def decided_text_of(state: ReviewItemState) -> str | None:
    """Return the SHA-256 of the text that was decided on; None where nobody saw one."""
    return next((one.snapshot.text_sha256 for one in state.decisions if _saw_text(one)), None)


def reason_of(state: ReviewItemState) -> str:
    """Return the reason given for a deletion; empty where none was."""
    return next((one.reason for one in state.decisions if one.reason), "")


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Numbers of tracks that can be deleted, by what is known of their texts."""

    same: int = 0
    """Read just now, and the same that was decided on."""
    later: int = 0
    """Compared when each is deleted."""
    without: int = 0
    """Nobody saw a text, or none can be read: nothing can be compared but what is listed."""


@dataclass(slots=True)
class JointConsequences:
    """Losses by deletions together; `add` all rows of a video at once."""

    after: Aftermath = field(default_factory=Aftermath)
    unknown: int = 0
    """Videos of which it cannot be told, for their tracks are not known."""

    def add(self, rows: Sequence[StagedDecision], look: VideoLook | None) -> None:
        """Count what one video would miss without the tracks of these rows."""
        if look is None or look.tracks is None:
            self.unknown += 1
        else:
            self.after.add(*_summary(look, look.tracks, {row.track_id for row in rows}))


def by_video(rows: Iterable[StagedDecision]) -> dict[str, list[StagedDecision]]:
    """Return rows by the upload ids of their videos."""
    found: dict[str, list[StagedDecision]] = {}
    for row in rows:
        found.setdefault(row.item.track.upload_id, []).append(row)
    return found


def _summary(
    look: VideoLook, tracks: Sequence[Track], ids: Collection[str]
) -> tuple[VideoSummary, set[int]]:
    briefs = tuple(
        TrackBrief(
            place,
            one.kind,
            one.language_code,
            one.closed_captions,
            one.status,
            None,
        )
        for place, one in enumerate(tracks)
    )
    chosen = {place for place, one in enumerate(tracks) if one.id in ids}
    summary = VideoSummary(look.upload_id, look.filename, None, (), None, look.used, None, briefs)
    return summary, chosen
