from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QPlainTextEdit

from trackman.domain.upload_metadata import UploadMetadata
from trackman.ui.decision.impact import DeletionImpact
from trackman.ui.details.info import VideoInfo
from trackman.ui.shell.work_pane import DeletedReport, WorkPane
from trackman.ui.widgets.record_links import RecordLink
from trackman.ui.wording.problem import Problem

PROBLEM = Problem("Not deleted", "It is still there.", (("Code", "NOT_FOUND"), ("Job", "f67a")))


@pytest.fixture
def panel(qtbot):
    panel = WorkPane()
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    panel.show_video(None)
    QCoreApplication.processEvents()  # the details are made a turn later
    return panel


def words(panel):
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text()]


def button(panel, name):
    return panel.findChild(QAbstractButton, name)


def click(qtbot, panel, name):
    qtbot.mouseClick(button(panel, name), Qt.MouseButton.LeftButton)


def test_says_what_to_do_before_a_track_is_selected(panel, make_video):
    assert words(panel) == ["No video open", "No track selected"]
    panel.show_video(facts_of(make_video))
    assert "Select a track" in words(panel)
    assert panel.accessibleName() == "Track details"


def test_shows_every_attribute_of_a_track(panel, make_track):
    track = make_track(status="errored", error="file could not be read", closed_captions=None)
    panel.show_track(track, "launch.mp4")
    for word in (
        "Italiano",
        "Subtitles",
        "Italian (Italy)",
        "it-IT",
        "Not specified",
        "errored",
        "file could not be read",
        "track-1",
        "launch.mp4",
        "video-1",
    ):
        assert word in words(panel), word


def test_every_word_is_plain_text(panel, make_track):
    panel.show_track(make_track(name="<b>a</b>", error="<i>b</i>"), "<u>c</u>", PROBLEM, "<s>d</s>")
    for label in panel.findChildren(QLabel):
        if label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()


def test_ids_are_copied_whole(panel, make_track, qtbot):
    panel.show_track(make_track(id="t" * 64, upload_id="nul\x00"), "launch.mp4")
    click(qtbot, panel, "copyTrackId")
    assert QGuiApplication.clipboard().text() == "t" * 64
    assert button(panel, "copyTrackId").accessibleName() == "Copy track ID"
    click(qtbot, panel, "copyVideoId")
    assert QGuiApplication.clipboard().text() == "nul\x00"


def test_a_problem_stands_beside_its_track_and_offers_to_try_again(panel, make_track, qtbot):
    panel.show_track(make_track(), "launch.mp4", PROBLEM)
    assert {"Not deleted", "It is still there.", "NOT_FOUND", "f67a"} <= set(words(panel))
    with qtbot.waitSignal(panel.try_again_requested) as asked:
        click(qtbot, panel, "problemRetry")
    assert asked.args == [make_track()]
    click(qtbot, panel, "problemFactsCopy")
    assert QGuiApplication.clipboard().text() == "Code: NOT_FOUND\nJob: f67a"


def test_the_problem_goes_with_the_next_track(panel, make_track):
    panel.show_track(make_track(), "launch.mp4", PROBLEM, "Deleting… 4 s")
    panel.show_track(make_track(id="other"), "launch.mp4")
    assert "Not deleted" not in words(panel)
    assert "Deleting… 4 s" not in words(panel)


def test_what_happens_to_a_track_is_told_each_second(panel, make_track):
    panel.show_track(make_track(), "launch.mp4", state="Deleting… 1 s")
    panel.show_track(make_track(), "launch.mp4", state="Deleting… 2 s")
    assert "Deleting… 2 s" in words(panel)
    assert "Deleting… 1 s" not in words(panel)


def test_several_tracks_are_summed_up(panel, make_track):
    tracks = [make_track(id=str(n), name=f"Track {n}") for n in range(20)]
    panel.show_many([make_track(kind="audio"), *tracks])
    assert "21 tracks selected" in words(panel)
    assert "Audio 1 · Subtitles 20" in words(panel)
    assert "Track 3 · Italian (Italy)" in words(panel)
    assert "and 9 more tracks" in words(panel)


def test_a_deleted_track_shows_what_came_back(panel, make_track, qtbot):
    report = DeletedReport(
        make_track(),
        "launch.mp4",
        "DatoCMS confirmed the deletion at 15:42:07",
        "6.2 s",
        True,
        "{}",
    )
    panel.show_deleted(report)
    assert {"Deleted", report.headline, "6.2 s", "when deleted", "ready"} <= set(words(panel))
    raw = panel.findChild(QPlainTextEdit, "rawAnswerText")
    assert not raw.isVisible()
    click(qtbot, panel, "rawAnswerButton")
    assert raw.isVisible()
    assert raw.isReadOnly()
    click(qtbot, panel, "copyRawAnswer")
    assert QGuiApplication.clipboard().text() == "{}"


def test_a_loss_is_never_green(panel, make_track):
    report = DeletedReport(make_track(), "launch.mp4", "Gone", "", True, None)
    panel.show_deleted(report)
    badge, card = panel.findChild(QFrame, "deletedBadge"), panel.findChild(QFrame, "deletedCard")
    assert (badge.property("badge"), card.property("card")) == ("warning", "warning")
    panel.show_deleted(replace(report, restorable=True))
    assert (badge.property("badge"), card.property("card")) == ("success", "success")


