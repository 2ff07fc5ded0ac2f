import re

import pytest

from trackman import __version__

SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$", re.MULTILINE)


@pytest.fixture(scope="module")
def changelog(root):
    return (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_starts_with_what_is_not_released_yet(changelog):
    headings = re.findall(r"^## .*$", changelog, re.MULTILINE)
    assert changelog.startswith("# Changelog\n")
    assert headings[0] == "## [Unreleased]"
    assert all(RELEASE.match(heading) for heading in headings[1:])


def test_uses_the_known_sections_only(changelog):
    assert set(re.findall(r"^### (.*)$", changelog, re.MULTILINE)) <= SECTIONS


def test_lists_the_newest_release_first_and_it_is_this_version(changelog):
    releases = RELEASE.findall(changelog)
    versions = [tuple(map(int, version.split("."))) for version, _ in releases]
    assert versions == sorted(versions, reverse=True)
    assert [date for _, date in releases] == sorted((date for _, date in releases), reverse=True)
    assert not releases or releases[0][0] == __version__
