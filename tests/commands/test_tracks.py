"""`trackman tracks list|delete|restore`: real processes against the look-alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.commands.conftest import ITALIANO, VIDEO, Shell, italian
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.settings import Settings
from trackman.store.folder import DataFolder
from trackman.store.hold import FolderHold
from trackman.store.journal.journal import Journal
from trackman.store.preferences.settings import save_settings
from trackman.store.tables import write_table

_TRACK = {"upload_id", "track_id", "type", "language_code", "name", "closed_captions", "status"}


def test_lists_the_tracks_of_a_video(shell: Shell, project: DemoProject) -> None:
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 0
    assert [one["track_id"] for one in answer.records] == list(project.uploads[VIDEO].tracks)
    assert answer.records[0].keys() == _TRACK


def test_lists_the_tracks_of_all_videos_in_order(shell: Shell, project: DemoProject) -> None:
    answer = shell.run("tracks", "list")
    videos = [one for one in project.uploads.values() if one.mux_playback_id]
    ids = [one.id for one in sorted(videos, key=lambda one: one.id) for _ in one.tracks]
    assert [one["upload_id"] for one in answer.records] == ids
    assert len(ids) > 30


def test_a_video_can_be_named_by_a_link_and_a_missing_one_is_told(
    shell: Shell, project: DemoProject
) -> None:
    link = f"https://x.admin.datocms.com/media/assets/{VIDEO}"
    answer = shell.run("tracks", "list", link, "nowhere", "https://example.com/film")
    assert answer.status == 1
    told = [one for one in answer.records if "outcome" in one]
    assert [one["upload_id"] for one in told] == ["nowhere", "https://example.com/film"]
    assert [one["code"] for one in told] == ["NOT_FOUND", None]
    assert len(answer.records) == 2 + len(project.uploads[VIDEO].tracks)


def test_an_id_may_begin_with_a_dash(shell: Shell, project: DemoProject) -> None:
    upload = project.uploads.pop(VIDEO)
    upload.id = "-0VNpiNQSkG6z0lif_O1zg"
    project.uploads[upload.id] = upload
    assert len(shell.run("tracks", "list", upload.id).records) == len(upload.tracks)
    answer = shell.run("tracks", "delete", f"{upload.id}/{ITALIANO}")
    assert (answer.status, answer.outcomes) == (0, ["planned"])


def test_nothing_is_sent_or_written_without_yes(
    shell: Shell, project: DemoProject, server: DemoServer, text: Path
) -> None:
    before = list(project.uploads[VIDEO].tracks)
    for command in (
        ("delete", f"{VIDEO}/{ITALIANO}"),
        ("add", VIDEO, str(text)),
        ("replace", f"{VIDEO}/{ITALIANO}", str(text)),
    ):
        answer = shell.run("tracks", *command)
        assert (answer.status, answer.outcomes) == (0, ["planned"])
        assert answer.records[0]["entry"] is None
        assert "--yes" in answer.texts[0]
    assert list(project.uploads[VIDEO].tracks) == before
    assert {one.method for one in server.seen} == {"GET"}
    assert not list(shell.folder.glob("backups/**/*.*"))
    assert entries(shell.folder) == []


def entries(folder: Path) -> list[str]:
    """Return the stage of each entry of the journal."""
    journal = Journal(folder / "journal.sqlite")
    found = [one.stage.value for one in (*journal.unfinished(), *journal.unknown())]
    found += [stage.value for stage, count in journal.totals().items() for _ in range(count)]
    journal.close()
    return found


def test_deletes_with_a_backup_and_restores_it(shell: Shell, project: DemoProject) -> None:
    vtt = project.uploads[VIDEO].tracks[ITALIANO].vtt
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes", "--reason", "wrong")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])
    assert answer.records[0].keys() == _TRACK | {"outcome", "entry", "code", "text"}
    assert ITALIANO not in project.uploads[VIDEO].tracks
    entry = answer.records[0]["entry"]
    journal = Journal(shell.folder / "journal.sqlite")
    written = journal.entry(entry)
    journal.close()
    assert written is not None
    assert (written.reason, written.backup is not None) == ("wrong", True)
    again = shell.run("tracks", "restore", entry, "--yes")
    assert (again.status, again.outcomes) == (0, ["restored"])
    assert project.uploads[VIDEO].tracks[again.records[0]["track_id"]].vtt == vtt
    twice = shell.run("tracks", "restore", entry, "--yes")
    assert (twice.status, twice.outcomes) == (1, ["failed"])
    assert len(italian(project)) == 1


def test_what_cannot_be_restored_is_told(shell: Shell, project: DemoProject) -> None:
    audio = next(one for one in project.uploads[VIDEO].tracks.values() if one.type == "audio")
    planned = shell.run("tracks", "delete", f"{VIDEO}/{audio.id}")
    assert "can’t be restored" in planned.texts[0]
    answer = shell.run("tracks", "delete", f"{VIDEO}/{audio.id}", "--yes")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])
    answer = shell.run("tracks", "restore", answer.records[0]["entry"], "nothing", "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed", "failed"])
    assert "saved" in answer.texts[0]
    assert "no such entry" in answer.texts[1]


def test_nothing_is_deleted_whose_subtitles_cannot_be_saved(
    shell: Shell, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = None
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed"])
    assert "--without-backup" in answer.texts[0]
    assert italian(project)
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes", "--without-backup")
    assert (answer.status, answer.outcomes) == (0, ["deleted"])


def test_takes_the_tracks_from_a_file_or_standard_input(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    first, second, third, *_ = (f"{VIDEO}/{track}" for track in project.uploads[VIDEO].tracks)
    listed = tmp_path / "listed.txt"
    listed.write_text("\n".join(["# two of them", first, f"{second}  # it", "", first]))
    answer = shell.run("tracks", "delete", "--from", str(listed), "--yes", "--without-backup")
    assert answer.outcomes == ["deleted", "deleted"]
    upload_id, track_id = third.split("/")
    lines = json.dumps({"upload_id": upload_id, "track_id": track_id, "name": "as it was listed"})
    answer = shell.run("tracks", "delete", "--from", "-", "--yes", given=lines.encode())
    assert answer.outcomes == ["deleted"]


def test_takes_the_tracks_from_tables_and_links(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    first, second, third, fourth, *_ = project.uploads[VIDEO].tracks
    own, bought = tmp_path / "own.csv", tmp_path / "bought.csv"
    write_table(own, ("Nome", "ID del video", "ID della traccia"), [("#1\nx", VIDEO, first)])
    bought.write_bytes(
        f'"Größe";"Track ID";"Video ID"\r\n7;"{second}";"{VIDEO}"'.encode("utf-8-sig")
    )
    link = f"trackman://open?upload={VIDEO}&track={third}&environment=main"
    page = f"https://{project.internal_domain}/media/assets/{VIDEO}"
    for name, given in (
        (str(own), b""),
        (str(bought), b""),
        ("-", f"{link}\n{page}\t{fourth}\n".encode()),
    ):
        answer = shell.run(
            "tracks", "delete", "--from", name, "--yes", "--without-backup", given=given
        )
        assert set(answer.outcomes) == {"deleted"}, answer
    assert not {first, second, third, fourth} & set(project.uploads[VIDEO].tracks)


@pytest.mark.parametrize(
    "strange",
    [
        f"trackman://open?upload={VIDEO}&track={ITALIANO}&environment=redesign",
        f"trackman://open?upload={VIDEO}&track={ITALIANO}&environment=gone",
        f"trackman://open?upload={VIDEO}&track={ITALIANO}&project=1",
        f"https://other.admin.datocms.com/media/assets/{VIDEO} {ITALIANO}",
        "https://northwind-stories.admin.datocms.com/environments/redesign/media/assets/"
        f"{VIDEO} {ITALIANO}",
    ],
)
def test_a_link_to_another_place_is_refused(
    shell: Shell, project: DemoProject, strange: str
) -> None:
    before = list(project.uploads[VIDEO].tracks)
    lines = f"{VIDEO}/{before[0]}\n{strange}\n"
    answer = shell.run("tracks", "delete", "--from", "-", "--yes", given=lines.encode())
    assert (answer.status, answer.records) == (2, [])
    assert "line 2" in answer.complaints
    assert "another project or environment" in answer.complaints
    assert list(project.uploads[VIDEO].tracks) == before


def test_thousands_of_videos_are_looked_up_with_few_calls(
    shell: Shell, project: DemoProject, server: DemoServer
) -> None:
    several = [f"{VIDEO}/{track}" for track in project.uploads[VIDEO].tracks]
    document = next(one for one in project.uploads.values() if not one.mux_playback_id)
    unknown = [f"unknown-{number}/track-{pair}" for number in range(1000) for pair in range(2)]
    lines = "\n".join([*unknown, f"{document.id}/track", *several])
    answer = shell.run("tracks", "delete", "--from", "-", given=lines.encode())
    assert answer.status == 1
    failed = [one for one in answer.records if one["outcome"] == "failed"]
    planned = [one["track_id"] for one in answer.records if one["outcome"] == "planned"]
    assert [one["upload_id"] for one in failed] == [
        *(f"unknown-{number}" for number in range(1000)),
        document.id,
    ]
    assert {one["code"] for one in failed[:-1]} == {"NOT_FOUND"}
    assert planned == list(project.uploads[VIDEO].tracks)
    calls = [one.path for one in server.seen if "/uploads" in one.path]
    assert len(calls) == 11 + 1


def test_videos_are_asked_about_one_by_one_where_a_list_of_them_is_refused(
    shell: Shell, project: DemoProject, server: DemoServer
) -> None:
    project.refuse_next(422, "INVALID_FORMAT", path_contains="/uploads")
    lines = "\n".join([*(f"unknown-{number}/track" for number in range(20)), f"{VIDEO}/{ITALIANO}"])
    answer = shell.run("tracks", "delete", "--from", "-", given=lines.encode())
    assert answer.outcomes == [*["failed"] * 20, "planned"]
    assert {one["code"] for one in answer.records[:-1]} == {"NOT_FOUND"}
    asked = [one.path for one in server.seen]
    assert (asked.count("/uploads"), asked.count("/uploads/unknown-7")) == (1, 1)


def test_what_is_gone_already_is_told(shell: Shell) -> None:
    answer = shell.run("tracks", "delete", f"{VIDEO}/nothing", "--yes")
    assert (answer.status, answer.outcomes) == (0, ["already_gone"])


def test_a_refusal_is_told_with_its_code(shell: Shell, project: DemoProject) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed"])
    assert answer.records[0]["code"] == "MUX_ERROR"
    assert "video service" in answer.texts[0]


def test_one_that_fails_keeps_no_other_from_being_deleted(
    shell: Shell, project: DemoProject
) -> None:
    first, second, *_ = project.uploads[VIDEO].tracks
    project.refuse_next(422, "MUX_ERROR", method="DELETE")
    answer = shell.run("tracks", "delete", f"{VIDEO}/{first}", f"{VIDEO}/{second}", "--yes")
    assert answer.status == 1
    assert sorted(answer.outcomes) == ["deleted", "failed"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["tracks"],
        ["tracks", "delete", "no-slash"],
        ["tracks", "delete"],
        ["tracks", "delete", "--from", "/nothing/there"],
        ["tracks", "add", VIDEO, "one.vtt", "two.vtt", "--name", "One"],
        ["recover", "x"],
    ],
)
def test_a_wrong_call_is_told_before_anything_is_asked(shell: Shell, wrong: list[str]) -> None:
    answer = shell.run(*wrong, TRACKMAN_API_URL="http://127.0.0.1:9")
    assert (answer.status, answer.records) == (2, [])
    assert "usage: trackman" in answer.complaints


def test_a_wrong_line_is_told_by_its_number(shell: Shell) -> None:
    lines = f"{VIDEO}/{ITALIANO}\nnonsense\n"
    answer = shell.run("tracks", "delete", "--from", "-", "--yes", given=lines.encode())
    assert answer.status == 2
    assert "line 2" in answer.complaints


def test_no_connection_and_no_token_are_told(shell: Shell) -> None:
    for changed, said in (
        ({"TRACKMAN_API_URL": "http://127.0.0.1:9"}, "can’t be reached"),
        ({"TRACKMAN_API_URL": "http://example.com"}, "https"),
        ({"DATOCMS_API_TOKEN": ""}, "DATOCMS_API_TOKEN"),
        ({"DATOCMS_API_TOKEN": "two words"}, "isn’t an API token"),
        ({"DATOCMS_API_TOKEN": "wrong"}, "doesn’t accept"),
    ):
        answer = shell.answer(shell.start("tracks", "list", **changed))
        assert (answer.status, answer.records) == (3, [])
        assert said in answer.complaints
        assert "Traceback" not in answer.complaints


def test_the_token_comes_from_the_keyring_of_the_project_used_last(
    shell: Shell, project: DemoProject, keyring: object
) -> None:
    code = (
        "import asyncio, sys; from pathlib import Path;"
        "from trackman.services.sign_in import SignIn;"
        "from trackman.store.folder import DataFolder;"
        "signing = SignIn(DataFolder(Path(sys.argv[1])), sys.argv[2]);"
        "signed = asyncio.run(signing.check(sys.argv[3]));"
        "asyncio.run(signing.keep(signed)); signing.close()"
    )
    arguments = [str(shell.folder), shell.api_url, shell.token]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, timeout=60)
    answer = shell.run("tracks", "list", VIDEO, DATOCMS_API_TOKEN="")
    assert (answer.status, answer.complaints) == (0, "")
    assert len(answer.records) == len(project.uploads[VIDEO].tracks)
    written = [path for path in shell.folder.rglob("*") if path.is_file()]
    assert not [path for path in written if shell.token.encode() in path.read_bytes()]


@pytest.mark.parametrize("arguments", [[], ["--yes"]])
def test_a_sandbox_is_not_changed(shell: Shell, project: DemoProject, arguments: list[str]) -> None:
    sandbox = next(name for name, one in project.environments.items() if not one.primary)
    pair = f"{VIDEO}/{ITALIANO}"
    answer = shell.run("tracks", "delete", pair, "--environment", sandbox, *arguments)
    assert answer.status == 3
    assert "primary environment" in answer.complaints
    assert shell.run("tracks", "list", VIDEO, "--environment", sandbox).status == 0
    assert ITALIANO in project.uploads[VIDEO].tracks


def test_nothing_is_changed_that_may_not_be(shell: Shell, project: DemoProject) -> None:
    project.role = "read-only"
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert answer.status == 3
    assert "role" in answer.complaints
    project.role = "editor"
    shell.folder.mkdir(exist_ok=True)
    save_settings(DataFolder(shell.folder), Settings(read_only=True))
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert answer.status == 3
    assert "read-only mode" in answer.complaints
    assert ITALIANO in project.uploads[VIDEO].tracks


@pytest.mark.parametrize("yes", [[], ["--yes"]])
def test_nothing_is_deleted_where_a_second_person_has_to_approve(
    shell: Shell, project: DemoProject, yes: list[str]
) -> None:
    shell.folder.mkdir(exist_ok=True)
    save_settings(DataFolder(shell.folder), Settings(second_approval=True))
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", *yes)
    assert (answer.status, answer.records) == (3, [])
    assert "second person has to approve" in answer.complaints
    assert "review" in answer.complaints
    assert ITALIANO in project.uploads[VIDEO].tracks


def test_an_environment_that_does_not_exist_is_a_wrong_call(shell: Shell) -> None:
    answer = shell.run("tracks", "list", VIDEO, "--environment", "nowhere")
    assert (answer.status, answer.records) == (2, [])
    assert "environment" in answer.complaints


def test_one_at_a_time_works_with_a_folder(shell: Shell) -> None:
    shell.folder.mkdir()
    hold = FolderHold(shell.folder)
    assert hold.take("window")
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 4
    assert f"window, process {os.getpid()}" in answer.complaints
    hold.release()
    assert shell.run("tracks", "list", VIDEO).status == 0


def test_a_data_folder_that_cannot_be_made_is_told(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    answer = shell.run("tracks", "list", VIDEO, "--data-dir", str(file / "below"))
    assert answer.status == 1
    assert "data folder" in answer.complaints
    assert "Traceback" not in answer.complaints


@pytest.mark.parametrize(
    "command", [["list", VIDEO], ["delete", f"{VIDEO}/{ITALIANO}", "--yes"], ["add", VIDEO, "FILE"]]
)
def test_no_qt_is_imported(shell: Shell, text: Path, command: list[str]) -> None:
    command = [str(text) if one == "FILE" else one for one in command]
    code = (
        "import sys; from trackman.__main__ import main;"
        f"status = main(['tracks', *{command!r}, '--data-dir', {str(shell.folder)!r}]);"
        "assert status == 0;"
        "sys.exit(any(name.split('.')[0] in {'PySide6', 'shiboken6', 'qasync'}"
        " for name in sys.modules))"
    )
    variables = {
        **os.environ,
        "DATOCMS_API_TOKEN": shell.token,
        "TRACKMAN_API_URL": shell.api_url,
        "TRACKMAN_STREAM_URL": shell.stream_url,
    }
    assert subprocess.run([sys.executable, "-c", code], env=variables, check=False).returncode == 0


def test_help_names_the_commands(shell: Shell) -> None:
    for arguments, said in ((["--help"], b"--yes"), (["delete", "--help"], b"--without-backup")):
        process = shell.start("tracks", *arguments)
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert said in out
        assert b"exit status" in out


def test_the_data_of_a_newer_trackman_is_left_alone(shell: Shell) -> None:
    shell.folder.mkdir()
    mark = shell.folder / "data-folder.json"
    mark.write_text('{"format": 99, "program": "9.1.0"}')
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 1
    assert "a newer trackman 9.1.0 has used the data folder" in answer.complaints
    assert list(shell.folder.iterdir()) == [mark]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
@pytest.mark.parametrize("command", [["scan"], ["tracks", "delete", f"{VIDEO}/{ITALIANO}"]])
def test_a_command_works_where_nobody_hears_what_goes_wrong(
    shell: Shell, command: list[str]
) -> None:
    deaf = replace(shell, before=("sh", "-c", 'exec "$@" 2>&-', ""))
    answer = deaf.run(*command)
    assert answer.status == 0
    assert answer.outcomes in (["done"], ["planned"])
    wrong = deaf.run(*command, "--nothing")
    assert (wrong.status, wrong.records) == (2, [])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_a_list_from_a_closed_input_is_a_wrong_call(shell: Shell) -> None:
    before = ("sh", "-c", 'exec "$@" <&-', "")
    answer = replace(shell, before=before).run("tracks", "delete", "--from", "-", "--yes")
    assert (answer.status, answer.records) == (2, [])
    assert "--from -: Standard input is closed" in answer.complaints
    assert "Traceback" not in answer.complaints


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
def test_results_that_cannot_be_written_are_told_and_nothing_is_left_half_done(
    shell: Shell, project: DemoProject
) -> None:
    full = replace(shell, before=("sh", "-c", 'exec "$@" >/dev/full', ""))
    first, second, *_ = (
        f"{VIDEO}/{one.id}"
        for one in project.uploads[VIDEO].tracks.values()
        if one.type == "subtitles" and one.vtt
    )
    for command in (
        ["scan"],
        ["tracks", "list"],
        ["tracks", "delete", first],
        ["tracks", "delete", first, second, "--yes"],
    ):
        answer = full.run(*command)
        assert (answer.status, answer.records) == (1, [])
        assert answer.complaints.count("results can’t be written: No space left on device") == 1
        assert "Traceback" not in answer.complaints
    assert entries(shell.folder) == ["deleted", "deleted"]
    assert not {first, second} & {f"{VIDEO}/{one}" for one in project.uploads[VIDEO].tracks}


def test_a_damaged_journal_stops_what_changes_something_and_nothing_else(
    shell: Shell, project: DemoProject
) -> None:
    shell.folder.mkdir()
    (shell.folder / "journal.sqlite").write_bytes(b"no database" * 1000)
    answer = shell.run("tracks", "list", VIDEO)
    assert answer.status == 0
    assert "journal" in answer.complaints
    answer = shell.run("tracks", "delete", f"{VIDEO}/{ITALIANO}", "--yes")
    assert answer.status == 1
    assert "journal" in answer.complaints
    assert "Traceback" not in answer.complaints
    assert ITALIANO in project.uploads[VIDEO].tracks


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pseudo-terminals")
def test_at_a_terminal_there_is_a_table_with_progress_beside_it(
    shell: Shell, project: DemoProject
) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "trackman", "tracks", "delete", f"{VIDEO}/{ITALIANO}"]
    command += ["--yes", "--data-dir", str(shell.folder)]
    variables = {
        **os.environ,
        "DATOCMS_API_TOKEN": shell.token,
        "TRACKMAN_API_URL": shell.api_url,
        "TRACKMAN_STREAM_URL": shell.stream_url,
    }
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=variables) as process:
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
    os.close(ours)
    assert process.returncode == 0
    lines = said.decode().splitlines()
    assert lines[-1].startswith(f"{VIDEO}/{ITALIANO}  subtitles  it-IT")
    assert lines[-1].endswith("deleted")
    assert "“Italiano”: saving its subtitles" in lines
    assert lines.count("“Italiano”: deleting") == 1
    assert shell.token not in said.decode()


def _read(terminal: int) -> bytes:
    """Read what a terminal shows; nothing once nobody writes to it any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""
