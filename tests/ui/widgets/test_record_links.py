from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from trackman.ui.widgets.record_links import RecordLink, RecordLinks


class Browser(QObject):
    """Takes the place of the browser of the system."""

    def __init__(self):
        super().__init__()
        self.opened = []

    @Slot("QUrl")
    def visit(self, address):
        self.opened.append(address.toString())


@pytest.fixture
def browser(qapp):
    browser = Browser()
    # The stubs ask for bytes, which Qt refuses.
    QDesktopServices.setUrlHandler("https", browser, "visit")  # type: ignore[arg-type]
    yield browser
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def links(qtbot):
    links = RecordLinks("links")
    qtbot.addWidget(links)
    links.resize(200, 300)
    links.show()
    return links


def buttons(links):
    return [one for one in links.findChildren(QPushButton) if one.isVisible()]


def records(count):
    return [RecordLink(f"Record {n}", f"https://a.test/{n}") for n in range(count)]


def test_a_press_opens_the_record_in_the_browser(links, browser):
    links.show_records(records(2))
    buttons(links)[1].click()
    assert browser.opened == ["https://a.test/1"]


def test_the_first_are_shown_and_the_others_when_asked_for(links, qtbot):
    links.show_records(records(12))
    names = [one.accessibleName() for one in buttons(links)]
    assert [name for name in names if name] == ["Record 0", "Record 1", "Record 2"]
    more = links.findChild(QPushButton, "linksMore")
    assert more.text() == "Show 9 more records"
    with qtbot.waitSignal(links.unfolded):
        more.click()
    assert len(buttons(links)) == 12
    links.show_records(records(12))
    assert len(buttons(links)) == 12
    links.show_records(records(4))
    assert len(buttons(links)) == 4  # three of them, and what unfolds


def test_the_keyboard_goes_from_top_to_bottom(links):
    links.show_records(records(12))
    widget, order = links.nextInFocusChain(), []
    while widget is not links:
        order.append(widget.objectName())
        widget = widget.nextInFocusChain()
    assert order == ["links0", "links1", "links2", "linksMore"]


def test_without_an_address_nothing_opens_and_it_says_why(links, browser):
    links.show_records([RecordLink("Home", None)])
    button = buttons(links)[0]
    assert not button.isEnabled()
    assert "didn’t say where" in button.accessibleDescription()
    button.click()
    assert browser.opened == []


def test_a_name_of_any_length_fits_and_is_read_out_whole(links):
    name = "Fish & chips " * 30
    links.show_records([RecordLink(name, "https://a.test/1")])
    button = buttons(links)[0]
    assert button.accessibleName() == name
    assert button.text().startswith("Fish && chips")
    assert button.text().endswith("…")
    assert button.width() <= 200


def test_there_is_nothing_where_no_record_is(links):
    links.show_records(records(1))
    links.show_records([])
    assert not links.isVisible()
