"""What is known of a video and of a delete, in each state, checked for what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QDialog

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.upload_metadata import Antivirus, UploadMetadata
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.details.info import VideoInfo
from trackman.ui.widgets.question import Question
from trackman.ui.widgets.record_links import RecordLink

LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
HOST = "https://northwind-stories.admin.datocms.com"
NAMES = ("Home", "Summer 2026", "A launch on the beach", "Behind the scenes (draft)", LONG)
RECORDS = tuple(RecordLink(name, f"{HOST}/editor/{name}") for name in NAMES)
GRAVE = DeletionImpact(
    "Last subtitles of this video in German · Project languages left without subtitles: "
    "French, German · Used by 5 records",
    True,
    records=RECORDS,
)
HARMLESS = DeletionImpact("“Italiano 2” in the same language stays · No record uses this video")
ABOUT = UploadMetadata(
    url="https://www.datocms-assets.com/64174/1781428364-summer-launch-2026.mp4",
    format="mp4",
    author="Ada Lindqvist",
    copyright="© 2026 Northwind Stories",
    notes="Final cut, with the music cleared for the web only. " * 3,
    md5="9f86d081884c7d659a2feaa0c55ad015",
    frame_rate=29.97,
    mp4_quality="high",
    smart_tags=("beach", "sea", "people", "sunset"),
    alt=(("en", "People in linen coats walk along a beach"), ("it", "Persone in spiaggia")),
    title=(("en", "Summer 2026"),),
    poster_time=12.5,
    creator_kind="organization",
    antivirus=Antivirus("clean", datetime(2026, 6, 14, 9, 12, 44, tzinfo=UTC)),
)


def facts(video, used="Used by 5 records", records=RECORDS):
    upload = replace(
        video.upload,
        size=184_302_551,
        path="/64174/1781428364-summer-launch-2026.mp4",
        tags=("campaign", "summer"),
        mux_playback_id="JpIjBzjTljXLgCRLlpr6eILUSkqr0sLke8szn9eRdYxF",
        particulars=ABOUT,
    )
    page, stream = f"{HOST}/media/assets/{video.id}", "https://stream.mux.com/JpIjBzjTljXL.m3u8"
    return VideoInfo(upload, page, stream, used, records)


def opened(window, video, told):
    window.library.set_current(video.id)
    window.tracks.show_video(video, {})
    window.work.show_video(told)
    QCoreApplication.processEvents()  # the details are made a turn later


def chosen(window, video, follows):
    window.tracks.select_track(video.tracks[3].id)
    window.work.show_track(video.tracks[3], video.upload.filename, impact=follows)
    window.tracks.table.setFocus()


def video_alone(window, video):
    opened(window, video, facts(video))


def nothing_known_yet(window, video):
    told = VideoInfo(video.upload, None, None, "Checking which records use it…")
    opened(window, video, told)


def grave(window, video):
    opened(window, video, facts(video))
    chosen(window, video, GRAVE)


def harmless(window, video):
    opened(window, video, facts(video, "Not used in any record", ()))
    chosen(window, video, HARMLESS)


def video_below_a_track(window, video):
    grave(window, video)
    settle()
    window.work.findChild(QAbstractButton, "videoButton").click()
    settle()
    bar = window.work.findChild(QAbstractButton, "openInDato")
    window.work.findChild(QAbstractButton, "decisionImpact").click()
    window.work.findChild(QAbstractButton, "impactRecordMore").click()
    bar.setFocus()


def many(window, video):
    opened(window, video, facts(video))
    window.tracks.table.selectAll()
    window.work.show_many(list(video.tracks), replace(GRAVE, line=f"Last subtitles · {LONG}"))


def question(window, video):
    grave(window, video)
    text = (
        "English audio of summer-launch-2026.mp4.\n\nGoing by its name, this is "
        "the video’s only audio description.\nThe video is used by 5 records, see "
        "below.\n\ntrackman can’t back up audio, so this can’t be undone."
    )
    title, verb = "Delete “Audio description”?", "Delete audio track"
    Question(window, title, text, verb, records=RECORDS).open()


def question_unfolded(window, video):
    question(window, video)
    settle()
    window.findChild(QAbstractButton, "questionRecordMore").click()


STATES = [
    video_alone,
    nothing_known_yet,
    grave,
    harmless,
    video_below_a_track,
    many,
    question,
    question_unfolded,
]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)], ids=["1280x800", "1024x640"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    state(window, launch)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    save_picture(f"facts-{state.__name__}-{scheme}-{size[0]}.png", lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
