"""What Windows opens for trackman, and the fonts it has for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.on_windows.programs import run

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="asks Windows to open things")
SCHEME, ENDING, KIND = "trackman-test", ".trackmantest", "trackman-test-file"
WRITES_DOWN = """
import os, sys
os.chdir(os.path.dirname(sys.argv[0]))
with open("part", "w", encoding="utf-8") as file:
    file.write(sys.argv[1])
os.replace("part", "written")
"""
OPENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from trackman.ui.widgets.desktop import desktop

app = QApplication([])
written, way, what = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
refused = []
desktop().refused.connect(refused.append)
getattr(desktop(), way)(Path(what) if way == "open_file" else what)
look = QTimer()
look.timeout.connect(lambda: (refused or written.exists()) and app.quit())
look.start(20)
QTimer.singleShot(20_000, app.quit)
app.exec()
print(refused[0] if refused else written.read_text("utf-8"))
"""
FONTS = """
import json
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication
from trackman.ui.theme.theme import apply_theme

app = QApplication([])
apply_theme(app, "light")
fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
print(json.dumps({
    "size": app.font().pointSizeF(),
    "drawn": QFontInfo(app.font()).family(),
    "fixed": QFontInfo(fixed).fixedPitch(),
    "known": QFontDatabase.families(),
}))
"""


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """Register a program for some links and files; return where it writes what it was given."""
    registry: Any = pytest.importorskip("winreg")
    written, script = tmp_path / "written", tmp_path / "w.py"
    script.write_text(WRITES_DOWN, encoding="utf-8")
    command = f'"{sys.executable}" "{script}" "%1"'  # Wine has room for 256 letters
    values = {
        f"{SCHEME}\\shell\\open\\command": command,
        f"{KIND}\\shell\\open\\command": command,
        ENDING: KIND,
    }
    # Wine 8 does not look for a person's own classes among all; Windows takes both for one.
    roots = ((registry.HKEY_CURRENT_USER, "Software\\Classes\\"), (registry.HKEY_CLASSES_ROOT, ""))
    for root, place in roots:
        for name, value in values.items():
            registry.SetValue(root, f"{place}{name}", registry.REG_SZ, value)
        with registry.CreateKey(root, f"{place}{SCHEME}") as key:
            registry.SetValueEx(key, "URL Protocol", 0, registry.REG_SZ, "")
    yield written
    for root, place in roots:
        for name in values:
            _remove(registry, root, f"{place}{name}")


def _remove(registry: Any, root: int, name: str) -> None:
    """Remove a key and those above it that are ours."""
    while name.rpartition("\\")[2] != "Classes" and name:
        with suppress(FileNotFoundError):  # it was the same key as the one before
            registry.DeleteKey(root, name)
        name = name.rpartition("\\")[0]


def test_a_link_reaches_its_program_as_it_is(written: Path) -> None:
    link = f"{SCHEME}://a.test/%C3%BC?b=1%2F2&c=a%20b"
    assert run(OPENS, written, "open_link", link, QT_QPA_PLATFORM="windows").strip() == link


def test_a_file_is_opened_by_the_program_for_its_kind(written: Path, tmp_path: Path) -> None:
    path = tmp_path / f"Zoë 日本, a & b{ENDING}"
    path.write_text("text")
    said = run(OPENS, written, "open_file", path, QT_QPA_PLATFORM="windows").strip()
    assert Path(said) == path


def test_what_nothing_opens_is_said(written: Path) -> None:
    said = run(OPENS, written, "open_link", "nobodys-scheme:a", QT_QPA_PLATFORM="windows")
    assert said.startswith("No web browser opened.")


def test_words_are_drawn_in_fonts_that_are_there() -> None:
    fonts = json.loads(run(FONTS, QT_QPA_PLATFORM="windows"))
    assert fonts["size"] >= 8
    assert fonts["drawn"] in fonts["known"]
    assert fonts["fixed"] or "Courier New" not in fonts["known"]  # as Wine has none
