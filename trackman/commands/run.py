"""Start and orderly end of a command."""

from __future__ import annotations

from trackman.commands.check import check
from trackman.commands.output import orderly_output

_INTERRUPTED = 130  # as shells count Ctrl+C
_COMMANDS = {"check": check}


def run_command(name: str, *arguments: str) -> int:
    """Run a command and return its exit status."""
    status = 0  # stays where nobody reads any more what was found
    try:
        with orderly_output():
            status = _COMMANDS[name](arguments)
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status
