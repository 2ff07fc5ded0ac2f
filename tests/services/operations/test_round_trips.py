"""Samples of public packages: read, added to a video, fetched again, with the same cues."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.services.conftest import PROJECT, Work
from trackman.domain.creations import Created
from trackman.domain.journal import Act, Place, new_id, planned_creation
from trackman.domain.subtitles.conversion import Conversion, converted
from trackman.domain.subtitles.cue_text import readable
from trackman.domain.subtitles.export import subrip
from trackman.domain.subtitles.webvtt import read_webvtt
from trackman.domain.tracks import TrackDraft

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
SAMPLES = Path(__file__).parents[2] / "samples"
FILES = [
    path
    for path in sorted((*SAMPLES.rglob("*.srt"), *SAMPLES.rglob("*.vtt")))
    if isinstance(converted(path.read_bytes()), Conversion)
]
DRAFT = TrackDraft("subtitles", "Galego", "gl", closed_captions=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_same_cues_and_words_come_back(path: Path, work: Work) -> None:
    done = converted(path.read_bytes())
    assert isinstance(done, Conversion)
    backup = asyncio.run(work.texts.keep(done.content))
    upload = work.client.upload(VIDEO)
    place = Place(PROJECT, "Northwind Stories", None, VIDEO, upload.filename).with_video(upload)
    entry = planned_creation(Act.ADDITION, place, DRAFT, new_id(), backup=backup)
    end = asyncio.run(work.creations().create(entry, lambda _: None))
    assert isinstance(end, Created)
    assert end.comparison is not None
    assert end.comparison.same
    assert upload.mux_playback_id is not None
    fetched = asyncio.run(work.texts.fetch(upload.mux_playback_id, end.track.id, asked=True))
    sent, back = (read_webvtt(content).cues for content in (done.content, fetched))
    assert [(one.start, one.end, readable(one.text)) for one in back] == [
        (one.start, one.end, readable(one.text)) for one in sent
    ]
    if path.suffix == ".srt":
        again = converted(subrip(back).encode())
        assert isinstance(again, Conversion)
        assert [one.text for one in read_webvtt(again.content).cues] == [one.text for one in sent]
