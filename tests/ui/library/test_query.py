from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QDateEdit, QLabel, QLineEdit

from trackman.domain.library import Collection, LibraryQuery, SavedFilter, SavedView, Sort
from trackman.ui.library.filter_panel import FilterPanel
from trackman.ui.library.filter_wording import FilterChoices
from trackman.ui.widgets.name_question import NameQuestion

EVERYTHING = LibraryQuery(
    text="launch",
    used=False,
    tag="<b>raw</b>",
    collection_id="2",
    created_from=date(2026, 6, 1),
    created_to=date(2026, 6, 30),
    has_errored=True,
    lacks_language="it",
)
CHOICES = FilterChoices(
    ("raw", "story"),
    (Collection("1", "Campaigns", 1, None), Collection("2", "Summer", 1, "1")),
    ("it", "de-CH"),
)
ITALIAN = SavedView("Lacks Italian & more", LibraryQuery(lacks_language="it"))
UNUSED = SavedFilter("34", "Unused", True, LibraryQuery(used=False))
WIDE = SavedFilter("36", "Wide", True, LibraryQuery(text="wide"), ("alt.exists", "width.gte"))


@pytest.fixture
def asked(pane):
    return QSignalSpy(pane.query_changed)


def last(asked):
    return asked.at(asked.count() - 1)[0]


def button(pane, name):
    return pane.findChild(QAbstractButton, name)


def chips(pane):
    found = [one for one in pane.findChildren(QLabel) if one.objectName().startswith("chipText-")]
    return [one.text() for one in found if one.isVisible()]


def views_menu(pane):
    return pane.findChild(QAbstractButton, "libraryViews").make_menu()


def entries(menu):
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu, name):
    next(one for one in menu.actions() if one.objectName() == name).trigger()


def panel(pane):
    pane.criteria.open_filters()
    return pane.findChild(FilterPanel)


def test_filters_in_force_are_chips(pane):
    pane.criteria.set_choices(CHOICES)
    pane.criteria.ask_for(EVERYTHING)
    assert chips(pane) == [
        "Not used in any record",
        "Tag: <b>raw</b>",
        "In Campaigns / Summer",
        "1 Jun 2026 – 30 Jun 2026",
        "Has an errored track",
        "No Italian subtitles",
    ]
    assert button(pane, "filterVideos").accessibleName() == "Filters, 6 active"


@pytest.mark.parametrize("name", ["used", "tag", "collection", "created", "errored", "language"])
def test_each_chip_can_be_removed(pane, asked, name):
    pane.criteria.ask_for(EVERYTHING)
    count = len(chips(pane))
    button(pane, f"chipRemove-{name}").click()
    assert len(chips(pane)) == count - 1
    assert last(asked) != EVERYTHING
    assert last(asked).text == "launch"


def test_an_unknown_collection_is_asked_for_by_name(pane):
    wanted = QSignalSpy(pane.criteria.choices_wanted)
    pane.criteria.ask_for(LibraryQuery(collection_id="2"))
    assert (chips(pane), wanted.count()) == (["In 2"], 1)
    pane.criteria.set_choices(CHOICES)
    assert chips(pane) == ["In Campaigns / Summer"]


def test_the_order_can_be_chosen(pane, asked):
    sort = button(pane, "sortVideos")
    assert sort.text() == "Newest first"
    choose(sort.make_menu(), "sortVideosByLargest")
    assert last(asked) == LibraryQuery(sort=Sort.LARGEST)
    assert sort.text() == "Largest first"


def test_the_same_query_is_asked_for_once(pane, asked):
    pane.criteria.ask_for(EVERYTHING)
    pane.criteria.ask_for(EVERYTHING)
    assert asked.count() == 1


def test_filters_are_in_force_at_once(pane, asked):
    pane.criteria.set_choices(CHOICES)
    filters = panel(pane)
    used = filters.findChild(QComboBox, "filterUsed")
    used.setCurrentIndex(used.findData("no"))
    used.activated.emit(used.currentIndex())
    assert last(asked) == LibraryQuery(used=False)
    filters.findChild(QCheckBox, "filterErrored").click()
    assert last(asked) == LibraryQuery(used=False, has_errored=True)
    button(filters, "filterClear").click()
    assert last(asked) == LibraryQuery()
    filters.close()


def test_a_tag_or_language_can_be_typed(pane, asked, qtbot):
    pane.criteria.set_choices(CHOICES)
    filters = panel(pane)
    for name, typed in (("filterTagEdit", "summer"), ("filterLanguageEdit", "pt-BR")):
        edit = filters.findChild(QLineEdit, name)
        qtbot.keyClicks(edit, typed)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert last(asked) == LibraryQuery(tag="summer", lacks_language="pt-BR")
    assert filters.isVisible()
    filters.close()


def test_a_language_can_be_chosen_by_name(pane, asked):
    pane.criteria.set_choices(CHOICES)
    filters = panel(pane)
    language = filters.findChild(QComboBox, "filterLanguage")
    texts = [language.itemText(place) for place in range(language.count())]
    assert texts == ["Italian — it", "German (Switzerland) — de-CH"][::-1]
    language.setCurrentIndex(1)
    language.activated.emit(1)
    assert last(asked) == LibraryQuery(lacks_language="it")
    filters.close()


