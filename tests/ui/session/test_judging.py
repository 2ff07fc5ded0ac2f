"""From video to video and track to track: what comes on screen, and what Delete acts on."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton, QWidget

from tests.ui.session.test_reading import read
from tests.ui.session.test_watching import SMALL, watch
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.library import Scope
from trackman.domain.quality.findings import Severity
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.ui.controllers import navigation
from trackman.ui.library.model import LineRole
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.tracks.model import TracksColumn

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
INTERVIEW = "RqcW3jT7QeKJzYInOU1NVg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
TRACK = Track("t", "u", "subtitles", "Italiano", "it", None, "ready", None)
BROKEN = b"WEBVTT\n\n00:01.000 --> 00:03.000\n<script>Ciao a tutti</script>\n"


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the checks of a video waited for as long as they take on a busy computer."""
    for limit in ("_MOVES_WITHIN_MS", "_WAITS_MS"):
        monkeypatch.setattr(navigation, limit, 60_000)


def selected(sitting: Any) -> list[str]:
    """Return the names of the selected tracks."""
    return [track.name for track in sitting.window.tracks.selection]


def named(sitting: Any) -> str:
    """Return what the bar over the text names."""
    return str(sitting.window.work.decision.findChild(QWidget, "decisionName").text())


async def test_the_first_track_is_selected_at_once_and_the_worst_one_once_all_are_checked(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = BROKEN
    delete = sitting.window.work.decision.findChild(QPushButton, "delete")
    seen: list[str] = []
    why_not: list[str] = []

    def note() -> None:
        seen.extend(selected(sitting))
        if seen[-1:] == ["Italiano"]:
            sitting.window.work.decision.request_delete()
            why_not.append(delete.toolTip())

    await sitting.begin()
    sitting.window.tracks.selection_changed.connect(note)
    await sitting.open()
    await sitting.until(why_not.copy)
    assert list(dict.fromkeys(seen)) == ["English", "Italiano"]
    assert named(sitting) == "Italiano"
    assert "just come on screen" in why_not[0]
    await sitting.until(delete.isEnabled)
    assert "Italiano" in sitting.names()


async def test_what_a_person_chose_is_left_alone(sitting: Any, project: DemoProject) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = BROKEN
    await sitting.open()
    table = sitting.window.tracks.table
    place = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    assert selected(sitting) == ["English"]


async def test_next_goes_through_the_tracks_with_findings_and_on_to_the_next_video(
    sitting: Any,
) -> None:
    await sitting.open()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    findings = sitting.session.current.findings
    videos = sitting.window.library.stage.list.model()
    line = str(videos.index(0, 0).data(LineRole))
    assert line.endswith(f"{sum(map(len, findings.values()))} findings")
    rows = [sitting.window.tracks.model.track_at(row) for row in range(9)]
    wanted = [track.name for track in rows if findings.get(track.id)]
    sitting.select(wanted[0])
    seen = [wanted[0]]
    while len(seen) < len(wanted):
        QTest.keyClick(sitting.window.tracks.table, Qt.Key.Key_N)
        seen += selected(sitting)
    assert seen == wanted
    sitting.press("Next")
    await sitting.until(lambda: sitting.session.current.video is not None)
    await sitting.until(lambda: sitting.session.current.video.id != VIDEO)


async def test_after_a_delete_nothing_is_selected_and_the_result_stands_in_the_work(
    sitting: Any, server: DemoServer
) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert selected(sitting) == []
    assert named(sitting) == "Select a track"
    for _ in range(10):
        QTest.keyClick(sitting.window.tracks.table, Qt.Key.Key_Delete)
    await sitting.until(lambda: "Select a track." in sitting.texts(sitting.window.notification))
    assert [seen.method for seen in server.seen].count("DELETE") == 1
    assert "DatoCMS confirmed the deletion at" in sitting.texts(sitting.window.work)


async def test_a_reason_belongs_to_one_deletion_and_one_video(sitting: Any) -> None:
    await sitting.open()
    reason = sitting.window.work.decision.reason
    reason.set_text("typos")
    await sitting.delete("Italiano")
    await sitting.until(lambda: "Italiano" not in sitting.names())
    assert reason.text() == ""
    QTest.keyClick(reason.lineEdit(), Qt.Key.Key_Down)
    assert reason.text() == "typos"
    await sitting.open(INTERVIEW)
    current = sitting.session.current
    await sitting.until(lambda: current.video is not None and current.video.id == INTERVIEW)
    assert reason.text() == ""


async def test_an_unknown_id_leaves_the_screen_as_it_is(sitting: Any) -> None:
    await sitting.open()
    field = sitting.window.header.field
    field.edit.setText("AAAAAAAAAAAAAAAAAAAAAA")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    await sitting.until(lambda: "can’t find this video" in field.error.text())
    assert len(sitting.names()) == 9
    assert sitting.window.windowTitle().startswith("summer-launch")
    assert selected(sitting) != []


async def test_the_field_is_emptied_after_use_and_offers_what_was_opened(sitting: Any) -> None:
    await sitting.open()
    field = sitting.window.header.field
    field.edit.setText(INTERVIEW)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    await sitting.until(lambda: sitting.window.windowTitle().startswith("interview"))
    assert field.edit.text() == ""
    names = field.edit.completer().model().stringList()
    assert names == ["interview-ceo-final.mov", "summer-launch-2026.mp4"]
    field.edit.completer().activated.emit(names[1])
    await sitting.until(lambda: sitting.window.windowTitle().startswith("summer"))


async def test_play_with_an_audio_track_plays_its_sound_and_another_one_switches(
    sitting: Any,
) -> None:
    watching = await watch(sitting, SMALL)
    sitting.select("Audio description")
    assert "Play the video with this sound" in sitting.texts(sitting.window.work)
    sitting.press("Play this sound")
    sound = watching.screen.controls.sound
    await sitting.until(lambda: sound.text().startswith("Audio description"))
    sitting.select("Doppiaggio italiano")
    await sitting.until(lambda: sound.text().startswith("Doppiaggio italiano"))
    await read(sitting)
    assert sound.text().startswith("Doppiaggio italiano")
    sound.open_menu()
    (menu,) = [one for one in sound.findChildren(QMenu) if one.isVisible()]
    assert menu.activeAction().text().startswith("Doppiaggio italiano")
    menu.close()


async def test_return_on_a_video_goes_to_its_tracks_and_on_a_track_to_its_text(
    sitting: Any,
) -> None:
    sitting.window.resize(*SMALL)
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    videos = sitting.window.library.stage.list
    await sitting.until(videos.isVisible)
    videos.setFocus()
    videos.setCurrentIndex(videos.model().index(0, 0))
    QTest.keyClick(videos, Qt.Key.Key_Return)
    await sitting.until(lambda: sitting.names())
    await sitting.until(lambda: sitting.window.tracks.table.hasFocus())
    await sitting.until(lambda: sitting.window.work.text.model.count() > 0)
    QTest.keyClick(sitting.window.tracks.table, Qt.Key.Key_Return)
    assert sitting.window.work.text.table.hasFocus()
    QTest.keyClick(sitting.window.work.text.table, Qt.Key.Key_Escape)
    assert sitting.window.tracks.table.hasFocus()


async def test_return_in_the_search_opens_the_only_hit(sitting: Any) -> None:
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    search = sitting.window.library.findChild(QWidget, "searchVideos")
    search.setFocus()
    QTest.keyClicks(search, "interview")
    QTest.keyClick(search, Qt.Key.Key_Return)
    await sitting.until(lambda: sitting.window.windowTitle().startswith("interview"))


async def test_f6_goes_round_the_panes_in_the_order_of_the_screen(sitting: Any) -> None:
    sitting.window.resize(*SMALL)
    await read(sitting)
    sitting.window.activateWindow()
    await sitting.until(lambda: sitting.window.work.findChild(QWidget, "openInDato"))
    sitting.window.library.take_keyboard()
    work = sitting.window.work
    ring = [
        sitting.window.library.stage.list,
        sitting.window.tracks.table,
        work.decision.reason,
        work.text.table,
        work.playing.shown_screen,
    ]
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget())
        sitting.window.workspace.go_to_pane(1)
    assert seen[:5] == ring
    assert work.isAncestorOf(seen[5])
    assert QApplication.focusWidget() is ring[0]
    sitting.window.workspace.go_to_pane(-1)
    assert QApplication.focusWidget() is seen[5]


