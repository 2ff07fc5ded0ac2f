"""How the program begins and ends, and what it leaves behind."""

import subprocess
import sys

import pytest

from trackman.domain.library import LibraryQuery, Scope
from trackman.services.server import Server
from trackman.store.cache.cache import Cache

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ABOUT_THE_PROJECT = {
    "GET /site",
    "GET /users/me include",
    "GET /environments",
    "GET /maintenance-mode",
}


def test_opens_the_video_named_at_the_start_with_the_documented_requests(start, server):
    program = start(LAUNCH)
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    program.read("main · primary")
    sent = [" ".join((seen.method, seen.path, *seen.query)) for seen in server.seen]
    video = {f"GET /uploads/{LAUNCH}", f"GET /uploads/{LAUNCH}/tracks"}
    behind = {f"GET /uploads/{LAUNCH}/references version"}  # when nothing else is to be read
    sent = [one for one in sent if not one.startswith("GET /uploads ")]  # the library's pages
    assert len(sent) == len(set(sent))
    assert video <= set(sent) <= video | behind | ABOUT_THE_PROJECT
    for seen in server.seen:
        assert seen.headers["Authorization"] == f"Bearer {server.token}"
        assert seen.headers["Accept"] == "application/json"
        assert seen.headers["X-Api-Version"] == "3"
        assert seen.headers["User-Agent"].startswith("trackman/")
        assert "X-Environment" not in seen.headers
        assert seen.body == b""


def test_opens_a_video_whose_id_begins_with_a_dash(start, project):
    upload = project.uploads[LAUNCH]
    upload.id = "-0VNpiNQSkG6z0lif_O1zg"
    project.uploads[upload.id] = upload
    start(upload.id).tracks(9)


def test_the_videos_of_the_last_time_are_there_although_nothing_answers(
    start, server, project, tmp_path
):
    data = tmp_path / "data"
    program = start("--data-dir", str(data))
    cache = Cache(data / "seen.sqlite")
    scope = Scope(Server(server.token, server.api_url).unnamed_project, None)
    program.wait_for(lambda: cache.rows(scope, LibraryQuery(), 0, 1), "the videos, kept")
    cache.close()
    program.close()
    assert program.ends() == 0
    before = len(server.seen)
    project.hang_next(times=99)
    program = start("--data-dir", str(data))
    program.read("refreshing…")
    videos = program.find("list", "Videos")
    program.wait_for(
        lambda: any("summer-launch-2026.mp4" in row.name for row in videos.children), "the video"
    )
    # A request is seen a moment before it hangs.
    program.wait_for(
        lambda: len(server.seen) - before == 99 - len(project.surprises), "that all hang"
    )
    program.close()
    assert program.ends() == 0


def test_without_a_display_one_sentence_says_so(start):
    nowhere = {"DISPLAY": None, "QT_QPA_PLATFORM": None, "WAYLAND_DISPLAY": None}
    for display in (
        nowhere,
        nowhere | {"QT_QPA_PLATFORM": "xcb"},
        nowhere | {"DISPLAY": ":4711"},
        nowhere | {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "wayland-0"},
    ):
        program = start(LAUNCH, **display)
        assert program.ends(30) == 1
        assert program.output.count("\n") == 1
        assert "needs a screen" in program.output


def test_closing_while_requests_hang_ends_it_too(start, server, project):
    project.hang_next(path_contains="/tracks")
    project.hang_next(path_contains="/site")
    program = start(LAUNCH)
    program.find("frame", "trackman")
    program.wait_for(lambda: not project.surprises, "both requests")
    program.close()
    assert program.ends() == 0
    assert program.output == ""


def test_quitting_while_a_deletion_runs_is_asked_about_first(opened, project, deletes):
    project.jobs_never_end = True
    opened.delete_row(2)
    opened.row_says(2, "Deleting…")
    opened.wait_for(lambda: project.jobs, "the job")
    opened.close()
    opened.find("dialog", "Quit while deletions are running?")
    opened.read("DatoCMS is still deleting 1 track")
    opened.press("Return")
    opened.gone("dialog")
    opened.row_says(2, "Deleting…")
    opened.close()
    opened.find("dialog", "Quit while deletions are running?")
    opened.find("push button", "Quit trackman").press()
    assert opened.ends() == 0
    assert opened.output == ""
    assert len(deletes()) == 1


def test_quitting_while_the_delete_itself_hangs_ends_it(opened, project, deletes):
    project.hang_next(method="DELETE")
    opened.delete_row(2)
    opened.wait_for(deletes, "the DELETE")
    opened.press("ctrl+q")
    opened.find("dialog", "Quit while deletions are running?")
    opened.find("push button", "Quit trackman").press()
    assert opened.ends() == 0
    assert len(deletes()) == 1


def test_the_window_stays_closed_for_the_version():
    command = [sys.executable, "-m", "trackman", "--version"]
    said = subprocess.run(command, env={}, text=True, capture_output=True, check=True)
    assert said.stdout.startswith("trackman ")


def test_the_token_goes_to_the_server_alone(start, server, project, home, tmp_path):
    project.role = "full-access"  # DatoCMS shows such tokens their own secret
    for name in ("127.0.0.1", "default"):
        with (home / ".netrc").open("a") as netrc:
            netrc.write(f"machine {name} login editor password wrong\n")
    program = start(LAUNCH)
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    program.delete_row(2)
    program.tracks(8)
    program.read("“Italiano” deleted")
    program.press("ctrl+z")
    program.tracks(9)
    program.press("ctrl+j")
    program.find("table", "Activity")
    assert server.token not in program.seen()
    assert server.token.encode() not in program.command_line()
    program.close()
    assert program.ends() == 0
    assert {seen.headers["Authorization"] for seen in server.seen} == {f"Bearer {server.token}"}
    elsewhere = [*server.seen_media, *server.seen_storage]
    assert {seen.host for seen in elsewhere} >= {"stream", "storage"}
    assert [seen for seen in elsewhere if server.token in f"{seen.path}{seen.headers}"] == []
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    names = {path.name for path in written}
    assert {"trackman.log", "journal.sqlite"} <= names
    assert any("backups" in path.parts for path in written)
    assert [path for path in written if server.token.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("chosen", [True, False])
def test_ends_with_status_0_and_leaves_files_in_the_data_folder_only(start, home, tmp_path, chosen):
    data = tmp_path / "data" if chosen else home / ".local" / "share" / "trackman"
    program = start(LAUNCH, *(["--data-dir", str(data)] if chosen else []))
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    if chosen:
        program.close()
    else:
        program.press("ctrl+q")
    assert program.ends() == 0
    assert program.output == ""
    files = {path for path in tmp_path.rglob("*") if path.is_file()} - {program.said}
    assert "window.json" in {path.name for path in files}
    assert [path for path in files if not path.is_relative_to(data)] == []
    assert [path.name for path in files if path.name.endswith(("-wal", "-shm"))] == []
