"""Lengths of videos as people write them."""

from __future__ import annotations


def length_text(seconds: float) -> str:
    """Return "3:12" or "1:02:33"."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
