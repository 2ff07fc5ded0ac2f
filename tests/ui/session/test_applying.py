"""Decisions of a review in a sitting: looked over, held against what is there, and carried out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from tests.ui.session.test_bulk import deletes, fill, ids_of, there
from trackman.demo.project import DemoProject
from trackman.demo.resources.uploads import DemoTrack
from trackman.demo.server import DemoServer
from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Stage, new_id
from trackman.domain.review.queue import QueueItem, Reviewer
from trackman.domain.review.records import Approval, Record, ReviewSnapshot, Verdict
from trackman.domain.review.staging import StagingRules, Standing
from trackman.domain.settings import Settings
from trackman.domain.uploads import Video
from trackman.services.review.open_review import OpenReview
from trackman.store.preferences.settings import save_settings
from trackman.ui.review.staged_dialog import StagedDialog
from trackman.ui.review.staged_model import StagedColumn

VTT = b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n"
CHANGED = b"WEBVTT\n\n00:01.000 --> 00:02.000\nQuite another\n"
BEN = Reviewer("ben", "Ben")


@pytest.fixture
def three(project: DemoProject) -> list[Video]:
    """Return three videos of the project with two subtitles each."""
    return fill(project, 3, tracks=2)


class Deciding:
    """A review in a sitting, with its dialog of decisions as a person sees it."""

    def __init__(self, sitting: Any, review: OpenReview) -> None:
        self.sitting, self.review = sitting, review

    @classmethod
    async def of(cls, sitting: Any, videos: list[Video]) -> Deciding:
        """Begin with a queue of all tracks of these videos."""
        items = [
            QueueItem(one, video.upload.filename, video.upload.mux_playback_id)
            for video in videos
            for one in video.tracks
        ]
        reviews = sitting.session.reviews
        queue = await reviews.add("Spring", items)
        return cls(sitting, await reviews.open(queue.id))

    async def decide(self, count: int, verdict: Verdict = Verdict.DELETE) -> None:
        """Decide on the first tracks, for a reason each."""
        for item in self.review.queue.items[:count]:
            reason = f"reason {item.track.id}"
            await self.review.decide(item, verdict, ReviewSnapshot(item.track), reason=reason)

    async def open(self) -> None:
        """Open the dialog, and wait until everything was looked at."""
        self.sitting.session.applying.open(self.review)
        await self.sitting.until(self.is_idle)

    def is_idle(self) -> bool:
        """Tell whether nothing is being done with what is open."""
        return not self.sitting.session.applying.is_busy

    @property
    def dialog(self) -> StagedDialog:
        """The dialog that is open."""
        found = self.sitting.window.findChildren(StagedDialog)
        return next(one for one in found if one.isVisible())

    @property
    def standings(self) -> list[Standing]:
        """What is said about each decision."""
        return [row.standing for row in self.dialog.model.all_rows()]

    @property
    def words(self) -> str:
        """Everything the dialog says."""
        return str(self.sitting.texts(self.dialog))

    def button(self, name: str) -> QPushButton:
        """Return a button of the dialog."""
        found = self.dialog.findChild(QPushButton, name)
        assert found is not None
        return found

    def press(self, words: str) -> None:
        """Press a button of the dialog."""
        self.sitting.press(words, self.dialog)

    async def apply(self, count: int) -> None:
        """Press Apply, and say yes to the question."""
        assert len(self.dialog.model.ticked(Standing.READY)) == count
        self.button("stagedApply").click()
        await self.sitting.until(lambda: self.sitting.question() is not None or self.is_idle())
        question = self.sitting.question()
        assert question is not None, self.words
        action = question.findChild(QPushButton, "questionAction")
        assert action is not None
        assert str(count) in action.text()
        action.click()


def cues_of(page: Any) -> str:
    """Return the cues on the page of a review."""
    model = page.text.table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return " ".join(str(model.index(row, column).data()) for row in rows for column in columns)


def strip(sitting: Any) -> str:
    return str(sitting.texts(sitting.window.workspace.bulk))


async def test_what_was_decided_goes_as_one_batch_and_comes_back_as_one(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(4)
    await deciding.decide(1, Verdict.KEEP)
    await deciding.open()
    assert deciding.standings == [Standing.NO_DELETION, *[Standing.READY] * 3]
    await sitting.until(lambda: "no subtitles left: “film-001.mp4”" in deciding.words)
    assert deletes(server) == 0
    await deciding.apply(3)
    await sitting.until(lambda: "3 tracks deleted" in strip(sitting))
    assert deletes(server) == 3
    assert len(there(project, three)) == 3
    assert sitting.session.undo.text() == "Undo deletion of 3 tracks"
    entries = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert {one.reason for one in entries} == {f"reason {one}" for one in ids_of(three)[1:4]}
    applied = {
        one.entry for about in deciding.review.state.items.values() for one in about.applications
    }
    assert applied == {one.id for one in entries}
    await deciding.open()
    assert deciding.standings == [Standing.NO_DELETION, *[Standing.DONE] * 3]
    deciding.dialog.reject()
    sitting.session.undo.undo()
    await sitting.until(lambda: len(there(project, three)) == 6)
    await deciding.open()
    await sitting.until(lambda: deciding.standings.count(Standing.UNDONE) == 3)


async def test_undo_of_the_window_has_its_key_in_a_review_as_long_as_it_takes_something_back(
    sitting: Any, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    review, page = deciding.review, sitting.window.workspace.review_page
    await deciding.decide(6, Verdict.KEEP)
    await deciding.decide(3)
    await deciding.open()
    await deciding.apply(3)
    await sitting.until(lambda: sitting.session.undo.text() == "Undo deletion of 3 tracks")
    await sitting.until(lambda: not sitting.session.operations.running())
    sitting.session.reviewing.go_on(review.queue.id)
    await sitting.until(lambda: page.isVisible() and page.is_done)
    sitting.window.activateWindow()
    await sitting.until(sitting.window.isActiveWindow)
    last = review.last_own
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Z, control)
    await sitting.until(lambda: len(there(project, three)) == 6)
    assert review.last_own is last, "the decision was taken back, too"
    await sitting.until(lambda: not sitting.session.operations.running())
    await sitting.until(lambda: not sitting.session.undo.text())
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Z, control)
    await sitting.until(lambda: review.last_own is not last)


async def test_a_dry_run_says_what_would_happen_and_sends_nothing(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(6)
    gone, renamed, replaced, *_ = (item.track for item in deciding.review.queue.items)
    project.remove_track(gone.upload_id, gone.id)
    project.uploads[renamed.upload_id].tracks[renamed.id].name = "Anders"
    project.remove_track(replaced.upload_id, replaced.id)
    project.add_track(
        DemoTrack(
            "new", replaced.upload_id, "subtitles", replaced.name, replaced.language_code, False,
            vtt=VTT,
        )
    )  # fmt: skip
    await deciding.open()
    deciding.press("Dry run")
    await sitting.until(lambda: "Dry run:" in deciding.words)
    assert (
        "3 tracks would be deleted, 2 changed or replaced since, 1 gone already" in deciding.words
    )
    assert deciding.standings == [*[Standing.IN_CONFLICT] * 3, *[Standing.READY] * 3]
    shown = [deciding.dialog.model.text(row, 5) for row in range(3)]
    assert shown == ["Gone already", "Changed since", "Replaced since"]
    assert {one.method for one in server.seen} == {"GET"}


async def test_what_changes_between_the_look_and_apply_is_left_out_and_said(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    await deciding.open()
    assert deciding.standings == [Standing.READY] * 3
    first = deciding.review.queue.items[0].track
    project.uploads[first.upload_id].tracks[first.id].name = "Anders"
    deciding.press("Apply 3 deletions")
    await sitting.until(sitting.question)
    assert "left out" in sitting.texts(sitting.question())
    await sitting.answer("Delete 2 tracks")
    await sitting.until(lambda: "2 tracks deleted" in strip(sitting))
    assert deletes(server) == 2
    assert first.id in project.uploads[first.upload_id].tracks
    await deciding.open()
    deciding.dialog.table.select_row(0)
    deciding.press("Delete all the same")
    await sitting.until(lambda: deciding.standings[0] is Standing.READY)
    await deciding.apply(1)
    await sitting.until(lambda: first.id not in project.uploads[first.upload_id].tracks)
    assert deletes(server) == 3


async def test_what_was_gone_already_stays_so_when_the_others_are_looked_at_again(
    sitting: Any, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(6)
    gone = deciding.review.queue.items[0].track
    project.remove_track(gone.upload_id, gone.id)
    project.remove_video(three[2].id)
    await deciding.open()
    seen = [Standing.IN_CONFLICT, *[Standing.READY] * 3, *[Standing.IN_CONFLICT] * 2]
    assert deciding.standings == seen
    deciding.press("Apply 3 deletions")
    await sitting.until(sitting.question)
    assert deciding.standings == seen
    assert "Apply 3 deletions" in sitting.buttons(deciding.dialog)
    await sitting.answer("Cancel")
    await sitting.until(deciding.is_idle)
    assert deciding.standings == seen
    assert "3 tracks can be deleted" in deciding.words


async def test_a_track_that_was_not_looked_at_yet_says_so_and_is_before_it_goes(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(2)
    gone = deciding.review.queue.items[0].track
    project.remove_track(gone.upload_id, gone.id)
    project.hang_next(method="GET")
    sitting.session.applying.open(deciding.review)
    await sitting.until(lambda: "Looking at the videos" in deciding.words)
    model = deciding.dialog.model
    assert [model.text(row, 5) for row in range(2)] == ["Not looked at yet"] * 2
    assert [model.dot(row, 5) for row in range(2)] == ["muted"] * 2
    assert len(model.ticked(Standing.READY)) == 2
    deciding.dialog.reject()
    await deciding.open()
    assert [deciding.dialog.model.text(row, 5) for row in range(2)] == [
        "Gone already",
        "Can be deleted",
    ]


async def test_changed_subtitles_are_noticed_by_what_was_on_screen(
    sitting: Any, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    item = deciding.review.queue.items[0]
    snapshot = ReviewSnapshot(item.track, text_sha256="0" * 64)
    await deciding.review.decide(item, Verdict.DELETE, snapshot)
    await deciding.open()
    assert deciding.standings == [Standing.IN_CONFLICT]
    assert "Its subtitles are others than those that were decided on." in deciding.words
    assert not sitting.has_button("Delete all the same", deciding.dialog)


async def test_without_a_network_nothing_is_deleted_and_nothing_lost(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(2)
    project.drop_next(times=50)
    await deciding.open()
    assert deciding.standings == [Standing.NOT_READ] * 2
    assert "The decisions are kept" in deciding.words
    assert deletes(server) == 0
    project.surprises.clear()
    deciding.press("Dry run")
    await sitting.until(lambda: deciding.standings == [Standing.READY] * 2)
    await sitting.until(deciding.is_idle)
    assert "2 tracks would be deleted" in deciding.words  # and nothing of the trouble before
    project.remove_video(three[0].id)
    deciding.press("Dry run")
    await sitting.until(lambda: "2 gone already" in deciding.words)


async def test_a_journal_that_is_no_good_deletes_nothing_and_says_so(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(2)
    await deciding.open()
    journal = sitting.kept.folder.root / "journal.sqlite"
    journal.rename(journal.with_name("elsewhere.sqlite"))
    deciding.button("stagedApply").click()
    await sitting.until(deciding.is_idle)
    await sitting.until(lambda: "journal" in deciding.words.lower())
    assert deletes(server) == 0


async def test_a_look_that_hangs_keeps_nobody_from_taking_a_decision_back(
    sitting: Any, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(2)
    project.hang_next(method="GET")
    sitting.session.applying.open(deciding.review)
    await sitting.until(lambda: "Looking at the videos" in deciding.words)
    deciding.dialog.table.select_row(0)
    deciding.press("Take back")
    await sitting.until(lambda: len(deciding.standings) == 1)
    assert "Looking at the videos" not in deciding.words
    await sitting.until(deciding.is_idle)


async def test_what_was_sent_before_a_kill_is_not_sent_again(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    context = sitting.session.context
    applying = sitting.session.connection.applying(
        deciding.review, sitting.session.whole.inventory, context.stores, context.planner
    )
    rows = await applying.rows(StagingRules())
    planned = applying.plan(rows, new_id())
    await applying.note(planned)  # and then the program is killed three times, each a bit later
    (_, dropped), (_, sent), (_, unwritten) = planned
    await sitting.kept.ledger.put(replace(dropped, stage=Stage.DROPPED))
    await sitting.kept.ledger.put(replace(sent, stage=Stage.SENT))
    rows = await applying.rows(StagingRules())
    assert [row.standing for row in rows] == [
        Standing.READY,
        Standing.UNDER_WAY,
        Standing.READY,
    ]
    assert [entry.track.id for _, entry in applying.plan(rows, new_id())] == [
        dropped.track.id,
        unwritten.track.id,
    ]


async def test_a_deletion_waits_for_somebody_else_and_goes_with_their_word(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    await deciding.open()
    assert deciding.standings == [Standing.WAITING] * 3
    assert not deciding.button("stagedApply").isEnabled()
    released, refused, forged = (
        Approval(new_id(), one.item, BEN, one.at, one.id, True)
        for about in deciding.review.state.items.values()
        for one in about.decisions
    )
    words = [released, replace(refused, released=False), replace(forged, is_altered=True)]
    await deciding.review.take(deciding.review.queue, words)
    await sitting.until(
        lambda: deciding.standings == [Standing.READY, Standing.REFUSED, Standing.WAITING]
    )
    await deciding.apply(1)
    await sitting.until(lambda: "1 track deleted" in strip(sitting))
    assert deletes(server) == 1
    (entry,) = await sitting.kept.ledger.run(lambda journal: journal.recently_deleted())
    assert entry.consent is not None
    assert (entry.consent.by, entry.consent.at) == ("Ben", released.at)


async def test_who_approves_ticks_what_others_decided_and_hands_it_back(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    own = [one for about in deciding.review.state.items.values() for one in about.decisions]
    others = await Deciding.of(sitting, three)
    await others.review.take(
        others.review.queue, [replace(one, id=new_id(), by=BEN) for one in own]
    )
    await others.open()
    assert others.standings == [Standing.TO_APPROVE] * 3
    dialog = others.dialog
    assert dialog.model.ticked(Standing.TO_APPROVE) == []
    assert "Tick deletions of others first." in others.button("stagedRelease").toolTip()
    dialog.model.tick([0, 1], True)
    others.press("Approve")
    await sitting.until(lambda: others.standings.count(Standing.READY) == 2)
    assert "2 deletions approved." in others.words
    assert "Apply 2 deletions" in sitting.buttons(dialog)
    assert others.button("stagedApply").isEnabled()
    assert len(dialog.model.ticked(Standing.READY)) == 2
    dialog.model.tick_all(True)
    others.press("Refuse")
    await sitting.until(lambda: others.standings[-1] is Standing.REFUSED)
    # Nothing waits any more, so what can be done now is listed.
    assert dialog.model.count() == 3
    assert "Apply 2 deletions" in sitting.buttons(dialog)
    assert deletes(server) == 0


async def test_others_can_be_approved_also_where_that_is_not_required_here(
    sitting: Any, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(1)
    (own,) = (one for about in deciding.review.state.items.values() for one in about.decisions)
    item = deciding.review.queue.items[1]
    snapshot = ReviewSnapshot(item.track)
    ben = replace(own, id=new_id(), item=item.key, by=BEN, snapshot=snapshot)
    await deciding.review.take(deciding.review.queue, [ben])
    await deciding.open()
    assert deciding.standings == [Standing.READY] * 2
    deciding.press("Approve")
    await sitting.until(lambda: deciding.review.state.of(item).is_released)
    assert deciding.review.state.of(deciding.review.queue.items[0]).approvals == ()
    await sitting.until(lambda: not deciding.button("stagedRelease").isVisible())


async def test_a_track_that_was_gone_when_it_was_to_go_is_not_called_deleted(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(2)
    await deciding.open()
    deciding.button("stagedApply").click()
    await sitting.until(lambda: sitting.question() is not None)
    gone = deciding.review.queue.items[0].track
    project.remove_track(gone.upload_id, gone.id)
    sitting.press("Delete 2 tracks", sitting.question())
    await sitting.until(lambda: deletes(server) == 1 and not sitting.session.operations.running())
    await deciding.open()
    assert deciding.standings == [Standing.DONE, Standing.DONE]
    model, state = deciding.dialog.model, StagedColumn.STATE
    assert [model.text(row, state) for row in range(2)] == ["Gone already", "Deleted"]
    deciding.dialog.table.select_row(0)
    assert "Somebody deleted this track meanwhile." in deciding.words
    assert "Deleted on" not in deciding.words


async def test_a_decision_is_carried_out_at_once_and_undone_with_it(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    deciding = await Deciding.of(sitting, three)
    applying = sitting.session.applying
    item = deciding.review.queue.items[0]
    await deciding.decide(1)
    decision = deciding.review.state.of(item).decision
    assert decision is not None
    applying.note_decided(deciding.review, item, decision)
    await sitting.until(lambda: item.track.id not in project.uploads["bulk000"].tracks)
    await sitting.until(lambda: not sitting.session.operations.running())
    assert deletes(server) == 1
    assert await applying.take_back(deciding.review, decision)
    await sitting.until(lambda: len(there(project, three)) == 6)
    assert deletes(server) == 1
    await sitting.until(lambda: not sitting.session.operations.running())
    await deciding.review.withdraw(decision)
    await deciding.decide(1)  # and yes, it shall go
    again = deciding.review.state.of(item).decision
    applying.note_decided(deciding.review, item, again)
    await sitting.until(lambda: len(there(project, three)) == 5)
    assert deletes(server) == 2


async def test_what_waits_for_approval_is_said_to_who_deletes_at_once(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    sitting.session.connection.second_approval = True
    sitting.session.header.set_second_approval(True)
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(1)
    item = deciding.review.queue.items[0]
    decision = deciding.review.state.of(item).decision
    sitting.session.applying.note_decided(deciding.review, item, decision)
    bar = sitting.window.workspace.notification
    await sitting.until(lambda: "waits among the decisions" in sitting.texts(bar))
    assert "Another person has to approve this deletion" in sitting.texts(bar)
    assert deletes(server) == 0


async def test_what_cannot_be_restored_is_never_deleted_without_a_question(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    project.uploads["bulk000"].tracks["bulk000it"].status = "errored"
    track = replace(three[0].tracks[0], status="errored")
    deciding = await Deciding.of(sitting, [replace(three[0], tracks=(track,))])
    await deciding.decide(1)
    item = deciding.review.queue.items[0]
    decision = deciding.review.state.of(item).decision
    sitting.session.applying.note_decided(deciding.review, item, decision)
    bar = sitting.window.workspace.notification
    await sitting.until(lambda: "can’t be restored once it’s deleted" in sitting.texts(bar))
    assert deletes(server) == 0
    assert deciding.review.state.of(item).applications == ()
    await deciding.open()
    await deciding.apply(1)
    await sitting.until(lambda: deletes(server) == 1)


async def test_a_track_that_changed_is_not_deleted_at_once(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    deciding = await Deciding.of(sitting, three)
    item = deciding.review.queue.items[0]
    project.uploads["bulk000"].tracks[item.track.id].name = "Anders"
    await deciding.decide(1)
    decision = deciding.review.state.of(item).decision
    sitting.session.applying.note_decided(deciding.review, item, decision)
    bar = sitting.window.workspace.notification
    await sitting.until(lambda: "was not deleted: Changed since" in sitting.texts(bar))
    assert deletes(server) == 0


async def test_no_changed_text_is_deleted_however_many_tracks_were_decided_on(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    videos = fill(project, 60, tracks=4)
    await sitting.begin()
    deciding = await Deciding.of(sitting, videos)
    review = deciding.review
    for item in review.queue.items:
        snapshot = ReviewSnapshot(item.track, text_sha256=sha256(VTT).hexdigest())
        await review.decide(item, Verdict.DELETE, snapshot)
    first, *_, last = (item.track for item in review.queue.items)
    await deciding.open()
    for one in (first, last):
        project.uploads[one.upload_id].tracks[one.id].vtt = CHANGED
    deciding.press("Dry run")
    await sitting.until(lambda: "Dry run: 239 tracks would be deleted" in deciding.words)
    assert "Subtitles compared with those decided on: 199." in deciding.words
    assert "The subtitles of 40 tracks are compared as each is deleted" in deciding.words
    typed = deciding.dialog.findChild(QLineEdit)
    assert typed is not None
    typed.setText("239")
    await deciding.apply(239)
    await sitting.until(lambda: "238 tracks deleted · 1 failed" in strip(sitting))
    assert deletes(server) == 238
    left = {one for video in videos for one in project.uploads[video.id].tracks}
    assert left == {first.id, last.id}
    await deciding.open()
    conflicts = [
        row.item.track.id
        for row in deciding.dialog.model.all_rows()
        if row.standing is Standing.IN_CONFLICT
    ]
    assert conflicts == [first.id, last.id]


async def test_what_was_decided_undone_and_changed_since_is_not_deleted_again(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    for item in deciding.review.queue.items:
        snapshot = ReviewSnapshot(item.track, text_sha256=sha256(VTT).hexdigest())
        await deciding.review.decide(item, Verdict.DELETE, snapshot)
    await deciding.open()
    await deciding.apply(6)
    await sitting.until(lambda: "6 tracks deleted" in strip(sitting))
    sitting.press("Undo", sitting.window.workspace.bulk)
    await sitting.until(lambda: "6 tracks restored" in strip(sitting))
    await deciding.open()
    assert deciding.standings == [Standing.UNDONE] * 6
    assert "Show it in the review to decide on it again." in deciding.words
    deciding.dialog.reject()
    changed = next(iter(project.uploads["bulk000"].tracks.values()))
    changed.vtt = CHANGED
    sitting.press("Delete again", sitting.window.workspace.bulk)
    await sitting.until(lambda: "5 tracks deleted · 1 failed" in strip(sitting))
    assert list(project.uploads["bulk000"].tracks) == [changed.id]
    assert deletes(server) == 11


async def test_a_refused_text_is_read_anew_in_the_review_and_goes_when_decided_on_again(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    deciding = await Deciding.of(sitting, three)
    review, page = deciding.review, sitting.window.workspace.review_page
    sitting.session.reviewing.go_on(review.queue.id)
    await sitting.until(lambda: page.isVisible() and "Hello" in cues_of(page))
    item = review.queue.items[0]
    served = project.uploads[item.track.upload_id].tracks[item.track.id]
    served.vtt = CHANGED
    QTest.keyClick(page, Qt.Key.Key_D)
    operations, upload_id = sitting.session.operations, item.track.upload_id
    await sitting.until(lambda: any(not one.is_running for one in operations.of_video(upload_id)))
    assert (deletes(server), served.id in project.uploads[upload_id].tracks) == (0, True)
    await deciding.open()
    assert deciding.standings == [Standing.IN_CONFLICT]
    deciding.dialog.table.select_row(0)
    deciding.press("Show in the review")
    await sitting.until(lambda: "Quite another" in cues_of(page))
    QTest.keyClick(page, Qt.Key.Key_D)
    await sitting.until(lambda: deletes(server) == 1)
    await sitting.until(lambda: served.id not in project.uploads[item.track.upload_id].tracks)


async def test_two_who_saw_different_texts_have_not_agreed(
    sitting: Any, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    item = deciding.review.queue.items[0]
    seen = ReviewSnapshot(item.track, text_sha256=sha256(VTT).hexdigest())
    own = await deciding.review.decide(item, Verdict.DELETE, seen)
    other = replace(seen, text_sha256=sha256(CHANGED).hexdigest())
    later = own.at + timedelta(seconds=1)
    ben = replace(own, id=new_id(), by=BEN, at=later, snapshot=other)
    await deciding.review.take(deciding.review.queue, [ben])
    await deciding.open()
    assert deciding.dialog.model.text(0, 3) == "Delete · You, Delete · Ben"
    assert deciding.standings == [Standing.IN_CONFLICT]


async def test_what_others_refuse_or_keep_while_the_batch_runs_is_not_deleted(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(6)
    await deciding.open()
    project.jobs_never_end = True  # so that of each video the second track waits for the first
    await deciding.apply(6)
    await sitting.until(lambda: deletes(server) == 3)
    # A colleague's file comes that minute: one is refused, and one is kept.
    waiting = [one for one in deciding.review.queue.items if one.track.id.endswith("de")]
    refused, kept, _ = (deciding.review.state.of(one).decision for one in waiting)
    assert refused is not None
    assert kept is not None
    words: list[Record] = [
        Approval(new_id(), refused.item, BEN, refused.at, refused.id, released=False),
        replace(kept, id=new_id(), by=BEN, verdict=Verdict.KEEP),
    ]
    await deciding.review.take(deciding.review.queue, words)
    await sitting.until(lambda: "2 of 6" in strip(sitting) or deletes(server) > 3)
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: "4 tracks deleted · 2 cancelled" in strip(sitting))
    assert deletes(server) == 4
    left = {one for video in three for one in project.uploads[video.id].tracks}
    assert left == {one.track.id for one in waiting[:2]}


async def test_a_question_that_is_open_as_the_session_ends_deletes_nothing(
    sitting: Any, server: DemoServer, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    await deciding.open()
    deciding.button("stagedApply").click()
    await sitting.until(sitting.question)
    sitting.session.applying.stop()
    await sitting.until(lambda: sitting.question() is None)
    await sitting.until(lambda: not sitting.session.operations.running())
    assert deletes(server) == 0
    assert await sitting.kept.ledger.run(lambda journal: journal.history(HistoryQuery())) == []


async def test_an_environment_that_was_promoted_meanwhile_deletes_nothing_in_it(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(3)
    await deciding.open()
    before = there(project, three)
    for one in project.environments.values():
        one.primary = not one.primary
    deciding.button("stagedApply").click()
    await sitting.until(lambda: sitting.question() is not None or deciding.is_idle())
    assert sitting.question() is None
    await sitting.until(lambda: "What couldn’t be checked is not deleted" in deciding.words)
    assert (deletes(server), there(project, three)) == (0, before)


async def test_what_another_computer_deletes_meanwhile_is_not_deleted_twice(
    sitting: Any, server: DemoServer, project: DemoProject, three: list[Video]
) -> None:
    await sitting.begin()
    deciding = await Deciding.of(sitting, three)
    await deciding.decide(6)
    await deciding.open()
    project.jobs_never_end = True
    await deciding.apply(6)
    await sitting.until(lambda: deletes(server) == 3)
    for one in (item.track for item in deciding.review.queue.items[1::2]):
        project.remove_track(one.upload_id, one.id)  # by the same review, on another computer
    project.jobs_never_end = False
    for job in list(project.jobs):
        project.end_job(job)
    await sitting.until(lambda: "6 tracks deleted" in strip(sitting))
    assert len(project.jobs) == 3, "a job for each track that this computer deleted, and no more"
    assert there(project, three) == set()
    await deciding.open()
    assert deciding.standings == [Standing.DONE] * 6
