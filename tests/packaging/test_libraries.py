import importlib.util
import json
from datetime import UTC, datetime

import pytest

AT = datetime(2027, 1, 2, tzinfo=UTC)


@pytest.fixture
def libraries(script):
    return script("libraries")


def test_names_what_the_program_needs_and_nothing_of_developers(libraries):
    names = {one.name for one in libraries.libraries()}
    assert {"pyside6-addons", "shiboken6", "requests", "urllib3", "regex", "qasync"} <= names
    assert names.isdisjoint({"pytest", "mypy", "ruff", "pyinstaller", "trackman"})


def test_every_library_says_its_licence_and_is_locked(libraries, root):
    allowed = libraries.hashes((root / "requirements.lock").read_text())
    for library in libraries.libraries():
        assert library.licence or library.texts
        assert allowed[library.name, library.version]


def test_the_licences_of_all_are_in_one_file(script, libraries, tmp_path):
    script("licences").write(tmp_path / "licences.txt")
    text = (tmp_path / "licences.txt").read_text(encoding="utf-8")
    for library in libraries.libraries():
        assert f"\n{library.name} {library.version}: " in text
    assert "GNU Lesser General Public License" in text
    assert "Permission is hereby granted" in text


@pytest.mark.skipif(importlib.util.find_spec("cyclonedx") is None, reason="needs cyclonedx")
def test_the_bill_of_materials_holds_each_with_its_hashes(script, libraries):
    library = libraries.Library("some-library", "1.0", "MIT", ())
    allowed = {("some-library", "1.0"): ["0" * 64]}
    bill = json.loads(script("sbom").bill("1.2.3", [library], allowed, AT))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["version"] == "1.2.3"
    (found,) = [one for one in bill["components"] if one["name"] == "some-library"]
    assert found["purl"] == "pkg:pypi/some-library@1.0"
    assert found["hashes"] == [{"alg": "SHA-256", "content": "0" * 64}]
    assert {"ffmpeg", "icu"} < {one["name"] for one in bill["components"]}


def test_finds_what_is_imported_late_and_only_for_types_not(script, tmp_path):
    (tmp_path / "one.py").write_text(
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import tkinter\n"
        "def late():\n    from json import decoder\n    import csv\n"
    )
    other = tmp_path / "other"
    other.mkdir()
    (other / "__main__.py").write_text("import turtle\n")
    assert script("imports").imported(tmp_path) == {"typing:TYPE_CHECKING", "json:decoder", "csv"}


def test_a_bundle_that_lacks_a_module_is_told(script, capsys):
    check = script("bundle_check")
    assert check.main(["json", "json:decoder", "sqlite3:connect"]) == 0
    assert check.main(["json", "no_such_module", "json:no_such_name"]) == 1
    shown = capsys.readouterr().out
    assert "no_such_module: No module" in shown
    assert "json:no_such_name: " in shown
