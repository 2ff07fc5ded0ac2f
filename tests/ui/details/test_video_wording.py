from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from trackman.domain.upload_metadata import Antivirus, UploadMetadata
from trackman.ui.details.video_wording import VideoWording


@pytest.fixture
def words(qapp):
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield VideoWording()
    QLocale.setDefault(before)


def said(words, make_video, **changes):
    return words.values(replace(make_video().upload, **changes))


def test_measures_are_written_for_people(words, make_video):
    about = UploadMetadata(frame_rate=29.97, mp4_quality="high", poster_time=12.5)
    told = said(words, make_video, size=184_302_551, duration=192, particulars=about)
    assert told["size"] == "184 MB (184,302,551 bytes)"
    assert said(words, make_video, size=9)["size"] == "9 bytes"
    assert told["length"] == "3:12 (192.00 s)"
    assert told["resolution"] == "1920 × 1080 pixels"
    assert told["rate"] == "29.97 fps"
    assert told["mp4"] == "High"
    assert told["poster"] == "0:12 (12.50 s)"


def test_they_are_written_as_in_the_persons_country(words, make_video):
    QLocale.setDefault(QLocale("de_DE"))
    told = said(words, make_video, size=1_234_567, particulars=UploadMetadata(frame_rate=29.97))
    assert told["size"] == "1,2 MB (1.234.567 bytes)"
    assert told["rate"] == "29,97 fps"


def test_words_of_the_server_are_translated_or_shown_as_they_are(words, make_video):
    def scan(status, threat=None):
        about = UploadMetadata(antivirus=Antivirus(status, None, threat), creator_kind=status)
        return said(words, make_video, particulars=about)

    assert scan("infected", "Eicar")["virus"] == "Infected, Eicar"
    assert scan("quarantined")["virus"] == "quarantined"
    assert scan("access_token")["creator"] == "API token"
    assert scan("robot")["creator"] == "robot"


def test_texts_in_several_languages_say_which(words, make_video):
    about = UploadMetadata(alt=(("en", "A cat"), ("it", "Un gatto")), title=(("en", "Cat"),))
    told = said(words, make_video, particulars=about)
    assert told["alt"] == "English: A cat · Italian: Un gatto"
    assert told["title"] == "Cat"


def test_what_is_no_measure_is_left_out(words, make_video):
    about = UploadMetadata(frame_rate=10**400, poster_time=float("nan"))
    told = said(words, make_video, size=10**30, duration=-1, width=None, particulars=about)
    assert [told[name] for name in ("size", "length", "rate", "poster", "resolution")] == [""] * 5


@pytest.mark.parametrize("year", [1, 9999])
def test_a_moment_out_of_reach_is_shown_as_it_is(words, make_video, year):
    moment = datetime(year, 1, 1, tzinfo=UTC)
    assert said(words, make_video, created_at=moment)["uploaded"]


def test_a_video_of_which_only_little_is_known_says_that(words, make_video):
    told = said(words, make_video, particulars=None)
    assert told["id"] == "video-1"
    assert told["author"] == told["md5"] == told["virus"] == ""
