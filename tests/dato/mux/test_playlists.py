from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trackman.dato.mux.playlists import is_playlist, read_sounds
from trackman.domain.playback import Sound

MASTER = """#EXTM3U
#EXT-X-VERSION:5
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="sub",NAME="English",LANGUAGE="en",URI="https://a/s.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="high",NAME="Default",LANGUAGE="und",DEFAULT=YES,URI="1.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="low",NAME="Default",DEFAULT=YES,AUTOSELECT=YES,URI="2.m3u8"
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="high",NAME="Deutsch, lang",LANGUAGE="de",DEFAULT=NO,URI="3.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2000,CODECS="mp4a.40.2,avc1.640020",AUDIO="high",SUBTITLES="sub"
video.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=1000,AUDIO="low"
less.m3u8
"""


def test_names_the_sounds_of_the_first_stream_in_their_order():
    assert read_sounds(MASTER) == (
        Sound("Default", "", chosen=True),
        Sound("Deutsch, lang", "de", chosen=False),
    )


def test_a_stream_may_have_its_sound_inside():
    assert read_sounds("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nvideo.m3u8\n") == ()


def test_a_web_page_is_no_playlist():
    assert is_playlist(MASTER)
    assert not is_playlist("<!doctype html><p>#EXTM3U")
    assert not is_playlist("#EXTM3U\n#EXTINF:6,\n1.ts\n")


@given(st.text())
def test_anything_can_be_read(text):
    assert isinstance(read_sounds("#EXT-X-STREAM-INF:" + text + "\n" + text), tuple)
