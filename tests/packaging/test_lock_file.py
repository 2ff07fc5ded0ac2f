import re
import tomllib

import pytest

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)", re.MULTILINE)


@pytest.fixture(scope="module")
def lock(root):
    return (root / "requirements.lock").read_text()


def test_every_package_is_pinned_and_hashed(lock):
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        assert PIN.match(block), block
        assert "--hash=sha256:" in block, block


def test_it_names_no_address(lock):
    assert "://" not in lock
    assert not re.search(r"^(-|/)", lock, re.MULTILINE)


def test_everything_the_project_asks_for_is_in_it(lock, root):
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[^A-Za-z0-9-]", line)[0].lower() for line in asked}
    assert names <= {pin["name"] for pin in PIN.finditer(lock)}
