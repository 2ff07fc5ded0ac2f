"""Files that Mux serves of a video: subtitles, pictures and streams (API reference, section 8)."""

from __future__ import annotations

import re

from trackman.demo.answers import Answer
from trackman.demo.media.film import (
    master_playlist,
    piece_of_film,
    pieces_list,
    text_playlist,
    whole_film,
)
from trackman.demo.media.pictures import gradient
from trackman.demo.media.ranges import ranged
from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.demo.resources.webvtt import transcript

_TEXT = re.compile(r"/stream/([^/]+)/text/([^/]+)\.vtt")
_TRANSCRIPT = re.compile(r"/stream/([^/]+)/text/([^/]+)\.txt")
_THUMBNAIL = re.compile(r"/image/([^/]+)/thumbnail\.(?:jpg|png)")
_MASTER = re.compile(r"/stream/([^/]+)\.m3u8")
_MP4 = re.compile(r"/stream/([^/]+)/(low|medium|high)\.mp4")
_TEXT_PLAYLIST = re.compile(r"/stream/([^/]+)/text/([^/]+)\.m3u8")
_PIECES = re.compile(r"/stream/([^/]+)/([a-z]+)\.m3u8")
_PIECE = re.compile(r"/stream/([^/]+)/([a-z]+)/([0-9]+)\.ts")
_STREAMS = (
    (_MASTER, master_playlist),
    (_MP4, whole_film),
    (_TEXT_PLAYLIST, text_playlist),
    (_PIECES, pieces_list),
    (_PIECE, piece_of_film),
)
_LONGER_SIDE = 320

_NOT_FOUND = Answer(404, b"Not Found", "text/plain")


def mux_answer(project: DemoProject, seen: DemoRequest) -> Answer:
    """Answer a request for a text, a picture or a stream."""
    if seen.method not in {"GET", "HEAD"}:
        return Answer(405)
    with project.lock:
        project.end_due_jobs()
        if match := _TEXT.fullmatch(seen.path):
            return _text(project, *match.groups())
        if match := _TRANSCRIPT.fullmatch(seen.path):
            return _transcript(project, *match.groups())
        if match := _THUMBNAIL.fullmatch(seen.path):
            return _thumbnail(project, match[1])
        return _stream(project, seen)


def _text(project: DemoProject, playback_id: str, track_id: str) -> Answer:
    track = _subtitles(project, playback_id, track_id)
    if track is None or track.vtt is None:
        return _NOT_FOUND
    return Answer(200, track.vtt, "text/vtt")


def _transcript(project: DemoProject, playback_id: str, track_id: str) -> Answer:
    """Serve the plain text, which only subtitles made of the sound have."""
    track = _subtitles(project, playback_id, track_id)
    if track is None or track.vtt is None or not track.is_generated:
        return _NOT_FOUND
    return Answer(200, transcript(track.vtt), "text/plain")


def _subtitles(project: DemoProject, playback_id: str, track_id: str) -> DemoTrack | None:
    """Return subtitles that are ready."""
    upload = _played_as(project, playback_id)
    track = upload.tracks.get(track_id) if upload else None
    is_there = track is not None and track.type == "subtitles" and track.status == "ready"
    return track if is_there else None


def _stream(project: DemoProject, seen: DemoRequest) -> Answer:
    for pattern, answer in _STREAMS:
        if match := pattern.fullmatch(seen.path):
            playback_id, *rest = match.groups()
            upload = _played_as(project, playback_id)
            if upload is None:
                return _NOT_FOUND
            whole = answer(upload, *rest)
            return ranged(whole, seen.headers["Range"]) if whole.status == 200 else whole
    return _NOT_FOUND


def _thumbnail(project: DemoProject, playback_id: str) -> Answer:
    upload = _played_as(project, playback_id)
    if upload is None:
        return _NOT_FOUND
    width, height = upload.width or 16, upload.height or 9
    scale = _LONGER_SIDE / max(width, height)
    picture = gradient(
        round(width * scale), round(height * scale), upload.colours[0], upload.colours[-1]
    )
    return Answer(200, picture, "image/png")


def _played_as(project: DemoProject, playback_id: str) -> DemoUpload | None:
    for upload in project.uploads.values():
        if upload.mux_playback_id == playback_id:
            return upload
    return None
