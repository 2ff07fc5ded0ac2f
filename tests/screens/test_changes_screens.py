"""Opens the dialogs about tracks that exist in each state, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.creations import CreationPolled, Preparing, Queued, Uploading
from trackman.domain.deletions import BackingUp, Failed, Sent
from trackman.domain.errors import ApiError, Fault, LostAnswerError
from trackman.domain.generation import GenerationDoubt, GenerationRequest
from trackman.domain.journal import Act, Backup
from trackman.domain.plans import ENCODING, PlanLimit
from trackman.domain.replacements import ReplacementStep, Replacing
from trackman.domain.versions import Version
from trackman.ui.activity.addition_wording import AdditionWording
from trackman.ui.activity.generation_wording import GenerationProgressWording
from trackman.ui.activity.replacement_wording import ReplacementWording
from trackman.ui.changes.details_dialog import DetailsDialog
from trackman.ui.changes.generation_dialog import GenerationDialog
from trackman.ui.changes.versions_dialog import VersionsDialog
from trackman.ui.tracks.model import RowState
from trackman.ui.wording.messages import Messages

LONG = "Bedienungsanleitungsübersetzungsqualitätssicherung-endfassung-2026.mp4"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
VERSIONS = [
    Version(Backup("ab" * 32, 12_400, 214), NOW, Act.REPLACEMENT, "Italiano", "Anna", ""),
    Version(
        *(Backup("cd" * 32, 12_380, 214), NOW - timedelta(days=2), Act.DELETION, "Italiano"),
        *("Anna", "Wrong language"),
    ),
    Version(Backup("ef" * 32, 880, 0), NOW - timedelta(days=9), Act.ADDITION, "Italiano", None, ""),
]


def changing(window, video):
    DetailsDialog(window, video.tracks[2], {"English"}, ["it-IT", "it-CH", "de"]).open()


def changing_to_a_taken_name(window, video):
    dialog = DetailsDialog(window, video.tracks[2], {"English"}, ["it-IT"])
    dialog.open()
    name = dialog.findChild(QLineEdit, "trackChangeName")
    assert name is not None
    name.setText("English")


def versions(window, video):
    VersionsDialog(window, "Italiano", VERSIONS, None).open()


def no_versions(window, video):
    VersionsDialog(window, "Italiano", [], None).open()


def working(window, video):
    """Show rows of tracks that are replaced and added."""
    replacing, adding = ReplacementWording(Messages()), AdditionWording(Messages())
    first, second, third, fourth, fifth, *_ = video.tracks
    states = {
        first.id: replacing.text(Replacing(ReplacementStep.ADDING, Uploading(4, 10)), 3),
        second.id: replacing.text(Replacing(ReplacementStep.DELETING, BackingUp()), 8),
        third.id: replacing.text(Replacing(ReplacementStep.NAMING, Queued()), 14),
        fourth.id: adding.text(Uploading(45, 100), 4),
        fifth.id: adding.text(CreationPolled("job", 3, LostAnswerError("reset")), 70),
    }
    window.tracks.show_video(
        video, {key: RowState(text, "running") for key, text in states.items()}
    )
    window.tracks.select_track(second.id)
    state = replacing.text(Replacing(ReplacementStep.CLEARING, Sent()), 20)
    assert adding.text(Preparing(first), 2)
    window.work.show_track(second, video.upload.filename, None, state)


def generating(window, video):
    GenerationDialog(window, GenerationRequest(video, wanted=("en", "it", "es"))).open()


def generating_in_doubt(window, video):
    video = replace(video, upload=replace(video.upload, filename=LONG, duration=7_412.0))
    request = GenerationRequest(video, tuple(GenerationDoubt), wanted=("it", "de"))
    dialog = GenerationDialog(window, request)
    dialog.show_plan((PlanLimit(ENCODING, 18_400, 18_000),))
    dialog.open()


def generating_under_a_taken_name(window, video):
    dialog = GenerationDialog(window, GenerationRequest(video))
    dialog.open()
    name = dialog.findChild(QLineEdit, "generationName")
    assert name is not None
    name.setText("English")
    name.textEdited.emit("English")


def generated_rows(window, video):
    """Show rows of subtitles that are generated."""
    words = GenerationProgressWording(Messages())
    first, second, third, fourth, fifth, *_ = video.tracks
    failed = Failed(ApiError(Fault(422, "MUX_ERROR", "{}")))
    late = CreationPolled("job", 3, LostAnswerError("reset"))
    states = {
        first.id: RowState(words.text(Queued(), 0), "waiting"),
        second.id: RowState(words.text(CreationPolled("job", 2), 4), "running"),
        third.id: RowState(words.text(Preparing(third), 75, 741.2), "running"),
        fourth.id: RowState(words.text(failed, 9), "problem"),
        fifth.id: RowState(words.text(late, 70), "running"),
    }
    window.tracks.show_video(video, states)
    window.tracks.select_track(fourth.id)
    window.work.show_track(fourth, video.upload.filename, words.problem(failed), None)


STATES = [
    *(generating, generating_in_doubt, generating_under_a_taken_name, generated_rows),
    *(changing, changing_to_a_taken_name, versions, no_versions, working),
]


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)], ids=["1280x800", "1024x640"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.library.set_current(launch.id)
    window.tracks.show_video(launch, {})
    state(window, launch)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    name = f"changes-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    for dialog in dialogs:
        dialog.close()
