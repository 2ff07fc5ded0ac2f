"""Lists of pieces as stream hosts write them: parts of files, encrypted ones, and odd lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES128
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

from tests.streams import StreamHost, stream_host
from trackman.dato.mux.piece_list import read_stretches
from trackman.dato.mux.sounds import SoundLimits, SoundStreams
from trackman.demo.answers import Answer
from trackman.demo.media.ranges import ranged
from trackman.domain.errors import LostAnswerError, UnreadableAnswerError
from trackman.domain.playback import SoundPieces
from trackman.domain.resources import resource_path

BASE = "https://manifest.example.org/folder/rendition.m3u8?token=a/b"
END = "#EXT-X-ENDLIST"
KEY, START = b"0123456789abcdef", bytes(range(16))
MASTER = (
    "#EXT-X-VERSION:5",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aud1",NAME="Default",AUTOSELECT=YES,DEFAULT=YES',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aud1",NAME="Español",AUTOSELECT=YES,LANGUAGE="es",'
    'URI="{host}/es/rendition.m3u8?cdn=one&expires=1781708400&signature=NmEz=="',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aud2",NAME="Default",AUTOSELECT=YES,DEFAULT=YES',
    '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="aud2",NAME="Español",AUTOSELECT=YES,LANGUAGE="es",'
    'URI="{host}/es/rendition.m3u8?cdn=two&expires=1781708400&signature=Ym9v=="',
    '#EXT-X-STREAM-INF:BANDWIDTH=2493700,AVERAGE-BANDWIDTH=2493700,CODECS="mp4a.40.2,avc1.640020",'
    'AUDIO="aud1",RESOLUTION=1280x720,CLOSED-CAPTIONS=NONE',
    "{host}/large/rendition.m3u8?cdn=one&signature=MA==",
    '#EXT-X-STREAM-INF:BANDWIDTH=595100,AVERAGE-BANDWIDTH=595100,CODECS="mp4a.40.2,avc1.64001e",'
    'AUDIO="aud1",RESOLUTION=480x270,CLOSED-CAPTIONS=NONE',
    "{host}/small/rendition.m3u8?cdn=one&signature=MQ==",
    '#EXT-X-STREAM-INF:BANDWIDTH=595100,AVERAGE-BANDWIDTH=595100,CODECS="mp4a.40.2,avc1.64001e",'
    'AUDIO="aud2",RESOLUTION=480x270,CLOSED-CAPTIONS=NONE',
    "{host}/small/rendition.m3u8?cdn=two&signature=Mg==",
)
"""As Mux writes it where several networks deliver a video."""


@pytest.fixture
def host() -> Iterator[StreamHost]:
    """Return a host with one video, `id`, whose one sound is listed in `sound.m3u8`."""
    with stream_host() as one:
        one.add_list("/id.m3u8", "#EXT-X-STREAM-INF:BANDWIDTH=64000", "sound.m3u8")
        yield one


@pytest.fixture
def sounds(host: StreamHost) -> Iterator[SoundStreams]:
    limits = SoundLimits(connect=2, read=0.5, whole=2, read_again=())
    streams = SoundStreams(host.address, limits)
    yield streams
    streams.close()


def found(sounds: SoundStreams, name: str | None = None, language_code: str = "") -> SoundPieces:
    pieces = sounds.pieces("id", name, language_code)
    assert pieces is not None
    return pieces


def whole(sounds: SoundStreams, pieces: SoundPieces) -> bytes:
    (stretch,) = pieces.stretches
    return b"".join(sounds.piece(one) for one in stretch)


def encrypted(content: bytes, start: bytes = START) -> bytes:
    padding, cipher = PKCS7(128).padder(), Cipher(AES128(KEY), CBC(start)).encryptor()
    padded = padding.update(content) + padding.finalize()
    return cipher.update(padded) + cipher.finalize()


def test_a_video_s_own_sound_and_another_one_are_found_in_what_mux_lists(
    host: StreamHost, sounds: SoundStreams
) -> None:
    host.add_list("/id.m3u8", *(line.replace("{host}", host.address) for line in MASTER))
    chunk = "/v1/chunk/YmJ02e/{number}.{kind}?skid=default&signature=NjY=&zone=0&vsid=PzF8"
    own = [chunk.format(number=number, kind="ts") for number in range(2)]
    other = [chunk.format(number=name, kind="m4s") for name in (2**64 - 1, 0, 1)]
    host.files |= {path: path.encode() for path in (*own, *other)}
    kind = "#EXT-X-PLAYLIST-TYPE:VOD"
    host.add_list(
        "/small/rendition.m3u8?cdn=one&signature=MQ==",
        *("#EXT-X-VERSION:3", "#EXT-X-TARGETDURATION:6", kind, "#EXTINF:5,"),
        *(host.address + own[0], "#EXTINF:3.85717,", host.address + own[1], END),
    )
    host.add_list(
        "/es/rendition.m3u8?cdn=one&expires=1781708400&signature=NmEz==",
        *("#EXT-X-VERSION:7", "#EXT-X-TARGETDURATION:5"),
        *(f'#EXT-X-MAP:URI="{host.address}{other[0]}"', kind, "#EXTINF:5,"),
        *(host.address + other[1], "#EXTINF:2.5,", host.address + other[2], END),
    )

    first = found(sounds)
    second = found(sounds, "Español", "es")

    assert (first.seconds, first.bits_per_second) == (8.85717, 595_100)
    assert (second.seconds, second.bits_per_second) == (7.5, None)
    assert whole(sounds, first) == "".join(own).encode()
    assert whole(sounds, second) == "".join(other).encode()


def test_pieces_that_are_parts_of_one_file_make_the_file(
    host: StreamHost, sounds: SoundStreams
) -> None:
    content = resource_path("demo", "media", "original.ts").read_bytes()
    host.files["/original.ts"] = content
    host.files["/sound.m3u8"] = resource_path("demo", "media", "original.m3u8").read_bytes()

    pieces = found(sounds)

    assert pieces.count > 20
    assert whole(sounds, pieces) == content
    assert all(wanted for path, wanted in host.asked if path == "/original.ts")


def test_parts_follow_each_other_and_the_head_is_one_too(
    host: StreamHost, sounds: SoundStreams
) -> None:
    host.files["/all.mp4"] = b"head+one+two+rest+four"
    host.add_list(
        "/sound.m3u8",
        '#EXT-X-MAP:URI="all.mp4",BYTERANGE="5@0"',
        *("#EXTINF:2,", "#EXT-X-BYTERANGE:4@5", "all.mp4"),
        *("#EXTINF:2,", "#EXT-X-BYTERANGE:4", "all.mp4"),
        '#EXT-X-MAP:URI="all.mp4",BYTERANGE="5"',
        *("#EXTINF:2,", "#EXT-X-BYTERANGE:4@18", "all.mp4", END),
    )

    assert whole(sounds, found(sounds)) == b"head+one+two+four"


def late(answer: Answer, wanted: str | None) -> Answer:
    """Serve a part that begins one byte too late."""
    part = ranged(answer, wanted)
    return replace(part, headers={"content-range": "bytes 6-9/22"})


def short(answer: Answer, wanted: str | None) -> Answer:
    """Serve less than is said."""
    part = ranged(answer, wanted)
    return replace(part, body=part.body[:-1])


@pytest.mark.parametrize(
    ("serve", "error"),
    [
        (lambda answer, _: answer, UnreadableAnswerError),
        (late, UnreadableAnswerError),
        (short, LostAnswerError),
        (lambda answer, _: replace(answer, status=206), UnreadableAnswerError),
        (lambda *_: Answer(416), UnreadableAnswerError),
    ],
    ids=["all of it", "another part", "too little", "nobody knows which", "none"],
)
def test_what_is_not_the_part_that_was_asked_for_is_refused(
    host: StreamHost, sounds: SoundStreams, serve: object, error: type[Exception]
) -> None:
    host.files["/all.ts"] = b"head+one+two+rest+four"
    host.add_list("/sound.m3u8", "#EXTINF:2,", "#EXT-X-BYTERANGE:4@5", "all.ts", END)
    pieces = found(sounds)
    host.serve = serve  # type: ignore[assignment]

    with pytest.raises(error):
        whole(sounds, pieces)


def test_encrypted_pieces_are_decrypted_each_in_its_way(
    host: StreamHost, sounds: SoundStreams
) -> None:
    host.files["/key?id=1"] = KEY
    host.files["/1.ts"] = encrypted(b"one")
    host.files["/2.ts"] = encrypted(b"two" * 99, (8).to_bytes(16, "big"))
    host.files["/3.ts"] = b"three"
    host.add_list(
        "/sound.m3u8",
        "#EXT-X-MEDIA-SEQUENCE:7",
        f'#EXT-X-KEY:METHOD=AES-128,URI="key?id=1",IV=0x{START.hex().upper()}',
        *("#EXTINF:2,", "1.ts"),
        '#EXT-X-KEY:METHOD=AES-128,URI="key?id=1",KEYFORMAT="identity"',
        *("#EXTINF:2,", "2.ts", "#EXT-X-KEY:METHOD=NONE", "#EXTINF:2,", "3.ts", END),
    )

    assert whole(sounds, found(sounds)) == b"one" + b"two" * 99 + b"three"
    assert [path for path, _ in host.asked].count("/key?id=1") == 1


@pytest.mark.parametrize(
    ("key", "content"),
    [(b"short", encrypted(b"one")), (KEY, b"not encrypted"), (KEY[::-1], encrypted(b"one"))],
    ids=["no key", "no whole blocks", "another key"],
)
def test_what_cannot_be_decrypted_is_refused(
    host: StreamHost, sounds: SoundStreams, key: bytes, content: bytes
) -> None:
    host.files |= {"/key": key, "/1.ts": content}
    start = f"0x{START.hex()}"
    host.add_list(
        "/sound.m3u8", f'#EXT-X-KEY:METHOD=AES-128,URI="key",IV={start}', "#EXTINF:2,", "1.ts", END
    )

    with pytest.raises(UnreadableAnswerError, match="decrypted"):
        whole(sounds, found(sounds))


def test_addresses_are_relative_to_their_list_and_other_tags_are_passed_over() -> None:
    lines = (
        *(
            "\ufeff#EXTM3U",
            "# a remark",
            "#EXT-X-DISCONTINUITY",
            "#EXTINF:2.5,a title",
            "1.ts?token=c",
        ),
        *("#EXT-X-PROGRAM-DATE-TIME:2026-10-02T17:00:00Z", "#EXTINF:2", "/2.ts", ""),
        *("#EXT-X-DISCONTINUITY", "#EXTINF:1,", "//chunks.example.org/3.ts", END),
    )

    stretches, seconds = read_stretches("\r\n".join(lines), BASE)

    assert seconds == 5.5
    assert [[one.address for one in stretch] for stretch in stretches] == [
        ["https://manifest.example.org/folder/1.ts?token=c", "https://manifest.example.org/2.ts"],
        ["https://chunks.example.org/3.ts"],
    ]


def test_where_times_or_heads_begin_anew_so_does_a_file() -> None:
    a, b = '#EXT-X-MAP:URI="a.mp4"', '#EXT-X-MAP:URI="b.mp4"'
    lines = (a, "1", a, "2", "#EXT-X-DISCONTINUITY", "3", "#EXT-X-DISCONTINUITY", b, "4", a, "5")

    stretches, _ = read_stretches("\n".join(("#EXTM3U", *lines, END)), BASE)

    assert [[one.address.rpartition("/")[2] for one in stretch] for stretch in stretches] == [
        *(["a.mp4", "1", "2"], ["a.mp4", "3"], ["b.mp4", "4"], ["a.mp4", "5"]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("#EXTINF:2,", "1.ts"),
        (END,),
        ("#EXTINF:2,", "#EXT-X-GAP", "1.ts", END),
        ('#EXT-X-DEFINE:NAME="x",VALUE="y"', "#EXTINF:2,", "{$x}.ts", END),
        ("#EXTINF:2,", "#EXT-X-BYTERANGE:5", "1.ts", END),
        ("#EXT-X-BYTERANGE:5@0", "1.ts", "2.ts", "#EXT-X-BYTERANGE:5", "1.ts", END),
        ("#EXT-X-BYTERANGE:0@5", "1.ts", END),
        ("#EXT-X-BYTERANGE:many", "1.ts", END),
        ("#EXT-X-MAP:", "1.m4s", END),
        ('#EXT-X-KEY:METHOD=SAMPLE-AES,URI="key"', "1.ts", END),
        ('#EXT-X-KEY:METHOD=AES-128,URI="key",KEYFORMAT="com.example"', "1.ts", END),
        ("#EXT-X-KEY:METHOD=AES-128", "1.ts", END),
        ('#EXT-X-KEY:METHOD=AES-128,URI="key",IV=0x12', "1.ts", END),
        ('#EXT-X-KEY:METHOD=AES-128,URI="key"', '#EXT-X-MAP:URI="a.mp4"', "1.m4s", END),
        ("http://[", END),
    ],
    ids=" ".join,
)
def test_lists_that_make_no_whole_sound_are_refused(lines: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_stretches("\n".join(("#EXTM3U", *lines)), BASE)
