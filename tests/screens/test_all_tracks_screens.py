"""Opens the page of all tracks in each state, keeps a picture, and checks what must hold."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.inventory.scanning import (
    CallUsage,
    ScanEnd,
    ScanEstimate,
    ScanOutcome,
    ScanProgress,
    ScanStage,
    ScanTrouble,
)
from trackman.domain.inventory.state import InventoryState
from trackman.domain.inventory.tracks import (
    InventoryTrack,
    SavedTracksView,
    TrackField,
    TracksQuery,
    TrackView,
)
from trackman.ui.all_tracks.narrowing import Narrowing
from trackman.ui.wording.problem import Problem

NOW = datetime.now(UTC)
SCANNED = NOW - timedelta(minutes=3)
FULL = InventoryState(2000, 11_402, 8_640, 1_204_311, SCANNED, SCANNED - timedelta(days=3))
USAGE = CallUsage(12_300, 100_000)
NAMES = ("summer-launch-2026.mp4", "interview-ceo-final.mov", "factory-tour-q3.mp4")


def known(video):
    """Return rows of three videos."""
    rows = []
    for number in range(27):
        track = replace(video.tracks[number % 9], upload_id=f"video-{number // 9}")
        one = InventoryTrack(
            number,
            track,
            NAMES[number // 9],
            "p",
            [True, False, None][number % 3],
            None if number % 4 == 0 else number % 5,
            NOW - timedelta(days=number * 3),
            SCANNED,
        )
        rows.append(one)
    return rows


def filled(tab, video, groups=()):
    tab.show_state(FULL)
    tab.scan_bar.show_usage(USAGE)
    tab.show_counts(dict.fromkeys(TrackView, 12))
    tab.show_keys(array("q", range(27)), groups, known(video))


def before_the_first_scan(tab, video):
    tab.show_state(InventoryState(0, 0, 0, 0))
    tab.first_scan.show_cost(ScanEstimate(2000, 2000, 2008, 101.0), USAGE)


def offline(tab, video):
    tab.show_state(InventoryState(0, 0, 0, 0))
    tab.first_scan.show_problem(
        Problem("DatoCMS can’t be reached", "Check the internet connection.", icon="offline")
    )


def scanning(tab, video):
    filled(tab, video)
    tab.scan_bar.show_running()
    tab.scan_bar.show_progress(ScanProgress(ScanStage.TRACKS, 512, 2000, 540, 140.0))


def scanning_the_first_time(tab, video):
    tab.scan_bar.show_running()
    tab.show_state(InventoryState(120, 0, 0, 0))
    tab.show_keys(array("q"))


def waiting(tab, video):
    scanning(tab, video)
    waits = ScanProgress(ScanStage.TRACKS, 512, 2000, 540, None, ScanTrouble.UNREACHABLE)
    tab.scan_bar.show_progress(waits)


def paused(tab, video):
    filled(tab, video)
    tab.show_state(replace(FULL, scanned_at=None, can_resume=True))
    tab.scan_bar.show_end(ScanEnd(ScanOutcome.PAUSED, 540, 2000, 512, trouble=ScanTrouble.QUOTA))


def scanned(tab, video):
    filled(tab, video)
    ago = NOW - timedelta(days=3)
    tab.scan_bar.show_end(ScanEnd(ScanOutcome.DONE, 208, 2000, 200, 1800, ago, 14, 3))


def everything(tab, video):
    filled(tab, video)
    tab.table.select_rows([1, 2, 3])
    tab.table.setFocus()


def grouped(tab, video):
    filled(tab, video)
    tab.display.grouping_chosen.emit(TrackField.VIDEO)
    filled(tab, video, [(f"video-{number}", 9) for number in range(3)])
    tab.model.fold(0)


def vanished(tab, video):
    filled(tab, video)
    tab.ask_for(TracksQuery(view=TrackView.VANISHED))
    gone = [replace(one, gone_at=SCANNED) for one in known(video)[:4]]
    tab.show_keys(array("q", range(4)), (), gone)
    tab.table.select_row(1)


def of_a_list(tab, video):
    filled(tab, video)
    tab.narrow(Narrowing("12 of 14 found; 2 unknown", track_ids=("a",)))
    filled(tab, video)


def of_an_unknown_list(tab, video):
    filled(tab, video)
    tab.narrow_to("0 of 2 found; 2 unknown", ())
    tab.show_keys(array("q"))


def nothing_changed(tab, video):
    filled(tab, video)
    ago = NOW - timedelta(days=3)
    tab.scan_bar.show_end(ScanEnd(ScanOutcome.DONE, 8, 2000, 0, 2000, ago, unplayed=1))


def own_view(tab, video):
    filled(tab, video)
    view = SavedTracksView("Machine translated, to be checked by July", TracksQuery(text="auto"))
    tab.show_views([view])
    tab.views.view_chosen.emit(view)


def no_match(tab, video):
    filled(tab, video)
    tab.ask_for(TracksQuery(text="nothing like that"))
    tab.show_keys(array("q"))


STATES = [
    before_the_first_scan,
    offline,
    scanning,
    scanning_the_first_time,
    waiting,
    paused,
    scanned,
    everything,
    grouped,
    vanished,
    of_a_list,
    of_an_unknown_list,
    nothing_changed,
    own_view,
    no_match,
]
SIZES = [(1280, 800), (1024, 640), (1920, 1080)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_project_page("allTracks")
    tab = window.workspace.project_page.all_tracks
    state(tab, launch)
    settle()
    name = f"all-tracks-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, []))
    check_labels(window)
    check_buttons(window)
    check_headers(window)
    assert window.size().toTuple() == size
