"""Drafts on disk: whole or the one before, and never lost."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trackman.domain.drafts import DraftPlace, EditDraft, checksum
from trackman.domain.errors import DraftError, StoreFault
from trackman.store.drafts import Drafts

PLACE = DraftPlace("64174", "main", "video", "track")
DRAFT = EditDraft(PLACE, b"WEBVTT\n\nline\r\n\xc3\xa9", checksum(b"before"), datetime.now(UTC))


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.read(PLACE) is None
    drafts.keep(DRAFT)
    assert Drafts(tmp_path / "drafts").read(PLACE) == DRAFT
    assert DRAFT.is_of(b"before")
    assert not DRAFT.is_of(b"after")


def test_each_track_of_each_environment_has_its_own(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    others = [replace(PLACE, **{part: "other"}) for part in PLACE.__slots__]
    for place in (PLACE, *others):
        drafts.keep(replace(DRAFT, place=place, content=repr(place).encode()))
    for place in (PLACE, *others):
        found = drafts.read(place)
        assert found is not None
        assert found.content == repr(place).encode()
    drafts.remove(PLACE)
    drafts.remove(PLACE)
    assert drafts.read(PLACE) is None
    assert drafts.read(others[0]) is not None


def test_what_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(DRAFT)
    with pytest.raises(AttributeError):
        drafts.keep(replace(DRAFT, content="no bytes", at=None))  # type: ignore[arg-type]
    assert drafts.read(PLACE) == DRAFT
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "content", [b"", b"{}\nx", b"null\n", b"\xff\xfe", b'{"format": 9}\n', b"[1]\nWEBVTT"]
)
def test_a_damaged_draft_is_set_aside_and_said(tmp_path: Path, content: bytes) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(DRAFT)
    (path,) = tmp_path.iterdir()
    path.write_bytes(content)
    with pytest.raises(DraftError) as caught:
        drafts.read(PLACE)
    assert caught.value.fault is StoreFault.DAMAGED
    assert [one.read_bytes() for one in tmp_path.glob("*.damaged")] == [content]
    assert drafts.read(PLACE) is None


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(DRAFT)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(DraftError):
        drafts.read(PLACE)


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"")
    with pytest.raises(DraftError):
        Drafts(tmp_path / "drafts").keep(DRAFT)


WRITER = """
import sys
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from trackman.domain.drafts import DraftPlace, EditDraft
from trackman.store.drafts import Drafts

drafts = Drafts(Path(sys.argv[1]))
place = DraftPlace("64174", "main", "video", "track")
for number in range(10_000):
    content = f"{number}:".encode() + bytes([65 + number % 26]) * 300_000
    drafts.keep(EditDraft(place, content, "", datetime.now(UTC)))
    print(number, flush=True)
"""


@pytest.mark.parametrize("rounds", [1, 3, 8])
def test_a_kill_leaves_the_last_draft_that_was_kept_or_a_newer_one(
    tmp_path: Path, rounds: int
) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        kept = [int(process.stdout.readline()) for _ in range(rounds)][-1]
        process.kill()
        process.wait()
    draft = Drafts(tmp_path).read(PLACE)
    assert draft is not None
    number, _, rest = draft.content.partition(b":")
    assert int(number) >= kept
    assert rest == bytes([65 + int(number) % 26]) * 300_000


def test_a_draft_goes_along_with_its_track(tmp_path: Path) -> None:
    drafts, new = Drafts(tmp_path), replace(PLACE, track_id="new")
    drafts.carry(PLACE, new)
    assert drafts.read(new) is None
    drafts.keep(DRAFT)
    drafts.carry(PLACE, PLACE)
    drafts.carry(PLACE, new, checksum(b"something else"))
    assert drafts.read(PLACE) is None
    assert drafts.read(new) == replace(DRAFT, place=new)


def test_a_draft_that_was_published_goes(tmp_path: Path) -> None:
    drafts, new = Drafts(tmp_path), replace(PLACE, track_id="new")
    drafts.keep(DRAFT)
    drafts.carry(PLACE, new, checksum(DRAFT.content))
    assert drafts.read(PLACE) is None
    assert drafts.read(new) is None


def test_a_draft_takes_the_place_of_no_other(tmp_path: Path) -> None:
    drafts, new = Drafts(tmp_path), replace(PLACE, track_id="new")
    other = replace(DRAFT, place=new, content=b"other")
    drafts.keep(DRAFT)
    drafts.keep(other)
    drafts.carry(PLACE, new)
    assert drafts.read(PLACE) == DRAFT
    assert drafts.read(new) == other
