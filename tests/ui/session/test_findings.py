"""What checks notice, as a person sees it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from trackman.demo.project import DemoProject
from trackman.domain.quality.limits import Preset
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.tracks.model import TracksColumn
from trackman.ui.widgets.wrapping import NotesRole
from trackman.ui.wording.file_names import findings_name

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
WITH_TAG = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<script>Ciao a tutti</script>\n"


def has_marks(pane: Any) -> bool:
    """Tell whether anything is marked among the cues."""
    rows = range(pane.model.rowCount())
    return any(pane.model.index(row, CuesColumn.MARK).data() for row in rows)


def badge(sitting: Any, name: str) -> str:
    """Return what stands in the row of a track."""
    model = sitting.window.tracks.model
    return str(model.index(sitting.names().index(name), TracksColumn.FINDINGS).data())


async def test_every_text_of_the_video_gets_a_badge(sitting: Any, project: DemoProject) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = WITH_TAG
    await sitting.open()
    await sitting.until(lambda: "error" in badge(sitting, "Italiano"))
    await sitting.until(lambda: badge(sitting, "Deutsch"))
    assert badge(sitting, "Audio description") == ""


async def test_the_selected_text_is_judged_at_once_and_its_cues_are_marked(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = WITH_TAG
    await sitting.open()
    sitting.select("Italiano")
    pane = sitting.window.work.text
    await sitting.until(lambda: has_marks(pane))
    notes = pane.model.index(0, CuesColumn.TEXT).data(NotesRole)
    assert any("<script>" in sentence for sentence, _ in notes)


async def test_a_missing_text_is_a_finding(sitting: Any, project: DemoProject) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = None
    await sitting.open()
    await sitting.until(lambda: badge(sitting, "Italiano") == "1 error")


async def test_each_text_that_was_selected_is_judged_whatever_is_selected_next(
    sitting: Any, project: DemoProject
) -> None:
    project.hang_next(host="stream", times=99)  # so nothing is read behind
    await sitting.open()
    rows = [sitting.names().index(name) for name in ("Italiano", "Deutsch", "English")]
    tracks = [sitting.window.tracks.model.track_at(row) for row in rows]
    for track in tracks:
        vtt = project.uploads[VIDEO].tracks[track.id].vtt or b""
        text = ReadText.of(vtt, datetime.now(UTC))
        sitting.session.text.text_shown.emit(track, text)
    await sitting.until(lambda: all(badge(sitting, track.name) for track in tracks))
    assert badge(sitting, "Français") == ""


async def test_findings_are_shown_and_exported_with_the_text_they_are_of(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    cue = "00:0{0}.000 --> 00:0{0}.900\n<script>Ciao a tutti</script>\n"
    long = "WEBVTT\n\n" + "\n".join(cue.format(number) for number in range(1, 6))
    project.uploads[VIDEO].tracks[ITALIANO].vtt = long.encode()
    await sitting.open()
    sitting.select("Italiano")
    pane = sitting.window.work.text
    await sitting.until(lambda: has_marks(pane))
    project.uploads[VIDEO].tracks[ITALIANO].vtt = WITH_TAG
    path, marked = tmp_path / "findings.csv", []

    def export(_track: object, text: ReadText) -> None:
        if len(text.salvage.cues) == 1:  # it is shown, and not judged yet
            marked.append(has_marks(pane))
            sitting.window.findChild(QFileDialog).fileSelected.emit(str(path))

    pane.export_requested.emit()
    await sitting.until(lambda: sitting.window.findChild(QFileDialog))
    sitting.session.text.text_shown.connect(export)
    sitting.session.text.fetch()
    await sitting.until(path.exists)
    assert marked == [False]
    with path.open(encoding="utf-16", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file, dialect=csv.excel_tab)
            if row["Code"] == "unsafe_tag"
        ]
    times = [row["Time"] for row in rows if row["Track"] == "Italiano"]
    assert times == [f"00:0{number}.000" for number in range(1, 6)]
    await sitting.until(lambda: has_marks(pane))
    sitting.window.findChild(QFileDialog).reject()


async def test_other_limits_and_words_hold_at_once(sitting: Any) -> None:
    await sitting.open()
    await sitting.until(lambda: badge(sitting, "Italiano"))
    sitting.select("Italiano")
    pane = sitting.window.work.text
    await sitting.until(lambda: pane.table.isVisible() and pane.model.count())
    word = max(pane.model.plain(0).split(), key=len).strip(".,!?")
    before = badge(sitting, "Italiano")
    sitting.session.quality.use(Preset.NEUTRAL, (word,))
    await sitting.until(lambda: badge(sitting, "Italiano") != before)
    assert "warning" in badge(sitting, "Italiano") or "error" in badge(sitting, "Italiano")


async def test_findings_are_exported_as_a_table(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = WITH_TAG
    await sitting.open()
    sitting.select("Italiano")
    pane = sitting.window.work.text
    await sitting.until(lambda: has_marks(pane))
    pane.export_requested.emit()
    await sitting.until(lambda: sitting.window.findChildren(QFileDialog))
    (dialog,) = sitting.window.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(findings_name("summer-launch-2026.mp4", "xlsx"))
    path = tmp_path / "findings.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    await sitting.until(path.exists)
    with path.open(encoding="utf-16", newline="") as file:
        rows = list(csv.DictReader(file, dialect=csv.excel_tab))
    (tag,) = [row for row in rows if row["Code"] == "unsafe_tag"]
    assert (tag["Track"], tag["Severity"], tag["Cues"]) == ("Italiano", "Error", "1")
    assert tag["Environment"] == "main"
    assert tag["Time"] == "00:01.000"
    await sitting.until(
        lambda: "Findings exported to" in sitting.texts(sitting.window.notification)
    )


async def test_the_end_of_a_sitting_is_the_end_of_judging(sitting: Any) -> None:
    await sitting.open()
    soon = sitting.session.quality.findChildren(QTimer)
    assert [one.isActive() for one in soon] == [True]
    await sitting.stop()
    assert not any(one.isActive() for one in soon)
