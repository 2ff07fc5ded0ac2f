"""Short waits for work under way: the look-alike is quick where a test does not say otherwise."""

from __future__ import annotations

from trackman.services.operations.jobs import JobPauses
from trackman.services.operations.polling import JobTimes

IMPATIENT = JobPauses(
    checks=(0.01, 0.02, 0.05), busy=(0.01, 0.02), preparing=(0.01,), texts=(0.01, 0.02)
)
"""Few and short pauses, for one operation and its end."""
OFTEN = JobPauses(
    checks=(0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6),
    busy=(0.01, 0.02, 0.05, 0.1),
    preparing=(0.01, 0.02, 0.05),
    texts=(0.01, 0.02, 0.05, 0.1),
)
"""As many pauses as the program makes, but short."""


def quick_jobs() -> JobTimes:
    """Return times as learned from jobs that ended at once: the first looks come soon."""
    times = JobTimes(shortest=0.01)
    for _ in range(30):
        times.note(0.01)
    return times
