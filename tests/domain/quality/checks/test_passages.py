"""Places in many cues at once."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.quality.checks.passages import Passages

_cues = st.lists(
    st.sampled_from(["", "one", "[", "]", "x" * 9_000, "one\ntwo " * 1_500]), max_size=6
)


@given(_cues)
def test_from_piece_to_piece_the_same_is_found_as_in_one_go(cues: list[str]) -> None:
    whole = "".join(f"{cue}|" for cue in cues)
    passages = Passages(whole, "|")
    for pattern in map(re.compile, (r"one", r"\[[^|\]]*\]", r"(?<!x)[^|x]+(?![^|])")):
        found = [match.span() for match in passages.matches(pattern)]
        assert found == [match.span() for match in pattern.finditer(whole)]
        numbers = [passages.cue_at(start) for start, _ in found]
        assert numbers == [whole.count("|", 0, start) + 1 for start, _ in found]


@given(_cues)
def test_pieces_are_whole_cues_and_together_the_text(cues: list[str]) -> None:
    whole = "".join(f"{cue}|" for cue in cues)
    pieces = [whole[begin:end] for begin, end in Passages(whole, "|").pieces()]
    assert "".join(pieces) == whole
    assert all(piece.endswith("|") for piece in pieces[:-1])
    assert all(len(piece) < 40_000 for piece in pieces)
