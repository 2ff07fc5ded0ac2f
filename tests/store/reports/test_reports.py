"""Reports as files: what a browser, a spreadsheet and a reader of tables see."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.inventory.summaries import LOOKED, video
from tests.domain.reports.test_moderation import row
from tests.domain.review.people import People, queue_of
from tests.store.reports.pages import Page
from tests.store.samples import any_text
from trackman.domain.errors import ExportError
from trackman.domain.inventory.accessibility import SpokenLanguage, accessibility_of
from trackman.domain.inventory.coverage import CoverageQuery, coverage_of
from trackman.domain.journal import Act, Stage
from trackman.domain.reports.accessibility_document import accessibility_document
from trackman.domain.reports.coverage_document import coverage_document
from trackman.domain.reports.document import Document, ReportSection, ReportShare, ReportTable
from trackman.domain.reports.moderation import ReportPeriod, moderation_of
from trackman.domain.reports.moderation_document import moderation_document
from trackman.domain.reports.review_document import review_document
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import Phrase, english
from trackman.domain.review.state import state_of
from trackman.domain.review.statistics import statistics_of
from trackman.store.reports.files import write_document

WORDS = english()
SUBJECT = Subject("Acme <b>", "main", datetime(2026, 6, 20, 9, tzinfo=UTC), LOOKED)
VIDEOS = (
    video("<script>alert(1)</script>", "en cc", "it", "de audio", used=True),
    video("=1+1", "en", "it errored", used=False),
    video("وثائقي", "ar preparing"),
    video("later", looked_at=None),
)
_NAMES = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
UNHURRIED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


def coverage() -> Document:
    found = coverage_of(VIDEOS, ("en", "it"))
    return coverage_document(found, found.videos(CoverageQuery()), SUBJECT, WORDS)


def accessibility() -> Document:
    return accessibility_document(accessibility_of(VIDEOS, SpokenLanguage("en")), SUBJECT, WORDS)


def moderation(count: int = 9, step: int = 5) -> Document:
    rows = [row(place * step, reason=f"reason {place % 3}") for place in range(count)]
    rows.append(row(1, act=Act.RESTORE, stage=Stage.FAILED))
    period = ReportPeriod(date(2026, 6, 1), date(2026, 6, 30))
    return moderation_document(moderation_of(rows), period, SUBJECT, WORDS)


def written(path: Path, document: Document) -> Page:
    write_document(path, document, WORDS)
    return Page(path)


def sheets(path: Path) -> dict[str, list[list[str]]]:
    """Return the texts and numbers of all sheets by their names."""
    found = {}
    with ZipFile(path) as book:
        names = [one.get("name", "") for one in ET.fromstring(book.read("xl/workbook.xml")).iter()]
        for number, name in enumerate(filter(None, names), 1):
            member = f"xl/worksheets/sheet{number}.xml"
            if member not in book.namelist():
                continue
            rows = ET.fromstring(book.read(member)).iterfind(".//x:row", _NAMES)
            found[name] = [["".join(cell.itertext()) for cell in row] for row in rows]
    return found


def review() -> Document:
    people = People(queue_of(4))
    people.act("Ada", "decide", 0, 0)
    people.act("Bob", "decide", 0, 1)
    people.act("Bob", "decide", 1, 1)
    people.act("Bob", "note", 1, 5)
    queue = people.queue
    item = replace(queue.items[3], filename="<script>alert(1)</script>")
    queue = replace(queue, items=(*queue.items[:3], item))
    found = statistics_of(queue, state_of(queue, people.records))
    return review_document(found, "=Summer <i>", SUBJECT, WORDS)


def test_a_review_has_a_sheet_of_all_tracks_and_no_formulas(tmp_path):
    write_document(tmp_path / "a.xlsx", review(), WORDS)
    tracks = sheets(tmp_path / "a.xlsx")["All tracks"]
    assert len(tracks) == 5
    assert tracks[1][4] == "Decided differently (Bob: To be deleted; Ada: Kept)"
    assert "Bob: Nº 5" in tracks[2]


@pytest.mark.parametrize("make", [coverage, accessibility, moderation, review])
def test_a_page_needs_nothing_else_and_no_name_becomes_a_part_of_it(make, tmp_path):
    page = written(tmp_path / "a.html", make())
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2"}
    allowed |= {"dl", "dt", "dd", "bdi", "p", "ul", "li", "div", "table", "thead", "tbody"}
    allowed |= {"tr", "th", "td", "svg", "rect", "text"}
    assert set(page.tags) <= allowed
    assert not {"src", "href", "onload", "style"} & {name for _, name, _ in page.attributes}
    policy = page.attributes
    assert ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'") in policy
    assert page.attribute("html", "lang") == "en"
    assert page.attribute("html", "dir") == "ltr"
    assert "Acme <b>" in page.text


def test_the_page_of_the_coverage_has_figures_and_all_videos(tmp_path):
    rows = written(tmp_path / "a.html", coverage()).rows
    figures, videos = rows[1:5], rows[6:]
    assert figures[0][:7] == ["English (en)", "2", "50%", "1", "0", "0", "1"]
    name = "<script>alert(1)</script>"
    assert videos[0] == [f"{name}.mp4", f"id-{name}", "Yes", "CC", "S", "A", "–"]
    assert [one[3:] for one in videos[1:]] == [
        ["S", "!", "–", "–"],
        ["–", "–", "–", "…"],
        ["?", "?", "?", "?"],
    ]


def test_the_accessibility_report_names_standard_date_method_and_limits(tmp_path):
    page = written(tmp_path / "a.html", accessibility())
    for words in (
        "WCAG) 2.2, success criterion 1.2.2 Captions (Prerecorded), level A",
        "12 December 2024",
        "EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2",
        "20 Jun 2026",
        "14 Jun 2026",
        "Videos with ready closed captions in their language: 0 of 3 (0%).",
        "Their number: 1.",
        WORDS(Phrase.LIMIT_SOUND),
        WORDS(Phrase.METHOD_SUBTITLES),
    ):
        assert words in page.text
    gaps = page.rows[-3:]
    assert [one[2] for one in gaps] == ["Used in records", "Use not known", "Not used in records"]
    assert gaps[0][3:] == ["German (de)", "Only in other languages", "English (en)"]
    assert gaps[2][3:] == ["English (en)", "Only subtitles, not marked as captions", "–"]


def test_a_report_without_gaps_says_so(tmp_path):
    found = accessibility_of([video("a", "en cc")], SpokenLanguage("en", by_audio=False))
    page = written(tmp_path / "a.html", accessibility_document(found, SUBJECT, WORDS))
    assert "Every video has captions in its language." in page.text
    assert "in their language: 1 of 1 (100%)." in page.text
    nothing = accessibility_document(accessibility_of([], SpokenLanguage("en")), SUBJECT, WORDS)
    text = written(tmp_path / "b.html", nothing).text
    assert "No video is known." in text
    assert "Every video" not in text


def test_the_moderation_report_draws_weeks_and_shares(tmp_path):
    page = written(tmp_path / "a.html", moderation())
    assert ("svg", "aria-label", "Changes by week: Done") in page.attributes
    assert "1 Jun 2026 to 30 Jun 2026" in page.text
    assert ["Delete", "9", "0"] in page.rows
    assert ["Restore", "0", "1"] in page.rows
    assert ["Total", "9", "1"] in page.rows
    assert ["reason 0", "3", "33%", ""] in page.rows
    assert ["Subtitles", "9", "100%", ""] in page.rows
    assert "Changes by month" in written(tmp_path / "b.html", moderation(step=80)).text


def test_the_moderation_report_names_who_approved_where_somebody_had_to(tmp_path):
    period, moment = ReportPeriod(), datetime(2026, 6, 2, 8, tzinfo=UTC)
    rows = [row(1)._replace(approver="Zoë", approved_at=moment), row(2)]
    found = moderation_document(moderation_of(rows), period, SUBJECT, WORDS)
    page = written(tmp_path / "a.html", found)
    assert ["Zoë", "1", "100%", ""] in page.rows
    assert "By approver" in page.text
    assert "Approved at" in page.text
    assert "Approved" not in written(tmp_path / "b.html", moderation()).text


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 6, 1), date(2026, 6, 30), "2026-06-01 to 2026-06-30"),
        (date(2026, 6, 1), None, "From 2026-06-01"),
        (None, date(2026, 6, 30), "Until 2026-06-30"),
        (None, None, "All that was recorded"),
    ],
)
def test_a_period_is_told_with_its_open_end(first, last, words):
    told = replace(WORDS, day=date.isoformat)
    found = moderation_document(moderation_of(()), ReportPeriod(first, last), SUBJECT, told)
    assert ("Period", words) in found.facts


def test_a_project_that_is_not_known_is_not_called_all_of_them():
    at = datetime(2026, 6, 20, tzinfo=UTC)
    assert ("Project", "All projects") in Subject("", None, at).facts(WORDS)
    assert Subject(None, None, at).facts(WORDS)[0] == ("Project", "Not known")


def test_a_period_in_which_nothing_was_done_says_so(tmp_path):
    found = moderation_document(moderation_of([]), ReportPeriod(), SUBJECT, WORDS)
    page = written(tmp_path / "a.html", found)
    assert "No tracks were changed." in page.text
    assert page.tags["table"] == 0
    write_document(tmp_path / "a.xlsx", found, WORDS)
    assert "All changes" in sheets(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (coverage, ["Languages of all videos", "By language", "By video"]),
        (
            accessibility,
            [
                "Accessibility report captions o",
                "Videos by use",
                "Videos without captions in thei",
            ],
        ),
    ],
)
def test_a_workbook_has_a_sheet_for_each_table(make, names, tmp_path):
    write_document(tmp_path / "a.xlsx", make(), WORDS)
    found = sheets(tmp_path / "a.xlsx")
    assert list(found) == names
    assert any("=1+1.mp4" in cells for rows in found.values() for cells in rows)


def test_a_workbook_draws_weeks_and_shares(tmp_path):
    write_document(tmp_path / "a.xlsx", moderation(), WORDS)
    with ZipFile(tmp_path / "a.xlsx") as book:
        charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 5
        assert "Changes by week" in book.read(charts[0]).decode()
        assert b"<f>" not in b"".join(
            book.read(name) for name in book.namelist() if "worksheets/sheet" in name
        )
    rows = sheets(tmp_path / "a.xlsx")["By reason"]
    assert rows[0] == ["Reason", "Done", "Share"]
    assert rows[1][:2] == ["reason 0", "3"]
    assert float(rows[1][2]) == pytest.approx(1 / 3)


def test_a_table_holds_what_the_report_lists(tmp_path):
    for make in (coverage, accessibility, moderation):
        write_document(tmp_path / "a.csv", make(), WORDS)
        with (tmp_path / "a.csv").open(encoding="utf-16", newline="") as file:
            head, *rows = csv.reader(file, csv.excel_tab, strict=True)
        assert tuple(head) == make().main.headings
        assert len(rows) == len(make().main.rows)
        assert not any(cell.startswith("=") for row in rows for cell in row)


def test_from_right_to_left_the_page_says_so_and_plots_begin_at_the_right(tmp_path):
    words = replace(WORDS, right_to_left=True)
    found = moderation_of([row(0), row(7), row(8)])
    document = moderation_document(found, ReportPeriod(), SUBJECT, words)
    page = written(tmp_path / "a.html", document)
    assert page.attribute("html", "dir") == "rtl"
    plot = [
        float(value or 0) for tag, name, value in page.attributes if (tag, name) == ("rect", "x")
    ]
    assert plot[0] > plot[1]
    write_document(tmp_path / "a.xlsx", document, words)
    with ZipFile(tmp_path / "a.xlsx") as book:
        assert 'rightToLeft="1"' in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_report_that_cannot_be_written_leaves_what_is_there(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError):
        write_document(tmp_path / "folder" / "missing" / "a.html", coverage(), WORDS)
    (tmp_path / "a.html").write_text("before")
    unwritable: Any = object()
    table = ReportTable("", ("",), [(unwritable,)])
    broken = replace(coverage(), sections=(ReportSection(table=table),))
    with pytest.raises(TypeError):
        write_document(tmp_path / "a.html", broken, WORDS)
    assert (tmp_path / "a.html").read_text() == "before"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".part"] == []


@given(texts=st.lists(any_text, min_size=6, max_size=6), numbers=st.integers(0, 10**12))
@UNHURRIED
def test_any_text_can_stand_anywhere(tmp_path, texts, numbers):
    one, two, three, four, five, six = texts
    table = ReportTable(one, (two, three, four), [(five, numbers, ReportShare(0.5))])
    document = Document(
        one, ((two, three),), (ReportSection(four, (five,), (six,), table),), table, "en"
    )
    page = written(tmp_path / "a.html", document)
    assert page.tags["td"] == 2
    assert page.tags["li"] == 1
    write_document(tmp_path / "a.xlsx", document, WORDS)
    assert len(sheets(tmp_path / "a.xlsx")) == 2
    write_document(tmp_path / "a.csv", document, WORDS)


def test_every_phrase_takes_the_values_it_names():
    values = dict.fromkeys(
        ("language", "videos", "captioned", "share", "address", "moment", "first", "last"), "x"
    )
    marks = dict.fromkeys(("subtitles", "captions", "audio", "errored", "preparing"), "x")
    for phrase in Phrase:
        assert "{" not in WORDS(phrase, **values, **marks)


def test_moments_are_told_in_the_time_of_this_computer():
    moment = datetime(2026, 6, 14, 12, 5, tzinfo=UTC)
    assert WORDS.moment(moment).startswith("14 Jun 2026")
