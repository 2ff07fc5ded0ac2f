"""Opens the search in all subtitles in each state, keeps a picture, and checks what must hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.inventory.hits import SearchHit
from trackman.domain.inventory.state import InventoryState
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.inventory.word_lists import WordList
from trackman.ui.cue_search.model import FoundCue
from trackman.ui.shell.project_page import ProjectTab

NOW = datetime.now(UTC)
STATE = InventoryState(40, 200, 180, 90_000, NOW, NOW - timedelta(days=2))
LISTS = (
    WordList("Old product names", ("aurora*", '"northern lights"'), NOW),
    WordList("Words that our legal department does not want to see", ("guarantee", "free"), None),
)
WORDS = (
    "The aurora can be seen from here.",
    "On clear nights the aurora can be seen from every window of the house by the lake.",
    "If you come in winter, when nights are long and clear, you see the aurora from the window, "
    "from the garden, and from the boat on the lake that nobody has used since last summer.",
)


def cues(video):
    """Return found cues, some of more than a line."""
    found = []
    for number in range(24):
        track = video.tracks[number % len(video.tracks)]
        words = WORDS[number % len(WORDS)]
        hit = SearchHit(number, number, number * 61_000, number * 61_000 + 2_000, words)
        one = InventoryTrack(number, track, video.upload.filename, "p", True, 0, NOW, NOW)
        found.append(FoundCue(hit, one))
    return found


def none_read(tab, video):
    tab.show_state(replace(STATE, texts=0, cues=0))


def start(tab, video):
    tab.show_state(STATE)


def searched(tab, text):
    tab.show_state(STATE)
    tab.field.setText(text)
    tab.field.left_down.emit()
    tab.field.searched.emit(text)


def found(tab, video):
    searched(tab, "aurora")
    tab.show_found("aurora", cues(video), 312)


def nothing_found(tab, video):
    searched(tab, "zebra")
    tab.show_found("zebra", (), 0)


def no_word(tab, video):
    searched(tab, "- *")


def with_word_lists(tab, video):
    found(tab, video)
    tab.show_lists(LISTS)
    tab.lists.show_new({LISTS[0].name: 3, LISTS[1].name: 1000})
    tab.lists.table.select_row(1)
    tab.show_found(LISTS[1].search, cues(video), 1000, is_bound=True)


def new_word_list(tab, video):
    found(tab, video)
    tab.lists.ask_for_new(("aurora",))


def edited_word_list(tab, video):
    with_word_lists(tab, video)
    tab.findChild(QPushButton, "wordListsEdit").click()


STATES = [
    *(none_read, start, found, nothing_found, no_word),
    *(with_word_lists, new_word_list, edited_word_list),
]
SIZES = [(1280, 800), (1024, 640)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_project_page(ProjectTab.CUE_SEARCH)
    tab = window.workspace.project_page.cue_search
    state(tab, launch)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    name = f"cue-search-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
