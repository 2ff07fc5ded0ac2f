"""Programs of their own that use the store: to be killed, without rights, on a small disk."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PUTTING = """
import sys
from pathlib import Path
from tests.store.samples import sample
from trackman.domain.errors import JournalError
from trackman.domain.journal import Stage
from trackman.store.journal.journal import Journal
"""
ROOM = 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"'


def run(script: str, *arguments: str | Path, before: tuple[str, ...] = ()) -> str:
    """Return what a program prints that may use the journal; its errors go to the test's."""
    command = [*before, sys.executable, "-c", PUTTING + script, *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=60
    ).stdout


def small_disk(folder: Path, size: str) -> tuple[str, ...]:
    """Return the words before a command that make `folder` a small disk for it."""
    before = ("unshare", "-rm", "sh", "-c", ROOM, size, str(folder))
    if (
        shutil.which("unshare") is None
        or subprocess.run([*before, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("needs a small disk of its own")
    return before
