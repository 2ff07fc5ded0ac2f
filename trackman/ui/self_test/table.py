"""The table of a self-test: a line for each check, written as soon as it has ended."""

from __future__ import annotations

import sys
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field

from trackman.services.installation import BrokenError

_WIDTHS = (20, 7, 7)
_OK, _FAILED, _SKIPPED = "ok", "FAILED", "skipped"


@dataclass(slots=True)
class ResultTable:
    """Runs checks and tells how they went."""

    failed: list[str] = field(default_factory=list)
    """Names of checks that failed."""
    passed: set[str] = field(default_factory=set)
    skipped: list[str] = field(default_factory=list)

    def begin(self) -> None:
        """Write the head. A terminal or pipe that lacks a letter gets another one in its place."""
        if sys.stdout is not None:
            sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        self._write("check", "result", "seconds", "seen")
        _say("-" * 78)

    async def run(
        self, name: str, check: Callable[[], Awaitable[str]], needs: Collection[str] = ()
    ) -> bool:
        """Run a check, unless one that it `needs` has not passed; tell whether it passed."""
        if missing := [one for one in needs if one not in self.passed]:
            self.skipped.append(name)
            self._write(name, _SKIPPED, "", f"needs: {missing[0]}")
            return False
        began = time.monotonic()
        try:
            result, seen = _OK, await check()
            self.passed.add(name)
        except BrokenError as error:
            result, seen = _FAILED, f"{error}. {error.advice}."
        except Exception as error:  # noqa: BLE001 - one that breaks must not hide the others
            result, seen = _FAILED, f"{type(error).__name__}: {error}. Report this as a bug."
        if result is _FAILED:
            self.failed.append(name)
        self._write(name, result, f"{time.monotonic() - began:.1f}", seen)
        return result is _OK

    def end(self, began: float) -> int:
        """Write the sum; return the exit status."""
        _say("-" * 78)
        all_of_them = len(self.passed) + len(self.failed) + len(self.skipped)
        words = f"{len(self.passed)} of {all_of_them} checks passed"
        if self.failed:
            words += f"; FAILED: {', '.join(self.failed)}"
        _say(f"{words} ({time.monotonic() - began:.1f} s)")
        return 1 if self.failed else 0

    def _write(self, name: str, result: str, seconds: str, seen: str) -> None:
        first, second, third = _WIDTHS
        _say(f"{name:<{first}} {result:<{second}} {seconds:>{third}}  {' '.join(seen.split())}")


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - this is its output
