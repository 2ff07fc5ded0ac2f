"""The sign-in page, the project menu and the settings in each state, kept as pictures."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QTabBar

from tests.screens.geometry import check_buttons, check_labels, has_longer_words, settle
from trackman.domain.errors import (
    ConnectionFault,
    Fault,
    KeyringLockedError,
    LostAnswerError,
    NoApiAccessError,
    NoKeyringError,
    NotSentError,
    SilentKeyringError,
    WaitingKeyringError,
    WebPageError,
    WrongTokenError,
)
from trackman.domain.networks import Origin, Part, Route, StorageSource, Tried, Ways
from trackman.domain.permissions import Because, MayChange, Obstacle, Permission
from trackman.domain.projects import Account, Environment, KeptProject, Project, Site
from trackman.domain.quality.limits import Preset
from trackman.domain.settings import Settings, ThemeChoice
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.header import Header
from trackman.ui.sign_in.result import SignInResult
from trackman.ui.sign_in.sign_in_page import SignInPage
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.permissions import PermissionWording
from trackman.ui.wording.problem import Problem

LONG = "Donaudampfschifffahrtsgesellschaft Öffentlichkeitsarbeit und Bewegtbildredaktion"
REFUSED = WrongTokenError(Fault(401, "INVALID_AUTHORIZATION_HEADER", "{}", "7f2b1a90-8e0c"))
MAIN = Environment("main", True, "ready", False)
SANDBOXES = tuple(
    Environment(name, False, "ready", False)
    for name in ("redesign-2026", "staging", "übersetzungsqualitätssicherung")
)


def project(name="Northwind Stories", account=None, environments=(MAIN, *SANDBOXES)):
    site = Site("81", name, "northwind.admin.datocms.com", None, ("en",))
    account = account or Account("access_token", "trackman", "Editor", True)
    return Project(site, account, environments, False, "main")


def result(may_change, because, **changes):
    return SignInResult(project(**changes), Permission(may_change, because))


def words(error):
    return Messages().problem(error, About.OPENING)


def pasted(page, text="8fa3c1d07be942e59a16"):
    page.findChild(object, "tokenEdit").insert(text)
    page.findChild(object, "tokenEdit").textEdited.emit(text)


def first_start(page):
    page.show_start()


def typed(page):
    page.show_start(adding=True)
    page.show_no_keyring()
    pasted(page)
    page.findChild(QAbstractButton, "showToken").setChecked(True)


def asking(page):
    pasted(page)
    page.show_busy()


def wrong_token(page):
    pasted(page)
    page.show_problem(words(REFUSED))


def no_api_access(page):
    pasted(page)
    page.show_problem(words(NoApiAccessError("Website (CDA)")))


def no_network(page):
    pasted(page)
    page.show_problem(words(NotSentError("Name or service not known")))


def may_change(page):
    page.show_result(result(MayChange.YES, Because.GRANTED))


def may_not(page):
    page.show_result(result(MayChange.NO, Because.NOT_GRANTED, environments=(MAIN,)))


def may_perhaps(page):
    page.show_result(result(MayChange.UNKNOWN, Because.SOME_COLLECTIONS))


def no_keyring(page):
    page.show_result(result(MayChange.YES, Because.OWNER))
    page.show_keyring_problem(words(NoKeyringError()))


def keyring_locked(page):
    page.show_result(result(MayChange.YES, Because.OWNER))
    page.show_keyring_problem(words(KeyringLockedError()))


def revoked(page):
    page.show_again("Northwind Stories")


def long_words(page):
    long = LONG.replace(" ", "")
    page.show_result(
        result(
            MayChange.UNKNOWN,
            Because.PARTLY_DENIED,
            name=LONG,
            account=Account("access_token", long, long, True),
            environments=tuple(Environment(f"{long}{n}", not n, "ready", False) for n in range(9)),
        )
    )
    page.show_keyring_problem(Problem(LONG, f"{long} {LONG} " * 3, retry="Noch einmal"))


def long_problem(page):
    page.show_again(LONG)
    facts = (("Anfrage", "7f2b1a90" * 11), ("Grund", LONG))
    page.show_problem(Problem(LONG, f"{LONG} " * 4, facts, "Noch einmal"))


def keeping(page):
    """Wait for the keyring to take the token."""
    page.show_keeping()


def keyring_silent(page):
    """Ask what to do with a token that the keyring does not take."""
    page.show_result(result(MayChange.YES, Because.OWNER))
    page.show_keyring_problem(words(SilentKeyringError()))


def keyring_lost(page):
    """Ask for a token that the keyring does not give out."""
    page.show_again("Northwind Stories", lost=True)
    page.show_problem(words(SilentKeyringError()))


def keyring_waiting(page):
    """Ask to unlock the keyring, or for a token."""
    page.show_waiting("Northwind Stories")
    page.show_problem(words(WaitingKeyringError()))


def somebody_else(page):
    """Show what to send to whoever can make a token."""
    page.findChild(QAbstractButton, "askForToken").click()


PAGES = [
    first_start,
    typed,
    asking,
    wrong_token,
    no_api_access,
    no_network,
    may_change,
    may_not,
    may_perhaps,
    no_keyring,
    keyring_locked,
    revoked,
    long_words,
    long_problem,
    keeping,
    keyring_silent,
    keyring_lost,
    keyring_waiting,
    somebody_else,
]


@pytest.mark.parametrize("size", [(1024, 548), (1360, 730)], ids=["small", "large"])
@pytest.mark.parametrize("state", PAGES, ids=lambda state: state.__name__)
def test_the_sign_in_page_has_room_for_its_words(qtbot, save_picture, state, scheme, size):
    page = SignInPage()
    qtbot.addWidget(page)
    page.resize(*size)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    state(page)
    settle()
    save_picture(f"sign-in-{state.__name__}-{scheme}-{size[0]}.png", page.grab)
    check(page)


@pytest.fixture
def header(qtbot, scheme):
    """Return the bar at the top of a small window."""
    header = Header()
    qtbot.addWidget(header)
    header.resize(scaled(1024), scaled(53))
    header.show()
    return header


PROJECTS = [
    KeptProject("81", "Northwind Stories", "https://site-api.datocms.com", None, datetime.now(UTC)),
    KeptProject("97", "Southwind & Söhne", "https://site-api.datocms.com"),
    KeptProject("140", "Southwind & Söhne", "https://site-api.datocms.com"),
    KeptProject("215", LONG, "https://site-api.datocms.com"),
]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # it has no popups
def test_the_menu_of_the_project(qtbot, header, save_picture, scheme):
    header.show_project("Northwind Stories", "Editors")
    header.show_environment("main", "primary", None)
    switcher = header.switcher
    switcher.show_projects(PROJECTS, "81")
    switcher.show_environments([*SANDBOXES, MAIN], None)
    switcher.set_read_only(True)
    switcher.open_menu()
    menu = switcher.findChild(object, "projectMenu")
    menu.setActiveAction(menu.actions()[2])
    settle()
    save_picture(f"project-menu-{scheme}.png", lambda: header_with_menu(header, menu))
    menu.close()
    check(header)


def header_with_menu(header, menu):
    whole = QPixmap(header.width(), header.height() + menu.height() + 20)
    whole.fill(current_look().surface)
    painter = QPainter(whole)
    painter.drawPixmap(0, 0, header.grab())
    painter.drawPixmap(header.mapFromGlobal(menu.pos()), menu.grab())
    painter.end()
    return whole


BADGES = [
    ("main", "primary", None),
    ("main", "primary", Obstacle.OWN_SWITCH),
    ("hauptumgebung-produktion-2026", "primary", Obstacle.READ_ONLY_TOKEN),
    ("main", "primary", Obstacle.MAINTENANCE),
    ("übersetzungsqualitätssicherung", "sandbox", Obstacle.SANDBOX),
    ("main", "unknown", Obstacle.ROLE),
]


@pytest.mark.parametrize(("name", "kind", "obstacle"), BADGES)
def test_every_badge(qtbot, header, save_picture, scheme, name, kind, obstacle):
    header.show_project(LONG, "Editors")
    sentences = PermissionWording()
    reason = sentences.obstacle(obstacle, name) if obstacle else None
    header.show_environment(name, kind, reason, sentences.state(obstacle))
    settle()
    word = obstacle.name.lower() if obstacle else "none"
    save_picture(f"badge-{kind}-{word}-{scheme}.png", header.grab)
    check(header)


@pytest.mark.parametrize("state", ["usual", "changed"])
def test_the_settings(qtbot, save_picture, scheme, state):
    settings = Settings() if state == "usual" else Settings("en", ThemeChoice.DARK, 90, 60, 10_000)
    place = Path("/home/anna/.local/share/trackman-mit-einem-sehr-langen-namen/trackman")
    dialog = SettingsDialog(None, settings, place)
    qtbot.addWidget(dialog)
    dialog.show_cache_used(34_560_000 if state == "changed" else None)
    dialog.open()
    settle()
    save_picture(f"settings-{state}-{scheme}.png", dialog.grab)
    check(dialog)
    dialog.close()


@pytest.mark.parametrize("state", ["usual", "changed"])
def test_the_settings_about_deleting(qtbot, save_picture, scheme, state):
    settings = Settings()
    if state == "changed":
        reasons = ("Machine translated", "Wrong language", "Out of sync", LONG)
        settings = Settings(keep_backups_days=90, reason_required=True, reasons=reasons)
    dialog = SettingsDialog(None, settings, Path("/home/anna/trackman"))
    qtbot.addWidget(dialog)
    dialog.show_backups_used(34_560_000 if state == "changed" else None)
    dialog.open()
    tabs = dialog.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(1)
    settle()
    save_picture(f"settings-deleting-{state}-{scheme}.png", dialog.grab)
    check(dialog)
    # it fits over a window of 1024 × 640
    assert dialog.height() <= scaled(640 if has_longer_words() else 600)
    dialog.close()


def test_the_settings_about_checks(qtbot, save_picture, scheme):
    settings = Settings(preset=Preset.NETFLIX, words=("Northwind Pro", "guys", LONG))
    dialog = SettingsDialog(None, settings, Path("/home/anna/trackman"))
    qtbot.addWidget(dialog)
    dialog.open()
    tabs = dialog.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(2)
    settle()
    save_picture(f"settings-checks-{scheme}.png", dialog.grab)
    check(dialog)
    dialog.close()


@pytest.mark.parametrize("state", ["usual", "held"])
def test_the_settings_about_reviews(qtbot, save_picture, scheme, state):
    held = Settings(reviewer_name="Zoë Beauregard", second_approval=True)
    dialog = SettingsDialog(None, Settings() if state == "usual" else held, Path("/home/anna"))
    qtbot.addWidget(dialog)
    dialog.open()
    tabs = dialog.findChild(QTabBar)
    assert tabs is not None
    tabs.setCurrentIndex(3)
    settle()
    save_picture(f"settings-reviews-{state}-{scheme}.png", dialog.grab)
    check(dialog)
    assert dialog.height() <= scaled(640 if has_longer_words() else 600)
    dialog.close()


def check(top):
    check_labels(top)
    check_buttons(top)


@pytest.mark.parametrize("state", ["usual", "blocked", "unknown"])
def test_the_settings_of_the_network(qtbot, save_picture, scheme, state):
    dialog = SettingsDialog(None, Settings(), Path("/home/anna/trackman"))
    qtbot.addWidget(dialog)
    dialog.show()
    (tabs,) = dialog.findChildren(QTabBar)
    tabs.setCurrentIndex(tabs.count() - 1)
    page = dialog.network
    routes = {
        Part.API: Route("site-api.datocms.com"),
        Part.TEXTS: Route("stream.mux.com"),
        Part.PICTURES: Route("image.mux.com"),
        Part.STREAM: Route("stream.mux.com"),
        Part.STORAGE: Route("dato-images.s3-eu-west-1.amazonaws.com"),
    }
    if state == "blocked":
        proxy = "http://proxy.northwind.example:3128"
        routes = {p: Route(one.host, proxy, Origin.SYSTEM) for p, one in routes.items()}
    source = StorageSource.USED if state == "blocked" else StorageSource.USUAL
    if state == "unknown":
        source = StorageSource.UNKNOWN
        del routes[Part.STORAGE]
    page.show_ways(Ways(routes, None, storage=source))
    page.show_checking()
    for part in routes:
        page.show_tried(Tried(part, 85))
    if state == "blocked":
        for part, fault in zip(
            (Part.PICTURES, Part.STREAM),
            (ConnectionFault.PROXY_REFUSES, ConnectionFault.UNKNOWN_AUTHORITY),
            strict=True,
        ):
            page.show_tried(Tried(part, 3, NotSentError("x", fault)))
        page.show_tried(Tried(Part.API, 3, WebPageError("a web page", 403)))
        page.show_tried(Tried(Part.STORAGE, 10_000, LostAnswerError("no answer in time"), True))
    page.show_done()
    settle()
    save_picture(f"settings-network-{state}-{scheme}.png", dialog.grab)
    check(dialog)
