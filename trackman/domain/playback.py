"""Ways to play a video, and reasons why it cannot be played."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Sound:
    """One of the sounds a stream can be heard with."""

    name: str
    language_code: str
    """BCP 47 as the stream has it; empty where it says nothing, as of a video's own sound."""
    chosen: bool
    """True if players take it unless told otherwise."""


class PlaybackFormat(StrEnum):
    """The two ways in which the stream host serves a video."""

    HLS = "hls"
    """In pieces, with all its sounds."""
    MP4 = "mp4"
    """As one file, with the video's own sound alone."""


@dataclass(frozen=True, slots=True)
class Playable:
    """Source for a player. The address is public: anyone who has it can watch."""

    way: PlaybackFormat
    address: str
    sounds: tuple[Sound, ...] = ()
    """In the order in which the stream lists them; empty where there is no choice."""


class PlayFault(StrEnum):
    """Why nothing plays."""

    NOT_THERE = "not_there"
    """The stream host has nothing at that address, or not any more."""
    REFUSED = "refused"
    """The stream host has it and does not give it to this computer or country."""
    OFFLINE = "offline"
    """The stream host cannot be reached."""
    PROXY = "proxy"
    """Only a proxy leads to the stream host, and none of a kind that players can use."""
    BROKE_OFF = "broke_off"
    """It began, and then no more came."""
    UNREADABLE = "unreadable"
    """No player can play the stream."""
    NO_CODEC = "no_codec"
    """This computer lacks what it takes to play it."""
    NO_PLAYER = "no_player"
    """This computer lacks the system libraries that playing needs."""


class HearingFault(StrEnum):
    """Why a sound could not be listened to."""

    NOT_THERE = "not_there"
    """The stream host has nothing at that address, or not any more."""
    REFUSED = "refused"
    """The stream host has it and does not give it to this computer or country."""
    OFFLINE = "offline"
    """The stream host cannot be reached."""
    BROKE_OFF = "broke_off"
    """It began, and then no more came."""
    UNREADABLE = "unreadable"
    """The sound is of no kind that can be read here."""
    NO_SOUND = "no_sound"
    """The video has none, or not the one that was asked for."""
    NO_ROOM = "no_room"
    """This computer has no room for it."""
    NO_PLAYER = "no_player"
    """This computer lacks the system libraries that reading a sound needs."""
    NO_DETECTOR = "no_detector"
    """The detector of speech does not run on this computer."""


@dataclass(frozen=True, slots=True)
class SoundKey:
    """Key with which a piece is encrypted, by AES-128 in CBC mode."""

    address: str
    start: bytes
    """The initialization vector."""


@dataclass(frozen=True, slots=True)
class SoundPiece:
    """A file of a sound, or a part of one."""

    address: str
    part: range | None = None
    """Bytes of the file; None for all of it."""
    key: SoundKey | None = None
    """None where it is not encrypted."""


@dataclass(frozen=True, slots=True)
class SoundPieces:
    """Sound of a video in the pieces in which the stream host serves it."""

    stretches: tuple[tuple[SoundPiece, ...], ...]
    """Each makes a file, in their order; first in each what stands before its pieces, if anything.

    There is one, unless the times of the sound begin anew somewhere.
    """
    seconds: float
    """Length of them all."""
    bits_per_second: int | None = None
    """As the list of streams has it: what comes at most."""

    @property
    def count(self) -> int:
        """Number of pieces, of all stretches."""
        return sum(len(one) for one in self.stretches)
