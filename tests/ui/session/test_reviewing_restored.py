"""A review whose track was deleted and brought back: it has another id, and is the same track."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from tests.ui.session.test_review_queues import opened
from tests.ui.session.test_review_queues import press as press_button
from tests.ui.session.test_reviewing import begun, do, fixing, name, settled
from trackman.demo.project import DemoProject
from trackman.domain.review.records import Verdict
from trackman.domain.settings import Settings
from trackman.store.preferences.settings import save_settings
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.statistics_dialog import ReviewStatisticsDialog
from trackman.ui.shell.review_page import ReviewPage


async def brought_back(sitting: Any, project: DemoProject, count: int = 4) -> ReviewPage:
    """Delete the first track of a queue at once with D, and bring it back with U."""
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    page = await begun(sitting, count)
    operations = sitting.session.operations
    reviewing = sitting.session.reviewing
    first = reviewing.item.track
    tracks = project.uploads[first.upload_id].tracks
    there = len(tracks)
    await do(sitting, Qt.Key.Key_D)
    await sitting.until(lambda: first.id not in tracks and not operations.running())
    await do(sitting, Qt.Key.Key_U)
    await sitting.until(lambda: len(tracks) == there and not operations.running())
    assert reviewing.item.track.id == first.id
    await settled(sitting)
    return page


async def gone_on(sitting: Any, page: ReviewPage) -> None:
    """Leave the review and go on with it, as after a restart."""
    queue = sitting.session.reviewing.review.queue.id
    await do(sitting, Qt.Key.Key_Escape)
    await sitting.until(lambda: not page.isVisible())
    sitting.session.reviewing.go_on(queue)
    await sitting.until(page.isVisible)
    await settled(sitting)


@pytest.mark.parametrize("again", [False, True])
async def test_what_is_known_of_it_is_about_the_track_that_is_there(
    sitting: Any, project: DemoProject, again: bool
) -> None:
    page = await brought_back(sitting, project, 1)
    if again:
        await gone_on(sitting, page)
    reviewing = sitting.session.reviewing
    await sitting.until(lambda: reviewing.knows_others)
    assert "Identical" not in sitting.texts(page)
    await sitting.until(lambda: page.track.impact.text())
    assert "isn’t in the video any more" not in sitting.texts(page)
    assert page.text.is_shown


async def test_the_editor_opens_the_track_that_is_there(sitting: Any, project: DemoProject) -> None:
    page = await brought_back(sitting, project)
    was = name(sitting)
    reviewing = sitting.session.reviewing
    await gone_on(sitting, page)
    await fixing(sitting)
    old, now = reviewing.review.queue.items[0].track, sitting.session.current.track
    assert now.id in project.uploads[old.upload_id].tracks
    assert now.id != old.id
    assert sitting.session.current.track.name == was


async def test_a_deletion_that_was_carried_out_stays_until_it_is_taken_back(
    sitting: Any, project: DemoProject
) -> None:
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    page = await begun(sitting)
    reviewing, operations = sitting.session.reviewing, sitting.session.operations
    item = reviewing.item
    tracks = project.uploads[item.track.upload_id].tracks
    await do(sitting, Qt.Key.Key_D)
    await sitting.until(lambda: item.track.id not in tracks and not operations.running())
    await do(sitting, Qt.Key.Key_Left)
    bar = sitting.window.workspace.notification
    said = "It was deleted, as was decided in this review."
    await sitting.until(lambda: said in sitting.texts(page))
    await sitting.until(lambda: "deleted" in sitting.texts(bar))
    for key in (Qt.Key.Key_K, Qt.Key.Key_S, Qt.Key.Key_D):
        bar.hide()
        await do(sitting, key)
        await sitting.until(lambda: "Undo takes it back first" in sitting.texts(bar))
        assert reviewing.item is item
        assert reviewing.review.state.of(item).verdict is Verdict.DELETE
    await gone_on(sitting, page)
    await do(sitting, Qt.Key.Key_Left)
    assert said in sitting.texts(page)
    assert not page.text.is_shown
    await do(sitting, Qt.Key.Key_U)
    await sitting.until(lambda: reviewing.now(item).track.id in tracks)
    await settled(sitting)
    await do(sitting, Qt.Key.Key_K)
    assert reviewing.review.state.of(item).verdict is Verdict.KEEP


async def test_a_track_that_was_restored_by_other_means_is_not_called_deleted(
    sitting: Any, project: DemoProject
) -> None:
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    page = await begun(sitting)
    reviewing, operations = sitting.session.reviewing, sitting.session.operations
    item = reviewing.item
    tracks = project.uploads[item.track.upload_id].tracks
    await do(sitting, Qt.Key.Key_D)
    await sitting.until(lambda: item.track.id not in tracks and not operations.running())
    sitting.session.restoring.restore([reviewing.review.state.of(item).applications[0].entry])
    await sitting.until(lambda: reviewing.now(item).track.id in tracks)
    await do(sitting, Qt.Key.Key_Left)
    assert "Deleted, then restored" in sitting.texts(page.track)
    assert "Deletion applied" not in sitting.texts(page.track)


async def test_statistics_count_what_was_deleted_apart_from_what_shall_be(
    sitting: Any, project: DemoProject
) -> None:
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    await begun(sitting)
    reviewing, operations = sitting.session.reviewing, sitting.session.operations
    review = reviewing.review
    first = review.queue.items[0].track
    await do(sitting, Qt.Key.Key_D)
    tracks = project.uploads[first.upload_id].tracks
    await sitting.until(lambda: first.id not in tracks and not operations.running())
    save_settings(sitting.kept.folder, Settings())
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_Escape)
    sitting.window.reviews_requested.emit()
    dialog = await opened(sitting, QueuesDialog)
    await sitting.until(lambda: dialog.model.count() == 1)
    dialog.table.select_row(0)
    press_button(dialog, "queuesStatistics")
    statistics = await opened(sitting, ReviewStatisticsDialog)
    words = sitting.texts(statistics).splitlines()
    assert words[words.index("To be deleted") + 1] == "2"
    assert words[words.index("Deleted") + 1] == "1"
