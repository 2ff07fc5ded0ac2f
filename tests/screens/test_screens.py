"""Opens the window in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QDialog

from tests.screens.geometry import (
    check_buttons,
    check_headers,
    check_labels,
    has_longer_words,
    settle,
)
from trackman.domain.tracks import Track
from trackman.ui.help.key_sheet import KeySheet
from trackman.ui.library.row_sources import FixedRows, ListingRows
from trackman.ui.shell.work_pane import DeletedReport
from trackman.ui.theme.scale import scaled
from trackman.ui.tracks.tracks_pane import RowState
from trackman.ui.widgets.question import Question
from trackman.ui.wording.problem import Problem

FAILED = Problem(
    "DatoCMS could not delete this track",
    "The job ended with an error, and the track is still there. Try again in a minute; if it "
    "fails again, pass the details on to DatoCMS's support.",
    (
        ("Code", "CONCURRENT_UPLOAD_UPDATE"),
        ("Request", "7f2b1a90-8e0c-4d21-9a2b-0b6f3c1d5e77"),
        ("Job", "f67a713a8c52b1d04e9a6c35"),
    ),
    retry="Noch einmal",
)
RAW = json.dumps(
    {"data": {"type": "job_result", "id": "f67a713a8c52", "attributes": {"status": 200}}}, indent=2
)


def nothing(window, video):
    window.library.stage.show_shelf(ListingRows(FixedRows([]), lambda _: None))


def loading(window, video):
    window.header.field.set_busy(True)
    window.tracks.show_loading(video.upload.filename)


def full(window, video):
    window.library.set_current(video.id)
    window.tracks.show_video(video, {})
    window.tracks.select_track(video.tracks[3].id)
    window.work.show_track(video.tracks[3], video.upload.filename)
    window.tracks.table.setFocus()


def deleting_one(window, video):
    full(window, video)
    window.tracks.select_track(video.tracks[2].id)
    window.tracks.set_row_state(video.tracks[2].id, RowState("Deleting… 4 s", "running"))
    window.work.show_track(
        video.tracks[2], video.upload.filename, state="Deleting… 4 s, job f67a713a8c52"
    )
    window.footer.show_running(1)


def deleting_many(window, video):
    full(window, video)
    window.tracks.table.selectAll()
    for place, track in enumerate(video.tracks):
        state = RowState("Deleting… 12 s, slower than usual", "running")
        if place == 1:
            state = RowState("Not deleted: the role may not delete tracks", "problem")
        window.tracks.set_row_state(
            track.id, state if place < 3 else RowState("Waiting to be deleted", "waiting")
        )
    window.work.show_many(list(video.tracks))
    window.notification.progress("Deleting tracks… 7 of 12", 7, 12, cancel=True)
    window.footer.show_running(9)


def deleted(window, video):
    full(window, video)
    track = video.tracks[2]
    window.tracks.select_track(track.id)
    window.tracks.remove_track(track.id)
    report = DeletedReport(
        track,
        video.upload.filename,
        "DatoCMS confirmed the deletion at 15:42:07",
        "6.2 s · job f67a713a8c52 · 4 polls",
        True,
        RAW,
    )
    window.work.show_deleted(report)
    window.work.findChild(QAbstractButton, "rawAnswerButton").click()
    window.notification.say("“Italiano” deleted", "success")


def failed(window, video):
    full(window, video)
    track = video.tracks[2]
    window.tracks.select_track(track.id)
    window.tracks.set_row_state(track.id, RowState(f"Not deleted: {FAILED.title}", "problem"))
    window.work.show_track(track, video.upload.filename, FAILED)
    window.notification.say("“Italiano” was not deleted", "error", "Show", lambda: None)


def unknown(window, video):
    full(window, video)
    track = video.tracks[2]
    window.tracks.select_track(track.id)
    window.tracks.set_row_state(track.id, RowState("Deletion not confirmed", "problem"))
    problem = Problem(
        "Whether this track is gone is not known",
        "DatoCMS accepted the delete but did not answer any more. Nothing is sent a second time.",
        (("Job", "f67a713a8c52b1d04e9a6c35"),),
        "Look again",
        "warning",
    )
    window.work.show_track(track, video.upload.filename, problem)


def errored_track(window, video):
    full(window, video)
    window.tracks.select_track(video.tracks[6].id)
    window.work.show_track(video.tracks[6], video.upload.filename)


def no_tracks(window, video):
    empty = type(video)(video.upload, (), None)
    window.library.set_current(video.id)
    window.tracks.show_video(empty, {})


def not_a_video(window, video):
    text = "“team-photo.jpg” is a picture (image/jpeg). Only videos have tracks."
    window.tracks.show_problem(Problem("This isn’t a video", text, retry=None, icon="warning"))


def offline(window, video):
    text = "DatoCMS can’t be reached from this computer. Check the network, then try again."
    window.tracks.show_problem(Problem("No connection", text, icon="offline"))


def refused(window, video):
    text = "The token is not valid any more. Make a new one in DatoCMS and start trackman again."
    facts = (("Code", "INVALID_AUTHORIZATION_HEADER"), ("Request", "7f2b1a90-8e0c-4d21-9a2b"))
    window.tracks.show_problem(Problem("DatoCMS rejected the token", text, facts))


def sandbox(window, video):
    reason = "Tracks can be changed only in the primary environment; this is “redesign-2026”."
    window.header.show_environment("redesign-2026", "sandbox", reason)
    full(window, video)
    window.tracks.set_delete_refused(reason)


def wrong_link(window, video):
    full(window, video)
    window.header.field.edit.setText("https://example.com/video/42")
    window.header.field.show_error(
        "This link leads to no video of DatoCMS. Open the video in the media area and copy the "
        "link from there."
    )
    window.header.field.focus()


def long_words(window, video):
    name = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel (automatisch erstellt)"
    filename = "produktvorstellungsveranstaltung-zusammenfassung-endgültige-fassung-2026.mp4"
    track = Track("1b2c" * 50, video.id, "subtitles", name, "zh-Hant-HK", None, "errored", name * 3)
    long = type(video)(video.upload.__class__(**fields(video.upload, filename)), (track,), None)
    window.header.show_project("Donaudampfschifffahrtsgesellschaft Öffentlichkeitsarbeit", name)
    window.header.show_environment("hauptumgebung-produktion-2026", "primary", None)
    window.library.stage.show_shelf(ListingRows(FixedRows([video.upload]), lambda _: None))
    window.tracks.show_video(long, {})
    window.tracks.select_track(track.id)
    facts = (("Anfrage", "7f2b1a90" * 10),)
    window.work.show_track(track, filename, Problem(name, name * 3, facts, "Noch einmal"))
    window.notification.say(f"{name} konnte nicht gelöscht werden", "error", "Noch einmal", None)
    window.footer.show_running(12)


def question(window, video):
    full(window, video)
    Question(
        window,
        "Delete “Schweizerdeutsch”?",
        "The subtitles “Schweizerdeutsch” (German, Switzerland) of “summer-launch-2026.mp4” are "
        "deleted at DatoCMS. This cannot be undone.",
        "Delete subtitles",
    ).open()


def keys(window, video):
    full(window, video)
    KeySheet(window).show()


STATES = [
    nothing,
    loading,
    full,
    deleting_one,
    deleting_many,
    deleted,
    failed,
    unknown,
    errored_track,
    no_tracks,
    not_a_video,
    offline,
    refused,
    sandbox,
    wrong_link,
    long_words,
    question,
    keys,
]


SIZES = [(1280, 800), (1024, 640), (1920, 1080)]
LEAST = (700, 500)


@pytest.mark.parametrize("size", SIZES, ids=["1280x800", "1024x640", "1920x1080"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    state(window, launch)
    QCoreApplication.processEvents()  # the details are made a turn later
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    save_picture(f"{state.__name__}-{scheme}-{size[0]}.png", lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()


@pytest.mark.parametrize("state", [full, deleting_one, deleted, no_tracks, offline, question])
def test_the_least_window_has_room_for_everything(
    qtbot, window, launch, save_picture, state, scheme
):
    if has_longer_words():
        pytest.skip("longer words have room from 860 pixels on")
    test_nothing_is_clipped(
        qtbot, window, launch, save_picture, state, scheme, tuple(map(scaled, LEAST))
    )


def picture(window, dialogs):
    whole = window.grab()
    painter = QPainter(whole)
    for dialog in dialogs:
        painter.fillRect(window.rect(), "#60000000")
        middle = window.rect().center() - dialog.rect().center()
        painter.drawPixmap(middle, dialog.grab())
    painter.end()
    return whole


def fields(upload, filename):
    words = {name: getattr(upload, name) for name in upload.__slots__}
    return words | {"filename": filename}
