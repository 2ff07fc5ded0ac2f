"""What the desktop opens, and what is said where it opens nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from trackman.ui.widgets.browser import LinkButton
from trackman.ui.widgets.desktop import desktop, system_environment
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

BUNDLED = """
    import os, sys
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from trackman.ui.widgets.desktop import desktop

    app = QGuiApplication([])
    found = Path(sys.argv[1])
    os.environ.update(PATH=str(found.parent))
    sys.frozen, sys._MEIPASS = True, "/opt/trackman/_internal"  # as PyInstaller's programs have it
    getattr(desktop(), sys.argv[2])(sys.argv[3])
    look = QTimer()
    look.timeout.connect(lambda: found.exists() and app.quit())
    look.start(10)
    app.exec()
"""
BROWSER = """#!/bin/sh
{ echo "link=$1"; /usr/bin/env; } > "$0.part"
/bin/mv "$0.part" "${0%/*}/found"
"""
"""A program of the system that writes down what it was given."""


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
    assert opener.opened == [QUrl.fromLocalFile(tmp_path / "a b.vtt").toString()]


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


@pytest.mark.skipif(sys.platform != "linux", reason="others find libraries by other means")
@pytest.mark.parametrize(
    ("way", "what", "link"),
    [
        ("open_link", "https://a.test/ü?b=1%2F2", "https://a.test/%C3%BC?b=1%2F2"),
        ("open_file", "/home/me/a ü.vtt", "file:///home/me/a%20%C3%BC.vtt"),
    ],
)
def test_programs_opened_from_the_bundle_have_the_libraries_of_the_system(
    tmp_path, way, what, link
):
    browser = tmp_path / "xdg-open"
    browser.write_text(BROWSER)
    browser.chmod(0o700)
    bundle = "/opt/trackman/_internal"
    of_bundle = {
        "LD_LIBRARY_PATH": f"{bundle}:/usr/lib/vendor",
        "LD_LIBRARY_PATH_ORIG": "/usr/lib/vendor",
        "QT_PLUGIN_PATH": f"{bundle}/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": f"{bundle}/PySide6/Qt/qml:/usr/lib/qml",
        "_PYI_ARCHIVE_FILE": "/opt/trackman/trackman",
        "BROWSER": "firefox",
    }
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(BUNDLED), str(tmp_path / "found"), way, what],
        timeout=60,
        check=True,
        cwd=Path(__file__).parents[3],
        env={**os.environ, **of_bundle, "QT_QPA_PLATFORM": "offscreen"},
    )
    found = dict(line.split("=", 1) for line in (tmp_path / "found").read_text().splitlines())
    assert found["link"] == link
    assert found["LD_LIBRARY_PATH"] == "/usr/lib/vendor"
    assert found["QML2_IMPORT_PATH"] == "/usr/lib/qml"
    assert found["BROWSER"] == "firefox"
    assert not {"LD_LIBRARY_PATH_ORIG", "QT_PLUGIN_PATH", "_PYI_ARCHIVE_FILE"} & set(found)


def test_a_path_for_libraries_that_was_not_set_is_not_handed_on():
    inside = {"LD_LIBRARY_PATH": "/b/_internal", "EMPTY": "", "HOME": "/home/me"}
    assert system_environment(inside, "/b/_internal") == {"EMPTY": "", "HOME": "/home/me"}


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
