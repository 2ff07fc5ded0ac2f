from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from trackman.store.cache.texts import StoredText, TextCache

SEEN = StoredText(b"WEBVTT\n\n\xff", datetime(2026, 6, 14, 12, tzinfo=UTC))


def test_a_text_comes_back_with_its_moment(tmp_path: Path) -> None:
    texts = TextCache(tmp_path / "texts")
    assert texts.read("play track") is None
    texts.write("play track", SEEN)
    assert TextCache(tmp_path / "texts").read("play track") == SEEN
    texts.clear()
    assert texts.read("play track") is None
    assert texts.size() == 0


def test_a_text_of_nothing_is_one_too(tmp_path: Path) -> None:
    texts = TextCache(tmp_path)
    texts.write("a", StoredText(b"", SEEN.at))
    assert texts.read("a") == StoredText(b"", SEEN.at)


def test_a_damaged_file_is_no_text(tmp_path: Path) -> None:
    texts = TextCache(tmp_path)
    texts.write("a", SEEN)
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    path.write_bytes(b"\0\0\0\0")
    assert texts.read("a") is None


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    texts = TextCache(tmp_path, largest=3_000)
    for number in range(10):
        texts.write(str(number), StoredText(bytes(1_000), SEEN.at))
    assert texts.size() <= 3_000
    assert texts.read("9") is not None
