"""Results of commands, as lines of JSON or of a table."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from trackman.commands.output import OutputError, complain, discard_output, write_json, write_line
from trackman.commands.wording import sentence
from trackman.domain.creations import Created
from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import (
    ApiError,
    JobFailedError,
    NotCreatedError,
    StillThereError,
    StorageError,
    TrackmanError,
    VideoNotFoundError,
)
from trackman.domain.journal import Act, Entry
from trackman.domain.names import encodable, quoted, shown
from trackman.domain.replacements import Replaced
from trackman.domain.tracks import Track

AS_ASKED, SOMETHING_FAILED, WRONG_CALL, NO_CONNECTION, HELD = range(5)
AnyEnd = Deleted | AlreadyGone | Created | Replaced | Failed | Unknown
_DONE = {Act.DELETION: "deleted", Act.RESTORE: "restored", Act.REPLACEMENT: "replaced"}
_NEVER_DELETED = (
    "DatoCMS never did it: trackman ended while sending the request, and the track is still there, "
    "unchanged. It was given up; delete it again if it is to go"
)
_NEVER_MADE = (
    "DatoCMS never did it: trackman ended while sending the request, and the video has no new "
    "track. It was given up; what was to be sent is kept on this computer, so try again"
)
_TO_DO = "nothing was sent; add --yes to do it"


@dataclass(slots=True)
class Results:
    """Writes each result as it comes, and remembers what the exit status is to be."""

    format: str
    changes: bool = False
    """True if tracks are changed; that goes on where nobody reads what is written any more."""
    aside: bool = False
    """True if they are about something that was not asked for now, and so go to stderr."""
    status: int = AS_ASKED

    def track(self, track: Track) -> None:
        """Write a track as it is listed."""
        if self.format == "table":
            self._write(_line(track, track.status))
        else:
            self._write(_facts(track))

    def planned(self, entry: Entry, text: str = "") -> None:
        """Write what would be done; it is in no journal, so it has no id."""
        self.put(entry.track, "planned", text=f"{text}; {_TO_DO}" if text else _TO_DO)

    def not_begun(self, entry: Entry, text: str) -> None:
        """Write that something was given up before anything of it was sent."""
        self.put(entry.track, "planned", entry.id, text=text)

    def interrupted(self, entry: Entry) -> None:
        """Write that nobody waited for the end of something that was sent."""
        text = "interrupted; `trackman recover` finds out how it ended"
        self.put(entry.track, "unknown", entry.id, text=text)

    def settled(self, entry: Entry, end: AnyEnd, note: str = "") -> None:
        """Write how something of before ended; what never arrived was given up, and no failure."""
        error = end.error if isinstance(end, Failed) and entry.job_id is None else None
        match error:
            case StillThereError():
                self.not_begun(entry, _NEVER_DELETED)
            case NotCreatedError():
                self.not_begun(entry, _NEVER_MADE)
            case _:
                self.end(entry, end, note)

    def absent(self, upload_id: str, track_id: str) -> None:
        """Write that a track is not there, so that there is nothing to delete."""
        none = nothing_of(upload_id, track_id)
        self.put(none, "already_gone", text="the video has no such track")

    def failed(self, track: Track, error: TrackmanError | str) -> None:
        """Write that nothing could be planned."""
        self.status = SOMETHING_FAILED
        if isinstance(error, str):
            self.put(track, "failed", text=error)
        else:
            self.put(track, "failed", code=code_of(error), text=sentence(error))

    def end(self, entry: Entry, end: AnyEnd, note: str = "") -> None:
        """Write how an operation ended, and what else is worth knowing."""
        match end:
            case Deleted():
                self.put(end.track or entry.track, "deleted", entry.id, text=note)
            case AlreadyGone():
                self.put(entry.track, "already_gone", entry.id)
            case Created() | Replaced():
                self._made(entry, end, note)
            case Failed() | Unknown():
                self.status = SOMETHING_FAILED
                outcome = "failed" if isinstance(end, Failed) else "unknown"
                text = sentence(end.error)
                self.put(entry.track, outcome, entry.id, code_of(end.error), text)

    def _made(self, entry: Entry, end: Created | Replaced, note: str) -> None:
        said = [end.difference, note]
        if isinstance(end, Replaced) and end.unfinished is not None:
            self.status = SOMETHING_FAILED
            left = f"; {end.left.id} is still there, too" if end.left is not None else ""
            said.append(f"it isn’t finished: {sentence(end.unfinished)}{left}")
        taken_back = entry.act is Act.REPLACEMENT and entry.origin is not None
        outcome = "restored" if taken_back else _DONE.get(entry.act, "added")
        self.put(end.track, outcome, entry.id, text="; ".join(filter(None, said)))

    def put(
        self,
        track: Track,
        outcome: str,
        entry: str | None = None,
        code: str | None = None,
        text: str = "",
    ) -> None:
        """Write one result."""
        if self.format == "table":
            self._write(_line(track, f"{outcome}{f': {shown(text)}' if text else ''}"))
        else:
            rest = {"outcome": outcome, "entry": entry, "code": code, "text": text}
            self._write(_facts(track) | rest)

    def _write(self, content: str | dict[str, object]) -> None:
        if self.aside:
            complain(f"from before: {content}")
            return
        try:
            if isinstance(content, str):
                write_line(content)
            else:
                write_json(content)
        except BrokenPipeError:
            if not self.changes:
                raise
            discard_output()
        except OutputError as error:
            self.status = SOMETHING_FAILED
            if not self.changes:
                raise
            complain(f"{error}; the journal has how it ends")
            discard_output()


def nothing_of(upload_id: str, track_id: str = "") -> Track:
    """Return what stands for a track of which nothing is known."""
    return Track(track_id, upload_id, "", "", "", None, "", None)


def code_of(error: TrackmanError) -> str | None:
    """Return the code of a refusal, as DatoCMS or its storage gave it."""
    if isinstance(error, ApiError | JobFailedError):
        return error.fault.code
    if isinstance(error, VideoNotFoundError):
        return "NOT_FOUND"
    return error.code or None if isinstance(error, StorageError) else None


def progress(text: str) -> None:
    """Tell how far it is, to a person at a terminal only."""
    if sys.stderr.isatty():
        print(encodable(text), file=sys.stderr, flush=True)  # noqa: T201 - what it is for


def _facts(track: Track) -> dict[str, object]:
    return {
        "upload_id": track.upload_id,
        "track_id": track.id,
        "type": track.kind,
        "language_code": track.language_code,
        "name": track.name,
        "closed_captions": track.closed_captions,
        "status": track.status if track.id else "",
    }


def _line(track: Track, state: str) -> str:
    name = quoted(track.name) if track.name else ""
    where = f"{track.upload_id}/{track.id}" if track.id else track.upload_id
    captions = " CC" if track.closed_captions else ""
    return f"{where}  {track.kind:9}  {track.language_code:8}  {name}{captions}  {state}"
