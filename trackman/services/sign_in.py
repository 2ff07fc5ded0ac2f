"""Sign in to projects and out of them: check tokens, keep them in the keyring, find them again."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

from trackman.dato.client import Client
from trackman.dato.transport import Transport
from trackman.domain.addresses import API_URL
from trackman.domain.errors import (
    ApiError,
    KeyringError,
    NoApiAccessError,
    NoKeyringError,
    SilentKeyringError,
    WaitingKeyringError,
)
from trackman.domain.permissions import Permission, permission_of
from trackman.domain.projects import KeptProject, Project
from trackman.domain.tokens import checked_token
from trackman.services.executors import Executors
from trackman.services.project import read_project
from trackman.store.folder import DataFolder
from trackman.store.log import hide_in_log
from trackman.store.preferences.projects import forget_project, keep_project, projects_of
from trackman.store.tokens import TokenStore

_NO_PROJECT = frozenset({"INVALID_SITE", "INSUFFICIENT_PERMISSIONS"})
"""Error codes of DatoCMS for a token that may not even ask whose it is."""
_PATIENCE = 10.0  # seconds
_FOR_LIFE = 0.2
"""Share of them that is left for the keyring to show that it lives."""
T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A token that DatoCMS accepts, and what it opens."""

    token: str = field(repr=False)
    api_url: str
    project: Project
    permission: Permission

    @property
    def project_id(self) -> str | None:
        """The project's id; None where the token may not read it, so that nothing can be kept."""
        return self.project.site.id if self.project.site else None


class SignIn:
    """Projects of one server and their tokens. Tokens are kept in the keyring or not at all.

    A keyring may wait for a person to type its password, or hang for ever: after `patience`
    seconds it is told which, and whatever it still answers is taken up all the same.
    """

    def __init__(
        self, folder: DataFolder, api_url: str = API_URL, patience: float = _PATIENCE
    ) -> None:
        self._folder = folder
        self._api_url = api_url.rstrip("/")
        self._store = TokenStore(api_url)
        self._executors = Executors()
        self._for_this_session: dict[str, str] = {}
        self._patience = patience
        self._loading: dict[str, asyncio.Future[str | None]] = {}
        """Questions that the keyring has not answered, by project."""

    def projects(self) -> list[KeptProject]:
        """Return the projects signed in to, the one used last first."""
        return projects_of(self._folder, self._api_url)

    async def check(self, pasted: str, *, accepted_before: bool = False) -> SignedIn:
        """Ask DatoCMS about a token; `accepted_before` says that it was good at another time.

        Nothing is kept. Raises TokenError (SpacesInTokenError), AddressError, WrongTokenError
        (RevokedTokenError), NoApiAccessError, DeactivatedProjectError or another DatoError.
        """
        token = checked_token(pasted)
        hide_in_log(token)
        transport = Transport(token, self._api_url, accepted_before=accepted_before)
        try:
            project = await read_project(Client(transport), self._executors)
        except ApiError as error:
            if error.fault.code in _NO_PROJECT:
                raise NoApiAccessError from error
            raise
        finally:
            transport.close()
        if project.account is not None and project.account.api_access is False:
            raise NoApiAccessError(project.account.name)
        return SignedIn(token, self._api_url, project, permission_of(project))

    async def keep(self, signed_in: SignedIn) -> None:
        """Keep the token in the keyring and the project on the list.

        Raises KeyringError (NoKeyringError, KeyringLockedError) where the token could not be kept;
        `keep_for_this_session` still can. Waits as long as a person types; see `silence`.
        """
        if signed_in.project_id is not None:
            store, project_id, token = self._store, signed_in.project_id, signed_in.token
            await self._executors.run_apart(lambda: store.save(project_id, token))
            self._for_this_session.pop(project_id, None)
            self._list(signed_in)

    async def silence(self) -> KeyringError:
        """Return, as long after now as one waits for a keyring, what to say then."""
        await asyncio.sleep(self._patience * (1 - _FOR_LIFE))
        return await self._why_silent()

    def keep_for_this_session(self, signed_in: SignedIn) -> None:
        """Keep the token until the program ends, and the project on the list."""
        if signed_in.project_id is not None:
            self._for_this_session[signed_in.project_id] = signed_in.token
            self._list(signed_in)

    async def token_of(self, project_id: str) -> str | None:
        """Return the kept token of a project; None asks to sign in again.

        Raises KeyringError; after SilentKeyringError `late_answer` tells when to ask once more.
        """
        if (token := self._for_this_session.get(project_id)) is not None:
            return token
        if project_id not in self._loading:
            loading = self._executors.run_apart(lambda: self._store.load(project_id))
            self._loading[project_id] = asyncio.ensure_future(loading)
        asked = self._loading[project_id]
        try:
            token = await self._in_time(asked)
        finally:
            if asked.done():
                self._loading.pop(project_id, None)
        hide_in_log(token or "")
        return token

    async def late_answer(self, project_id: str) -> None:
        """Wait until a keyring that was silent has answered."""
        if (asked := self._loading.get(project_id)) is not None:
            await asyncio.wait({asked})

    async def has_keyring(self) -> bool:
        """Tell whether there is a keyring to keep tokens in; it may still be locked."""
        try:
            return await self._executors.run_apart(self._store.is_available)
        except KeyringError:
            return False

    def note_use(self, project_id: str, environment: str | None) -> None:
        """Remember that a project is used now, and in which environment."""
        for project in self.projects():
            if project.id == project_id:
                used = replace(project, environment=environment, used_at=datetime.now(UTC))
                keep_project(self._folder, used)

    async def sign_out(self, project_id: str) -> None:
        """Forget a project and its token.

        Raises KeyringError where the token is still in the keyring; then the project stays listed.
        """
        only_here = self._for_this_session.pop(project_id, None) is not None
        try:
            removing = self._executors.run_apart(lambda: self._store.remove(project_id))
            await self._in_time(asyncio.ensure_future(removing))
        except NoKeyringError:
            _log.info("there is no keyring to take a token out of")
        except KeyringError:
            if not only_here:
                raise
        forget_project(self._folder, project_id, self._api_url)

    def close(self) -> None:
        """End the worker threads; who still waits for the keyring is not waited for."""
        for asked in self._loading.values():
            asked.cancel()
        self._executors.close()

    async def _in_time(self, asked: asyncio.Future[T]) -> T:
        """Return what the keyring answers. Raises SilentKeyringError where it does not in time."""
        done, _ = await asyncio.wait({asked}, timeout=self._patience * (1 - _FOR_LIFE))
        if not done:
            silence = await self._why_silent()
            if not asked.done():
                raise silence
        return asked.result()

    async def _why_silent(self) -> SilentKeyringError:
        """Return WaitingKeyringError where the keyring shows that it works."""
        left = self._patience * _FOR_LIFE
        try:
            async with asyncio.timeout(left):  # the bus itself may hang
                lives = await self._executors.run_apart(lambda: self._store.is_alive(left))
        except (TimeoutError, KeyringError):
            lives = False
        return WaitingKeyringError() if lives else SilentKeyringError()

    def _list(self, signed_in: SignedIn) -> None:
        site = signed_in.project.site
        if site is not None:
            before = {one.id: one.environment for one in self.projects()}
            keep_project(
                self._folder,
                KeptProject(
                    site.id, site.name, self._api_url, before.get(site.id), datetime.now(UTC)
                ),
            )
