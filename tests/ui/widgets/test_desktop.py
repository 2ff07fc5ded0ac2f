"""What the desktop opens, and what is said where it opens nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from trackman.ui.widgets.browser import LinkButton
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.notification import Notification

FILE_MANAGER = """
    import sys
    from jeepney import HeaderFields, message_bus, new_method_return
    from jeepney.io.blocking import open_dbus_connection

    with open_dbus_connection() as bus:
        bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.FileManager1"))
        print("ready", flush=True)
        call = bus.receive(timeout=20)
        while call.header.fields.get(HeaderFields.member) != "ShowItems":
            call = bus.receive(timeout=20)
        bus.send(new_method_return(call))
        print(call.body[0][0], flush=True)
"""
PROGRAM = """
    import subprocess, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from trackman.ui.widgets.desktop import desktop

    app = QGuiApplication([])
    command = [sys.executable, "-c", sys.argv[1]]
    manager = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    manager.stdout.readline()
    desktop().show_in_folder(Path(sys.argv[2]))
    look = QTimer()
    look.timeout.connect(lambda: manager.poll() is not None and app.quit())
    look.start(10)
    app.exec()
    print(manager.stdout.read(), end="")
"""


class Opener(QObject):
    """Takes the place of the programs of the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot("QUrl")
    def visit(self, address):
        self.opened.append(address.toString())


@pytest.fixture
def opener(qapp):
    opener = Opener()
    # The stubs ask for bytes, which Qt refuses.
    QDesktopServices.setUrlHandler("file", opener, "visit")  # type: ignore[arg-type]
    yield opener
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def ground(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(800, 300)
    ground.show()
    return ground


@pytest.fixture
def bar(ground):
    bar = Notification()
    QVBoxLayout(ground).addWidget(bar)
    return bar


def text(bar):
    return bar.findChild(QLabel, "messageText").text()


def test_without_a_browser_the_link_is_copied_and_that_is_said(bar, qtbot):
    button = LinkButton("link", "Open in DatoCMS", "https://a.test/1")
    qtbot.addWidget(button)
    button.click()
    assert QGuiApplication.clipboard().text() == "https://a.test/1"
    assert text(bar) == "No web browser opened. The link is copied: paste it into a browser."
    assert bar.kind == "warning"


def test_a_file_that_no_program_opens_has_its_path_copied(bar, tmp_path):
    desktop().open_file(tmp_path / "a.vtt")
    assert QGuiApplication.clipboard().text() == str(tmp_path / "a.vtt")
    assert text(bar) == "No program opened “a.vtt”. Its path is copied."


def test_a_file_that_was_written_is_opened(opener, tmp_path):
    (words, open_it), _ = desktop().offers_for(tmp_path / "a b.vtt")
    open_it()
    assert words == "Open"
    assert opener.opened == [f"file://{tmp_path}/a b.vtt"]


@pytest.mark.skipif(sys.platform != "linux", reason="asks over D-Bus")
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="has no bus of its own")
def test_the_file_manager_is_asked_to_select_the_file(tmp_path):
    command = ["dbus-run-session", "--", sys.executable, "-c", textwrap.dedent(PROGRAM)]
    path = tmp_path / "a ü.vtt"
    done = subprocess.run(
        [*command, textwrap.dedent(FILE_MANAGER), str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.strip() == path.as_uri()


@pytest.mark.skipif(sys.platform != "linux", reason="only there the bundle names libraries")
def test_a_bundle_opens_links_with_the_libraries_of_the_system(tmp_path):
    opened = tmp_path / "opened"
    os.mkfifo(opened)
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\n(echo $1; env) > {opened}\n")
    opener.chmod(0o755)
    program = """
        import sys
        sys.frozen, sys._MEIPASS = True, "/opt/bundle"
        from trackman.ui.widgets.desktop import desktop
        desktop().open_link("https://a.test/1")
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=Path(__file__).parents[3],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "LD_LIBRARY_PATH": "/opt/bundle",
            "LD_LIBRARY_PATH_ORIG": "/usr/mine",
            "QT_PLUGIN_PATH": "/opt/bundle/plugins",
        },
    ):
        address, *variables = opened.read_text().splitlines()
    assert address == "https://a.test/1"
    assert "LD_LIBRARY_PATH=/usr/mine" in variables
    assert not any("/opt/bundle" in one or "_ORIG=" in one for one in variables)


def test_a_message_offers_two_things_at_most(bar):
    done = []
    bar.say(
        "Saved", "success", "Open", lambda: done.append(1), other=("Show", lambda: done.append(2))
    )
    action, other = (bar.findChild(QAbstractButton, f"message{one}") for one in ("Action", "Other"))
    assert (action.text(), other.text()) == ("Open", "Show")
    other.click()
    assert done == [2]
    assert not bar.isVisible()
    bar.say("Deleted", "success", "Undo", lambda: done.append(3))
    assert not other.isVisible()
    action.click()
    assert done == [2, 3]
