"""The first start: from the token to a deleted track, and where the token is afterwards."""

from contextlib import suppress
from itertools import chain
from pathlib import Path

import pytest

FIRST = "summer-launch-2026.mp4"
VIDEOS = 12
SIGNED_OUT = {"DATOCMS_API_TOKEN": None}


@pytest.fixture
def found(desktop, server, tmp_path):
    """Return what tells where the token can be found while a program runs."""

    def look(program):
        written = chain(tmp_path.rglob("*"), Path(desktop.environment["HOME"]).rglob("*"))
        told = [proc / name for proc in program.processes() for name in ("cmdline", "environ")]
        places = {path for path in written if path.is_file()} | set(told)
        assert {program.said, *told} <= places
        assert "trackman.log" in {path.name for path in places}
        assert any("keyrings" in path.parts for path in places)
        return [path for path in places if server.token.encode() in _content(path)]

    def found(program):
        while True:
            with suppress(FileNotFoundError):  # one got another name meanwhile, so look again
                return look(program)

    return found


def _content(path):
    """Return what is in a file; a process may have ended since it was seen."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        if path.parts[1] == "proc":
            return b""
        raise


def test_from_the_token_to_a_deleted_track_with_the_keyboard_alone(start, server, kept, deletes):
    program = start(**SIGNED_OUT)
    program.read("Sign in to your project")
    program.keyboard_is_at("password text", "API token")
    program.type(server.token)
    program.press("Return")
    assert_result_is_told(program)
    program.keyboard_is_at("push button", "Open library")
    program.press("Return")
    videos = library(program)
    program.press("ctrl+f")
    program.keyboard_is_at("text", "Search videos")
    program.press("Down")
    program.wait_for(lambda: videos.has("focused"), "the keyboard in the library")
    program.press("Down", "Up", "Return")
    table = program.tracks(9)
    while not table.has("focused"):
        program.tab()
    program.press("Down", "Down")
    program.wait_for(lambda: table.cell(2, 0).has("selected"), "the row selected")
    program.press("Delete")
    assert "Italiano" not in str(program.tracks(8).sentences())
    assert len(deletes()) == 1
    assert list(kept().values()) == [server.token]


def test_from_the_token_to_a_deleted_track_without_the_keyboard(start, server, kept, deletes):
    program = start(**SIGNED_OUT)
    program.find("password text", "API token").fill(server.token)
    program.click(program.find("push button", "Sign in"))
    assert_result_is_told(program)
    program.click(program.find("push button", "Open library"))
    open_first(program)
    program.click_cell(program.tracks(9), 2)
    program.read("it-IT", program.find("panel", "Track details"))
    program.click(program.find("push button", "Delete"))
    assert "Italiano" not in str(program.tracks(8).sentences())
    assert len(deletes()) == 1
    assert list(kept().values()) == [server.token]


def test_the_token_is_in_the_keyring_and_nowhere_else(start, server, project, kept, found):
    project.role = "full-access"  # DatoCMS shows such tokens their own secret
    program = start(**SIGNED_OUT)
    program.find("password text", "API token").fill(server.token)
    assert kept() == {}
    assert found(program) == []
    program.find("push button", "Sign in").press()
    assert_result_is_told(program)
    program.wait_for(kept, "the token in the keyring")
    assert list(kept().values()) == [server.token]
    assert found(program) == []
    program.find("push button", "Open library").press()
    open_first(program)
    program.tracks(9)
    program.delete_row(2)
    program.tracks(8)
    assert found(program) == []
    assert server.token not in program.seen()
    program.close()
    assert program.ends() == 0
    assert program.output == ""
    program = start(**SIGNED_OUT)  # its output is a new one
    library(program)
    assert found(program) == []
    assert list(kept().values()) == [server.token]


def test_the_second_start_opens_the_library_without_asking(start, server, kept):
    program = start(**SIGNED_OUT)
    program.find("password text", "API token").fill(server.token)
    program.find("push button", "Sign in").press()
    program.find("push button", "Open library").press()
    library(program)
    program.close()
    assert program.ends() == 0
    asked_before = len(server.seen)
    program = start(**SIGNED_OUT)
    shown = program.wait_for(
        lambda: program.tree.find("list", "Videos") or program.tree.find("password text"),
        "the library, or the question for a token",
    )
    assert shown.role == "list"
    library(program)
    program.find("push button", "Northwind Stories")
    again = program.wait_for(lambda: server.seen[asked_before:], "what it asks with the token")
    assert {seen.headers["Authorization"] for seen in again} == {f"Bearer {server.token}"}
    assert list(kept().values()) == [server.token]


def assert_result_is_told(program):
    """Check what is said of the demo project and of its token."""
    program.read("Northwind Stories")
    program.read("Can edit tracks")
    words = program.tree.words()
    assert words[words.index("Can edit tracks") + 1] == "Yes"


def open_first(program):
    """Click on the first video."""
    videos = library(program)
    program.click(program.wait_for(lambda: videos.children[0], "the first video"))


def library(program):
    """Return the list of videos, as soon as all are in it."""
    videos = program.find("list", "Videos")

    def look():
        names = [item.name for item in videos.children]
        return len(names) == VIDEOS and names[0].startswith(FIRST)

    program.wait_for(look, f"{VIDEOS} videos")
    return videos
