"""The page of all tracks: scanned from the look-alike, filtered, opened, and put to use."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from trackman.demo.project import DemoProject
from trackman.domain.inventory.tracks import TrackField, TracksQuery, TrackView
from trackman.store.folder import DataFolder
from trackman.store.preferences.track_views import load_track_views
from trackman.ui.all_tracks.all_tracks_tab import AllTracksTab
from trackman.ui.all_tracks.model import FIELDS
from trackman.ui.widgets.name_question import NameQuestion
from trackman.ui.widgets.row_delegate import PADDING

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


async def shown(sitting: Any) -> Any:
    """Return the page on screen."""
    if not sitting.began:
        await sitting.begin()
    sitting.window.findChild(QAction, "showAllTracks").trigger()
    tab = sitting.window.workspace.project_page.all_tracks
    assert isinstance(tab, AllTracksTab)
    await sitting.until(tab.isVisible)
    return tab


async def scanned(sitting: Any) -> Any:
    """Return the page after a scan."""
    tab = await shown(sitting)
    sitting.press("Scan", tab)
    await sitting.until(lambda: "looked at" in sitting.texts(tab.scan_bar))
    await sitting.until(lambda: tab.table.isVisible() and tab.model.rowCount() > 20)
    await settled(sitting)
    return tab


async def settled(sitting: Any) -> None:
    """Wait until what is asked for is on screen."""
    tracks = sitting.session.whole.tracks
    await sitting.until(lambda: tracks._asking is None or tracks._asking.done())  # noqa: SLF001


def cells(tab: AllTracksTab, field: TrackField) -> list[str]:
    column = list(TrackField).index(field)
    return [str(tab.model.index(row, column).data()) for row in range(tab.model.rowCount())]


async def filtered(sitting: Any, tab: AllTracksTab, text: str) -> None:
    before = tab.model.rows
    tab.filter.type(text)
    await sitting.until(lambda: tab.query.text == text and tab.model.rows is not before)
    await settled(sitting)


async def test_before_the_first_scan_the_page_says_what_one_costs(sitting: Any) -> None:
    tab = await shown(sitting)
    await sitting.until(lambda: "API calls" in sitting.texts(tab.first_scan))
    assert "See all tracks of the project at once" in sitting.texts(tab)
    assert not tab.table.isVisible()


async def test_a_scan_lists_every_track_of_every_video(sitting: Any, project: DemoProject) -> None:
    tab = await scanned(sitting)
    tracks = [track for one in project.uploads.values() for track in one.tracks.values()]
    assert tab.model.rowCount() == len(tracks)
    assert f"{len(tracks)} tracks" in sitting.texts(tab.scan_bar)
    assert tab.model.sentence(0).count(",") >= 3


async def test_the_filter_shows_only_what_holds_the_words(sitting: Any) -> None:
    tab = await scanned(sitting)
    await filtered(sitting, tab, "italiano")
    assert set(cells(tab, TrackField.NAME)) >= {"Italiano"}
    assert all("taliano" in name for name in cells(tab, TrackField.NAME))
    await filtered(sitting, tab, "nothing has this")
    assert "No matches" in sitting.texts(tab)
    sitting.press("Show all tracks", tab)
    await sitting.until(lambda: tab.model.rowCount() > 20)


async def test_a_click_sorts_and_shift_adds_a_level(sitting: Any) -> None:
    tab = await scanned(sitting)
    header = tab.table.horizontalHeader()

    def click(field: TrackField, modifiers: Qt.KeyboardModifier) -> None:
        column = list(TrackField).index(field)
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifiers, place)

    click(TrackField.LANGUAGE, Qt.KeyboardModifier.NoModifier)
    click(TrackField.NAME, Qt.KeyboardModifier.ShiftModifier)
    click(TrackField.NAME, Qt.KeyboardModifier.ShiftModifier)
    assert [(key.field, key.descending) for key in tab.query.sort] == [
        (TrackField.LANGUAGE, False),
        (TrackField.NAME, True),
    ]
    await settled(sitting)
    said = tab.model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Name, sorted downwards, level 2"


async def test_groups_are_folded_by_keys_and_keep_what_is_in_them(sitting: Any) -> None:
    tab = await scanned(sitting)
    whole = tab.model.rowCount()
    tab.display.grouping_chosen.emit(TrackField.LANGUAGE)
    await sitting.until(lambda: tab.model.rows.is_grouped)
    groups = tab.model.rowCount() - whole
    for row in range(tab.model.rowCount()):
        if (heading := tab.model.rows.heading(row)) is not None:
            inside = tab.model.keys_of([(row + 1, row + heading.count)])
            tracks = await sitting.session.whole.inventory.tracks(inside)
            assert {one.track.language_code for one in tracks} == {heading.value}
    tab.table.setFocus()
    tab.table.go_to_row(1)
    count = tab.model.rows.heading(0).count
    QTest.keyClick(tab.table, Qt.Key.Key_Left)
    assert tab.model.rowCount() == whole + groups - count
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.model.rowCount() == whole + groups


async def test_return_opens_the_video_at_the_track(sitting: Any) -> None:
    tab = await scanned(sitting)
    await filtered(sitting, tab, "italiano")
    row = cells(tab, TrackField.NAME).index("Italiano")
    track = tab.model.item(row)
    tab.table.select_row(row)
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    await sitting.until(lambda: sitting.window.tracks.isVisible())
    await sitting.until(lambda: sitting.session.current.track is not None)
    assert sitting.session.current.track.id == track.track.id


async def test_a_list_that_is_pasted_says_what_it_does_not_know(
    sitting: Any, project: DemoProject
) -> None:
    tab = await scanned(sitting)
    track = next(iter(project.uploads[VIDEO].tracks))
    other = next(key for key, one in project.uploads.items() if key != VIDEO and one.tracks)
    lines = (f"{VIDEO}/{track}", other, "unknown-id-of-nothing-22")
    QGuiApplication.clipboard().setText("\n".join(lines))
    tab.table.setFocus()
    QTest.keyClick(tab.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    await sitting.until(lambda: "2 of 3 found; 1 unknown" in sitting.texts(tab))
    await settled(sitting)
    assert tab.model.rowCount() == 1 + len(project.uploads[other].tracks)
    sitting.press("Show all", tab)
    await sitting.until(lambda: tab.model.rowCount() > 20)


async def test_a_track_that_is_gone_never_stands_for_the_rest_of_its_video(
    sitting: Any, project: DemoProject
) -> None:
    gone = next(iter(project.uploads[VIDEO].tracks))
    tab = await scanned(sitting)
    project.remove_track(VIDEO, gone)
    await sitting.until(lambda: sitting.has_button("Look at everything again", tab))
    sitting.press("Look at everything again", tab)
    await sitting.until(lambda: "1 track vanished" in sitting.texts(tab.scan_bar))
    await settled(sitting)
    tab.references_offered.emit(f"name,video,track\nItaliano,{VIDEO},{gone}\n")
    await sitting.until(lambda: "Nothing in this list is known here" in sitting.texts(tab))
    await settled(sitting)
    assert tab.model.rowCount() == 0


async def test_the_end_of_a_scan_never_stands_beside_what_was_before_it(sitting: Any) -> None:
    tab = await shown(sitting)
    sitting.press("Scan", tab)
    while "were looked at" not in (words := sitting.texts(tab.scan_bar)):
        await asyncio.sleep(0)
    assert "Scan paused" not in words
    assert "54 tracks; looked at just now" in words


async def test_a_list_of_nothing_that_is_known_says_so(sitting: Any) -> None:
    tab = await scanned(sitting)
    tab.references_offered.emit("unknown-id-of-nothing-22\nunknown-id-of-nothing-23")
    await sitting.until(lambda: "Nothing in this list is known here" in sitting.texts(tab))
    await filtered(sitting, tab, "italiano")
    assert "view, filter and rule" in sitting.texts(tab)


async def test_a_line_that_leads_elsewhere_never_chooses_a_track_here(
    sitting: Any, project: DemoProject
) -> None:
    tab = await scanned(sitting)
    await sitting.until(lambda: sitting.session.header.project is not None)
    track, other = list(project.uploads[VIDEO].tracks)[:2]
    lines = (
        f"{VIDEO}/{track}",
        f"https://northwind-stories.admin.datocms.com/environments/redesign/media/assets/{VIDEO}",
        f"https://elsewhere.admin.datocms.com/media/assets/{VIDEO}",
        f"trackman://open?upload={VIDEO}&track={other}&environment=redesign",
        f"trackman://open?upload={VIDEO}&track={other}&project=1",
    )
    tab.references_offered.emit("\n".join(lines))
    words = "1 of 5 found · 4 lines lead to another project or environment"
    await sitting.until(lambda: words in sitting.texts(tab))
    await settled(sitting)
    assert [tab.model.item(row).track.id for row in range(tab.model.rowCount())] == [track]
    tab.references_offered.emit(lines[1])
    await sitting.until(lambda: "1 line leads to another project" in sitting.texts(tab))
    await settled(sitting)
    assert tab.model.rowCount() == 0
    assert "Nothing in this list is known here" in sitting.texts(tab)
    tab.references_offered.emit(lines[1].replace("redesign", project.primary.id))
    tracks = len(project.uploads[VIDEO].tracks)
    await sitting.until(lambda: tab.model.rowCount() == tracks)
    assert "lead" not in sitting.texts(tab)


async def test_a_list_that_can_be_taken_takes_away_what_was_said_of_the_one_before(
    sitting: Any,
) -> None:
    tab = await scanned(sitting)
    said = sitting.window.workspace.notification
    tab.references_offered.emit("nothing of that kind, here or there")
    await sitting.until(lambda: "no IDs or links" in sitting.texts(said))
    assert said.isVisible()
    tab.references_offered.emit(VIDEO)
    await sitting.until(lambda: "1 found" in sitting.texts(tab))
    assert not said.isVisible()


async def test_a_file_that_is_dropped_chooses_the_tracks_it_names(
    sitting: Any, project: DemoProject, tmp_path: Path
) -> None:
    tab = await scanned(sitting)
    track = next(iter(project.uploads[VIDEO].tracks))
    path = tmp_path / "list.csv"
    path.write_text(f"name,video,track,seen\nItaliano,{VIDEO},{track},2026-06-14\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tab.table.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    await sitting.until(lambda: "1 found" in sitting.texts(tab))
    await settled(sitting)
    assert tab.model.item(0).track.id == track


async def test_a_view_is_saved_renamed_and_removed(sitting: Any, tmp_path: Path) -> None:
    tab = await scanned(sitting)
    await filtered(sitting, tab, "italiano")
    tab.views.save_wanted.emit()
    question = tab.findChild(NameQuestion)
    question.findChild(QLineEdit).setText("Italian ones")
    sitting.press("Save view", question)
    kept = load_track_views(DataFolder(tmp_path))
    assert [(view.name, view.query.text) for view in kept] == [("Italian ones", "italiano")]
    assert tab.views.text() == "Italian ones"
    tab.rename_view_requested.emit("Italian ones", "Ours")
    assert tab.views.text() == "Ours"
    tab.ask_for(TracksQuery())
    await settled(sitting)
    tab.views.view_chosen.emit(tab.views.views[0])
    await settled(sitting)
    assert tab.filter.text() == "italiano"
    tab.remove_view_requested.emit("Ours")
    assert load_track_views(DataFolder(tmp_path)) == []
    assert tab.views.text() == "All tracks"


async def test_a_scan_can_follow_as_soon_as_the_one_before_has_ended(sitting: Any) -> None:
    tab = await shown(sitting)
    ends: list[object] = []

    def go_on(end: object) -> None:
        ends.append(end)
        if len(ends) == 1:
            sitting.press("Look at everything again", tab)

    sitting.session.whole.scan_ended.connect(go_on)
    sitting.press("Scan", tab)
    await sitting.until(lambda: len(ends) == 2)


async def test_what_vanished_is_forgotten_after_a_question(
    sitting: Any, project: DemoProject
) -> None:
    tab = await shown(sitting)
    tab.first_scan.texts.setChecked(True)
    tab = await scanned(sitting)
    for track in list(project.uploads[VIDEO].tracks.values())[:3]:
        project.remove_track(VIDEO, track.id)
    await sitting.until(lambda: sitting.has_button("Look at everything again", tab))
    sitting.press("Look at everything again", tab)
    await sitting.until(lambda: "3 tracks vanished" in sitting.texts(tab.scan_bar))
    tab.ask_for(TracksQuery(view=TrackView.VANISHED))
    await sitting.until(lambda: tab.model.count() == 3)

    def choose(days: int) -> None:
        sitting.press("Forget vanished tracks…", tab)
        tab.findChild(QAction, f"forgetTracks-{days}").trigger()

    choose(90)
    bar = sitting.window.notification
    await sitting.until(lambda: "No track vanished more than 90 days ago." in sitting.texts(bar))
    choose(0)
    await sitting.until(sitting.question)
    asked = sitting.texts(sitting.question())
    assert "Forget 3 vanished tracks?" in asked
    assert "these can’t be put back" in asked
    await sitting.answer("Cancel")
    assert tab.model.count() == 3
    choose(0)
    await sitting.answer("Forget 3 tracks")
    await sitting.until(lambda: "3 vanished tracks forgotten" in sitting.texts(bar))
    await sitting.until(lambda: tab.model.count() == 0)


async def test_a_saved_view_is_grouped_as_it_was(sitting: Any) -> None:
    tab = await scanned(sitting)
    tab.display.grouping_chosen.emit(TrackField.LANGUAGE)
    await settled(sitting)
    tab.views.save_wanted.emit()
    question = tab.findChild(NameQuestion)
    question.findChild(QLineEdit).setText("By language")
    sitting.press("Save view", question)
    tab.display.grouping_chosen.emit(None)
    await settled(sitting)
    assert not tab.model.rows.is_grouped
    (entry,) = (
        one for one in sitting.session.whole.palette_entries() if one.title == "By language"
    )
    for choose in (partial(tab.views.view_chosen.emit, tab.views.views[0]), entry.run):
        tab.display.grouping_chosen.emit(None)
        choose()
        await settled(sitting)
        assert tab.grouping is TrackField.LANGUAGE
        assert tab.model.rows.is_grouped
        assert tab.views.text() == "By language"


async def test_the_states_of_rows_have_room(sitting: Any) -> None:
    tab = await scanned(sitting)
    column = FIELDS.index(TrackField.STATUS)
    room = tab.table.columnWidth(column) - 2 * PADDING - 16  # a dot stands before it
    assert tab.table.fontMetrics().horizontalAdvance("Waiting to be deleted") <= room


async def test_what_vanished_is_put_back_from_its_text(sitting: Any, project: DemoProject) -> None:
    tab = await shown(sitting)
    tab.first_scan.texts.setChecked(True)
    tab = await scanned(sitting)
    track = next(one for one in project.uploads[VIDEO].tracks.values() if one.name == "Italiano")
    del project.uploads[VIDEO].tracks[track.id]
    await sitting.until(lambda: sitting.has_button("Look at everything again", tab))
    sitting.press("Look at everything again", tab)
    await sitting.until(
        lambda: (
            "1 track" in sitting.texts(tab.scan_bar) and "vanished" in sitting.texts(tab.scan_bar)
        )
    )
    tab.views.view_chosen.emit(TrackView.VANISHED)
    await sitting.until(lambda: tab.model.rowCount() == 1)
    await settled(sitting)
    tab.table.select_row(0)
    sitting.press("Put back", tab)
    names = lambda: [one.name for one in project.uploads[VIDEO].tracks.values()]  # noqa: E731
    await sitting.until(lambda: "Italiano" in names())


async def test_whether_subtitles_are_read_is_chosen_once(sitting: Any) -> None:
    tab = await shown(sitting)
    tab.first_scan.texts.setChecked(True)
    tab = await scanned(sitting)
    assert tab.scan_bar.texts.isVisible()
    assert tab.scan_bar.texts.isChecked()


async def test_what_was_restored_since_is_left_out_of_what_is_put_back(
    sitting: Any, project: DemoProject
) -> None:
    tab = await shown(sitting)
    tab.first_scan.texts.setChecked(True)
    tab = await scanned(sitting)
    tracks = project.uploads[VIDEO].tracks
    one, other = [track for track in tracks.values() if track.vtt is not None][:2]
    for track in (one, other):
        del tracks[track.id]
    restored = replace(one, id="x" * 44)
    tracks[restored.id] = restored
    await sitting.until(lambda: sitting.has_button("Look at everything again", tab))
    sitting.press("Look at everything again", tab)
    await sitting.until(lambda: "2 tracks vanished" in sitting.texts(tab.scan_bar))
    tab.views.view_chosen.emit(TrackView.VANISHED)
    await sitting.until(lambda: tab.model.rowCount() == 2)
    await settled(sitting)
    tab.table.selectAll()
    sitting.press("Put back", tab)
    await sitting.until(sitting.question)
    assert "1 track is left out" in sitting.texts(sitting.question())
    QTest.keyClick(sitting.question(), Qt.Key.Key_Return)  # nothing is lost by a yes
    await sitting.until(lambda: "added" in sitting.texts(sitting.window.notification))
    names = [track.name for track in tracks.values()]
    assert (names.count(one.name), names.count(other.name)) == (1, 1)
    await sitting.until(lambda: tab.model.rowCount() == 2)
    await settled(sitting)
    tab.table.selectAll()
    sitting.press("Put back", tab)
    await sitting.until(
        lambda: "2 tracks are left out" in sitting.texts(sitting.window.notification)
    )
    assert sitting.question() is None


async def test_all_that_is_listed_is_exported(sitting: Any, tmp_path: Path) -> None:
    tab = await scanned(sitting)
    await filtered(sitting, tab, "italiano")
    path = tmp_path / "tracks.csv"

    tab.export_requested.emit("csv")
    await sitting.until(lambda: sitting.window.findChild(QFileDialog))
    sitting.window.findChild(QFileDialog).fileSelected.emit(str(path))
    await sitting.until(lambda: "tracks exported" in sitting.texts())
    lines = path.read_text("utf-16").splitlines()
    assert len(lines) == 1 + tab.model.rowCount()
    assert lines[0].startswith("Video\tKind\tLanguage")
    assert tab.model.item(0).track.id in lines[1]


async def test_deleting_is_asked_for_by_keys(sitting: Any) -> None:
    tab = await scanned(sitting)
    asked: list[list[int]] = []
    sitting.session.whole.delete_requested.connect(asked.append)
    tab.table.select_rows([0, 2])
    sitting.press("Delete", tab)
    keys = tab.model.rows.keys
    assert asked == [[keys[0], keys[2]]]


async def test_what_a_scan_finds_leaves_an_untouched_list_at_its_top(sitting: Any) -> None:
    tab = await scanned(sitting)
    assert tab.table.currentIndex().row() == 0
    assert tab.table.verticalScrollBar().value() == 0


async def test_where_tracks_cannot_change_none_is_deleted_or_put_back(sandbox: Any) -> None:
    tab = await scanned(sandbox)
    await sandbox.until(lambda: sandbox.session.header.obstacle is not None)
    tab.table.select_row(0)
    for name in ("tracksDelete", "tracksPutBack"):
        button = tab.findChild(QAbstractButton, name)
        assert not button.isEnabled()
        assert button.toolTip() or button.accessibleDescription()
    asked: list[object] = []
    tab.put_back_requested.connect(asked.append)
    tab.delete_requested.connect(asked.append)
    tab._ask_to_put_back()  # noqa: SLF001 - as its entry in the menu of a row would
    tab._ask_to_delete()  # noqa: SLF001
    assert asked == []
