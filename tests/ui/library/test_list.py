from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QListView

from trackman.services.library.sparse_rows import BLOCK, SparseRows
from trackman.ui.library.delegate import ROW_HEIGHT
from trackman.ui.library.row_sources import ListingRows

MANY = range(300)


@pytest.fixture
def videos(pane, make_shelf):
    pane.stage.show_shelf(make_shelf(*MANY))
    return pane.findChild(QListView, "videos")


@pytest.fixture
def sparse(pane, make_upload):
    """Show a million rows, of which the first are known."""
    rows = SparseRows()
    rows.place(range(1), [make_upload(number) for number in range(BLOCK)], 1_000_000)
    pane.stage.show_shelf(ListingRows(rows, lambda _: None))
    return rows


def selected(videos):
    return [index.data() for index in videos.selectedIndexes()]


def top(videos):
    return videos.indexAt(QPoint(5, 5)).data()


def test_it_is_called_videos(videos):
    assert videos.accessibleName() == "Videos"
    assert videos.verticalScrollBar().maximum() == 300 * ROW_HEIGHT - videos.viewport().height()


def test_a_click_chooses_a_video(pane, videos, qtbot):
    place = videos.visualRect(videos.model().index(3)).center()
    with qtbot.waitSignal(pane.video_chosen) as chosen:
        qtbot.mouseClick(videos.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["video-3"]
    assert selected(videos) == ["story-00003.mp4"]


def test_keys_move_and_return_chooses(pane, videos, qtbot):
    videos.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        qtbot.keyClick(videos, key)
    row = videos.currentIndex().row()
    assert row == videos.viewport().height() // ROW_HEIGHT
    with qtbot.waitSignal(pane.video_entered) as entered:
        qtbot.keyClick(videos, Qt.Key.Key_Return)
    assert entered.args == [f"video-{row}"]
    qtbot.keyClick(videos, Qt.Key.Key_End)
    assert selected(videos) == ["story-00299.mp4"]
    assert videos.visualRect(videos.currentIndex()).bottom() < videos.viewport().height()
    qtbot.keyClick(videos, Qt.Key.Key_Home)
    assert top(videos) == "story-00000.mp4"


def test_letters_go_to_the_search_field(pane, videos, qtbot):
    videos.setFocus()
    with qtbot.waitSignal(pane.query_changed) as changed:
        qtbot.keyClicks(videos, "x")
    assert changed.args[0].text == "x"
    assert pane.focusWidget().objectName() == "searchVideos"


def test_the_video_on_screen_is_marked_without_being_chosen(pane, videos):
    chosen = QSignalSpy(pane.video_chosen)
    pane.set_current("video-7")
    assert selected(videos) == ["story-00007.mp4"]
    pane.set_current("elsewhere")
    assert selected(videos) == []
    pane.set_current(None)
    assert (selected(videos), chosen.count()) == ([], 0)


def test_marking_does_not_move_the_list(pane, videos):
    pane.set_current("video-250")
    assert top(videos) == "story-00000.mp4"


def test_a_video_is_marked_as_soon_as_it_is_known(pane, sparse, make_upload):
    videos = pane.findChild(QListView, "videos")
    pane.set_current("video-400")
    assert selected(videos) == []
    sparse.place(range(6, 7), [make_upload(n) for n in range(6 * BLOCK, 7 * BLOCK)], 1_000_000)
    pane.stage.show_loaded(6 * BLOCK, 7 * BLOCK - 1)
    assert selected(videos) == ["story-00400.mp4"]


def test_selection_and_place_stay_when_rows_move(pane, make_upload):
    rows = SparseRows()
    before = [make_upload(number) for number in range(4 * BLOCK)]
    rows.place(range(4), before, len(before))
    pane.stage.show_shelf(ListingRows(rows, lambda _: None))
    videos = pane.findChild(QListView, "videos")
    pane.set_current("video-104")
    videos.verticalScrollBar().setValue(100 * ROW_HEIGHT + 20)
    new = [make_upload(1000 + number) for number in range(3)]
    rows.place(range(5), [*new, *before], len(before) + 3)
    pane.stage.show_total()
    pane.stage.show_loaded(0, 5 * BLOCK - 1)
    assert selected(videos) == ["story-00104.mp4"]
    assert videos.verticalScrollBar().value() == 103 * ROW_HEIGHT + 20
    rows.place(range(5), before[10:], len(before) - 10)
    pane.stage.show_total()
    pane.stage.show_loaded(0, 4 * BLOCK - 1)
    assert selected(videos) == ["story-00104.mp4"]
    assert videos.verticalScrollBar().value() == 90 * ROW_HEIGHT + 20


def test_what_is_new_appears_for_who_looks_at_the_beginning(pane, make_upload):
    rows = SparseRows()
    before = [make_upload(number) for number in range(BLOCK)]
    rows.place(range(1), before, BLOCK)
    pane.stage.show_shelf(ListingRows(rows, lambda _: None))
    rows.place(range(2), [make_upload(1000), *before], BLOCK + 1)
    pane.stage.show_total()
    pane.stage.show_loaded(0, BLOCK)
    assert top(pane.findChild(QListView, "videos")) == "story-01000.mp4"


def test_a_selected_video_that_is_gone_selects_no_other(pane, make_shelf, videos):
    pane.set_current("video-5")
    rows = videos.model().shelf.rows
    rows._uploads = [one for one in rows._uploads if one.id != "video-5"]  # noqa: SLF001
    rows.total -= 1
    pane.stage.show_total()
    pane.stage.show_loaded(0, 298)
    assert selected(videos) == []
    assert videos.currentIndex().row() == 5  # where the keyboard goes on


def test_tells_the_rows_and_missing_pictures_on_screen(pane, videos, qtbot):
    wanted = QSignalSpy(pane.rows_wanted)
    with qtbot.waitSignal(pane.pictures_wanted) as seen:
        videos.verticalScrollBar().setValue(5 * ROW_HEIGHT)
    assert wanted.at(0) == [5, 5 + (videos.viewport().height() - 1) // ROW_HEIGHT]
    assert seen.args[0][0] == "play-5"


def test_rows_that_fly_past_are_not_asked_for(pane, videos, qtbot):
    with qtbot.waitSignal(pane.pictures_wanted):
        videos.verticalScrollBar().setValue(1)
    wanted = QSignalSpy(pane.rows_wanted)
    with qtbot.waitSignal(pane.pictures_wanted) as seen:
        videos.verticalScrollBar().setValue(250 * ROW_HEIGHT)
    assert [wanted.at(n)[0] for n in range(wanted.count())] == [250]
    assert seen.args[0][0] == "play-250"


def test_a_million_rows_are_shown_at_once(pane, sparse, qtbot):
    videos = pane.findChild(QListView, "videos")
    bar = videos.verticalScrollBar()
    assert bar.maximum() == 1_000_000 * ROW_HEIGHT - videos.viewport().height()
    bar.setValue(bar.maximum())
    assert videos.rows_on_screen()[1] == 999_999
    videos.grab()
