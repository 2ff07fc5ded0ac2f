"""The guide in each of its languages, and the program that speaks the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.guide.program import Program, look_at_program
from tests.windows import _ends_clean, qapp
from trackman.domain.resources import resource_path
from trackman.ui.guide.book import Book
from trackman.ui.wording.translation import install_translators, languages

__all__ = ["_ends_clean", "qapp"]
GUIDE = resource_path("guide")
LANGUAGES = sorted(one.name for one in GUIDE.iterdir() if one.name != "pictures")
_seen: dict[str, Program] = {}
"""What was gathered in each language, which takes a second or two."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say that offscreen nothing raises windows or takes the keyboard for menus."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Return each language that has a guide."""
    return str(request.param)


@pytest.fixture
def book(language: str) -> Book:
    """Return the guide in the language."""
    return Book(language)


@pytest.fixture
def speaking(qapp: QApplication, language: str) -> Iterator[str]:
    """Let the program speak the language."""
    if language not in dict(languages()):
        pytest.skip(f"resources/translations/trackman_{language}.qm is not in the tree")
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    install_translators(language)
    yield language
    install_translators("en")
    QLocale.setDefault(before)


@pytest.fixture
def program(speaking: str) -> Program:
    """Return the words, menus, settings and keys of the program in the language."""
    if speaking not in _seen:
        _seen[speaking] = look_at_program()
    return _seen[speaking]
