"""Texts from the stream host: whole, without token, and from nowhere else."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path
from typing import Literal

import pytest

from trackman.dato.mux.streams import Streams, TextLimits
from trackman.demo.answers import page
from trackman.demo.faults import Intercept
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    AddressError,
    ClosedError,
    DatoError,
    LostAnswerError,
    NotSentError,
    RedirectedError,
    TooLargeError,
    UnreadableAnswerError,
)
from trackman.domain.playback import PlaybackFormat
from trackman.domain.subtitles.webvtt import LARGEST_TEXT

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
LIMITS = TextLimits(connect=2, read=0.5, whole=3, largest=1_000_000, read_again=(0.01, 0.01))


@pytest.fixture
def streams(server: DemoServer) -> Iterator[Streams]:
    """Return the stream host, with little patience."""
    streams = Streams(server.stream_url, LIMITS)
    yield streams
    streams.close()


@pytest.fixture
def playback_id(project: DemoProject) -> str:
    """Return the playback id of the video."""
    return project.uploads[VIDEO].mux_playback_id or ""


@pytest.fixture
def vtt(project: DemoProject) -> bytes:
    """Return the Italian text as the host has it."""
    return project.uploads[VIDEO].tracks[ITALIANO].vtt or b""


@pytest.fixture
def answering() -> Iterator[Callable[..., str]]:
    """Serve answers byte by byte, one for each connection, the last for all others."""
    with socket.create_server(("127.0.0.1", 0)) as listener, contextlib.ExitStack() as ending:

        def serve(answers: tuple[bytes, ...]) -> None:
            with contextlib.suppress(OSError):
                for answer in chain(answers, repeat(answers[-1])):
                    connection, _ = listener.accept()
                    with connection:
                        connection.recv(65536)
                        connection.sendall(answer)

        def start(*answers: bytes) -> str:
            thread = threading.Thread(target=serve, args=(answers,))
            thread.start()
            ending.callback(thread.join)
            ending.callback(listener.shutdown, socket.SHUT_RDWR)
            return f"http://127.0.0.1:{listener.getsockname()[1]}"

        yield start


def test_a_text_comes_as_it_is_and_without_token(
    server: DemoServer,
    streams: Streams,
    playback_id: str,
    vtt: bytes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert streams.text(playback_id, ITALIANO) == vtt
    (seen,) = server.seen_media
    assert (seen.method, seen.path) == ("GET", f"/stream/{playback_id}/text/{ITALIANO}.vtt")
    assert seen.headers["Authorization"] is None
    assert seen.headers["X-Api-Version"] is None
    assert not server.seen


def test_ids_of_any_shape_stay_one_segment(server: DemoServer, streams: Streams) -> None:
    with pytest.raises(UnreadableAnswerError):
        streams.text("a/b?c", "d#e/../f")
    assert server.seen_media[-1].path == "/stream/a%2Fb%3Fc/text/d%23e%2F..%2Ff.vtt"


def test_no_text_there_is_told_by_its_status_and_not_asked_for_again(
    server: DemoServer, streams: Streams, playback_id: str
) -> None:
    with pytest.raises(UnreadableAnswerError) as caught:
        streams.text(playback_id, "nothing")
    assert caught.value.status == 404
    assert len(server.seen_media) == 1


def test_nobody_there_is_not_sent(server: DemoServer, streams: Streams) -> None:
    server.stop()
    with pytest.raises(NotSentError):
        streams.text("anything", "at all")


def test_a_lost_answer_is_asked_for_again(
    project: DemoProject, server: DemoServer, streams: Streams, playback_id: str, vtt: bytes
) -> None:
    project.cut_next(host="stream")
    project.answer_next_with_html(503, host="stream")
    assert streams.text(playback_id, ITALIANO) == vtt
    assert len(server.seen_media) == 3


def test_a_host_that_hangs_or_hangs_up_is_given_up(
    project: DemoProject, streams: Streams, playback_id: str
) -> None:
    for surprise in (project.hang_next, project.drop_next, project.cut_next):
        surprise(host="stream", times=3)
        with pytest.raises(LostAnswerError):
            streams.text(playback_id, ITALIANO)


def test_a_huge_text_is_not_read_to_its_end(
    project: DemoProject, server: DemoServer, streams: Streams, playback_id: str
) -> None:
    project.oversize_next(3_000_000, host="stream")
    with pytest.raises(TooLargeError):
        streams.text(playback_id, ITALIANO)
    assert len(server.seen_media) == 1


def test_a_small_answer_that_swells_is_too_large(answering: Callable[[bytes], str]) -> None:
    body = gzip.compress(bytes(30_000_000))
    head = f"Content-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    streams = Streams(answering(b"HTTP/1.1 200 OK\r\n" + head.encode() + body), LIMITS)
    with pytest.raises(TooLargeError):
        streams.text("a", "b")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nWEBVTT",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nWEBVTT\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n60\r\nWEBVTT",
    ],
)
def test_an_end_that_may_be_missing_is_noticed(
    answer: bytes, answering: Callable[[bytes], str]
) -> None:
    with pytest.raises(LostAnswerError):
        Streams(answering(answer), LIMITS).text("a", "b")


ENDLESS = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"


def test_a_transfer_that_tells_its_end_is_believed(
    answering: Callable[..., str],
) -> None:
    whole, cut = ENDLESS + b"WEBVTT\n\nNOTE\n", ENDLESS + b"WEBVTT\n"
    told = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
    assert Streams(answering(cut, told, whole), LIMITS).text("a", "b") == b"abc"


def test_where_nothing_tells_the_end_it_is_taken_once_it_comes_twice_the_same(
    answering: Callable[..., str],
) -> None:
    assert Streams(answering(ENDLESS + b"WEBVTT"), LIMITS).text("a", "b") == b"WEBVTT"


def test_where_nothing_tells_the_end_two_lengths_are_a_lost_answer(
    answering: Callable[..., str],
) -> None:
    url = answering(*(ENDLESS + b"WEBVTT"[: 2 + number % 3] for number in range(6)))
    with pytest.raises(LostAnswerError, match="nothing says where"):
        Streams(url, LIMITS).text("a", "b")


def test_damaged_compression_is_noticed(answering: Callable[[bytes], str]) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\n"
    with pytest.raises(UnreadableAnswerError) as caught:
        Streams(answering(head + b"WEBVTT"), LIMITS).text("a", "b")
    assert caught.value.status == 200


TEXT = b"WEBVTT\n\n" + b"".join(
    b"00:%02d.000 --> 00:%02d.500\nline %d\n\n" % (n % 60, n % 60, n) for n in range(50)
)


def deflated(window: int) -> bytes:
    """Return the text, compressed."""
    stream = zlib.compressobj(wbits=window)
    return stream.compress(TEXT) + stream.flush()


COMPRESSED = {
    "gzip": ("gzip", gzip.compress(TEXT)),
    "gzip in two members": ("x-gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
    "zlib": ("deflate", deflated(zlib.MAX_WBITS)),
    "deflate without a head": ("deflate", deflated(-zlib.MAX_WBITS)),
}


def sent(encoding: str, body: bytes, ends: str) -> bytes:
    """Return an answer with a body that ends as its transfer says."""
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nConnection: close\r\n"
    if ends == "chunks":
        chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        return head.encode() + b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    length = f"Content-Length: {len(body)}\r\n" if ends == "length" else ""
    return head.encode() + length.encode() + b"\r\n" + body


@pytest.mark.parametrize("ends", ["length", "chunks", "nothing"])
@pytest.mark.parametrize("name", COMPRESSED)
def test_a_compressed_text_comes_whole(name: str, ends: str, answering: Callable[..., str]) -> None:
    encoding, body = COMPRESSED[name]
    assert Streams(answering(sent(encoding, body, ends)), LIMITS).text("a", "b") == TEXT


@pytest.mark.parametrize("left_out", [60, 8, 2])
@pytest.mark.parametrize("ends", ["length", "chunks", "nothing"])
@pytest.mark.parametrize("name", COMPRESSED)
def test_a_compressed_text_that_was_cut_is_noticed(
    name: str, ends: str, left_out: int, answering: Callable[..., str]
) -> None:
    encoding, body = COMPRESSED[name]
    cut = Streams(answering(sent(encoding, body[:-left_out], ends)), LIMITS)
    with pytest.raises(UnreadableAnswerError, match="cut within"):
        cut.text("a", "b")


def test_a_compression_nobody_asked_for_is_no_text(answering: Callable[..., str]) -> None:
    with pytest.raises(UnreadableAnswerError, match="unknown compression"):
        Streams(answering(sent("br", b"abc", "length")), LIMITS).text("a", "b")


@pytest.mark.parametrize("told", ["Content-Length: abc", "Transfer-Encoding: identity"])
def test_a_transfer_that_tells_nothing_right_is_asked_twice(
    told: str, answering: Callable[..., str]
) -> None:
    head = f"HTTP/1.1 200 OK\r\nConnection: close\r\n{told}\r\n\r\n".encode()
    url = answering(*(head + b"WEBVTT"[: 2 + number % 3] for number in range(6)))
    with pytest.raises(LostAnswerError, match="nothing says where"):
        Streams(url, LIMITS).text("a", "b")


def test_a_redirect_is_followed(
    project: DemoProject, server: DemoServer, streams: Streams, playback_id: str, vtt: bytes
) -> None:
    project.redirect_next(f"/stream/{playback_id}/text/{ITALIANO}.vtt", host="stream")
    assert streams.text("elsewhere", ITALIANO) == vtt
    assert len(server.seen_media) == 2


@pytest.mark.parametrize("target", ["http://stream.example/a", "ftp://127.0.0.1/a", "http://[", ""])
def test_no_redirect_leads_to_an_unsafe_address(
    project: DemoProject, streams: Streams, playback_id: str, target: str
) -> None:
    project.redirect_next(target, host="stream", times=9)
    with pytest.raises(RedirectedError):
        streams.text(playback_id, ITALIANO)


def test_redirects_in_a_circle_end(
    project: DemoProject, server: DemoServer, streams: Streams
) -> None:
    project.redirect_next("/stream/again", host="stream", times=99)
    with pytest.raises(RedirectedError):
        streams.text("a", "b")
    assert len(server.seen_media) == 4


def test_closing_breaks_off_what_is_under_way_and_nothing_starts_any_more(
    server: DemoServer, project: DemoProject
) -> None:
    streams = Streams(server.stream_url, TextLimits(read=30, read_again=(30,)))
    project.hang_next(host="stream")
    errors: list[DatoError] = []

    def fetch() -> None:
        try:
            streams.text("a", "b")
        except DatoError as error:
            errors.append(error)

    thread = threading.Thread(target=fetch)
    thread.start()
    while not server.seen_media:
        thread.join(0.001)
    streams.close()
    thread.join(5)
    assert [type(error) for error in errors] == [ClosedError]
    with pytest.raises(ClosedError):
        streams.text("a", "b")
    assert len(server.seen_media) == 1


def test_only_safe_addresses_are_used() -> None:
    with pytest.raises(AddressError):
        Streams("http://stream.example.org")


def test_what_is_too_large_for_the_proof_is_too_large_to_fetch() -> None:
    assert TextLimits().largest == LARGEST_TEXT


def test_finds_the_stream_with_its_sounds_and_sends_no_token(
    streams: Streams, server: DemoServer, playback_id: str
) -> None:
    found = streams.hls(playback_id)
    assert found.way is PlaybackFormat.HLS
    assert found.address == f"{server.stream_url}/{playback_id}.m3u8?max_resolution=720p"
    assert [sound.language_code for sound in found.sounds] == ["", "en", "it"]
    (seen,) = server.seen_media
    assert seen.query == {"max_resolution": "720p"}
    assert "authorization" not in seen.headers
    assert not server.seen


def test_a_web_page_is_no_stream(streams: Streams, project: DemoProject, playback_id: str) -> None:
    project.surprises.add(Intercept(page(200, "<p>Sign in")), {"host": "stream"})
    with pytest.raises(UnreadableAnswerError) as refused:
        streams.hls(playback_id)
    assert refused.value.status == 200


@pytest.mark.parametrize("highest", ["low", "medium", "high"])
def test_finds_the_largest_file_there_is(
    streams: Streams,
    project: DemoProject,
    playback_id: str,
    highest: Literal["low", "medium", "high"],
) -> None:
    project.uploads[VIDEO].mp4 = highest
    for known in (highest, "high"):
        assert streams.mp4(playback_id, known).address.endswith(f"/{playback_id}/{highest}.mp4")


def test_a_video_without_files_is_not_asked_for_one(
    streams: Streams, server: DemoServer, playback_id: str
) -> None:
    for highest in (None, "4k"):
        with pytest.raises(UnreadableAnswerError) as refused:
            streams.mp4(playback_id, highest)
        assert refused.value.status == 404
    assert not server.seen_media


def test_a_refused_file_is_not_sought_in_another_size(
    streams: Streams, server: DemoServer, project: DemoProject, playback_id: str
) -> None:
    project.surprises.add(Intercept(page(403, "no")), {"host": "stream"})
    with pytest.raises(UnreadableAnswerError) as refused:
        streams.mp4(playback_id, "high")
    assert refused.value.status == 403
    assert len(server.seen_media) == 1
