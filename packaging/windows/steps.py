"""The steps of a long job: how long each took, what it found, and which one failed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_DEVICES = Path("/proc/net/dev")


class Failed(Exception):  # noqa: N818 - it says what became of a step
    """A step did not end as it must; its text says why."""


class Unavailable(Exception):  # noqa: N818 - it says what something is
    """The job cannot be tried here, whatever the program is like; its text says why."""


@dataclass
class Step:
    """One line of the summary."""

    name: str
    seconds: float = 0.0
    fetched: float = 0.0
    """Megabytes that came from the network meanwhile, whoever asked for them."""
    result: str = "failed"


class Steps:
    """What was done so far. Prints each step as it ends, for a job of minutes says what it does."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._began = time.monotonic()

    @contextmanager
    def step(self, name: str) -> Iterator[Step]:
        """Time a step; what it sets as `result` stands in the summary."""
        step = Step(name)
        self._done.append(step)
        began, received = time.monotonic(), _received()
        print(f"── {name} …", flush=True)
        try:
            yield step
            if step.result == "failed":
                step.result = "ok"
        finally:
            step.seconds = time.monotonic() - began
            step.fetched = (_received() - received) / 1e6
            print(f"   {step.result}, {step.seconds:.0f} s", flush=True)

    def summary(self) -> str:
        """Return the table of all steps."""
        width = max(len(step.name) for step in self._done)
        whole = Step("all", time.monotonic() - self._began, result="")
        lines = [f"{'step':{width}}  seconds  MB fetched  result"]
        for step in self._done:
            whole.fetched += step.fetched
        lines += [
            f"{step.name:{width}}  {step.seconds:7.0f}  {step.fetched:10.0f}  {step.result}"
            for step in [*self._done, whole]
        ]
        return "\n".join(line.rstrip() for line in lines)


def _received() -> int:
    """Return how many bytes the network has brought since the system began."""
    lines = _DEVICES.read_text().splitlines()[2:]
    devices = (line.split(":") for line in lines)
    return sum(int(counts.split()[0]) for name, counts in devices if name.strip() != "lo")
