"""A review: a queue is judged track by track, on the page, with the keys."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.ui.session.test_applying import Deciding
from tests.ui.session.test_review_queues import bobs
from trackman.demo.errors import Refusal
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.journal import Act, Stage, now, planned_replacement
from trackman.domain.review.queue import QueueItem, Reviewer
from trackman.domain.review.records import Decision, ReviewSnapshot, Verdict
from trackman.domain.review.staging import Standing
from trackman.domain.settings import Settings
from trackman.domain.tracks import TrackDraft
from trackman.services.executors import Executors
from trackman.store.preferences.settings import save_settings
from trackman.ui.editor.editor_pane import EditorPane
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.text.cues_model import CuesColumn

VIDEO, OTHER_VIDEO = "q0VNpiNQSkG6z0lif_O1zg", "2GQOfIBhRaqI-igfKWYshA"
BEFORE = "[Waves breaking on a beach]"
"""First cue of the demo's English subtitles."""
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def place(sitting: Any) -> str:
    return str(sitting.window.workspace.review_page.head.place)


def name(sitting: Any) -> str:
    label = sitting.window.workspace.review_page.findChild(QLabel, "reviewTrackName")
    return str(label.text())


def press(sitting: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget() or sitting.window
    QTest.keyClick(target, key, modifier)


def verdicts(sitting: Any) -> list[Verdict | None]:
    review = sitting.session.reviewing.review
    return [review.state.of(item).verdict for item in review.queue.items]


def last(sitting: Any) -> Decision:
    decision = sitting.session.reviewing.review.last_own
    assert decision is not None
    return decision


async def settled(sitting: Any) -> None:
    """Wait until the text on screen is there and nothing is being written."""
    reviewing = sitting.session.reviewing
    page = sitting.window.workspace.review_page

    def is_there() -> bool:
        return not reviewing.is_busy and (page.is_done or reviewing.text_is_there)

    await sitting.until(is_there)


async def do(sitting: Any, key: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, and wait until what it does is done."""
    press(sitting, key, modifier)
    await settled(sitting)


async def begun(sitting: Any, count: int = 4) -> ReviewPage:
    """Begin a review of the first subtitles of the demo's video."""
    await sitting.open()
    video = sitting.session.current.video
    tracks = [one for one in video.tracks if video.can_back_up(one)][:count]
    items = [QueueItem(one, video.upload.filename, video.upload.mux_playback_id) for one in tracks]
    sitting.session.reviewing.begin_with("Italian subtitles", items)
    page = sitting.window.workspace.review_page
    assert isinstance(page, ReviewPage)
    await sitting.until(page.isVisible)
    await settled(sitting)
    assert len(sitting.session.reviewing.review.queue.items) == count
    return page


async def test_one_key_decides_and_the_next_track_is_there(sitting: Any) -> None:
    page = await begun(sitting)
    first = name(sitting)
    assert place(sitting) == "1 of 4"
    assert page.text.table.hasFocus()
    await do(sitting, Qt.Key.Key_K)
    assert place(sitting) == "2 of 4"
    assert name(sitting) != first
    assert page.text.table.hasFocus()
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_S)
    assert verdicts(sitting) == [Verdict.KEEP, Verdict.DELETE, Verdict.SKIP, None]
    assert place(sitting) == "4 of 4"
    assert last(sitting).snapshot.text_sha256 is None or last(sitting).verdict is Verdict.SKIP
    assert last(sitting).seconds is not None


async def test_a_second_key_before_the_next_track_is_seen_decides_nothing(sitting: Any) -> None:
    await begun(sitting)
    press(sitting, Qt.Key.Key_K)
    await do(sitting, Qt.Key.Key_D)
    assert verdicts(sitting) == [Verdict.KEEP, None, None, None]
    assert place(sitting) == "2 of 4"


async def test_nothing_is_decided_before_its_text_is_on_screen(
    sitting: Any, project: DemoProject
) -> None:
    release = threading.Event()
    project.hold_next(release, path_contains=".vtt", times=20)
    await sitting.open()
    video = sitting.session.current.video
    tracks = [one for one in video.tracks if video.can_back_up(one)][:2]
    items = [QueueItem(one, video.upload.filename, video.upload.mux_playback_id) for one in tracks]
    sitting.session.reviewing.begin_with("Slow", items)
    await sitting.until(sitting.window.workspace.review_page.isVisible)
    for key in (Qt.Key.Key_D, Qt.Key.Key_K):
        press(sitting, key)
        said = "Wait until the subtitles are on screen, or skip the track."
        assert said in sitting.texts(sitting.window.workspace.notification)
        sitting.window.workspace.notification.hide()
    assert not sitting.session.reviewing.is_busy
    assert verdicts(sitting) == [None, None]
    release.set()
    await settled(sitting)
    await do(sitting, Qt.Key.Key_D)
    text = project.uploads[VIDEO].tracks[tracks[0].id].vtt or b""
    assert last(sitting).snapshot.text_sha256 == sha256(text).hexdigest()


async def test_undo_takes_back_what_it_began_with_whatever_comes_meanwhile(sitting: Any) -> None:
    await begun(sitting)
    reviewing = sitting.session.reviewing
    review = reviewing.review
    first, second = review.queue.items[:2]
    other = await sitting.session.reviews.add("Other", review.queue.items[1:])
    await do(sitting, Qt.Key.Key_D)
    await review.note_applied(last(sitting), "an entry")

    async def undo_applied(*_: object) -> bool:
        await review.decide(second, Verdict.FIX, ReviewSnapshot(second.track))
        reviewing.go_on(other.id)
        await sitting.until(lambda: reviewing.review is not review)
        return True

    reviewing.undo_applied = undo_applied
    await do(sitting, Qt.Key.Key_U)
    assert [review.state.of(one).verdict for one in (first, second)] == [None, Verdict.FIX]
    assert place(sitting) == "1 of 3"
    assert "Decision taken back." not in sitting.texts(sitting.window.workspace.notification)


async def test_undo_takes_the_last_decision_back_and_goes_to_it(sitting: Any) -> None:
    await begun(sitting)
    first = name(sitting)
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_U)
    assert name(sitting) == first
    assert verdicts(sitting) == [None] * 4
    assert "Decision taken back." in sitting.texts(sitting.window.workspace.notification)


