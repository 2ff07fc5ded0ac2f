"""The search in all subtitles: what a scan has read is found, opened, and counted for lists."""

from __future__ import annotations

from typing import Any

from tests.ui.session.test_all_tracks import shown as tracks_shown
from trackman.domain.inventory.word_lists import WordList
from trackman.store.preferences.word_lists import load_word_lists
from trackman.ui.shell.project_page import ProjectTab


async def scanned(sitting: Any) -> Any:
    """Return the tab on screen, once a scan has read the subtitles."""
    await tracks_shown(sitting)
    whole = sitting.session.whole
    await whole.scan.run(texts=True, everything=False, report=lambda progress: None)
    assert (await whole.inventory.state()).texts
    sitting.window.workspace.show_project_page(ProjectTab.CUE_SEARCH)
    return sitting.window.workspace.project_page.cue_search


async def a_word(inventory: Any) -> tuple[str, int]:
    """Return a long word of some subtitles, and the key of their track."""
    store = inventory.store
    for number in range(1, 200):
        if (text := store.text(number)) is not None:
            words = [one for one in text.decode("utf-8", "replace").split() if one.isalpha()]
            if words and store.search(best := max(words, key=len), 0, 1).total:
                return best, number
    raise AssertionError


async def test_a_found_cue_opens_its_video_at_its_track(sitting: Any) -> None:
    tab = await scanned(sitting)
    word, _ = await a_word(sitting.session.whole.inventory)
    tab.field.type(word)
    await sitting.until(tab.model.rowCount)
    cue = tab.model.item(0)
    assert word.casefold() in cue.hit.text.casefold()
    tab.table.open_wanted.emit(cue)
    current = sitting.session.current
    await sitting.until(
        lambda: current.track is not None and current.track.id == cue.track.track.id
    )
    assert not sitting.window.workspace.project_page.isVisible()


async def test_marks_alone_are_no_search(sitting: Any) -> None:
    tab = await scanned(sitting)
    word, _ = await a_word(sitting.session.whole.inventory)
    tab.field.type(word)
    await sitting.until(tab.model.rowCount)
    for marks in ('"', "*", "- ,"):
        tab.field.type(marks)
        await sitting.until(lambda: "There is no word to search for" in sitting.texts(tab))
        assert not tab.model.rowCount()
        assert "cues found" not in sitting.texts(tab)
        tab.field.type(f"{word}{marks}")
        await sitting.until(tab.model.rowCount)


async def test_a_word_list_counts_what_is_new_until_it_is_looked_at(sitting: Any) -> None:
    tab = await scanned(sitting)
    word, _ = await a_word(sitting.session.whole.inventory)
    await sitting.until(lambda: "were read" in sitting.texts(tab))
    tab.lists_changed.emit([WordList("Mine", (word,))])
    table = tab.lists.table
    await sitting.until(lambda: table.model().index(0, 1).data())
    table.select_row(0)
    await sitting.until(tab.model.rowCount)
    (kept,) = load_word_lists(sitting.session.context.stores.folder)
    assert kept.seen_at is not None
    sitting.session.whole.cue_search.refresh()
    await sitting.until(lambda: not table.model().index(0, 1).data())
