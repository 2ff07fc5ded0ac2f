"""The jump list of Windows: the system takes it, and what it refuses harms nobody."""

from __future__ import annotations

import importlib
import logging
import sys

import pytest
from PySide6.QtWidgets import QApplication


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has one")
def test_the_system_takes_names_and_links(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    show = importlib.import_module("trackman.ui.shell.jump_list").show_in_jump_list
    videos = [("Überblick 字幕 😀.mp4", "trackman://open?upload=a&project=1"), ("b", "trackman:")]
    with caplog.at_level(logging.INFO):
        show("Recent videos", videos)
        show("Recent videos", ())
    # Wine makes shortcuts, but has no lists of them.
    assert [one for one in caplog.messages if "-2147467263" not in one] == []
