"""ThumbHash: known pictures, and anything at all."""

from __future__ import annotations

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trackman.domain.thumbhash import preview

LYING = "1QcSHQRnh493V4dIh4eXh1h4kJUI"
SEE_THROUGH = "YJqGPQw7sFlslqhFafSE+Q6oJ1h2iHB2Rw=="


def pixels(text: str) -> list[tuple[int, ...]]:
    """Return the pixels of a preview."""
    picture = preview(text)
    assert picture is not None
    return [tuple(picture.rgba[start : start + 4]) for start in range(0, len(picture.rgba), 4)]


def test_a_preview_has_about_the_shape_of_its_picture() -> None:
    upright, square = preview(LYING), preview(SEE_THROUGH)
    assert upright is not None
    assert square is not None
    assert (upright.width, upright.height) == (11, 16)
    assert (square.width, square.height) == (16, 16)


def test_colours_are_those_of_the_reference_decoder() -> None:
    # Computed with the algorithm as its author published it, at the size used here.
    assert pixels(LYING)[:3] == [(65, 78, 113, 255), (74, 86, 119, 255), (89, 98, 127, 255)]
    assert {pixel[3] for pixel in pixels(LYING)} == {255}


def test_a_picture_can_be_see_through() -> None:
    covered = {pixel[3] for pixel in pixels(SEE_THROUGH)}
    assert min(covered) == 0
    assert max(covered) > 200


def test_a_hash_of_one_colour_is_that_colour() -> None:
    grey = bytes([0b100000, 0b00001000, 0b10, 0b111, 0, *[0x88] * 15])
    lightness = {pixel[0] for pixel in pixels(base64.b64encode(grey).decode())}
    assert len(lightness) == 1


@given(st.binary(max_size=80))
@example(b"")
@example(b"\xff" * 5)
@example(b"\xff" * 6)
@example(b"\x00" * 64)
def test_any_bytes_are_a_picture_or_none(content: bytes) -> None:
    picture = preview(base64.b64encode(content).decode())
    if picture is None:
        assert len(content) < 6 or len(content) > 64
    else:
        assert min(picture.width, picture.height) >= 1
        assert max(picture.width, picture.height) == 16
        assert len(picture.rgba) == 4 * picture.width * picture.height


@given(st.text())
def test_any_text_is_a_picture_or_none(text: str) -> None:
    preview(text)


@pytest.mark.parametrize("text", ["", "é", "1QcSHQRnh49", "1QcSHQRnh493V4dIh4eXh1h4kJUI\n"])
def test_what_is_no_base64_is_none(text: str) -> None:
    assert preview(text) is None
