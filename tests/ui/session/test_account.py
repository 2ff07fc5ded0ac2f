"""From the first start to signing out, on a computer without a keyring."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QTabBar

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.session.session import Session
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.project_page import ProjectTab

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def paste(first_start: Any, text: str) -> None:
    """Paste something into the token field and sign in with it."""
    page = first_start.window.workspace.sign_in
    edits = page.findChildren(QLineEdit)
    (field,) = [edit for edit in edits if edit.accessibleName() == "API token"]
    field.setText(text)
    first_start.press("Sign in", page)


def written(folder: Path) -> bytes:
    """Return everything that lies in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def keep(first_start: Any) -> None:
    """Keep the token that was accepted until the program ends, and go on."""
    page = first_start.window.workspace.sign_in
    await first_start.until(lambda: "trackman keeps tokens only in" in first_start.texts(page))
    first_start.press("Keep for this session only", page)


async def sign_in(first_start: Any, token: str) -> None:
    """Sign in for this session and go on to the library."""
    paste(first_start, token)
    await keep(first_start)
    await first_start.until(lambda: "12 videos" in first_start.texts(first_start.window.library))


async def test_first_start_sign_in_library_video_delete(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    assert "Sign in to your project" in first_start.texts()
    assert server.seen == []
    await sign_in(first_start, f"  {server.token}\n")
    first_start.session = first_start.desk.session
    first_start.window.library.video_chosen.emit(VIDEO)
    await first_start.until(lambda: len(first_start.names()) == 9)
    await first_start.until(
        lambda: first_start.window.tracks.why_not() in {None, "Select a track."}
    )
    await first_start.delete("Italiano")
    await first_start.until(lambda: "Italiano" not in first_start.names())


async def test_a_wrong_token_is_told_under_the_field(first_start: Any, server: DemoServer) -> None:
    await first_start.begin()
    paste(first_start, "not-the-token")
    await first_start.until(lambda: "doesn’t accept" in first_start.texts())
    assert first_start.desk.session is None


async def test_a_token_without_a_keyring_is_in_no_file(
    first_start: Any, server: DemoServer, tmp_path: Path
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    assert b"Northwind Stories" in written(tmp_path)
    assert server.token.encode() not in written(tmp_path)


async def test_a_revoked_token_is_asked_for_once_and_the_rest_stays(
    first_start: Any, server: DemoServer, project: DemoProject
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    session = first_start.desk.session
    session.opening.open(VIDEO)
    await first_start.until(lambda: len(first_start.names()) == 9)
    project.revoke_token()
    session.refresh()
    await first_start.until(lambda: "Sign in to “Northwind Stories” again" in first_start.texts())
    project.token = "a-new-one"
    paste(first_start, "a-new-one")
    await keep(first_start)
    await first_start.until(first_start.window.tracks.isVisible)
    assert first_start.desk.session is session
    assert len(first_start.names()) == 9


async def test_another_environment_is_entered_and_left(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    header = first_start.window.header
    await first_start.until(lambda: "main · primary" in first_start.texts(header))
    header.switcher.environment_chosen.emit("redesign")
    await first_start.until(lambda: "redesign · read-only" in first_start.texts(header))
    header.switcher.environment_chosen.emit(None)
    await first_start.until(lambda: "main · primary" in first_start.texts(header))


async def test_what_belongs_to_one_sitting_ends_with_it(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    desk, switcher = first_start.desk, first_start.window.header.switcher
    for environment in ("redesign", None):
        first_start.session = desk.session
        switcher.environment_chosen.emit(environment)
        await first_start.until(lambda: desk.session not in {None, first_start.session})
    first_start.session = desk.session
    await first_start.until(lambda: len(first_start.window.findChildren(Session)) == 1)
    first_start.window.library.video_chosen.emit(VIDEO)
    await first_start.until(lambda: len(first_start.names()) == 9)
    await first_start.until(
        lambda: first_start.window.tracks.why_not() in {None, "Select a track."}
    )
    await first_start.delete("Italiano")
    await first_start.until(lambda: "Italiano" not in first_start.names())
    assert [seen.method for seen in server.seen].count("DELETE") == 1


async def test_the_window_asks_only_the_sitting_that_is_open(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    desk, window = first_start.desk, first_start.window
    before = desk.session
    before.opening.open(VIDEO)
    await first_start.until(lambda: len(first_start.names()) == 9)
    window.header.switcher.environment_chosen.emit("redesign")
    await first_start.until(lambda: desk.session not in {None, before})
    await first_start.until(lambda: len(window.findChildren(Session)) == 1)
    window.reviews_requested.emit()
    await first_start.until(lambda: window.findChildren(QueuesDialog))
    window.sound_requested.emit()
    window.rules_requested.emit()
    await first_start.until(lambda: window.findChildren(RulesDialog))
    assert len(window.findChildren(QueuesDialog)) == 1
    assert len(window.findChildren(RulesDialog)) == 1


async def test_another_environment_is_entered_from_all_tracks_without_an_error(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    desk, window, workspace = first_start.desk, first_start.window, first_start.window.workspace
    for environment in ("redesign", None):
        before = desk.session
        workspace.show_project_page(ProjectTab.ALL_TRACKS)
        tab = workspace.project_page.all_tracks
        await first_start.until(tab.isVisible)
        window.header.switcher.environment_chosen.emit(environment)
        await first_start.until(lambda before=before: desk.session not in {None, before})
        await first_start.until(lambda: len(window.findChildren(Session)) == 1)
    assert first_start.errors == []


async def test_deletes_of_another_sitting_are_not_undone_in_this_one(
    first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    desk, window = first_start.desk, first_start.window
    first_start.session = desk.session
    await first_start.until(lambda: "main · primary" in first_start.texts(window.header))
    window.library.video_chosen.emit(VIDEO)
    await first_start.until(lambda: len(first_start.names()) == 9)
    await first_start.delete("Italiano")
    await first_start.until(lambda: "“Italiano” deleted" in first_start.texts(window.notification))
    window.header.switcher.environment_chosen.emit("redesign")
    await first_start.until(lambda: desk.session not in {None, first_start.session})
    await first_start.until(lambda: len(window.findChildren(Session)) == 1)
    assert "Undo" not in first_start.buttons(window.notification)
    window.undo_requested.emit()
    await first_start.until(lambda: "Nothing to undo." in first_start.texts())
    undo = window.findChild(QAction, "undo")
    assert not undo.isEnabled()
    assert not any(seen.method == "POST" for seen in server.seen)


async def test_looking_only_is_said_on_the_button(first_start: Any, server: DemoServer) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    header = first_start.window.header
    await first_start.until(lambda: "main · primary" in first_start.texts(header))
    header.switcher.read_only_toggled.emit(True)
    assert "Read-only mode" in (first_start.window.tracks.why_not() or "")
    header.switcher.read_only_toggled.emit(False)
    assert first_start.window.tracks.why_not() in {None, "Select a track."}


async def test_signing_out_forgets_the_project(first_start: Any, server: DemoServer) -> None:
    await first_start.begin()
    await sign_in(first_start, server.token)
    first_start.window.header.switcher.sign_out_requested.emit()
    await first_start.answer("Sign out")
    await first_start.until(lambda: "Sign in to your project" in first_start.texts())
    assert first_start.desk.session is None


async def test_a_silent_keyring_does_not_cost_the_token(
    silent_keyring: None, first_start: Any, server: DemoServer
) -> None:
    await first_start.begin()
    paste(first_start, server.token)
    await first_start.until(lambda: "Saving the token" in first_start.texts())
    page = first_start.window.workspace.sign_in
    first_start.press("Cancel", page)
    assert "The keyring isn’t answering" in first_start.texts(page)
    first_start.press("Keep for this session only", page)
    await first_start.until(lambda: "12 videos" in first_start.texts(first_start.window.library))


async def test_the_connection_is_checked_without_being_signed_in(first_start: Any) -> None:
    await first_start.begin()
    first_start.desk.settings.open()
    (dialog,) = first_start.window.findChildren(SettingsDialog)
    (tabs,) = dialog.findChildren(QTabBar)
    tabs.setCurrentIndex(tabs.count() - 1)
    await first_start.until(lambda: first_start.texts(dialog.network).count("direct") == 4)
    first_start.press("Check connection", dialog.network)
    await first_start.until(lambda: first_start.texts(dialog.network).count("Reachable") == 4)
    dialog.accept()
