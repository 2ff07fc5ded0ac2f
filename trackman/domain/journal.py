"""Entries of the journal, and the stages they go through.

    a deletion     planned → backed up → sent → accepted → deleted | already gone | failed | unknown
    a creation     planned → sent → accepted → preparing → restored or added | failed | unknown
    a replacement  planned → sent → replaced | failed | unknown

Restores, additions and generations are creations. A replacement is made of creations and deletions
that name it as their `parent`. Each stage is written before the step it describes. What was not
sent when it was given up is `dropped`; but a deletion that trackman's end kept from being done has
`failed`, and is left until more is said of it. Only `unknown` can be followed by another end, once
somebody has looked. (A deletion that nothing but an event told of is `unproven` until a list shows
that the track is gone; `Journal.prove` notes that, and `Journal.refute` takes it back.)
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from trackman.domain.tracks import Track, TrackDraft, TrackStatus
from trackman.domain.uploads import Upload


class Act(StrEnum):
    """Kinds of operations."""

    DELETION = "deletion"
    RESTORE = "restore"
    ADDITION = "addition"
    """A new track of a file."""
    GENERATION = "generation"
    """New subtitles that DatoCMS makes of the sound."""
    REPLACEMENT = "replacement"
    """A new track in the place of an old one."""


class Stage(StrEnum):
    """Progress of an operation as the journal records it."""

    PLANNED = "planned"
    BACKED_UP = "backed_up"
    """The text is saved and proven whole; nothing was sent."""
    SENT = "sent"
    """The request that changes something is on its way, or was."""
    ACCEPTED = "accepted"
    """DatoCMS made a job of it."""
    PREPARING = "preparing"
    """The new track exists and is being prepared."""
    DELETED = "deleted"
    ALREADY_GONE = "already_gone"
    RESTORED = "restored"
    ADDED = "added"
    REPLACED = "replaced"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The result could not be found out yet."""
    DROPPED = "dropped"
    """Given up before anything was sent."""

    @property
    def is_end(self) -> bool:
        """Tell whether nothing is under way any more."""
        return self in _ENDS

    @property
    def was_sent(self) -> bool:
        """Tell whether something at DatoCMS may have changed."""
        return self not in {Stage.PLANNED, Stage.BACKED_UP, Stage.DROPPED}

    def may_become(self, other: Stage) -> bool:
        """Tell whether `other` can be written after it: itself or a later one, never back."""
        if self is Stage.UNKNOWN:
            return other.is_end
        if self.is_end:
            return other is self
        return other.is_end or _ORDER.index(other) >= _ORDER.index(self)


