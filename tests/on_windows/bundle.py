"""What Windows reads in the files of the program; run by name, on a bundle made before.

TRACKMAN_BUNDLE is its folder.
"""

from __future__ import annotations

import os
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pefile
import pytest

from trackman import __version__

FOLDER = Path(os.environ["TRACKMAN_BUNDLE"])
GRAPHICAL, CONSOLE = 2, 3  # subsystems
ICON_SIZES = 7
PROGRAMS = {"trackman.exe": GRAPHICAL, "trackman.com": CONSOLE}


@pytest.fixture(params=PROGRAMS)
def program(request: pytest.FixtureRequest) -> Iterator[pefile.PE]:
    """Return a program of the bundle."""
    with pefile.PE(str(FOLDER / request.param)) as program:
        program.name = request.param
        yield program


def resources(program: pefile.PE, kind: str) -> list[bytes]:
    """Return the contents of all resources of a kind."""
    number = pefile.RESOURCE_TYPE[kind]
    (directory,) = (one for one in program.DIRECTORY_ENTRY_RESOURCE.entries if one.id == number)
    leaves = [
        leaf.data.struct for one in directory.directory.entries for leaf in one.directory.entries
    ]
    return [bytes(program.get_data(leaf.OffsetToData, leaf.Size)) for leaf in leaves]


def test_one_opens_a_window_and_its_twin_uses_the_console(program: pefile.PE) -> None:
    assert program.OPTIONAL_HEADER.Subsystem == PROGRAMS[program.name]


def test_the_icon_is_there_in_all_sizes(program: pefile.PE) -> None:
    assert len(resources(program, "RT_ICON")) == ICON_SIZES


def test_it_tells_its_name_and_version(program: pefile.PE) -> None:
    (table,) = (
        table
        for group in program.FileInfo[0]
        if group.Key == b"StringFileInfo"
        for table in group.StringTable
    )
    assert table.entries[b"ProductName"] == b"trackman"
    assert table.entries[b"ProductVersion"].decode() == __version__
    assert table.entries[b"CompanyName"] == b"the trackman developers"


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("dpiAwareness", "PerMonitorV2, PerMonitor"),
        ("longPathAware", "true"),
        ("activeCodePage", "UTF-8"),
    ],
)
def test_windows_may_take_for_granted(program: pefile.PE, setting: str, value: str) -> None:
    (text,) = resources(program, "RT_MANIFEST")
    manifest = ET.fromstring(text)
    (found,) = (one for one in manifest.iter() if one.tag.rpartition("}")[2] == setting)
    assert found.text == value
    (level,) = (one for one in manifest.iter() if one.tag.endswith("requestedExecutionLevel"))
    assert level.get("level") == "asInvoker"


def test_nothing_that_stands_in_for_windows_is_in_it() -> None:
    names = {path.name.casefold() for path in FOLDER.rglob("*")}
    assert not [name for name in names if name.startswith("icu")]
    assert "opengl32sw.dll" not in names
