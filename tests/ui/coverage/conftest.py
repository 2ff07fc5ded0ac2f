"""Menus of the coverage open offscreen."""

from __future__ import annotations

import pytest


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let Qt say that there are no popups offscreen."""
    item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"), append=False)
