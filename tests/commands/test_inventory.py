"""`trackman scan|search|report`: real processes against the look-alike."""

from __future__ import annotations

import json
import re
import sqlite3
from argparse import Namespace
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from tests.commands.conftest import Answer, Shell, italian
from tests.store.programs import small_disk
from trackman.commands.inventory import _write_end
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.inventory.scanning import ScanEnd, ScanOutcome, ScanTrouble


def test_what_was_scanned_is_found_and_reported_on(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    scan = shell.run("scan", "--texts")
    assert scan.status == 0
    (end,) = scan.records
    videos = [one for one in project.uploads.values() if one.mux_playback_id]
    assert (end["outcome"], end["videos"], end["looked"]) == ("done", len(videos), len(videos))
    assert end["texts"] > 0
    found = shell.run("search", "beginners", DATOCMS_API_URL="http://127.0.0.1:9")
    assert found.status == 0
    assert found.records
    assert all("beginners" in one["text"].lower() for one in found.records)
    page = tmp_path / "coverage.html"
    coverage = shell.run("report", "coverage", str(page))
    assert coverage.status == 0
    assert coverage.records[0]["videos"] == len(videos)
    assert "Italian" in page.read_text("utf-8")
    assert "All projects" not in page.read_text("utf-8")
    table = tmp_path / "accessibility.xlsx"
    unclear = shell.run("report", "accessibility", str(table))
    assert unclear.status == 2
    assert "--language en" in unclear.complaints
    assert not table.exists()
    assert shell.run("report", "accessibility", str(table), "--language", "e n").status == 2
    lacking = shell.run("report", "accessibility", str(table), "--language", "English")
    assert lacking.records[0]["videos"] == len(videos)
    assert table.read_bytes().startswith(b"PK")
    assert lacking.records[0]["lacking"] < len(videos)


def forget_name(shell: Shell) -> None:
    """Make the inventory one of before, which has no name of the project."""
    (path,) = (shell.folder / "inventory").glob("*.sqlite")
    with closing(sqlite3.connect(path)) as inventory, inventory:
        assert inventory.execute("DELETE FROM facts WHERE name = 'project'").rowcount == 1


def reported(shell: Shell, path: Path) -> tuple[str, Answer]:
    """Return what a report calls the project, and what the command said."""
    answer = shell.run("report", "accessibility", str(path), "--language", "en")
    assert answer.status == 0
    found = re.search("Project</dt><dd><bdi>(.*?)</bdi>", path.read_text("utf-8"))
    assert found is not None
    return unescape(found[1]), answer


def test_a_report_of_a_token_alone_names_the_project(
    shell: Shell, project: DemoProject, server: DemoServer, tmp_path: Path
) -> None:
    shell.run("scan")
    asked = len(server.seen)
    assert reported(shell, tmp_path / "page.html")[0] == project.name
    assert len(server.seen) == asked
    forget_name(shell)
    assert reported(shell, tmp_path / "page.html")[0] == project.name
    asked_again = len(server.seen)
    assert asked_again > asked
    assert reported(shell, tmp_path / "page.html")[0] == project.name
    assert len(server.seen) == asked_again


def test_a_project_whose_name_is_hidden_is_told_by_its_token(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    shell.run("scan")
    forget_name(shell)
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", path_contains="/site")
    name, _ = reported(shell, tmp_path / "page.html")
    assert re.fullmatch("Not known \\(API token “.+”\\)", name)


def test_without_a_connection_a_report_says_that_it_names_no_project(
    shell: Shell, server: DemoServer, tmp_path: Path
) -> None:
    shell.run("scan")
    forget_name(shell)
    server.stop()
    name, answer = reported(shell, tmp_path / "page.html")
    assert name == "Not known"
    assert "doesn’t name the project" in answer.complaints


def test_a_second_scan_says_what_it_did_not_look_at(shell: Shell) -> None:
    first = shell.run("scan").records[0]
    again = shell.run("scan").records[0]
    assert again["calls"] < first["calls"]
    assert again["not_looked"] > 0
    assert again["not_looked_since"]


def test_before_a_scan_nothing_can_be_searched_or_reported(shell: Shell, tmp_path: Path) -> None:
    search = shell.run("search", "anything")
    assert search.status == 1
    assert "trackman scan --texts" in search.complaints
    report = shell.run("report", "coverage", str(tmp_path / "page.html"))
    assert report.status == 1
    assert not (tmp_path / "page.html").exists()


def test_what_was_moderated_is_reported(shell: Shell, project: DemoProject, tmp_path: Path) -> None:
    (track,) = italian(project)
    pair = f"{track.upload_id}/{track.id}"
    deleted = shell.run("tracks", "delete", pair, "--reason", "spam", "--yes")
    assert deleted.outcomes == ["deleted"]
    path = tmp_path / "moderation.csv"
    answer = shell.run("report", "moderation", str(path), "--since", "2026-01-01")
    assert answer.status == 0
    assert (answer.records[0]["operations"], answer.records[0]["videos"]) == (1, 1)
    assert "spam" in path.read_text("utf-16")


@pytest.mark.parametrize(
    "call",
    [
        ("report", "coverage", "page.pdf"),
        ("report", "coverage", "page.html", "--since", "2026-01-01"),
        ("report", "moderation", "page.html", "--since", "yesterday"),
        ("report", "moderation", "page.html", "--since", "2026-12-01", "--until", "2026-01-01"),
        ("search",),
    ],
)
def test_a_wrong_call_is_told(shell: Shell, call: tuple[str, ...]) -> None:
    assert shell.run(*call).status == 2


@pytest.mark.parametrize(
    ("place", "reason"),
    [("nowhere/page.html", "there is no such folder"), ("folder.csv", "Is a directory")],
)
def test_a_report_that_cannot_be_written_says_why(
    shell: Shell, tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    path = tmp_path / place
    answer = shell.run("report", "moderation", str(path))
    assert (answer.status, answer.records) == (1, [])
    assert answer.complaints == f"trackman: the file can’t be written: {reason}\n"


@pytest.mark.parametrize("text", ["", "  ", '""', "*"])
def test_a_search_for_nothing_is_told(shell: Shell, text: str) -> None:
    answer = shell.run("search", text)
    assert (answer.status, answer.records) == (2, [])
    assert "no word to search for" in answer.complaints


def test_without_a_connection_a_scan_says_so(shell: Shell) -> None:
    answer = shell.run("scan", TRACKMAN_API_URL="http://127.0.0.1:9")
    assert answer.status == 3


def test_a_disk_that_fills_up_pauses_a_scan_until_there_is_room(
    shell: Shell, project: DemoProject
) -> None:
    for upload in project.uploads.values():
        for track in upload.tracks.values():
            long = "\n00:50.000 --> 00:51.000\n" + " ".join(map(str, range(60_000))) + "\n"
            track.vtt = track.vtt and track.vtt + long.encode()
    shell.folder.mkdir()
    twice = 'shift; "$@"; echo "{\\"status\\": $?}"; mount -o remount,size=64m "$0"; exec "$@"'
    before = (*small_disk(shell.folder, "2m"), "sh", "-c", twice, str(shell.folder), "")
    full, status, done = replace(shell, before=before).run("scan", "--texts").records
    assert status == {"status": 1}
    assert (full["outcome"], full["code"]) == ("paused", "disk_full")
    assert "disk is full" in full["text"]
    assert "goes on" in full["text"]
    assert done["outcome"] == "done"
    assert done["texts"] > full["texts"]


def test_a_full_disk_leaves_each_video_either_looked_at_or_not(
    shell: Shell, project: DemoProject
) -> None:
    large = large_project(60, 12)
    project.uploads, project.requests_per_window = large.uploads, large.requests_per_window
    shell.folder.mkdir()
    before = small_disk(shell.folder, "700k")
    (end,) = replace(shell, before=before).run("scan", "--everything").records
    assert (end["code"], end["videos"]) == ("disk_full", 60)
    assert end["looked"] + end["not_looked"] == 60
    assert end["new_tracks"] == 12 * end["looked"] > 0


@pytest.mark.parametrize("trouble", ScanTrouble)
def test_each_reason_of_a_pause_has_words(
    trouble: ScanTrouble, capsys: pytest.CaptureFixture[str]
) -> None:
    end = ScanEnd(ScanOutcome.PAUSED, 1, 1, 1, 0, None, 0, 0, 0, 0, trouble, None)
    _write_end(Namespace(format="jsonl"), end)
    (said,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert said["code"] == trouble.value
    assert said["text"]
