"""`trackman tracks add|replace`: real files, real processes, the look-alike."""

from __future__ import annotations

import os
import wave
from pathlib import Path

from tests.commands.conftest import ITALIANO, VIDEO, Shell, italian
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject

_SRT = "1\n00:00:01,000 --> 00:00:03,000\n{\\an8}<i>[DOOR CREAKS]</i>\n"


def sound(path: Path, seconds: int = 2) -> Path:
    """Write a file of silence."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000 * seconds))
    return path


def test_adds_a_file_as_it_is_named(shell: Shell, project: DemoProject, text: Path) -> None:
    answer = shell.run("tracks", "add", VIDEO, str(text), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["added"])
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert (track.name, track.language_code) == ("Galego", "gl")
    assert b"Una riga corretta" in (track.vtt or b"")


def test_options_win_over_what_a_file_tells(shell: Shell, project: DemoProject, text: Path) -> None:
    answer = shell.run(
        *("tracks", "add", VIDEO, str(text), "--language", "pt-BR", "--name", "Mine"),
        *("--closed-captions", "--yes"),
    )
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert (track.name, track.language_code, track.closed_captions) == ("Mine", "pt-BR", True)


def test_files_of_other_formats_are_converted_and_what_is_lost_is_told(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    file = tmp_path / "film.nl.sdh.srt"
    file.write_text(_SRT)
    answer = shell.run("tracks", "add", VIDEO, str(file), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["added"])
    assert "Read as SubRip" in answer.texts[0]
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert (track.vtt or b"").startswith(b"WEBVTT")
    assert (track.language_code, track.closed_captions) == ("nl", True)


def test_each_file_that_is_no_good_has_its_own_words_and_the_rest_goes_on(
    shell: Shell, project: DemoProject, text: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.nl.vtt").write_text("")
    (tmp_path / "none.nl.vtt").write_text("WEBVTT\n\n")
    (tmp_path / "picture.nl.srt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200))
    (tmp_path / "unnamed.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:02.000\nOk\n")
    names = ["empty.nl.vtt", "none.nl.vtt", "picture.nl.srt", "unnamed.vtt", "missing.nl.vtt"]
    files = [*(str(tmp_path / name) for name in names), str(text)]
    answer = shell.run("tracks", "add", VIDEO, *files, "--yes")
    assert answer.status == 1
    assert answer.outcomes == ["failed"] * 5 + ["added"]
    said = dict(zip(names, answer.texts, strict=False))
    assert all(name in words for name, words in said.items())
    assert len({words.partition(": ")[2] for words in said.values()}) == 5
    assert "--language" in said["unnamed.vtt"]


def test_adds_sound_and_refuses_what_is_no_sound(
    shell: Shell, project: DemoProject, text: Path, tmp_path: Path
) -> None:
    file = sound(tmp_path / "film.de.wav")
    answer = shell.run("tracks", "add", VIDEO, str(file), str(text), "--kind", "audio", "--yes")
    assert answer.status == 1
    assert sorted(answer.outcomes) == ["added", "failed"]
    added = next(one for one in answer.records if one["outcome"] == "added")
    track = project.uploads[VIDEO].tracks[added["track_id"]]
    assert (track.type, track.language_code) == ("audio", "de")
    assert "holds subtitles, not audio" in " ".join(answer.texts)


def test_sound_is_found_by_a_relative_path(shell: Shell, tmp_path: Path) -> None:
    relative = os.path.relpath(sound(tmp_path / "film.de.wav"))
    assert shell.run("tracks", "add", VIDEO, relative, "--yes").outcomes == ["added"]


def test_replaces_a_track_and_takes_that_back(
    shell: Shell, project: DemoProject, text: Path
) -> None:
    before = italian(project)[0].vtt
    answer = shell.run("tracks", "replace", f"{VIDEO}/{ITALIANO}", str(text), "--yes")
    assert (answer.status, answer.outcomes) == (0, ["replaced"])
    (new,) = italian(project)
    assert (new.id, new.name) == (answer.records[0]["track_id"], "Italiano")
    assert b"Una riga corretta" in new.vtt
    entry = answer.records[0]["entry"]
    answer = shell.run("tracks", "restore", entry, "--yes")
    assert (answer.status, answer.outcomes) == (0, ["restored"])
    (old,) = italian(project)
    assert (old.vtt, old.name) == (before, "Italiano")
    answer = shell.run("tracks", "restore", entry, "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed"])
    assert len(italian(project)) == 1


def test_a_replacement_that_does_not_work_keeps_the_old_track(
    shell: Shell, project: DemoProject, text: Path, tmp_path: Path
) -> None:
    pair = f"{VIDEO}/{ITALIANO}"
    answer = shell.run("tracks", "replace", pair, str(sound(tmp_path / "film.it.wav")), "--yes")
    assert "holds audio, not subtitles" in answer.texts[0]
    assert shell.run("tracks", "replace", f"{VIDEO}/nothing", str(text), "--yes").status == 1
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    answer = shell.run("tracks", "replace", pair, str(text), "--yes")
    assert (answer.status, answer.outcomes) == (1, ["failed"])
    assert answer.records[0]["code"] == "MUX_ERROR"
    assert [one.id for one in italian(project)] == [ITALIANO]


def test_subtitles_in_frames_take_the_rate_of_the_video_or_of_an_option(
    shell: Shell, project: DemoProject, tmp_path: Path
) -> None:
    file = tmp_path / "film.nl.sub"
    file.write_text("{25}{75}Een regel\n{100}{150}Nog een regel\n")
    answer = shell.run("tracks", "add", VIDEO, str(file), "--frame-rate", "25", "--yes")
    assert answer.outcomes == ["added"]
    track = project.uploads[VIDEO].tracks[answer.records[0]["track_id"]]
    assert b"00:00:01.000 --> 00:00:03.000" in (track.vtt or b"")


def test_a_folder_stands_for_the_files_in_it(shell: Shell, tmp_path: Path, text: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("film.gl.vtt", "film.nl.vtt", "notes.docx"):
        (folder / name).write_bytes(text.read_bytes())
    answer = shell.run("tracks", "add", VIDEO, str(folder))
    assert answer.outcomes == ["planned", "planned"]
    assert [one["name"] for one in answer.records] == ["Galego", "Nederlands"]
