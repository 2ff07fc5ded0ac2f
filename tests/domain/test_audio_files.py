from __future__ import annotations

import io
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.audio_files import AudioFile, AudioFormat, is_likely, recognised_bytes
from trackman.domain.file_faults import FileFault


def box(name: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return (len(content) + 8).to_bytes(4, "big") + name + content


def track(handler: bytes) -> bytes:
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13))))


def movie(*handlers: bytes, scale: int = 1000, length: int = 5000) -> bytes:
    times = bytes(12) + scale.to_bytes(4, "big") + length.to_bytes(4, "big") + bytes(80)
    return box(b"moov", box(b"mvhd", times), *map(track, handlers))


START = box(b"ftyp", b"M4A \0\0\0\0isom")
FRAME = b"\xff\xfb\x90\x00" + bytes(413)  # 128 kbit/s, 44.1 kHz, 417 bytes


def sound(seconds: float) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(2)
        writer.setsampwidth(2)
        writer.setframerate(48_000)
        writer.writeframes(bytes(round(seconds * 48_000) * 4))
    return file.getvalue()


def test_wav_is_known_with_its_length():
    assert recognised_bytes(sound(1.5)) == AudioFile(AudioFormat.WAV, 1.5)


@pytest.mark.parametrize("after", [b"", box(b"mdat", bytes(100_000))])
def test_m4a_is_known_wherever_its_directory_stands(after):
    content = START + after + movie(b"soun") + box(b"mdat", bytes(10))
    assert recognised_bytes(content) == AudioFile(AudioFormat.M4A, 5.0)


def test_a_large_box_has_its_length_in_eight_bytes():
    data = bytes(3) + b"\x01mdat" + (16 + 50).to_bytes(8, "big") + bytes(50)
    assert recognised_bytes(START + data + movie(b"soun")) == AudioFile(AudioFormat.M4A, 5.0)


def test_audio_with_a_picture_is_a_video():
    assert recognised_bytes(START + movie(b"soun", b"vide")) is FileFault.VIDEO
    assert recognised_bytes(b"\x1aE\xdf\xa3" + bytes(100)) is FileFault.VIDEO
    assert recognised_bytes(b"RIFF\0\0\0\0AVI LIST") is FileFault.VIDEO


def test_a_container_without_sound_or_directory_is_told():
    assert recognised_bytes(START + movie(b"text")) is FileFault.NO_SOUND
    assert recognised_bytes(START + box(b"mdat", bytes(50))) is FileFault.DAMAGED


def test_mp3_is_known_behind_a_tag_and_its_length_is_worked_out():
    tag = b"ID3\x04\0\0\0\0\x01\x00" + bytes(128)
    found = recognised_bytes(tag + FRAME * 100)
    assert isinstance(found, AudioFile)
    assert found.format is AudioFormat.MP3
    assert found.duration == pytest.approx(100 * 1152 / 44_100, rel=0.01)


def test_mp3_with_a_table_of_contents_says_how_many_frames_it_has():
    table = b"Xing" + b"\0\0\0\x01" + (383).to_bytes(4, "big")
    first = b"\xff\xfb\x90\x00" + bytes(32) + table + bytes(413 - 32 - 12)
    found = recognised_bytes(first + FRAME * 3)
    assert found == AudioFile(AudioFormat.MP3, 383 * 1152 / 44_100)


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"OggS" + bytes(100), AudioFormat.OGG),
        (b"FORM\0\0\0\0AIFFCOMM", AudioFormat.AIFF),
        ((b"\xff\xf1\x50\x80\x02\x1f\xfc" + bytes(9)) * 5, AudioFormat.AAC),
    ],
)
def test_others_that_mux_takes_are_known(content, form):
    assert recognised_bytes(content) == AudioFile(form)


def test_flac_says_its_length():
    info = (44_100 << 44 | 1 << 41 | 15 << 36 | 88_200).to_bytes(8, "big")
    head = b"fLaC" + bytes(4) + bytes(10) + info + bytes(16)
    assert recognised_bytes(head) == AudioFile(AudioFormat.FLAC, 2.0)


@pytest.mark.parametrize("content", [b"", b"WEBVTT\n\n", b"Just words", b"\x89PNG\r\n\x1a\n"])
def test_anything_else_is_of_another_kind(content):
    assert recognised_bytes(content) is FileFault.OTHER_KIND
    assert not is_likely(content)


@pytest.mark.parametrize("content", [sound(0.1), START, FRAME, b"ID3\x04", b"\x1aE\xdf\xa3"])
def test_sound_is_likely_by_its_first_bytes(content):
    assert is_likely(content)


@given(
    st.sampled_from([b"", START, b"RIFF\0\0\0\0WAVE", b"\xff\xfb\x90\x00", b"fLaC"]), st.binary()
)
def test_nothing_makes_it_fall_over(head, rest):
    recognised_bytes(head + rest)
