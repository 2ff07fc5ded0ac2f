from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from trackman.domain.library import TrackSummary
from trackman.domain.recent import RecentVideo
from trackman.services.library.sparse_rows import BLOCK, SparseRows
from trackman.ui.library.model import ItemRole, LibraryModel, LineRole, WrongRole
from trackman.ui.library.row_sources import FixedRows, ListingRows, recent_shelf

HOSTILE = [
    "<b>bold</b><img src=x>",
    "two\nlines\r\nand\u2028more",
    "x" * 10_000,
    "abc\u202egnp.exe",
    "nul\x00inside",
    "\ud800half",
    "العربية",
    "",
]


@pytest.fixture
def model(qapp):
    model = LibraryModel()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, fatal, parent=model)
    return model


def texts(model, role=Qt.ItemDataRole.DisplayRole):
    return [model.index(row).data(role) for row in range(model.rowCount())]


def sentence(model, row=0):
    return model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def shelf(rows, **summaries):
    return ListingRows(rows, summaries.get)


def test_rows_come_and_go_at_the_end(model, make_upload):
    rows = SparseRows()
    model.show(shelf(rows))
    assert model.rowCount() == 0
    for total in (3, 200, 1):
        rows.place(range(1), [make_upload(number) for number in range(min(total, BLOCK))], total)
        model.count_again()
        assert model.rowCount() == total
    model.show(shelf(FixedRows(())))
    assert model.rowCount() == 0


def test_a_million_rows_cost_nothing(qapp, make_upload):
    model = LibraryModel()  # the tester would look at each row
    rows = SparseRows()
    model.show(shelf(rows))
    rows.place(range(1), [make_upload(number) for number in range(BLOCK)], 1_000_000)
    model.count_again()
    assert model.rowCount() == 1_000_000
    assert model.index(999_999).data() == ""
    assert sentence(model, 999_999) == "Loading…"
    assert model.index(999_999).data(ItemRole) is None


def test_tells_only_of_rows_it_has(model, make_upload):
    model.show(shelf(FixedRows([make_upload(number) for number in range(5)])))
    changed = QSignalSpy(model.dataChanged)
    model.tell_loaded(3, 400)
    model.tell_loaded(7, 9)
    model.tell_changed("video-2")
    model.tell_changed("elsewhere")
    rows = [(changed.at(n)[0].row(), changed.at(n)[1].row()) for n in range(changed.count())]
    assert rows == [(3, 4), (2, 2)]


def test_a_row_says_size_and_day_until_its_tracks_are_known(model, make_upload):
    model.show(shelf(FixedRows([make_upload(1)])))
    assert texts(model) == ["story-00001.mp4"]
    assert texts(model, LineRole) == ["812 MB · 14 Jun 2026"]
    assert sentence(model) == "story-00001.mp4, 3 minutes 12 seconds, 812 MB, 14 Jun 2026"


def test_a_row_is_read_as_a_sentence(model, make_upload):
    summary = TrackSummary(9, 1, 0, ())
    model.show(shelf(FixedRows([make_upload(1)]), **{"video-1": summary}))
    assert sentence(model) == "story-00001.mp4, 3 minutes 12 seconds, 9 tracks, 1 errored"
    assert texts(model, LineRole) == ["9 tracks · 1 errored"]
    assert texts(model, WrongRole) == [True]


@pytest.mark.parametrize(
    ("summary", "line"),
    [
        (TrackSummary(0, 0, 0, ()), "No tracks"),
        (TrackSummary(1, 0, 0, ()), "1 track"),
        (TrackSummary(3, 0, 2, ()), "3 tracks · 2 preparing"),
    ],
)
def test_the_line_sums_up_the_tracks(model, make_upload, summary, line):
    model.show(shelf(FixedRows([make_upload(1)]), **{"video-1": summary}))
    assert texts(model, LineRole) == [line]
    assert texts(model, WrongRole) == [False]


def test_tags_follow_unless_something_is_wrong(model, make_upload):
    tagged = make_upload(1, tags=("campaign", "two\nlines"))
    model.show(shelf(FixedRows([tagged])))
    assert texts(model, LineRole) == ["812 MB · 14 Jun 2026 · campaign · two⏎lines"]
    assert sentence(model).endswith("14 Jun 2026, Tags: campaign, two⏎lines")
    model.show(shelf(FixedRows([tagged]), **{"video-1": TrackSummary(9, 0, 0, ())}))
    assert texts(model, LineRole) == ["9 tracks · campaign · two⏎lines"]
    model.show(shelf(FixedRows([tagged]), **{"video-1": TrackSummary(9, 1, 0, ())}))
    assert texts(model, LineRole) == ["9 tracks · 1 errored"]


def test_what_is_not_known_is_left_out(model, make_upload):
    upload = make_upload(1, size=0, created_at=None, duration=None, width=None)
    model.show(shelf(FixedRows([upload])))
    assert sentence(model) == "story-00001.mp4"
    assert texts(model, LineRole) == [""]


def test_tags_are_in_the_tooltip_as_plain_text(model, make_upload):
    model.show(shelf(FixedRows([make_upload(1, tags=("<i>raw</i>", "summer"))])))
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;raw&lt;/i&gt;, summer" in tip
    assert "1920 × 1080" in tip


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_names_from_strangers_stay_on_one_line(model, make_upload, name):
    model.show(shelf(FixedRows([make_upload(1, filename=name)])))
    for text in (texts(model)[0], sentence(model)):
        assert len(text) < 400
        assert not set(text) & set("\n\r\u2028\x00\u202e\ud800")
    assert "<b>" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_videos_opened_lately_show_their_name_until_more_is_known(model, make_upload):
    lately = [RecentVideo("video-1", "old.mp4", 192)]
    model.show(recent_shelf(lately, {}, {}))
    assert sentence(model) == "old.mp4, 3 minutes 12 seconds"
    assert (texts(model, LineRole), texts(model, WrongRole)) == ([""], [False])
    known = {"video-1": TrackSummary(4, 0, 0, ())}
    model.show(recent_shelf(lately, {"video-1": make_upload(1)}, known))
    assert (texts(model), texts(model, LineRole)) == (["story-00001.mp4"], ["4 tracks"])