def test_days_can_be_chosen(pane, asked):
    filters = panel(pane)
    uploaded = filters.findChild(QComboBox, "filterUploaded")
    uploaded.setCurrentIndex(uploaded.findData("week"))
    uploaded.activated.emit(uploaded.currentIndex())
    today = datetime.now().astimezone().date()
    assert last(asked) == LibraryQuery(created_from=today - timedelta(days=6))
    uploaded.setCurrentIndex(uploaded.findData("days"))
    uploaded.activated.emit(uploaded.currentIndex())
    to = filters.findChild(QDateEdit, "filterToEdit")
    assert not to.isEnabled()
    filters.findChild(QCheckBox, "filterTo").click()
    to.setFocus()
    to.setDate(QDate(2026, 6, 30))
    assert last(asked).created_to == date(2026, 6, 30)
    filters.close()


def test_the_filters_open_with_what_is_in_force(pane, asked):
    pane.criteria.set_choices(CHOICES)
    pane.criteria.ask_for(EVERYTHING)
    filters = panel(pane)
    assert filters.findChild(QComboBox, "filterTag").currentText() == "<b>raw</b>"
    assert filters.findChild(QComboBox, "filterCollection").currentText() == "Campaigns / Summer"
    assert filters.findChild(QDateEdit, "filterFromEdit").date() == QDate(2026, 6, 1)
    assert asked.count() == 1  # to show is not to ask
    filters.close()


def test_escape_closes_the_filters(pane, qtbot):
    filters = panel(pane)
    qtbot.keyClick(filters, Qt.Key.Key_Escape)
    assert not filters.isVisible()


def test_views_are_offered_by_name(pane):
    pane.criteria.set_views([ITALIAN])
    pane.criteria.set_filters((UNUSED, WIDE))
    assert entries(views_menu(pane)) == [
        "All videos",
        "Recent videos",
        "Your views",
        "Lacks Italian && more",
        "Saved in DatoCMS",
        "Unused",
        "Wide (in part)",
        "Save this view…",
    ]


def test_a_view_in_force_names_the_list(pane, asked):
    pane.criteria.set_views([ITALIAN])
    choose(views_menu(pane), "view0")
    assert last(asked) == ITALIAN.query
    heading = button(pane, "libraryViews")
    assert heading.text() == "Lacks Italian & more"
    assert heading.accessibleName() == "View: Lacks Italian & more"
    button(pane, "chipRemove-language").click()
    assert heading.text() == "All videos"
    pane.criteria.ask_for(LibraryQuery(used=True))
    assert heading.text() == "Search results"


def test_what_a_filter_leaves_out_is_said(pane, asked):
    pane.criteria.set_filters((WIDE,))
    menu = views_menu(pane)
    tip = next(one for one in menu.actions() if one.objectName() == "filter36").toolTip()
    assert "alt.exists, width.gte" in tip
    choose(menu, "filter36")
    assert last(asked) == WIDE.query
    assert "alt.exists" in button(pane, "libraryViews").toolTip()


def test_filters_of_datocms_are_asked_for_when_the_menu_opens(pane):
    wanted = QSignalSpy(pane.criteria.filters_wanted)
    assert "Loading…" in entries(views_menu(pane))
    assert wanted.count() == 1
    pane.criteria.set_filters(None, "DatoCMS can’t be reached")
    assert "DatoCMS can’t be reached" in entries(views_menu(pane))
    pane.criteria.set_filters(())
    assert "Saved in DatoCMS" not in entries(views_menu(pane))


def test_a_view_can_be_saved_renamed_and_deleted(pane, qtbot):
    save = next(one for one in views_menu(pane).actions() if one.objectName() == "viewSave")
    assert not save.isEnabled()  # all videos have a name already
    pane.criteria.set_views([ITALIAN])
    pane.criteria.ask_for(ITALIAN.query)
    saved = QSignalSpy(pane.criteria.save_view_requested)
    renamed = QSignalSpy(pane.criteria.rename_view_requested)
    removed = QSignalSpy(pane.criteria.remove_view_requested)
    choose(views_menu(pane), "viewSave")
    answer(pane, "  For June ")
    choose(views_menu(pane), "viewRename")
    answer(pane, "Without Italian")
    choose(views_menu(pane), "viewRemove")
    assert saved.at(0) == ["For June"]
    assert renamed.at(0) == [ITALIAN.name, "Without Italian"]
    assert removed.at(0) == [ITALIAN.name]


def answer(pane, name):
    question = next(one for one in pane.window().findChildren(NameQuestion) if one.isVisible())
    edit = question.findChild(QLineEdit, "nameQuestionEdit")
    action = button(question, "nameQuestionAction")
    edit.setText("  ")
    assert not action.isEnabled()
    edit.setText(ITALIAN.name)
    assert "will be replaced" in question.findChild(QLabel, "nameQuestionNote").text()
    edit.setText(name)
    action.click()


def test_recent_videos_are_a_view_too(pane, asked):
    wanted = QSignalSpy(pane.recent_wanted)
    choose(views_menu(pane), "viewRecent")
    assert (button(pane, "libraryViews").text(), wanted.count()) == ("Recent videos", 1)
    assert not button(pane, "sortVideos").isVisible()
    choose(views_menu(pane), "viewAll")
    assert button(pane, "libraryViews").text() == "All videos"
    assert asked.count() == 0  # the rows are there still


def test_a_filter_of_datocms_has_its_name_again_when_one_comes_back_to_it(pane):
    views = button(pane, "libraryViews")
    views.filter_chosen.emit(UNUSED)
    assert views.text() == "Unused"
    pane.criteria.ask_for(replace(UNUSED.query, text="launch"))
    assert views.text() == "Search results"
    pane.criteria.ask_for(UNUSED.query)
    assert views.text() == "Unused"
    pane.leave()
    pane.criteria.ask_for(UNUSED.query)
    assert views.text() == "Search results"
