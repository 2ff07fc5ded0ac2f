"""What is switched off in a dialog says why, and not what it would do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from trackman.domain.inventory.word_lists import WordList
from trackman.domain.library import LibraryQuery
from trackman.ui.cue_search.replace_dialog import ReplaceDialog
from trackman.ui.cue_search.word_list_dialog import WordListDialog
from trackman.ui.cue_search.word_lists_panel import WordListsPanel
from trackman.ui.library.views_button import ViewsButton
from trackman.ui.review.head import ReviewHead
from trackman.ui.review.keys_bar import ReviewKeysBar
from trackman.ui.review.staged_dialog import StagedDialog
from trackman.ui.rules.rules_button import RulesButton
from trackman.ui.widgets.document_dialog import DocumentDialog
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.widgets.name_question import NameQuestion


@pytest.fixture
def kept(qtbot: QtBot) -> Callable[[QDialog], QDialog]:
    """Return what keeps a dialog until the test has ended."""

    def keep(dialog: QDialog) -> QDialog:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        return dialog

    return keep


def reason(top, name: str) -> str:
    """Return why a button is off, as it is shown and read out; empty where it is on."""
    button = top.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.accessibleDescription() in button.toolTip()
    return "" if button.isEnabled() else button.accessibleDescription()


def entry_reason(button: MenuButton, name: str) -> str:
    """Return why an entry of a menu is off; empty where it is on."""
    menu = button.make_menu()
    assert menu.toolTipsVisible()
    (action,) = (one for one in menu.actions() if one.objectName() == name)
    assert action.isEnabled() is not bool(action.whatsThis())
    return action.whatsThis()


def test_a_word_list_says_what_it_lacks(kept):
    dialog = kept(WordListDialog(None, WordList("", ()), []))
    assert reason(dialog, "wordListSave") == "Enter a name for the list first."
    dialog.findChild(QLineEdit, "wordListName").setText("Brands")
    assert reason(dialog, "wordListSave") == "Enter a word first."
    dialog.findChild(QPlainTextEdit, "wordListPhrases").setPlainText("colou*")
    assert reason(dialog, "wordListSave") == ""


def test_word_lists_say_that_one_is_to_be_selected(qtbot):
    panel = WordListsPanel()
    qtbot.addWidget(panel)
    panel.show_lists([WordList("Brands", ("one",))])
    for name in ("wordListsEdit", "wordListsRemove"):
        assert reason(panel, name) == "Select a word list first."
    panel.table.select_row(0)
    for name in ("wordListsEdit", "wordListsRemove"):
        assert reason(panel, name) == ""


def test_ticks_say_that_there_is_nothing_to_tick(kept):
    dialog = kept(ReplaceDialog(None, "red", pause_ms=0))
    names = ("replaceTickAll", "replaceTickNone", "replaceTickTrack", "replaceUntickTrack")
    for name in names:
        assert reason(dialog, name) == "There are no changes to tick."
    dialog.show_working(1, 2)
    for name in names:
        assert reason(dialog, name) == "Wait until the changes are published."


def test_a_name_is_asked_for(kept):
    dialog = kept(NameQuestion(None, "Save this view", "Save", "", []))
    assert reason(dialog, "nameQuestionAction") == "Enter a name first."
    dialog.findChild(QLineEdit, "nameQuestionEdit").setText("Mine")
    assert reason(dialog, "nameQuestionAction") == ""


def test_a_document_waits_for_its_figures(kept):
    dialog = kept(DocumentDialog(None, "report", "Report", ""))
    dialog.complete(dialog)
    assert reason(dialog, "reportSave") == "Wait until the figures are counted."
    dialog.show_figures([("Videos", "0")], "", "Scan first.")
    assert reason(dialog, "reportSave") == "Scan first."
    dialog.show_figures([("Videos", "1")])
    assert reason(dialog, "reportSave") == ""


def test_a_dry_run_says_that_one_is_under_way(kept):
    dialog = kept(StagedDialog(None, "Summer", "me", 20))
    dialog.show_rows([])
    dialog.show_progress("Looking at the videos…")
    assert reason(dialog, "stagedCheck") == "Looking at the videos…"
    dialog.show_progress("")
    assert reason(dialog, "stagedCheck") == ""


def test_a_review_of_one_track_has_no_next_one(qtbot):
    head = ReviewHead()
    qtbot.addWidget(head)
    for count, why_not in ((1, "The review has no other tracks."), (2, "")):
        head.show_place(0, count)
        for name in ("reviewNext", "reviewBefore"):
            assert reason(head, name) == why_not


def test_an_empty_rule_cannot_be_saved(qtbot):
    button = RulesButton()
    qtbot.addWidget(button)
    for can_save, why_not in ((False, "Choose a condition first."), (True, "")):
        button.show_current("", can_save=can_save)
        for name in ("ruleSave", "ruleExport"):
            assert entry_reason(button, name) == why_not


@pytest.mark.parametrize(
    ("current", "query", "why_not"),
    [
        ("recent", LibraryQuery(), "Recent videos are always offered here."),
        ("all", LibraryQuery(), "Search or filter the videos first."),
        ("", LibraryQuery(text="film"), ""),
    ],
)
def test_a_view_of_all_videos_cannot_be_saved(qtbot, current, query, why_not):
    button = ViewsButton()
    qtbot.addWidget(button)
    button.show_current("Videos", current, query)
    assert entry_reason(button, "viewSave") == why_not


def test_what_has_no_room_in_the_bar_says_why_it_is_off_as_well(qtbot):
    bar = ReviewKeysBar()
    qtbot.addWidget(bar)
    bar.refuse("finding", "Nothing was noticed in this text.")
    assert entry_reason(bar.more, "review-finding-before") == "Nothing was noticed in this text."
    bar.refuse("finding", None)
    assert entry_reason(bar.more, "review-finding-before") == ""
