"""`trackman check`: the findings of local files, without a window."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from trackman import __main__
from trackman.commands import run
from trackman.commands.check import sentence
from trackman.domain.quality.findings import FindingCode, found

ROOT = Path(__file__).parents[2]
CLEAN = "WEBVTT\n\n00:01.000 --> 00:03.000\nGood afternoon.\n"
OVERLAPPING = f"{CLEAN}\n00:02.000 --> 00:05.000\nAnd welcome.\n"
NOTED = f"{CLEAN}\n00:04.000 --> 00:09.000\n{'Rather long for one line. ' * 2}\n"


def started(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "trackman", "check", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        **options,
    )


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return the command as a function: its exit status, findings and complaints."""

    def run_it(*arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
        status = __main__.main(["check", *map(str, arguments)])
        said = capsys.readouterr()
        return status, [json.loads(line) for line in said.out.splitlines()], said.err

    return run_it


def write(folder: Path, name: str, text: str = CLEAN) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_sounds_in_capitals_and_songs_between_number_signs_are_sounds(
    check: Any, tmp_path: Path
) -> None:
    said = ("FOGHORN BLARES", "CAPTAIN: Cast off!", "# Farewell, my harbour town #")
    cues = (
        f"00:{4 * n:02}.000 --> 00:{4 * n + 4:02}.000\n{words}\n\n" for n, words in enumerate(said)
    )
    path = write(tmp_path, "harbour.cc.vtt", "WEBVTT\n\n" + "".join(cues))
    assert check(path)[:2] == (0, [])


def test_each_finding_is_a_line_of_json_with_its_sentence(check: Any, tmp_path: Path) -> None:
    path = write(tmp_path, "film.en.vtt", OVERLAPPING)
    status, findings, complaints = check(path)
    assert findings == [
        {
            "file": str(path),
            "code": "overlap",
            "severity": "warning",
            "cues": [1, 2],
            "text": "Both are shown at the same time for 1 s.",
        }
    ]
    assert (status, complaints) == (1, "")


@pytest.mark.parametrize(("text", "status"), [(CLEAN, 0), (NOTED, 0), (OVERLAPPING, 1)])
def test_the_exit_status_tells_warnings_from_notes(
    check: Any, tmp_path: Path, text: str, status: int
) -> None:
    assert check(write(tmp_path, "film.vtt", text))[0] == status


def test_a_file_that_is_not_there_is_told_and_the_others_are_checked(
    check: Any, tmp_path: Path
) -> None:
    path = write(tmp_path, "film.vtt", OVERLAPPING)
    status, findings, complaints = check(tmp_path / "none.vtt", path)
    assert status == 2
    assert [one["file"] for one in findings] == [str(path)]
    assert complaints == f"trackman: {tmp_path / 'none.vtt'}: No such file or directory\n"


def test_what_is_no_webvtt_is_an_error_in_the_words_of_the_window(
    check: Any, tmp_path: Path
) -> None:
    srt = "1\n00:00:01,000 --> 00:00:02,000\nGood afternoon.\n"
    status, (finding, *_), _ = check(write(tmp_path, "film.vtt", srt))
    assert status == 1
    assert (finding["code"], finding["severity"]) == ("unreadable", "error")
    assert finding["text"] == "The file isn’t valid WebVTT."


def test_other_formats_are_checked_as_they_would_be_uploaded(check: Any, tmp_path: Path) -> None:
    srt = "1\n00:00:01,000 --> 00:00:03,000\n<font color=red>Good</font>\n"
    status, (note,), _ = check(write(tmp_path, "film.srt", srt))
    assert (status, note["code"], note["severity"]) == (0, "converted", "note")
    assert note["text"] == (
        "Read as SubRip, to be uploaded as WebVTT. Lost: Fonts, sizes and colours."
    )
    overlapping = write(tmp_path, "film.sub", "{25}{75}One\n{50}{100}Two\n")
    assert check(overlapping, "--frame-rate", "25")[0] == 1
    said = check(overlapping)[1][0]["text"]
    assert said == "The frame rate isn’t known: give it as --frame-rate."


def test_a_folder_is_searched_for_subtitles_of_all_formats(check: Any, tmp_path: Path) -> None:
    for name in ("a.srt", "b.VTT", "c.txt", "d.xml"):
        write(tmp_path, name, "1\n00:00:01,000 --> 00:00:01,010\nGood\n")
    files = {Path(one["file"]).name for one in check(tmp_path)[1]}
    assert files == {"a.srt", "b.VTT"}


def test_the_language_is_that_of_the_name_or_the_one_given(check: Any, tmp_path: Path) -> None:
    text = "WEBVTT\n" + "".join(
        f"\n00:{n:02}:00.000 --> 00:{n:02}:05.000\nGood afternoon, welcome to the workshop.\n"
        for n in range(8)
    )
    french, unnamed = write(tmp_path, "film.fr.vtt", text), write(tmp_path, "talk.vtt", text)
    assert [one["code"] for one in check(french)[1]] == ["wrong_language"]
    assert check(french, "--language", "en-GB")[1] == []
    assert check(unnamed)[1] == []
    (finding,) = check(unnamed, "--language", "de")[1]
    assert finding["text"].startswith("The track’s language is German, but the subtitles seem to")


def test_captions_length_guide_and_words_are_taken_into_account(check: Any, tmp_path: Path) -> None:
    def codes(*options: str | Path) -> set[str]:
        return {one["code"] for one in check(path, *options)[1]}

    path = write(tmp_path, "film.vtt", f"{NOTED}\n00:09.020 --> 00:11.000\nBye, idiot.\n")
    words = write(tmp_path, "words.txt", "\nidiot\n")
    assert codes() == {"long_line", "short_gap"}
    assert "no_sounds" in codes("--closed-captions")
    assert "little_text" in codes("--length", "3600.5")
    assert "beyond_end" in codes("--length", "9.5")
    assert "listed_word" in codes("--words", words)
    assert "short_gap" in codes("--guide", "netflix")
    assert "no_sounds" in {one["code"] for one in check(write(tmp_path, "film.cc.vtt"))[1]}


def test_files_of_one_video_are_checked_beside_each_other(check: Any, tmp_path: Path) -> None:
    same = [write(tmp_path, f"folder/{name}") for name in ("film.en.vtt", "film.en-US.vtt")]
    write(tmp_path, "folder/deeper/other.en.VTT")
    write(tmp_path, "folder/notes.txt", "nothing to check")
    status, findings, _ = check(tmp_path / "folder")
    assert [(one["file"], one["code"]) for one in findings] == [
        (str(path), "duplicate") for path in sorted(same)
    ]
    assert status == 1


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["film.vtt", "--length", "0"],
        ["film.vtt", "--length", "nan"],
        ["film.vtt", "--guide", "none"],
        ["film.vtt", "--words", "no such file"],
        *(
            ["film.vtt", "--language", one]
            for one in ("Klingonese", "en US", "../../x", "123", "xx-yy-zz!!", "")
        ),
    ],
)
def test_a_wrong_call_is_told_with_status_2(check: Any, options: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        check(*options)
    assert ended.value.code == 2


def test_a_wrong_length_is_told_in_words(check: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        check("film.vtt", "--length", "0")
    assert "argument --length: '0' is no number greater than 0" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["German", "german", "de", "de_AT", "de-Latn", "ger"])
def test_a_language_is_given_by_its_code_or_name(check: Any, tmp_path: Path, language: str) -> None:
    text = "WEBVTT\n" + "".join(
        f"\n00:{n:02}:00.000 --> 00:{n:02}:05.000\nGood afternoon, welcome to the workshop.\n"
        for n in range(8)
    )
    (finding,) = check(write(tmp_path, "talk.vtt", text), "--language", language)[1]
    assert finding["code"] == "wrong_language"
    assert "German" in finding["text"]


def test_files_of_one_video_need_not_stand_side_by_side(check: Any, tmp_path: Path) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:05.000\nGood afternoon, welcome to the workshop.\n"
    german = write(tmp_path, "film.de.vtt", text)
    write(tmp_path, "film.director.vtt")
    write(tmp_path, "film.en.vtt", text)
    untranslated = ("untranslated", str(german))
    assert untranslated in [(one["code"], one["file"]) for one in check(tmp_path)[1]]


def test_files_that_are_named_by_their_language_alone_are_of_one_video(
    check: Any, tmp_path: Path
) -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:05.000\nGood afternoon, welcome to the workshop.\n"
    files = [write(tmp_path, f"{language}.vtt", text) for language in ("de", "en")]
    assert [(one["code"], one["file"]) for one in check(tmp_path)[1]] == [
        ("untranslated", str(file)) for file in files
    ]


def test_a_folder_without_subtitles_is_told(check: Any, tmp_path: Path) -> None:
    write(tmp_path, "notes.txt")
    assert check(tmp_path) == (2, [], f"trackman: {tmp_path}: No subtitle files in this folder\n")
    write(tmp_path, "film.webvtt", OVERLAPPING)
    assert check(tmp_path)[0] == 1


def test_a_byte_order_mark_is_no_part_of_the_first_word(check: Any, tmp_path: Path) -> None:
    words = write(tmp_path, "words.txt", "\ufeffafternoon\n")
    (finding,) = check(write(tmp_path, "film.vtt"), "--words", words)[1]
    assert "“afternoon”" in finding["text"]


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes them")
@pytest.mark.parametrize(
    ("closed", "stream"), [("- <&-", "-: Standard input"), ("film.vtt >&-", "Standard output")]
)
def test_what_is_closed_is_told(tmp_path: Path, closed: str, stream: str) -> None:
    write(tmp_path, "film.vtt")
    told = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m trackman check {closed}', sys.executable],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr == f"trackman: {stream} is closed\n"


def test_every_kind_of_finding_has_its_sentence() -> None:
    assert "can’t be read" in sentence(found(FindingCode.UNREADABLE, fault="something new"))
    assert sentence(found(FindingCode.TOO_FAST, 1, speed=27.26, limit=21)) == (
        "27.3 characters per second (limit 21)"
    )
    assert sentence(found(FindingCode.AFTER_END, 1, start=3_661_500, duration=90_000)) == (
        "Starts at 1:01:01.500, but the video ends at 01:30.000."
    )


def test_the_process_needs_no_qt_and_reads_what_is_piped_in() -> None:
    told = started("-", input=OVERLAPPING, env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"})
    assert told.returncode == 1
    assert json.loads(told.stdout)["file"] == "-"
    imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "trackman.commands.check" in imported
    assert not {one for one in imported if one.startswith(("PySide6", "qasync", "requests"))}


def test_a_table_is_for_people(tmp_path: Path) -> None:
    write(tmp_path, "film.vtt", OVERLAPPING)
    write(tmp_path, "good.vtt")
    told = started(tmp_path, "--format", "table").stdout
    assert told.splitlines() == [
        f"{tmp_path / 'film.vtt'}: 1 warning",
        "  warning            1, 2  Both are shown at the same time for 1 s.",
        f"{tmp_path / 'good.vtt'}: no findings",
    ]


@pytest.mark.skipif(os.name == "nt", reason="pipes and signals are those of Unix")
def test_a_reader_that_goes_and_ctrl_c_end_it_quietly(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cue = "\n00:02.000 --> 00:05.000\nAnd welcome.\n"
    for number in range(60):  # together far more than a pipe holds, so that they wait for a reader
        write(tmp_path, f"{number}.vtt", CLEAN + cue * 40)
    # Whoever runs the tests in the background may have them ignore it, and what they start.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    command = [sys.executable, "-m", "trackman", "check", str(tmp_path)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT}
    with subprocess.Popen(command, **pipes) as gone:
        assert gone.stdout is not None
        assert gone.stderr is not None
        gone.stdout.readline()
        gone.stdout.close()
        assert gone.stderr.read() == b""
        assert gone.wait(30) == 0
    with subprocess.Popen(command, **pipes) as stopped:
        assert stopped.stdout is not None
        stopped.stdout.readline()
        stopped.send_signal(signal.SIGINT)
        assert stopped.communicate(timeout=30)[1] == b""
        assert stopped.returncode == 130


@pytest.mark.parametrize("name", sorted(__main__._COMMANDS))  # noqa: SLF001 - none is public
def test_each_first_word_names_a_command_that_helps(name: str) -> None:
    with pytest.raises(SystemExit) as ended:
        run.run_command(name, "--help")
    assert ended.value.code == 0
