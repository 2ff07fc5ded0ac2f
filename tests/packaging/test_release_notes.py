import pytest

TEXT = """# Changelog

What is new.

## [Unreleased]

### Added

- Not out yet.

## [1.1.0] - 2027-02-03

### Fixed

- A [link](https://example.com) & more.

## [1.0.0] - 2027-01-02

### Added

- The first.
"""


@pytest.fixture
def notes(script):
    return script("release_notes")


def test_each_release_has_its_day_and_its_notes(notes):
    newer, first = notes.releases(TEXT)
    assert (newer.version, newer.date) == ("1.1.0", "2027-02-03")
    assert newer.notes == "### Fixed\n\n- A [link](https://example.com) & more."
    assert first.notes.endswith("- The first.")


def test_nothing_is_released_while_all_is_new(notes):
    assert notes.releases("# Changelog\n\n## [Unreleased]\n\n- Something.\n") == []


def test_a_tag_prints_the_notes_of_its_version(notes, tmp_path, monkeypatch, capsys):
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(TEXT)
    monkeypatch.setattr(notes, "CHANGELOG", changelog)
    for name in ("1.0.0", "v1.0.0", "refs/tags/v1.0.0"):
        assert notes.main([name]) == 0
        assert capsys.readouterr().out == "### Added\n\n- The first.\n"


@pytest.mark.parametrize("arguments", [["2.0.0"], ["Unreleased"], []])
def test_a_version_without_notes_is_told(notes, arguments, capsys):
    assert notes.main(arguments) > 0
    assert capsys.readouterr().err
