"""Times as people type and read them: `0:12.5`, `1:02:03,45`, or `12.5` for seconds.

Digits may be those of any script, and the decimal mark a point, a comma or the Arabic one.
"""

from __future__ import annotations

import re

_TYPED = re.compile(
    r"\s*(?P<sign>[-+−]?)\s*"
    r"(?:(?:(?P<hours>\d{1,6}):)?(?P<minutes>\d{1,6}):)?(?P<seconds>\d{1,9})"
    r"(?:[.,\u066b](?P<rest>\d{1,6}))?\s*"
)


def milliseconds(typed: str) -> int | None:
    """Return the milliseconds of a typed time, with its sign; None where it is none."""
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    hours, minutes, seconds = (int(found[one] or 0) for one in ("hours", "minutes", "seconds"))
    if found["minutes"] is not None and seconds > 59:
        return None
    if found["hours"] is not None and minutes > 59:
        return None
    rest = round(int((found["rest"] or "0").ljust(6, "0")) / 1000)
    time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
    return -time if found["sign"] in ("-", "−") else time


def typed(time: int) -> str:
    """Return a time as it can be typed, without digits that say nothing: `0:12.5`."""
    seconds, rest = divmod(abs(time), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    part = f".{rest:03}".rstrip("0") if rest else ".0"
    return f"{'−' if time < 0 else ''}{whole}{part}"
