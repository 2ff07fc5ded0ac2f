"""The projects that can be shown: a small one to try things out, and a large one to measure."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from trackman.demo.project import DemoProject
from trackman.demo.resources.groups import DemoCollection, DemoFilter
from trackman.demo.resources.ids import PLAYBACK_ID_LENGTH, TRACK_ID_LENGTH, mux_id, upload_id
from trackman.demo.resources.records import DemoRecord
from trackman.demo.resources.site import DemoEnvironment
from trackman.demo.resources.uploads import DemoTrack, DemoUpload
from trackman.demo.resources.webvtt import webvtt
from trackman.domain.resources import resource_path
from trackman.domain.review.queue import QueueItem
from trackman.domain.tracks import Track

_LANGUAGES = {
    "en": "English",
    "it": "Italiano",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt-BR": "Português (Brasil)",
    "ja": "日本語",
    "ar": "العربية",
    "pl": "Polski",
    "nl": "Nederlands",
}

_COLLECTIONS = [
    DemoCollection("1207", "Campaigns", 1),
    DemoCollection("uinr2zfqQLeCo_1O0-ao-Q", "Summer", 1, parent_id="1207"),
    DemoCollection("Vq8MdCqmRo2iBXqWZ1dYFw", "Learning", 2),
    DemoCollection("bGk0vXbHRYq0n3d0O3wv5A", "Archive", 3),
]
_FILTERS = [
    DemoFilter("34", "Unused videos", {"type": {"eq": "video"}, "in_use": {"eq": False}}),
    DemoFilter("35", "Campaign", {"tags": {"any_in": ["campaign"]}}),
    DemoFilter(
        "36", "Wide, without a description", {"width": {"gte": 1920}, "alt": {"exists": False}}
    ),
    DemoFilter("37", "Teasers", {"query": "teaser"}, shared=False),
]
_LAST_SUMMER = "last-summer"
_LARGE_PROJECT_TAGS = (["story", "raw"], ["story", "summer"], ["interview", "raw"], ["story"])


def demo_project() -> DemoProject:
    """Return a fresh copy of the project that the tests work on."""
    return _project(_read_uploads("demo"))


def shown_project() -> DemoProject:
    """Return a fresh copy of the project that `trackman --demo` shows.

    It also has the videos of last summer, whose tracks nobody has looked after since.
    """
    return _project([*_read_uploads("demo"), *_read_uploads("demo", _LAST_SUMMER)])


def summer_clean_up(project: DemoProject) -> list[QueueItem]:
    """Return the tracks of last summer's videos, to be decided on."""
    return [
        QueueItem(_as_read(track), upload.filename, upload.mux_playback_id)
        for upload in project.uploads.values()
        if _LAST_SUMMER in upload.tags
        for track in upload.tracks.values()
    ]


def large_project(videos: int, tracks_per_video: int, cues_per_text: int = 2) -> DemoProject:
    """Return a project with so many videos, the same each time; each text names its track."""
    chance = random.Random(videos)
    more = [(7.0 + 3 * number, 9.5 + 3 * number) for number in range(cues_per_text - 2)]
    lines = ["One track of very many.", "It is called TRACK.", *_spoken(len(more))]
    text = webvtt([(1, 3), (3.5, 6), *more], lines)
    newest = datetime(2026, 6, 14, 9, 0, tzinfo=UTC)
    uploads = []
    for number in range(videos):
        created_at = newest - timedelta(minutes=7 * number)
        upload = _large_project_upload(chance, number, created_at)
        _add_tracks(chance, upload, tracks_per_video, text)
        uploads.append(upload)
    return _project(uploads)


def _spoken(count: int) -> list[str]:
    """Return what is said in so many cues; some of it is too much for their time."""
    said = (
        "Every morning somebody opens\nthe shop before it is light.",
        "And then?",
        "Then the boats come in, and for an hour there is\nmore to do here than on any other day.",
        "We have done it this way ever since.",
    )
    return [f"{number}. {said[number % len(said)]}" for number in range(3, count + 3)]


def make_recent(project: DemoProject, days: int = 2) -> None:
    """Make all uploads younger by the same number of days, so that the newest is `days` old."""
    newest = max(datetime.fromisoformat(one.created_at) for one in project.uploads.values())
    shift = timedelta(days=(datetime.now(UTC) - newest).days - days)
    for upload in project.uploads.values():
        upload.created_at = _shifted(upload.created_at, shift)
        if upload.updated_at is not None:
            upload.updated_at = _shifted(upload.updated_at, shift)


