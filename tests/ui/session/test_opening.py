"""Opening and refreshing as a person sees it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from tests.quiet import until_quiet
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"


async def test_shows_project_environment_and_tracks(sitting: Any) -> None:
    await sitting.open()
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    assert sitting.window.header.switcher.text() == "Northwind Stories"
    assert len(sitting.names()) == 9
    assert sitting.window.windowTitle() == "summer-launch-2026.mp4 — trackman"
    assert sitting.status("日本語") == "Preparing"
    assert sitting.status("Español (auto)").startswith("Errored: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello", "neither a link to a video nor an ID"),
        ("two words", "contain no spaces"),
        ("https://example.com/", "doesn’t lead to a video in DatoCMS"),
        ("", "Paste a video’s DatoCMS link"),
    ],
)
async def test_a_wrong_link_is_told_under_the_field_and_nothing_is_sent(
    text: str, words: str, sitting: Any, server: DemoServer
) -> None:
    await sitting.begin()
    sitting.session.opening.open(text)
    assert words in sitting.window.header.field.error.text()
    assert not any("/uploads" in seen.path for seen in server.seen)


Knob = Callable[[DemoProject, DemoServer], object]
TROUBLES: dict[str, tuple[Knob, str]] = {
    "unknown": (
        lambda project, _: project.uploads.pop(VIDEO),
        "DatoCMS can’t find this video",
    ),
    "token": (lambda project, _: project.revoke_token(), "no longer accepts the API token"),
    "role": (lambda project, _: setattr(project, "role", "none"), "isn’t allowed to do that"),
    "network": (lambda _, server: server.stop(), "DatoCMS can’t be reached"),
    "html": (
        lambda project, _: project.answer_next_with_html(200, times=9, path_contains=VIDEO),
        "The reply didn’t come from DatoCMS",
    ),
    "lost": (
        lambda project, _: project.drop_next(times=9, path_contains=VIDEO),
        "DatoCMS’s reply was lost",
    ),
    "broken": (
        lambda project, _: project.answer_next_with_html(502, times=9, path_contains=VIDEO),
        "DatoCMS couldn’t respond",
    ),
    "shape": (
        lambda project, _: project.uploads.update(
            {VIDEO: replace(project.uploads[VIDEO], size=cast("int", "large"))}
        ),
        "trackman doesn’t understand",
    ),
    "redirect": (
        lambda project, _: project.redirect_next(
            "https://hotel.example/sign-in", times=9, path_contains=VIDEO
        ),
        "The reply didn’t come from DatoCMS",
    ),
    "maintenance": (
        lambda project, _: project.refuse_next(
            503, "SERVICE_UNAVAILABLE", times=9, path_contains=VIDEO
        ),
        "DatoCMS is overloaded",
    ),
}


@pytest.mark.parametrize("name", TROUBLES)
async def test_each_trouble_has_its_own_words(
    name: str, sitting: Any, project: DemoProject, server: DemoServer
) -> None:
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    knob, words = TROUBLES[name]
    knob(project, server)
    sitting.session.opening.open(VIDEO)
    await sitting.until(lambda: words in sitting.texts(sitting.window.tracks))


async def test_an_image_is_no_video(sitting: Any, project: DemoProject) -> None:
    await sitting.begin()
    image = next(one for one in project.uploads.values() if one.mime_type.startswith("image/"))
    sitting.session.opening.open(image.id)
    await sitting.until(lambda: "isn’t a video" in sitting.texts(sitting.window.tracks))


async def test_a_video_that_is_still_encoded_is_told_apart(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.begin()
    encoding = next(
        one
        for one in project.uploads.values()
        if one.mime_type.startswith("video/") and one.mux_playback_id is None
    )
    sitting.session.opening.open(encoding.id)
    await sitting.until(lambda: "still being prepared" in sitting.texts(sitting.window.tracks))


async def test_try_again_works_when_the_network_is_back(sitting: Any, server: DemoServer) -> None:
    await sitting.begin()
    await sitting.until(lambda: "12 videos" in sitting.texts(sitting.window.library))
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    server.stop(comes_back=True)
    sitting.session.opening.open(VIDEO)
    await sitting.until(lambda: "can’t be reached" in sitting.texts(sitting.window.tracks))
    server.start()
    sitting.press("Try again", sitting.window.tracks)
    await sitting.until(lambda: len(sitting.names()) == 9)


async def test_refresh_shows_what_changed_elsewhere_and_keeps_the_selection(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.open()
    sitting.select("Italiano")
    first = next(iter(project.uploads[VIDEO].tracks))
    project.remove_track(VIDEO, first)
    track = project.uploads[VIDEO].tracks[ITALIANO]
    project.add_track(replace(track, id="new", name="Neu"))
    sitting.press("Refresh")
    await sitting.until(lambda: "Neu" in sitting.names())
    assert "English" not in sitting.names()
    assert [one.id for one in sitting.window.tracks.selection] == [ITALIANO]


async def test_a_refresh_that_fails_leaves_what_is_seen(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    server.stop(comes_back=True)
    sitting.press("Refresh")
    await sitting.until(lambda: "Couldn’t refresh" in sitting.texts(sitting.window.notification))
    assert len(sitting.names()) == 9
    server.start()
    sitting.press("Try again", sitting.window.notification)
    await sitting.until(lambda: not sitting.window.notification.isVisible())


async def test_a_later_answer_for_an_earlier_video_is_dropped(
    sitting: Any, project: DemoProject
) -> None:
    await sitting.begin()
    other = next(one for one in project.uploads.values() if one.id != VIDEO and one.tracks)
    release = threading.Event()
    project.hold_next(release, path_contains=VIDEO, times=2)
    sitting.session.opening.open(VIDEO)
    await sitting.until(lambda: not project.surprises)
    await sitting.open(other.id)
    release.set()
    # The first answers have come, too.
    await until_quiet(vars(sitting.session.connection)["_executors"])
    assert sitting.window.windowTitle().startswith(other.filename)


async def test_recent_videos_can_be_opened_again(sitting: Any, project: DemoProject) -> None:
    other = next(one for one in project.uploads.values() if one.id != VIDEO and one.tracks)
    await sitting.open()
    await sitting.open(other.id)
    await sitting.until(lambda: sitting.window.windowTitle().startswith(other.filename))
    sitting.window.library.video_chosen.emit(VIDEO)
    await sitting.until(lambda: len(sitting.names()) == 9)


async def test_names_from_strangers_are_plain_text(sitting: Any, project: DemoProject) -> None:
    track = project.uploads[VIDEO].tracks[ITALIANO]
    names = ["<b>bold</b><img src=x>", "a\nb", "x" * 10_000, "\u202eevil\x00"]
    for number, name in enumerate(names):
        project.add_track(replace(track, id=f"odd-{number}", name=name))
    await sitting.open()
    for name in names:
        sitting.select(name)
        assert sitting.names().count(name) == 1
    assert "⟨202E⟩evil␀" in sitting.texts(sitting.window.work)


async def test_after_an_unknown_id_title_and_screen_still_agree(sitting: Any) -> None:
    await sitting.open()
    sitting.session.opening.open("0123456789abcdefghijkl")
    field = sitting.window.header.field
    await sitting.until(lambda: "can’t find this video" in field.error.text())
    assert sitting.window.windowTitle().startswith("summer-launch-2026.mp4")
    assert sitting.session.current.video.id == VIDEO
    assert len(sitting.names()) == 9
