"""The first moments of a sitting: what is shown and asked for, and in which order."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtWidgets import QListView

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.library import LibraryQuery, Scope
from trackman.domain.uploads import Upload
from trackman.services.library.sparse_rows import SparseRows
from trackman.ui.library.row_sources import ListingRows

SCOPE = Scope("64174", None)
OLD = Upload("old", "as it was.mp4", 1, None, 2, None, None, None, datetime.now(UTC), ())


def names(sitting: Any) -> list[str]:
    """Return the names in the list of videos."""
    model = sitting.window.library.findChild(QListView, "videos").model()
    return [model.index(row).data() for row in range(model.rowCount())]


def show_last_seen(sitting: Any) -> None:
    """Show the window with the library of the last time, as the program does."""
    sitting.kept.cache.keep_page(SCOPE, LibraryQuery(), 0, [OLD], 1)
    rows = SparseRows()
    rows.suggest(range(1), [OLD], 1)
    sitting.window.show()
    sitting.window.library.show_last_seen(
        SCOPE, ListingRows(rows, lambda _: None), datetime.now(UTC)
    )


async def test_the_library_of_the_last_time_is_there_before_anything_is_asked(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.hang_next(times=9)
    show_last_seen(sitting)
    assert names(sitting) == ["as it was.mp4"]
    assert server.seen == []
    await sitting.begin()
    await sitting.until(lambda: server.seen)
    assert names(sitting) == ["as it was.mp4"]
    assert "Seen just now · refreshing…" in sitting.texts()


async def test_the_videos_of_now_take_its_place(sitting: Any, project: DemoProject) -> None:
    show_last_seen(sitting)
    await sitting.begin()
    await sitting.until(lambda: "summer-launch-2026.mp4" in names(sitting))
    assert "as it was.mp4" not in names(sitting)
    await sitting.until(lambda: "Seen" not in sitting.texts(sitting.window.library))


async def test_in_another_environment_it_goes_at_once(sandbox: Any, project: DemoProject) -> None:
    project.hang_next(times=9)
    sandbox.window.library.show_last_seen(
        SCOPE, ListingRows(SparseRows(), lambda _: None), datetime.now(UTC)
    )
    sandbox.window.library.enter(Scope("64174", "redesign"))
    assert names(sandbox) == []


async def test_nothing_else_is_asked_for_before_the_videos_are_there(
    sitting: Any, server: DemoServer
) -> None:
    asked: list[list[str]] = []
    sitting.session.library.answered.connect(
        lambda: asked.append([seen.path for seen in server.seen])
    )
    await sitting.begin()
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    assert asked[0] == ["/uploads"]


async def test_a_list_that_hangs_holds_up_nothing_else(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.hang_next(path_contains="/uploads")
    await sitting.begin()
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    assert server.seen[0].path == "/uploads"


async def test_the_project_is_read_once_at_the_start(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    sitting.session.library.answered.emit()
    sitting.session.refresh()
    await sitting.until(lambda: len([one for one in server.seen if one.path == "/site"]) == 2)


async def test_a_web_page_in_place_of_the_project_is_told_until_it_is_read(
    sitting: Any, server: DemoServer, project: DemoProject
) -> None:
    project.answer_next_with_html(path_contains="/site", times=2)
    await sitting.begin()
    said = sitting.window.notification
    await sitting.until(lambda: "The reply didn’t come from DatoCMS" in sitting.texts(said))
    assert "main" not in sitting.texts(sitting.window.header)
    assert len([one for one in server.seen if one.path == "/site"]) == 1
    sitting.press("Try again", said)
    await sitting.until(lambda: len([one for one in server.seen if one.path == "/site"]) == 2)
    await sitting.until(lambda: "The reply didn’t come from DatoCMS" in sitting.texts(said))
    sitting.press("Try again", said)
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    assert not said.isVisible()


async def test_the_next_good_answer_has_the_project_read(
    sitting: Any, project: DemoProject
) -> None:
    project.answer_next_with_html(path_contains="/site")
    await sitting.begin()
    said = sitting.window.notification
    await sitting.until(lambda: "The reply didn’t come from DatoCMS" in sitting.texts(said))
    await sitting.open()
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
    assert not said.isVisible()


async def test_where_the_list_of_videos_says_it_the_project_is_read_with_it(
    sitting: Any, project: DemoProject
) -> None:
    project.answer_next_with_html(times=1000, path_contains="/uploads")
    project.answer_next_with_html(path_contains="/site")
    await sitting.begin()
    pane, header = sitting.window.library, sitting.session.header
    unread = []
    header.unread.connect(lambda: unread.append(True))
    await sitting.until(lambda: unread and sitting.has_button("Try again", pane))
    assert not sitting.window.notification.isVisible()
    project.surprises.clear()
    sitting.press("Try again", pane)
    await sitting.until(lambda: "main · primary" in sitting.texts(sitting.window.header))
