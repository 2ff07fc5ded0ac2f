"""Drop 50 files on the window; tell when each is read, guessed and judged in the table."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.inside.driving import run, tell, tracks_listed
from tests.benchmarks.inside.heartbeat import Heartbeat
from trackman.ui.session.session import Session
from trackman.ui.shell.main_window import MainWindow

FILES = 50
CUES = (120, 400)
"""Of a video of six minutes, and of twenty."""
_SAID = (
    "Goede avond, dames en heren, en welkom in onze winkel.",
    "Alles wat u ziet, wordt hier met de hand gemaakt.",
    "Buenas noches a todos, y bienvenidos a nuestra tienda.",
    "Todo lo que ven aquí está hecho a mano, señoras.",
)


async def _drive(window: MainWindow, session: Session) -> None:
    await tracks_listed(window)
    for cues in CUES:
        await _drop(window, session, cues)


async def _drop(window: MainWindow, session: Session, cues: int) -> None:
    with TemporaryDirectory() as folder:
        paths = [_written(Path(folder), number, cues) for number in range(FILES)]
        session.files.open()
        dialog = session.files.dialog
        assert dialog is not None
        await asyncio.sleep(0.3)  # it is on screen, as it is when a second file is dropped
        beat = Heartbeat(window)
        beat.start()
        before = time.perf_counter()
        session.files.take(paths)
        model = dialog.model
        while model.count() < FILES or any(
            model.row_at(row).findings is None for row in range(FILES)
        ):
            await asyncio.sleep(0.005)
        model.renew()
        dialog.repaint()
        took = time.perf_counter() - before
        stall = beat.stalls()["longest"]
        dialog.reject()
    tell(took=took, stall=stall)


def _written(folder: Path, number: int, count: int) -> Path:
    """Write subtitles in one of two languages, one file in ten in an old encoding."""
    spanish = number % 2
    cues = (
        f"{n + 1}\n{_time(n * 3000)} --> {_time(n * 3000 + 2500)}\n{_SAID[2 * spanish + n % 2]} {n}"
        for n in range(count)
    )
    path = folder / f"film.{number:02}.srt"
    path.write_bytes("\n\n".join(cues).encode("utf-8" if number % 10 else "cp1252"))
    return path


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},{rest:03}"


if __name__ == "__main__":
    run(_drive)
