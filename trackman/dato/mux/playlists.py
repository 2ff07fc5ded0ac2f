"""The master playlist of a stream, as far as its sounds go (RFC 8216, section 4.3.4)."""

from __future__ import annotations

import re

from trackman.domain.playback import Sound

_MEDIA = "#EXT-X-MEDIA:"
_STREAM = "#EXT-X-STREAM-INF:"
_ATTRIBUTE = re.compile(r'([A-Z0-9-]+)=("[^"\r\n]*"|[^,]*)')
_UNDETERMINED = {"und", "mul", "zxx"}


def is_playlist(text: str) -> bool:
    """Tell whether a text is a playlist at all, and not, for instance, a web page."""
    return text.lstrip("\ufeff").startswith("#EXTM3U") and _STREAM in text


def read_sounds(text: str) -> tuple[Sound, ...]:
    """Return the sounds of the first stream listed, in their order; players number them so.

    A sound without an address lies in the stream itself and counts like the others.
    """
    lines = text.splitlines()
    streams = [_attributes(line, _STREAM) for line in lines if line.startswith(_STREAM)]
    group = streams[0].get("AUDIO") if streams else None
    media = [_attributes(line, _MEDIA) for line in lines if line.startswith(_MEDIA)]
    return tuple(
        _sound(one) for one in media if one.get("TYPE") == "AUDIO" and one.get("GROUP-ID") == group
    )


def _attributes(line: str, tag: str) -> dict[str, str]:
    pairs = _ATTRIBUTE.findall(line[len(tag) :])
    return {name: value[1:-1] if value.startswith('"') else value for name, value in pairs}


def _sound(attributes: dict[str, str]) -> Sound:
    language = attributes.get("LANGUAGE", "")
    return Sound(
        name=attributes.get("NAME", ""),
        language_code="" if language in _UNDETERMINED else language,
        chosen=attributes.get("DEFAULT") == "YES",
    )
