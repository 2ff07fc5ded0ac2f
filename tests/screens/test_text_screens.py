"""Opens the text of a track in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.screens.geometry import check_buttons, check_headers, check_labels, resize, settle
from tests.screens.test_screens import picture
from trackman.domain.errors import BackupError, BackupFault
from trackman.domain.quality.findings import FindingCode, found, ordered
from trackman.domain.subtitles.alignment import side_by_side
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import SearchedTexts
from trackman.domain.subtitles.webvtt import Salvage
from trackman.ui.comparison.model import Side, are_in_one_language

LINES = (
    "Willkommen zur Sommerkollektion.",
    "<v Anna>Wir haben in diesem Jahr alles\nneu gedacht: <i>Stoffe, Farben, Schnitte.</i>",
    "Und das sieht man.",
    "- Wann kommt sie in die Läden?\n- Im Juni.",
    "[Musik]",
    "Die Näherinnen in Sankt Gallen haben dafür drei Monate lang an Mustern gearbeitet, "
    "die es so noch nie gab, und zwar von Hand.",
    "&lt;b&gt;Kein Markup&lt;/b&gt; &amp; nichts, was läuft.",
    "Drei Monate!",
)
CHANGED = {
    LINES[5]: "Die Näherinnen in Sankt Gallen haben dafür drei Wochen lang an Mustern gearbeitet, "
    "die es so noch nie gab, und zwar von Hand.",
    LINES[7]: "Drei Wochen!",
}
ARABIC = (
    "مرحباً بكم في المجموعة الصيفية.",
    "- متى تصل إلى المتاجر؟\n- في يونيو.",
    "2026: كل شيء جديد",
)


def webvtt(lines, count=240):
    cues = []
    for number in range(count):
        start, text = number * 3500, lines[number % len(lines)]
        cues.append(f"{time(start)} --> {time(start + 2400)}\n{text}\n")
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def time(milliseconds):
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def read(lines=LINES, count=240):
    return ReadText.of(webvtt(lines, count), datetime.now(UTC))


def beside(window, video, number=3):
    window.library.set_current(video.id)
    window.tracks.show_video(video, {})
    window.tracks.select_track(video.tracks[number].id)
    window.work.show_track(video.tracks[number], video.upload.filename)
    window.work.show_text(True)
    return window.work.text


def loading(window, video):
    beside(window, video).show_loading()


def full(window, video):
    pane = beside(window, video)
    pane.show_text(read())
    pane.table.select_row(1)
    pane.show_current_cues((3,))


def searching(window, video):
    pane = beside(window, video)
    text = read()
    pane.show_text(text)
    pane.search.field.setText("monate")
    pane.search.field.returnPressed.emit()
    pane.show_hits(text.words.find("monate"))
    pane.go_on(1)


def old(window, video):
    text = read()
    failure = BackupError(BackupFault.UNREACHABLE)
    at = datetime.now(UTC) - timedelta(hours=2)
    pane = beside(window, video)
    pane.show_text(ReadText(text.salvage, text.words, text.content, at, failure, fresh=False))


def missing(window, video):
    nothing = ReadText(
        Salvage(()), SearchedTexts(()), b"", None, BackupError(BackupFault.NO_TEXT), fresh=False
    )
    beside(window, video).show_text(nothing)


def damaged(window, video):
    content = webvtt(LINES, 12).replace(b"00:00:07", b"-00:00:07") + b"\n00:00:50.0"
    beside(window, video).show_text(ReadText.of(content, datetime.now(UTC)))


def arabic(window, video):
    beside(window, video, 4).show_text(read(ARABIC))


def compare(window, left, right):
    texts = left.text.words.texts, right.text.words.texts
    words = texts if are_in_one_language(left.track, right.track) else None
    aligned = side_by_side(left.text.salvage.cues, right.text.salvage.cues, words)
    window.workspace.comparison.show_others([right.track], right.track)
    window.workspace.comparison.show_sides(left, right, aligned)
    window.workspace.show_comparison()
    window.workspace.comparison.go_on(1)


def comparing(window, video):
    beside(window, video)
    other = read(tuple(CHANGED.get(line, line) for line in LINES), 236)
    compare(
        window,
        Side(video.tracks[3], read()),
        Side(replace(video.tracks[3], name="Deutsch"), other),
    )


def comparing_languages(window, video):
    beside(window, video)
    compare(window, Side(video.tracks[3], read()), Side(video.tracks[4], read(ARABIC, 100)))


def two_selected(window, video):
    beside(window, video)
    window.work.show_many([video.tracks[0], video.tracks[3]])
    window.work.show_text(False)


FINDINGS = (
    found(FindingCode.WRONG_LANGUAGE, declared="de-CH", detected="nl", percent=71),
    found(FindingCode.DAMAGED_CHARACTERS, 2, text="Ã¼"),
    found(FindingCode.TOO_FAST, 6, speed=27.3, limit=21),
    found(FindingCode.UNTRANSLATED, 1, 3, 5, 9, name="English", language="en-US", percent=4),
    found(FindingCode.LONG_LINE, 6, length=71, limit=42),
    *(found(FindingCode.SHORT_GAP, n, n + 1, length=20, limit=40) for n in range(8, 40)),
)


def judged(window, video):
    full(window, video)
    window.work.text.show_findings(ordered(FINDINGS))
    window.tracks.model.set_findings(
        {
            video.tracks[0].id: (),
            video.tracks[1].id: FINDINGS[2:4],
            video.tracks[3].id: FINDINGS,
            video.tracks[4].id: FINDINGS[5:],
        }
    )


def filtered(window, video):
    judged(window, video)
    window.work.findChild(object, "chip-warning").click()


def zoomed(window, video):
    judged(window, video)
    for _ in range(4):
        window.work.zoom_text(1)


def strip(window, video):
    judged(window, video)
    window.workspace.panes.fold(True)


SCENES = (
    *(judged, filtered, zoomed, strip),
    *(loading, full, searching, old, missing, damaged, arabic),
    *(comparing, comparing_languages, two_selected),
)
SIZES = {"small": (1024, 640), "usual": (1280, 800), "large": (1920, 1080)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_text_has_room_for_its_words(window, launch, save_picture, scene, size, scheme):
    resize(window, SIZES[size])
    window.show()
    settle()
    scene(window, launch)
    settle()
    settle()
    save_picture(f"text-{scene.__name__}-{size}-{scheme}.png", lambda: picture(window, []))
    check_labels(window)
    check_buttons(window)
    check_headers(window)
