"""Names that trackman offers can be given to files, whatever a video or a track is called."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track
from trackman.ui.wording.file_names import bundle_name, bundled_names, subtitles_name

NAMES = (
    *("CON", "con.mp4", "LPT1.final.mp4", "aux .mp4", "COM¹.mov", "NUL"),
    *("what?.mp4", 'a<b>c:d"e|f*g\\h/i.mp4', "ends with dots...", "ends with a space .mp4"),
    *("..", ".hidden.mp4", "tab\tand\nline.mp4", "夏" * 300, "😀🏳️‍🌈 Zoë.mp4", "\u202eright.mp4"),
)


def track(name: str) -> Track:
    """Return subtitles of that name."""
    return Track(
        id="t",
        upload_id="v",
        kind="subtitles",
        name=name,
        language_code="it-IT",
        closed_captions=False,
        status="ready",
        error=None,
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_very_name_that_was_offered(tmp_path: Path, name: str) -> None:
    day = date(2026, 11, 28)
    offered = {
        subtitles_name(name, track(name), TextForm.WEBVTT, day),
        bundle_name(name, day),
        *bundled_names(name, [track(name), track(name.upper() + ".")], TextForm.SUBRIP),
    }
    for one in offered:
        (tmp_path / one).write_bytes(b"text")
    assert {path.name for path in tmp_path.iterdir()} == offered
    assert all(path.read_bytes() == b"text" for path in tmp_path.iterdir())
