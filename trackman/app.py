"""The only place that wires the layers: arguments, window, loop, objects, orderly end.

The window is painted before anything else is imported: networking and the event loop take longer
to import than Qt takes to open a window.
"""

from __future__ import annotations

import argparse
import base64
import gc
import os
import re
import signal
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import trackman.ui  # noqa: F401 - before PySide6, so that imports stay fast: see there

# isort: split
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from trackman import __version__
from trackman.domain.settings import Settings
from trackman.store.folder import DataFolder
from trackman.store.hold import FolderHold
from trackman.store.preferences.settings import load_settings
from trackman.ui.shell.display import there_is_a_display
from trackman.ui.shell.gc_timer import GcTimer
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.single_instance import SingleInstance
from trackman.ui.theme.theme import apply_theme
from trackman.ui.wording.translation import use_language

if TYPE_CHECKING:
    from trackman.services.server import Server
    from trackman.store.cache.cache import Cache
    from trackman.ui.shell.unexpected_errors import UnexpectedErrors

_WINDOW_FILE = "window.json"
_PATIENCE = 5.0  # seconds for another trackman to answer or to end
_LOOK_EVERY = 0.05
_NO_DISPLAY = (
    "trackman needs a screen to open its window on, and there is none here. "
    "Start it from a desktop session."
)


_TURN = 0.0005
"""Seconds that a worker computes on while windows wait for their turn. A key that is typed takes
many turns until it is drawn; with Python's 5 ms each, checks that run meanwhile would be felt."""


def main(arguments: list[str] | None = None) -> int:
    """Run trackman and return its exit status."""
    gc.disable()  # what a start makes stays; `GcTimer` collects later, on this thread alone
    sys.setswitchinterval(_TURN)
    options = _options(arguments)
    if options.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not there_is_a_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    app = QApplication(sys.argv[:1])
    app.setApplicationName("trackman")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("trackman")
    app.setQuitOnLastWindowClosed(False)
    with ExitStack() as ending:
        folder = _folder(options, ending)
        settings = load_settings(folder)
        instance = _take_hold(app, folder, settings, options)
        if instance is None:
            return 0
        ending.callback(instance.release)
        hold = FolderHold(folder.root)
        if not _wait_for_commands(app, hold, settings):
            return 0
        ending.callback(hold.release)
        _dress(app, settings)
        window = MainWindow()
        window.take_first_place()
        window.restore(_saved_window(folder))
        _show(window)
        status = _sit(app, window, options, Held(folder, instance), ending)
        folder.write(_WINDOW_FILE, base64.b64encode(window.saved_geometry()).decode())
    return status


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="trackman",
        description="Moderate the subtitle and audio tracks of DatoCMS videos.",
        epilog="Without a window: `trackman check FILE…` checks subtitle files on this computer, "
        "`trackman tracks list|add|replace|delete|restore` lists and changes tracks, `trackman "
        "recover` settles what was left; each says more with --help.",
    )
    parser.add_argument(
        "video", nargs="?", metavar="VIDEO", help="id or DatoCMS link of a video to open"
    )
    parser.add_argument("--demo", action="store_true", help="work on a made-up project")
    parser.add_argument("--environment", metavar="ENV", help="work in this environment")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything here")
    parser.add_argument(
        "--self-test", action="store_true", help="delete a track of the demo and check the result"
    )
    parser.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="with --self-test: a picture of each step"
    )
    parser.add_argument("--version", action="version", version=f"trackman {__version__}")
    given = sys.argv[1:] if arguments is None else arguments
    ids = [one for one in given if re.fullmatch(r"-[A-Za-z0-9_-]{21}", one)]
    options = parser.parse_args([one for one in given if one not in ids])
    options.video = options.video or next(iter(ids), None)  # ids may begin with a dash
    options.demo = options.demo or options.self_test
    return options


def _folder(options: argparse.Namespace, ending: ExitStack) -> DataFolder:
    """Return where to keep things; the demo leaves nothing behind."""
    if options.data_dir is not None:
        return DataFolder(options.data_dir)
    if options.demo:
        from tempfile import TemporaryDirectory

        name = ending.enter_context(
            TemporaryDirectory("-trackman-demo", ignore_cleanup_errors=True)
        )
        return DataFolder(Path(name))
    return DataFolder.of_the_system()


@dataclass(frozen=True, slots=True)
class Held:
    """The data folder, and the hold on it."""

    folder: DataFolder
    instance: SingleInstance


def _dress(app: QApplication, settings: Settings) -> None:
    """Give the program its language and its look."""
    use_language(settings.language)
    apply_theme(app, settings.theme.value)


def _take_hold(
    app: QApplication, folder: DataFolder, settings: Settings, options: argparse.Namespace
) -> SingleInstance | None:
    """Take hold of the data folder.

    None where another trackman has it and was called, or a person leaves it to that.
    """
    with suppress(OSError):
        folder.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    instance = SingleInstance(folder.root)
    give_up = time.monotonic() + _PATIENCE
    while not instance.take():
        if instance.summon(options.video or ""):
            return None
        holder = instance.holder()
        if not holder.is_here:
            from trackman.ui.shell.folder_held import FolderHeld

            _dress(app, settings)
            if not FolderHeld().may_go_on(holder):
                return None
            if instance.seize():
                break
            give_up = time.monotonic() + _PATIENCE
        elif time.monotonic() > give_up:
            from trackman.ui.shell.folder_held import FolderHeld

            _dress(app, settings)
            if not FolderHeld().try_again(holder, instance.take):
                return None
        time.sleep(_LOOK_EVERY)  # it may begin just now, or end
    return instance