@pytest.mark.parametrize("place", ["tracks", "cues", "videos"])
async def test_the_right_button_offers_what_can_be_done_and_says_why_not(
    sitting: Any, place: str
) -> None:
    await read(sitting)
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    view = {
        "tracks": sitting.window.tracks.table,
        "cues": sitting.window.work.text.table,
        "videos": sitting.window.library.stage.list,
    }[place]
    view.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = [one for one in view.findChildren(QMenu) if one.isVisible()]
    entries = {action.text(): action for action in menu.actions() if action.text()}
    wanted = {
        "tracks": {"Delete", "Copy track ID", "Copy name", "Compare subtitles"},
        "cues": {"Play from here", "Copy text", "Copy with times"},
        "videos": {"Go to its tracks", "Copy name", "Copy video ID"},
    }[place]
    assert wanted <= set(entries)
    assert all(action.toolTip() for action in entries.values() if not action.isEnabled())
    menu.close()


async def test_a_click_on_the_findings_leads_to_the_first_one(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = BROKEN
    sitting.window.resize(*SMALL)
    await sitting.open()
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    table = sitting.window.tracks.table
    row = sitting.names().index("Français")
    place = table.visualRect(table.model().index(row, TracksColumn.FINDINGS)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cues = sitting.window.work.text
    await sitting.until(lambda: cues.table.selected_rows() and cues.table.hasFocus())
    (found,) = cues.table.selected_rows()
    assert cues.model.index(found, CuesColumn.MARK).data()


async def test_what_a_person_sets_stays_over_restarts(sitting: Any) -> None:
    sitting.window.resize(*SMALL)
    await read(sitting)
    panes, work = sitting.window.workspace.panes, sitting.window.work
    panes.fold(True)
    panes.moveSplitter(500, 2)
    work.zoom_text(1)
    sitting.window.tracks.sort(TracksColumn.NAME)
    sitting.window.activity.history.table.choose_column(2, False)
    saved, width = sitting.window.saved_geometry(), sitting.window.tracks.width()
    other = MainWindow()
    other.restore(saved)
    other.resize(*SMALL)
    other.show()
    await sitting.until(lambda: other.tracks.width() == width)
    assert other.workspace.panes.is_folded
    assert other.work.zoom == 1
    assert other.activity.history.table.isColumnHidden(2)
    other.tracks.show_video(sitting.session.current.video, {})
    names = [other.tracks.model.track_at(row).name for row in range(9)]
    assert names == sorted(names, key=str.casefold) or names[0] == "Audio description"
    other.workspace.reset_layout()
    await sitting.until(lambda: other.library.width() > 150)
    other.close()
    other.deleteLater()


async def test_next_passes_over_videos_known_to_have_no_findings(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    rows = sitting.window.library.stage.list.model()
    ids = [rows.upload(row).id for row in range(12)]
    scope = Scope("64174", None)
    for upload_id in ids[1:4]:
        seen = Video(rows.upload(ids.index(upload_id)), (TRACK,), None)
        sitting.kept.cache.keep_video(scope, seen)
        sitting.kept.cache.keep_findings(scope, upload_id, 2 if upload_id == ids[3] else 0)
    sitting.session.refresh()
    await sitting.until(lambda: "2 findings" in str(rows.index(3, 0).data(LineRole)))
    await sitting.open(ids[0])
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    for name in sitting.names():
        sitting.select(name)
    sitting.press("Next")
    await sitting.until(lambda: sitting.session.current.video is not None)
    await sitting.until(lambda: sitting.session.current.video.id == ids[3])


async def test_next_comes_to_what_is_above_the_worst_one_as_well(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open(INTERVIEW)
    await sitting.until(lambda: selected(sitting) == ["Français"])
    wanted = [name for name in sitting.names() if name != "Doppiaggio italiano"]
    seen = selected(sitting)
    while len(seen) < len(wanted):
        sitting.press("Next")
        seen += selected(sitting)
    assert seen == ["Français", "Deutsch", "English", "English (CC)", "Italiano"]


async def test_next_waits_for_the_checks_and_passes_over_videos_without_tracks(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[INTERVIEW].tracks.clear()
    release = Event()
    project.hold_next(release, host="stream", times=9)
    await sitting.open()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    assert not sitting.session.current.knows_all_findings
    sitting.press("Next")
    assert "Checking the other tracks" in sitting.texts(sitting.window.notification)
    release.set()
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    assert sitting.session.current.video.id == VIDEO
    sitting.window.tracks.table.setFocus()
    for name in sitting.names():
        sitting.select(name)
    QTest.keyClick(sitting.window.tracks.table, Qt.Key.Key_N)
    await sitting.until(lambda: sitting.session.current.video is not None)
    await sitting.until(lambda: sitting.session.current.video.id not in (VIDEO, INTERVIEW))
    await sitting.until(sitting.names)


async def test_a_refusal_leaves_the_way_back_in_its_message(sitting: Any) -> None:
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: "“Italiano” deleted" in sitting.texts(sitting.window.notification))
    said = sitting.texts(sitting.window.notification)
    for _ in range(3):
        QTest.keyClick(sitting.window.tracks.table, Qt.Key.Key_Delete)
    assert sitting.texts(sitting.window.notification) == f"{said} · Select a track."
    assert "Undo" in sitting.buttons(sitting.window.notification)


async def test_home_end_and_escape_do_what_they_do_everywhere(sitting: Any) -> None:
    await read(sitting)
    work = sitting.window.work
    for table in (work.text.table, sitting.window.tracks.table):
        QTest.keyClick(table, Qt.Key.Key_End)
        assert table.currentIndex().row() == table.model().rowCount() - 1
        QTest.keyClick(table, Qt.Key.Key_Home)
        assert table.selected_rows() == [0]
    reason = work.decision.reason
    reason.setFocus()
    reason.set_text("typos")
    QTest.keyClick(reason, Qt.Key.Key_Escape)
    assert (reason.text(), reason.hasFocus()) == ("", True)
    QTest.keyClick(reason, Qt.Key.Key_Escape)
    assert sitting.window.tracks.table.hasFocus()


async def test_other_limits_make_the_numbers_of_findings_unknown(
    program: Any, project: DemoProject
) -> None:
    await program.begin()
    await program.until(lambda: "12 videos" in program.texts(program.window.library))
    program.session = program.desk.session
    await program.open()
    videos = program.window.library.stage.list.model()
    await program.until(lambda: str(videos.index(0, 0).data(LineRole)).endswith("findings"))
    program.session.navigation.counted.disconnect()
    program.desk.settings.open()
    (dialog,) = program.window.findChildren(SettingsDialog)
    preset = dialog.findChild(QComboBox, "preset")
    preset.setCurrentIndex(preset.findText("Netflix"))
    dialog.accept()
    await program.until(lambda: not str(videos.index(0, 0).data(LineRole)).endswith("findings"))


async def test_the_tracks_with_errors_are_selected_at_once(
    sitting: Any, project: DemoProject
) -> None:
    project.uploads[VIDEO].tracks[ITALIANO].vtt = BROKEN
    await sitting.open()
    await sitting.until(lambda: sitting.session.current.knows_all_findings)
    errored = [one.name for one in sitting.session.current.video.tracks if one.status == "errored"]
    bad = {"Italiano", *errored}
    chip = sitting.window.tracks.findChild(QPushButton, "selectBad")
    assert int(chip.text()) == len(selected_bad(sitting))
    chip.click()
    assert set(selected(sitting)) >= bad
    assert selected(sitting) == selected_bad(sitting)
    delete = sitting.window.work.decision.findChild(QPushButton, "delete")
    assert delete.text() == f"Delete {len(selected(sitting))} tracks"


def selected_bad(sitting: Any) -> list[str]:
    """Return the names of the tracks that are errored or have errors among their findings."""
    findings = sitting.session.current.findings
    return [
        track.name
        for track in (sitting.window.tracks.model.track_at(row) for row in range(9))
        if track.status == "errored"
        or any(one.severity is Severity.ERROR for one in findings.get(track.id, ()))
    ]


async def test_a_reason_is_given_in_the_menu_with_the_deletion(sitting: Any) -> None:
    await sitting.open()
    sitting.window.work.decision.reason.set_choices(["Out of date", "Typos & more"])
    sitting.window.work.decision.set_reason_required(True)
    sitting.select("Italiano")
    table = sitting.window.tracks.table
    table.customContextMenuRequested.emit(QPoint(20, 20))
    (menu,) = [one for one in table.findChildren(QMenu, "tracksMenu") if one.isVisible()]
    entries = {action.text(): action for action in menu.actions()}
    assert not entries["Delete"].isEnabled()
    because = entries["Delete with reason"]
    because.menu().aboutToShow.emit()
    assert [one.text() for one in because.menu().actions()] == ["Out of date", "Typos && more"]
    because.menu().actions()[1].trigger()
    menu.close()
    await sitting.until(lambda: "Italiano" not in sitting.names())
    (entry,) = await sitting.kept.records.recently_deleted()
    assert entry.reason == "Typos & more"


async def test_next_begins_with_the_first_video_where_none_is_open(sitting: Any) -> None:
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    sitting.press("Next")
    await sitting.until(lambda: sitting.session.current.video is not None)
    assert sitting.session.current.video.id == VIDEO


async def test_a_video_without_tracks_asks_nobody_to_select_one(
    sitting: Any, project: DemoProject
) -> None:
    tracks = project.uploads[VIDEO].tracks
    for track_id in [one for one in tracks if one != ITALIANO]:
        del tracks[track_id]
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: not sitting.names())
    assert named(sitting) == "No tracks"
    sitting.session.opening.open(INTERVIEW)
    await sitting.until(sitting.names)
    sitting.session.opening.open(VIDEO)
    await sitting.until(lambda: "has no subtitle or audio tracks" in sitting.texts())
    await sitting.until(lambda: named(sitting) == "No tracks")
