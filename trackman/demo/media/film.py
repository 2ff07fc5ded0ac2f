"""The one film every demo video plays: as HLS in pieces, and whole as MP4.

It is made by `packaging/demo_media.py` for the first video. Shorter ones show its beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trackman.demo.answers import Answer
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.domain.resources import resource_path

MP4_RENDITIONS = ("low", "medium", "high")
"""From the smallest to the largest."""
_PLAYLIST = "application/vnd.apple.mpegurl"
_NOT_FOUND = Answer(404, b"Not Found", "text/plain")
_PARTS = {"pictures", "original", "described", "italian"}
_PIECE = re.compile(r"#EXTINF:([0-9.]+),\n#EXT-X-BYTERANGE:(\d+)@(\d+)\n")
_PICTURES = 'BANDWIDTH=64000,CODECS="avc1.640015,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=8.000'
_HEAD = ("#EXTM3U", "#EXT-X-VERSION:5", "#EXT-X-INDEPENDENT-SEGMENTS")


@dataclass(frozen=True, slots=True)
class _Piece:
    seconds: float
    first: int
    """Byte of the file it lies in."""
    size: int


def master_playlist(upload: DemoUpload) -> Answer:
    """List the pictures, the sounds and the subtitles of a video."""
    folder = upload.mux_playback_id
    tracks = [track for track in upload.tracks.values() if track.status == "ready"]
    lines = [*_HEAD]
    lines.append(_media("AUDIO", "Default", "und", f"{folder}/original.m3u8", first=True))
    for track in tracks:
        name, language = track.name, track.language_code
        if track.type == "audio":
            uri = f"{folder}/{_sound_of(track)}.m3u8?track={track.id}"
            lines.append(_media("AUDIO", name, language, uri))
    subtitles = [track for track in tracks if track.type == "subtitles"]
    for track in subtitles:
        uri = f"{folder}/text/{track.id}.m3u8"
        lines.append(_media("SUBTITLES", track.name, track.language_code, uri))
    groups = ',AUDIO="audio"' + (',SUBTITLES="subtitles"' if subtitles else "")
    lines += [f"#EXT-X-STREAM-INF:{_PICTURES}{groups}", f"{folder}/pictures.m3u8"]
    return _playlist(lines)


def pieces_list(upload: DemoUpload, part: str) -> Answer:
    """List the pieces of the pictures or of a sound, as far as the video goes."""
    if part not in _PARTS:
        return _NOT_FOUND
    lines = ["#EXTM3U", "#EXT-X-VERSION:5", "#EXT-X-TARGETDURATION:7", "#EXT-X-PLAYLIST-TYPE:VOD"]
    begins = 0.0
    for number, piece in enumerate(_pieces(part)):
        if begins >= (upload.duration or 0.0):
            break
        begins += piece.seconds
        lines += [f"#EXTINF:{piece.seconds:.6f},", f"{part}/{number}.ts"]
    return _playlist([*lines, "#EXT-X-ENDLIST"])


def piece_of_film(_upload: DemoUpload, part: str, number: str) -> Answer:
    """Serve one piece; the first has number 0."""
    if part not in _PARTS or int(number) >= len(_pieces(part)):
        return _NOT_FOUND
    piece = _pieces(part)[int(number)]
    content = _content(f"{part}.ts")[piece.first : piece.first + piece.size]
    return Answer(200, content, "video/mp2t")


def whole_film(upload: DemoUpload, rendition: str) -> Answer:
    """Serve the film as one file, in a rendition the upload has."""
    highest = upload.mux_mp4_highest_res
    if highest is None or rendition not in MP4_RENDITIONS[: MP4_RENDITIONS.index(highest) + 1]:
        return _NOT_FOUND
    return Answer(200, _content("whole.mp4"), "video/mp4")


def text_playlist(upload: DemoUpload, track_id: str) -> Answer:
    """List the one piece a subtitle text consists of."""
    track = upload.tracks.get(track_id)
    if track is None or track.vtt is None or track.status != "ready":
        return _NOT_FOUND
    seconds = upload.duration or 0.0
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{seconds:.0f}"]
    lines += ["#EXT-X-PLAYLIST-TYPE:VOD", f"#EXTINF:{seconds:.3f},", f"{track_id}.vtt"]
    return _playlist([*lines, "#EXT-X-ENDLIST"])


def _media(kind: str, name: str, language: str, uri: str, *, first: bool = False) -> str:
    choice = "DEFAULT=YES,AUTOSELECT=YES" if first else "DEFAULT=NO,AUTOSELECT=YES"
    quoted = name.replace('"', "'").replace("\r", " ").replace("\n", " ")
    return (
        f'#EXT-X-MEDIA:TYPE={kind},GROUP-ID="{kind.lower()}",NAME="{quoted}",'
        f'LANGUAGE="{language}",{choice},URI="{uri}"'
    )


def _sound_of(track: DemoTrack) -> str:
    return "italian" if track.language_code.startswith("it") else "described"


def _playlist(lines: list[str]) -> Answer:
    return Answer(200, ("\n".join(lines) + "\n").encode(), _PLAYLIST)


@cache
def _pieces(part: str) -> list[_Piece]:
    """Read where the pieces lie in their file."""
    playlist = _content(f"{part}.m3u8").decode()
    return [
        _Piece(float(seconds), int(first), int(size))
        for seconds, size, first in _PIECE.findall(playlist)
    ]


@cache
def _content(name: str) -> bytes:
    return resource_path("demo", "media", name).read_bytes()
