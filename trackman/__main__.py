"""`python -m trackman`, and what the bundle starts: a command, or else the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import TextIOWrapper

_COMMANDS = {"check", "recover", "report", "scan", "search", "tracks"}
"""First words that name a command; anything else is a video or an option of the window."""


def _write_anything() -> None:
    """Have what a pipe’s code page lacks written as an escape: printing must never be an end."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # a windowed program may have none
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command or the window, and return the exit status. Qt is imported for a window only."""
    _write_anything()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in _COMMANDS:
        from trackman.commands.run import run_command

        return run_command(*given)
    try:
        from trackman.app import main as open_window
    except ImportError as error:
        from trackman.start_failures import tell, words_about_import

        tell(words_about_import(error))
        return 1
    return open_window(given)


if __name__ == "__main__":
    sys.exit(main())
