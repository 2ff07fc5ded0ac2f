"""Runs trackman until so many entries were written, then kills it: `killed before|after COUNT …`.

`before` kills it when a stage is due: the step before it was taken, and that is not written.
`after` kills it when a stage is on the disk: its own step was not taken yet.
"""

from __future__ import annotations

import os
import signal
import sys

from trackman.__main__ import main
from trackman.domain.journal import Entry
from trackman.store.journal.journal import Journal


def run(moment: str, count: int, arguments: list[str]) -> int:
    """Run a command and return its exit status, if it comes to its end."""
    put, written = Journal.put, 0

    def counted(journal: Journal, *entries: Entry) -> None:
        nonlocal written
        written += 1
        if (moment, written) == ("before", count):
            os.kill(os.getpid(), signal.SIGKILL)
        put(journal, *entries)
        if (moment, written) == ("after", count):
            os.kill(os.getpid(), signal.SIGKILL)

    Journal.put = counted  # type: ignore[method-assign, assignment]
    return main(arguments)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], int(sys.argv[2]), sys.argv[3:]))
