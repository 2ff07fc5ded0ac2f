import re
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="only packages for Linux have one")


@pytest.fixture(scope="module")
def pages(request):
    return {}


@pytest.fixture
def page(script, pages):
    if not pages:
        pages["page"] = script("man_page").page("1.2.3", "2026-01-02")
    return pages["page"]


def test_each_option_and_command_of_the_program_is_in_it(script, page):
    man_page = script("man_page")
    plain = page.replace("\\-", "-")
    for command in ((), *man_page.COMMANDS):
        told = man_page.help_of(command)
        options = set(re.findall(r"--[a-z-]+", told.usage))
        assert options
        assert all(f"{option}" in plain for option in options)
        assert not command or f".SS trackman {' '.join(command)}\n" in plain


def test_each_command_of_the_program_is_known(script, root):
    known = {command[0] for command in script("man_page").COMMANDS}
    main = (root / "trackman" / "__main__.py").read_text()
    listed = re.search(r"_COMMANDS = \{(.*)\}", main)
    assert listed
    assert set(re.findall(r'"([a-z]+)"', listed[1])) == known
    told = script("man_page").help_of(("tracks",))
    actions = re.search(r"[a-z]+(\|[a-z]+)+", told.usage)
    assert actions
    assert {*actions[0].split("|")} == {
        command[1] for command in script("man_page").COMMANDS if len(command) > 1
    }


def test_texts_over_several_lines_are_joined(script):
    told = script("man_page").read(
        "usage: x [-h] FILE\n\nDoes it.\n\n"
        "options:\n  --long-name NAME\n                what it is,\n"
        "                and more\n\nOne line\nand another.\n"
    )
    assert told.entries == {"options": [("--long-name NAME", "what it is, and more")]}
    assert told.text == ["Does it.", "One line and another."]


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
def test_it_is_well_formed(page, tmp_path):
    file = tmp_path / "trackman.1"
    file.write_text(page, encoding="utf-8")
    judged = subprocess.run(
        ["mandoc", "-Tlint", "-Wwarning", file], capture_output=True, text=True, check=False
    )
    assert judged.stdout == ""
