"""Make the demo's moving pictures and sound anew: `build/venv/bin/python packaging/demo_media.py`.

Needs ffmpeg and espeak-ng. The results are kept in resources/demo/media, so nobody else needs them.
Every scene fits a few cues of the demo's first video; a time code runs along.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import wave
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen, QPolygonF

ROOT = Path(__file__).resolve().parent.parent
VIDEO = ROOT / "resources" / "demo" / "videos" / "01-summer-launch-2026.json"
MEDIA = ROOT / "resources" / "demo" / "media"

WIDTH, HEIGHT, FRAMES_PER_SECOND = 426, 240, 8
SEGMENT_SECONDS = 6
SAMPLES_PER_SECOND = 12_000
LOUDEST = 32_767
PICTURE = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "38", "-pix_fmt", "yuv420p"]
KEYFRAMES = ["-g", str(SEGMENT_SECONDS * FRAMES_PER_SECOND), "-sc_threshold", "0"]
SOUND = ["-c:a", "aac", "-b:a", "12k", "-ac", "1"]
PIECES = ["-f", "hls", "-hls_time", str(SEGMENT_SECONDS), "-hls_playlist_type", "vod"]
# MPEG-TS as at Mux; of MP4 pieces Qt's player cannot jump to one.
PIECES += ["-hls_segment_type", "mpegts", "-hls_flags", "single_file"]
# The same bytes each time.
EXACT = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
EXACT += ["-flags:a", "+bitexact", "-threads", "1"]

DESCRIPTION = (
    (12, "A wide beach in the morning. A white sail crosses the bay."),
    (28, "A thread of linen runs through a loom."),
    (40, "Flax in blossom, moving in the wind."),
    (50, "Scissors follow a line of chalk across the cloth."),
    (62, "Stalls at a market, full of coloured bags."),
    (84, "Shirts on a line, in front of blue hills."),
    (120, "The sun goes down behind the sea."),
    (150, "The name of the collection, over calm water."),
    (180, "The picture fades to black."),
)


@dataclass(frozen=True)
class Scene:
    """What is seen until a moment, in seconds."""

    until: float
    name: str
    sky: str
    draw: Callable[[QPainter, float], None]


def waves(painter: QPainter, at: float) -> None:
    """Draw a sea with a sail."""
    painter.setBrush(QColor("#f6d27a"))
    painter.drawEllipse(QPointF(330, 60 + at / 8), 24, 24)
    for row, colour in enumerate(("#5fa8c9", "#3f87b0", "#2b6690")):
        base = 130 + 34 * row
        points = [
            QPointF(x, base + 7 * math.sin(x / (34 + 9 * row) + at * (1 + row / 2)))
            for x in range(-8, WIDTH + 16, 8)
        ]
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF([QPointF(-8, HEIGHT), *points, QPointF(WIDTH + 8, HEIGHT)]))
        if row == 0:
            x = (at * 14) % (WIDTH + 80) - 40
            painter.setBrush(QColor("#ffffff"))
            sail = [QPointF(x, base + 4), QPointF(x, base - 46), QPointF(x + 30, base + 4)]
            painter.drawPolygon(QPolygonF(sail))


def loom(painter: QPainter, at: float) -> None:
    """Draw a shuttle between threads."""
    painter.setPen(QPen(QColor("#e9dcc3"), 3))
    for column in range(12, WIDTH, 18):
        painter.drawLine(QPointF(column, 20), QPointF(column, HEIGHT))
    painter.setPen(QPen(QColor("#b5652f"), 4))
    x = 40 + (WIDTH - 80) * (0.5 - 0.5 * math.cos(at))
    for row in range(6):
        painter.drawLine(QPointF(12, 210 - 9 * row), QPointF(WIDTH - 12, 210 - 9 * row))
    painter.drawLine(QPointF(12, 150), QPointF(x, 150))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#6d3b1c"))
    painter.drawEllipse(QPointF(x, 150), 26, 9)


def field(painter: QPainter, at: float) -> None:
    """Draw flax in the wind."""
    painter.setBrush(QColor("#7fa35b"))
    painter.drawRect(QRectF(0, 170, WIDTH, 70))
    for number in range(22):
        foot = 10 + 20 * number
        bend = 12 * math.sin(at * 1.6 + number / 2)
        top = QPointF(foot + bend, 96 + 17 * (number % 3))
        painter.setPen(QPen(QColor("#4f7a3a"), 3))
        painter.drawLine(QPointF(foot, 215), top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#5b7fd1"))
        painter.drawEllipse(top, 8, 8)


def cutting(painter: QPainter, at: float) -> None:
    """Draw scissors on a line of chalk."""
    painter.setPen(QPen(QColor("#ffffff"), 3, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(0, 130), QPointF(WIDTH, 130))
    x, open_by = (at * 30) % WIDTH, 6 + 16 * abs(math.sin(at * 3))
    painter.setPen(QPen(QColor("#d8dde3"), 6))
    painter.drawLine(QPointF(x - 40, 130 + open_by), QPointF(x + 40, 130 - open_by))
    painter.drawLine(QPointF(x - 40, 130 - open_by), QPointF(x + 40, 130 + open_by))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        painter.drawEllipse(QPointF(x - 52, 130 + side * (open_by + 6)), 13, 13)


def market(painter: QPainter, at: float) -> None:
    """Draw bags passing by."""
    for number in range(7):
        x = (number * 84 - at * 22) % (7 * 84) - 84
        painter.setBrush(QColor(("#c9503c", "#e0a03c", "#3f7f6e", "#4a62b8")[number % 4]))
        painter.drawRoundedRect(QRectF(x, 120, 62, 76), 8, 8)
        painter.setPen(QPen(QColor("#4a3324"), 4))
        painter.drawArc(QRectF(x + 14, 92, 34, 54), 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)


def washing(painter: QPainter, at: float) -> None:
    """Draw shirts on a line."""
    painter.setPen(QPen(QColor("#5b4a3a"), 2))
    painter.drawLine(QPointF(0, 70), QPointF(WIDTH, 70))
    painter.setPen(Qt.PenStyle.NoPen)
    for number in range(4):
        left, lean = 26 + 104 * number, 10 * math.sin(at * 2 + number)
        painter.setBrush(QColor(("#ffffff", "#f2c9a1", "#bcd8e6", "#d9e3c0")[number]))
        shape = [(0, 70), (64, 70), (78 + lean, 104), (60 + lean, 110), (58 + lean, 178)]
        shape += [(6 + lean, 178), (4 + lean, 110), (-14 + lean, 104)]
        painter.drawPolygon(QPolygonF([QPointF(left + x, y) for x, y in shape]))


def ending(painter: QPainter, at: float) -> None:
    """Draw the name over the sea."""
    waves(painter, at)
    painter.setPen(QColor("#ffffff"))
    painter.setFont(QFont("DejaVu Sans", 22))
    painter.drawText(QRectF(0, 20, WIDTH, 90), int(Qt.AlignmentFlag.AlignCenter), "Summer 2026")
    painter.setPen(Qt.PenStyle.NoPen)


SCENES = (
    Scene(22, "Beach", "#bfe0ee", waves),
    Scene(34, "Workshop", "#8a6a4d", loom),
    Scene(46, "Field", "#cfe6f2", field),
    Scene(58, "Cutting", "#3a4a66", cutting),
    Scene(76, "Market", "#f3e3c7", market),
    Scene(112, "Drying", "#a9cbe8", washing),
    Scene(140, "Evening", "#f0a878", waves),
    Scene(math.inf, "Summer 2026", "#8d7fb5", ending),
)


def frames(seconds: float) -> Iterator[bytes]:
    """Draw all pictures, as raw RGB."""
    font = QFont("DejaVu Sans Mono", 11)
    for number in range(round(seconds * FRAMES_PER_SECOND)):
        at = number / FRAMES_PER_SECOND
        scene = next(one for one in SCENES if at < one.until)
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor(scene.sky))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        scene.draw(painter, at)
        painter.setPen(QColor("#ffffff"))
        painter.setFont(font)
        painter.fillRect(QRectF(8, 8, 196, 20), QColor("#202328"))
        minutes, rest = divmod(at, 60)
        code = f"{int(minutes)}:{rest:04.1f} {scene.name}"
        painter.drawText(QRectF(14, 8, 190, 20), int(Qt.AlignmentFlag.AlignVCenter), code)
        dark = max(0.0, (at - seconds + 6) / 6)
        painter.fillRect(image.rect(), QColor(0, 0, 0, round(255 * dark)))
        painter.end()
        yield bytes(image.constBits())


def music(seconds: float, loudness: float) -> array[int]:
    """Return soft chords that change every four seconds."""
    chords = ((220.0, 277.2, 329.6), (196.0, 246.9, 293.7), (174.6, 220.0, 261.6))
    made = array("h")
    for sample in range(round(seconds * SAMPLES_PER_SECOND)):
        at = sample / SAMPLES_PER_SECOND
        beat, rest = divmod(at, 4)
        tone = sum(math.sin(2 * math.pi * one * at) for one in chords[int(beat) % 3]) / 3
        made.append(round(LOUDEST * loudness * tone * math.exp(-rest) * min(1, rest * 20)))
    return made


def spoken(text: str, voice: str, folder: Path) -> array[int]:
    """Return how a voice says a text."""
    said, even = folder / "said.wav", folder / "even.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-s", "165", "-w", said, text], check=True)
    ffmpeg("-i", str(said), "-ar", str(SAMPLES_PER_SECOND), "-ac", "1", str(even))
    with wave.open(str(even)) as file:
        return array("h", file.readframes(file.getnframes()))


def mixed(
    seconds: float, loudness: float, lines: Sequence[tuple[float, str]], voice: str, target: Path
) -> None:
    """Write music with a voice over it."""
    sound = music(seconds, loudness)
    for start, text in lines:
        first = round(start * SAMPLES_PER_SECOND)
        for place, value in enumerate(spoken(text, voice, target.parent), first):
            if place < len(sound):
                sound[place] = max(-LOUDEST, min(LOUDEST, sound[place] + value))
    with wave.open(str(target), "wb") as file:
        file.setparams((1, 2, SAMPLES_PER_SECOND, 0, "NONE", ""))
        file.writeframes(sound.tobytes())


def ffmpeg(*arguments: str, pictures: Iterable[bytes] = ()) -> None:
    """Run ffmpeg, feeding it pictures."""
    command = ["ffmpeg", "-y", "-hide_banner", "-loglevel", "error", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        if process.stdin is not None:
            for picture in pictures:
                process.stdin.write(picture)
            process.stdin.close()
    if process.returncode:
        raise SystemExit(f"ffmpeg failed: {' '.join(command)}")


def said_in(video: dict[str, Any], code: str) -> list[tuple[float, str]]:
    """Return what is said in a language and when; sounds in brackets are not said."""
    track = next(one for one in video["tracks"] if one["language_code"] == code)
    pairs = zip(video["cues"], track["lines"], strict=True)
    return [(cue[0], line) for cue, line in pairs if not line.startswith("[")]


def cut_up(folder: Path, name: str, *source: str) -> None:
    """Write a stream in pieces: one file and the list of its pieces."""
    place = [*EXACT, *PIECES, "-hls_segment_filename", str(folder / f"{name}.ts")]
    ffmpeg(*source, *place, str(folder / f"{name}.m3u8"))


def main() -> None:
    """Make everything."""
    video = json.loads(VIDEO.read_text(encoding="utf-8"))
    seconds = float(video["duration"])
    app = QGuiApplication([])
    shutil.rmtree(MEDIA, ignore_errors=True)
    MEDIA.mkdir(parents=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        plain = folder / "plain.mp4"
        size = ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{WIDTH}x{HEIGHT}"]
        speed = ["-r", str(FRAMES_PER_SECOND)]
        coded = [*PICTURE, *KEYFRAMES, *EXACT, str(plain)]
        ffmpeg(*size, *speed, "-i", "-", *coded, pictures=frames(seconds))
        english = said_in(video, "en-US")
        described = sorted([*english, *DESCRIPTION])
        for rendition, lines, voice in (
            ("original", english, "en-gb"),
            ("described", described, "en-gb"),
            ("italian", said_in(video, "it-IT"), "it"),
        ):
            sound = folder / f"{rendition}.wav"
            mixed(seconds, 0.1, lines, voice, sound)
            ffmpeg("-i", str(sound), *SOUND, *EXACT, str(folder / f"{rendition}.m4a"))
            cut_up(MEDIA, rendition, "-i", str(folder / f"{rendition}.m4a"), "-c", "copy")
        cut_up(MEDIA, "pictures", "-i", str(plain), "-c", "copy")
        both = ["-i", str(plain), "-i", str(folder / "original.m4a"), "-c", "copy"]
        ffmpeg(*both, *EXACT, "-movflags", "+faststart", str(MEDIA / "whole.mp4"))
    del app
    print(*(f"{file.name}: {file.stat().st_size:,}" for file in sorted(MEDIA.iterdir())), sep="\n")


if __name__ == "__main__":
    main()
