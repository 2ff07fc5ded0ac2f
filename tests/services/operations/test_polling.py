"""When to look for the end of a job, and for how long."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import DatoError, LostAnswerError
from trackman.domain.jobs import JobResult
from trackman.services.operations.polling import Ask, JobTimes, Watch, finished_job

RESULT = JobResult("1", 200, None, None, "{}")


def looks(times: JobTimes, seconds: float) -> list[float]:
    """Return when a job that takes so long is looked at."""
    came = [times.next_look(0)]
    while came[-1] < seconds:
        came.append(times.next_look(came[-1]))
    return came


def watch(ask: Ask, limit: float, report: Callable[[int, DatoError | None], None]) -> Watch:
    """Return a wait for a job, deaf to events."""
    times = JobTimes()
    return Watch("1", ask, times, limit, report, times.next_look)


def official(seconds: float) -> int:
    """Return how often the official client looks: after 1, 2, 3 … seconds."""
    return next(n for n in itertools.count(1) if n * (n + 1) / 2 >= seconds)


def test_looks_early_at_first_and_ever_more_rarely() -> None:
    came = looks(JobTimes(), 120)
    gaps = [later - earlier for earlier, later in itertools.pairwise(came)]
    assert came[0] < 0.5
    assert max(gaps) <= 15.001
    assert gaps[-1] > 10 * gaps[0]


def test_spends_about_twice_the_calls_of_waiting_one_two_three_seconds() -> None:
    durations = [0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10]
    times = JobTimes()
    ours = sum(len(looks(times, seconds)) for seconds in durations)
    assert ours <= 3 * sum(map(official, durations))


def test_learns_how_long_jobs_take() -> None:
    times = JobTimes()
    for _ in range(20):
        times.note(4.0)
    came = looks(times, 4.0)
    assert 4.0 <= came[-1] <= 4.4
    assert len(came) < len(looks(JobTimes(), 4.0))


def test_a_job_that_ends_before_the_first_look_does_not_undo_what_was_learned() -> None:
    times = JobTimes()
    for _ in range(5):
        times.note(1.3)
    times.note(2.3)
    learned = looks(times, 1.4)
    times.note_between(0.0, learned[0])
    assert looks(times, 1.4)[0] > looks(JobTimes(), 1.4)[0]
    assert len(looks(times, 1.4)) < len(looks(JobTimes(), 1.4))


def test_learns_that_jobs_became_shorter() -> None:
    times = JobTimes()
    for _ in range(30):
        times.note(5.0)
    ended = []
    for _ in range(15):  # each takes half a second
        came = looks(times, 0.5)
        times.note_between(came[-2] if len(came) > 1 else 0.0, came[-1])
        ended.append(came[-1])
    assert ended[0] == 5.0
    assert ended[-1] < 1.0


def test_looks_less_often_while_calls_are_scarce() -> None:
    times = JobTimes()
    assert times.next_look(0, times.SPARING) > times.next_look(0, times.EAGER)


@given(
    st.lists(st.floats(0, 1000), max_size=40),
    st.floats(0, 1000),
    st.sampled_from([JobTimes.EAGER, JobTimes.SPARING]),
)
def test_the_next_look_always_lies_ahead(known: list[float], waited: float, share: float) -> None:
    times = JobTimes()
    for seconds in known:
        times.note(seconds)
    assert waited + 0.11 < times.next_look(waited, share) <= waited + 15.001


def test_gives_up_on_a_job_that_never_ends() -> None:
    async def running() -> JobResult | None:
        return None

    reported: list[int] = []
    work = finished_job(watch(running, 0.8, lambda looks, _: reported.append(looks)))
    assert asyncio.run(work) is None
    assert reported == list(range(1, len(reported) + 1))


def test_goes_on_after_an_error() -> None:
    answers: Iterator[Exception | JobResult | None] = iter([LostAnswerError("lost"), RESULT])
    troubles: list[DatoError | None] = []

    async def ask() -> JobResult | None:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    work = finished_job(watch(ask, 5, lambda _, trouble: troubles.append(trouble)))
    assert asyncio.run(work) == (RESULT, 2)
    assert [type(trouble) for trouble in troubles] == [LostAnswerError]
