from __future__ import annotations

import pytest

from trackman.domain.errors import ExpressionError, ExpressionFault
from trackman.domain.subtitles.search import Hit, SearchedTexts
from trackman.services.executors import Executors
from trackman.services.search import search

TEXTS = SearchedTexts(["one two", "Two\nthree", "  ", "two  "])


@pytest.mark.parametrize(
    ("expression", "hits"),
    [
        ("t.o", [Hit(0, 4, 7), Hit(1, 0, 3), Hit(3, 0, 3)]),
        ("^two", [Hit(1, 0, 3), Hit(3, 0, 3)]),
        ("two$", [Hit(0, 4, 7), Hit(1, 0, 3)]),
        (r"\s+", [Hit(0, 3, 4), Hit(1, 3, 4), Hit(2, 0, 2), Hit(3, 3, 5)]),
        ("x*", []),
        ("(?<=two\\n)three", [Hit(1, 4, 9)]),
    ],
)
async def test_matches_are_within_one_text(
    executors: Executors, expression: str, hits: list[Hit]
) -> None:
    assert list(await search(executors, TEXTS, expression)) == hits


async def test_what_is_no_expression_says_where(executors: Executors) -> None:
    with pytest.raises(ExpressionError) as caught:
        await search(executors, TEXTS, "a(b")
    assert caught.value.fault is ExpressionFault.NOT_ONE
    assert caught.value.place == 3


async def test_an_expression_that_never_ends_is_given_up(executors: Executors) -> None:
    texts = SearchedTexts(["a" * 60 + "!"] * 20_000)
    with pytest.raises(ExpressionError) as caught:
        await search(executors, texts, "(a|a)+(b|b)$", limit=0.2)
    assert caught.value.fault is ExpressionFault.TOO_SLOW
