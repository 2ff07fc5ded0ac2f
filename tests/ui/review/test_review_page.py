"""The page of a review as a view: its keys, findings, text beside, and the size of the text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QToolButton

from trackman.domain.key_bindings import BINDINGS, KeyGroup, KeyMap
from trackman.domain.quality.findings import FindingCode, found, ordered
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.review.findings_list import places_of
from trackman.ui.text.cues_model import CuesColumn
from trackman.ui.widgets.keys import keys

X11_CODE_OF_K = 45
"""Where K is on the keyboard, whatever is written on it."""
FINDINGS = ordered(
    (
        found(FindingCode.WRONG_LANGUAGE, declared="it", detected="de", percent=97),
        found(FindingCode.OVERLAP, 4, 5, length=400),
        found(FindingCode.UNSAFE_TAG, 7, tag="<b>"),
        found(
            FindingCode.UNTRANSLATED, 1, 2, 3, 9, track_id="x", name="E", language="en", percent=9
        ),
    )
)


def read(words="Line", count=12, step=3000):
    cues = [
        f"00:00:{number * step / 1000:06.3f} --> 00:00:{number * step / 1000 + 2:06.3f}\n"
        f"{words} {number + 1}\n"
        for number in range(count)
    ]
    return ReadText.of(("WEBVTT\n\n" + "\n".join(cues)).encode(), datetime.now(UTC))


@pytest.fixture
def page(window):
    page = window.workspace.review_page
    window.workspace.show_review()
    page.show_text(read(), "it", FINDINGS)
    page.take_keyboard()
    return page


@pytest.fixture
def commands(page):
    told: list[str] = []
    page.commanded.connect(told.append)
    return told


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the keyboard"
    QTest.keyClick(target, key, modifier)


def double_click(button):
    """Click twice, as fast as people do who double-click on everything."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)


def cue_at(page):
    return page.text.table.currentIndex().row() + 1


def test_each_decision_has_a_key(page, commands):
    for key in (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_F, Qt.Key.Key_S, Qt.Key.Key_U):
        press(key)
    assert commands == [f"review-{one}" for one in ("keep", "delete", "fix", "skip", "undo")]


@pytest.mark.parametrize("name", ["keep", "delete", "fix", "skip", "undo"])
def test_a_double_click_decides_once(page, commands, name):
    button = page.findChild(QPushButton, f"review-{name}-button")
    button.setEnabled(True)
    double_click(button)
    assert commands == [f"review-{name}"]


def test_quick_clicks_go_through_the_findings(page):
    double_click(page.findChild(QPushButton, "review-finding-button"))
    assert page.findings.currentIndex().row() == 1


def test_a_key_that_is_held_down_decides_once(page, commands):
    none = Qt.KeyboardModifier.NoModifier
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_D, none, "d", repeats)
        QCoreApplication.sendEvent(page.text.table, event)
    assert commands == ["review-delete"]


def test_the_end_that_is_shown_anew_has_the_keyboard(page):
    for count in (3, 2):
        page.done.show_end("Decided", "", [("review-overview", f"Look over {count} deletions…")])
        page.show_done_page()
        focus = QApplication.focusWidget()
        assert isinstance(focus, QPushButton)
        assert focus.text() == f"Look over {count} deletions…"


def test_up_and_down_go_through_the_buttons_of_the_end_as_they_stand(page):
    names = ("review-overview", "review-skipped", "review-leave")
    for _ in range(2):  # buttons of the second time are made after all others of the window
        page.done.show_end("Decided", "", [(one, one) for one in names])
        page.show_done_page()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(key)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert seen == [f"done-{names[place]}" for place in (1, 2, 2, 1, 0)]


@pytest.mark.skipif("sys.platform != 'linux'", reason="codes of other systems differ")
def test_a_letter_of_another_script_is_known_by_its_place(page, commands):
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, 0x41B, none, X11_CODE_OF_K, 0, 0, "л")
    QCoreApplication.sendEvent(page.text.table, event)
    assert commands == ["review-keep"]


