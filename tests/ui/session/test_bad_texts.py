"""Texts that are no good, as a person sees them: as far as they go, with the damage named."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from trackman.demo.project import DemoProject
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.tracks.model import TracksColumn
from trackman.ui.widgets.wrapping import NotesRole

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
RIGHT = "مرحباً بكم في المجموعة الصيفية الجديدة لهذا العام 2026. متى تصل إلى المتاجر؟ في يونيو!"
TIMES = "00:01.000 --> 00:03.000\n"

WRONG_ARROWS = b"WEBVTT\n\n00:01.000 -> 00:02.000\nHere.\n\n00:03.000 -> 00:04.000\nThere.\n"


async def read(sitting: Any, project: DemoProject, vtt: bytes | None) -> Any:
    """Select the track whose text this is, and wait until it is judged."""
    project.uploads[VIDEO].tracks[ITALIANO].vtt = vtt
    await sitting.open()
    sitting.select("Italiano")
    table = sitting.window.tracks.model
    place = table.index(sitting.names().index("Italiano"), TracksColumn.FINDINGS)
    await sitting.until(lambda: place.data())
    return sitting.window.work.text


def said(pane: Any) -> str:
    """Return the findings as they stand under the cues and over them, a line each."""
    model = pane.model
    cells = [model.index(row, CuesColumn.TEXT) for row in range(model.rowCount())]
    notes = [words for cell in cells for words, _ in cell.data(NotesRole)]
    return "\n".join([pane.findChild(object, "findingsOfText").text(), *notes])


@pytest.mark.parametrize(
    ("vtt", "words"),
    [
        (None, "No subtitle file was found for this track"),
        (b"<html><body>Sign in</body></html>", "isn’t valid WebVTT"),
        (b"", "The subtitle file is empty"),
        (b"WEBVTT\n\nNOTE nobody spoke\n", "The subtitle file is empty"),
        (WRONG_ARROWS, "No cue in the subtitle file has times that can be read"),
    ],
)
async def test_where_nothing_can_be_read_that_is_said_and_is_a_finding(
    sitting: Any, project: DemoProject, vtt: bytes | None, words: str
) -> None:
    pane = await read(sitting, project, vtt)
    assert words in sitting.texts(pane)
    assert words in said(pane)
    assert pane.model.count() == 0


@pytest.mark.parametrize(
    ("vtt", "cues", "state", "finding"),
    [
        (
            f"WEBVTT\n\n{TIMES}Perché\n".encode("latin-1"),
            ["Perché"],
            "The subtitle file isn’t UTF-8",
            "characters that can’t be read",
        ),
        (
            f"WEBVTT\n\n{TIMES}Ciao\n".encode("utf-16"),
            ["Ciao"],
            "The subtitle file isn’t UTF-8",
            "characters that can’t be read",
        ),
        (
            f"WEBVTT\n\n-00:01.000 --> 00:00.500\nPrima\n\n{TIMES}Poi\n".encode(),
            ["Prima", "Poi"],
            "1 cue has times that no player can read",
            "Cues with times no player can read",
        ),
        (
            b"WEBVTT\n\n1000:00:01.000 --> 1000:00:04.000\nTardi\n",
            ["Tardi"],
            "1 cue",
            "Starts at 1000:00:01.000",
        ),
        (
            f"WEBVTT\n\n{TIMES}<img src=x onerror=alert(1)><b>Ciao</b>\n".encode(),
            ["Ciao"],
            "1 cue",
            "“<img src=x onerror=alert(1)>” is a web page tag",
        ),
        (
            f"WEBVTT\n\n{TIMES}Ci\0ao \x1b[31m\n".encode(),
            ["Ci\ufffdao \N{SYMBOL FOR ESCAPE}[31m"],
            "1 cue",
            "Garbled by a wrong encoding",
        ),
        (
            f"WEBVTT\n\n{TIMES}{RIGHT}\n\n00:04.000 --> 00:05.000\nשלום\n".encode(),
            [RIGHT, "שלום"],
            "2 cues",
            "The subtitles aren’t in the script of Italian (Italy)",
        ),
    ],
    ids=["latin-1", "utf-16", "negative", "1000 hours", "hostile", "NUL", "right to left"],
)
async def test_a_damaged_text_is_shown_as_far_as_it_goes_with_its_damage_as_a_finding(
    sitting: Any, project: DemoProject, vtt: bytes, cues: list[str], state: str, finding: str
) -> None:
    pane = await read(sitting, project, vtt)
    assert [pane.model.plain(row) for row in range(pane.model.count())] == cues
    title = pane.model.headerData(CuesColumn.TEXT, Qt.Orientation.Horizontal)
    assert state in f"{title}\n{sitting.texts(pane)}"
    assert finding in said(pane)


async def test_fifty_megabytes_are_refused_and_that_is_a_finding(
    sitting: Any, project: DemoProject
) -> None:
    project.oversize_next(50_000_000, host="stream", path_contains=ITALIANO, times=9)
    pane = await read(sitting, project, b"WEBVTT\n\n")
    assert "The subtitle file is too large" in sitting.texts(pane)
    assert "The subtitle file is too large" in said(pane)


async def test_many_megabytes_are_shown_and_searched(sitting: Any, project: DemoProject) -> None:
    pane = await read(sitting, project, f"WEBVTT\n\n{TIMES}{'[x' * 7_500_000}\n".encode())
    assert len(pane.model.text(0, 4)) == 5000
    pane.search.field.setText("x")
    await sitting.until(lambda: "1 of 10" in sitting.texts(pane))


async def test_what_cannot_be_read_is_deleted_and_kept_as_it_is_and_that_is_told(
    sitting: Any, project: DemoProject
) -> None:
    await read(sitting, project, f"WEBVTT\n\n{TIMES}Perché\n".encode("latin-1"))
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())
    words = "trackman can’t prove that it can be restored"
    await sitting.until(lambda: words in sitting.texts(sitting.window.notification))
    assert "Undo" in sitting.buttons(sitting.window.notification)
    assert "can’t prove that they can be restored" in sitting.texts(sitting.window.work)
    (entry,) = await sitting.kept.records.recently_deleted()
    assert entry.backup.cues == 0


async def test_the_words_of_a_text_without_cues_are_there_to_read(
    sitting: Any, project: DemoProject
) -> None:
    pane = await read(sitting, project, WRONG_ARROWS)
    words = "00:01.000 -> 00:02.000 Here. 00:03.000 -> 00:04.000 There."
    assert words in sitting.texts(pane)
