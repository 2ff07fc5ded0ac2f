"""The jump list of Windows: the system takes it, and what it refuses harms nobody."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtWidgets import QApplication


def test_the_system_takes_names_and_links(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    if sys.platform != "win32":
        pytest.skip("only Windows has one")
    from trackman.ui.shell.jump_list import show_in_jump_list

    videos = [("Überblick 字幕 😀.mp4", "trackman://open?upload=a&project=1"), ("b", "trackman:")]
    with caplog.at_level(logging.INFO):
        show_in_jump_list("Recent videos", videos)
        show_in_jump_list("Recent videos", ())
    # Wine makes shortcuts, but has no lists of them.
    assert [one for one in caplog.messages if "-2147467263" not in one] == []
