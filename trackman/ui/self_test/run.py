"""All checks in their order: first the main job in the window, then what it stands on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from trackman.services.executors import Executors
from trackman.services.installation import (
    check_certificates,
    check_data_folder,
    check_database,
    check_keyring,
    check_libraries,
    check_resources,
    check_temporary_folder,
)
from trackman.ui.self_test import surroundings
from trackman.ui.self_test.main_job import MainJob
from trackman.ui.self_test.table import ResultTable
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

_KEYRING_ANSWERS_WITHIN = 4.0  # seconds


async def self_test(
    window: MainWindow, session: Session, folder: Path, pictures: Path | None
) -> int:
    """Try everything; return 0 when all that should be seen was seen."""
    began = time.monotonic()
    table, executors = ResultTable(), Executors()
    table.begin()
    try:
        await MainJob(window, session, pictures).run(table)
        for name, check in (
            ("libraries", check_libraries),
            ("resources", check_resources),
            ("database", check_database),
            ("certificates", check_certificates),
            ("temporary folder", check_temporary_folder),
            ("data folder", partial(check_data_folder, folder)),
        ):
            await table.run(name, partial(executors.run, check))
        await table.run("keyring", partial(_keyring, executors))
        for name, look in _SURROUNDINGS:
            await table.run(name, look)
    finally:
        executors.close()
    return table.end(began)


_SURROUNDINGS: tuple[tuple[str, Callable[[], Awaitable[str]]], ...] = (
    ("icons", surroundings.check_icons),
    ("translations", surroundings.check_translations),
    ("fonts", surroundings.check_fonts),
    ("sound", surroundings.check_sound),
)


async def _keyring(executors: Executors) -> str:
    """Try the keyring, which may ask a person for a password that nobody types now."""
    try:
        return await asyncio.wait_for(executors.run_apart(check_keyring), _KEYRING_ANSWERS_WITHIN)
    except TimeoutError:
        return f"present, silent for {_KEYRING_ANSWERS_WITHIN:g} s: it may wait to be unlocked"
