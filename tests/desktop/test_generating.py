"""Generating subtitles with the real program: by keyboard alone, and by mouse."""

import pytest

from trackman.demo.catalogue import make_recent

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
TITLE = "Generate subtitles for “summer-launch-2026.mp4”"


@pytest.fixture
def project(project):
    make_recent(project)
    return project


def test_by_keyboard_alone_subtitles_are_generated(opened, project):
    project.lists_while_preparing = None
    project.preparing_never_ends = True
    opened.go_to_row(0)  # with the keyboard in the window, wherever the mouse was left
    opened.press("alt+t")
    entry = opened.find("menu item", "Generate subtitles…")
    opened.hands.press("Down", delay_ms=30)
    opened.wait_for(lambda: entry.has("focused"), "the entry")
    opened.hands.press("Return", delay_ms=30)
    dialog = opened.find("dialog", TITLE)
    opened.type("Sp")
    opened.wait_for(lambda: dialog.find("text").text == "Español (auto 2)", "the name")
    opened.press("Return")
    opened.gone("dialog", TITLE)
    opened.tracks(10)
    opened.row_says(9, "Generating…")
    (made,) = opened.wait_for(lambda: list(project.created), "the track")
    project.end_preparing(made.id)
    opened.read("“Español (auto 2)” generated", opened.find("panel", "Notification"))
    assert (made.language_code, made.is_generated) == ("es", True)
    assert list(project.uploads[LAUNCH].tracks.values())[-1] is made


def test_by_mouse_subtitles_are_generated(opened, project):
    opened.click(opened.find("menu item", "Track"))
    entry = opened.find("menu item", "Generate subtitles…")
    opened.hands.click(entry.middle)  # a menu has the mouse to itself; no window comes to the front
    dialog = opened.find("dialog", TITLE)
    opened.read("in the language it is spoken in", dialog)
    opened.click(dialog.find("push button", "Generate"))
    opened.gone("dialog", TITLE)
    opened.tracks(10)
    opened.read("“English (auto)” generated", opened.find("panel", "Notification"))
    assert [one.name for one in project.created] == ["English (auto)"]
