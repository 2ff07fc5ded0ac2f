"""Bulk work in a sitting: one question, many videos side by side, and every way it can go on."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit

from tests.ui.session.seen import LONG_AGO, Seen
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.inventory.rules import TrackRule
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.journal import Act, Stage
from trackman.domain.settings import Settings
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.services.operations.jobs import JobPauses
from trackman.store.preferences.rules import load_rules
from trackman.store.preferences.settings import save_settings
from trackman.ui.activity.name_clash import NameClash
from trackman.ui.rules.bulk_question import BulkQuestion
from trackman.ui.rules.rule_question import RuleNameQuestion
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.shell.project_page import ProjectTab

VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
LANGUAGES = ("it", "de", "fr", "es")


def fill(project: DemoProject, videos: int, tracks: int = 4) -> list[Video]:
    """Add videos with subtitles to the project, and return them as they are."""
    project.requests_per_window = 10_000
    added = []
    for number in range(videos):
        upload_id = f"bulk{number:03}"
        upload = DemoUpload(
            upload_id,
            f"film-{number:03}.mp4",
            9_000,
            "video/mp4",
            "2026-06-14T12:00:00Z",
            duration=60.0,
            mux_playback_id=f"play{number:03}",
        )
        project.uploads[upload_id] = upload
        for code in LANGUAGES[:tracks]:
            project.add_track(
                DemoTrack(f"{upload_id}{code}", upload_id, "subtitles", code, code, False, vtt=VTT)
            )
        added.append(_video(upload))
    return added


def _video(upload: DemoUpload) -> Video:
    tracks = tuple(
        Track(
            one.id, upload.id, one.type, one.name, one.language_code, False, one.status, one.error
        )
        for one in upload.tracks.values()
    )
    seen = Upload(
        upload.id,
        upload.filename,
        upload.size,
        upload.mime_type,
        upload.duration,
        None,
        None,
        upload.mux_playback_id,
        None,
        (),
    )
    return Video(seen, tracks, None)


def made(server: DemoServer) -> int:
    """Count the requests to make a track."""
    return sum(one.method == "POST" and one.path.endswith("/tracks") for one in server.seen)


class Bulk:
    """Bulk work in a sitting, as a person sees it."""

    def __init__(self, sitting: Any, seen: Seen) -> None:
        self.sitting, self.seen = sitting, seen
        self.controller = sitting.session.bulk
        self.controller.inventory = lambda: seen
        self.states: dict[int, str] = {}
        self.controller.states_changed.connect(self._take)

    async def delete(self, ids: list[str], typed: str | None = None) -> None:
        """Delete tracks, and say yes."""
        self.controller.delete([self.seen.key(one) for one in ids])
        await self.answer(len(ids), typed)

    async def answer(self, count: int, typed: str | None = None) -> None:
        """Wait for the question about so many tracks, and say yes."""
        await self.sitting.until(self.question)
        question = self.question()
        assert question is not None
        if typed is not None:
            edit = question.findChild(QLineEdit, "typedCountEdit")
            assert edit is not None
            edit.setText(typed)
        self.sitting.press(f"Delete {count} tracks", question)

    def question(self) -> BulkQuestion | None:
        """Return the question that is asked."""
        found = self.sitting.window.findChildren(BulkQuestion)
        return next((one for one in found if one.isVisible()), None)

    @property
    def text(self) -> str:
        """What the strip says."""
        return str(self.sitting.texts(self.sitting.window.workspace.bulk))

    def press(self, words: str) -> None:
        """Press a button of the strip."""
        self.sitting.press(words, self.sitting.window.workspace.bulk)

    def has(self, words: str) -> bool:
        """Tell whether the strip has a button."""
        return bool(self.sitting.has_button(words, self.sitting.window.workspace.bulk))

    async def until(self, words: str) -> None:
        """Wait until the strip says something."""
        await self.sitting.until(lambda: words in self.text)

    def _take(self, states: dict[int, str]) -> None:
        self.states = states


def ids_of(videos: list[Video]) -> list[str]:
    """Return the ids of all tracks."""
    return [track.id for video in videos for track in video.tracks]


def there(project: DemoProject, videos: list[Video]) -> set[str]:
    """Return the names and videos of the tracks that the server has."""
    return {
        f"{video.id}{one.name}"
        for video in videos
        for one in project.uploads[video.id].tracks.values()
    }


def deletes(server: DemoServer) -> int:
    """Return how many DELETEs arrived."""
    return sum(one.method == "DELETE" for one in server.seen)


def lists(server: DemoServer) -> int:
    """Return how often tracks were listed."""
    return sum(one.method == "GET" and one.path.endswith("/tracks") for one in server.seen)


@pytest.fixture
def ten(project: DemoProject) -> list[Video]:
    """Return ten videos of the project with four subtitles each."""
    return fill(project, 10)


async def test_forty_tracks_go_and_come_back_and_go_again(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    ids = ids_of(ten)
    await bulk.delete(ids, typed="40")
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()
    assert deletes(server) == 40
    assert sitting.session.undo.text() == "Undo deletion of 40 tracks"
    bulk.press("Undo")
    await bulk.until("40 tracks restored")
    assert there(project, ten) == set(ids)
    bulk.press("Delete again")
    await bulk.answer(40, typed="40")
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()
    bulk.press("Undo")
    await bulk.until("40 tracks restored")
    assert there(project, ten) == set(ids)


async def test_deleting_many_again_asks_and_keeps_them_after_a_no(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(type_count_above=3))
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten)[:4], typed="4")
    await bulk.until("4 tracks deleted")
    bulk.press("Undo")
    await bulk.until("4 tracks restored")
    bulk.press("Delete again")
    await sitting.until(bulk.question)
    assert "Delete 4 tracks of 1 video?" in sitting.texts(bulk.question())
    sitting.press("Cancel", bulk.question())
    await sitting.until(lambda: bulk.question() is None)
    assert deletes(server) == 4
    save_settings(sitting.kept.folder, Settings(type_count_above=4))
    bulk.press("Delete again")
    await bulk.until("4 tracks deleted")
    assert deletes(server) == 8


async def test_what_failed_is_tried_again_and_nothing_else(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE", times=1)
    await bulk.delete(ids_of(ten), typed="40")
    await bulk.until("39 tracks deleted · 1 failed")
    assert [words for words in bulk.states.values() if words] == [
        next(words for words in bulk.states.values() if words.startswith("Not deleted"))
    ]
    before = deletes(server)
    bulk.press("Retry failed only")
    await bulk.until("40 tracks deleted")
    assert deletes(server) == before + 1
    assert sitting.session.undo.text() == "Undo deletion of 40 tracks", "one step in all"
    assert there(project, ten) == set()


async def test_a_track_that_comes_back_by_another_name_is_counted_once(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten)[:3])
    await bulk.until("3 tracks deleted")
    project.add_track(
        DemoTrack("somebodyElses", "bulk000", "subtitles", "it", "it", False, vtt=VTT)
    )
    bulk.press("Undo")
    await sitting.until(lambda: sitting.window.findChildren(NameClash))
    await bulk.until("2 tracks restored · 1 could not be restored")
    (clash,) = sitting.window.findChildren(NameClash)
    sitting.press("Rename", clash)
    await bulk.until("3 tracks restored")
    assert "could not be restored" not in bulk.text
    assert bulk.has("Delete again")
    assert "of 4" not in sitting.texts(sitting.window.notification)


async def clashing(
    sitting: Any, project: DemoProject, videos: list[Video], *, errored: bool = False
) -> tuple[Bulk, Any]:
    """Delete the first tracks of videos, have their names taken, undo; return the question."""
    await sitting.begin()
    bulk = Bulk(sitting, Seen(videos))
    await bulk.delete([video.tracks[0].id for video in videos])
    await bulk.until(f"{len(videos)} tracks deleted")
    for video in videos:
        track = DemoTrack(f"other{video.id}", video.id, "subtitles", "it", "it", False, vtt=VTT)
        project.add_track(replace(track, status="errored" if errored else "ready"))
    bulk.press("Undo")
    await sitting.until(lambda: sitting.window.findChildren(NameClash))
    (clash,) = sitting.window.findChildren(NameClash)
    return bulk, clash


async def test_taken_names_are_asked_about_by_video_and_answered_for_all(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    bulk, clash = await clashing(sitting, project, ten[:4])
    await bulk.until("4 could not be restored")
    assert "“film-00" in sitting.texts(clash)
    clash.findChild(QCheckBox, "nameClashForAll").click()
    sitting.press("Rename", clash)
    await bulk.until("4 tracks restored")
    assert not [one for one in sitting.window.findChildren(NameClash) if one.isVisible()]
    assert {f"{video.id}it (2)" for video in ten[:4]} <= there(project, ten)


async def test_an_answer_for_all_replaces_no_track_that_cannot_be_backed_up(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    bulk, clash = await clashing(sitting, project, ten[:2], errored=True)
    await bulk.until("2 could not be restored")
    first, second = (f"“{one.upload.filename}” already" for one in ten[:2])
    asked, other = (first, second) if first in sitting.texts(clash) else (second, first)
    assert asked in sitting.texts(clash)
    clash.findChild(QCheckBox, "nameClashForAll").click()
    sitting.press("Replace other track", clash)
    await sitting.until(lambda: shown_clash(sitting) and other in sitting.texts())
    sitting.press("Cancel", shown_clash(sitting))


def shown_clash(sitting: Any) -> NameClash | None:
    """Return the question about a taken name."""
    found = sitting.window.findChildren(NameClash)
    return next((one for one in found if one.isVisible()), None)


async def test_a_message_counts_a_track_once_that_comes_back_by_another_name_meanwhile(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten)[:3])
    await bulk.until("3 tracks deleted")
    project.add_track(
        DemoTrack("somebodyElses", "bulk000", "subtitles", "it", "it", False, vtt=VTT)
    )
    ended = len(project.jobs)
    project.jobs_never_end = True  # the others are still on their way as the name is given
    bulk.press("Undo")
    await sitting.until(lambda: sitting.window.findChildren(NameClash))
    await sitting.until(lambda: len(project.jobs) > ended)
    assert sitting.session.operations.running()
    (clash,) = sitting.window.findChildren(NameClash)
    sitting.press("Rename", clash)
    project.jobs_never_end = False
    project.end_job(list(project.jobs)[-1])  # those of one video go one after the other
    await bulk.until("3 tracks restored")
    assert "could not be restored" not in bulk.text


async def test_an_undo_of_many_is_told_in_the_strip_alone_with_time_left_and_can_be_cancelled(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await bulk.until("40 tracks deleted")
    said: list[str] = []
    timer = QTimer()
    timer.timeout.connect(lambda: said.append(sitting.texts(sitting.window.notification)))
    timer.start(5)
    project.job_seconds = 0.8  # so that of each video the other tracks wait for the first
    bulk.press("Undo")
    await bulk.until("s left")
    assert "Restoring: " in bulk.text
    bulk.press("Cancel the rest")
    await bulk.until("tracks restored")
    assert "cancelled" in bulk.text
    assert set(said) == {""}
    there_again = len(there(project, ten))
    assert bulk.text.strip() == f"{there_again} tracks restored · {40 - there_again} cancelled"


async def undone_and_paused(sitting: Any, project: DemoProject, videos: list[Video]) -> Bulk:
    """Delete all tracks, take that back, and pause once the first of each video was sent."""
    await sitting.begin()
    bulk = Bulk(sitting, Seen(videos))
    await bulk.delete(ids_of(videos), typed="40")
    await bulk.until("40 tracks deleted")
    project.jobs_never_end = True
    before = len(project.jobs)
    bulk.press("Undo")
    await sitting.until(lambda: len(project.jobs) - before == 10)
    bulk.press("Pause")
    await bulk.until("Restoring is paused: 0 of 40, 10 still being restored")
    return bulk


def end_jobs(project: DemoProject) -> None:
    """Let all jobs end, those under way and those to come."""
    project.jobs_never_end = False
    for job in list(project.jobs.values()):
        if job.result is None:
            project.end_job(job.id)


def restores(sitting: Any) -> Counter[Stage]:
    """Count the restores in the journal by their stages."""
    query = HistoryQuery(act=Act.RESTORE)
    return Counter(row.stage for row in sitting.kept.ledger.journal.history(query))


async def test_an_undo_of_many_can_be_paused_and_goes_on_where_it_was(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    bulk = await undone_and_paused(sitting, project, ten)
    assert bulk.has("Go on")
    assert not bulk.has("Pause")
    end_jobs(project)
    await bulk.until("Restoring is paused: 10 of 40")
    assert "still being restored" not in bulk.text
    assert len(there(project, ten)) == 10, "what was sent goes on, and nothing else"
    assert made(server) == 10
    bulk.controller.delete([bulk.seen.key(ids_of(ten)[0])])
    await sitting.until(lambda: "Bulk work is running" in sitting.texts(sitting.window))
    assert restores(sitting) == {Stage.RESTORED: 10, Stage.PLANNED: 30}, "nobody cancelled any"
    bulk.press("Go on")
    await bulk.until("40 tracks restored")
    assert len(there(project, ten)) == 40
    assert made(server) == 40, "each once"
    assert restores(sitting) == {Stage.RESTORED: 40}
    assert "cancelled" not in bulk.text


async def test_a_paused_undo_can_be_paused_again_and_its_rest_cancelled(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    bulk = await undone_and_paused(sitting, project, ten)
    bulk.press("Go on")
    await bulk.until("Restoring: 0 of 40")
    bulk.press("Pause")
    await bulk.until("Restoring is paused")
    bulk.press("Cancel the rest")
    end_jobs(project)
    await bulk.until("10 tracks restored · 30 cancelled")
    assert len(there(project, ten)) == made(server) == 10
    await sitting.until(lambda: restores(sitting) == {Stage.RESTORED: 10, Stage.DROPPED: 30})
    assert bulk.has("Delete again")


async def test_a_restore_that_begins_while_undo_is_paused_waits_with_the_others(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await bulk.until("40 tracks deleted")
    project.jobs_never_end = True
    before = len(project.jobs)
    bulk.press("Undo")
    await sitting.until(lambda: len(project.jobs) - before == 10)
    bulk.press("Pause")
    await bulk.until("Restoring is paused")
    (first, *_) = sitting.kept.ledger.journal.recently_deleted()
    sitting.session.restoring.restore([first.id])  # as from the list of deleted tracks
    await sitting.until(lambda: restores(sitting)[Stage.PLANNED] == 30)
    end_jobs(project)
    await bulk.until("Restoring is paused: 10 of 40")
    bulk.press("Go on")
    await bulk.until("40 tracks restored")
    assert len(there(project, ten)) == made(server) == 40


async def test_what_could_not_be_backed_up_is_deleted_without_one_after_a_question(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    for code in ("it", "de"):
        project.uploads["bulk003"].tracks[f"bulk003{code}"].vtt = None
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", method="DELETE", times=1)
    await bulk.delete(ids_of(ten), typed="40")
    await bulk.until("37 tracks deleted · 3 failed")
    before = deletes(server)
    bulk.press("Delete without backup")
    await sitting.until(sitting.question)
    asked = sitting.texts(sitting.question())
    assert "2 tracks couldn’t be backed up" in asked
    assert "“it” (film-003.mp4): " in asked
    assert "can’t be undone" in asked
    await sitting.answer("Keep")
    assert deletes(server) == before
    bulk.press("Delete without backup")
    await sitting.answer("Delete without backup")
    await bulk.until("39 tracks deleted · 1 failed")
    assert deletes(server) == before + 2
    assert not bulk.has("Delete without backup")
    assert bulk.has("Retry failed only")


async def test_what_an_event_told_and_a_list_refutes_has_failed_and_can_be_tried_again(
    hearing: Any, project: DemoProject, ten: list[Video]
) -> None:
    project.polls_per_job, project.job_seconds = None, 0.2  # not at a poll: none comes
    await hearing.begin()
    bulk = Bulk(hearing, Seen(ten))
    kept = next(iter(project.uploads[ten[0].id].tracks.values()))
    await bulk.delete(ids_of(ten), typed="40")
    await hearing.until(lambda: any(one.id == kept.id for one in project.deleted))
    project.add_track(kept)
    await bulk.until("39 tracks deleted · 1 failed")
    bulk.press("Retry failed only")
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()


async def test_a_pause_sends_nothing_and_going_on_does_the_rest(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await sitting.until(lambda: len(project.jobs) == 10)
    bulk.press("Pause")
    await bulk.until("Paused: 0 of 40, 10 still being deleted")
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await bulk.until("Paused: 10 of 40")
    await asyncio.sleep(0.05)
    assert deletes(server) == 10
    bulk.press("Go on")
    await bulk.until("40 tracks deleted")
    assert deletes(server) == 40


async def test_the_rest_can_be_cancelled_at_once(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await sitting.until(lambda: len(project.jobs) == 10)
    bulk.press("Cancel the rest")
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await bulk.until("10 tracks deleted · 30 cancelled")
    assert deletes(server) == 10
    totals = await sitting.kept.ledger.run(lambda journal: journal.totals())
    assert totals == {Stage.DELETED: 10, Stage.DROPPED: 30}


async def test_what_vanished_or_changed_since_the_scan_is_left_out_and_said(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    seen = Seen(ten)
    bulk = Bulk(sitting, seen)
    project.remove_track("bulk000", "bulk000it")
    seen.forget_name("bulk001it", "Italiano")
    await bulk.delete(ids_of(ten)[:8])
    await bulk.until("6 tracks deleted · 1 had vanished already · 1 changed since the scan")
    assert "bulk001it" in there(project, ten)
    assert lists(server) >= 2
    assert bulk.states[seen.key("bulk001it")] == "Left out: changed since the scan"


async def test_a_whole_video_that_is_gone_fails_nothing_else(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    project.remove_video("bulk000")
    await bulk.delete(ids_of(ten)[:8])
    await bulk.until("4 tracks deleted · 4 had vanished already")


async def test_what_was_seen_just_now_is_not_looked_at_again(
    sitting: Any, server: DemoServer, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten, age=LONG_AGO * 0))
    before = lists(server)
    await bulk.delete(ids_of(ten)[:8])
    await bulk.until("8 tracks deleted")
    assert lists(server) == before


async def test_many_have_to_be_typed_and_the_limit_is_a_setting(
    sitting: Any, server: DemoServer, ten: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(type_count_above=2, reason_required=True))
    bulk = Bulk(sitting, Seen(ten))
    bulk.controller.delete([bulk.seen.key(one) for one in ids_of(ten)[:3]])
    await sitting.until(bulk.question)
    question = bulk.question()
    assert question is not None
    assert question.why_not() == "Enter a reason first."
    reason = question.findChild(QLineEdit, "reasonEdit")
    assert reason is not None
    reason.setText("Wrong language")
    assert question.why_not() == "Type the number of tracks first."
    edit = question.findChild(QLineEdit, "typedCountEdit")
    assert edit is not None
    edit.setText("4")
    question.accept()
    assert question.isVisible()
    edit.setText("3")
    sitting.press("Delete 3 tracks", question)
    await bulk.until("3 tracks deleted")
    entries = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert {one.reason for one in entries} == {"Wrong language"}


async def test_no_means_that_nothing_is_sent(
    sitting: Any, server: DemoServer, ten: list[Video]
) -> None:
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    bulk.controller.delete([bulk.seen.key(one) for one in ids_of(ten)])
    await sitting.until(bulk.question)
    words = sitting.texts(bulk.question())
    assert "Delete 40 tracks of 10 videos?" in words
    assert "10 videos will have no subtitles left, such as “film-000.mp4”" in words
    assert "trackman backs up 40 tracks first" in words
    sitting.press("Cancel", bulk.question())
    await sitting.until(lambda: bulk.question() is None)
    assert deletes(server) == 0


async def test_an_end_in_the_middle_is_taken_up_at_the_next_start(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await sitting.until(lambda: len(project.jobs) == 10)
    await bulk.controller.end()
    totals = await sitting.kept.ledger.run(lambda journal: journal.totals())
    assert totals[Stage.PLANNED] == 30
    left = await sitting.kept.ledger.run(lambda journal: journal.unfinished())
    waiting = [one for one in left if one.stage is Stage.PLANNED]
    assert len({one.batch for one in waiting}) == 1
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: len(there(project, ten)) == 30)


async def test_what_a_kill_left_is_offered_and_done(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    planner = sitting.session.context.planner
    entries = [
        planner.deletion(video, track, "before", "Old") for video in ten for track in video.tracks
    ]
    saved = [replace(one, stage=Stage.BACKED_UP) for one in entries[:2]]
    sitting.kept.ledger.journal.put(*saved, *entries[2:])
    bulk = Bulk(sitting, Seen(ten))
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(lambda: "40 deletions hadn’t been sent" in sitting.texts(bar))
    sitting.press("Go on with 40 deletions", bar)
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()
    assert deletes(server) == 40
    again = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert {(one.batch, one.reason) for one in again} == {("before", "Old")}


async def offered(sitting: Any, videos: list[Video], *, sent: int = 0) -> Any:
    """Leave deletions as a kill does, some sent but not carried out, and return the bar."""
    planner = sitting.session.context.planner
    entries = [
        planner.deletion(video, track, "before", "Old")
        for video in videos
        for track in video.tracks
    ]
    started = [replace(one, stage=Stage.SENT) for one in entries[:sent]]
    sitting.kept.ledger.journal.put(*started, *entries[sent:])
    await sitting.begin()
    bar = sitting.window.notification
    await sitting.until(
        lambda: f"{len(entries) - sent} deletions hadn’t been sent" in sitting.texts(bar)
    )
    return bar


async def test_what_a_kill_left_stays_offered_whatever_is_said_meanwhile(
    sitting: Any, project: DemoProject, ten: list[Video], tmp_path: Path
) -> None:
    bulk = Bulk(sitting, Seen(ten))
    bar = await offered(sitting, ten)
    workspace = sitting.window.workspace
    workspace.show_project_page(ProjectTab.ALL_TRACKS)
    (nothing := tmp_path / "nothing.txt").write_text("nothing")
    workspace.project_page.all_tracks.files_offered.emit([nothing])
    await sitting.until(lambda: "no IDs or links" in sitting.texts(bar))
    close = bar.findChild(QAbstractButton, "messageClose")
    close.click()
    assert sitting.has_button("Go on with 40 deletions", bar)
    close.click()
    assert not bar.isVisible()
    sitting.window.activity_requested.emit()
    activity = sitting.window.workspace.activity
    await sitting.until(lambda: sitting.has_button("Go on with 40 deletions", activity))
    sitting.press("Go on with 40 deletions", activity)
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()
    assert not sitting.has_button("Go on with 40 deletions")


async def test_what_a_kill_left_is_offered_again_where_it_cannot_be_begun(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    bulk = Bulk(sitting, Seen(ten))
    bar = await offered(sitting, ten[:5])
    project.jobs_never_end = True
    await bulk.delete(ids_of(ten[5:6]))
    await sitting.until(lambda: project.jobs)
    sitting.press("Go on with 20 deletions", bar)
    await sitting.until(lambda: "Bulk work is running" in sitting.texts(bar))
    assert sitting.has_button("Go on with 20 deletions", bar)
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await bulk.until("4 tracks deleted")
    sitting.press("Go on with 20 deletions", bar)
    await bulk.until("20 tracks deleted")
    assert len(there(project, ten)) == 16


async def test_what_was_sent_before_a_kill_and_did_not_happen_is_offered_as_well(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    sitting.session.connection.jobs.pauses = JobPauses(checks=(0.01,))
    bulk = Bulk(sitting, Seen(ten))
    bar = await offered(sitting, ten, sent=3)
    assert "3 operations did not happen. 37 deletions hadn’t been sent" in sitting.texts(bar)
    assert deletes(server) == 0
    sitting.press("Go on with 40 deletions", bar)
    await bulk.until("40 tracks deleted")
    assert there(project, ten) == set()
    assert deletes(server) == 40


@pytest.mark.parametrize("paused", [False, True], ids=["running", "paused"])
async def test_undo_by_key_stops_what_was_not_sent(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video], paused: bool
) -> None:
    project.jobs_never_end = True  # so that of each video the other tracks wait for the first
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten), typed="40")
    await sitting.until(lambda: len(project.jobs) == 10)
    if paused:
        bulk.press("Pause")
    assert bulk.controller.queued == (30 if paused else 0), "a pause takes back what has begun"
    sitting.window.undo_requested.emit()
    assert bulk.controller.queued == 0
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: len(project.deleted) == 10)
    await sitting.until(lambda: len(there(project, ten)) == 40)
    assert deletes(server) == 10


async def test_only_one_batch_runs_at_a_time(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    bulk = Bulk(sitting, Seen(ten))
    await bulk.delete(ids_of(ten)[:4])
    await sitting.until(lambda: project.jobs)
    bulk.controller.delete([bulk.seen.key(ids_of(ten)[8])])
    await sitting.until(
        lambda: "Bulk work is running" in sitting.texts(sitting.window.notification)
    )
    assert bulk.question() is None
    bulk.press("Cancel the rest")
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await bulk.until("deleted · 3 cancelled")


async def test_three_hundred_do_not_hold_up_the_window(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    many = fill(project, 100, tracks=3)
    await sitting.begin()
    bulk = Bulk(sitting, Seen(many))
    ended = QSignalSpy(bulk.controller.ended)
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            longest = max(longest, time.perf_counter() - before)

    watcher = asyncio.ensure_future(watch())
    await bulk.delete(ids_of(many), typed="300")
    await bulk.until("300 tracks deleted")
    watcher.cancel()
    assert ended.count() == 1
    assert longest < 1.0, "50 ms on a computer that does nothing else"


async def test_the_table_of_all_tracks_deletes_and_shows_each_row(
    sitting: Any, server: DemoServer, project: DemoProject, ten: list[Video]
) -> None:
    project.jobs_never_end = True
    await sitting.begin()
    inventory = sitting.session.whole.inventory
    for video in ten:
        await inventory.note_video(video)
    workspace = sitting.window.workspace
    workspace.show_project_page(ProjectTab.ALL_TRACKS)
    tab = workspace.project_page.all_tracks
    await sitting.until(lambda: tab.model.count() == 40)
    keys = list(await inventory.keys(TracksQuery(upload_ids=("bulk003",))))
    tab.delete_requested.emit(keys)
    await sitting.until(lambda: sitting.window.findChildren(BulkQuestion))
    (question,) = sitting.window.findChildren(BulkQuestion)
    sitting.press("Delete 4 tracks", question)
    await sitting.until(lambda: project.jobs)
    words = lambda: [  # noqa: E731
        str(tab.model.index(row, place).data())
        for row in range(40)
        for place in range(tab.model.columnCount())
    ]
    await sitting.until(lambda: "Waiting to be deleted" in words())
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: "4 tracks deleted" in sitting.texts(workspace.bulk))
    await sitting.until(lambda: tab.model.count() == 36)


async def test_what_is_undone_after_the_strip_was_closed_is_in_the_table_again(
    sitting: Any, ten: list[Video]
) -> None:
    await sitting.begin()
    inventory = sitting.session.whole.inventory
    for video in ten:
        await inventory.note_video(video)
    workspace = sitting.window.workspace
    workspace.show_project_page(ProjectTab.ALL_TRACKS)
    tab = workspace.project_page.all_tracks
    await sitting.until(lambda: tab.model.count() == 40)
    tab.delete_requested.emit(
        list(await inventory.keys(TracksQuery(upload_ids=("bulk003", "bulk004"))))
    )
    await sitting.until(lambda: sitting.window.findChildren(BulkQuestion))
    sitting.press("Delete 8 tracks", sitting.window.findChildren(BulkQuestion)[0])
    await sitting.until(lambda: "8 tracks deleted" in sitting.texts(workspace.bulk))
    await sitting.until(lambda: tab.model.count() == 32)
    workspace.bulk.close_pressed.emit()
    sitting.session.undo.undo()
    await sitting.until(lambda: tab.model.count() == 40)


async def test_what_is_undone_has_its_words_and_findings_at_once(
    sitting: Any, server: DemoServer, ten: list[Video]
) -> None:
    await sitting.begin()
    inventory = sitting.session.whole.inventory
    await sitting.session.whole.scan.run(texts=True, everything=False, report=lambda _: None)

    async def known() -> tuple[list[tuple[str, str, int | None, bytes | None]], int]:
        keys = await inventory.keys(TracksQuery(upload_ids=("bulk003", "bulk004")))
        found = await inventory.tracks(keys)
        texts = [await inventory.text(one.key) for one in found]
        about = zip(found, texts, strict=True)
        rows = [(one.filename, one.track.name, one.findings, text) for one, text in about]
        return sorted(rows), (await inventory.search("hello", 0, 1)).total

    before = await known()
    assert (len(before[0]), before[1] >= 40) == (8, True)
    assert all(text is not None and count is not None for _, _, count, text in before[0])
    workspace = sitting.window.workspace
    workspace.show_project_page(ProjectTab.ALL_TRACKS)
    tab = workspace.project_page.all_tracks
    keys = await inventory.keys(TracksQuery(upload_ids=("bulk003", "bulk004")))
    tab.delete_requested.emit(list(keys))
    await sitting.until(lambda: sitting.window.findChildren(BulkQuestion))
    sitting.press("Delete 8 tracks", sitting.window.findChildren(BulkQuestion)[0])
    await sitting.until(lambda: "8 tracks deleted" in sitting.texts(workspace.bulk))
    sitting.session.undo.undo()
    await sitting.until(lambda: "8 tracks restored" in sitting.texts(workspace.bulk))
    fetched = len(server.seen_media)
    give_up = asyncio.get_running_loop().time() + 30
    while await known() != before:
        assert asyncio.get_running_loop().time() < give_up, await known()
        await asyncio.sleep(0.05)
    assert len(server.seen_media) == fetched


async def test_the_words_of_all_tracks_are_found_again_after_all_are_deleted_and_undone(
    sitting: Any, project: DemoProject
) -> None:
    for upload_id in list(project.uploads):
        project.remove_video(upload_id)
    fill(project, 2)
    await sitting.begin()
    inventory = sitting.session.whole.inventory
    await sitting.session.whole.scan.run(texts=True, everything=False, report=lambda _: None)
    assert (await inventory.search("hello", 0, 1)).total == 8
    sitting.session.bulk.delete(list(await inventory.keys(TracksQuery())))
    await sitting.until(lambda: sitting.window.findChildren(BulkQuestion))
    sitting.press("Delete 8 tracks", sitting.window.findChildren(BulkQuestion)[0])
    strip = sitting.window.workspace.bulk
    await sitting.until(lambda: "8 tracks deleted" in sitting.texts(strip))
    assert (await inventory.state()).texts == 0
    sitting.session.undo.undo()
    await sitting.until(lambda: "8 tracks restored" in sitting.texts(strip))
    give_up = asyncio.get_running_loop().time() + 30
    while (await inventory.search("hello", 0, 1)).total != 8:
        assert asyncio.get_running_loop().time() < give_up
        await asyncio.sleep(0.05)
    assert (await inventory.state()).texts == 8


async def test_a_rule_is_tried_saved_and_done(
    sitting: Any, project: DemoProject, ten: list[Video]
) -> None:
    await sitting.begin()
    inventory = sitting.session.whole.inventory
    for video in ten:
        await inventory.note_video(video)
    rules = sitting.session.rules
    rules.open(TrackRule(other_languages=("it", "de")))
    (dialog,) = sitting.window.findChildren(RulesDialog)
    await sitting.until(lambda: "20 tracks of 10 videos" in sitting.texts(dialog))
    assert "French (10), Spanish (10)" in sitting.texts(dialog)
    assert "The oldest look at these videos was just now." in sitting.texts(dialog)
    dialog.model.tick([0], False)
    await sitting.until(lambda: "19 tracks" in sitting.texts(dialog))
    dialog.save_wanted.emit(dialog.rule.rule)
    await sitting.until(lambda: dialog.findChildren(RuleNameQuestion))
    (name,) = dialog.findChildren(RuleNameQuestion)
    name.findChild(QLineEdit).setText("Only Italian and German")
    name.accept()
    await sitting.until(lambda: dialog.rules.text() == "Only Italian and German")
    assert load_rules(sitting.kept.folder)[0].rule.other_languages == ("it", "de")
    sitting.press("Delete 19 tracks…", dialog)
    await sitting.until(lambda: sitting.window.findChildren(BulkQuestion))
    (question,) = sitting.window.findChildren(BulkQuestion)
    assert "The oldest look at these videos was just now." in sitting.texts(question)
    sitting.press("Delete 19 tracks", question)
    strip = sitting.window.workspace.bulk
    await sitting.until(lambda: "19 tracks deleted" in sitting.texts(strip))
    assert len(there(project, ten)) == 21
