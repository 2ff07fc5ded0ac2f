"""The log file: what is kept out of it, and how it is read."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from trackman.domain.log_entries import LogLevel
from trackman.domain.redaction import redacted
from trackman.store.log import close_log, hide_in_log, open_log
from trackman.store.log_reader import LogReader, log_mark, read_log

LOG = logging.getLogger("trackman.test")
TOKEN = "3f9c0d5e7a1b2c4d6e8f9a0b1c2d3e"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder whose log is open."""
    assert open_log(tmp_path, "") is not None
    yield tmp_path
    close_log()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        (
            "PUT https://bucket.s3.amazonaws.com/a/b.vtt?X-Amz-Signature=abc&x=1 failed",
            "PUT https://bucket.s3.amazonaws.com/a/b.vtt?… failed",
        ),
        ("GET /text/1.vtt?token=eyJhbGciOi.payload.sig: 403", "GET /text/1.vtt?…"),
        ("proxy http://anna:pass@proxy.test:8080/", "proxy http://…@proxy.test:8080/"),
        ("Authorization: Bearer abcdef123456", "Authorization: Bearer …"),
        ("{'api_token': 'abcdef123456', 'a': 1}", "{'api_token': '…', 'a': 1}"),
        (f"the token {TOKEN} was refused", "the token … was refused"),
        ("x-amz-credential: AKIA/2026", "x-amz-credential: …"),
        ("jwt eyJhbGciOiJI.eyJzdWIiOiIx.c2ln end", "jwt … end"),
        # What support needs stays.
        (
            "GET /uploads/q0VNpiNQSkG6z0lif_O1zg: 503 7f2b1a90-8e0c-4d21-9a2b-0b6f3c1d5e77",
            "GET /uploads/q0VNpiNQSkG6z0lif_O1zg: 503 7f2b1a90-8e0c-4d21-9a2b-0b6f3c1d5e77",
        ),
        ("the token was refused", "the token was refused"),
        ("Who did it? Nobody knows.", "Who did it? Nobody knows."),
    ],
)
def test_what_looks_like_a_secret_is_taken_out(text: str, safe: str) -> None:
    assert redacted(text) == safe or safe in redacted(text)
    assert redacted(redacted(text)) == redacted(text)


def test_the_file_holds_no_secret_of_an_error(folder: Path) -> None:
    hide_in_log("s3cret")
    try:
        raise ValueError("https://host.test/a?sig=qwertz s3cret")
    except ValueError:
        LOG.exception("failed with %s", TOKEN)
    text = (folder / "trackman.log").read_text()
    assert "ValueError: https://host.test/a?…" in text
    assert not [one for one in ("s3cret", "qwertz", TOKEN) if one in text]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a person's files apart itself")
def test_only_its_owner_may_read_the_log(folder: Path) -> None:
    assert (folder / "trackman.log").stat().st_mode & 0o077 == 0


def test_an_error_is_one_entry_with_its_traceback(folder: Path) -> None:
    LOG.info("before")
    try:
        raise ValueError("no good")
    except ValueError:
        LOG.exception("failed")
    LOG.warning("after")
    before, failed, after = read_log(folder)
    assert (before.level, before.source, before.text) == (LogLevel.INFO, "trackman.test", "before")
    assert failed.text.startswith("failed\nTraceback")
    assert failed.text.endswith("ValueError: no good")
    assert after.line.endswith("WARNING trackman.test: after")


def test_files_that_were_filled_come_before_the_one_that_is_written(folder: Path) -> None:
    LOG.info("now")
    (folder / "trackman.log.1").write_text("2026-06-14 15:42:07,001 INFO trackman.a: later\n")
    (folder / "trackman.log.3").write_text("2026-06-13 15:42:07,001 ERROR trackman.a: first\n")
    assert [one.text for one in read_log(folder)] == ["first", "later", "now"]


def test_a_damaged_line_is_shown_as_one(folder: Path) -> None:
    (folder / "trackman.log.1").write_bytes(b"\xff\xfe\0half a line\n")
    LOG.info("now")
    damaged, now = read_log(folder)
    assert damaged.level is LogLevel.DAMAGED
    assert damaged.text == "\ufffd\ufffd\ufffdhalf a line"
    assert now.text == "now"


def test_what_an_earlier_trackman_wrote_is_redacted_when_it_is_read(folder: Path) -> None:
    line = f"2026-06-14 15:42:07,001 INFO trackman.a: {TOKEN} https://a.test/b?c=d\n"
    (folder / "trackman.log.1").write_text(line)
    assert read_log(folder)[0].text == "… https://a.test/b?…"


def test_the_mark_tells_whether_something_was_written(folder: Path) -> None:
    before = log_mark(folder)
    assert log_mark(folder) == before
    LOG.info("more")
    assert log_mark(folder) != before


def test_three_megabytes_are_read_in_a_moment(folder: Path) -> None:
    line = "2026-06-14 15:42:07,001 INFO trackman.dato.transport: GET /uploads/q0VNpiNQSk: 200 x\n"
    for number in (1, 2, 3):
        (folder / f"trackman.log.{number}").write_text(line * (1_000_000 // len(line)))
    assert len(read_log(folder)) == 3 * (1_000_000 // len(line))


def test_who_follows_reads_only_when_something_was_written(folder: Path) -> None:
    reader = LogReader(folder)
    LOG.info("one")
    (folder / "trackman.log.1").write_text("2026-06-14 15:42:07,001 INFO trackman.a: before\n")
    assert [one.text for one in reader.news() or []] == ["before", "one"]
    assert reader.news() is None
    LOG.info("two")
    assert [one.text for one in reader.news() or []] == ["before", "one", "two"]
