"""What commands did is in the inventory at once, and one of no use keeps nobody from anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.conftest import NEW, VIDEO, Shell, italian
from trackman.demo.project import DemoProject

WORD = "riga"  # of the file that is added


def pair(project: DemoProject) -> str:
    """Return the Italian subtitles as commands name them."""
    (track,) = italian(project)
    return f"{track.upload_id}/{track.id}"


def kept(shell: Shell) -> Path:
    """Return the file of the one inventory."""
    (path,) = (shell.folder / "inventory").glob("*.sqlite")
    return path


def italians(shell: Shell, path: Path) -> list[str]:
    """Return the marks of Italian in the coverage of the video."""
    assert shell.run("report", "coverage", str(path)).status == 0
    lines = path.read_text("utf-16").splitlines()
    (video,) = (line.split("\t") for line in lines if VIDEO in line)
    row = dict(zip(lines[0].split("\t"), video, strict=True))
    italian = [marks for language, marks in row.items() if language.startswith("it")]
    return " ".join(italian).split()


def test_a_report_after_a_deletion_does_not_count_what_is_gone(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    shell.run("scan")
    assert "S" in italians(shell, tmp_path / "before.csv")
    deleted = shell.run("tracks", "delete", pair(project), "--yes")
    assert deleted.outcomes == ["deleted"]
    assert "S" not in italians(shell, tmp_path / "after.csv")
    restored = shell.run("tracks", "restore", deleted.records[0]["entry"], "--yes")
    assert restored.outcomes == ["restored"]
    assert "S" in italians(shell, tmp_path / "restored.csv")


def test_what_is_added_or_replaced_is_found_by_its_words(
    shell: Shell, project: DemoProject, text: Path
) -> None:
    shell.run("scan", "--texts")
    assert shell.run("search", WORD).records == []
    added = shell.run("tracks", "add", VIDEO, str(text), "--yes")
    assert added.status == 0
    (hit,) = shell.run("search", WORD).records
    text.write_text(NEW.replace("riga", "frase"), encoding="utf-8")
    new = f"{hit['upload_id']}/{hit['track_id']}"
    assert shell.run("tracks", "replace", new, str(text), "--yes").status == 0
    assert shell.run("search", WORD).records == []
    assert len(shell.run("search", "frase corretta").records) == 1


def test_what_a_kill_left_is_known_once_it_is_settled(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    shell.run("scan")
    shell.killed("before", 4, "tracks", "delete", pair(project), "--yes")
    shell.run("recover")
    assert italian(project) == []
    assert "S" not in italians(shell, tmp_path / "after.csv")


def test_without_a_scan_no_inventory_is_made(shell: Shell, project: DemoProject) -> None:
    assert shell.run("tracks", "delete", pair(project), "--yes").outcomes == ["deleted"]
    assert not (shell.folder / "inventory").exists()


def test_an_inventory_in_use_keeps_nobody_from_deleting(shell: Shell, project: DemoProject) -> None:
    shell.run("scan")
    with closing(sqlite3.connect(kept(shell))) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = shell.run("tracks", "delete", pair(project), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])
    assert italian(project) == []


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_damaged_inventory_keeps_nobody_from_deleting(
    shell: Shell, project: DemoProject, content: bytes
) -> None:
    shell.run("scan")
    kept(shell).write_bytes(content)
    answer = shell.run("tracks", "delete", pair(project), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])
    assert italian(project) == []
