from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from trackman.ui.wording.formats import Moments

NOW = datetime(2026, 6, 14, 15, 42, 7, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be changed here")
    monkeypatch.setitem(os.environ, "TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def locale():
    before = QLocale()
    yield QLocale.setDefault
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ({"seconds": 5}, "Just now"),
        ({"seconds": -30}, "Just now"),
        ({"seconds": 60}, "1 minute ago"),
        ({"minutes": 59}, "59 minutes ago"),
        ({"hours": 1}, "1 hour ago"),
        ({"hours": 5}, "5 hours ago"),
        ({"hours": 16}, "Yesterday"),
        ({"days": 1}, "Yesterday"),
        ({"days": 3}, "3 days ago"),
        ({"days": 8}, "6 Jun 2026"),
        ({"days": -2}, "16 Jun 2026"),
    ],
)
def test_says_how_long_ago_it_was(qapp, before, text):
    assert Moments().ago(NOW - timedelta(**before), NOW) == text


@pytest.mark.parametrize(
    ("name", "short", "exact"),
    [
        ("en_GB", "14 Jun 2026 15:42", "14 Jun 2026 15:42:07"),
        ("en_US", "14 Jun 2026 3:42 PM", "14 Jun 2026 3:42:07 PM"),
        ("de_AT", "14 Juni 2026 15:42", "14 Juni 2026 15:42:07"),
        ("es_ES", "14 jun 2026 15:42", "14 jun 2026 15:42:07"),
    ],
)
def test_moments_are_written_as_in_the_country_of_the_person(qapp, locale, name, short, exact):
    locale(QLocale(name))
    plain = lambda text: text.replace("\u202f", " ").replace("\u00a0", " ")  # noqa: E731
    assert plain(Moments().short(NOW)) == short
    assert plain(Moments().exact(NOW)) == exact
