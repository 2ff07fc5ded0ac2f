"""The guide as a person uses it: opened, read, searched, left and come back to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QToolButton, QTreeWidget

from trackman.ui.guide.window import GuideWindow
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.theme.theme import set_scheme
from trackman.ui.wording.translation import install_translators, languages

Key, Mod = Qt.Key, Qt.KeyboardModifier
FIND = "searchGuide"


@pytest.fixture
def guide(qtbot):
    guide = GuideWindow()
    qtbot.addWidget(guide)
    with qtbot.waitActive(guide):
        guide.show()
        guide.activateWindow()
    return guide


def shown(guide):
    return guide.page.toPlainText()


def entries(guide):
    tree = guide.findChild(QTreeWidget)
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def search(guide, text):
    field = guide.findChild(QLineEdit, FIND)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Key.Key_Return)
    return guide.findChild(QListWidget)


def test_f1_opens_it_once_and_closing_the_program_closes_it(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_undo(None)  # the menus are made with the panes
    action = window.findChild(QAction, "openGuide")
    assert action is not None
    assert action.shortcut().toString() == "F1"
    QTest.keyClick(window, Key.Key_F1)
    guide = window.show_guide()
    assert guide.isVisible()
    guide.close()
    guide.open("deleting")
    action.trigger()
    assert window.show_guide() is guide
    assert guide.place == ("deleting", 0)
    window.close()
    assert not guide.isVisible()
    guide.deleteLater()


def test_it_begins_with_the_contents_and_the_arrows_read_on(guide):
    assert guide.windowTitle() == "User guide"
    assert "trackman user guide" in shown(guide)
    assert entries(guide)[:3] == ["trackman user guide", "First start and signing in", "The window"]
    tree = guide.findChild(QTreeWidget)
    assert tree.hasFocus()
    QTest.keyClick(tree, Key.Key_Down)
    assert shown(guide).startswith("First start and signing in")
    assert guide.windowTitle() == "First start and signing in – User guide"
    QTest.keyClick(tree, Key.Key_Down)
    assert guide.place == ("start", 1)


def test_links_between_chapters_lead_to_their_headings_and_back_returns(guide):
    guide.open("deleting")
    guide.page.link_chosen.emit("trouble.md#a-deletion-is-not-confirmed")
    assert guide.place[0] == "trouble"
    assert guide.page.textCursor().block().text() == "A deletion is not confirmed"
    assert guide.page.verticalScrollBar().value() > 0
    QTest.keyClick(guide, Key.Key_Left, Mod.AltModifier)
    assert guide.place == ("deleting", 0)
    QTest.keyClick(guide, Key.Key_Right, Mod.AltModifier)
    assert guide.place[0] == "trouble"
    assert not guide.findChild(QToolButton, "guideForward").isEnabled()


def test_a_link_is_followed_by_keyboard(guide):
    guide.page.setFocus()
    QTest.keyClick(guide.page, Key.Key_Tab)
    QTest.keyClick(guide.page, Key.Key_Return)
    assert guide.place == ("start", 0)


def test_links_to_outside_open_in_the_browser(guide):
    opened = Opened()
    QDesktopServices.setUrlHandler("https", opened, "take")  # type: ignore[arg-type]
    guide.page.link_chosen.emit("https://status.datocms.com")
    QDesktopServices.unsetUrlHandler("https")
    assert opened.addresses == ["https://status.datocms.com"]
    assert guide.place == ("index", 0)


class Opened(QObject):
    def __init__(self):
        super().__init__()
        self.addresses = []

    @Slot(QUrl)
    def take(self, url):
        self.addresses.append(url.toString())


def test_a_search_lists_places_marks_them_and_clearing_shows_the_contents(guide):
    hits = search(guide, "keyring")
    assert hits.isVisible()
    assert hits.count() > 3
    QTest.keyClick(guide.findChild(QLineEdit, FIND), Key.Key_Down)
    hits.setCurrentRow(1)
    chapter, place = guide.place
    section = guide.book.chapters[chapter].sections[place]
    assert "keyring" in f"{section.title} {section.words}".lower()
    assert len(guide.page.extraSelections()) >= 1
    QTest.keyClick(guide.findChild(QLineEdit, FIND), Key.Key_Escape)
    assert guide.findChild(QTreeWidget).isVisible()
    assert guide.page.extraSelections() == []
    assert guide.isVisible()


def test_what_is_marked_is_what_was_found(guide):
    search(guide, "can't")
    marked = {mark.cursor.selectedText().lower() for mark in guide.page.extraSelections()}
    assert marked == {"can’t"}


def test_return_opens_the_first_place_and_the_keyboard_stays(guide):
    hits = search(guide, "keyring")
    field = guide.findChild(QLineEdit, FIND)
    first = hits.item(0).data(Qt.ItemDataRole.UserRole)
    assert guide.place == first
    assert field.hasFocus()
    guide.open("deleting")
    QTest.keyClick(field, Key.Key_Return)
    assert guide.place == first, "also when it was opened before"
    field.setText("backups")
    QTest.keyClick(field, Key.Key_Return)
    assert guide.place == hits.item(0).data(Qt.ItemDataRole.UserRole), "what was just typed"


def test_nothing_found_is_said(guide, qtbot):
    hits = search(guide, "xylophone")
    assert hits.count() == 0
    assert "Not found" in guide.findChild(object, "guideCount").text()
    QTest.keyClick(guide.findChild(QLineEdit, FIND), Key.Key_Escape)
    QTest.keyClick(guide, Key.Key_Escape)
    assert not guide.isVisible()


def picture(guide):
    """Return the first picture of the chapter as it is drawn."""
    block = guide.page.document().begin()
    while block.isValid():
        for piece in block:
            form = piece.fragment().charFormat()
            if form.isImageFormat():
                name = form.toImageFormat().name()
                kind = QTextDocument.ResourceType.ImageResource.value
                return QImage(guide.page.document().resource(kind, QUrl(name)))
        block = block.next()
    raise AssertionError("no picture")


def test_pictures_follow_the_look_and_fit_between_the_edges(guide):
    guide.open("window")
    light = picture(guide)
    assert light.width() <= guide.page.viewport().width()
    set_scheme("dark")
    dark = picture(guide)
    set_scheme("light")
    assert light.pixelColor(3, 3).lightness() > 200 > 80 > dark.pixelColor(3, 3).lightness()
    guide.resize(guide.minimumSize())
    QApplication.processEvents()
    assert picture(guide).width() <= guide.page.viewport().width() < light.width()


def test_it_speaks_the_language_of_the_program(guide):
    if "de" not in dict(languages()):
        pytest.skip("resources/translations/trackman_de.qm is not in the tree")
    guide.open("deleting")
    install_translators("de")
    QApplication.processEvents()
    assert shown(guide).startswith("Eine Spur löschen")
    assert "Eine Spur löschen" in entries(guide)
    install_translators("en")
    QApplication.processEvents()
    assert shown(guide).startswith("Delete a track")


def test_from_right_to_left_the_contents_stand_at_the_right_and_english_reads_as_ever(qtbot, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    guide = GuideWindow()
    qtbot.addWidget(guide)
    with qtbot.waitExposed(guide):
        guide.show()
    tree = guide.findChild(QTreeWidget)
    assert tree is not None
    left = tree.mapToGlobal(tree.rect().topLeft()).x()
    assert left > guide.page.mapToGlobal(guide.page.rect().topLeft()).x()
    assert tree.layoutDirection() == Qt.LayoutDirection.LeftToRight, "titles are cut at their end"
    block = guide.page.document().begin()
    assert block.textDirection() == Qt.LayoutDirection.LeftToRight
    assert not guide.page.document().defaultTextOption().alignment() & Qt.AlignmentFlag.AlignRight
    guide.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_everything_has_a_name_for_screen_readers(guide):
    named = [guide.page, guide.findChild(QTreeWidget), guide.findChild(QLineEdit, FIND)]
    named += [guide.findChild(QListWidget)]
    named += [guide.findChild(QToolButton, name) for name in ("guideBack", "guideForward")]
    assert all(one.accessibleName() for one in named)
