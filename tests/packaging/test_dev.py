import ast
import sys

import pytest


@pytest.fixture
def dev(script):
    return script("dev")


def test_says_what_can_be_asked_for(dev, capsys):
    assert dev.main(["tset"]) == 2
    assert dev.main([]) == 2
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in dev.TASKS)


def test_passes_further_arguments_on(dev, monkeypatch):
    seen = []

    def bench(arguments):
        seen.append(arguments)
        return 7

    monkeypatch.setitem(dev.TASKS, "bench", dev.Task(bench, in_venv=False))
    assert dev.main(["bench", "-k", "foo"]) == 7
    assert seen == [["-k", "foo"]]


def test_renews_the_environment_when_lock_or_dependencies_or_python_change(dev, tmp_path):
    project = b'[project]\nname = "trackman"\n\n[tool.ruff]\nline-length = 100\n'
    stamp = dev.stamp_for(b"lock", project, tmp_path, "3.11")
    assert dev.stamp_for(b"lock", project, tmp_path, "3.11") == stamp
    assert dev.stamp_for(b"lock", project.replace(b"100", b"90"), tmp_path, "3.11") == stamp
    assert dev.stamp_for(b"LOCK", project, tmp_path, "3.11") != stamp
    assert dev.stamp_for(b"lock", project.replace(b"trackman", b"x"), tmp_path, "3.11") != stamp
    assert dev.stamp_for(b"lock", project, tmp_path / "moved", "3.11") != stamp
    assert dev.stamp_for(b"lock", project, tmp_path, "3.12") != stamp


def test_knows_whether_there_is_a_display(dev):
    assert dev.has_display({"DISPLAY": ":0"})
    assert dev.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert dev.has_display({"DISPLAY": ""}) is (sys.platform != "linux")


WINDOWS = [f"windows/{one}" for one in ("installer", "job", "sign", "steps", "supply", "wine")]


@pytest.mark.parametrize("script", ["dev", "debian", "display", *WINDOWS])
def test_needs_nothing_but_the_standard_library(root, script):
    tree = ast.parse((root / "packaging" / f"{script}.py").read_text())
    names = {
        (getattr(node, "module", None) or node.names[0].name).split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert names - {"debian", "display", "windows"} <= set(sys.stdlib_module_names)
