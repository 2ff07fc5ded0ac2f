"""Opens the review in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.screens.geometry import check_buttons, check_headers, check_labels, resize, settle
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
from trackman.ui.review.wording import ReviewWording
from trackman.ui.speech.review_sound import ReviewSound
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
