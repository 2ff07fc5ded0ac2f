from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from trackman.ui.sign_in.sign_in_page import SignInPage


@pytest.fixture
def page(qtbot):
    page = SignInPage()
    qtbot.addWidget(page)
    page.resize(1024, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def edit(page):
    return page.findChild(QLineEdit, "tokenEdit")


@pytest.fixture
def button(page):
    """Return a finder of visible buttons by their words."""

    def find(words):
        for one in page.findChildren(QAbstractButton):
            if one.isVisible() and words in {one.text(), one.accessibleName()}:
                return one
        return None

    return find
