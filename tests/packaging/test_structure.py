"""What the structure of the code keeps: a name means one thing, controllers take few arguments."""

import ast
import re

from tests.benchmarks.structure import structure_of


def test_no_two_public_classes_share_a_name(root):
    assert structure_of(root).homonyms == {}


def test_controllers_take_at_most_five_arguments(root):
    assert structure_of(root).widest == []


def test_both_are_noticed(tmp_path):
    for place in ("ui/controllers", "domain"):
        folder = tmp_path / "trackman" / place
        folder.mkdir(parents=True)
        many = ", ".join(f"part{number}" for number in range(6))
        text = f"class Stage:\n    def __init__(self, {many}) -> None:\n        pass\n"
        (folder / "stage.py").write_text(text)
    found = structure_of(tmp_path)
    assert list(found.homonyms) == ["Stage"]
    assert found.widest == ["trackman.ui.controllers.stage.Stage"]


def test_docstrings_name_the_thing_first(root):
    headless = re.compile(r"(What|Whether|Where|How|Who|When|Which|Whatever|Everything)\b")
    found = [
        f"{path.relative_to(root)}:{node.lineno}: {node.value.value!r}"
        for path in (root / "trackman").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Expr)  # also below an attribute
        and isinstance(node.value, ast.Constant)
        and headless.match(str(node.value.value))
    ]
    assert found == []
