"""The page of activity in a sitting: what runs there is called off, tried again and restored."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtGui import QAction

from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Act, Stage, new_id
from trackman.ui.activity.activity_page import ActivityPage, Tab
from trackman.ui.activity.name_clash import NameClash
from trackman.ui.widgets.video_question import VideoQuestion

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def made(server: DemoServer) -> int:
    """Return how many tracks were asked to be made."""
    return sum(one.method == "POST" and one.path.endswith("/tracks") for one in server.seen)


def deletes(server: DemoServer) -> int:
    """Return how many DELETEs arrived."""
    return sum(one.method == "DELETE" for one in server.seen)


def said(sitting: Any, text: str) -> bool:
    """Tell whether the message bar says something."""
    return text in sitting.texts(sitting.window.notification)


def undo_offered(sitting: Any) -> str:
    """Return what the menu offers to undo; empty for nothing."""
    (undo,) = [one for one in sitting.window.findChildren(QAction) if one.objectName() == "undo"]
    return undo.text() if undo.isEnabled() else ""


def clashes(sitting: Any) -> list[NameClash]:
    """Return the questions about taken names that are open."""
    return [one for one in sitting.window.findChildren(NameClash) if one.isVisible()]


def opened(sitting: Any) -> str:
    """Return the id of the open video; empty for none."""
    video = sitting.session.current.video
    return "" if video is None else str(video.id)


async def page_with(sitting: Any, count: int) -> ActivityPage:
    """Show the page, as soon as there are so many pieces of work on it."""
    sitting.window.activity_requested.emit()
    page: ActivityPage = sitting.window.activity
    await sitting.until(lambda: page.work.model.rowCount() == count)
    return page


def states(page: ActivityPage) -> dict[str, str]:
    """Return what each piece of work says."""
    model = page.work.model
    work = [model.item(row) for row in range(model.rowCount())]
    return {one.what: one.state for one in work}


def choose(page: ActivityPage, what: str) -> None:
    """Select a piece of work."""
    page.work.table.select_row(list(states(page)).index(what))


async def recently_deleted(sitting: Any) -> ActivityPage:
    """Show what was deleted lately, with the one track that was, selected."""
    sitting.window.activity_requested.emit()
    page: ActivityPage = sitting.window.activity
    page.show_tab(Tab.DELETED)
    await sitting.until(lambda: page.deleted.model.rowCount() == 1)
    page.deleted.table.select_row(0)
    return page


async def test_what_waits_is_called_off_and_the_rest_goes_on(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.jobs_never_end = True
    await sitting.open()
    await sitting.delete("English", "Italiano", verb="Delete 2 tracks")
    await sitting.until(lambda: project.jobs)
    page = await page_with(sitting, 2)
    choose(page, "Delete “Italiano”")
    sitting.press("Cancel", page)
    await sitting.until(lambda: states(page)["Delete “Italiano”"] == "Cancelled")
    choose(page, "Delete “English”")
    await sitting.until(lambda: "Cancel" in sitting.buttons(page))
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: states(page)["Delete “English”"] == "Deleted")
    assert deletes(server) == 1
    entries = {one.track.name: one.stage for one in sitting.kept.ledger.journal.recently_deleted()}
    assert entries == {"English": Stage.DELETED}


async def test_what_failed_is_tried_again_and_can_then_be_undone(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.fail_jobs_with = Refusal(422, "MUX_ERROR", {})
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano").startswith("Not deleted"))
    project.fail_jobs_with = None
    page = await page_with(sitting, 1)
    choose(page, "Delete “Italiano”")
    sitting.press("Try again", page)
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    sitting.press("Undo", sitting.window.notification)
    await sitting.until(lambda: said(sitting, "“Italiano” restored with identical subtitles"))
    assert (deletes(server), made(server)) == (2, 1)


async def test_a_track_is_restored_into_another_video(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    other = next(one for one in project.uploads.values() if one.filename.startswith("dye-"))
    await sitting.open()
    text = next(one.vtt for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano")
    await sitting.delete("Italiano")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    assert "Italiano" not in {one.name for one in other.tracks.values()}
    page = await recently_deleted(sitting)
    (entry,) = page.deleted.selected_entries()
    sitting.press("Restore into another video…", page)
    (dialog,) = sitting.window.findChildren(VideoQuestion)
    dialog.chosen.emit(other.id)
    dialog.reject()
    await sitting.until(lambda: said(sitting, "“Italiano” restored with identical subtitles"))
    new = [one for one in other.tracks.values() if one.name == "Italiano"]
    assert [one.vtt for one in new] == [text]
    assert undo_offered(sitting) == "Undo deletion of “Italiano”", "it is still gone where it was"
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: "Italiano" in sitting.names())
    restores = [
        one
        for row in await sitting.kept.records.history(HistoryQuery(act=Act.RESTORE))
        if (one := await sitting.kept.records.entry(row.id))
    ]
    assert {(one.place.upload_id, one.origin) for one in restores} == {
        (other.id, entry.id),
        (VIDEO, entry.id),
    }


async def test_what_is_restored_from_the_page_is_not_offered_to_be_undone(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: undo_offered(sitting) == "Undo deletion of “Italiano”")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    page = await recently_deleted(sitting)
    sitting.press("Restore", page)
    await sitting.until(lambda: said(sitting, "“Italiano” restored with identical subtitles"))
    await sitting.until(lambda: undo_offered(sitting) == "")
    sitting.window.undo_requested.emit()
    await sitting.until(lambda: said(sitting, "Nothing to undo."))
    assert made(server) == 1


async def test_restoring_twice_in_haste_makes_one_track_and_asks_nothing(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    page = await recently_deleted(sitting)
    entries = page.deleted.selected_entries()
    project.jobs_never_end = True
    for _ in range(3):
        page.deleted.restore_requested.emit(entries)
    await sitting.until(lambda: said(sitting, "Restoring “Italiano”…"))
    page.deleted.restore_requested.emit(entries)
    await sitting.until(lambda: said(sitting, "“Italiano” is already being restored."))
    await sitting.until(lambda: made(server) == 1)
    project.jobs_never_end = False
    project.end_job(list(project.jobs)[-1])
    await sitting.until(lambda: said(sitting, "“Italiano” restored with identical subtitles"))
    page.deleted.restore_requested.emit(entries)
    await sitting.until(
        lambda: said(sitting, "was not restored: The track is already in the video")
    )
    assert clashes(sitting) == []
    assert made(server) == 1


async def test_of_several_taken_names_one_is_asked_about_at_a_time(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    await sitting.open()
    names = ("English", "Italiano")
    await sitting.delete(*names, verb="Delete 2 tracks")
    await sitting.until(lambda: said(sitting, "2 tracks deleted"))
    tracks = project.uploads[VIDEO].tracks
    (like,) = (one for one in tracks.values() if one.name == "Deutsch")
    for name in names:
        project.add_track(replace(like, id=f"other {name}", name=name))
    sitting.window.undo_requested.emit()
    asked = []
    for _ in names:
        await sitting.until(lambda: clashes(sitting))
        (clash,) = clashes(sitting)
        asked.append(clash.windowTitle())
        sitting.press("Rename", clash)
        await sitting.until(lambda clash=clash: clash not in clashes(sitting))
    await sitting.until(lambda: made(server) == 2)
    assert len(set(asked)) == 2
    assert clashes(sitting) == []


async def test_tracks_of_other_projects_are_named_and_nothing_is_restored(
    sitting: Any, project: DemoProject, server: DemoServer
) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    page = await recently_deleted(sitting)
    (own,) = page.deleted.selected_entries()
    place = replace(own.place, project="other", project_name="Southwind")
    foreign = replace(own, id=new_id(), place=place, track=replace(own.track, name="Deutsch"))
    await sitting.kept.ledger.run(lambda journal: journal.put(foreign))
    sitting.session.restoring.restore([own.id, foreign.id])
    await sitting.until(lambda: said(sitting, "Nothing was restored"))
    assert said(sitting, "“Deutsch” (“Southwind”)")
    assert made(server) == 0


async def test_a_journal_that_fails_has_its_own_words(sitting: Any) -> None:
    (sitting.kept.folder.root / "journal.sqlite").write_bytes(b"no database" * 1_000)
    await sitting.open()
    await sitting.until(lambda: said(sitting, "The journal is damaged"))
    sitting.window.notification.clear()
    sitting.session.restoring.restore(["any"])
    await sitting.until(lambda: said(sitting, "The journal is damaged"))
    assert sitting.errors == []


async def test_a_deleted_track_leads_to_its_video_and_is_shown_as_restored_once_it_is(
    sitting: Any, project: DemoProject
) -> None:
    other = next(one for one in project.uploads.values() if one.filename.startswith("dye-"))
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    await sitting.open(other.id)
    await sitting.until(lambda: opened(sitting) == other.id)
    page = await recently_deleted(sitting)
    sitting.press("Open video", page)
    await sitting.until(lambda: opened(sitting) == VIDEO)
    assert sitting.window.tracks.isVisible()
    page = await recently_deleted(sitting)
    sitting.press("Restore", page)
    await sitting.until(lambda: said(sitting, "restored with identical subtitles"))
    await sitting.until(lambda: "Restored" in page.deleted.model.sentence(0))


async def test_what_is_lost_is_not_told_like_a_success(sitting: Any, project: DemoProject) -> None:
    await sitting.open()
    await sitting.delete("Audio description", verb="Delete audio track")
    await sitting.until(lambda: said(sitting, "There’s no backup, so it can’t be restored."))
    assert sitting.window.notification.kind == "warning"
    page = await page_with(sitting, 1)
    (work,) = [page.work.model.item(0)]
    assert (work.kind, work.state) == ("lost", "Deleted without a backup")
    assert work.why_not_restored == "There’s no backup."
