from __future__ import annotations

import pytest


def pytest_itemcollected(item):
    harmless = "This plugin does not support"  # popups that take the keyboard, among other things
    item.add_marker(pytest.mark.qt_log_ignore(harmless, extend=True), append=False)
