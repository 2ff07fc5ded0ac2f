"""Homes and data folders that are read-only, full, somebody else's, newer, or oddly named."""

import json
import os
import shutil
import subprocess
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.desktop.test_undo import brought_back

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
ODD = "Jörg O'Neil & Søn 字幕 نص 😀"


def mounted(how):
    """Return what runs a command in a world of mounts of its own, after these commands."""
    own = ["unshare", "--mount"] if os.getuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*own, "true"], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    return [*own, "sh", "-ec", f'{how}; exec "$@"', "sh"]


def read_only(folder):
    """Return what runs a command that can write nothing into `folder`."""
    return mounted(f"mount --bind '{folder}' '{folder}'; mount -o remount,bind,ro '{folder}'")


def small(folder):
    """Return what runs a command for which `folder` has room for 2 MB."""
    return mounted(f"mount -t tmpfs -o size=2m none '{folder}'")


@contextmanager
def filled(folder):
    """Leave no room for a while, not even what the program gives back."""
    is_full, is_over = threading.Event(), threading.Event()

    def fill():
        with (folder / "filling").open("wb", buffering=0) as file:
            while not is_over.wait(0.001):
                for size in (65536, 512, 1):
                    with suppress(OSError):
                        while True:
                            file.write(b"x" * size)
                is_full.set()

    filling = threading.Thread(target=fill)
    filling.start()
    try:
        assert is_full.wait(30)
        yield
    finally:
        is_over.set()
        filling.join()


def test_with_a_read_only_home_the_window_opens_says_so_and_deletes_nothing(
    start, home, project, deletes
):
    data = home / ".local" / "share" / "trackman"
    data.mkdir(parents=True)
    program = start(LAUNCH, within=read_only(home))
    program.tracks(9)
    assert str(data) in program.read("Settings and drafts aren’t kept either")
    program.delete_row(2)
    program.read("The journal can’t be written")
    assert deletes() == []
    assert ITALIANO in project.uploads[LAUNCH].tracks
    program.close()
    assert program.ends() == 0
    assert list(data.iterdir()) == []


def test_a_disk_that_fills_up_stops_a_deletion_in_words(start, tmp_path, project, deletes):
    data = tmp_path / "data"
    data.mkdir()
    program = start(LAUNCH, "--data-dir", str(data), within=small(data))
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    with filled(Path(f"/proc/{program.process.pid}/root{data}")):
        program.delete_row(2)
        program.read("There’s no space left")
        assert deletes() == []
    assert ITALIANO in project.uploads[LAUNCH].tracks


def test_a_disk_that_is_full_is_told_at_the_start(start, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    how = f"mount -t tmpfs -o size=4k none '{data}'; echo full > '{data}/filling'"
    program = start(LAUNCH, "--data-dir", str(data), within=mounted(how))
    program.tracks(9)
    assert str(data) in program.read("There’s no space left for the journal")
    program.close()
    assert program.ends() == 0
    assert "Traceback" not in program.output


def test_a_home_with_letters_of_all_kinds_is_a_home(start, tmp_path, project, deletes):
    home = tmp_path / ODD
    home.mkdir()
    text = project.uploads[LAUNCH].tracks[ITALIANO].vtt
    program = start(LAUNCH, HOME=str(home), USER="Jörg 字幕 😀")
    program.tracks(9)
    program.delete_row(2)
    program.tracks(8)
    program.press("ctrl+z")
    program.tracks(9)
    program.wait_for(lambda: brought_back(project, text), "the same text")
    assert len(deletes()) == 1
    data = home / ".local" / "share" / "trackman"
    assert {"journal.sqlite", "backups", "trackman.log"} <= {one.name for one in data.iterdir()}
    second = start("--data-dir", str(data), HOME=str(home))
    assert second.ends(30) == 0
    program.close()
    assert program.ends() == 0
    assert program.output + second.output == ""


def test_without_a_bus_it_works_and_is_seen(start, tmp_path, server):
    program = start(LAUNCH, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
    program.wait_for(lambda: program.hands.windows(program.process.pid), "the window")
    program.wait_for(
        lambda: any(one.path == f"/uploads/{LAUNCH}/tracks" for one in server.seen), "its reading"
    )
    program.close()
    assert program.ends() == 0
    assert program.output == ""


def written(folder):
    return {
        path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_data_of_a_newer_trackman_is_left_alone(start, tmp_path, server):
    data = tmp_path / "data"
    data.mkdir()
    (data / "data-folder.json").write_text(json.dumps({"format": 99, "program": "9.1.0"}))
    (data / "projects.json").write_text('{"version": 99, "new": []}')
    before = written(data)
    program = start(LAUNCH, "--data-dir", str(data))
    assert str(data) in program.read("A newer trackman (9.1.0) has used the data folder")
    program.click(program.find("push button", "Close"))
    assert program.ends() == 1
    assert written(data) == before
    assert server.seen == []


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a folder away")
def test_the_data_of_another_person_is_left_alone(start, tmp_path, server):
    data = tmp_path / "data"
    data.mkdir()
    shutil.chown(data, "daemon")
    program = start(LAUNCH, "--data-dir", str(data))
    program.read("belongs to “daemon”")
    program.press("Escape")
    assert program.ends() == 1
    assert list(data.iterdir()) == []
    assert server.seen == []
