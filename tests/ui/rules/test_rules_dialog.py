"""A rule is built by hand, its dry run is honest, and nothing large goes by a slip."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from trackman.domain.inventory.aftermath import Aftermath, VideoName
from trackman.domain.inventory.rules import Doubles, Keep, SavedRule, TrackRule
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.tracks import Track
from trackman.ui.rules.bulk_question import BulkQuestion, BulkRequest
from trackman.ui.rules.keep_languages import KeepLanguages
from trackman.ui.rules.language_list import LanguageList
from trackman.ui.rules.rule_form import RuleForm
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.widgets.choice import Choice
from trackman.ui.wording.aftermath import AftermathWording

DAY = datetime(2026, 11, 1, tzinfo=UTC)
RULE = TrackRule(
    kinds=("subtitles",),
    other_languages=("it", "en"),
    statuses=("ready",),
    name="auto",
    closed_captions=False,
    doubles=Doubles.SAME_NAME,
    keep=Keep.FEWEST_FINDINGS,
    has_findings=True,
    text="some words",
    tag="old",
    collection_id="c9",
    used=False,
)


def row(key: int) -> InventoryTrack:
    """Return a track of the inventory."""
    track = Track(str(key), "v", "subtitles", f"Track {key}", "it", False, "ready", None)
    return InventoryTrack(key, track, "film.mp4", "play", None, None, DAY, DAY)


@pytest.fixture
def dialog(qtbot: QtBot) -> RulesDialog:
    dialog = RulesDialog(None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    dialog.model.rows_wanted.connect(lambda keys: dialog.model.take_tracks([*map(row, keys)]))
    return dialog


def texts(dialog: RulesDialog | BulkQuestion) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def button(dialog: RulesDialog | BulkQuestion | KeepLanguages, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_form_shows_every_condition_and_returns_it(qtbot: QtBot) -> None:
    form = RuleForm()
    qtbot.addWidget(form)
    for rule in (RULE, TrackRule(), TrackRule(languages=("de",), kinds=("chapters",))):
        form.show_rule(rule)
        assert form.rule() == rule


def test_a_choice_tells_the_rule_and_showing_one_does_not(qtbot: QtBot) -> None:
    form = RuleForm()
    qtbot.addWidget(form)
    told = QSignalSpy(form.changed)
    form.show_rule(RULE)
    assert told.count() == 0
    kind = form.findChild(Choice, "ruleKind")
    assert isinstance(kind, Choice)
    kind.show_value("audio")
    kind.activated.emit(2)
    assert told.at(0)[0].kinds == ("audio",)
    name = form.findChild(QLineEdit, "ruleName")
    assert isinstance(name, QLineEdit)
    name.setFocus()
    name.clear()
    qtbot.keyClicks(name, "x")
    qtbot.waitUntil(lambda: told.count() == 2)
    assert told.at(1)[0].name == "x"


def test_unticked_rows_stay_out_of_what_is_deleted(dialog: RulesDialog, qtbot: QtBot) -> None:
    asked = QSignalSpy(dialog.delete_requested)
    dialog.show_rule(SavedRule("", TrackRule(kinds=("subtitles",))))
    dialog.show_keys(array("q", range(10)))
    qtbot.waitUntil(lambda: "Track 3" in str(dialog.model.index(3, 1).data()))
    dialog.table.select_rows([3, 4])
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.show_aftermath(Aftermath(tracks=8, videos=1))
    assert "8 tracks of 1 video, 2 more unticked" in texts(dialog)
    assert button(dialog, "rulesDelete").text() == "Delete 8 tracks…"
    button(dialog, "rulesDelete").click()
    keys, everything = asked.at(0)
    assert list(keys) == [0, 1, 2, 5, 6, 7, 8, 9]
    assert everything is False
    dialog.show_keys(array("q", range(4)))
    assert list(dialog.model.chosen()) == [0, 1, 2], "a changed rule keeps what was unticked"


def test_a_rule_that_means_everything_says_so(dialog: RulesDialog) -> None:
    dialog.show_rule(SavedRule("", TrackRule()))
    dialog.show_keys(array("q", range(3)))
    dialog.show_aftermath(Aftermath(tracks=3, videos=1))
    assert "every track of every video" in texts(dialog)
    dialog.show_rule(SavedRule("", RULE))
    dialog.show_keys(array("q", range(3)))
    assert "every track of every video" not in texts(dialog)


def test_delete_says_why_it_cannot_be_pressed(dialog: RulesDialog) -> None:
    delete = button(dialog, "rulesDelete")
    assert not delete.isEnabled()
    dialog.show_keys(array("q"))
    dialog.show_aftermath(Aftermath())
    assert "Tick a track first." in delete.toolTip()
    assert "No track fits this rule" in texts(dialog)
    dialog.show_aftermath(Aftermath(tracks=1, videos=1))
    dialog.refuse("Read-only mode is on.")
    assert "Read-only mode is on." in delete.toolTip()


def test_a_hundred_thousand_rows_are_asked_for_as_they_come_on_screen(
    dialog: RulesDialog, qtbot: QtBot
) -> None:
    asked = QSignalSpy(dialog.rows_wanted)
    dialog.show_keys(array("q", range(100_000)))
    qtbot.waitUntil(lambda: asked.count() > 0)
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: dialog.model.index(99_999, 1).data() == "Track 99999 · Subtitles")
    assert sum(len(asked.at(place)[0]) for place in range(asked.count())) < 1000


def test_keeping_languages_makes_the_rule_that_means_the_others(qtbot: QtBot) -> None:
    dialog = KeepLanguages(None, [("it", 4), ("de", 2), ("fr", 1)], ("it", "nl"))
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    chosen = QSignalSpy(dialog.chosen)
    dialog.open()
    button(dialog, "keepLanguagesAction").click()
    assert chosen.at(0)[0] == TrackRule(kinds=("subtitles",), other_languages=("it",))


def test_nothing_ticked_keeps_nothing_and_is_refused(qtbot: QtBot) -> None:
    dialog = KeepLanguages(None, [("it", 4)])
    qtbot.addWidget(dialog)
    assert not button(dialog, "keepLanguagesAction").isEnabled()


@pytest.mark.parametrize("typed", ["1204", " 1,204 ", "1 204", "١٢٠٤"])
def test_the_number_counts_in_any_digits(qtbot: QtBot, typed: str) -> None:
    after = Aftermath(tracks=1204, videos=3)
    question = BulkQuestion(None, BulkRequest(array("q", range(1204)), after, must_type=True))
    qtbot.addWidget(question)
    answers = QSignalSpy(question.answered)
    question.open()
    edit = question.findChild(QLineEdit, "typedCountEdit")
    assert isinstance(edit, QLineEdit)
    assert not button(question, "bulkQuestionAction").isEnabled()
    for wrong in ("120", "12044", "1204x", ""):
        edit.setText(wrong)
        assert not button(question, "bulkQuestionAction").isEnabled()
    edit.setText(typed)
    button(question, "bulkQuestionAction").click()
    assert answers.count() == 1
    assert answers.at(0)[0] == ""


def test_a_question_about_everything_says_so_over_all_its_width(qtbot: QtBot) -> None:
    after = Aftermath(tracks=2, videos=1, no_captions=1)
    request = BulkRequest(array("q", (1, 2)), after, is_everything=True)
    question = BulkQuestion(None, request)
    qtbot.addWidget(question)
    question.open()
    card = question.findChild(QFrame, "bulkQuestionAll")
    table = question.findChild(QTableView, "bulkQuestionTracks")
    assert isinstance(card, QFrame)
    assert isinstance(table, QTableView)
    qtbot.waitUntil(lambda: card.width() == table.width() > 0)
    assert not question._scroll.isAncestorOf(card), "it stays in sight"  # noqa: SLF001


def test_escape_means_no(qtbot: QtBot) -> None:
    after = Aftermath(tracks=2, videos=1)
    question = BulkQuestion(None, BulkRequest(array("q", (1, 2)), after))
    qtbot.addWidget(question)
    answers = QSignalSpy(question.answered)
    question.open()
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert answers.count() == 1
    assert answers.at(0)[0] is None


def test_consequences_are_told_the_gravest_first(qapp: object) -> None:
    words = AftermathWording()
    after = Aftermath(
        tracks=60,
        videos=50,
        no_subtitles=5,
        without_subtitles=[VideoName(str(one), f"{one}.mp4") for one in range(5)],
        no_captions=41,
        last_in_language={"it": 2, "de": 7},
        lost_audio=3,
        lost_errored=1,
    )
    assert words.losses(after) == [
        "5 videos will have no subtitles left, such as “0.mp4”, “1.mp4”, “2.mp4”.",
        "Videos that lose their last subtitles in a language: German (7), Italian (2).",
        "41 videos lose their only closed captions.",
    ]
    assert words.fates(after) == [
        "trackman backs up 56 tracks first, so deleting them can be undone.",
        "4 tracks can’t be restored: 3 audio tracks, 1 errored.",
    ]


def test_languages_that_are_still_to_be_ticked_never_mean_all_of_them(
    dialog: RulesDialog, qtbot: QtBot
) -> None:
    asked = QSignalSpy(dialog.rule_changed)
    dialog.show_rule(SavedRule("", TrackRule(kinds=("subtitles",))))
    which = dialog.findChild(Choice, "ruleLanguages")
    languages = dialog.findChild(LanguageList, "ruleLanguageList")
    assert isinstance(which, Choice)
    assert isinstance(languages, LanguageList)
    languages.offer([("it", 3)])
    which.setCurrentIndex(which.findData("these"))
    which.activated.emit(which.currentIndex())
    dialog.show_keys(array("q", [1, 2, 3]))
    dialog.show_aftermath(Aftermath(tracks=3, videos=1))
    for name in ("rulesDelete", "rulesReview"):
        assert not button(dialog, name).isEnabled()
        assert "Tick a language first." in button(dialog, name).toolTip()
    assert button(dialog, "rulesDelete").text() == "Delete…"
    assert "Tick a language first" in texts(dialog)
    assert not dialog.table.isVisible()
    save = dialog.rules.make_menu().findChild(QAction, "ruleSave")
    assert isinstance(save, QAction)
    assert not save.isEnabled()
    before = asked.count()
    languages.item(0).setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: asked.count() > before)
    assert asked.at(asked.count() - 1)[0].languages == ("it",)
    dialog.show_keys(array("q", [1]))
    dialog.show_aftermath(Aftermath(tracks=1, videos=1))
    assert button(dialog, "rulesDelete").isEnabled()
    assert dialog.table.isVisible()