def test_other_keys_can_be_chosen(page, commands, qtbot):
    before = keys().map
    try:
        keys().use(KeyMap().with_keys("review-keep", ["Y"]))
        press(Qt.Key.Key_Y)
        press(Qt.Key.Key_K)
        assert commands == ["review-keep"]
    finally:
        keys().use(before)


def test_no_key_decides_while_somebody_types(page, commands):
    page.entry.open_note("")
    for key in (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_G, Qt.Key.Key_Right):
        press(key)
    page.close_entry()
    page.open_reason()
    for key in (Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_F8):
        press(key)
    assert page.reason.text() == "kd"
    assert commands == []
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert page.text.table.hasFocus()


def test_one_key_goes_through_all_places_of_all_findings_and_around(page):
    seen = []
    for _ in range(6):
        press(Qt.Key.Key_G)
        seen.append((page.findings.currentIndex().row(), cue_at(page)))
    worst, whole, shown_elsewhere = (0, 7), (1, 7), [(2, 1), (2, 9), (3, 4)]
    assert seen == [worst, whole, *shown_elsewhere, worst]
    press(Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    assert cue_at(page) == 4
    press(Qt.Key.Key_F8)
    assert cue_at(page) == 7


def test_cues_that_follow_each_other_are_one_place():
    places = [(one.row, one.cue) for one in places_of(FINDINGS)]
    assert places == [(0, 7), (1, None), (2, 1), (2, 9), (3, 4)]


def test_the_text_beside_keeps_in_step(page):
    page.show_beside("English", read("English", 36, 1000), "en")
    page.text.go_to_cue(5)
    beside = page.text.beside
    playing = [row for row in range(36) if beside.model().is_playing(row)]
    texts = [str(beside.model().index(row, CuesColumn.TEXT).data()) for row in playing]
    assert texts == ["English 13", "English 14"]
    page.text.show_current_cues((1,))
    assert beside.model().is_playing(0)


def test_the_cue_one_is_at_stays_on_screen_as_another_text_comes_beside(page, qtbot):
    long = "A line that breaks once more where there is less room for it, and again where less"
    page.show_text(read(long, 200, 3000), "it", FINDINGS)
    page.text.go_to_cue(120)
    table, beside = page.text.table, page.text.beside
    current = table.currentIndex()

    def is_on_screen(view, index):
        return view.viewport().rect().contains(view.visualRect(index).center())

    assert is_on_screen(table, current)
    page.show_beside("English", read(long, 200, 3000), "en")
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_on_screen(table, current))
    playing = beside.model().index(119, CuesColumn.TEXT)
    qtbot.waitUntil(lambda: is_on_screen(beside, playing))
    page.show_beside("", None)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_on_screen(table, current))


def test_the_text_is_larger_than_elsewhere_and_can_be_larger_still(page, window):
    usual = page.text.table.font().pointSizeF()
    assert usual > QApplication.font().pointSizeF() * 1.3
    press(Qt.Key.Key_Plus)
    assert page.text.table.font().pointSizeF() > usual
    press(Qt.Key.Key_Minus)
    press(Qt.Key.Key_Minus)
    assert page.text.table.font().pointSizeF() < usual
    press(Qt.Key.Key_0)
    assert page.text.table.font().pointSizeF() == pytest.approx(usual)


def test_the_size_of_the_text_is_kept(page, window):
    press(Qt.Key.Key_Plus)
    zoom, saved = page.text.zoom, window.saved_geometry()
    window.workspace.forget_review()
    window.restore(saved)
    assert window.workspace.review_page.text.zoom == zoom