def _wait_for_commands(app: QApplication, hold: FolderHold, settings: Settings) -> bool:
    """Take the hold that commands share with the window; False where a person does not wait."""
    while not hold.take("window"):
        from trackman.ui.shell.folder_held import FolderHeld

        _dress(app, settings)
        if not FolderHeld().try_after_command(hold.process(), partial(hold.take, "window")):
            return False
    return True


def _saved_window(folder: DataFolder) -> bytes:
    text = folder.read(_WINDOW_FILE)
    try:
        return base64.b64decode(text) if isinstance(text, str) else b""
    except ValueError:
        return b""


def _show(window: MainWindow) -> None:
    """Show the window and come back when it is painted."""
    painted = QEventLoop()
    window.painted.connect(painted.quit)
    window.show()
    painted.exec()


def _sit(
    app: QApplication,
    window: MainWindow,
    options: argparse.Namespace,
    held: Held,
    ending: ExitStack,
) -> int:
    """Show what was seen the last time, import the rest, connect, and work until it is closed."""
    from trackman.store.cache.cache import Cache
    from trackman.store.log import close_log, open_log
    from trackman.ui.shell.qt_log import leave_qt_messages, log_qt_messages

    server = _demo_server(ending, options) if options.demo else _own_server()
    open_log(held.folder.root, server.token)
    ending.callback(close_log)
    log_qt_messages()
    ending.callback(leave_qt_messages)
    cache = Cache(held.folder.root / "seen.sqlite")
    ending.callback(cache.close)
    _show_last_seen(window, held.folder, cache, server, options.environment)

    import qasync

    from trackman.dato.proxies import ask_system_with
    from trackman.ui.controllers.error_reports import ErrorReports
    from trackman.ui.shell.system_proxy import system_proxy
    from trackman.ui.shell.unexpected_errors import UnexpectedErrors

    failures = UnexpectedErrors(window, ErrorReports(held.folder, server.api_url))
    GcTimer(window)
    ask_system_with(system_proxy)
    loop = qasync.QEventLoop(app)
    loop.set_exception_handler(failures.tell_of_task)
    with loop:
        return int(loop.run_until_complete(_work(window, options, held, cache, failures, server)))


def _show_last_seen(
    window: MainWindow, folder: DataFolder, cache: Cache, server: Server, environment: str | None
) -> None:
    from trackman.services.library.cached_listing import last_seen
    from trackman.ui.library.row_sources import ListingRows

    settings = load_settings(folder)
    seen = last_seen(folder, cache, server, environment, settings)
    if seen is not None:
        rows = ListingRows(seen.rows, seen.summaries.get)
        window.library.show_last_seen(seen.scope, rows, seen.at)


async def _work(
    window: MainWindow,
    options: argparse.Namespace,
    held: Held,
    cache: Cache,
    failures: UnexpectedErrors,
    server: Server,
) -> int:
    from asyncio import Event

    from trackman.ui.startup import help_desk, start_work

    closed = Event()
    window.closed.connect(closed.set)
    ending = _close_when_interrupted(window)
    desk = start_work(
        window,
        held.folder,
        cache,
        server,
        options.environment,
        failures.tell,
        tour=not options.demo and not options.video,  # who names a video has work to do
    )
    helping = help_desk(window, held.folder, server, desk, failures)
    try:
        if desk is not None:
            desk.start(options.video)
        held.instance.listen(partial(_come_to_front, window))  # imports while the server answers
        if desk is not None and desk.session is not None and options.self_test:
            from trackman.ui.self_test import self_test

            return await self_test(window, desk.session, options.screenshots)
        await closed.wait()
        return 0
    finally:
        ending.close()
        held.instance.stop_listening()  # whoever starts trackman now waits for the end of this one
        await helping.end()
        if desk is not None:
            await desk.end()


def _close_when_interrupted(window: MainWindow) -> ExitStack:
    """Close the window on Ctrl+C, at once: Qt waits, so a byte of the signal wakes Python."""
    import socket

    from PySide6.QtCore import QSocketNotifier

    ending = ExitStack()
    reader, writer = (ending.enter_context(one) for one in socket.socketpair())
    reader.setblocking(False)
    writer.setblocking(False)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda *_: reader.recv(64))
    ending.callback(notifier.setEnabled, False)
    ending.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(writer.fileno()))
    signal.signal(signal.SIGINT, lambda *_: window.close())
    return ending


def _come_to_front(window: MainWindow, video: str) -> None:
    """Do what a second start asks for."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    if video:
        window.open_requested.emit(video)


def _own_server() -> Server:
    """Return the server and token the environment variables name."""
    from trackman.services.server import Server

    return Server.of_environment(os.environ)


def _demo_server(ending: ExitStack, options: argparse.Namespace) -> Server:
    """Start the look-alike, and open its first video."""
    from trackman.demo.catalogue import demo_project, make_recent
    from trackman.demo.server import DemoServer
    from trackman.services.server import Server

    project = demo_project()
    make_recent(project)
    demo = ending.enter_context(DemoServer(project))
    options.video = options.video or next(iter(demo.project.uploads))
    return Server(
        demo.token,
        demo.api_url,
        image_url=demo.image_url,
        stream_url=demo.stream_url,
        storage_url=demo.storage_url,
    )
