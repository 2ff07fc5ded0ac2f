"""Search texts by a regular expression, which may take for ever and so gets a limit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import regex

from trackman.domain.errors import ExpressionError, ExpressionFault
from trackman.domain.subtitles.search import BETWEEN, Hits, SearchedTexts
from trackman.services.executors import Executors, Lane

LIMIT = 1.0
"""Seconds a search may take."""
_FLAGS = regex.IGNORECASE | regex.MULTILINE | regex.V0
_MARK = BETWEEN.strip()


async def search(
    executors: Executors, texts: SearchedTexts, expression: str, limit: float = LIMIT
) -> Hits:
    """Return where an expression matches within a text, from top to bottom.

    Raises ExpressionError: it is none, or it would take longer than `limit` seconds.
    """
    return await executors.run(partial(_found, texts, expression, limit), Lane.COMPUTING)


def _found(texts: SearchedTexts, expression: str, limit: float) -> Hits:
    try:
        pattern = regex.compile(expression, _FLAGS)
    except regex.error as error:
        raise ExpressionError(ExpressionFault.NOT_ONE, str(error.msg), error.pos) from error
    until = time.monotonic() + limit
    try:
        hits = _in_one_go(pattern, texts, until)
        return _one_by_one(pattern, texts, until) if hits is None else hits
    except TimeoutError as error:
        raise ExpressionError(ExpressionFault.TOO_SLOW) from error


def _in_one_go(pattern: Any, texts: SearchedTexts, until: float) -> Hits | None:
    """Search all texts as one, which is quickest; None if a match goes beyond its text."""
    starts, ends = [], []
    for start, end in _places(pattern, texts.whole, until):
        if _MARK in texts.whole[max(start - 1, 0) : end + 1]:
            return None
        starts.append(start)
        ends.append(end)
    return texts.hits(starts, ends)


def _one_by_one(pattern: Any, texts: SearchedTexts, until: float) -> Hits:
    starts, ends = [], []
    for first, text in zip(texts.starts, texts.texts, strict=True):
        for start, end in _places(pattern, text, until):
            starts.append(first + start)
            ends.append(first + end)
    return texts.hits(starts, ends)


def _places(pattern: Any, text: str, until: float) -> Iterator[tuple[int, int]]:
    """Yield where a pattern matches something. Raises TimeoutError when time is up.

    Unlike that of `re`, the search lets other threads go on meanwhile.
    """
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    for match in pattern.finditer(text, concurrent=True, timeout=left):
        if match.end() > match.start():
            yield match.span()
        if time.monotonic() > until:
            raise TimeoutError
