from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtTest import QTest

from tests.ui.player.conftest import CUES
from trackman.demo.answers import page
from trackman.demo.faults import Drop, Hang, Intercept
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.upload_metadata import UploadMetadata


def freeing(theatre):
    """Return a list that the one player there is comes into when it is destroyed."""
    freed = []
    (player,) = theatre.screen.findChildren(QMediaPlayer)
    player.destroyed.connect(lambda: freed.append(1))
    return freed


async def test_nothing_of_the_stream_is_fetched_before_play(theatre):
    theatre.open()
    await theatre.until(lambda: not theatre.pane.findChild(QObject, "playPicture").image.isNull())
    theatre.desk.jump_to(CUES[1])

    assert theatre.streamed() == []
    assert [one.host for one in theatre.server.seen_media] == ["image"]
    assert "Press Play to start streaming. It counts towards your DatoCMS quota." in (
        theatre.words()
    )


async def test_plays_with_pictures_time_and_cues_in_step(theatre):
    theatre.open()
    theatre.desk.show_cues((Cue(1000, 180_000, "One"),))
    await theatre.play(past=1200)

    assert theatre.screen.cues.text() == "One"
    assert theatre.cues_shown[-1] == (1,)
    await theatre.until(lambda: not theatre.screen.picture.image.isNull())
    assert theatre.screen.picture.image.width() == 426
    minutes, seconds = divmod(theatre.positions[-1] // 1000, 60)
    assert theatre.screen.controls.time.text() == f"{minutes}:{seconds:02} / 3:12"
    assert theatre.screen.controls.slider.maximum() == 192_000


async def test_asks_the_stream_host_without_the_token(theatre):
    theatre.open()
    await theatre.play()

    assert all("Authorization" not in one.headers for one in theatre.server.seen_media)
    assert theatre.server.token not in str([one.path for one in theatre.server.seen_media])


async def test_jumps_to_a_cue(theatre):
    theatre.open()
    await theatre.play()
    theatre.desk.jump_to(CUES[2])

    await theatre.until(lambda: theatre.positions[-1] > 60_200)
    assert theatre.positions[-1] < 64_000
    assert theatre.cues_shown[-1] == (3,)
    assert theatre.find("playCue1").layoutDirection() == Qt.LayoutDirection.RightToLeft


async def test_cues_stand_where_their_settings_and_regions_say(theatre):
    theatre.open()
    cues = (
        Cue(0, 90_000, "Sign", settings="line:0"),
        Cue(0, 90_000, "Speech"),
        Cue(0, 90_000, "Aside", settings="region:left"),
    )
    theatre.desk.show_cues(cues, ["REGION id:left width:50% viewportanchor:0%,70%"])
    await theatre.play()
    await theatre.until(lambda: not theatre.screen.picture.image.isNull())

    sign, speech, aside = (theatre.find(f"playCue{number}") for number in (1, 2, 3))
    picture = theatre.screen.picture
    assert [one.text() for one in (sign, speech, aside)] == ["Sign", "Speech", "Aside"]
    assert sign.geometry().top() == 0
    assert speech.geometry().bottom() == picture.height() - 1
    assert aside.width() == picture.width() // 2
    assert picture.childAt(speech.geometry().center()) is None  # clicks are the picture's
    assert sign.geometry().bottom() < aside.y() < aside.geometry().bottom() < speech.y()


async def test_a_cue_stays_where_it_is_when_the_one_below_goes(theatre):
    theatre.open()
    theatre.desk.show_cues((Cue(0, 3000, "First"), Cue(1000, 90_000, "Second")))
    await theatre.play()
    theatre.screen.play_toggled.emit()
    theatre.desk.jump_to(Cue(2000, 3000, ""))
    before = theatre.find("playCue2").geometry()
    theatre.desk.jump_to(Cue(3000, 4000, ""))

    assert theatre.screen.cues.text() == "Second"
    assert theatre.find("playCue1").geometry() == before


async def test_begins_at_a_cue_that_was_chosen_before_play(theatre):
    theatre.open()
    theatre.desk.jump_to(CUES[2])
    await theatre.play(past=60_000)

    assert theatre.cues_shown[-1] == (3,)


async def test_offers_the_sounds_by_language_and_plays_the_chosen_one(theatre):
    theatre.open()
    await theatre.play()
    sound = theatre.screen.controls.sound
    assert sound.choices == [
        "Original sound",
        "Audio description (English)",
        "Doppiaggio italiano (Italian)",
    ]
    assert sound.text() == "Original sound"
    before = len(theatre.streamed())

    sound.chosen.emit(2)

    await theatre.until(lambda: any("/italian/" in one for one in theatre.streamed()[before:]))
    await theatre.until(lambda: theatre.positions[-1] > 500)
    assert sound.text() == "Doppiaggio italiano (Italian)"


async def test_a_deleted_sound_is_not_offered(theatre, project):
    tracks = next(iter(project.uploads.values())).tracks
    gone = next(key for key, one in tracks.items() if one.name == "Audio description")
    del tracks[gone]
    theatre.open()
    await theatre.play()

    assert theatre.screen.controls.sound.choices == [
        "Original sound",
        "Doppiaggio italiano (Italian)",
    ]


@pytest.mark.parametrize("event", [Intercept(page(403, "no")), Intercept(page(200, "<p>hello"))])
async def test_plays_the_mp4_where_the_pieces_are_refused(theatre, project, event):
    project.surprises.add(event, {"host": "stream", "path_contains": ".m3u8", "times": 9})
    theatre.open()
    await theatre.play()

    assert any(one.endswith("/high.mp4") for one in theatre.streamed())
    assert "Playing an MP4 file, with the video’s original sound only." in theatre.words()
    assert not theatre.screen.controls.sound.isVisible()


async def test_plays_the_mp4_where_the_pieces_cannot_be_played(theatre, project):
    project.surprises.add(
        Intercept(page(404, "gone")), {"host": "stream", "path_contains": "/pictures", "times": 99}
    )
    project.surprises.add(
        Intercept(page(404, "gone")), {"host": "stream", "path_contains": "/original", "times": 99}
    )
    theatre.open()
    await theatre.play()

    assert any(one.endswith("/high.mp4") for one in theatre.streamed())


async def test_takes_the_largest_file_there_is(theatre, project):
    project.surprises.add(
        Intercept(page(404, "no")), {"host": "stream", "path_contains": ".m3u8", "times": 9}
    )
    next(iter(project.uploads.values())).mp4 = "low"
    theatre.open()
    await theatre.play()

    assert [one.rpartition("/")[2] for one in theatre.streamed() if one.endswith("mp4")][:3] == [
        "high.mp4",
        "medium.mp4",
        "low.mp4",
    ]


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Intercept(page(404, "no")), "This video has no stream."),
        (
            Intercept(page(403, "no")),
            "Playback isn’t allowed on this computer or in this country.",
        ),
        (Intercept(page(200, "hm")), "The streaming server’s data can’t be played."),
        (Drop(), "The stream was interrupted."),
    ],
)
async def test_one_line_says_why_nothing_plays_and_it_can_be_tried_again(
    theatre, project, event, words
):
    project.surprises.add(event, {"host": "stream", "times": 99})
    theatre.open(particulars=UploadMetadata())
    theatre.press("playVideo")
    await theatre.until(lambda: words in theatre.words())

    project.surprises.clear()
    theatre.press("playRetry")
    await theatre.until(lambda: theatre.positions and theatre.positions[-1] > 100)
    assert words not in theatre.words()


