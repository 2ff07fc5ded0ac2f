"""The question before a review file is added: of which review it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from tests.domain.review.people import queue_of
from trackman.domain.review.queue import QueuePart
from trackman.domain.review.summary import Received
from trackman.ui.review.received_dialog import ReceivedDialog

WHOLE = replace(queue_of(4), name="Summer")
PART = replace(WHOLE, part=QueuePart(2, 3))
FIRST = replace(WHOLE, part=QueuePart(1, 3), items=())


def said(dialog: ReceivedDialog) -> str:
    """Return the words under the title."""
    label = dialog.findChild(QLabel, "receivedText")
    assert isinstance(label, QLabel)
    return label.text()


@pytest.mark.parametrize(
    ("here", "title"),
    [
        (None, "Add the review “Summer (part 2 of 3)”?"),
        (replace(WHOLE, items=()), "Add to “Summer”?"),
        (FIRST, "Add to “Summer (part 1 of 3)”?"),
    ],
)
def test_a_part_says_which_one_it_is_and_what_it_is_added_to(window, here, title):
    received = Received(Path("a.trackman-review"), PART, (), here, is_altered=False, new_items=2)
    dialog = ReceivedDialog(window, received)
    assert dialog.windowTitle() == title
    assert said(dialog).startswith("The file is part 2 of 3 of “Summer”. ")


def test_a_whole_review_says_nothing_of_parts(window):
    received = Received(Path("a.trackman-review"), WHOLE, (), None, is_altered=False)
    dialog = ReceivedDialog(window, received)
    assert dialog.windowTitle() == "Add the review “Summer”?"
    assert "part" not in said(dialog)
