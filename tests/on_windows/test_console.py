"""What the program writes to a pipe, whose code page may lack most letters."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.on_windows.programs import ROOT

TEXT = "WEBVTT\n\n00:01.000 --> 00:00.500\nBuongiorno\n"


def trackman(*arguments: str | Path, code_page: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program with streams of that code page."""
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": code_page}
    return subprocess.run(
        [sys.executable, "-m", "trackman", *map(str, arguments)],
        cwd=ROOT,
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("code_page", ["cp1252", "cp932"])
def test_commands_write_utf_8_wherever_they_write(code_page: str, tmp_path: Path) -> None:
    path = tmp_path / "Zoë — 日本.it.vtt"
    path.write_text(TEXT, encoding="utf-8")
    ended = trackman("check", "--format", "table", path, code_page=code_page)
    assert ended.returncode == 1, ended.stderr
    assert "Zoë — 日本.it.vtt: " in ended.stdout.decode("utf-8")
    missing = trackman("check", tmp_path / "夏.vtt", code_page=code_page)
    assert missing.returncode == 2
    assert "夏.vtt" in missing.stdout.decode("utf-8") + missing.stderr.decode("utf-8")


@pytest.mark.parametrize("code_page", ["cp437", "ascii"])
def test_help_is_told_in_any_code_page(code_page: str) -> None:
    ended = trackman("--help", code_page=code_page)
    assert ended.returncode == 0, ended.stderr
    assert b"Moderate the subtitle" in ended.stdout
