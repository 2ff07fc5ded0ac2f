"""How an end is written into the journal."""

from __future__ import annotations

from typing import Any

from trackman.domain.deletions import AlreadyGone, Deleted, Failed, Unknown
from trackman.domain.errors import ApiError, JobFailedError, TrackmanError
from trackman.domain.journal import Stage
from trackman.domain.restores import Restored
from trackman.services.operations.journal_writer import EntryRecorder

AnyEnd = Deleted | AlreadyGone | Restored | Failed | Unknown


async def note_end(record: EntryRecorder, end: AnyEnd) -> None:
    """Write how a piece of work ended."""
    match end:
        case Deleted():
            facts: dict[str, Any] = {"returned": end.track, "seconds": end.seconds}
            if end.job_id is not None:
                facts["job_id"] = end.job_id
            await record.follow(Stage.DELETED, code=None, fault="", **facts)
        case AlreadyGone():
            await record.follow(Stage.ALREADY_GONE, code=None, fault="")
        case Restored():
            await record.follow(
                Stage.RESTORED,
                code=None,
                fault="",
                returned=end.track,
                seconds=end.seconds,
                difference=end.difference,
            )
        case Failed(error):
            await record.follow(Stage.FAILED, **_fault(record, error))
        case Unknown(error):
            await record.follow(Stage.UNKNOWN, **_fault(record, error))


def _fault(record: EntryRecorder, error: TrackmanError) -> dict[str, Any]:
    facts: dict[str, Any] = {"fault": str(error), "code": None}
    if isinstance(error, ApiError | JobFailedError):
        facts["code"] = error.fault.code
        if error.fault.request_id:
            facts["request_ids"] = (*record.entry.request_ids, error.fault.request_id)
    if isinstance(error, JobFailedError):
        facts["job_id"] = error.job_id
    return facts
