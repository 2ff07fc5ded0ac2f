"""Results of commands, as lines of JSON or of a table."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from trackman.commands.output import write_json, write_line
from trackman.domain.creations import Created
from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import (
    ApiError,
    JobFailedError,
    NotSentError,
    TrackmanError,
    WrongTokenError,
)
from trackman.domain.journal import Act, Entry
from trackman.domain.names import encodable, quoted, shown
from trackman.domain.replacements import Replaced
from trackman.domain.tracks import Track

AS_ASKED, SOMETHING_FAILED, WRONG_CALL, NO_CONNECTION, HELD = range(5)
AnyEnd = Deleted | AlreadyGone | Created | Replaced | Failed | Unknown
_DONE = {Act.DELETION: "deleted", Act.RESTORE: "restored", Act.REPLACEMENT: "replaced"}


@dataclass(slots=True)
class Results:
    """Writes each result as it comes, and remembers what the exit status is to be."""

    format: str
    status: int = AS_ASKED

    def track(self, track: Track) -> None:
        """Write a track as it is listed."""
        if self.format == "table":
            write_line(_line(track, track.status))
        else:
            write_json(_facts(track))

    def planned(self, entry: Entry, text: str = "") -> None:
        """Write what would be done."""
        self._write(entry, entry.track, "planned", text or "nothing was sent; add --yes to do it")

    def absent(self, upload_id: str, track_id: str) -> None:
        """Write that a track is not there, so that there is nothing to delete."""
        none = Track(track_id, upload_id, "", "", "", None, "", None)
        self._put(none, "already_gone", None, None, "the video has no such track")

    def failed(self, track: Track, text: str, code: str | None = None) -> None:
        """Write that nothing could be planned."""
        self.status = SOMETHING_FAILED
        self._put(track, "failed", None, code, text)

    def end(self, entry: Entry, end: AnyEnd) -> None:
        """Write how an operation ended."""
        match end:
            case Deleted():
                self._write(entry, end.track or entry.track, "deleted")
            case AlreadyGone():
                self._write(entry, entry.track, "already_gone")
            case Created() | Replaced():
                text = end.difference
                if isinstance(end, Replaced) and end.unfinished is not None:
                    text = f"{text} {end.unfinished}".strip()
                    self.status = SOMETHING_FAILED
                self._write(entry, end.track, _DONE.get(entry.act, "added"), text)
            case Failed() | Unknown():
                self.status = SOMETHING_FAILED
                outcome = "failed" if isinstance(end, Failed) else "unknown"
                text = sentence(end.error)
                self._put(entry.track, outcome, entry.id, code_of(end.error), text)

    def _write(self, entry: Entry, track: Track, outcome: str, text: str = "") -> None:
        self._put(track, outcome, entry.id, None, text)

    def _put(
        self, track: Track, outcome: str, entry: str | None, code: str | None, text: str
    ) -> None:
        if self.format == "table":
            write_line(_line(track, f"{outcome}{f': {shown(text)}' if text else ''}"))
            return
        rest = {"outcome": outcome, "entry": entry, "code": code, "text": text}
        write_json(_facts(track) | rest)


def code_of(error: TrackmanError) -> str | None:
    """Return DatoCMS's code of a refusal."""
    return error.fault.code if isinstance(error, ApiError | JobFailedError) else None


def sentence(error: TrackmanError) -> str:
    """Return what went wrong, technically but in a line."""
    words = type(error).__name__.removesuffix("Error")
    spaced = "".join(f" {one.lower()}" if one.isupper() else one for one in words).strip()
    detail = shown(str(error))
    return f"{spaced}: {detail}" if detail else spaced


def is_about_connection(error: TrackmanError) -> bool:
    """Tell whether there is no connection or no permission, so that nothing else would work."""
    if isinstance(error, NotSentError | WrongTokenError):
        return True
    return isinstance(error, ApiError) and error.fault.status in {401, 403}


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
        "status": track.status,
    }


def _line(track: Track, state: str) -> str:
    name = quoted(track.name) if track.name else ""
    where = f"{track.upload_id}/{track.id}" if track.id else track.upload_id
    return f"{where}  {track.kind:9}  {track.language_code:8}  {name}  {state}"
