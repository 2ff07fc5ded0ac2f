"""Pictures on disk: whole or not at all, and never too many."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from trackman.store.blob_cache import BlobCache

PICTURE = b"\xff\xd8\xff" + bytes(1_000)


def age(folder: Path, seconds: int) -> None:
    """Make all pictures older."""
    for path in folder.rglob("*.picture"):
        old = path.stat().st_mtime - seconds
        os.utime(path, (old, old))


def test_a_picture_comes_back_as_it_was(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path / "thumbnails")
    assert pictures.read("../../name / with ? 日本") is None
    pictures.write("../../name / with ? 日本", PICTURE)
    assert pictures.read("../../name / with ? 日本") == PICTURE
    assert BlobCache(tmp_path / "thumbnails").read("../../name / with ? 日本") == PICTURE
    assert [path.name for path in tmp_path.iterdir()] == ["thumbnails"]


@pytest.mark.parametrize("content", [b"", b"abc", b"\x00" * 4, PICTURE])
def test_a_damaged_picture_is_removed(content: bytes, tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path)
    pictures.write("a", PICTURE)
    (path,) = tmp_path.rglob("*.picture")
    path.write_bytes(content)
    empty_and_whole = content == b"\x00" * 4  # the sum of nothing is nothing
    assert pictures.read("a") == (b"" if empty_and_whole else None)
    assert path.exists() is empty_and_whole


def test_the_picture_used_longest_ago_goes_first(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path, largest=3_500)
    for name in "abc":
        pictures.write(name, PICTURE)
        age(tmp_path, 10)
    assert pictures.read("a") == PICTURE
    pictures.write("d", PICTURE)
    assert [name for name in "abcd" if pictures.read(name)] == ["a", "c", "d"]
    assert pictures.size() <= 3_500


def test_writing_a_picture_again_takes_no_more_room(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path, largest=2_500)
    for _ in range(5):
        pictures.write("a", PICTURE)
        pictures.write("b", PICTURE)
    assert pictures.size() == 2 * (len(PICTURE) + 4)
    assert pictures.read("a")


def test_a_smaller_limit_holds_at_once(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path)
    for name in "abcd":
        pictures.write(name, PICTURE)
    pictures.limit(2_500)
    assert pictures.size() <= 2_500
    pictures.clear()
    assert pictures.size() == 0
    assert pictures.read("a") is None


def test_what_was_begun_and_not_ended_is_cleared_away(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path)
    pictures.write("a", PICTURE)
    (path,) = tmp_path.rglob("*.picture")
    old, new = path.with_suffix(".1.2.part"), path.with_suffix(".3.4.part")
    for part in (old, new):
        part.write_bytes(PICTURE)
    os.utime(old, (0, 0))
    assert BlobCache(tmp_path).size() == len(PICTURE) + 4
    assert (old.exists(), new.exists()) == (False, True)


def test_a_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way")
    pictures = BlobCache(tmp_path / "file")
    pictures.write("a", PICTURE)
    assert pictures.read("a") is None
    assert "cannot be kept" in caplog.text


def test_many_threads_can_use_it(tmp_path: Path) -> None:
    pictures = BlobCache(tmp_path, largest=50_000)

    def work(number: int) -> None:
        for place in range(30):
            pictures.write(f"{(number + place) % 40}", PICTURE)
            pictures.read(f"{place}")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    files = [path.stat().st_size for path in tmp_path.rglob("*.picture")]
    assert pictures.size() == sum(files) <= 50_000


def test_a_folder_that_may_not_be_entered_has_no_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, _: str) -> list[Path]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "glob", refuse)
    pictures = BlobCache(tmp_path)
    pictures.limit(10)
    assert pictures.size() == 0
    pictures.clear()
