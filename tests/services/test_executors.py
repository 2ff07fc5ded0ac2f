"""What takes as long as a person likes."""

from __future__ import annotations

import asyncio
import threading

import pytest

from trackman.services.executors import Executors


def test_its_result_and_its_error_come_back() -> None:
    async def sit() -> None:
        assert await Executors().run_apart(lambda: 3) == 3
        with pytest.raises(ZeroDivisionError):
            await Executors().run_apart(lambda: 1 // 0)

    asyncio.run(sit())


def test_neither_giving_up_nor_the_end_waits_for_it() -> None:
    answered, ended = threading.Event(), threading.Event()

    def ask() -> None:
        answered.wait(10)
        ended.set()

    async def sit() -> None:
        threads = Executors()
        asking = asyncio.create_task(threads.run_apart(ask))
        await asyncio.sleep(0)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        threads.close()

    asyncio.run(sit())
    assert not ended.is_set()
    answered.set()
    assert ended.wait(10)