async def test_undo_keeps_the_reason_for_the_next_decision_on_the_track(sitting: Any) -> None:
    page = await begun(sitting)
    press(sitting, Qt.Key.Key_R)
    page.reason.set_text("wrong language")
    press(sitting, Qt.Key.Key_Return)
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_U)
    assert "Reason: wrong language" in sitting.texts(page.track)
    await do(sitting, Qt.Key.Key_D)
    assert last(sitting).reason == "wrong language"


async def test_what_is_decided_stays_and_the_queue_goes_on_where_it_was_left(sitting: Any) -> None:
    page = await begun(sitting)
    await do(sitting, Qt.Key.Key_K)
    await do(sitting, Qt.Key.Key_K)
    third = name(sitting)
    queue = sitting.session.reviewing.review.queue.id
    press(sitting, Qt.Key.Key_Escape)
    await sitting.until(lambda: not page.isVisible())
    sitting.session.reviewing.go_on(queue)
    await sitting.until(page.isVisible)
    await settled(sitting)
    assert (place(sitting), name(sitting)) == ("3 of 4", third)


async def test_the_arrows_go_on_without_a_decision(sitting: Any) -> None:
    await begun(sitting)
    await do(sitting, Qt.Key.Key_Right)
    await do(sitting, Qt.Key.Key_Right)
    assert place(sitting) == "3 of 4"
    await do(sitting, Qt.Key.Key_Left)
    assert place(sitting) == "2 of 4"
    assert verdicts(sitting) == [None] * 4


