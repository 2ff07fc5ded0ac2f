"""Deletions that an earlier start offered already, and nobody has said more of since."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.ui.session.seen import Seen
from tests.ui.session.test_bulk import Bulk, deletes, fill, ids_of, there
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Entry, Stage, left, planned_deletion
from trackman.domain.uploads import Video
from trackman.ui.activity.activity_page import ActivityPage, Tab


@pytest.fixture
def five(project: DemoProject) -> list[Video]:
    """Return five videos of the project with four subtitles each."""
    return fill(project, 5)


def leave(sitting: Any, videos: list[Video]) -> list[Entry]:
    """Have the journal as a start leaves it that nobody has answered; return what is left."""
    planner = sitting.session.context.planner
    entries = [
        left(planner.deletion(video, track, "before", "Old"))
        for video in videos
        for track in video.tracks
    ]
    sitting.kept.ledger.journal.put(*entries)
    return entries


def still_left(sitting: Any) -> list[str]:
    """Return the tracks whose deletion the next start would offer."""
    return [entry.track.id for entry in sitting.kept.ledger.journal.left()]


async def activity(sitting: Any) -> ActivityPage:
    """Open the page with what was left."""
    sitting.window.activity_requested.emit()
    await sitting.until(lambda: sitting.window.workspace.activity.isVisible())
    page: ActivityPage = sitting.window.workspace.activity
    return page


async def test_it_is_offered_at_every_start_and_done_once(
    sitting: Any, server: DemoServer, project: DemoProject, five: list[Video]
) -> None:
    leave(sitting, five)
    bulk = Bulk(sitting, Seen(five))
    await sitting.begin()
    bar = sitting.window.notification
    words = "trackman closed while work was running. 20 earlier deletions haven’t been done since."
    await sitting.until(lambda: words in sitting.texts(bar))
    assert len(still_left(sitting)) == 20, "told, and not answered"
    sitting.press("Go on with 20 deletions", bar)
    await bulk.until("20 tracks deleted")
    assert there(project, five) == set()
    assert deletes(server) == 20
    assert still_left(sitting) == []
    rows = sitting.kept.ledger.journal.history(HistoryQuery())
    stages = Counter(row.stage for row in rows)
    assert stages == {Stage.DELETED: 20, Stage.FAILED: 20}, "nobody has cancelled anything"
    page = await activity(sitting)
    page.show_tab(Tab.HISTORY)
    await sitting.until(lambda: page.history.table.model().rowCount() == 40)
    assert not sitting.has_button("Go on with 20 deletions")


async def test_a_person_can_keep_the_tracks_and_is_asked_no_more(
    sitting: Any, server: DemoServer, project: DemoProject, five: list[Video]
) -> None:
    leave(sitting, five)
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Go on with 20 deletions", bar))
    page = await activity(sitting)
    sitting.press("Keep 20 tracks", page)
    await sitting.until(lambda: "20 tracks are kept." in sitting.texts(bar))
    assert still_left(sitting) == []
    assert not sitting.has_button("Go on with 20 deletions")
    assert not sitting.has_button("Keep 20 tracks")
    sitting.window.notification.clear()
    assert not bar.isVisible(), "the offer doesn’t come back"
    assert len(there(project, five)) == 20
    assert deletes(server) == 0


async def test_what_is_refused_or_only_closed_is_offered_at_the_next_start(
    sitting: Any, project: DemoProject, five: list[Video]
) -> None:
    leave(sitting, five)
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Go on with 20 deletions", bar))
    sitting.session.bulk.why_not = lambda: "Not now."
    sitting.press("Go on with 20 deletions", bar)
    await sitting.until(lambda: "Not now." in sitting.texts(bar))
    bar.forget()
    assert len(still_left(sitting)) == 20
    page = await activity(sitting)
    assert sitting.has_button("Go on with 20 deletions", page)


async def test_what_is_gone_by_now_is_not_offered(
    sitting: Any, server: DemoServer, project: DemoProject, five: list[Video]
) -> None:
    entries = leave(sitting, five)
    for one in entries[:3]:
        project.remove_track(one.place.upload_id, one.track.id)
    bulk = Bulk(sitting, Seen(five))
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Go on with 17 deletions", bar))
    assert still_left(sitting) == [one.track.id for one in entries[3:]]
    sitting.press("Go on with 17 deletions", bar)
    await bulk.until("17 tracks deleted")
    assert deletes(server) == 17


async def test_where_all_is_gone_the_offer_ends_by_itself(
    sitting: Any, project: DemoProject, five: list[Video]
) -> None:
    for one in leave(sitting, five):
        project.remove_track(one.place.upload_id, one.track.id)
    await sitting.begin()
    await sitting.until(lambda: still_left(sitting) == [])
    bar = sitting.window.notification
    await sitting.until(lambda: not bar.isVisible())
    page = await activity(sitting)
    assert not any("deletions" in words for words in sitting.buttons(page))


async def test_what_is_deleted_by_hand_is_offered_no_more(
    sitting: Any, server: DemoServer, project: DemoProject, five: list[Video]
) -> None:
    entries = leave(sitting, five)
    await sitting.open(five[0].id)
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Go on with 20 deletions", bar))
    page = await activity(sitting)
    sitting.window.workspace.show_panes()
    await sitting.delete(five[0].tracks[0].name)
    await sitting.until(lambda: deletes(server) == 1)
    await sitting.until(lambda: len(there(project, five)) == 19)
    assert still_left(sitting) == [one.track.id for one in entries[1:]]
    await activity(sitting)
    assert sitting.has_button("Go on with 19 deletions", page)
    bulk = Bulk(sitting, Seen(five))
    sitting.press("Go on with 19 deletions", page)
    await bulk.until("19 tracks deleted")
    assert deletes(server) == 20


async def test_what_was_gone_on_with_is_not_done_again_by_an_offer_of_before(
    sitting: Any, server: DemoServer, project: DemoProject, five: list[Video]
) -> None:
    entries = leave(sitting, five)
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: sitting.has_button("Go on with 20 deletions", bar))
    gone_on = [
        planned_deletion(one.place, one.track, one.batch, reason=one.reason) for one in entries[1:]
    ]
    await sitting.kept.ledger.put(*gone_on)  # as another answer would that came first
    bulk = Bulk(sitting, Seen(five))
    sitting.press("Go on with 20 deletions", bar)
    await bulk.until("1 track deleted")
    assert deletes(server) == 1
    assert len(there(project, five)) == 19
    assert ids_of(five)[0] not in there(project, five)
