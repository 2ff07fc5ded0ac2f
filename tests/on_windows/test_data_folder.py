"""The data folder of people with all kinds of names, and files in it that somebody has open."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.on_windows.programs import run
from tests.store.samples import sample
from trackman.domain.errors import ExportError, StoreFault
from trackman.domain.journal import Stage
from trackman.domain.library import LibraryQuery, Scope
from trackman.store.backups import Backups
from trackman.store.cache.cache import Cache
from trackman.store.files import exported
from trackman.store.folder import DataFolder
from trackman.store.journal.journal import Journal

PEOPLE = ("Zoë Müller", "日本 太郎", "😀 Имя", "a" * 60, "O'Brien & Sons; 50%", "مريم")
ITALIAN = """Quest’estate torniamo al mare con tutta la famiglia, e restiamo fino a settembre.
La mattina si dorme a lungo, poi si scende in spiaggia con i bambini e si mangia qualcosa insieme.
La sera, quando il sole è già basso, facciamo una passeggiata lungo il porto."""
DETECTS = """
import shutil, sys
from pathlib import Path
from trackman.services import checking
model = Path(sys.argv[1], "model.ftz")
shutil.copy(checking.resource_path("languages", "lid.176.ftz"), model)
checking.resource_path = lambda *_: model  # a library reads it, by the bytes of its path
print(checking.spoken_language(sys.argv[2]))
"""
SHELL_FOLDERS = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


@pytest.fixture(params=PEOPLE)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the folder of a person."""
    home = tmp_path / str(request.param)
    home.mkdir()
    return home


@pytest.fixture
def local_data(home: Path) -> Iterator[Path]:
    """Have Windows keep the data of programs in that folder, and return it."""
    registry: Any = pytest.importorskip("winreg", reason="only Windows has a registry")
    rights = registry.KEY_READ | registry.KEY_WRITE
    with registry.OpenKey(registry.HKEY_CURRENT_USER, SHELL_FOLDERS, 0, rights) as key:
        before, kind = registry.QueryValueEx(key, "Local AppData")
        registry.SetValueEx(key, "Local AppData", 0, registry.REG_SZ, str(home))
        yield home
        registry.SetValueEx(key, "Local AppData", 0, kind, before)


def test_it_is_where_windows_wants_the_data_of_programs(local_data: Path) -> None:
    assert DataFolder.of_the_system().root == local_data / "trackman"


def test_everything_is_kept_there(home: Path) -> None:
    folder = DataFolder(home / "trackman")
    folder.write("settings.json", {"name": "Zoë 日本 😀"})
    assert folder.read("settings.json") == {"name": "Zoë 日本 😀"}
    journal = Journal(folder.root / "journal.sqlite")
    journal.put(sample("1", Stage.DELETED))
    journal.close()
    backup = Backups(folder.root / "backups").keep(b"WEBVTT\n", 0)
    assert Backups(folder.root / "backups").read(backup) == b"WEBVTT\n"
    cache = Cache(folder.root / "seen.sqlite")
    assert cache.rows(Scope("project", None), LibraryQuery(), 0, 1) is not None
    cache.close()
    names = {path.name for path in folder.root.iterdir()}
    assert names == {"settings.json", "journal.sqlite", "backups", "seen.sqlite"}


def test_the_language_of_a_text_is_named_from_any_folder(home: Path) -> None:
    if sys.platform == "win32" and not _has_bytes(home):
        pytest.skip("this code page lacks the name; that of the program is UTF-8")
    assert run(DETECTS, home, ITALIAN).strip() == "it"


def _has_bytes(path: Path) -> bool:
    try:
        return str(path).encode("mbcs", "strict").decode("mbcs") == str(path)
    except UnicodeError:
        return False


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere an open file can be replaced")
def test_a_file_that_another_program_has_open_is_said_to_be_in_use(tmp_path: Path) -> None:
    path = tmp_path / "findings.xlsx"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(ExportError) as caught, exported(path) as file:
        file.write(b"new")
    assert caught.value.fault is StoreFault.BUSY
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"old"
    with exported(path) as file:
        file.write(b"new")
    assert path.read_bytes() == b"new"
