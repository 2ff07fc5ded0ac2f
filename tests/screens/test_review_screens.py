"""Opens the review in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QPushButton

from tests.screens.conftest import text_of_size
from tests.screens.geometry import (
    check_buttons,
    check_headers,
    check_labels,
    resize,
    settle,
    shown,
)
from tests.screens.test_playing_screens import still
from tests.screens.test_sound_screens import LATE, talk
from tests.screens.test_text_screens import ARABIC, read
from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.quality.findings import FindingCode, found, ordered
from trackman.domain.review.queue import Reviewer
from trackman.domain.review.records import Decision, Note, ReviewSnapshot, Verdict
from trackman.domain.review.state import ReviewItemState
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import Salvage
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.player.picture import LEAST_PICTURE
from trackman.ui.review.key_button import KeyButton
from trackman.ui.review.wording import ReviewWording
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.speech.review_sound import ReviewSound
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.record_links import RecordLink
from trackman.ui.wording.tracks import TrackWording

NOW = datetime.now(UTC)
ANNA, BORIS = Reviewer("a", "Anna Lindqvist"), Reviewer("b", "Boris")
ENGLISH = (
    "Welcome to the summer collection.",
    "This year we thought everything\nanew: fabrics, colours, cuts.",
    "And one can see that.",
    "- When will it be in shops?\n- In June.",
)
FINDINGS = ordered(
    (
        found(FindingCode.WRONG_LANGUAGE, declared="it", detected="de", percent=97),
        found(FindingCode.TOO_FAST, 2, speed=27.4, limit=20),
        found(FindingCode.LONG_LINE, 6, length=141, limit=42),
        found(FindingCode.UNSAFE_TAG, 7, tag="<b>"),
        found(FindingCode.OVERLAP, 9, 10, length=400),
        found(FindingCode.PLACEHOLDER, 5, text="[Musik]"),
    )
)
IMPACT = DeletionImpact(
    "Last subtitles of this video in Italian · Used by 3 records",
    True,
    ("This video will have no subtitles left in: Italian.", "The video is used by 3 records."),
    records=(RecordLink("Summer campaign", "https://example.org"), RecordLink("Home", None)),
)
LINES_DONE = ("14 Jun 2026, 10:12 · Replaced · Italiano · Anna", "2 Mar 2026, 09:30 · Added")


def decision(by, verdict, track, reason="", at=NOW - timedelta(minutes=3)):
    snapshot = ReviewSnapshot(track)
    return Decision(f"{by.id}{verdict}", "key", by, at, verdict, snapshot, reason)


def on_screen(window, video, number=2, position=11, state=ReviewItemState()):  # noqa: B008 - never changed
    """Bring the page on screen with one of the tracks, as its controller does."""
    page, track, words = window.workspace.review_page, video.tracks[number], ReviewWording()
    page.head.show_queue("Italian subtitles with findings")
    page.head.show_place(position, 80)
    page.head.show_left(69, 80, 69 * 8, 8)
    tracks = TrackWording()
    language = f"{tracks.language(track)} · {track.language_code} · {video.upload.filename}"
    page.track.show_track(track.name, language)
    page.track.show_verdict(*words.badge(state), words.decided(state, ANNA.id))
    page.track.show_note(words.notes(state, ANNA.id))
    page.playing.show_video(video.upload.filename, 192_000)
    page.playing.show_poster(still())
    page.show_impact(DeletionImpact("No record uses this video"))
    page.keys_bar.refuse("undo", None)
    window.workspace.show_review()
    return page


def judging(window, video):
    page = on_screen(window, video)
    page.show_impact(IMPACT)
    page.show_history("Replaced 5 months ago · 2 saved versions", LINES_DONE)
    page.show_text(read(), "it", FINDINGS)
    page.take_keyboard()
    page.do("review-finding")
    page.do("review-finding")
    return page


def nothing_noticed(window, video):
    page = on_screen(window, video, 1)
    page.show_text(read(), "fr", ())
    page.take_keyboard()


def details_unfolded(window, video):
    judging(window, video).track.toggle_details()


def two_languages(window, video):
    page = judging(window, video)
    page.show_beside("English · English (United States)", read(ENGLISH), "en-US")


def from_right_to_left(window, video):
    page = on_screen(window, video, 4)
    page.show_text(read(ARABIC), "ar", FINDINGS[1:3])
    page.take_keyboard()


def with_the_sound(window, video):
    page = judging(window, video)
    view, (marks, cues) = ReviewSound(), talk()
    page.take_marks(view)
    view.show_marks(marks, cues)
    view.strip.show_position(12_000)
    view.show_fit(LATE)


def with_a_sound_unheard(window, video):
    judging(window, video).take_marks(ReviewSound())


def noting(window, video):
    judging(window, video).entry.open_note("Timing is right, the words are not")


def giving_a_reason(window, video):
    page = judging(window, video)
    page.reason.set_choices(("wrong language", "duplicate"))
    page.open_reason()


def decided_before(window, video):
    track = video.tracks[2]
    state = ReviewItemState(
        (decision(BORIS, Verdict.DELETE, track, "machine translation nobody asked for"),),
        (Note("1", "key", BORIS, NOW, "See the complaint of last week"),),
    )
    page = on_screen(window, video, state=state)
    page.show_text(read(), "it", FINDINGS)
    page.take_keyboard()


def in_conflict(window, video):
    track = video.tracks[2]
    decisions = (decision(ANNA, Verdict.KEEP, track), decision(BORIS, Verdict.DELETE, track))
    page = on_screen(window, video, state=ReviewItemState(decisions))
    page.show_text(read(), "it", FINDINGS)
    page.take_keyboard()


def loading(window, video):
    page = on_screen(window, video)
    page.show_loading()
    page.take_keyboard()


def offline(window, video):
    page = on_screen(window, video)
    failure = BackupError(BackupFault.UNREACHABLE, "no route to host")
    seen = NOW - timedelta(days=3)
    page.show_text(replace(read(), failure=failure, fresh=False, at=seen), "it", FINDINGS)
    page.take_keyboard()


def offline_without_text(window, video):
    page = on_screen(window, video)
    failure = BackupError(BackupFault.UNREACHABLE, "no route to host")
    page.show_text(ReadText(Salvage(()), SearchedTexts(()), b"", None, failure), "it", None)
    page.take_keyboard()


def unreadable(window, video):
    page = on_screen(window, video)
    page.show_text(ReadText.of(b"WEBVTT\n\nno times at all\nnowhere", NOW), "it", ())
    page.take_keyboard()


def sound(window, video):
    page = on_screen(window, video, 8)
    words = "Play the video with this sound to judge it."
    page.show_message("audio", "faint", "Audio track", words, "Play this sound")
    page.take_keyboard()


def gone(window, video):
    page = on_screen(window, video)
    page.keys_bar.refuse("fix", "The track isn’t in the video any more.")
    words = "It was deleted or replaced after the queue was made. Press Keep to go on."
    page.show_message("warning", "warning", "This track isn’t in the video any more", words)
    page.take_keyboard()


def all_decided(window, video):
    page = on_screen(window, video)
    page.head.show_place(None, 80)
    page.head.show_left(5, 80, 40, 8)
    buttons = [
        ("review-overview", "Look over 12 deletions…"),
        ("review-skipped", "Go through 5 skipped tracks"),
        ("review-leave", "Back to the videos"),
    ]
    page.done.show_end("All tracks have been looked at", "60 kept, 12 deletions.", buttons)
    page.show_done_page()


def empty(window, video):
    page = on_screen(window, video)
    page.head.show_place(None, 0)
    page.head.show_left(0, 0, None, None)
    page.done.show_end(
        "There are no tracks in this queue",
        "Choose tracks among all tracks, by a rule or by a search, to review them.",
        [("review-leave", "Back to the videos")],
        picture="info",
        tone="faint",
    )
    page.show_done_page()


def away(window, video):
    judging(window, video)
    window.workspace.leave_review()
    window.workspace.show_review_strip("Fixing “Italiano”. The review goes on at 12 of 80.")


STATES = [
    *(judging, nothing_noticed, details_unfolded, two_languages, from_right_to_left),
    *(
        with_the_sound,
        with_a_sound_unheard,
        noting,
        giving_a_reason,
        decided_before,
        in_conflict,
        loading,
        offline,
    ),
    *(offline_without_text, unreadable, sound, gone, all_decided, empty, away),
]
SIZES = [(1024, 640), (1280, 800), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    resize(window, size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    state(window, launch)
    settle()
    save_picture(f"review-{state.__name__}-{scheme}-{size[0]}.png", window.grab)
    check_labels(window)
    check_buttons(window)
    check_headers(window)
    page = window.workspace.review_page
    if page.text.is_shown and page.isVisible() and scheme in ("light", "dark"):
        assert page.text.height() >= window.height() * 0.5 or state is details_unfolded


LARGE = {"150 %": 15.0, "as large as the screen has room for": 16.6}
"""Points of letters; at 200 % a screen of 1280 by 800 has room for the second."""
LOW = [("usual", (1024, 640)), *((name, (1280, 760)) for name in LARGE)]


@pytest.fixture(params=LOW, ids=lambda case: case[0])
def low(request, qapp, qtbot):
    """Return a window with little height for its letters, with a review on screen."""
    letters, size = request.param
    with text_of_size(qapp, LARGE[letters]) if letters in LARGE else nullcontext():
        window = MainWindow()
        qtbot.addWidget(window)
        window.header.show_project("Northwind Stories", "Track moderation")
        window.header.show_environment("main", "primary", None)
        window.resize(*size)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield window


def focused():
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget


def has_room(page):
    """Check that text and video have their room, and that nothing of the player is left out."""
    window, player = page.window(), page.playing
    assert page.text.height() >= window.height() * 0.5
    assert player.isVisible()
    screen = player.shown_screen
    assert screen.picture.height() >= LEAST_PICTURE
    inside = QRect(screen.mapTo(player, QPoint(0, 0)), screen.size())
    assert player.rect().contains(inside)
    over = screen.findChild(QPushButton, "playVideo")
    assert over.width() * over.height() < screen.picture.width() * screen.picture.height() / 4
    for button in shown(player, QAbstractButton):
        place = QRect(button.mapTo(player, QPoint(0, 0)), button.size())
        assert player.rect().contains(place), button.objectName()


@pytest.mark.parametrize("state", [judging, nothing_noticed, with_a_sound_unheard])
def test_text_and_video_have_their_room_in_a_low_window(low, launch, state):
    state(low, launch)
    settle()
    page = low.workspace.review_page
    has_room(page)
    check_labels(page)
    check_buttons(low)
    badge = page.head.findChild(QFrame, "reviewEnvironment")
    assert badge.isVisible(), "the bar that names the environment is not on screen"
    assert not low.header.isVisible()


@pytest.mark.parametrize("state", [noting, giving_a_reason])
def test_the_video_stays_while_a_note_or_a_reason_is_typed(low, launch, state):
    page = judging(low, launch)
    settle()
    before = page.playing.geometry(), page.text.height()
    state(low, launch)
    settle()
    has_room(page)
    assert page.playing.geometry() == before[0], "nothing moves"
    assert abs(page.text.height() - before[1]) <= scaled(8)
    page.close_entry()
    settle()
    assert page.keys_bar.isVisible()
    assert page.text.height() == before[1]


def test_what_plays_has_the_side_for_itself_where_there_is_no_room_for_both(low, launch):
    low.setMinimumSize(10, 10)
    low.resize(*(round(scaled(side) / 2) for side in (1280, 760)))  # a screen at 200 %
    page = with_a_sound_unheard(low, launch) or low.workspace.review_page
    page.findings.setFocus()
    settle()
    assert page.playing.isHidden()
    assert page.findings.isVisible()
    screen = page.playing.open_screen()
    settle()
    assert screen.isVisible()
    assert screen.picture.height() >= 32
    for button in shown(page.playing, QAbstractButton):
        place = QRect(button.mapTo(page.playing, QPoint(0, 0)), button.size())
        assert page.playing.rect().contains(place), button.objectName()
        assert low.rect().contains(QRect(button.mapTo(low, QPoint(0, 0)), button.size()))
    assert page.text.table.hasFocus()
    page.playing.close_screen()
    settle()
    assert page.findings.isVisible()
    assert page.playing.isHidden()


def test_play_folds_details_that_have_taken_the_place_of_the_video(low, launch):
    page = judging(low, launch)
    page.track.toggle_details()
    settle()
    if page.playing.isVisible():
        return
    page.do("review-play")
    settle()
    has_room(page)


def test_the_bar_at_the_top_comes_when_a_link_is_to_be_opened_and_goes_again(low, launch):
    page = judging(low, launch)
    low.header.field.focus()
    settle()
    assert low.header.isVisible()
    assert low.header.field.edit.hasFocus()
    page.take_keyboard()
    settle()
    assert not low.header.isVisible()
    low.workspace.leave_review()
    assert low.header.isVisible()


def is_short(button):
    return button.sizeHint().width() == button.width_of(short=True)


def test_all_decisions_have_words_or_none(low, launch):
    judging(low, launch)
    bar = low.workspace.review_page.keys_bar
    for width in range(low.width(), 300, -7):
        bar.resize(width, bar.height())
        settle()
        names = ("keep", "delete", "fix", "skip")
        buttons = [bar.findChild(QPushButton, f"review-{name}-button") for name in names]
        assert len({is_short(one) for one in buttons}) == 1
        helpers = [one for one in bar.findChildren(KeyButton) if one not in buttons]
        assert not is_short(buttons[0]) or all(map(is_short, helpers))
        needed = sum(one.width_of(short=False) - one.width_of(short=True) for one in buttons)
        spare = sum(one.width() for one in helpers if not one.isHidden()) - 3 * 60
        assert not is_short(buttons[0]) or spare < needed, "helpers have room, decisions no words"
        left_out = [one.objectName() for one in bar.findChildren(KeyButton) if one.isHidden()]
        menu = bar.more.make_menu()
        offered = {action.objectName() for action in menu.actions()}
        menu.deleteLater()
        assert offered >= {name.removesuffix("-button") for name in left_out}


def test_tab_goes_through_a_review_as_it_stands_on_the_screen(window, launch, qtbot, scheme):
    if scheme != "light":
        pytest.skip("the order is one for all looks")
    resize(window, (1280, 800))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with_a_sound_unheard(window, launch)
    settle()
    page = window.workspace.review_page
    page.take_keyboard()
    seen = []
    for _ in range(60):
        seen.append(focused().objectName())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if page.text.table.hasFocus():
            break
    wanted = ["reviewCues", "playScreen", "reviewCheckSound", "reviewCheckQueue"]
    wanted += ["reviewFindings", "review-keep-button", "review-delete-button", "reviewMore"]
    assert [name for name in seen if name in wanted] == wanted


def test_where_nothing_was_noticed_tab_does_not_stop_at_an_empty_list(low, launch):
    nothing_noticed(low, launch)
    page = low.workspace.review_page
    page.playing.show_nothing()
    settle()
    QTest.keyClick(page.text.table, Qt.Key.Key_Tab)
    assert focused().objectName() == "review-keep-button"


def test_a_list_of_findings_that_goes_leaves_the_keyboard_to_the_text(low, launch):
    page = judging(low, launch)
    page.findings.setFocus()
    page.show_text(read(), "it", ())
    settle()
    assert page.text.table.hasFocus()


def test_a_picture_that_has_the_keyboard_has_a_ring(low, launch):
    page = judging(low, launch)
    settle()
    screen = page.playing.shown_screen
    without = screen.picture.grab().toImage()
    page.go_to_part(1)
    assert screen.hasFocus()
    with_ring = screen.picture.grab().toImage()
    corner = QColor(current_look().accent).name()
    assert with_ring.pixelColor(0, 0).name() == corner != without.pixelColor(0, 0).name()
    page.take_keyboard()
    assert screen.picture.grab().toImage() == without