async def test_says_that_the_host_cannot_be_reached(theatre, server):
    theatre.open()
    await theatre.until(lambda: server.seen_media)
    server.stop()
    theatre.press("playVideo")

    words = "The streaming server can’t be reached. Check your network connection."
    await theatre.until(lambda: words in theatre.words())


async def test_the_player_is_freed_when_it_is_closed_and_begins_again_where_it_was(theatre):
    theatre.open()
    await theatre.play()
    theatre.desk.jump_to(CUES[2])
    await theatre.until(lambda: theatre.positions[-1] > 60_000)
    freed = freeing(theatre)

    theatre.press("playClose")

    await theatre.until(lambda: freed)
    assert not theatre.pane.plays
    assert theatre.find("playVideo").isVisible()
    theatre.positions.clear()
    await theatre.play(past=60_000)


async def test_the_player_is_freed_when_another_video_opens(theatre):
    theatre.open()
    await theatre.play()
    freed = freeing(theatre)
    theatre.desk.show_video(theatre.video(id="another", mux_playback_id="other"))

    await theatre.until(lambda: freed)
    assert not theatre.pane.plays


async def test_the_same_video_read_anew_plays_on(theatre):
    theatre.open()
    await theatre.play()
    screen = theatre.screen
    theatre.desk.show_video(theatre.video(tags=("new",)))

    assert theatre.screen is screen
    here = theatre.positions[-1]
    await theatre.until(lambda: theatre.positions[-1] > here)


