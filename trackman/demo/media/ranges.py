"""Parts of a file, for players that ask for a range of its bytes (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import replace

from trackman.demo.answers import Answer

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def ranged(whole: Answer, wanted: str | None) -> Answer:
    """Return the part of an answer that a `Range` header asks for.

    Several ranges at once, and what is no range, are answered with the whole, as is allowed.
    """
    whole = whole.with_headers({"accept-ranges": "bytes"})
    match = _RANGE.fullmatch(wanted or "")
    if match is None or not any(match.groups()):
        return whole
    first, last = _ends(match[1], match[2], len(whole.body))
    if first > last:
        size = {"content-range": f"bytes */{len(whole.body)}"}
        return Answer(416, headers=size)
    place = {"content-range": f"bytes {first}-{last}/{len(whole.body)}"}
    return replace(whole, status=206, body=whole.body[first : last + 1]).with_headers(place)


def _ends(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and the last byte; the first lies behind the last where there is none."""
    if not first:  # so many from the end
        return (max(size - int(last), 0), size - 1) if int(last) else (size, size - 1)
    return int(first), min(int(last), size - 1) if last else size - 1
