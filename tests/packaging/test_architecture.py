import os
import re
import shutil
import subprocess
import sys
import tomllib

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
PACKAGES = [
    "app.py",
    "__main__.py",
    "arguments.py",
    "holding.py",
    "start_failures.py",
    "ui",
    "commands",
    "services",
    "dato",
    "store",
    "domain",
    "demo",
]
OFFENCES = {
    "domain/__init__.py": "import PySide6.QtCore, trackman.services",
    "commands/__init__.py": "import qasync, trackman.ui",
    "dato/__init__.py": "import asyncio",
    "services/__init__.py": "import requests, trackman.demo",
    "ui/__init__.py": "import threading, trackman.dato",
    "ui/wording/__init__.py": "import trackman.ui.controllers",
    "ui/text/__init__.py": "import trackman.ui.library, trackman.store",
    "ui/controllers/text/__init__.py": "import trackman.ui.controllers.video",
    "ui/egg.py": "import trackman.ui.hen.wing",
    "ui/hen/wing.py": "import trackman.ui.egg",
    "demo/__init__.py": "import trackman.dato",
    "drawer.py": "",
}


def lint_imports(folder):
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def packages_of_windows(root):
    """Return the modules that the contracts about windows name; all must exist."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = [one["layers"] for one in contracts if one.get("containers") == ["trackman.ui"]]
    named = [f"ui/{name}" for layer in layers for name in re.findall(r"\w+", layer)]
    (peers,) = [one["modules"] for one in contracts if one["type"] == "independence"]
    return [*named, *(name.removeprefix("trackman.").replace(".", "/") for name in peers)]


@pytest.fixture
def skeleton(tmp_path, root):
    shutil.copy(root / "pyproject.toml", tmp_path)
    package = tmp_path / "trackman"
    for package_name in [*PACKAGES, *packages_of_windows(root)]:
        file = (
            package / package_name
            if package_name.endswith(".py")
            else package / package_name / "__init__.py"
        )
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (package / "__init__.py").touch()
    return tmp_path


def test_imports_go_down_only(root):
    result = lint_imports(root)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_contracts_hold_for_empty_packages(skeleton):
    result = lint_imports(skeleton)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_notices_its_offence(skeleton):
    for name, line in OFFENCES.items():
        file = skeleton / "trackman" / name
        file.parent.mkdir(exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(line)
    result = lint_imports(skeleton)
    assert "KEPT" not in result.stdout
    assert "12 broken" in result.stdout
    assert "drawer" in result.stdout
