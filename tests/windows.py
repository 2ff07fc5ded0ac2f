"""Fixtures shared by the tests of windows: the dressed application, and what each test leaves."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from trackman.ui.theme.theme import apply_theme, set_scheme
from trackman.ui.wording.translation import install_translators

__all__ = ["_ends_clean", "pytest_itemcollected", "qapp"]


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say once per window that there is no window manager offscreen to tell sizes to."""
    harmless = "This plugin does not support propagateSizeHints"
    item.add_marker(pytest.mark.qt_log_ignore(harmless, extend=True))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Return the application in the light look; garbage is collected on its thread alone.

    What exists by now lasts as long as the tests. Frozen, it is left out of the collection after
    each test, which would otherwise look at all of it again: 65 ms, over a thousand times.
    """
    gc.disable()
    apply_theme(qapp)
    install_translators("en")
    set_scheme("light")
    gc.collect()
    gc.freeze()
    yield qapp
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def _ends_clean(qapp: QApplication) -> Iterator[None]:
    yield
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget.objectName() for widget in qapp.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left on the screen: {left}"
