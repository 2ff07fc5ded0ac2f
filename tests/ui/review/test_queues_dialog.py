"""The list of reviews: what no language may cut."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QLocale

from tests.domain.review.people import START, queue_of
from trackman.domain.review.state import ReviewState
from trackman.domain.review.summary import QueueSummary, tally_of
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.queues_model import QueuesColumn
from trackman.ui.widgets.row_delegate import PADDING
from trackman.ui.wording.formats import day_text
from trackman.ui.wording.translation import install_translators


@pytest.fixture(params=["de", "nl", "pt_BR", "ar"])
def language(request, qapp):
    """Speak a language whose dates or ages are long."""
    before = QLocale()
    install_translators(request.param)
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)
    install_translators("en")


def test_no_language_cuts_the_day_a_review_was_made(language, window, qtbot):
    window.resize(1024, 640)
    dialog = QueuesDialog(window)
    queue = queue_of(40)
    dialog.show_queues([QueueSummary(queue, tally_of(queue, ReviewState()), 0, START)])
    dialog.open()
    metrics, table = dialog.table.fontMetrics(), dialog.table
    room = table.columnWidth(QueuesColumn.MADE) - 2 * PADDING
    days = [day_text(date(2026, month, 28)) for month in range(1, 13)]
    assert max(map(metrics.horizontalAdvance, days)) < room
    made = datetime.astimezone(queue.created_at).date()
    assert day_text(made) in dialog.model.text(0, QueuesColumn.MADE).split(" · ")[0]
    assert queue.created_by.name in dialog.model.tooltip(0, QueuesColumn.MADE)
    dialog.reject()
