"""Widths of the parts of the window as its own width asks for them."""

from __future__ import annotations

from itertools import pairwise

Shares = tuple[tuple[int, int], ...]
"""Widths of the room, and of a part in it; between them the part grows evenly. In pixels."""

FOLDED = 44
"""Pixels of the videos while they are folded to a strip of thumbnails."""
FOLDS_BELOW = 1180
"""Pixels of the window under which the videos are folded unless a person unfolds them."""
VIDEOS: Shares = ((1180, 220), (1280, 220), (1920, 280), (3840, 340))
TRACKS: Shares = ((860, 240), (1024, 284), (1280, 320), (1920, 400), (3840, 520))
SIDE: Shares = ((720, 280), (738, 280), (1240, 560), (2900, 1000))
"""Player and details, within the width of the work."""


def grown(shares: Shares, room: int) -> int:
    """Return the width of a part in a room between or beyond those that are given."""
    for (room_before, before), (room_after, after) in pairwise(shares):
        if room < room_after:
            part = max(room - room_before, 0) / (room_after - room_before)
            return round(before + part * (after - before))
    return shares[-1][1]
