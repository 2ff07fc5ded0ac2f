"""Ids in the shapes that DatoCMS and Mux give them."""

from __future__ import annotations

import base64
import random

TRACK_ID_LENGTH = 59
PLAYBACK_ID_LENGTH = 46


def upload_id(chance: random.Random) -> str:
    """Return a random (version 4) UUID as 22 characters of URL-safe base64."""
    content = bytearray(chance.randbytes(16))
    content[6] = content[6] & 0x0F | 0x40
    content[8] = content[8] & 0x3F | 0x80
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def mux_id(chance: random.Random, length: int) -> str:
    """Return a long id of letters and digits, as Mux makes them."""
    letters = base64.b64encode(chance.randbytes(length), b"00").decode()
    return letters[:length]