async def test_letters_that_are_typed_decide_nothing(sitting: Any) -> None:
    page = await begun(sitting)
    press(sitting, Qt.Key.Key_N)
    field: Any = page.findChild(QLineEdit, "reviewNote")
    assert field.hasFocus()
    QTest.keyClicks(field, "kdfsu")
    assert field.text() == "kdfsu"
    await do(sitting, Qt.Key.Key_Return)
    review = sitting.session.reviewing.review
    item = review.queue.items[0]
    await sitting.until(lambda: review.state.of(item).notes)
    assert [one.text for one in review.state.of(item).notes] == ["kdfsu"]
    assert verdicts(sitting) == [None] * 4
    assert page.text.table.hasFocus()
    assert "kdfsu" in sitting.texts(page)


async def test_a_reason_belongs_to_the_decision_that_follows(sitting: Any) -> None:
    page = await begun(sitting)
    press(sitting, Qt.Key.Key_R)
    page.reason.set_text("wrong language")
    press(sitting, Qt.Key.Key_Return)
    assert "Reason: wrong language" in sitting.texts(page.track)
    await do(sitting, Qt.Key.Key_D)
    assert last(sitting).reason == "wrong language"
    assert "Reason" not in sitting.texts(page.track)
    await do(sitting, Qt.Key.Key_D)
    assert last(sitting).reason == ""


async def test_a_reason_is_put_to_no_decision_of_somebody_else(
    sitting: Any, tmp_path: Path
) -> None:
    page = await begun(sitting)
    reviews, review = sitting.session.reviews, sitting.session.reviewing.review
    out, back = (tmp_path / f"{name}.trackman-review" for name in ("out", "back"))
    item = review.queue.items[0]
    await reviews.write_file(review.queue.id, out)
    with closing(Executors()) as executors, closing(bobs(sitting, tmp_path, executors)) as bob:
        await bob.take(await bob.receive(out))
        theirs = await bob.open(review.queue.id)
        decision = await theirs.decide(item, Verdict.DELETE, ReviewSnapshot(item.track))
        await bob.write_file(review.queue.id, back)
    await reviews.take(await reviews.receive(back))
    assert review.state.of(item).decisions == (decision,)
    press(sitting, Qt.Key.Key_R)
    page.reason.set_text("wrong language")
    await do(sitting, Qt.Key.Key_Return)
    assert review.state.of(item).decisions == (decision,)
    assert "Reason: wrong language" in sitting.texts(page.track)
    await do(sitting, Qt.Key.Key_K)
    made = [one for one in review.records if isinstance(one, Decision)]
    assert [(one.by, one.verdict, one.reason) for one in made] == [
        (decision.by, Verdict.DELETE, ""),
        (review.reviewer, Verdict.KEEP, "wrong language"),
    ]


async def test_where_a_reason_is_required_a_deletion_waits_for_it(sitting: Any) -> None:
    page = await begun(sitting)
    require_reasons(sitting)
    sitting.session.reviewing.show_again()
    await settled(sitting)
    press(sitting, Qt.Key.Key_D)
    assert page.entry.is_open
    press(sitting, Qt.Key.Key_Escape)
    assert verdicts(sitting) == [None] * 4
    press(sitting, Qt.Key.Key_D)
    page.reason.set_text("duplicate")
    await do(sitting, Qt.Key.Key_Return)
    assert (last(sitting).verdict, last(sitting).reason) == (Verdict.DELETE, "duplicate")
    assert place(sitting) == "2 of 4"


def require_reasons(sitting: Any) -> None:
    from dataclasses import replace

    from trackman.store.preferences.settings import load_settings, save_settings

    folder = sitting.kept.folder
    save_settings(folder, replace(load_settings(folder), reason_required=True))


async def test_after_the_last_decision_stands_what_comes_next(sitting: Any) -> None:
    page = await begun(sitting, 3)
    for key in (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_S):
        await do(sitting, key)
    assert page.is_done
    words = [one.text() for one in page.done.findChildren(QPushButton) if one.isVisible()]
    assert words == ["Look over 1 deletion…", "Go to 1 skipped track", "Back to the videos"]
    sitting.press("Go to 1 skipped track", page)
    await settled(sitting)
    assert place(sitting) == "3 of 3"
    await do(sitting, Qt.Key.Key_K)
    assert page.is_done
    assert verdicts(sitting) == [Verdict.KEEP, Verdict.DELETE, Verdict.KEEP]


