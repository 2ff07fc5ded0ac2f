"""Signing in: what is pasted on the page is checked, kept, and gone on with."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.errors import (
    KeyringError,
    NoKeyringError,
    SilentKeyringError,
    TrackmanError,
    WaitingKeyringError,
)
from trackman.domain.projects import KeptProject
from trackman.services.sign_in import SignedIn, SignIn
from trackman.ui.shell.tasks import Tasks
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About, Messages

if TYPE_CHECKING:
    from trackman.ui.sign_in.sign_in_page import SignInPage


class SignInController(QObject):
    """Serves the page to sign in; `entered` tells that a token may be used."""

    entered = Signal(str, object)
    """The token, and the `KeptProject` it opens; None where the token may not read its name."""
    left = Signal()
    """The page was left without a new token."""

    def __init__(self, workspace: Workspace, tasks: Tasks, signing: SignIn) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._tasks = tasks
        self._signing = signing
        self._messages = Messages()
        self._checking: asyncio.Task[None] | None = None
        self._signed_in: SignedIn | None = None
        self._again: KeptProject | None = None
        self._is_connected = False

    def begin(self, *, adding: bool = False) -> None:
        """Ask for a token; `adding` says that there is a project to go back to."""
        self._again = None
        self._page().show_start(adding=adding)
        self._show()

    def begin_again(self, project: KeptProject, error: KeyringError | None = None) -> None:
        """Ask for another token of a project; `error` is why the kept one cannot be had."""
        self._again = project
        page = self._page()
        if isinstance(error, WaitingKeyringError):
            page.show_waiting(project.name)
        else:
            page.show_again(project.name, lost=error is not None)
        if error is not None:
            page.show_problem(self._messages.problem(error, About.OPENING))
        self._show()

    def say(self, error: TrackmanError) -> None:
        """Tell what did not work, over the panes."""
        problem = self._messages.problem(error, About.OPENING)
        self._workspace.notification.say(problem.sentences(), "error")

    def _page(self) -> SignInPage:
        page = self._workspace.sign_in
        if not self._is_connected:
            self._is_connected = True
            page.sign_in_requested.connect(self._check)
            page.open_requested.connect(self._enter)
            page.keep_again_requested.connect(self._keep)
            page.keep_for_session_requested.connect(self._keep_for_session)
            page.another_token_requested.connect(self._forget)
            page.cancelled.connect(self._cancel)
        return page

    def _show(self) -> None:
        self._workspace.show_sign_in()
        self._tasks.start(self._look_for_keyring())

    async def _look_for_keyring(self) -> None:
        self._page().show_no_keyring(not await self._signing.has_keyring())

    def _check(self, pasted: str) -> None:
        self._page().show_busy()
        self._checking = self._tasks.start(self._ask_datocms(pasted))

    async def _ask_datocms(self, pasted: str) -> None:
        try:
            signed_in = await self._signing.check(pasted)
        except TrackmanError as error:
            self._page().show_problem(self._messages.problem(error, About.OPENING))
            return
        self._signed_in = signed_in
        self._page().show_keeping()
        await self._save(signed_in)

    async def _save(self, signed_in: SignedIn) -> None:
        """Keep the token, then show what it opens: what is shown as done is done."""
        trouble: KeyringError | None = None
        silence = self._tasks.start(self._tell_of_silence(signed_in))
        try:
            await self._signing.keep(signed_in)
        except KeyringError as error:
            trouble = error
            if isinstance(error, NoKeyringError):
                self._signing.keep_for_this_session(signed_in)
        finally:
            silence.cancel()
        self._show_kept(signed_in, trouble)

    async def _tell_of_silence(self, signed_in: SignedIn) -> None:
        self._show_kept(signed_in, await self._signing.silence())

    def _show_kept(self, signed_in: SignedIn, trouble: KeyringError | None) -> None:
        """Show what a token opens and why it is not kept, if it is still the one in question."""
        if self._signed_in is not signed_in:
            return
        from trackman.ui.sign_in.result import SignInResult

        self._page().show_result(SignInResult(signed_in.project, signed_in.permission))
        if trouble is not None:
            self._page().show_keyring_problem(self._messages.problem(trouble, About.OPENING))

    def _keep(self) -> None:
        if self._signed_in is not None:
            self._checking = self._tasks.start(self._save(self._signed_in))

    def _keep_for_session(self) -> None:
        if self._signed_in is not None:
            self._signing.keep_for_this_session(self._signed_in)
            self._enter()

    def _enter(self) -> None:
        signed_in, self._signed_in = self._signed_in, None
        if signed_in is not None:
            projects = self._signing.projects()
            kept = next((one for one in projects if one.id == signed_in.project_id), None)
            self.entered.emit(signed_in.token, kept)

    def _forget(self) -> None:
        self._signed_in = None
        if self._checking is not None:
            self._checking.cancel()

    def _cancel(self) -> None:
        if self._checking is not None and not self._checking.done():
            if self._signed_in is not None:  # DatoCMS took the token; only the keyring is slow
                self._show_kept(self._signed_in, SilentKeyringError())
                return
            self._checking.cancel()
            if self._again is not None:
                self._page().show_again(self._again.name)
            else:
                self._page().show_start()
            return
        self.left.emit()