async def test_an_end_while_it_loads_takes_no_time(theatre, project):
    project.surprises.add(Hang(), {"host": "stream", "path_contains": "pictures", "times": 99})
    theatre.open()
    took = []
    for _ in range(3):  # a busy computer isn't slow each time
        before = len(theatre.streamed())
        theatre.press("playVideo")
        await theatre.until(
            lambda before=before: any("pictures" in one for one in theatre.streamed()[before:])
        )
        began = asyncio.get_running_loop().time()
        theatre.desk.close()
        took.append(asyncio.get_running_loop().time() - began)

    assert min(took) < 0.3


async def test_keys_work_the_player(theatre):
    theatre.open()
    await theatre.play()
    screen = theatre.screen

    QTest.keyClick(screen, Qt.Key.Key_K)
    await theatre.until(lambda: screen.controls.play.accessibleName() == "Play")
    QTest.keyClick(screen, Qt.Key.Key_Period)
    QTest.keyClick(screen, Qt.Key.Key_Period)
    assert theatre.positions[-1] == 4000
    QTest.keyClick(screen, Qt.Key.Key_J)
    assert theatre.positions[-1] == 2000
    QTest.keyClick(screen, Qt.Key.Key_L)
    assert theatre.positions[-1] == 4000
    QTest.keyClick(screen, Qt.Key.Key_Comma)
    assert theatre.positions[-1] == 1000
    QTest.keyClick(screen, Qt.Key.Key_BracketRight)
    assert screen.controls.speed.text() == "1.25×"
    QTest.keyClick(screen, Qt.Key.Key_M)
    assert screen.controls.is_muted
    QTest.keyClick(screen, Qt.Key.Key_Space)
    await theatre.until(lambda: screen.controls.play.accessibleName() == "Pause")


async def test_begins_without_sound_where_one_chose_so(theatre):
    theatre.muted = True
    theatre.open()
    await theatre.play()

    assert theatre.screen.controls.is_muted


async def test_plays_on_in_a_window_of_its_own_and_back(theatre):
    theatre.open()
    await theatre.play()
    theatre.press("playEnlarge")

    assert theatre.pane.is_enlarged
    assert theatre.screen.window().objectName() == "playerWindow"
    assert "The video is playing in its own window." in theatre.words()
    here = theatre.positions[-1]
    await theatre.until(lambda: theatre.positions[-1] > here)

    QTest.keyClick(theatre.screen, Qt.Key.Key_F)
    assert theatre.screen.window().isFullScreen()
    QTest.keyClick(theatre.screen, Qt.Key.Key_Escape)
    assert not theatre.screen.window().isFullScreen()
    QTest.keyClick(theatre.screen, Qt.Key.Key_Escape)
    assert theatre.screen.window() is theatre.window
    here = theatre.positions[-1]
    await theatre.until(lambda: theatre.positions[-1] > here)