async def test_the_arrows_lead_from_the_end_to_the_last_track(sitting: Any) -> None:
    page = await begun(sitting, 3)
    for _ in range(3):
        await do(sitting, Qt.Key.Key_D)
    assert page.is_done
    await do(sitting, Qt.Key.Key_Left)
    assert (page.is_done, place(sitting)) == (False, "3 of 3")


async def test_deletions_that_are_carried_out_are_not_to_be_looked_over_any_more(
    sitting: Any,
) -> None:
    page = await begun(sitting, 2)
    for _ in range(2):
        await do(sitting, Qt.Key.Key_D)
    assert page.done.offers("review-overview")
    review = sitting.session.reviewing.review
    decisions = [review.state.of(item).decision for item in review.queue.items]
    await review.note_applied(decisions[0], "1")
    assert sitting.has_button("Look over 1 deletion…", page)
    await review.note_applied(decisions[1], "2")
    assert not page.done.offers("review-overview")
    assert "2 deletions" in sitting.texts(page)


async def test_a_deletion_that_failed_is_said_to_have_and_offered_again(
    sitting: Any, project: DemoProject
) -> None:
    page = await begun(sitting, 2)
    save_settings(sitting.kept.folder, Settings(apply_decisions_at_once=True))
    project.fail_jobs_with = Refusal(422, "MUX_ERROR")
    await do(sitting, Qt.Key.Key_D)
    await do(sitting, Qt.Key.Key_K)
    review, operations = sitting.session.reviewing.review, sitting.session.operations
    item = review.queue.items[0]
    await sitting.until(lambda: bool(review.state.of(item).applications))
    await sitting.until(lambda: not operations.running())
    await sitting.until(lambda: sitting.has_button("Look over 1 deletion…", page))
    await do(sitting, Qt.Key.Key_Right)
    assert place(sitting) == "1 of 2"
    assert "Not deleted" in sitting.texts(page.track)
    assert "Deletion applied" not in sitting.texts(page.track)
    press(sitting, Qt.Key.Key_R)
    page.reason.set_text("wrong language")
    press(sitting, Qt.Key.Key_Return)
    await sitting.until(lambda: last(sitting).reason == "wrong language")
    assert "carried out already" not in sitting.texts(sitting.window.workspace.notification)


async def test_another_language_stands_beside_this_track_and_the_next(sitting: Any) -> None:
    page = await begun(sitting)
    reviewing = sitting.session.reviewing
    await sitting.until(lambda: reviewing.knows_others)
    await do(sitting, Qt.Key.Key_O)
    assert page.text.has_beside
    assert page.text.beside.model().rowCount() > 0
    press(sitting, Qt.Key.Key_Escape)
    assert not page.text.has_beside


async def fixing(sitting: Any) -> EditorPane:
    """Press F, and wait for the editor."""
    press(sitting, Qt.Key.Key_F)
    await sitting.until(lambda: sitting.session.editing.is_editing)
    pane = sitting.window.work.editor
    assert isinstance(pane, EditorPane)
    await sitting.until(lambda: pane.table.hasFocus())
    return pane


async def test_the_editor_is_one_key_away_and_leads_back_to_the_same_track(sitting: Any) -> None:
    page = await begun(sitting)
    await do(sitting, Qt.Key.Key_K)
    second = name(sitting)
    await fixing(sitting)
    assert not page.isVisible()
    assert "The review goes on at 2 of 4" in sitting.texts(sitting.window.workspace.review_return)
    press(sitting, Qt.Key.Key_Escape)
    await sitting.until(page.isVisible)
    await settled(sitting)
    assert (place(sitting), name(sitting)) == ("2 of 4", second)
    assert page.text.table.hasFocus()
    assert not sitting.window.workspace.review_return.isVisible()
    assert verdicts(sitting) == [Verdict.KEEP, None, None, None]


