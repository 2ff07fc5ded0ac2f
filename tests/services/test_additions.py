"""Files of which tracks shall be made: real ones, good and bad."""

from __future__ import annotations

import asyncio
import os
import wave
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trackman.domain.additions import FileRow
from trackman.domain.audio_files import AudioFile, AudioFormat
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.findings import FindingCode
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.uploads import Upload, Video
from trackman.services.additions import FoundFiles, TrackFiles
from trackman.services.executors import Executors
from trackman.services.quality import QualityChecks

DAY = datetime(2026, 6, 14, tzinfo=UTC)
VIDEO = Video(Upload("v", "launch.mp4", 9, "video/mp4", 30.0, 1, 1, "p", DAY, ()), (), None)
SAID = (
    *("Buongiorno a tutti e benvenuti.", "Parliamo della nostra storia."),
    *("È cominciata molti anni fa.", "[musica]", "Perché non c’era ancora niente."),
    *("[applausi]", "Poi è arrivata la gente.", "E tutto è cambiato."),
    *("Vi ringraziamo di cuore", "per essere venuti qui.", "Arrivederci alla prossima."),
)
SUBRIP = "\n\n".join(
    f"{n}\n00:00:{n * 2:02},000 --> 00:00:{n * 2 + 1:02},500\n{said}"
    for n, said in enumerate(SAID, 1)
)


@pytest.fixture
def files(executors: Executors) -> TrackFiles:
    """Return what reads files."""
    return TrackFiles(executors, QualityChecks(executors))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def fault_of(files: TrackFiles, path: Path) -> FileFault | None:
    return asyncio.run(files.read(path)).fault


def test_language_and_sounds_are_told_by_the_words(files: TrackFiles, tmp_path: Path) -> None:
    file = asyncio.run(files.read(write(tmp_path, "film.srt", SUBRIP)))
    assert (file.language, file.names_sounds, file.fault) == ("it", True, None)
    row = FileRow(file.path).with_file(file)
    assert (row.draft.language_code, row.draft.closed_captions) == ("it", True)


def test_old_encodings_are_read_by_the_language_of_the_words(
    files: TrackFiles, tmp_path: Path
) -> None:
    path = write(tmp_path, "film.srt", SUBRIP.replace("’", "'").encode("cp1252"))
    file = asyncio.run(files.read(path))
    assert file.conversion is not None
    assert file.conversion.encoding == "cp1252"
    assert "È cominciata" in file.conversion.content.decode()


def test_findings_go_by_what_was_entered(files: TrackFiles, tmp_path: Path) -> None:
    row = FileRow(tmp_path).with_file(asyncio.run(files.read(write(tmp_path, "film.srt", SUBRIP))))
    assert asyncio.run(files.findings(row, VIDEO)) == ()
    wrong = row.with_language("de").with_captions(False)
    found = asyncio.run(files.findings(wrong, VIDEO))
    assert found is not None
    assert {one.code for one in found} == {
        FindingCode.WRONG_LANGUAGE,
        FindingCode.SOUNDS_WITHOUT_FLAG,
    }


def test_sound_is_known_whatever_it_is_called(files: TrackFiles, tmp_path: Path) -> None:
    path = tmp_path / "film.it.vtt"
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(1)
        writer.setframerate(8000)
        writer.writeframes(bytes(16_000))
    file = asyncio.run(files.read(path))
    assert file.audio == AudioFile(AudioFormat.WAV, 2.0)
    assert asyncio.run(files.findings(FileRow(path).with_file(file), VIDEO)) is None


def test_a_frame_rate_that_is_asked_for_can_be_given(files: TrackFiles, tmp_path: Path) -> None:
    path = write(tmp_path, "film.sub", "{25}{50}Ciao\n")
    assert fault_of(files, path) is FileFault.NO_FRAME_RATE
    file = asyncio.run(files.read(path, ReadingChoices(frame_rate=25.0)))
    assert file.conversion is not None
    assert file.conversion.frame_rate == 25.0


def test_each_bad_file_has_its_own_fault(files: TrackFiles, tmp_path: Path) -> None:
    large = tmp_path / "large.srt"
    with large.open("wb") as opened:
        opened.write(b"1\n00:00:01,000 --> 00:00:02,000\nHi\n" * 300)
        opened.truncate(100 * 1024 * 1024)
    assert fault_of(files, large) is FileFault.TOO_LARGE
    assert fault_of(files, write(tmp_path, "a.vtt", b"")) is FileFault.EMPTY
    assert fault_of(files, write(tmp_path, "b.vtt", "WEBVTT\n\n")) is FileFault.NO_CUES
    assert fault_of(files, write(tmp_path, "c.vtt", b"%PDF-1.7\n\0\1")) is FileFault.OTHER_KIND
    assert fault_of(files, write(tmp_path, "d.mp3", b"\x1aE\xdf\xa3" + bytes(9))) is FileFault.VIDEO
    assert fault_of(files, tmp_path / "none.vtt") is FileFault.MISSING
    os.mkfifo(tmp_path / "pipe.vtt")
    assert fault_of(files, tmp_path / "pipe.vtt") is FileFault.NO_FILE


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="may read everything")
def test_a_file_nobody_may_read_is_told(files: TrackFiles, tmp_path: Path) -> None:
    path = write(tmp_path, "a.vtt", SUBRIP)
    path.chmod(0)
    assert fault_of(files, path) is FileFault.DENIED


def test_a_file_that_changes_or_goes_is_noticed(files: TrackFiles, tmp_path: Path) -> None:
    path = write(tmp_path, "a.srt", SUBRIP)
    file = asyncio.run(files.read(path))
    assert asyncio.run(files.is_unchanged(file))
    write(tmp_path, "a.srt", SUBRIP + "\n")
    assert not asyncio.run(files.is_unchanged(file))
    path.unlink()
    assert not asyncio.run(files.is_unchanged(file))


def test_a_folder_gives_its_subtitles_and_sounds(files: TrackFiles, tmp_path: Path) -> None:
    names = ("b.srt", "a.vtt", "deep/c.M4A", "notes.txt", ".hidden.vtt", "film.mp4")
    for name in names:
        write(tmp_path / "films", name, "x")
    alone = write(tmp_path, "notes.txt", "x")
    listing = asyncio.run(files.listed([alone, tmp_path / "films", alone]))
    found = [path.name for path in listing.files]
    assert found == ["notes.txt", "a.vtt", "b.srt", "c.M4A"]
    assert (listing.left_out, listing.passed_over) == (0, 2)


def test_of_a_folder_with_too_many_the_first_are_taken(files: TrackFiles, tmp_path: Path) -> None:
    for number in range(500):
        write(tmp_path, f"{number:03}.vtt", "x")
    listing = asyncio.run(files.listed([tmp_path]))
    assert (len(listing.files), listing.left_out) == (100, 400)
    assert asyncio.run(files.listed([tmp_path], room=0)) == FoundFiles((), 500, 0)
