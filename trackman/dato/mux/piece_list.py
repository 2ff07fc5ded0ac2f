"""The list of the pieces of a sound (RFC 8216, sections 4.3.2 and 4.3.3)."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from trackman.dato.mux.playlists import attributes_of
from trackman.domain.playback import SoundKey, SoundPiece

_SECONDS = re.compile(r"#EXTINF:([0-9]+(?:\.[0-9]+)?)")
_RANGE = re.compile(r"([1-9][0-9]{0,11})(?:@([0-9]{1,12}))?")
_START = re.compile(r"0[xX]([0-9A-Fa-f]{32})")
_NUMBER = re.compile(r"#EXT-X-MEDIA-SEQUENCE:([0-9]{1,20})")


def read_stretches(text: str, base: str) -> tuple[tuple[tuple[SoundPiece, ...], ...], float]:
    """Return the pieces of a list at the address `base`, and their seconds together.

    The pieces of a stretch follow each other in time and make a file. Raises ValueError where they
    do not make one whole sound.
    """
    lines = [line.strip() for line in text.lstrip("\ufeff").splitlines()]
    if "#EXT-X-ENDLIST" not in lines:
        raise ValueError("a list that goes on, or was cut")
    number = next((int(found[1]) for line in lines if (found := _NUMBER.fullmatch(line))), 0)
    reading = _Reading(base, number)
    for line in lines:
        reading.take(line)
    if not reading.stretches:
        raise ValueError("no pieces")
    seconds = sum(float(found[1]) for line in lines if (found := _SECONDS.match(line)))
    return tuple(tuple(one) for one in reading.stretches), seconds


class _Reading:
    """Reading of a list, line by line."""

    def __init__(self, base: str, number: int) -> None:
        self.stretches: list[list[SoundPiece]] = []
        self._base = base
        self._head: SoundPiece | None = None
        """Piece that stands before those that come, where one does."""
        self._is_anew = True
        """True if the next piece begins a stretch."""
        self._number = number
        """Number of the next piece, which stands for the start of its encryption."""
        self._key: dict[str, str] = {}
        self._part = ""
        """Bytes of the next piece, as they stand there."""

    def take(self, line: str) -> None:
        """Take up the next line."""
        tag, _, value = line.partition(":")
        match tag:
            case "#EXT-X-BYTERANGE":
                self._part = value
            case "#EXT-X-KEY":
                self._key = attributes_of(value, "")
            case "#EXT-X-MAP":
                self._take_head(attributes_of(value, ""))
            case "#EXT-X-DISCONTINUITY":
                self._is_anew = True
            case "#EXT-X-GAP" | "#EXT-X-DEFINE":
                raise ValueError(f"a list with {tag}, which would be misunderstood")
            case _ if line and not line.startswith("#"):
                self._take_piece(urljoin(self._base, line))

    def _take_piece(self, address: str) -> None:
        before = self.stretches[-1][-1] if self.stretches else None
        is_same = before is not None and before.address == address
        end = before.part.stop if before is not None and is_same and before.part else None
        part, self._part = _range(self._part, end), ""
        if self._is_anew:
            self.stretches.append([] if self._head is None else [self._head])
            self._is_anew = False
        self.stretches[-1].append(SoundPiece(address, part, self._key_of(self._number)))
        self._number += 1

    def _take_head(self, attributes: dict[str, str]) -> None:
        address = urljoin(self._base, attributes["URI"]) if attributes.get("URI") else ""
        part = _range(attributes.get("BYTERANGE", ""), 0)
        head = SoundPiece(address, part, self._key_of(None))
        if not address:
            raise ValueError("a head without an address")
        if head != self._head:
            self._head, self._is_anew = head, True

    def _key_of(self, number: int | None) -> SoundKey | None:
        """Return the key in force for a piece with this number, or for a head, which has none."""
        key = self._key
        if not key or key.get("METHOD") == "NONE":
            return None
        is_usual = key.get("KEYFORMAT", "identity") == "identity" and bool(key.get("URI"))
        if key.get("METHOD") != "AES-128" or not is_usual:
            raise ValueError("pieces encrypted for certain players")
        if (found := _START.fullmatch(key.get("IV", ""))) is not None:
            start = bytes.fromhex(found[1])
        elif "IV" in key or number is None:
            raise ValueError("pieces encrypted nobody knows how")
        else:
            start = number.to_bytes(16, "big")
        return SoundKey(urljoin(self._base, key["URI"]), start)


def _range(text: str, otherwise: int | None) -> range | None:
    """Return bytes as a list has them: how many, and from where unless they follow the last."""
    if not text:
        return None
    found = _RANGE.fullmatch(text)
    first = otherwise if found is None or found[2] is None else int(found[2])
    if found is None or first is None:
        raise ValueError("a part of nobody knows what")
    return range(first, first + int(found[1]))