async def test_a_fix_that_was_not_published_is_said_at_its_track(sitting: Any) -> None:
    page = await begun(sitting)
    said = "Unpublished draft, last changed: "
    assert said not in page.track.history.text()
    pane = await fixing(sitting)
    pane.model.type_text(0, "Half set right")
    press(sitting, Qt.Key.Key_Escape)
    press(sitting, Qt.Key.Key_Escape)
    await sitting.until(page.isVisible)
    await sitting.until(lambda: said in page.track.history.text())
    await do(sitting, Qt.Key.Key_Right)
    assert said not in page.track.history.text()
    await do(sitting, Qt.Key.Key_Left)
    await sitting.until(lambda: said in page.track.history.text())


async def test_a_text_that_is_published_counts_as_fixed(sitting: Any) -> None:
    await begun(sitting)
    await fixed(sitting)
    await sitting.until(lambda: verdicts(sitting)[0] is Verdict.FIX)
    await settled(sitting)
    assert place(sitting) == "2 of 4"
    review = sitting.session.reviewing.review
    state = review.state.of(review.queue.items[0])
    entry = await sitting.kept.records.entry(state.applications[0].entry)
    assert entry.act is Act.REPLACEMENT


async def test_the_next_track_comes_with_the_end_of_the_editor_and_not_of_the_publication(
    sitting: Any, project: DemoProject
) -> None:
    await begun(sitting)
    project.jobs_never_end = True
    await fixed(sitting)
    await sitting.until(lambda: bool(project.jobs))
    await settled(sitting)
    assert place(sitting) == "2 of 4"
    await do(sitting, Qt.Key.Key_Left)
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: verdicts(sitting)[0] is Verdict.FIX)
    await settled(sitting)
    assert place(sitting) == "1 of 4", "a key meant for it would meet another track"


async def test_after_the_last_track_is_fixed_the_end_comes(
    sitting: Any, project: DemoProject
) -> None:
    page = await begun(sitting)
    for _ in range(3):
        await do(sitting, Qt.Key.Key_K)
    project.jobs_never_end = True
    await fixed(sitting)
    await sitting.until(lambda: bool(project.jobs))
    await settled(sitting)
    assert (place(sitting), page.is_done) == ("4 of 4", False)
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: page.is_done)
    assert verdicts(sitting) == [*[Verdict.KEEP] * 3, Verdict.FIX]


async def test_a_note_that_is_typed_while_a_fix_is_published_stays(
    sitting: Any, project: DemoProject
) -> None:
    page = await begun(sitting)
    project.jobs_never_end = True
    await fixed(sitting)
    await sitting.until(lambda: bool(project.jobs))
    await do(sitting, Qt.Key.Key_Left)
    press(sitting, Qt.Key.Key_N)
    note = page.findChild(QLineEdit, "reviewNote")
    assert note is not None
    QTest.keyClicks(note, "Ask Ada")
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    await sitting.until(lambda: verdicts(sitting)[0] is Verdict.FIX)
    await settled(sitting)
    assert place(sitting) == "1 of 4"
    assert note.isVisible()
    press(sitting, Qt.Key.Key_Return)
    await sitting.until(lambda: "Ask Ada" in sitting.texts(page.track))


async def fixed(sitting: Any, words: str = "Set right") -> None:
    """Fix the text of the track on screen, and publish it."""
    page = sitting.window.workspace.review_page
    pane = await fixing(sitting)
    pane.model.type_text(0, words)
    press(sitting, Qt.Key.Key_P, CTRL_SHIFT)
    await sitting.until(lambda: pane.changes.isVisible())
    sitting.press("Publish", pane.changes)
    await sitting.until(page.isVisible)


