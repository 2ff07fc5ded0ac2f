"""Drafts on the disk, each in a file of its own, so that unsaved work outlives the program."""

from __future__ import annotations

import json
import logging
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from trackman.domain.drafts import DraftPlace, EditDraft, checksum
from trackman.domain.errors import DraftError, StoreFault
from trackman.store.error_mapping import store_fault
from trackman.store.files import make_private_folder, replacement

_FORMAT = 1
_log = logging.getLogger(__name__)


class Drafts:
    """A folder of drafts. Safe from any thread.

    A file is one line of JSON that says what the draft is of, then the subtitles as they are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    def keep(self, draft: EditDraft) -> None:
        """Write a draft in place of the one before, and come back when it is on the disk.

        Raises DraftError; then the one before is still there.
        """
        head = {
            "format": _FORMAT,
            "project": draft.place.project,
            "environment": draft.place.environment,
            "upload": draft.place.upload_id,
            "track": draft.place.track_id,
            "begun_from": draft.begun_from,
            "at": draft.at.isoformat(),
            "sha256": checksum(draft.content),
        }
        try:
            with self._lock:
                make_private_folder(self._folder)
                with replacement(self._path(draft.place)) as file:
                    file.write(json.dumps(head).encode("ascii") + b"\n" + draft.content)
        except OSError as error:
            raise DraftError(store_fault(error), str(error)) from error

    def read(self, place: DraftPlace) -> EditDraft | None:
        """Return the draft of a track; None where there is none.

        Raises DraftError where it cannot be read; a damaged one is set aside first.
        """
        path = self._path(place)
        try:
            found = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DraftError(store_fault(error), str(error)) from error
        try:
            return _draft(place, found)
        except (ValueError, KeyError, TypeError) as error:
            aside = self._set_aside(path)
            raise DraftError(StoreFault.DAMAGED, f"{aside}: {error}") from error

    def remove(self, place: DraftPlace) -> None:
        """Remove the draft of a track, if there is one. Raises DraftError."""
        try:
            with self._lock:
                self._path(place).unlink(missing_ok=True)
        except OSError as error:
            raise DraftError(store_fault(error), str(error)) from error

    def carry(self, old: DraftPlace, new: DraftPlace, published: str | None = None) -> None:
        """Move a draft to another track, unless that has one; remove what has this checksum.

        It is on the disk at any moment. Raises DraftError.
        """
        draft = self.read(old)
        if draft is None or old == new:
            return
        if checksum(draft.content) != published:
            if self.read(new) is not None:
                return
            self.keep(replace(draft, place=new))
        self.remove(old)

    def _path(self, place: DraftPlace) -> Path:
        names = (place.project, place.environment, place.upload_id, place.track_id)
        return self._folder / f"{checksum(json.dumps(names).encode())[:32]}.draft"

    def _set_aside(self, path: Path) -> Path:
        """Keep a damaged draft under another name: a person may still find words in it."""
        aside = path.with_suffix(".damaged")
        with suppress(OSError):
            path.replace(aside)
        _log.warning("a draft is damaged and was set aside: %s", aside)
        return aside


def _draft(place: DraftPlace, found: bytes) -> EditDraft:
    line, _, content = found.partition(b"\n")
    head = json.loads(line)
    of = DraftPlace(head["project"], head["environment"], head["upload"], head["track"])
    if head["format"] != _FORMAT or of != place or checksum(content) != head["sha256"]:
        raise ValueError("not the draft that was written")
    return EditDraft(place, content, str(head["begun_from"]), datetime.fromisoformat(head["at"]))
