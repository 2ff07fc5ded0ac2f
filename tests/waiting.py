"""Waits for what another thread or process does, which a busy computer may keep waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

_PATIENCE = 30.0  # seconds
_LOOK_EVERY = 0.002


def wait_until(true: Callable[[], object]) -> None:
    """Wait until something is so."""
    give_up = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < give_up
        time.sleep(_LOOK_EVERY)
