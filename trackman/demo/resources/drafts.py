"""A track that somebody asks for, before it exists (API reference, sections 1.2 and 1.3)."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from trackman.demo import errors as refusals
from trackman.demo.errors import RefusedError
from trackman.demo.resources.ids import TRACK_ID_LENGTH, mux_id
from trackman.demo.resources.uploads import DemoTrack
from trackman.domain.languages import language_name

_LANGUAGE_CODE = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Draft:
    """Data of a track to be made.

    `source` is an address or the id of an upload request; empty where the sound is.
    """

    type: Literal["subtitles", "audio"]
    name: str
    language_code: str
    closed_captions: bool | None
    source: str

    @classmethod
    def of(cls, attributes: dict[str, Any]) -> Draft:
        """Read the attributes of a request; raise `RefusedError` for a code of no language."""
        code = attributes["language_code"]
        if not _LANGUAGE_CODE.fullmatch(code):
            # That the code is looked at, and by whom, is not documented.
            raise RefusedError(refusals.invalid_field("language_code"))
        kind = attributes.get("type", "subtitles")
        return cls(
            type=kind,
            # Mux derives a name that is left out from the language.
            name=attributes.get("name", language_name(code)),
            language_code=code,
            closed_captions=attributes.get("closed_captions", _default_flag(kind)),
            source=attributes.get("url_or_upload_request_id", ""),
        )

    def track(self, upload_id: str) -> DemoTrack:
        """Return the track it becomes, with a new id and still to be prepared."""
        return DemoTrack(
            id=mux_id(random.SystemRandom(), TRACK_ID_LENGTH),
            upload_id=upload_id,
            type=self.type,
            name=self.name,
            language_code=self.language_code,
            closed_captions=self.closed_captions,
            status="preparing",
            is_generated=not self.source,
        )


def check_name(new: DemoTrack, tracks: Iterable[DemoTrack], refused: Collection[str] = ()) -> None:
    """Raise `RefusedError` if the name is taken, as Mux does: case and outer spaces aside.

    Errored tracks count. Mux will not have a name in `refused` at all.
    """
    name = new.name.strip().casefold()
    if name in {one.strip().casefold() for one in refused}:
        raise RefusedError(refusals.mux_error("Track name is not allowed"))
    if any(one.type == new.type and one.name.strip().casefold() == name for one in tracks):
        raise RefusedError(refusals.mux_error("Track name must be unique within its type"))


def _default_flag(kind: str) -> bool | None:
    return False if kind == "subtitles" else None