async def test_who_decides_after_a_fix_decides_on_the_fixed_track(
    sitting: Any, project: DemoProject
) -> None:
    await begun(sitting)
    reviewing = sitting.session.reviewing
    review, tracks = reviewing.review, project.uploads[VIDEO].tracks
    before, item = set(tracks), reviewing.item
    release = threading.Event()
    project.hold_next(release, method="POST")
    await fixed(sitting)
    await settled(sitting)
    await do(sitting, Qt.Key.Key_Left)
    assert reviewing.item is item
    await do(sitting, Qt.Key.Key_D)
    assert verdicts(sitting) == [None] * 4, "nobody has seen the new text as it is there"
    assert "being published" in sitting.texts(sitting.window.workspace.notification)
    release.set()
    await sitting.until(lambda: review.state.of(item).verdict is Verdict.FIX)
    await settled(sitting)
    assert reviewing.item is item
    await do(sitting, Qt.Key.Key_D)
    snapshot = last(sitting).snapshot
    (new,) = set(tracks) - before
    assert (snapshot.track.id, item.track.id in tracks) == (new, False)
    assert snapshot.text_sha256 == sha256(tracks[new].vtt or b"").hexdigest()
    deciding = Deciding(sitting, review)
    await deciding.open()
    assert deciding.standings == [Standing.READY], deciding.words
    deciding.press("Dry run")
    await sitting.until(lambda: "Dry run:" in deciding.words)
    await deciding.apply(1)
    await sitting.until(lambda: set(tracks) == before - {item.track.id})
    await sitting.until(lambda: not sitting.session.operations.running())
    await deciding.open()
    assert deciding.standings == [Standing.DONE]


async def test_a_fixed_track_that_somebody_else_replaced_is_not_deleted(
    sitting: Any, project: DemoProject
) -> None:
    await begun(sitting)
    review, tracks = sitting.session.reviewing.review, project.uploads[VIDEO].tracks
    before = set(tracks)
    await fixed(sitting)
    await sitting.until(lambda: verdicts(sitting)[0] is Verdict.FIX)
    await settled(sitting)
    await do(sitting, Qt.Key.Key_Left)
    await do(sitting, Qt.Key.Key_D)
    (new,) = set(tracks) - before
    theirs = replace(tracks[new], id="theirs")
    project.remove_track(VIDEO, new)
    project.add_track(theirs)
    deciding = Deciding(sitting, review)
    await deciding.open()
    assert deciding.standings == [Standing.IN_CONFLICT]
    assert deciding.dialog.model.text(0, 5) == "Replaced since"
    assert "theirs" in tracks


async def test_what_was_published_as_trackman_was_killed_counts_as_fixed(sitting: Any) -> None:
    page = await begun(sitting)
    session, queue = sitting.session, sitting.session.reviewing.review.queue
    track, video = queue.items[0].track, session.current.video
    place = session.context.planner.place(video)
    entry = planned_replacement(place, track, TrackDraft.of(track), "batch")
    press(sitting, Qt.Key.Key_Escape)
    await sitting.until(lambda: not page.isVisible())
    await sitting.kept.ledger.put(replace(entry, stage=Stage.REPLACED))
    session.reviewing.go_on(queue.id)
    await sitting.until(page.isVisible)
    await settled(sitting)
    assert verdicts(sitting) == [Verdict.FIX, None, None, None]
    state = session.reviewing.review.state.of(queue.items[0])
    assert [one.entry for one in state.applications] == [entry.id]


async def test_who_leaves_the_editor_for_another_video_is_offered_the_way_back(
    sitting: Any,
) -> None:
    page = await begun(sitting)
    await fixing(sitting)
    sitting.session.opening.choose("aP3xInterview")
    strip = sitting.window.workspace.review_return
    await sitting.until(lambda: "The review waits at 1 of 4" in sitting.texts(strip))
    assert not page.isVisible()
    sitting.press("Back to the review", strip)
    await sitting.until(page.isVisible)
    assert place(sitting) == "1 of 4"


async def test_a_track_that_is_gone_is_said_to_be(sitting: Any, project: DemoProject) -> None:
    page = await begun(sitting)
    item = sitting.session.reviewing.item
    del project.uploads[item.track.upload_id].tracks[item.track.id]
    await sitting.until(lambda: "isn’t in the video any more" in sitting.texts(page))
    await do(sitting, Qt.Key.Key_K)
    assert place(sitting) == "2 of 4"


async def test_what_a_deletion_means_counts_those_that_are_decided_before(sitting: Any) -> None:
    page = await begun(sitting, 5)
    reviewing = sitting.session.reviewing
    await sitting.until(lambda: reviewing.knows_others)
    codes = [one.track.language_code for one in reviewing.review.queue.items]
    for _ in codes[1:]:
        await do(sitting, Qt.Key.Key_D)
    await sitting.until(lambda: "Last subtitles of this video" in page.track.impact.text())


