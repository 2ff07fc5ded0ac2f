"""Work on the Qt loop, and its end."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication

from trackman.ui.shell.tasks import Tasks


@pytest.mark.usefixtures("qapp")
def test_what_a_task_starts_at_its_end_is_stopped_as_well() -> None:
    assert QCoreApplication.instance() is not None
    ended: list[str] = []

    async def last() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("last")

    async def first(tasks: Tasks) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            tasks.start(last())
            await asyncio.sleep(0)
            ended.append("first")

    async def work() -> None:
        tasks = Tasks()
        tasks.start(first(tasks))
        await asyncio.sleep(0)
        await tasks.stop()
        assert sorted(ended) == ["first", "last"]

    asyncio.run(work())


@pytest.mark.usefixtures("qapp")
def test_nothing_begins_after_the_end() -> None:
    ran: list[str] = []

    async def late() -> None:
        ran.append("late")

    async def work() -> None:
        tasks = Tasks()
        await tasks.stop()
        task = tasks.start(late())
        await asyncio.wait([task])
        assert task.cancelled()

    asyncio.run(work())
    assert ran == []
