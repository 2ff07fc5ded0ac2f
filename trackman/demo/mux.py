"""What Mux serves of a video: subtitle texts and thumbnails (API reference, section 8)."""

from __future__ import annotations

import re

from trackman.demo.answers import Answer
from trackman.demo.media import DemoUpload
from trackman.demo.pictures import gradient
from trackman.demo.project import DemoProject
from trackman.demo.seen import Seen

_TEXT = re.compile(r"/stream/([^/]+)/text/([^/]+)\.vtt")
_THUMBNAIL = re.compile(r"/image/([^/]+)/thumbnail\.(?:jpg|png)")
_LONGER_SIDE = 320

_NOT_FOUND = Answer(404, b"Not Found", "text/plain")


def mux_answer(project: DemoProject, seen: Seen) -> Answer:
    """Answer a request for a text or a picture."""
    if seen.method != "GET":
        return Answer(405)
    with project.lock:
        project.end_due_jobs()
        if match := _TEXT.fullmatch(seen.path):
            return _text(project, *match.groups())
        if match := _THUMBNAIL.fullmatch(seen.path):
            return _thumbnail(project, match[1])
    return _NOT_FOUND


def _text(project: DemoProject, playback_id: str, track_id: str) -> Answer:
    upload = _played_as(project, playback_id)
    track = upload.tracks.get(track_id) if upload else None
    if track is None or track.type != "subtitles" or track.status != "ready" or track.vtt is None:
        return _NOT_FOUND
    return Answer(200, track.vtt, "text/vtt")


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
