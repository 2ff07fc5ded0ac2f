"""Signing in and out, against the look-alike and a real keyring."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.secret_service import SecretService
from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.errors import (
    AddressError,
    DeactivatedProjectError,
    KeyringLockedError,
    NoApiAccessError,
    NoKeyringError,
    NotSentError,
    RevokedTokenError,
    SilentKeyringError,
    SpacesInTokenError,
    TokenError,
    WaitingKeyringError,
    WrongTokenError,
)
from trackman.domain.permissions import Because, MayChange
from trackman.services.connection import Connection
from trackman.services.server import Server
from trackman.services.sign_in import SignedIn, SignIn
from trackman.store.folder import DataFolder
from trackman.store.log import open_log

Check = Callable[..., SignedIn]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return an empty data folder."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def signing_in(server: DemoServer, folder: DataFolder) -> Iterator[SignIn]:
    """Return what signs in to the look-alike."""
    signing_in = SignIn(folder, server.api_url)
    yield signing_in
    signing_in.close()


@pytest.fixture
def check(signing_in: SignIn, server: DemoServer) -> Check:
    """Return a function that checks a token, by default the right one."""

    def check(token: str | None = None, *, accepted_before: bool = False) -> SignedIn:
        pasted = server.token if token is None else token
        return asyncio.run(signing_in.check(pasted, accepted_before=accepted_before))

    return check


def test_a_good_token_tells_what_it_opens(server: DemoServer, check: Check) -> None:
    found = check(f"  {server.token}\r\n")
    assert found.token == server.token
    assert found.project.site is not None
    assert found.project.site.name == "Northwind Stories"
    assert [one.id for one in found.project.environments] == ["main", "redesign"]
    assert (found.project.primary, found.project.maintenance) == ("main", False)
    assert (found.permission.may_change, found.permission.because) == (
        MayChange.YES,
        Because.GRANTED,
    )
    assert {(seen.method, seen.path) for seen in server.seen} == {
        ("GET", "/site"),
        ("GET", "/users/me"),
        ("GET", "/environments"),
        ("GET", "/maintenance-mode"),
    }
    assert server.token not in repr(found)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"role": "full-access"}, (MayChange.YES, Because.OWNER)),
        ({"token_kind": "built-in full access"}, (MayChange.YES, Because.OWNER)),
        ({"token_kind": "built-in read-only"}, (MayChange.NO, Because.READ_ONLY_TOKEN)),
        ({"role": "read-only"}, (MayChange.NO, Because.NOT_GRANTED)),
        ({"role": "none"}, (MayChange.NO, Because.NOT_GRANTED)),
        ({"role": "denied"}, (MayChange.NO, Because.DENIED)),
        ({"role": "own-uploads"}, (MayChange.UNKNOWN, Because.OWN_UPLOADS)),
        ({"role": "one-collection"}, (MayChange.UNKNOWN, Because.SOME_COLLECTIONS)),
    ],
)
def test_what_the_token_may_do_is_told(
    changes: dict[str, str], expected: tuple[MayChange, Because], project: DemoProject, check: Check
) -> None:
    for knob, value in changes.items():
        setattr(project, knob, value)
    permission = check().permission
    assert (permission.may_change, permission.because) == expected


def test_each_part_that_a_role_hides_is_left_out(project: DemoProject, check: Check) -> None:
    for path in ("/environments", "/maintenance-mode", "/users/me"):
        project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", path_contains=path)
    found = check()
    assert found.project.environments == ()
    assert found.project.maintenance is None
    assert found.project.primary == "main"  # since it answers those who name none
    assert found.permission.because is Because.NOT_TOLD
    project.refuse_next(403, "INSUFFICIENT_PERMISSIONS", path_contains="/site")
    assert check().project_id is None


@pytest.mark.parametrize(
    ("pasted", "error"),
    [
        ("", TokenError),
        ("0123 4567", SpacesInTokenError),
        ("0123\n4567", SpacesInTokenError),
        ("tökèn", TokenError),
    ],
)
def test_what_is_no_token_is_never_sent(
    pasted: str, error: type[Exception], server: DemoServer, check: Check
) -> None:
    with pytest.raises(error):
        check(pasted)
    assert server.seen == []


def test_a_wrong_token_is_named(check: Check) -> None:
    with pytest.raises(WrongTokenError) as caught:
        check("0123456789")
    assert not isinstance(caught.value, RevokedTokenError)


def test_a_token_that_was_good_is_named_revoked(server: DemoServer, check: Check) -> None:
    token = server.token
    server.project.revoke_token()
    with pytest.raises(RevokedTokenError):
        check(token, accepted_before=True)


def test_a_deactivated_project_is_named(project: DemoProject, check: Check) -> None:
    project.deactivated = True
    with pytest.raises(DeactivatedProjectError):
        check()


def test_a_token_without_access_is_named_with_its_name(project: DemoProject, check: Check) -> None:
    project.api_access = False
    with pytest.raises(NoApiAccessError) as caught:
        check()
    assert caught.value.name == "Track moderation"


@pytest.mark.parametrize("code", ["INVALID_SITE", "INSUFFICIENT_PERMISSIONS"])
def test_a_token_that_opens_no_project_is_named(
    code: str, project: DemoProject, check: Check
) -> None:
    project.refuse_next(401 if code == "INVALID_SITE" else 403, code, times=4)
    with pytest.raises(NoApiAccessError):
        check()


def test_a_server_that_is_not_there_is_named(server: DemoServer, check: Check) -> None:
    token = server.token
    server.stop()
    with pytest.raises(NotSentError):
        check(token)


def test_plain_http_to_another_computer_is_refused(folder: DataFolder) -> None:
    with pytest.raises(AddressError):
        asyncio.run(SignIn(folder, "http://example.com").check("0123"))


def test_a_kept_project_and_its_token_are_found_again(
    check: Check, signing_in: SignIn, keyring: SecretService, server: DemoServer
) -> None:
    signed_in = check()
    project_id = signed_in.project_id
    assert project_id is not None
    assert asyncio.run(signing_in.has_keyring())
    asyncio.run(signing_in.keep(signed_in))
    (kept,) = signing_in.projects()
    assert (kept.id, kept.name, kept.environment) == (project_id, "Northwind Stories", None)
    assert list(keyring.items().values()) == [server.token]
    assert asyncio.run(signing_in.token_of(kept.id)) == server.token

    signing_in.note_use(kept.id, "redesign")
    asyncio.run(signing_in.keep(signed_in))  # signed in anew
    assert [one.environment for one in signing_in.projects()] == ["redesign"]

    asyncio.run(signing_in.sign_out(kept.id))
    assert signing_in.projects() == []
    assert keyring.items() == {}
    assert asyncio.run(signing_in.token_of(kept.id)) is None


def test_the_token_is_in_the_keyring_and_nowhere_else(
    keyring: SecretService, server: DemoServer, tmp_path: Path
) -> None:
    handler = open_log(tmp_path / "data", "")
    assert handler is not None
    signing_in = SignIn(DataFolder(tmp_path / "data"), server.api_url)
    signed_in = asyncio.run(signing_in.check(server.token))
    asyncio.run(signing_in.keep(signed_in))
    connection = Connection(Server(server.token, server.api_url))
    asyncio.run(connection.project())
    logging.getLogger("trackman.test").warning("this must not be readable: %s", server.token)
    connection.close()
    signing_in.close()
    logging.getLogger().removeHandler(handler)
    handler.close()

    assert list(keyring.items().values()) == [server.token]
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in written} == {"projects.json", "trackman.log"}
    kept = [path for path in keyring.folder.rglob("*") if path.is_file()]
    assert not any(server.token.encode() in path.read_bytes() for path in [*written, *kept])


def test_without_a_keyring_the_token_can_be_kept_for_the_session(
    check: Check, signing_in: SignIn, folder: DataFolder, server: DemoServer
) -> None:
    signed_in = check()
    project_id = signed_in.project_id
    assert project_id is not None
    assert not asyncio.run(signing_in.has_keyring())
    with pytest.raises(NoKeyringError):
        asyncio.run(signing_in.keep(signed_in))
    assert signing_in.projects() == []

    signing_in.keep_for_this_session(signed_in)
    assert [one.id for one in signing_in.projects()] == [project_id]
    assert asyncio.run(signing_in.token_of(project_id)) == server.token
    with pytest.raises(NoKeyringError):
        asyncio.run(SignIn(folder, server.api_url).token_of(project_id))
    assert not any(server.token in path.read_text() for path in folder.root.iterdir())

    asyncio.run(signing_in.sign_out(project_id))
    assert signing_in.projects() == []


def test_projects_of_other_servers_are_not_offered(
    check: Check, signing_in: SignIn, folder: DataFolder
) -> None:
    signing_in.keep_for_this_session(check())
    assert SignIn(folder).projects() == []


def test_a_token_revoked_while_running_is_told_once_and_can_be_replaced(
    server: DemoServer, project: DemoProject
) -> None:
    connection = Connection(Server(server.token, server.api_url))
    told: list[threading.Thread] = []
    connection.when_token_is_refused(lambda: told.append(threading.current_thread()))

    async def sit() -> None:
        await connection.project()
        project.revoke_token()
        for _ in range(3):
            with pytest.raises(RevokedTokenError):
                await connection.project()
        assert len(told) == 1
        project.token = "fresh"
        connection.use_token(" fresh\n")
        assert (await connection.project()).site is not None
        project.revoke_token()
        with pytest.raises(RevokedTokenError):
            await connection.project()
        assert len(told) == 2

    asyncio.run(sit())
    connection.close()


def test_another_primary_environment_is_noticed_and_taken_when_the_project_is_read_again(
    server: DemoServer, project: DemoProject
) -> None:
    connection = Connection(Server(server.token, server.api_url))

    async def sit() -> None:
        assert (await connection.project()).primary == "main"
        for environment in project.environments.values():
            environment.primary = not environment.primary
        assert (await connection.project()).primary == "redesign"

    asyncio.run(sit())
    connection.close()


def test_a_keyring_that_never_answers_is_given_up(
    silent_keyring: None, check: Check, folder: DataFolder, server: DemoServer
) -> None:
    signed_in = check()
    project_id = signed_in.project_id
    assert project_id is not None
    hasty = SignIn(folder, server.api_url, patience=0.05)

    async def wait_for_it() -> None:
        keeping = asyncio.ensure_future(hasty.keep(signed_in))
        assert isinstance(await hasty.silence(), SilentKeyringError)
        assert not keeping.done()
        for _ in range(2):
            with pytest.raises(SilentKeyringError):
                await hasty.token_of(project_id)
        with pytest.raises(SilentKeyringError):
            await hasty.sign_out(project_id)
        hasty.keep_for_this_session(signed_in)
        assert await hasty.token_of(project_id) == server.token

    asyncio.run(wait_for_it())
    hasty.close()


def test_a_keyring_that_waits_for_its_password_is_not_called_silent(
    own_keyring: SecretService,
    check: Check,
    folder: DataFolder,
    server: DemoServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # What is waited for is the sign of life, for which a busy computer needs a while.
    monkeypatch.setattr("trackman.services.sign_in._FOR_LIFE", 0.95)
    signed_in = check()
    assert signed_in.project_id is not None
    hasty = SignIn(folder, server.api_url, patience=5)

    async def wait_for_it(project_id: str) -> None:
        await hasty.keep(signed_in)
        with own_keyring.asking():
            with pytest.raises(WaitingKeyringError):
                await hasty.token_of(project_id)
            keeping = asyncio.ensure_future(hasty.keep(signed_in))
            assert isinstance(await hasty.silence(), WaitingKeyringError)
            assert not keeping.done()
        with pytest.raises(KeyringLockedError):  # nobody is left to ask
            await keeping
        await hasty.late_answer(project_id)

    asyncio.run(wait_for_it(signed_in.project_id))
    hasty.close()


def test_a_late_answer_of_the_keyring_is_taken(
    keyring: SecretService, check: Check, folder: DataFolder, server: DemoServer
) -> None:
    signed_in = check()
    assert signed_in.project_id is not None
    hasty = SignIn(folder, server.api_url, patience=0.05)

    async def wait_for_it(project_id: str) -> str | None:
        await hasty.keep(signed_in)
        with keyring.paused(), pytest.raises(SilentKeyringError):
            await hasty.token_of(project_id)
        await hasty.late_answer(project_id)
        return await hasty.token_of(project_id)

    assert asyncio.run(wait_for_it(signed_in.project_id)) == server.token
    hasty.close()
