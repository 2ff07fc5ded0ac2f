"""Diagnostics: they tell what support needs, and nothing that is nobody else's business."""

from __future__ import annotations

import logging
import string
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.demo.server import DemoServer
from trackman.domain.addresses import API_URL
from trackman.domain.errors import LostAnswerError
from trackman.domain.key_bindings import KeyMap
from trackman.domain.settings import Settings
from trackman.services.diagnostics import Diagnostics, settings_facts, traceback_facts
from trackman.store.folder import DataFolder
from trackman.store.log import close_log, open_log
from trackman.store.preferences.settings import save_settings

SCREEN = {"Qt": "6.11.3", "Platform": "offscreen"}
LOG = logging.getLogger("trackman.ui.controllers.text")
TRANSPORT = logging.getLogger("trackman.dato.transport")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    """Return a data folder whose log is open."""
    open_log(tmp_path, "")
    yield DataFolder(tmp_path)
    close_log()


def text_of(folder: DataFolder) -> str:
    diagnostics = Diagnostics(folder, API_URL)
    return diagnostics.text(SCREEN, {"Running operations": 2}, diagnostics.proxy_kind())


def test_it_tells_what_support_needs(folder: DataFolder) -> None:
    request = str(uuid4())
    TRANSPORT.info("%s %s: %d %s", "GET", "/uploads", 503, request)
    save_settings(folder, Settings(words=("a", "b"), job_limit=90))
    text = text_of(folder)
    for line in (
        "  trackman: ",
        "  Python: 3.",
        "  Libraries: OpenSSL",
        "FTS5 yes",
        "  Qt: 6.11.3",
        "  Keyring: none",
        "  Proxy: none",
        "  Server: DatoCMS",
        "  Disk free: ",
        "  job_limit: 90",
        "  words: 2",
        "  Running operations: 2",
        "  Log entries, INFO: 1",
        f"GET answered 503, request {request}",
    ):
        assert line in text


def test_errors_are_told_by_kind_and_place(folder: DataFolder) -> None:
    try:
        DataFolder(folder.root / "x" / "\0").read("y")
        Path("\0").stat()
    except ValueError:
        LOG.exception("an error nobody expected")
    text = text_of(folder)
    assert "ERROR trackman.ui.controllers.text: ValueError" in text


def test_a_traceback_is_told_without_the_words_of_its_errors() -> None:
    from trackman.domain.tokens import checked_token

    try:
        try:
            checked_token("a secret token")
        except Exception as error:
            raise LostAnswerError("a secret text") from error
    except LostAnswerError as error:
        lines = traceback_facts(error)
    assert lines[0] == "LostAnswerError"
    assert "SpacesInTokenError" in lines
    assert any(line.startswith("  trackman/domain/tokens.py:") for line in lines)
    assert "secret" not in "\n".join(lines)


def test_the_address_of_a_proxy_is_not_told(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://anna:pass@proxy.corp.test:8080")
    text = text_of(folder)
    assert "  Proxy: http, of the environment" in text
    assert not [one for one in ("anna", "pass@", "corp") if one in text]


def test_the_demo_is_told_as_this_computer(folder: DataFolder, server: DemoServer) -> None:
    text = Diagnostics(folder, server.api_url).text(SCREEN, {}, "none")
    assert "  Server: this computer" in text


def test_a_data_folder_that_is_gone_is_no_reason_to_fail(tmp_path: Path) -> None:
    text = Diagnostics(DataFolder(tmp_path / "gone"), API_URL).text(SCREEN, {}, "none")
    assert "  Disk free: unknown" in text
    assert "Last errors\n  none" in text


WORDS = st.text(string.ascii_letters + "äéçжя日本", min_size=9, max_size=30)
TOKENS = st.text("0123456789abcdef", min_size=30, max_size=30)


@given(WORDS, WORDS, WORDS, TOKENS, WORDS)
def test_no_secret_wherever_it_was_comes_out(
    cue: str, file: str, project: str, token: str, signature: str
) -> None:
    with TemporaryDirectory(suffix=project) as place:
        folder = DataFolder(Path(place))
        open_log(folder.root, "")
        try:
            plant(folder, cue, file, project, token, signature)
            text = text_of(folder)
        finally:
            close_log()
    for secret in (cue, file, project, token, signature):
        assert secret not in text


def test_no_setting_is_forgotten_but_the_name_of_the_project() -> None:
    assert {one.name for one in fields(Settings)} - set(settings_facts(Settings())) == {
        "last_project"
    }


def plant(
    folder: DataFolder, cue: str, file: str, project: str, token: str, signature: str
) -> None:
    """Put secrets wherever an error, a setting or a file could have them."""
    address = f"https://bucket.test/{file}.vtt?X-Amz-Signature={signature}"
    save_settings(
        folder,
        Settings(
            last_project=project,
            reasons=(cue,),
            words=(cue, file),
            keys=KeyMap({project: (signature[:5],)}).chosen,
        ),
    )
    folder.write("projects.json", [{"id": project, "name": project, "token": token}])
    folder.write(f"recent-{project}.json", [file])
    (folder.root / "backups").mkdir()
    (folder.root / "backups" / f"{file}.vtt").write_text(cue)
    for words in (cue, file, project, token, address, f"Bearer {token}", f"{cue}\n{file}Error: x"):
        LOG.warning("cannot be read: %s", words)
        TRANSPORT.info("%s %s: %d %s", "PUT", f"/{words}", 503, words)
        try:
            raise RuntimeError(words)
        except RuntimeError:
            LOG.exception("an error nobody expected with %s", words)
        # As an earlier trackman or a library wrote it, with nothing taken out.
        with (folder.root / "trackman.log.1").open("a", encoding="utf-8") as log:
            log.write(f"2026-06-14 15:42:07,001 ERROR {words}: {words}\n")
            log.write(f"2026-06-14 15:42:07,001 ERROR trackman.a: GET /{words}: 500 {words}\n")
            log.write(f'Traceback\n  File "/home/{file}/{cue}.py", line 1, in {file}\n{words}\n')
