"""The small libraries do in a real Qt what the large ones do there for trackman."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

QT = Path(PySide6.__file__).parent / "Qt"
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not (shutil.which("as") and shutil.which("ld")),
    reason="only bundles for Linux have them, and binutils makes them",
)
LOCALES = ("en", "de", "de_AT", "es", "sv", "cs", "ar", "hi", "ja", "ko", "zh_CN", "zh_TW", "th")
WORDS: tuple[str, ...] = (
    "zèbre",
    "Zebra",
    "ähnlich",
    "ahnen",
    "chata",
    "cena",
    "llama",
    "luz",
    "ñandú",
    "nube",
)
WORDS += ("öl", "ort", "item 10", "item 2", "اب", "بيت", "中文", "日本", "한국", "कमल", "ไทย")
SORTED = """
import json, sys
from PySide6.QtCore import QCollator, QLocale
words, locales = json.loads(sys.stdin.read())
found = {}
for name in locales:
    collator = QCollator(QLocale(name))
    plain = sorted(words, key=collator.sortKey)
    collator.setNumericMode(True)
    found[name] = [plain, sorted(words, key=collator.sortKey), QLocale(name).toUpper("iß")]
loaded = [line.split()[-1] for line in open("/proc/self/maps") if "icudata" in line]
print(json.dumps([found, loaded[0]]))
"""
LOADED = """
import ctypes, sys
from PySide6 import QtMultimedia
ctypes.CDLL(sys.argv[1])
print(*{line.split()[-1] for line in open("/proc/self/maps") if "/libQt6Q" in line})
"""


@pytest.fixture
def stand_ins(script):
    return script("stand_ins")


def run(program, *arguments, given="", libraries=None):
    environment = dict(os.environ)
    if libraries is not None:
        environment["LD_LIBRARY_PATH"] = str(libraries)
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(
        command, input=given, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_texts_sort_in_each_language_as_with_all_of_icus_data(stand_ins, tmp_path):
    (whole,) = QT.glob("lib/libicudata.so.*")
    small = stand_ins.icu(whole, tmp_path)
    assert small.stat().st_size < whole.stat().st_size / 5
    given = json.dumps([WORDS, LOCALES])
    before, used_before = json.loads(run(SORTED, given=given))
    after, used_after = json.loads(run(SORTED, given=given, libraries=tmp_path))
    assert (used_before, used_after) == (str(whole), str(small))
    assert after == before
    assert before["sv"] != before["de"]


def test_the_player_loads_without_qt_quick(stand_ins, tmp_path):
    stand_ins.qt_quick(tmp_path)
    player = QT / "plugins" / "multimedia" / "libffmpegmediaplugin.so"
    loaded = run(LOADED, player, libraries=tmp_path).split()
    assert sorted(loaded) == [str(tmp_path / f"libQt6{name}.so.6") for name in ("Qml", "Quick")]


def test_data_in_another_format_is_refused(script):
    package = script("icu_data").Package
    with pytest.raises(ValueError, match="no ICU data"):
        package.of_library(b"\x7fELF")
    with pytest.raises(ValueError, match="unknown format"):
        package.of_library(b"\x18\0\xda\x27" + bytes(8) + b"CmnD" + bytes(64))
