"""Sounds of videos in pieces: which list they stand in, and which pieces that names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from trackman.dato.client import Client
from trackman.dato.mux.playlists import read_sound_lists
from trackman.dato.mux.sounds import SoundLimits, SoundStreams
from trackman.demo.answers import Answer, page
from trackman.demo.faults import Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import DatoError, UnreadableAnswerError
from trackman.domain.playback import SoundPiece

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
MASTER = """#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Default",LANGUAGE="und",DEFAULT=YES,URI="own.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Italiano",LANGUAGE="it",DEFAULT=NO,URI="it.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="b",NAME="Other",LANGUAGE="it",DEFAULT=NO,URI="other.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2000000,AUDIO="a"
large.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=300000,AUDIO="a"
small.m3u8
"""


@pytest.fixture
def sounds(server: DemoServer) -> Iterator[SoundStreams]:
    """Return the sounds of the demo, with little patience."""
    limits = SoundLimits(connect=2, read=0.5, whole=2, read_again=())
    streams = SoundStreams(server.stream_url, limits)
    yield streams
    streams.close()


@pytest.fixture
def playback_id(client: Client) -> str:
    return str(client.upload(VIDEO).mux_playback_id)


def answer(project: DemoProject, name: str, text: str) -> None:
    """Have the stream host answer with a list of its own."""
    content = Answer(200, text.encode(), "application/vnd.apple.mpegurl")
    project.surprises.add(Intercept(content), {"host": "stream", "path_contains": name})


def test_sounds_of_their_own_have_lists_of_their_own() -> None:
    own, italian = read_sound_lists(MASTER)

    assert (own.sound.chosen, own.address) == (True, "own.m3u8")
    assert (italian.sound.language_code, italian.address) == ("it", "it.m3u8")


def test_a_sound_that_comes_with_the_picture_is_taken_from_the_smallest_stream() -> None:
    plain = "\n".join(line for line in MASTER.splitlines() if "MEDIA" not in line)

    (own,) = read_sound_lists(plain.replace(',AUDIO="a"', ""))

    assert (own.address, own.bandwidth) == ("small.m3u8", 300_000)


def test_a_list_without_streams_has_no_sounds() -> None:
    assert read_sound_lists("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=5\n") == ()


def test_all_pieces_of_a_sound_are_found_and_fetched(
    sounds: SoundStreams, playback_id: str
) -> None:
    own = sounds.pieces(playback_id, None, "")
    italian = sounds.pieces(playback_id, "Doppiaggio italiano", "it")

    assert own is not None
    assert italian is not None
    assert abs(own.seconds - 192) < 2
    assert own.stretches != italian.stretches
    assert sounds.piece(own.stretches[0][0])[:1] == b"\x47"  # as MPEG-TS begins


def test_a_sound_that_is_not_there_is_none(sounds: SoundStreams, playback_id: str) -> None:
    assert sounds.pieces(playback_id, "Nederlands", "nl") is None


@pytest.mark.parametrize(
    "pieces",
    [
        "no list at all",
        "#EXTM3U\n",
        "#EXTM3U\n#EXTINF:4,\n1.ts\n",
        "#EXTM3U\n#EXTINF:4,\n#EXT-X-GAP\n1.ts\n#EXT-X-ENDLIST\n",
    ],
)
def test_pieces_that_cannot_be_put_together_are_refused(
    sounds: SoundStreams, project: DemoProject, playback_id: str, pieces: str
) -> None:
    answer(project, "original.m3u8", pieces)

    with pytest.raises(UnreadableAnswerError):
        sounds.pieces(playback_id, None, "")


def test_what_stands_before_all_pieces_comes_first(
    sounds: SoundStreams, project: DemoProject, playback_id: str
) -> None:
    listed = '#EXTM3U\n#EXT-X-MAP:URI="head.mp4"\n#EXTINF:4.5,\n1.m4s\n#EXTINF:2,\n2.m4s\n'
    listed += "#EXT-X-ENDLIST\n"
    answer(project, "original.m3u8", listed)

    found = sounds.pieces(playback_id, None, "")

    assert found is not None
    assert [one.address.rpartition("/")[2] for one in found.stretches[0]] == [
        *("head.mp4", "1.m4s", "2.m4s"),
    ]
    assert found.seconds == 6.5


def test_pieces_are_not_fetched_without_https_from_elsewhere(sounds: SoundStreams) -> None:
    with pytest.raises(UnreadableAnswerError, match="https"):
        sounds.piece(SoundPiece("http://chunks.example.org/1.ts"))


def test_a_host_that_refuses_is_told(
    sounds: SoundStreams, project: DemoProject, playback_id: str
) -> None:
    project.surprises.add(Intercept(page(403, "")), {"host": "stream", "path_contains": "m3u8"})

    with pytest.raises(DatoError) as caught:
        sounds.pieces(playback_id, None, "")

    assert isinstance(caught.value, UnreadableAnswerError)
    assert caught.value.status == 403
