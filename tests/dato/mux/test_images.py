"""Pictures from the image host: no token, no surprise gets through."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from trackman.dato.mux.images import Images, PictureLimits, looks_like_a_picture
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    AddressError,
    LostAnswerError,
    NotSentError,
    UnreadableAnswerError,
)


@pytest.fixture
def images(server: DemoServer) -> Iterator[Images]:
    """Return the image host."""
    images = Images(server.image_url, PictureLimits(connect=5, read=5, whole=10))
    yield images
    images.close()


@pytest.fixture
def playback_id(project: DemoProject) -> str:
    """Return the playback id of a video."""
    return next(iter(project.uploads.values())).mux_playback_id or ""


def test_a_thumbnail_is_asked_for_by_size_and_without_token(
    server: DemoServer,
    images: Images,
    playback_id: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("machine 127.0.0.1 login someone password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert looks_like_a_picture(images.thumbnail(playback_id, 320, 180))
    (seen,) = server.seen_media
    assert seen.path == f"/image/{playback_id}/thumbnail.jpg"
    assert seen.query == {"width": "320", "height": "180", "fit_mode": "smartcrop"}
    assert seen.headers["Authorization"] is None
    assert seen.headers["X-Api-Version"] is None
    assert not server.seen


def test_an_unknown_video_has_no_picture(images: Images) -> None:
    with pytest.raises(UnreadableAnswerError, match="no picture"):
        images.thumbnail("../nobody?", 320, 180)


def test_a_web_page_is_no_picture(project: DemoProject, images: Images, playback_id: str) -> None:
    project.answer_next_with_html(host="image")
    with pytest.raises(UnreadableAnswerError, match="a web page"):
        images.thumbnail(playback_id, 320, 180)


def test_a_huge_picture_is_not_read_to_its_end(
    project: DemoProject, images: Images, playback_id: str
) -> None:
    project.oversize_next(40_000_000, host="image")
    with pytest.raises(UnreadableAnswerError, match="too large"):
        images.thumbnail(playback_id, 320, 180)


def test_a_redirect_is_not_followed(project: DemoProject, images: Images, playback_id: str) -> None:
    project.redirect_next("http://127.0.0.1:1/", host="image")
    with pytest.raises(UnreadableAnswerError, match="no picture"):
        images.thumbnail(playback_id, 320, 180)


def test_a_host_that_hangs_or_hangs_up_is_given_up(
    server: DemoServer, project: DemoProject, playback_id: str
) -> None:
    images = Images(server.image_url, PictureLimits(connect=5, read=0.3, whole=1))
    for surprise in (project.hang_next, project.drop_next, project.cut_next):
        surprise(host="image")
        with pytest.raises(LostAnswerError):
            images.thumbnail(playback_id, 320, 180)
    images.close()


def test_closing_breaks_off_what_is_under_way(server: DemoServer, project: DemoProject) -> None:
    images = Images(server.image_url, PictureLimits(read=30))
    project.hang_next(host="image")
    failed = threading.Event()

    def fetch() -> None:
        with pytest.raises(LostAnswerError):
            images.thumbnail("anything", 320, 180)
        failed.set()

    thread = threading.Thread(target=fetch)
    thread.start()
    while not server.seen_media:
        thread.join(0.001)
    images.close()
    assert failed.wait(5)
    thread.join()


def test_nobody_there_is_not_sent(server: DemoServer, images: Images) -> None:
    server.stop()
    with pytest.raises(NotSentError):
        images.thumbnail("anything", 320, 180)


def test_only_safe_addresses_are_used() -> None:
    with pytest.raises(AddressError):
        Images("http://image.example.org")


@pytest.mark.parametrize("content", [b"", b"RIFF1234WAVE", b"<svg", b"\x00" * 20, b"%PDF"])
def test_other_files_do_not_look_like_pictures(content: bytes) -> None:
    assert not looks_like_a_picture(content)


def test_webp_looks_like_a_picture() -> None:
    assert looks_like_a_picture(b"RIFF1234WEBPVP8 ")
