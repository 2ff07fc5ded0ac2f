from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from trackman.domain.generation import GenerationDoubt, GenerationRequest
from trackman.domain.plans import PlanLimit
from trackman.domain.tracks import TrackDraft
from trackman.ui.changes.generation_dialog import GenerationDialog
from trackman.ui.widgets.choice import Choice


@pytest.fixture
def ask(qtbot, make_video, make_track):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def asked(*tracks, **request):
        video = make_video(*(tracks or [make_track()]))
        dialog = GenerationDialog(parent, GenerationRequest(video, **request))
        chosen = QSignalSpy(dialog.chosen)
        with qtbot.waitActive(dialog):
            dialog.open()
            dialog.activateWindow()
        return dialog, chosen

    return asked


def language(dialog):
    return dialog.findChild(Choice, "generationLanguage")


def name(dialog):
    return dialog.findChild(QLineEdit, "generationName")


def action(dialog):
    return dialog.findChild(QPushButton, "generationAction")


def texts(dialog):
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def choose(dialog, code):
    field = language(dialog)
    field.setCurrentIndex(field.findData(code))
    field.activated.emit(field.currentIndex())


def test_says_that_a_machine_does_it_how_long_it_takes_and_what_is_known_of_its_cost(ask):
    dialog, _ = ask()
    words = texts(dialog)
    assert dialog.windowTitle() == "Generate subtitles for “launch.mp4”"
    assert "automatically and in the language it is spoken in" in words
    assert "doesn’t translate" in words
    assert "here 0:19. You can go on working." in words
    assert "DatoCMS doesn’t say whether it counts" in words
    dialog.close()


def test_stable_languages_come_first_and_others_are_marked(ask):
    dialog, _ = ask()
    field = language(dialog)
    names = [field.itemText(row) for row in range(field.count())]
    assert names[:6] == ["English", "Spanish", "Italian", "Portuguese", "German", "French"]
    assert names[6] == "Polish (beta)"
    assert all(one.endswith(" (beta)") for one in names[6:])
    dialog.close()


def test_a_language_and_a_name_are_proposed(ask, make_track):
    taken = make_track(name="Deutsch (auto)", language_code="fr")
    dialog, chosen = ask(taken, wanted=("ja", "de-AT", "fr-CH"))
    assert language(dialog).value() == "de"
    assert name(dialog).text() == "Deutsch (auto 2)"
    choose(dialog, "it")
    assert name(dialog).text() == "Italiano (auto)"
    action(dialog).click()
    assert chosen.at(0) == [TrackDraft("subtitles", "Italiano (auto)", "it", False)]


def test_a_name_that_was_entered_stays(ask, qtbot):
    dialog, chosen = ask()
    name(dialog).clear()
    qtbot.keyClicks(name(dialog), " Everyone ")
    choose(dialog, "es")
    action(dialog).click()
    assert chosen.at(0) == [TrackDraft("subtitles", "Everyone", "es", False)]


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        ("", "Enter a name."),
        ("italiano ", "Another subtitle track of this video has this name."),
    ],
)
def test_a_name_that_will_not_do_says_why(ask, qtbot, entered, why):
    dialog, chosen = ask()
    name(dialog).selectAll()
    qtbot.keyClicks(name(dialog), entered or " ")
    assert why in texts(dialog)
    assert name(dialog).accessibleDescription() == why
    assert not action(dialog).isEnabled()
    dialog.accept()
    assert chosen.count() == 0
    dialog.close()


def test_a_language_that_is_being_generated_is_not_asked_for_twice(ask, make_track):
    running = make_track(id="", name="English (auto)", language_code="en")
    dialog, _ = ask(make_track(language_code="fr"), under_way=(running,), wanted=("en",))
    assert "being generated already" in texts(dialog)
    assert not action(dialog).isEnabled()
    choose(dialog, "es")
    assert action(dialog).isEnabled()
    dialog.close()


def test_a_language_that_is_there_is_said_and_can_be_had_all_the_same(ask):
    dialog, _ = ask(wanted=("it",))
    assert "already has subtitles in this language: Italian." in texts(dialog)
    assert action(dialog).isEnabled()
    dialog.close()


def test_doubts_are_told(ask):
    dialog, _ = ask(doubts=tuple(GenerationDoubt))
    words = texts(dialog)
    assert "DatoCMS doesn’t tell beforehand whether this one has any." in words
    assert "doesn’t tell when this video was uploaded" in words
    assert "uploaded on 14 Jun 2026, so it works only if its file was replaced since." in words
    dialog.close()


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (PlanLimit("mux_encoding_seconds", 9_120, 18_000), "So far 2:32:00 of 5:00:00 are used."),
        (
            PlanLimit("mux_encoding_seconds", 18_001, 18_000),
            "That is used up (5:00:01 of 5:00:00), so DatoCMS may refuse.",
        ),
        (PlanLimit("mux_encoding_seconds", 18_001, None), "monthly video encoding."),
    ],
)
def test_the_plan_is_told_once_it_is_known(ask, limit, words):
    dialog, _ = ask()
    dialog.show_plan((replace(limit, code="other"),))
    assert "used" not in texts(dialog)
    dialog.show_plan((limit,))
    assert words in texts(dialog)
    dialog.close()


def test_a_video_of_unknown_length_has_a_time_all_the_same(ask, make_video, make_track, qtbot):
    video = make_video(make_track())
    video = replace(video, upload=replace(video.upload, duration=None))
    dialog = GenerationDialog(None, GenerationRequest(video))
    qtbot.addWidget(dialog)
    labels = {one.objectName(): one.text() for one in dialog.findChildren(QLabel)}
    assert labels["generationTime"] == "It takes about a tenth of the video’s length."