def test_escape_closes_what_is_open_before_it_leaves(page, qtbot):
    page.show_beside("English", read("English"), "en")
    page.beside_closed.connect(lambda: page.show_beside("", None))
    page.track.show_impact("Last subtitles of this video", grave=True)
    press(Qt.Key.Key_I)
    assert page.track.impact.isChecked()
    press(Qt.Key.Key_Escape)
    assert not page.track.impact.isChecked()
    press(Qt.Key.Key_Escape)
    assert not page.text.has_beside
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)


def test_marks_of_the_sound_have_their_place_under_the_picture(page):
    page.playing.show_video("launch.mp4", 60_000)
    marks = QFrame()
    marks.setFixedHeight(40)
    page.take_marks(marks)
    QCoreApplication.sendPostedEvents()
    picture = page.playing.shown_screen.picture
    assert marks.isVisible()
    below = picture.mapToGlobal(picture.rect().bottomLeft()).y()
    assert marks.mapToGlobal(marks.rect().topLeft()).y() > below


def test_a_decision_key_decides_also_while_the_player_has_the_keyboard(page, commands):
    page.playing.show_video("launch.mp4", 60_000)
    page.playing.open_screen()
    screen = page.playing.shown_screen
    screen.setFocus()
    toggled: list[bool] = []
    screen.play_toggled.connect(lambda: toggled.append(True))
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_F)
    assert commands == ["review-keep", "review-fix"]
    assert not toggled
    press(Qt.Key.Key_Space)
    assert toggled


def test_f6_goes_through_the_parts_of_the_page(page, window):
    page.playing.show_video("launch.mp4", 60_000)
    seen = []
    for _ in range(4):
        window.workspace.go_to_pane(1)
        focus = QApplication.focusWidget()
        seen.append("" if focus is None else focus.objectName())
    assert seen == ["playScreen", "reviewFindings", "review-keep-button", "reviewCues"]


def test_a_message_in_place_of_the_text_has_the_keyboard_where_one_sees_it(page, commands):
    page.show_message("audio", "faint", "Audio track", "Play it.", "Play this sound")
    assert page.text.hasFocus()
    press(Qt.Key.Key_K)
    assert commands == ["review-keep"]
    page.show_text(read(), "it", ())
    assert page.text.table.hasFocus()


def test_what_is_decided_is_read_out_as_sentences(page):
    assert page.findings.step(1).startswith("1 of 5: Error, Cue 7: ")


def test_every_key_of_the_page_is_a_button_of_it_or_in_the_menu_of_more(page, commands, qtbot):
    menu = page.keys_bar.more.make_menu()
    listed = {one.objectName(): one.text().partition("\t")[2] for one in menu.actions()}
    buttons = {
        one.objectName().removesuffix("-button")
        for one in page.keys_bar.findChildren(QPushButton)
        if one.objectName().startswith("review-")
    }
    names = {one.name for one in BINDINGS if one.group is KeyGroup.REVIEW}
    assert buttons | set(listed) == names
    assert buttons & set(listed) == set()
    assert listed["review-next"] == "Right"
    menu.findChild(QAction, "review-overview").trigger()
    qtbot.mouseClick(
        page.keys_bar.findChild(QPushButton, "review-version-button"), Qt.MouseButton.LeftButton
    )
    assert commands == ["review-overview", "review-version"]
    assert page.text.table.hasFocus()
    usual = page.text.zoom
    menu.findChild(QAction, "review-smaller").trigger()
    assert page.text.zoom == usual - 1


def test_the_arrows_go_along_the_line_of_reading(page, commands, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            press(key)
        menu = page.keys_bar.more.make_menu()
        shown = [one.text().partition("\t")[2] for one in menu.actions()[:2]]
        assert ["Left" in shown[0], "Right" in shown[1]] == [True, True]
        tips = [
            page.head.findChild(QToolButton, one).toolTip()
            for one in ("reviewNext", "reviewBefore")
        ]
        assert ["Left" in tips[0], "Right" in tips[1]] == [True, True]
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    press(Qt.Key.Key_Right)
    assert commands == ["review-next", "review-previous", "review-next"]
