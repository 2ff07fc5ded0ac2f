"""The pace: its limit, its order, and what it learns. Windows are short so that tests are quick."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from trackman.dato.rate_limiter import Priority, RateLimiter
from trackman.domain.errors import ClosedError

WINDOW = 0.2
UNHURRIED = 600.0  # a window that nobody waits for


def take(pace: RateLimiter, priority: Priority = Priority.PERSON) -> float:
    """Take a turn and return when it came."""
    with pace.turn(priority):
        return time.monotonic()


def test_never_more_than_the_limit_in_any_window() -> None:
    pace = RateLimiter(limit=5, window=WINDOW)
    with ThreadPoolExecutor(8) as threads:
        came = sorted(threads.map(lambda _: take(pace), range(17)))
    assert all(later - earlier >= WINDOW for earlier, later in zip(came, came[5:], strict=False))


def test_a_request_under_way_keeps_its_place() -> None:
    pace = RateLimiter(limit=1, window=0.01)
    with pace.turn(Priority.PERSON):
        assert pace.free() == (0, 1)


def test_what_a_person_waits_for_goes_first() -> None:
    pace = RateLimiter(limit=1, window=WINDOW)
    order: list[Priority] = []

    def queue(priority: Priority) -> None:
        with pace.turn(priority):
            order.append(priority)

    waiting = [Priority.BACKGROUND, Priority.POLLING, Priority.PERSON]
    with pace.turn(Priority.PERSON), ThreadPoolExecutor(3) as threads:
        futures = []
        for count, priority in enumerate(waiting, start=1):
            futures.append(threads.submit(queue, priority))
            while len(pace._waiting) < count:  # noqa: SLF001 - each must queue before the next
                threading.Event().wait(0.001)
        pace.learn(pace._turns[0], 4, 3)  # noqa: SLF001 - there is room for all at once
        pace.pause(0.01)
        for future in futures:
            future.result(timeout=30)
    assert order == sorted(waiting)


def test_learns_a_smaller_limit() -> None:
    pace = RateLimiter(limit=60, window=UNHURRIED)
    with pace.turn(Priority.PERSON) as turn:
        pace.learn(turn, limit=30, remaining=29)
    assert pace.free() == (29, 30)


def test_learns_what_others_use() -> None:
    pace = RateLimiter(limit=60, window=UNHURRIED)
    with pace.turn(Priority.PERSON) as turn:
        pace.learn(turn, limit=60, remaining=20)
    assert pace.free() == (20, 60)


def test_does_not_count_others_twice() -> None:
    pace = RateLimiter(limit=60, window=UNHURRIED)
    for remaining in (20, 19, 18):
        with pace.turn(Priority.PERSON) as turn:
            pace.learn(turn, limit=60, remaining=remaining)
    assert pace.free() == (18, 60)


def test_a_pause_holds_everybody() -> None:
    pace = RateLimiter(limit=60, window=WINDOW)
    began = time.monotonic()
    pace.pause(0.1)
    with ThreadPoolExecutor(4) as threads:
        came = list(threads.map(lambda _: take(pace), range(4)))
    assert min(came) - began >= 0.1


def test_in_a_pause_no_place_is_free() -> None:
    pace = RateLimiter(limit=60, window=UNHURRIED)
    pace.pause(60)
    assert pace.free()[0] == 0


def test_a_shorter_pause_does_not_shorten_a_longer_one() -> None:
    pace = RateLimiter(limit=60, window=WINDOW)
    began = time.monotonic()
    pace.pause(0.1)
    pace.pause(0.01)
    assert take(pace) - began >= 0.1


def test_close_ends_every_wait() -> None:
    pace = RateLimiter(limit=1, window=60)
    take(pace)
    with ThreadPoolExecutor(3) as threads:
        futures: list[Future[Any]] = [threads.submit(take, pace) for _ in range(2)]
        futures.append(threads.submit(pace.rest, 60))
        pace.close()
        for future in futures:
            with pytest.raises(ClosedError):
                future.result(timeout=30)


def test_a_share_leaves_the_rest_to_others() -> None:
    pace = RateLimiter(limit=10, window=WINDOW)
    pace.use_share(0.3)
    assert pace.free() == (3, 3)
    with ThreadPoolExecutor(8) as threads:
        came = sorted(threads.map(lambda _: take(pace), range(7)))
    assert all(later - earlier >= WINDOW for earlier, later in zip(came, came[3:], strict=False))


@pytest.mark.parametrize("share", [0, 0.01, 0.1])
def test_the_smallest_share_is_one_request(share: float) -> None:
    pace = RateLimiter(limit=5)
    pace.use_share(share)
    assert pace.free() == (1, 1)


def test_what_others_send_counts_against_the_limit_and_not_against_the_share() -> None:
    pace = RateLimiter(limit=10, window=60)
    pace.use_share(0.3)
    with pace.turn(Priority.PERSON) as turn:
        pace.learn(turn, 10, 4)  # five by others
    assert pace.free() == (2, 3)
    with pace.turn(Priority.PERSON) as turn:
        pace.learn(turn, 10, 0)
    assert pace.free() == (0, 3)


def test_a_larger_share_holds_at_once_for_those_who_wait() -> None:
    pace = RateLimiter(limit=2, window=60)
    pace.use_share(0.5)
    with pace.turn(Priority.PERSON), ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(take, pace)
        while not pace._waiting:  # noqa: SLF001 - it must wait before the share grows
            threading.Event().wait(0.001)
        pace.use_share(1)
        assert waiting.result(timeout=30)