def _shifted(moment: str, shift: timedelta) -> str:
    later = datetime.fromisoformat(moment) + shift
    return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _project(uploads: list[DemoUpload]) -> DemoProject:
    environments = [
        DemoEnvironment("main", primary=True),
        DemoEnvironment("redesign", primary=False, forked_from="main"),
    ]
    return DemoProject(
        name="Northwind Stories",
        internal_domain="northwind-stories.admin.datocms.com",
        locales=("en", "it", "de", "fr"),
        environments={one.id: one for one in environments},
        uploads={one.id: one for one in uploads},
        collections=[replace(one) for one in _COLLECTIONS],
        filters=deepcopy(_FILTERS),
    )


def _read_uploads(*place: str) -> list[DemoUpload]:
    """Return the uploads that the files of a folder describe, with the records that use them."""
    files = sorted(resource_path(*place, "videos").glob("*.json"))
    uploads = [_read_upload(json.loads(file.read_text("utf-8"))) for file in files]
    records = json.loads(resource_path(*place, "records.json").read_text("utf-8"))
    _add_records({one.id: one for one in uploads}, records)
    return uploads


def _read_upload(content: dict[str, Any]) -> DemoUpload:
    """Return the upload that a file describes; a track may have times of its own."""
    cues = content.pop("cues", [])
    tracks = content.pop("tracks", [])
    colours = tuple((red, green, blue) for red, green, blue in content.pop("colours"))
    upload = DemoUpload(**content, colours=colours)
    for track in tracks:
        times = track.pop("cues", cues)
        vtt = _text(times, track.pop("lines", None), track.pop("file", None))
        upload.tracks[track["id"]] = DemoTrack(upload_id=upload.id, vtt=vtt, **track)
    return upload


def _as_read(track: DemoTrack) -> Track:
    """Return a track as who reads it from DatoCMS knows it."""
    return Track(
        track.id,
        track.upload_id,
        track.type,
        track.name,
        track.language_code,
        track.closed_captions,
        track.status,
        track.error,
    )


def _text(cues: list[list[float]], lines: list[str] | None, file: str | None) -> bytes | None:
    """Return a track's text: that of a file of its own, or its lines at these times."""
    if file is not None:
        return resource_path("demo", "texts", file).read_bytes()
    return None if lines is None else webvtt(cues, lines)


def _add_records(uploads: dict[str, DemoUpload], records: list[dict[str, Any]]) -> None:
    """Let records use uploads."""
    for content in records:
        users = content.pop("uploads")
        record = DemoRecord(**content)
        for one in users:
            uploads[one].records.append(record)


def _large_project_upload(chance: random.Random, number: int, created_at: datetime) -> DemoUpload:
    return DemoUpload(
        id=upload_id(chance),
        filename=f"story-{number + 1:05}.mp4",
        size=chance.randrange(2_000_000, 900_000_000),
        mime_type="video/mp4",
        created_at=created_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        width=1920,
        height=1080,
        duration=chance.randrange(10_000, 3_600_000) / 1000,
        frame_rate=25.0,
        mux_playback_id=mux_id(chance, PLAYBACK_ID_LENGTH),
        tags=_LARGE_PROJECT_TAGS[number % 4][: number % 3],
        records=_story(number) if number % 5 > 0 else [],
        collection_id=_COLLECTIONS[number % 8].id if number % 8 < len(_COLLECTIONS) else None,
    )


def _story(number: int) -> list[DemoRecord]:
    title = f"Story {number + 1:05}"
    return [DemoRecord(str(90_000_000 + number), "247309", {"title": {"en": title}})]


def _add_tracks(chance: random.Random, upload: DemoUpload, count: int, text: bytes) -> None:
    """Give an upload `count` subtitle tracks, the languages in turn."""
    languages = list(_LANGUAGES.items())
    for number in range(count):
        repetition, place = divmod(number, len(languages))
        code, name = languages[place]
        track = DemoTrack(
            id=mux_id(chance, TRACK_ID_LENGTH),
            upload_id=upload.id,
            type="subtitles",
            name=f"{name} {repetition + 1}" if repetition else name,
            language_code=code,
            closed_captions=False,
        )
        # Writing each text anew would take far longer.
        track.vtt = text.replace(b"TRACK", f"{track.name} of {upload.basename}".encode())
        upload.tracks[track.id] = track
