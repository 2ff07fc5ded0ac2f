"""The master playlist of a stream, as far as its sounds go (RFC 8216, section 4.3.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trackman.domain.playback import Sound

_MEDIA = "#EXT-X-MEDIA:"
_STREAM = "#EXT-X-STREAM-INF:"
_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^,]*)')
_UNDETERMINED = {"und", "mul", "zxx"}


@dataclass(frozen=True, slots=True)
class SoundList:
    """Address at which the pieces of a sound are listed."""

    sound: Sound
    address: str
    """As it stands there, perhaps relative to the list it stands in."""
    bandwidth: int | None
    """Bits a second at most, pictures included where they come along; None where it is unknown."""


def is_playlist(text: str) -> bool:
    """Tell whether a text is a playlist at all, and not, for instance, a web page."""
    return text.lstrip("\ufeff").startswith("#EXTM3U") and _STREAM in text


def read_sounds(text: str) -> tuple[Sound, ...]:
    """Return the sounds of the first stream listed, in their order; players number them so.

    A sound without an address lies in the stream itself and counts like the others.
    """
    lines = text.splitlines()
    streams = [attributes_of(line, _STREAM) for line in lines if line.startswith(_STREAM)]
    group = streams[0].get("AUDIO") if streams else None
    media = [attributes_of(line, _MEDIA) for line in lines if line.startswith(_MEDIA)]
    return tuple(
        _sound(one) for one in media if one.get("TYPE") == "AUDIO" and one.get("GROUP-ID") == group
    )


def read_sound_lists(text: str) -> tuple[SoundList, ...]:
    """Return where the sounds of a video are listed.

    One that lies in the streams themselves comes with their pictures: of the smallest stream. Where
    nothing is said of sounds, that is the only one.
    """
    lines = text.splitlines()
    small = min(_stream_lists(lines), key=lambda one: one[1], default=None)
    if small is None:
        return ()
    attributes, bandwidth, address = small
    group = attributes.get("AUDIO")
    media = [attributes_of(line, _MEDIA) for line in lines if line.startswith(_MEDIA)]
    sounds = [one for one in media if one.get("TYPE") == "AUDIO" and one.get("GROUP-ID") == group]
    if not sounds:
        return (SoundList(Sound("", "", chosen=True), address, bandwidth),)
    return tuple(
        SoundList(_sound(one), one.get("URI", address), None if "URI" in one else bandwidth)
        for one in sounds
    )


def _stream_lists(lines: list[str]) -> list[tuple[dict[str, str], int, str]]:
    """Return the attributes, the bandwidth and the address of each stream."""
    found = []
    for number, line in enumerate(lines):
        if line.startswith(_STREAM):
            attributes = attributes_of(line, _STREAM)
            bandwidth = attributes.get("BANDWIDTH", "")
            address = next((one for one in lines[number + 1 :] if one and one[0] != "#"), "")
            found.append((attributes, int(bandwidth) if bandwidth.isdigit() else 0, address))
    return [one for one in found if one[2]]


def attributes_of(line: str, tag: str) -> dict[str, str]:
    """Return the attributes behind a tag, without their quotation marks."""
    pairs = _ATTRIBUTE.findall(line[len(tag) :])
    return {name: value[1:-1] if value.startswith('"') else value for name, value in pairs}


def _sound(attributes: dict[str, str]) -> Sound:
    language = attributes.get("LANGUAGE", "")
    return Sound(
        name=attributes.get("NAME", ""),
        language_code="" if language in _UNDETERMINED else language,
        chosen=attributes.get("DEFAULT") == "YES",
    )
