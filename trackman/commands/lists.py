"""The list of `trackman tracks delete --from`: read as a whole, or refused with the line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from trackman.commands.project import NotOpenedError, OpenProject
from trackman.commands.results import WRONG_CALL
from trackman.domain.inventory.named_tracks import (
    NamedTrack,
    UnclearLineError,
    read_named_tracks,
)
from trackman.domain.inventory.pasted import list_text
from trackman.domain.names import quoted
from trackman.domain.whereabouts import Whereabouts, Workplace, whereabouts_of_line


def listed_tracks(parser: argparse.ArgumentParser, name: str) -> list[NamedTrack]:
    """Return the tracks a file names; ends the program where it is not clear which."""
    if name == "-" and sys.stdin is None:
        parser.error("--from -: Standard input is closed")
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        parser.error(f"--from {name}: {error.strerror}")
    try:
        return read_named_tracks(list_text(content))
    except UnclearLineError as error:
        parser.error(
            f"--from {name}, line {error.line}: {quoted(error.text[:80])} doesn’t name one track "
            "of one video; write it as UPLOAD/TRACK"
        )


def refuse_other_places(named: Sequence[NamedTrack], opened: OpenProject) -> None:
    """Refuse links to another project or environment. Raises NotOpenedError."""
    place = Workplace(None, opened.connection.environment, opened.project)
    for one in named:
        if whereabouts_of_line(one.links, one.hosts, place) is not Whereabouts.HERE:
            text = f"line {one.line} of the list leads to another project or environment"
            raise NotOpenedError(f"{text}; nothing was deleted", WRONG_CALL)
