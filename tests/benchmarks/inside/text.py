"""Show texts in the real window, search and scroll them, and tell how long each step took."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.text.text_pane import TextPane
from trackman.ui.theme.theme import apply_theme

_SIZES = (2_000, 20_000)
_LINES = (
    "Welcome to the summer collection.",
    "This year we thought everything over:\nfabrics, colours, cuts.",
    "The seamstresses worked on patterns for three months, and all of it by hand, as never before.",
    "When will it be in the shops?\n- In June.",
    "مرحباً بكم في المجموعة الصيفية.",
)
_WANTED = "everything"
_DAY = datetime(2026, 6, 14, tzinfo=UTC)


def _main() -> None:
    runs = int(sys.argv[1])
    app = QApplication(sys.argv[:1])
    apply_theme(app)
    window = MainWindow()
    window.show()
    track = Track("t", "v", "subtitles", "English", "en", False, "ready", None)
    upload = Upload("v", "launch.mp4", 9, "video/mp4", 192.0, 1920, 1080, "p", _DAY, ())
    window.tracks.show_video(Video(upload, (track,), None), {})
    window.work.show_track(track, upload.filename)
    window.work.show_text(True)
    pane = window.work.text
    app.processEvents()
    report: dict[str, list[float] | list[list[float]]] = {}
    for size in _SIZES:
        content = _webvtt(size)
        report[f"shown {size}"] = [_shown(app, pane, content) for _ in range(runs)]
        if size == max(_SIZES):
            report["gui"] = [_shown(app, pane, content, read_before=True) for _ in range(runs)]
            report["typed"] = _typed(app, pane, content, runs)
            report["scrolled"] = _scrolled(app, pane, runs)
    print(json.dumps(report), flush=True)


def _shown(
    app: QApplication, pane: TextPane, content: bytes, *, read_before: bool = False
) -> float:
    """Return the seconds from the arrival of a text to its cues on screen.

    `read_before` leaves out what trackman does on a worker thread.
    """
    pane.show_loading()
    app.processEvents()
    text = ReadText.of(content, _DAY) if read_before else None
    return _timed(lambda: _show(app, pane, text or ReadText.of(content, _DAY)))


def _show(app: QApplication, pane: TextPane, text: ReadText) -> None:
    pane.show_text(text)
    app.processEvents()
    pane.table.viewport().repaint()


def _typed(app: QApplication, pane: TextPane, content: bytes, runs: int) -> list[list[float]]:
    """Return how long each letter of a word took until what was found is on screen."""
    words = ReadText.of(content, _DAY).words
    times: list[list[float]] = [[] for _ in _WANTED]
    for _ in range(runs):
        for count in range(1, len(_WANTED) + 1):
            pane.search.field.setText(_WANTED[:count])
            pane.search.field.returnPressed.emit()

            def find(wanted: str = _WANTED[:count]) -> None:
                pane.show_hits(words.find(wanted))
                app.processEvents()
                pane.table.viewport().repaint()

            times[count - 1].append(_timed(find))
    return times


def _scrolled(app: QApplication, pane: TextPane, runs: int) -> list[float]:
    """Return how long each step took, near and far."""
    bar, times = pane.table.verticalScrollBar(), []
    for step in (60, 400, 30_000):
        bar.setValue(0)
        for _ in range(20 * runs):

            def move(by: int = step) -> None:
                bar.setValue((bar.value() + by) % max(bar.maximum(), 1))
                app.processEvents()

            times.append(_timed(move))
    return times


def _timed(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _webvtt(count: int) -> bytes:
    cues = []
    for number in range(count):
        start, end = _time(number * 3_000), _time(number * 3_000 + 2_500)
        cues.append(f"{start} --> {end}\n{_LINES[number % len(_LINES)]}\n")
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


if __name__ == "__main__":
    _main()
