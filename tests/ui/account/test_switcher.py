from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from trackman.domain.projects import Environment, KeptProject
from trackman.ui.account.switcher import ProjectSwitcher

API = "https://site-api.datocms.com"
PROJECTS = [
    KeptProject("1", "Northwind", API),
    KeptProject("2", "Twins & Co", API),
    KeptProject("3", "Twins & Co", API),
]
ENVIRONMENTS = [
    Environment("redesign", False, "ready", False),
    Environment("main", True, "ready", False),
]


@pytest.fixture
def switcher(qtbot):
    switcher = ProjectSwitcher()
    qtbot.addWidget(switcher)
    switcher.show_name("Northwind")
    switcher.show_projects(PROJECTS, "1")
    switcher.show_environments(ENVIRONMENTS, None)
    with qtbot.waitActive(switcher):
        switcher.show()
        switcher.activateWindow()
    yield switcher
    if (menu := switcher.findChild(QMenu)) is not None:
        menu.close()


@pytest.fixture
def entry(switcher):
    """Return a finder of menu entries by their words, in a menu opened for it."""
    switcher.open_menu()
    menu = switcher.findChild(QMenu)

    def find(words):
        return next((one for one in menu.actions() if one.text() == words), None)

    return find


def texts(switcher):
    return [one.text() for one in switcher.findChild(QMenu).actions() if not one.isSeparator()]


def test_it_is_read_as_the_name_of_the_project(switcher):
    switcher.show_name("<i>North\n")
    assert switcher.text() == "<i>North⏎"
    assert switcher.accessibleName() == "<i>North⏎"


def test_an_ampersand_in_a_name_is_no_key(switcher):
    switcher.show_name("R&D")
    assert switcher.text() == "R&D"
    assert switcher.shortcut().isEmpty()


def test_nothing_is_made_before_it_is_opened(switcher):
    assert switcher.findChild(QMenu) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_it_opens_by_key(switcher, qtbot, key):
    qtbot.keyClick(switcher, key)
    assert switcher.findChild(QMenu).isVisible()


def test_it_offers_projects_environments_and_the_rest(switcher, entry):
    assert texts(switcher) == [
        "Projects",
        "Northwind",
        "Twins && Co · 2",
        "Twins && Co · 3",
        "Environments",
        "main · primary",
        "redesign · sandbox, read-only",
        "Read-only mode",
        "Add project…",
        "Sign out of “Northwind”…",
        "Settings…",
    ]
    assert entry("Northwind").isChecked()
    assert entry("main · primary").isChecked()
    assert not entry("Projects").isEnabled()


def test_another_project_can_be_chosen(switcher, entry, qtbot):
    with qtbot.waitSignal(switcher.project_chosen) as chosen:
        entry("Twins && Co · 3").trigger()
    assert chosen.args == ["3"]


def test_choosing_where_one_is_changes_nothing(switcher, entry, qtbot):
    with (
        qtbot.assertNotEmitted(switcher.project_chosen),
        qtbot.assertNotEmitted(switcher.environment_chosen),
    ):
        entry("Northwind").trigger()
        entry("main · primary").trigger()


def test_a_sandbox_is_chosen_by_its_id_and_the_primary_environment_as_none(switcher, entry, qtbot):
    with qtbot.waitSignal(switcher.environment_chosen) as chosen:
        entry("redesign · sandbox, read-only").trigger()
    assert chosen.args == ["redesign"]
    switcher.show_environments(ENVIRONMENTS, "redesign")
    switcher.open_menu()
    with qtbot.waitSignal(switcher.environment_chosen) as chosen:
        visible = [menu for menu in switcher.findChildren(QMenu) if menu.isVisible()]
        next(one for one in visible[-1].actions() if "primary" in one.text()).trigger()
    assert chosen.args == [None]


def test_the_primary_environment_is_marked_also_when_it_is_named(switcher):
    switcher.show_environments(ENVIRONMENTS, "main")
    switcher.open_menu()
    checked = [one.text() for one in switcher.findChild(QMenu).actions() if one.isChecked()]
    assert checked == ["Northwind", "main · primary"]


def test_looking_only_is_switched_here(switcher, entry, qtbot):
    assert not entry("Read-only mode").isChecked()
    with qtbot.waitSignal(switcher.read_only_toggled) as toggled:
        entry("Read-only mode").trigger()
    assert toggled.args == [True]


@pytest.mark.parametrize(
    ("words", "signal"),
    [
        ("Add project…", "add_project_requested"),
        ("Sign out of “Northwind”…", "sign_out_requested"),
        ("Settings…", "settings_requested"),
    ],
)
def test_the_rest_is_asked_for(switcher, entry, qtbot, words, signal):
    with qtbot.waitSignal(getattr(switcher, signal)):
        entry(words).trigger()


def test_a_project_that_is_not_kept_cannot_be_signed_out_of(switcher, qtbot):
    switcher.show_projects([], "1")
    switcher.show_environments([], None)
    switcher.open_menu()
    assert texts(switcher) == ["Read-only mode", "Add project…", "Settings…"]


def test_it_says_who_is_signed_in(switcher):
    switcher.show_account("Anna")
    switcher.open_menu()
    assert texts(switcher)[-1] == "Signed in as Anna"