_ORDER = (Stage.PLANNED, Stage.BACKED_UP, Stage.SENT, Stage.ACCEPTED, Stage.PREPARING)
_ENDS = frozenset(
    {
        Stage.DELETED,
        Stage.ALREADY_GONE,
        Stage.RESTORED,
        Stage.ADDED,
        Stage.REPLACED,
        Stage.FAILED,
        Stage.UNKNOWN,
        Stage.DROPPED,
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a track: project, environment and video."""

    project: str
    """The project's id."""
    project_name: str
    environment: str | None
    """None is the primary one."""
    upload_id: str
    filename: str
    playback_id: str | None = None
    md5: str | None = None
    """Of the video's file; None where it was not known, as in journals of before."""
    duration: float | None = None
    """Seconds; None where it was not known."""

    def with_video(self, upload: Upload) -> Place:
        """Return this place with what tells its video from others, as the upload is now."""
        particulars = upload.particulars
        return replace(
            self,
            playback_id=upload.mux_playback_id,
            md5=particulars.md5 if particulars is not None else None,
            duration=upload.duration,
        )

    def has_other_video(self, now: Place) -> bool:
        """Tell whether the video is known to have been replaced or trimmed since."""
        pairs = (
            (self.playback_id, now.playback_id),
            (self.md5, now.md5),
            (self.duration, now.duration),
        )
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)


@dataclass(frozen=True, slots=True)
class Backup:
    """A saved subtitle text, named by its content."""

    sha256: str
    """Of the bytes as they came, in hexadecimal digits."""
    size: int
    """Bytes."""
    cues: int
    """0 for a text that cannot be read: it is kept as it came, and no restore of it is certain."""

    @property
    def is_readable(self) -> bool:
        """Tell whether the text could be read, so that a restore can be proven cue by cue."""
        return self.cues > 0


@dataclass(frozen=True, slots=True)
class Consent:
    """Word of a second person, without which a deletion of a review would not have been done."""

    by: str
    """The person's name in reviews."""
    at: datetime
    """Time at which it was given, with time zone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal: one operation from click to certainty."""

    id: str
    """Unlike any other in the world, so that journals can be put together."""
    act: Act
    stage: Stage
    batch: str
    """The same for all that was asked for with one click; undone as one."""
    place: Place
    track: Track
    """Of a deletion or replacement: the old one as the server last showed it. Of a creation: as it
    shall become; its id is that of the deleted track of a restore, else empty."""
    planned_at: datetime
    changed_at: datetime
    """Time at which it came to its stage."""
    account: str | None = None
    """Name of the token in the project; never the token."""
    reason: str = ""
    backup: Backup | None = None
    """The saved text: of a deletion the old one's, else what the new track shall hold."""
    job_id: str | None = None
    request_ids: tuple[str, ...] = ()
    """`x-request-id` of the answers, which DatoCMS's support asks for."""
    returned: Track | None = None
    """The track in DatoCMS's answer: the deleted one, or the new one with its id."""
    seconds: float | None = None
    """Duration from the first state to certainty."""
    code: str | None = None
    """DatoCMS's code of what went wrong."""
    fault: str = ""
    """Failure in technical words."""
    origin: str | None = None
    """Of a restore or replacement: the id of the entry it takes back."""
    restored_as: str | None = None
    """Of a deletion: the id of the track that took the deleted one's place, if it was restored."""
    difference: str = ""
    """Of a new track: how its text differs from what was sent; empty when it does not."""
    draft: TrackDraft | None = None
    """Of a replacement: the track that shall take the old one's place."""
    parent: str | None = None
    """The id of the replacement this is a step of."""
    source: str = ""
    """Of an addition: the path of an audio file on this computer."""
    consent: Consent | None = None
    """Of a deletion decided in a review: who approved it; None where nobody had to."""
    decided_text: str | None = None
    """Of a deletion decided in a review: SHA-256 of the text that was on screen; no other one is
    deleted. None where there was none."""
    unproven: bool = False
    """Of a deletion: True as long as nothing but an event told that it ended well."""

    @property
    def is_left(self) -> bool:
        """Tell whether a deletion is left undone by trackman's end, and nobody has said more of it.

        So says another deletion of the same track, too, that was planned later.
        """
        is_undone = self.act is Act.DELETION and self.stage is Stage.FAILED
        return is_undone and self.fault.startswith(LEFT)

    @property
    def was_left(self) -> bool:
        """Tell whether a deletion is, or was, left undone by trackman's end."""
        return self.is_left or self.fault.startswith(ANSWERED)

    @property
    def other_text(self) -> str | None:
        """SHA-256 of the text for which a deletion was refused: it isn't the one decided on."""
        was_refused = self.stage is Stage.FAILED and self.fault == OTHER_TEXT
        return self.backup.sha256 if was_refused and self.backup is not None else None


OTHER_TEXT = "the text was changed after it was decided on"
"""The fault of a deletion that was refused for that."""

LEFT = "left when trackman ended"
"""Begins the fault of a deletion that is left. Journals have these words: they never change."""
ANSWERED = f"was {LEFT}"
"""Begins the fault of a deletion that was left, and is not any more. The same holds for it."""


def new_id() -> str:
    """Return an id for an entry or a batch."""
    return uuid.uuid4().hex


def now() -> datetime:
    """Return this moment, with time zone. A clock may be set back: never measure with it."""
    return datetime.now(UTC)


def left(deletion: Entry) -> Entry:
    """Return a deletion of which nothing was sent before trackman ended, as one that is left."""
    return replace(deletion, stage=Stage.FAILED, changed_at=now(), fault=LEFT)


def answered(deletion: Entry, how: str) -> Entry:
    """Return a deletion that was left, as one that is not any more; `how` are technical words."""
    return replace(deletion, fault=f"was {deletion.fault}; {how}")


def planned_deletion(
    place: Place,
    track: Track,
    batch: str,
    account: str | None = None,
    reason: str = "",
) -> Entry:
    """Return a new entry for a track to delete."""
    moment = now()
    return Entry(
        new_id(),
        Act.DELETION,
        Stage.PLANNED,
        batch,
        place,
        track,
        moment,
        moment,
        account,
        reason,
    )


def planned_restore(
    deletion: Entry, place: Place, batch: str, account: str | None = None, name: str | None = None
) -> Entry:
    """Return a new entry for a deleted track to make again at `place`, perhaps by a new name."""
    moment = now()
    track = replace(
        deletion.track,
        upload_id=place.upload_id,
        name=deletion.track.name if name is None else name,
        status=TrackStatus.READY,
        error=None,
    )
    return Entry(
        new_id(),
        Act.RESTORE,
        Stage.PLANNED,
        batch,
        place,
        track,
        moment,
        moment,
        account,
        backup=deletion.backup,
        origin=deletion.id,
    )


def planned_creation(
    act: Act,
    place: Place,
    draft: TrackDraft,
    batch: str,
    account: str | None = None,
    *,
    backup: Backup | None = None,
    source: str = "",
    parent: str | None = None,
) -> Entry:
    """Return a new entry for a track to add, of a saved text or a file, or to generate."""
    moment = now()
    return Entry(
        new_id(),
        act,
        Stage.PLANNED,
        batch,
        place,
        draft.as_track(place.upload_id),
        moment,
        moment,
        account,
        backup=backup,
        source=source,
        parent=parent,
    )


def planned_replacement(
    place: Place,
    old: Track,
    draft: TrackDraft,
    batch: str,
    account: str | None = None,
    *,
    backup: Backup | None = None,
    source: str = "",
    origin: str | None = None,
) -> Entry:
    """Return a new entry for a track that shall take the place of an old one.

    `origin` is the replacement that is undone by it.
    """
    moment = now()
    return Entry(
        new_id(),
        Act.REPLACEMENT,
        Stage.PLANNED,
        batch,
        place,
        old,
        moment,
        moment,
        account,
        backup=backup,
        draft=draft,
        source=source,
        origin=origin,
    )
