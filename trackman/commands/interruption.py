"""Ctrl+C ends a command in order; a second one ends it at once."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine
from types import FrameType
from typing import Any

INTERRUPTED = 130
"""Exit status, as shells count Ctrl+C."""


def interruptible(work: Coroutine[Any, Any, int]) -> int:
    """Run a command and return its exit status.

    The first Ctrl+C cancels it, and the journal gets what that means. After the second nothing is
    waited for: the journal has every stage already, as after a kill.
    """
    with asyncio.Runner() as runner:
        loop = runner.get_loop()
        task = loop.create_task(work)

        def end_in_order(_: int, __: FrameType | None) -> None:
            signal.signal(signal.SIGINT, _end_at_once)
            loop.call_soon_threadsafe(task.cancel)

        before = signal.signal(signal.SIGINT, end_in_order)
        try:
            return loop.run_until_complete(task)
        except asyncio.CancelledError:
            return INTERRUPTED
        finally:
            signal.signal(signal.SIGINT, before)


def _end_at_once(_: int, __: FrameType | None) -> None:
    os._exit(INTERRUPTED)
