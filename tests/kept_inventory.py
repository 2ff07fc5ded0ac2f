"""An inventory as it lies on the disk, compared with what it held before and with the server."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.requests import DemoRequest
from trackman.demo.resources.ids import TRACK_ID_LENGTH, mux_id
from trackman.demo.resources.uploads import DemoTrack
from trackman.domain.inventory.tracks import InventoryTrack, TracksQuery, TrackView
from trackman.domain.library import Scope
from trackman.store.inventory.inventory import InventoryStore
from trackman.store.inventory.scans import ScanRecord

_PHRASE = '"very many"'
"""Words in one cue of each text of a large project."""


@dataclass(frozen=True, slots=True)
class KeptInventory:
    """All an inventory holds, at one moment."""

    tracks: dict[int, InventoryTrack]
    """By their keys, those that are gone among them."""
    texts: dict[int, bytes]
    read: frozenset[int]
    """Tracks that are there and whose texts are not to be read any more."""
    found: Counter[int]
    """How many cues a search finds that stands once in each text, by track."""
    looked: dict[str, datetime]
    """When the tracks of each video were read last."""
    scan: ScanRecord | None
    """The scan that has not come to its end."""

    @classmethod
    def in_folder(cls, folder: Path, scope: Scope) -> KeptInventory:
        """Read it from a copy, so that the next start finds what was left to it."""
        with tempfile.TemporaryDirectory(dir=folder.parent) as copy:
            if folder.is_dir():
                shutil.copytree(folder, copy, dirs_exist_ok=True)
            store = InventoryStore(Path(copy), scope)
            try:
                return cls._of(store)
            finally:
                store.close()

    @classmethod
    def _of(cls, store: InventoryStore) -> KeptInventory:
        there, gone = (
            store.tracks(store.keys(TracksQuery(view=view), ()))
            for view in (TrackView.ALL, TrackView.VANISHED)
        )
        texts = {one.key: store.text(one.key) for one in (*there, *gone)}
        _, videos = store.summaries_after(0, 10_000)
        known = [one for video in videos for one in store.tracks_of(video.upload_id)]
        return cls(
            {one.key: one for one in (*there, *gone)},
            {key: text for key, text in texts.items() if text is not None},
            frozenset(one.key for one in known if one.checksum and not one.is_due),
            Counter(hit.key for hit in store.search(_PHRASE, 0, 1000).hits),
            {one.upload_id: one.looked_at for one in videos if one.looked_at},
            store.scan(),
        )

    @property
    def there(self) -> dict[int, InventoryTrack]:
        """The tracks that are there, by their keys."""
        return {key: one for key, one in self.tracks.items() if one.gone_at is None}

    def lost_since(self, before: KeptInventory) -> list[str]:
        """Name what was kept before and is not any more."""
        lost = []
        for key, old in before.tracks.items():
            new = self.tracks.get(key)
            if new is None or (new.track.id, new.first_seen) != (old.track.id, old.first_seen):
                lost.append(f"track {key}")
            elif old.findings is not None and new.findings is None:
                lost.append(f"findings of {key}")
            if key in before.texts and key not in self.texts:
                lost.append(f"text of {key}")
        return lost

    def doubled(self) -> list[str]:
        """Name what is there twice: a track of a video, or a cue of a text."""
        tracks = Counter((one.track.upload_id, one.track.id) for one in self.tracks.values())
        twice = [f"track {one}" for one, count in tracks.items() if count > 1]
        return [*twice, *(f"cue of {key}" for key, count in self.found.items() if count > 1)]

    def not_found(self) -> list[str]:
        """Name texts of tracks that are there and not found, and those found that are gone."""
        has_text = {key for key in self.there if key in self.texts}
        return [f"cue of {key}" for key in has_text ^ set(self.found)]

    def differences(self, project: DemoProject) -> list[str]:
        """Name what is not as it is at the server."""
        real = {
            (track.upload_id, track.id): (
                track.type,
                track.name,
                track.language_code,
                track.closed_captions,
                track.status,
                track.vtt,
            )
            for upload in project.uploads.values()
            for track in upload.tracks.values()
        }
        known = {
            (track.upload_id, track.id): (
                track.kind,
                track.name,
                track.language_code,
                track.closed_captions,
                track.status,
                self.texts.get(key),
            )
            for key, one in self.there.items()
            for track in [one.track]
        }
        unchecked = [key for key in self.texts if self.tracks[key].findings is None]
        return [
            *(f"{one} is {known.get(one)}" for one in real if known.get(one) != real[one]),
            *(f"{one} is not there" for one in known.keys() - real.keys()),
            *(f"{key} was not checked" for key in unchecked if key in self.there),
        ]

    def asked_again(self, seen: Sequence[DemoRequest], media: Sequence[DemoRequest]) -> list[str]:
        """Name requests for what this scan of everything had kept already."""
        if self.scan is None:
            return []
        done = {one for one, at in self.looked.items() if at.timestamp() >= self.scan.began}
        lists = [one.path for one in seen if one.path.endswith("/tracks")]
        texts = [one.path for one in media if one.host == "stream"]
        read = (
            {self.tracks[key].track.id for key in self.read} if self.scan.stage == "texts" else ()
        )
        return [
            *(path for path in lists if path.split("/")[-2] in done),
            *(path for path in texts if path.rpartition("/")[2].removesuffix(".vtt") in read),
        ]


def change_elsewhere(project: DemoProject, chance: random.Random) -> None:
    """Have others remove, put back, add and change tracks and videos, some of each."""
    uploads = list(project.uploads.values())
    for upload in chance.sample(uploads, 4):
        if upload.tracks:
            project.remove_track(upload.id, chance.choice(list(upload.tracks)))
    for upload in chance.sample(uploads, 3):
        for track in list(upload.tracks.values())[:1]:
            added = replace(
                track, id=mux_id(chance, TRACK_ID_LENGTH), name=f"New {chance.random()}"
            )
            project.add_track(added)
    for upload in chance.sample(uploads, 4):
        for track in list(upload.tracks.values())[-1:]:
            words = f"Changed {chance.random()}".encode()
            track.vtt = b"%s\n\n00:07.000 --> 00:09.000\n%s\n" % (track.vtt or b"", words)
    project.remove_video(chance.choice(uploads).id)
    (new,) = large_project(1, 3).uploads.values()
    copied = mux_id(chance, TRACK_ID_LENGTH)
    project.uploads[copied] = replace(new, id=copied, mux_playback_id=copied, tracks={})
    for track in _fresh(new.tracks.values(), copied, chance):
        project.add_track(track)


def _fresh(tracks: Iterable[DemoTrack], upload_id: str, chance: random.Random) -> list[DemoTrack]:
    return [replace(one, id=mux_id(chance, TRACK_ID_LENGTH), upload_id=upload_id) for one in tracks]
