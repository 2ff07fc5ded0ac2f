"""Opens the editor in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.screens.geometry import check_buttons, check_headers, check_labels, resize, settle
from tests.screens.test_screens import picture
from tests.screens.test_text_screens import LINES, beside, webvtt
from trackman.domain.drafts import DraftPlace, EditDraft
from trackman.domain.quality.findings import FindingCode, found, ordered
from trackman.domain.subtitles.editing.differences import differences
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.editing.passages import opened
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.controllers.editing_wording import EditingWording
from trackman.ui.editor.commands import EditorCommand

FINDINGS = ordered(
    (
        found(FindingCode.LITTLE_TEXT, percent=7.5, limit=10),
        found(FindingCode.TOO_FAST, 6, speed=27.3, limit=21),
        found(FindingCode.LONG_LINE, 6, length=121, limit=42),
        found(FindingCode.SHORT_GAP, 2, 3, length=20, limit=40),
        found(FindingCode.DAMAGED_CHARACTERS, 2, text="Ã¼", reading="ü"),
    )
)

CHANGED = "<v Anna>Wir haben in diesem Sommer alles\nneu gedacht: <i>Stoffe, Farben, Schnitte.</i>"


def editing(window, video, content=None):
    content = content or webvtt(LINES)
    beside(window, video).show_text(ReadText.of(content, datetime.now(UTC)))
    pane = window.work.editor
    pane.show_text(EditedText(opened(content)), "de-CH", 1)
    words = EditingWording(pane)
    pane.banner.show_damage(words.damage(pane.document.opened))
    pane.tools.show_state(words.state(pane.document, None, is_kept=True), changed=False)
    pane.show_publishable(words.unchanged())
    window.work.show_editor(True)
    pane.take_keyboard()
    pane.show_findings(FINDINGS)
    return pane


def changed(pane):
    words = EditingWording(pane)
    pane.tools.show_state(words.state(pane.document, None, is_kept=True), changed=True)
    pane.show_publishable(None)


def opened_editor(window, video):
    editing(window, video)


def typing(window, video):
    pane = editing(window, video)
    pane.table.edit_text(5)
    pane.model.type_text(5, LINES[5] + "\nUnd noch eine Zeile.")
    pane.show_current_cues((4,))
    changed(pane)


def typing_a_time(window, video):
    pane = editing(window, video)
    pane.table.setCurrentIndex(pane.model.index(2, 1))
    pane.table.edit(pane.model.index(2, 1))
    changed(pane)


def fixed(window, video):
    pane = editing(window, video)
    pane.table.go_to(5)
    text = "Die Näherinnen in Sankt Gallen\nhaben dafür lange gearbeitet."
    pane.apply(EditAct.FIX, {6: replace(pane.document[5], text=text)})
    pane.show_findings(FINDINGS[:2])
    changed(pane)
    window.notification.remark(EditingWording(pane).fixed(1, 1))


def finding(window, video):
    pane = editing(window, video)
    pane.keys.pressed.emit(EditorCommand.FIND)
    pane.finding.field.setText("Monate")
    pane.finding._by.setText("Wochen")  # noqa: SLF001 - as a person types it
    pane.finding.begin()
    pane.finding.step_wanted.emit(1)


def finding_nothing(window, video):
    pane = editing(window, video)
    pane.keys.pressed.emit(EditorCommand.FIND)
    pane.finding.field.setText("Monatx")
    pane.finding.begin()


def shifting(window, video):
    pane = editing(window, video)
    pane.keys.pressed.emit(EditorCommand.SHIFT)
    pane.shifting.field.setText("-1:30")


def stretching(window, video):
    pane = editing(window, video)
    pane.keys.pressed.emit(EditorCommand.STRETCH)
    pane.stretching.field.setText("20:00")


def draft_found(window, video):
    pane = editing(window, video)
    at = datetime.now(UTC) - timedelta(hours=2)
    draft = EditDraft(DraftPlace("1", "main", "v", "t"), b"", "", at)
    pane.banner.show_draft(EditingWording(pane).found(draft, changed=False))
    changed(pane)


def draft_of_an_older_text(window, video):
    pane = editing(window, video)
    at = datetime.now(UTC) - timedelta(minutes=12)
    draft = EditDraft(DraftPlace("1", "main", "v", "t"), b"", "", at)
    pane.banner.show_draft(EditingWording(pane).found(draft, changed=True))
    changed(pane)


def mended(window, video):
    editing(window, video, webvtt(LINES, 12).replace(b"00:00:07", b"-00:00:07") + b"\nx --> y\n")


def empty(window, video):
    editing(window, video, b"WEBVTT\n")


def looking_over(window, video):
    pane = editing(window, video)
    before = pane.document.cues
    pane.model.type_text(1, CHANGED)
    pane.model.follow(pane.document.set_times(2, 7500, 9100))
    pane.model.follow(pane.document.insert(4))
    pane.model.type_text(4, "Ein neuer Untertitel")
    pane.model.follow(pane.document.delete([9]))
    changed(pane)
    pane.show_changes(video.tracks[3].name, differences(before, pane.document.cues))


def draft_beside_the_text(window, video):
    pane = beside(window, video)
    pane.show_text(ReadText.of(webvtt(LINES), datetime.now(UTC)))
    pane.show_draft(True)


SCENES = (
    *(opened_editor, typing, typing_a_time, fixed, finding, finding_nothing, shifting, stretching),
    *(draft_found, draft_of_an_older_text, mended, empty, looking_over, draft_beside_the_text),
)
SIZES = {"small": (1024, 640), "usual": (1280, 800), "large": (1920, 1080)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_editor_has_room_for_its_words(window, launch, save_picture, scene, size, scheme):
    resize(window, SIZES[size])
    window.show()
    settle()
    scene(window, launch)
    settle()
    settle()
    save_picture(f"editor-{scene.__name__}-{size}-{scheme}.png", lambda: picture(window, []))
    check_labels(window)
    check_buttons(window)
    check_headers(window)
