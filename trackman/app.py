"""The only place that wires the layers: window, loop, objects, orderly end.

The window is painted before anything else is imported: networking and the event loop take longer
to import than Qt takes to open a window.
"""

from __future__ import annotations

import base64
import gc
import os
import signal
import sys
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import trackman.ui  # noqa: F401 - before PySide6, so that imports stay fast: see there

# isort: split
from PySide6.QtCore import QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler

from trackman import __version__
from trackman.arguments import Options, given_arguments, read_arguments
from trackman.domain.requests import OpenRequest
from trackman.domain.resources import resource_path
from trackman.domain.settings import Settings
from trackman.holding import Held, NotHeld, take_hold
from trackman.store.folder import DataFolder
from trackman.store.preferences.settings import load_settings
from trackman.ui.shell.application import Application
from trackman.ui.shell.display import there_is_a_display
from trackman.ui.shell.gc_timer import GcTimer
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.theme import apply_theme
from trackman.ui.wording.translation import use_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from trackman.domain.review.queue import QueueItem
    from trackman.services.server import Server
    from trackman.store.cache.cache import Cache
    from trackman.ui.controllers.help import HelpController
    from trackman.ui.project import ProjectController

_WINDOW_FILE = "window.json"
_REVIEW = "Summer clean-up"
"""Name of the demo's review, which is as English as its videos are."""
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
    options = read_arguments(given_arguments(arguments))
    if options.self_test:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not there_is_a_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    if (missing := _missing_part(options)) is not None:
        from trackman.start_failures import tell, words_about_files

        tell(words_about_files(missing))
        return 1
    qInstallMessageHandler(_end_in_words)
    app = Application(sys.argv[:1])
    qInstallMessageHandler(None)
    app.setApplicationName("trackman")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("trackman")
    app.setQuitOnLastWindowClosed(False)
    with ExitStack() as ending:
        folder = _folder(options, ending)
        settings = load_settings(folder)
        if options.self_test:
            settings = replace(settings, language="en")  # it presses buttons by their words
        dress = partial(_dress, app, settings)
        held = take_hold(folder, options.request, dress, ending, is_attended=not options.self_test)
        if isinstance(held, NotHeld):
            return held.status
        dress()
        window = MainWindow()
        window.take_first_place()
        window.restore(_saved_window(folder))
        _show(window)
        status = _sit(app, window, options, held, ending)
        folder.write(_WINDOW_FILE, base64.b64encode(window.saved_geometry()).decode())
    return status


def _missing_part(options: Options) -> Path | None:
    """Return a folder that ought to be there; None where all are."""
    needed = ("icons", "demo") if options.demo else ("icons",)
    return next((one for one in map(resource_path, needed) if not one.is_dir()), None)


def _end_in_words(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Take what Qt says while it looks for a screen; it aborts when it finds none."""
    if kind is QtMsgType.QtFatalMsg:
        from trackman.start_failures import end_with, words_about_qt

        end_with(words_about_qt(text))
    if kind is not QtMsgType.QtDebugMsg:
        print(text, file=sys.stderr)  # noqa: T201 - as Qt does by itself


def _folder(options: Options, ending: ExitStack) -> DataFolder:
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


def _dress(app: Application, settings: Settings) -> None:
    """Give the program its language and its look."""
    use_language(settings.language)
    apply_theme(app, settings.theme.value)


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
    app: Application,
    window: MainWindow,
    options: Options,
    held: Held,
    ending: ExitStack,
) -> int:
    """Show what was seen the last time, import the rest, connect, and work until it is closed."""
    from trackman.store.cache.cache import Cache
    from trackman.store.log import close_log, open_log
    from trackman.ui.shell.qt_log import leave_qt_messages, log_qt_messages

    server, to_review = _demo_server(ending, options) if options.demo else (_own_server(), [])
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
    from trackman.ui.startup import begin_work

    failures = UnexpectedErrors(window, ErrorReports(held.folder, server.api_url))
    GcTimer(window)
    ask_system_with(system_proxy)
    loop = qasync.QEventLoop(app)
    loop.set_exception_handler(failures.tell_of_task)
    with loop:
        begin = partial(
            begin_work,
            window,
            held.folder,
            cache,
            server,
            options.environment,
            failures,
            # Who names a video or files has work to do.
            tour=not options.demo and options.request == OpenRequest(),
        )
        return int(loop.run_until_complete(_work(app, window, options, held, begin, to_review)))


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
    app: Application,
    window: MainWindow,
    options: Options,
    held: Held,
    begin: Callable[[], tuple[ProjectController | None, HelpController]],
    to_review: list[QueueItem],
) -> int:
    """Serve the window until it is closed; `begin` makes what opens projects, and the help.

    `to_review` are tracks of which a review shall be there, to be tried out.
    """
    from asyncio import Event

    closed = Event()
    window.closed.connect(closed.set)
    ending = _close_when_interrupted(window)
    desk, helping = begin()
    take = window.take_request if desk is None else desk.take
    try:
        if desk is not None:
            desk.start(options.request.with_later(app.take_request()))
            if to_review and desk.session is not None:
                desk.session.offer_review(_REVIEW, to_review)
        app.request_arrived.connect(lambda: take(app.take_request()))
        # Imports while the server answers.
        held.instance.listen(lambda request: _come_to_front(window, request, take))
        if desk is not None and desk.session is not None and options.self_test:
            from trackman.ui.self_test.run import self_test

            return await self_test(window, desk.session, held.folder.root, options.screenshots)
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


def _come_to_front(
    window: MainWindow, request: OpenRequest, take: Callable[[OpenRequest], None]
) -> None:
    """Do what a second start asks for."""
    from PySide6.QtCore import Qt  # making the types of this namespace takes 15 ms

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()
    take(request)


def _own_server() -> Server:
    """Return the server and token the environment variables name."""
    from trackman.services.server import Server

    return Server.of_environment(os.environ)


def _demo_server(ending: ExitStack, options: Options) -> tuple[Server, list[QueueItem]]:
    """Start the look-alike, and open its first video; return the tracks to review as well."""
    from trackman.demo.catalogue import make_recent, shown_project, summer_clean_up
    from trackman.demo.server import DemoServer
    from trackman.services.server import Server

    project = shown_project()
    make_recent(project)
    demo = ending.enter_context(DemoServer(project))
    first = OpenRequest(next(iter(demo.project.uploads)))
    options.request = first.with_later(options.request)
    server = Server(
        demo.token,
        demo.api_url,
        image_url=demo.image_url,
        stream_url=demo.stream_url,
        events_url=demo.events_url,
        storage_url=demo.storage_url,
    )
    return server, summer_clean_up(project)
