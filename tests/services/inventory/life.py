"""A trackman without a window that goes on with its scan, or begins one, in a process of its own.

It can be killed at any moment, and kills itself at a write of which it is told the number.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Literal, TypeVar

from trackman.domain.inventory.scanning import ScanEnd
from trackman.domain.library import Scope
from trackman.services.connection import Connection
from trackman.services.server import Server
from trackman.store.backups import Backups
from trackman.store.database import Database

T = TypeVar("T")
SCOPE = Scope("64174", None)


@dataclass(frozen=True, slots=True)
class ScanTask:
    """What is to be read, into which folder, and which write is the last."""

    token: str
    api_url: str
    stream_url: str
    folder: str
    last_write: int | None = None
    moment: Literal["within", "after"] = "after"
    """Moment of that write: before it is committed, or after that."""


def live(task: ScanTask, pipe: Pipe) -> None:
    """Scan everything with its texts, or go on with that, and tell how it ended."""
    if task.last_write is not None:
        _die_at(task.last_write, task.moment)
    pipe.send("begun")
    pipe.send(asyncio.run(_scanned(task)))


async def _scanned(task: ScanTask) -> ScanEnd:
    folder = Path(task.folder)
    connection = Connection(Server(task.token, task.api_url, stream_url=task.stream_url))
    inventory = connection.inventory(folder / "inventory", SCOPE)
    scan = connection.scan(inventory, Backups(folder / "backups"), connection.judging())
    try:
        end = await scan.resume(lambda _: None)
        return end or await scan.run(texts=True, everything=True, report=lambda _: None)
    finally:
        inventory.close()
        connection.close()


def _die_at(last: int, moment: str) -> None:
    write, written = Database.write, 0

    def counted(database: Database, work: Callable[[sqlite3.Connection], T]) -> T:
        nonlocal written
        written += 1
        is_last = written == last

        def done(connection: sqlite3.Connection) -> T:
            result = work(connection)
            if is_last and moment == "within":
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        result = write(database, done)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    Database.write = counted  # type: ignore[method-assign, assignment]
