"""Start and orderly end of a command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from trackman.commands.interruption import INTERRUPTED
from trackman.commands.output import OutputError, complain, discard_output, orderly_output

_SOMETHING_FAILED, _WRONG_CALL = 1, 2


def _command(name: str) -> Callable[[Sequence[str]], int]:
    """Import one command: checking files needs no networking."""
    if name == "check":
        from trackman.commands.check import check

        return check
    if name in ("scan", "search", "report"):
        from trackman.commands import inventory

        return {
            "scan": inventory.scan,
            "search": inventory.search,
            "report": inventory.report,
        }[name]
    from trackman.commands import tracks

    return {"tracks": tracks.tracks, "recover": tracks.recover}[name]


def run_command(name: str, *arguments: str) -> int:
    """Run a command and return its exit status."""
    if sys.stderr is None:  # closed by whoever started it; argparse would tell it among the results
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
    if sys.stdout is None:
        complain("Standard output is closed")
        return _WRONG_CALL
    status = 0  # stays where nobody reads any more what was found
    try:
        with orderly_output():
            status = _command(name)(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OutputError as error:
        complain(str(error))
        discard_output()
        return _SOMETHING_FAILED
    return status
