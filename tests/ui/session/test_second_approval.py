"""With second approval on, nothing is deleted in the window but what somebody else agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.session.seen import Seen
from tests.ui.session.test_bulk import Bulk, deletes, fill, ids_of, there
from tests.ui.session.test_left_over import VIDEO
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.journal import Consent, Entry, Stage, new_id
from trackman.domain.uploads import Video
from trackman.ui.activity.name_clash import NameClash

WORDS = "A second person has to approve deletions here."
CONSENT = Consent("Zoë", datetime(2026, 6, 14, 12, tzinfo=UTC))


@pytest.fixture
def three(project: DemoProject) -> list[Video]:
    """Return three videos of the project with two subtitles each."""
    return fill(project, 3, tracks=2)


def require(sitting: Any) -> None:
    """Do as the settings do."""
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)


def planned(sitting: Any, videos: list[Video], consent: Consent | None) -> list[Entry]:
    """Plan to delete all tracks, each for a reason of its own."""
    planner, batch = sitting.session.context.planner, new_id()
    return [
        replace(
            planner.deletion_at(planner.place(video), one, batch, f"reason {one.id}"),
            consent=consent,
        )
        for video in videos
        for one in video.tracks
    ]


async def test_delete_says_that_somebody_else_has_to_agree_and_sends_nothing(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.begin()
    await sitting.open()
    require(sitting)
    sitting.select("Italiano")
    why = sitting.window.tracks.why_not()
    assert why is not None
    assert why.startswith(WORDS)
    assert "Review" in why
    assert sitting.window.work.decision.why_not() is not None
    await sitting.session.deleting.delete(sitting.window.tracks.selection)
    assert WORDS in sitting.texts(sitting.window.workspace.notification)
    assert sitting.window.tracks.why_no_addition() is None, "tracks may still be added"
    assert deletes(server) == 0
    sitting.session.header.set_second_approval(False)
    assert sitting.window.tracks.why_not() is None


async def test_all_tracks_and_rules_are_refused_before_anything_is_asked(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    require(sitting)
    bulk = Bulk(sitting, Seen(three))
    assert not await bulk.controller.ask_and_delete([bulk.seen.key(ids_of(three)[0])])
    assert bulk.question() is None
    assert WORDS in sitting.texts(sitting.window.workspace.notification)
    why_not = sitting.session.rules.why_not()
    assert why_not is not None
    assert why_not.startswith(WORDS)
    assert deletes(server) == 0


async def test_what_reaches_the_operations_all_the_same_is_refused_and_written_down(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    require(sitting)
    entry = planned(sitting, three[:1], None)[0]
    run = sitting.session.operations.delete(entry, 0)
    assert run is not None
    await sitting.until(lambda: not run.is_running)
    assert not run.is_good
    assert deletes(server) == 0
    kept = await sitting.kept.records.entry(entry.id)
    assert kept is not None
    assert kept.stage is Stage.FAILED


async def test_what_somebody_agreed_to_goes_as_one_batch_with_a_reason_each(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    require(sitting)
    bulk = Bulk(sitting, Seen(three))
    assert await bulk.controller.begin(planned(sitting, three, CONSENT)) is None
    await bulk.until("6 tracks deleted")
    assert there(project, three) == set()
    assert sitting.session.undo.text() == "Undo deletion of 6 tracks"
    entries = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert {one.reason for one in entries} == {f"reason {one}" for one in ids_of(three)}
    assert {one.consent for one in entries} == {CONSENT}
    bulk.press("Undo")
    await bulk.until("6 tracks restored")
    assert there(project, three) == set(ids_of(three))
    bulk.press("Delete again")  # of new tracks, which nobody has looked at
    bar = sitting.window.workspace.notification
    await sitting.until(lambda: WORDS in sitting.texts(bar))
    assert deletes(server) == 6


async def test_a_restore_takes_no_other_track_out_of_its_way(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await sitting.begin()
    await sitting.open()
    italiano = next(one for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano")
    await sitting.delete("Italiano")
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(sitting.window.notification))
    project.add_track(replace(italiano, id="somebodyElses"))
    require(sitting)
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: sitting.window.findChildren(NameClash))
    (clash,) = sitting.window.findChildren(NameClash)
    assert clash.findChild(QPushButton, "nameClashReplace") is None
    clash.reject()


async def test_a_batch_is_not_begun_beside_another_one(
    sitting: Any, project: DemoProject, three: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    bulk = Bulk(sitting, Seen(three))
    entries = planned(sitting, three, None)
    assert await bulk.controller.begin(entries[:2]) is None
    refused = await bulk.controller.begin(entries[2:])
    assert refused is not None
    assert "Bulk work is running" in refused
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.session.bulk.end()