async def test_a_saved_version_stands_beside_the_text(sitting: Any) -> None:
    page = await begun(sitting)
    pane = await fixing(sitting)
    pane.model.type_text(0, "Set right")
    press(sitting, Qt.Key.Key_P, CTRL_SHIFT)
    await sitting.until(lambda: pane.changes.isVisible())
    sitting.press("Publish", pane.changes)
    await sitting.until(page.isVisible)
    await sitting.until(lambda: verdicts(sitting)[0] is Verdict.FIX)
    await settled(sitting)
    await do(sitting, Qt.Key.Key_Left)
    await sitting.until(lambda: "saved version" in page.track.history.text())
    press(sitting, Qt.Key.Key_V)
    await sitting.until(lambda: page.text.has_beside)
    first = str(page.text.beside.model().index(0, CuesColumn.TEXT).data())
    press(sitting, Qt.Key.Key_V)

    def second() -> str:
        return str(page.text.beside.model().index(0, CuesColumn.TEXT).data())

    await sitting.until(lambda: second() != first)
    assert {first, second()} == {"Set right", BEFORE}


async def test_one_player_plays_the_videos_of_a_review_and_none_by_itself(sitting: Any) -> None:
    await sitting.open()
    items = []
    for upload_id in (VIDEO, OTHER_VIDEO):
        video = await sitting.session.connection.videos.read(upload_id, None)
        track = next(one for one in video.tracks if video.can_back_up(one))
        items.append(QueueItem(track, video.upload.filename, video.upload.mux_playback_id))
    sitting.session.reviewing.begin_with("Two videos", items)
    page = sitting.window.workspace.review_page
    await sitting.until(page.isVisible)
    await settled(sitting)
    playing = sitting.session.reviewing._playing  # noqa: SLF001
    positions: list[int] = []
    playing.position_changed.connect(positions.append)
    players = []
    for _ in items:
        assert not page.playing.plays
        positions.clear()
        press(sitting, Qt.Key.Key_P)
        assert page.playing.plays
        await sitting.until(lambda: positions and positions[-1] > 100)
        players.append(playing._showing.player)  # noqa: SLF001
        await do(sitting, Qt.Key.Key_K)
    assert players[0] is players[1]
    assert page.is_done


async def test_different_decisions_are_shown_until_one_more_settles_them(sitting: Any) -> None:
    page = await begun(sitting)
    reviewing = sitting.session.reviewing
    await do(sitting, Qt.Key.Key_K)
    item = reviewing.review.queue.items[0]
    boris = Reviewer("b", "Boris")
    other = Decision(
        "1", item.key, boris, now(), Verdict.DELETE, ReviewSnapshot(item.track), "too fast"
    )
    await reviewing.review.take(reviewing.review.queue, [other])
    await do(sitting, Qt.Key.Key_Left)
    assert "Decided differently" in sitting.texts(page.track)
    assert "You: Kept" in sitting.texts(page.track)
    assert "Boris: To be deleted" in sitting.texts(page.track)
    assert verdicts(sitting)[0] is None
    await do(sitting, Qt.Key.Key_D)
    assert verdicts(sitting)[0] is Verdict.DELETE
    assert place(sitting) == "2 of 4"


async def test_without_a_network_what_was_read_before_is_judged(
    sitting: Any, project: DemoProject, server: DemoServer
) -> None:
    page = await begun(sitting)
    reviewing = sitting.session.reviewing
    await sitting.until(lambda: reviewing.knows_others)
    server.stop()
    for _ in range(4):
        assert page.text.is_shown
        await do(sitting, Qt.Key.Key_K)
    assert verdicts(sitting) == [Verdict.KEEP] * 4
    assert page.is_done


async def test_a_review_of_nothing_says_what_to_do(sitting: Any) -> None:
    await sitting.open()
    sitting.session.reviewing.begin_with("Nothing", [])
    await sitting.until(lambda: "no tracks to review" in sitting.texts())
