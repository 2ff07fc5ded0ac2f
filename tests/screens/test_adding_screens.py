"""The dialog in which files become tracks, in each state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from trackman.domain.additions import FileStamp, TrackFile
from trackman.domain.audio_files import AudioFile, AudioFormat
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.checks.context import Detection
from trackman.domain.quality.findings import Finding, FindingCode, Severity
from trackman.domain.subtitles.conversion import Conversion, ReadingChoices, converted
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.additions.dialog import AddTracksDialog
from trackman.ui.additions.model import FilesColumn

LONG = "summer-launch-2026.final-approved-by-everybody-really.pt-BR.forced.srt"
SAID = "Bom dia a todos, e bem-vindos à loja."
MORE = "Abrimos às nove, e fechamos quando o último cliente sair."
SUBRIP = "\n\n".join(
    f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n<i>{(SAID, MORE)[n % 2]}</i>"
    for n in range(1, 30)
)
NAMES = (
    *("nl", "pt", "pt-BR", "fr", "it", "de", "Nederlands", "Português", "Português (Brasil)"),
    *("Deutsch", "(CC)", "(forced)", "summer-launch.00.srt", "ISO-2022-JP", "pt_BR", "films"),
)
"""What the program makes of the names of the files, in no language of the screen."""
ASS = """[Script Info]
[Events]
Format: Start, End, Name, Text
Dialogue: 0:00:01.00,0:00:02.00,Anna,{\\fnArial\\pos(1,2)}Bom dia a todos, e bem-vindos à loja.
Dialogue: never,0:00:02.00,Anna,Bom dia
"""


def text_file(name, content=SUBRIP, encoding="utf-8", **more):
    done = converted(content.encode(encoding), ReadingChoices(frame_rate=25.0))
    assert isinstance(done, Conversion)
    text = ReadText.of(done.content, None)
    stamp = FileStamp(len(content), 1)
    return TrackFile(Path("films", name), stamp, conversion=done, text=text, **more)


def bad_file(name, fault, size=0):
    return TrackFile(Path("films", name), FileStamp(size, 1), fault=fault)


def sound(name, form, seconds):
    stamp = FileStamp(4_200_000, 1)
    return TrackFile(Path("films", name), stamp, audio=AudioFile(form, seconds))


def shown_files(dialog, *files):
    dialog.add_files([file.path for file in files])
    for file in files:
        dialog.model.show_file(file)
    dialog.model.renew()


def good(dialog):
    shown_files(
        dialog,
        text_file("summer-launch.nl.vtt", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{SAID}\n"),
        text_file("summer-launch.pt-BR.sdh.srt"),
        text_file("summer-launch.srt", SUBRIP + "\n", detection=Detection("pt", 0.9)),
        sound("summer-launch.nl.m4a", AudioFormat.M4A, 191.0),
    )
    row = dialog.model.row_at(1)
    findings = (
        Finding(FindingCode.NO_SOUNDS, Severity.WARNING),
        Finding(FindingCode.PLACEHOLDER, Severity.NOTE, (3, 4), {"text": SAID}),
    )
    dialog.model.show_findings(row.path, row.draft, findings)
    dialog.model.renew()
    dialog.table.setCurrentIndex(dialog.model.index(1, FilesColumn.LANGUAGE))


def problems(dialog):
    shown_files(
        dialog,
        text_file("summer-launch.it.ass", ASS),
        text_file("summer-launch.fr.srt", SUBRIP + " ", "cp1252"),
        text_file(LONG, SUBRIP + "  "),
        text_file("notes.srt", "{25}{50}Bom dia a todos\n"),
        bad_file("empty.vtt", FileFault.EMPTY),
        bad_file("film.mp3", FileFault.VIDEO, 812_000_000),
        bad_file("film.sub", FileFault.NO_FRAME_RATE, 8_000),
        bad_file("huge.srt", FileFault.TOO_LARGE, 104_857_600),
        sound("dub.de.flac", AudioFormat.FLAC, 3753.0),
    )
    model = dialog.model
    model.setData(model.index(0, FilesColumn.NAME), "Italiano")
    model.setData(model.index(2, FilesColumn.LANGUAGE), "pt_BR")
    dialog.table.setCurrentIndex(model.index(0, FilesColumn.NAME))


def many(dialog):
    files = [text_file(f"summer-launch.{n:02}.srt", SUBRIP + " " * n) for n in range(40)]
    dialog.add_files([file.path for file in files], left_out=412)
    for file in files[:30]:
        dialog.model.show_file(
            replace(file, detection=Detection(("de", "fr", "nl")[file.stamp.size % 3], 0.9))
        )
    dialog.model.renew()


def nothing(dialog):
    pass


def frames(dialog):
    problems(dialog)
    dialog.table.setCurrentIndex(dialog.model.index(6, FilesColumn.FILE))


def corrected(dialog):
    good(dialog)
    dialog.offer_languages(("nl", "nl-BE", "it", "de-CH"))
    dialog.table.setCurrentIndex(dialog.model.index(2, FilesColumn.LANGUAGE))
    dialog.table.edit(dialog.table.currentIndex())


STATES = (nothing, good, problems, frames, many, corrected)


@pytest.mark.parametrize("size", [(980, 640), (720, 420)], ids=["large", "small"])
@pytest.mark.parametrize("state", STATES, ids=lambda one: one.__name__)
def test_adding(qtbot, launch, scheme, save_picture, state, size):
    dialog = AddTracksDialog(None, launch)
    qtbot.addWidget(dialog)
    dialog.resize(*size)
    dialog.show()
    state(dialog)
    for _ in range(3):  # the preview measures its rows a turn later
        QCoreApplication.processEvents()
    settle()
    name = f"adding-{state.__name__}-{size[0]}-{scheme}.png"
    save_picture(name, dialog.grab)
    check_labels(dialog)
    check_buttons(dialog)
    check_headers(dialog)
