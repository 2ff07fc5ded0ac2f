"""Start and orderly end of a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trackman.commands.interruption import INTERRUPTED
from trackman.commands.output import orderly_output


def _command(name: str) -> Callable[[Sequence[str]], int]:
    """Import one command: checking files needs no networking."""
    if name == "check":
        from trackman.commands.check import check

        return check
    from trackman.commands import tracks

    return {"tracks": tracks.tracks, "recover": tracks.recover}[name]


def run_command(name: str, *arguments: str) -> int:
    """Run a command and return its exit status."""
    status = 0  # stays where nobody reads any more what was found
    try:
        with orderly_output():
            status = _command(name)(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    return status
