"""What was left when trackman ended last, told at the start and found out; and taken names."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from tests.commands.conftest import NEW, Shell, italian
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.journal import Entry, Place, Stage, new_id, planned_deletion
from trackman.domain.tracks import Track
from trackman.services.operations.jobs import JobPauses
from trackman.ui.activity.name_clash import NameClash

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def entry(project: DemoProject, name: str, stage: Stage) -> Entry:
    """Return a deletion that was left at a stage."""
    upload = project.uploads[VIDEO]
    track = next(one for one in upload.tracks.values() if one.name == name)
    place = Place("64174", "", None, VIDEO, upload.filename, upload.mux_playback_id)
    shown = Track(track.id, VIDEO, track.type, name, track.language_code, False, "ready", None)
    return replace(planned_deletion(place, shown, new_id()), stage=stage)


def clash(sitting: Any) -> NameClash | None:
    """Return the question about a taken name."""
    found = [one for one in sitting.window.findChildren(NameClash) if one.isVisible()]
    return found[0] if found else None


def answer(sitting: Any, name: str) -> None:
    """Press a button of it."""
    question = clash(sitting)
    assert question is not None
    button = question.findChild(QPushButton, name)
    assert button is not None
    button.click()


async def test_everything_left_is_settled_and_told_in_one_sentence(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    gone = entry(project, "Italiano", Stage.SENT)
    there = entry(project, "Deutsch", Stage.SENT)
    never = entry(project, "Français", Stage.PLANNED)
    other = replace(
        entry(project, "English", Stage.PLANNED), place=replace(gone.place, project="another")
    )
    project.remove_track(VIDEO, gone.track.id)
    journal = sitting.kept.ledger.journal
    journal.put(gone, there, never, other)
    sitting.session.connection.jobs.pauses = JobPauses(checks=(0.01,))
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: "closed while work was running" in sitting.texts(bar))
    assert (
        "1 operation finished. 1 operation did not happen. 1 deletion hadn’t been sent"
        in sitting.texts(bar)
    )
    stages = [journal.entry(one.id).stage for one in (gone, there, never, other)]
    assert stages == [Stage.DELETED, Stage.FAILED, Stage.FAILED, Stage.PLANNED]
    assert not any(one.method == "DELETE" for one in server.seen)


@pytest.mark.parametrize("stage", [7, 12, 17])
async def test_a_replacement_that_a_killed_command_left_is_brought_to_its_end(
    sitting: Any, server: DemoServer, project: DemoProject, tmp_path: Path, stage: int
) -> None:
    (old,) = italian(project)
    text = tmp_path / "film.it.vtt"
    text.write_text(NEW)
    shell = Shell(sitting.kept.folder.root, server.token, server.api_url, server.stream_url)
    pair = f"{VIDEO}/{old.id}"
    assert shell.killed("after", stage, "tracks", "replace", pair, str(text), "--yes").status == -9
    assert italian(project)
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: "closed while work was running" in sitting.texts(bar))
    (track,) = italian(project)
    assert track.name == "Italiano"
    assert (track.id == old.id) == (stage == 7)  # only then the old one was not deleted yet


async def test_a_track_whose_deletion_is_settled_is_gone_from_all_tracks(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.begin()
    await sitting.until(lambda: sitting.session is not None)
    inventory = sitting.session.whole.inventory
    await sitting.session.whole.scan.run(texts=False, everything=False, report=lambda _: None)
    unknown = entry(project, "Italiano", Stage.UNKNOWN)
    query = TracksQuery(track_ids=(unknown.track.id,))
    assert len(await inventory.keys(query)) == 1
    project.remove_track(VIDEO, unknown.track.id)
    journal = sitting.kept.ledger.journal
    journal.put(unknown)
    sitting.window.refresh_requested.emit()
    await sitting.until(lambda: journal.entry(unknown.id).stage is Stage.DELETED)
    deadline = asyncio.get_running_loop().time() + 30
    while await inventory.keys(query) and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(0.01)
    assert not len(await inventory.keys(query))


async def test_nothing_left_is_not_mentioned(sitting: Any) -> None:
    await sitting.open()
    assert "closed while work was running" not in sitting.texts(sitting.window.notification)


async def test_what_is_not_known_is_found_out_on_refresh(
    sitting: Any, project: DemoProject
) -> None:
    unknown = entry(project, "Italiano", Stage.UNKNOWN)
    project.remove_track(VIDEO, unknown.track.id)
    await sitting.open()
    journal = sitting.kept.ledger.journal
    journal.put(unknown)
    sitting.window.refresh_requested.emit()
    await sitting.until(lambda: journal.entry(unknown.id).stage is Stage.DELETED)


async def test_a_taken_name_can_be_changed(sitting: Any, project: DemoProject) -> None:
    await deleted_and_taken(sitting, project)
    answer(sitting, "nameClashRename")
    await sitting.until(lambda: "Italiano (2)" in sitting.names())
    assert "Italiano" in sitting.names()


async def test_the_track_in_the_way_can_be_replaced(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    other = await deleted_and_taken(sitting, project)
    answer(sitting, "nameClashReplace")
    await sitting.until(lambda: "“Italiano” restored" in sitting.texts(sitting.window.notification))
    tracks = project.uploads[VIDEO].tracks
    assert other not in tracks
    assert [one.name for one in tracks.values()].count("Italiano") == 1
    journal = sitting.kept.ledger.journal
    saved = [one for one in journal.recently_deleted() if one.track.id == other]
    assert saved[0].backup is not None


async def deleted_and_taken(sitting: Any, project: DemoProject) -> str:
    """Delete a track, let somebody make another of its name, undo; return the other's id."""
    await sitting.open()
    italiano = next(one for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano")
    await sitting.delete("Italiano")
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(sitting.window.notification))
    project.add_track(replace(italiano, id="somebodyElses"))
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: clash(sitting))
    return "somebodyElses"
