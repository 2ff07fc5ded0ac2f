"""What counts as a token."""

from __future__ import annotations

import pytest

from trackman.domain.errors import SpacesInTokenError, TokenError
from trackman.domain.tokens import checked_token


@pytest.mark.parametrize("around", ["{}", "  {}  ", "{}\r\n", "\t{}\u00a0", "\ufeff{}\u200b"])
def test_what_comes_along_when_a_token_is_copied_is_left_out(around: str) -> None:
    assert checked_token(around.format("0123abcd")) == "0123abcd"


@pytest.mark.parametrize("text", ["01 23", "01\n23", "Bearer 0123", "01\u00a023"])
def test_spaces_in_the_middle_are_named(text: str) -> None:
    with pytest.raises(SpacesInTokenError):
        checked_token(text)


@pytest.mark.parametrize("text", ["", " \n"])
def test_nothing_is_no_token(text: str) -> None:
    with pytest.raises(TokenError) as caught:
        checked_token(text)
    assert caught.value.missing


@pytest.mark.parametrize("text", ["tökèn", "01\x0023", "\u202e0123"])
def test_letters_no_token_has_are_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(TokenError) as caught:
        checked_token(text)
    assert not caught.value.missing
    assert text not in str(caught.value)