def test_without_an_answer_it_says_so(panel, make_track):
    panel.show_deleted(DeletedReport(make_track(), "launch.mp4", "Gone", "", False, None))
    assert (
        "DatoCMS didn’t return the track. The details below are from before the deletion."
        in words(panel)
    )
    assert not button(panel, "rawAnswerButton").isVisible()


def test_nothing_is_left_of_a_track_when_none_is_selected(panel, make_track):
    panel.show_track(make_track(), "launch.mp4", PROBLEM)
    panel.show_nothing()
    assert words(panel) == ["No video open", "No track selected"]


def facts_of(make_video, **changes):
    about = UploadMetadata(author="Ada", notes="<b>cut</b>", md5="9f86")
    upload = replace(make_video().upload, particulars=about)
    page = "https://a.test/media/assets/video-1"
    return replace(VideoInfo(upload, page, "https://b.test/play.m3u8"), **changes)


def test_without_a_track_the_video_is_shown(panel, make_video, qtbot):
    panel.show_video(facts_of(make_video, used="Not used in any record"))
    assert {"Ada", "<b>cut</b>", "9f86", "Not used in any record"} <= set(words(panel))
    click(qtbot, panel, "md5Copy")
    assert QGuiApplication.clipboard().text() == "9f86"
    click(qtbot, panel, "copyStream")
    assert QGuiApplication.clipboard().text() == "https://b.test/play.m3u8"
    click(qtbot, panel, "copyPage")
    assert QGuiApplication.clipboard().text() == "https://a.test/media/assets/video-1"
    panel.show_video(None)
    assert words(panel) == ["No video open", "No track selected"]


def test_with_a_track_the_video_is_there_when_asked_for(panel, make_track, make_video, qtbot):
    panel.show_video(facts_of(make_video))
    panel.show_track(make_track(), "launch.mp4")
    assert "Ada" not in words(panel)
    click(qtbot, panel, "videoButton")
    assert "Ada" in words(panel)
    panel.show_track(make_track(id="other"), "launch.mp4")
    assert "Ada" in words(panel)  # who opened it goes on comparing
    click(qtbot, panel, "videoButton")
    assert "Ada" not in words(panel)


def test_what_becomes_known_changes_nothing_else(panel, make_track, make_video):
    report = DeletedReport(make_track(), "launch.mp4", "Gone", "", False, None)
    panel.show_video(facts_of(make_video))
    panel.show_deleted(report)
    before = words(panel)
    panel.show_video(facts_of(make_video, used="Used by 1 record"))
    assert [one for one in words(panel) if one != "Used by 1 record"] == before
    assert "Used by 1 record" in words(panel)


def test_a_track_selected_meanwhile_keeps_its_place(panel, make_track, make_video, qtbot):
    panel.show_video(facts_of(make_video))
    panel.show_track(make_track(), "launch.mp4")
    before = words(panel)
    QCoreApplication.processEvents()
    assert words(panel) == before


def test_what_is_not_known_yet_cannot_be_opened_and_says_why(panel, make_video, qtbot):
    panel.show_video(facts_of(make_video, page=None, stream=None))
    for name in ("openInDato", "openStream", "copyPage", "copyStream"):
        assert not button(panel, name).isEnabled()
    assert "isn’t known yet" in button(panel, "openInDato").accessibleDescription()


def test_before_a_delete_it_says_what_follows(panel, make_track):
    records = (RecordLink("Home", "https://a.test/1"),)
    panel.show_track(
        make_track(), "launch.mp4", impact=DeletionImpact("Last ones", True, (), "", records)
    )
    line = button(panel, "decisionImpact")
    assert line.text() == "Last ones"
    panel.show_many([make_track(), make_track(id="b")], DeletionImpact("Both"))
    assert line.text() == "Both"
    panel.show_deleted(DeletedReport(make_track(), "launch.mp4", "Gone", "", False, None))
    assert not line.isVisible()


def test_text_and_side_stand_beside_each_other_or_in_tabs(panel, make_track, qtbot):
    panel.show_track(make_track(), "launch.mp4")
    assert not panel.is_narrow
    assert panel.findChild(object, "workMain").isVisible()
    assert panel.findChild(object, "workSide").isVisible()
    panel.resize(600, 500)
    tabs = panel.findChild(object, "workTabs")
    assert panel.is_narrow
    assert not panel.findChild(object, "workSide").isVisible()
    tabs.setCurrentIndex(2)
    assert "video-1" in words(panel)
    panel.resize(1000, 500)
    assert not panel.is_narrow
    assert panel.findChild(object, "workMain").isVisible()


def test_what_cannot_be_read_says_why_in_the_place_of_the_text(panel, make_track):
    panel.show_track(make_track(kind="audio"), "launch.mp4")
    assert "Play the video with this sound to judge it." in words(panel)
    panel.show_track(make_track(status="errored", error="no file"), "launch.mp4")
    assert "Errored: no file" in words(panel)


def test_the_menu_restores_what_stands_here(panel, make_track):
    assert "Recently deleted" in panel.why_no_restore()
    report = DeletedReport(make_track(), "launch.mp4", "Gone", "", False, None, restorable=True)
    panel.show_deleted(report)
    assert panel.why_no_restore() is None
    asked = QSignalSpy(panel.restore_requested)
    panel.request_restore()
    assert asked.at(0)[0] == make_track()
    panel.show_nothing()
    assert panel.why_no_restore() is not None
