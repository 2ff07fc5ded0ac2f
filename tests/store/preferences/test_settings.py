"""The settings as a file."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from trackman.domain.key_bindings import KeyMap
from trackman.domain.quality.limits import AS_IN_THE_GUIDE, OwnLimits, Preset
from trackman.domain.settings import Settings, SystemChoice, ThemeChoice
from trackman.store.folder import DataFolder
from trackman.store.preferences.settings import load_settings, save_settings

CHOSEN = Settings(
    "de_AT",
    ThemeChoice.DARK,
    30,
    10,
    0,
    True,
    "71934",
    90,
    True,
    ("Wrong language", "Veraltet"),
    Preset.BBC,
    ("basically", "語"),
    OwnLimits(speed=18, covered=0),
    True,
    False,
    SystemChoice.ON,
    SystemChoice.OFF,
    {"refreshTracks": ("F9", "Ctrl+R"), "showHistory": ()},
    -1,
    500,
    False,
    True,
    "Zoë",
    True,
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """Return an empty folder."""
    return DataFolder(tmp_path)


def test_every_setting_comes_back_as_it_was(folder: DataFolder) -> None:
    assert load_settings(folder) == Settings()
    save_settings(folder, CHOSEN)
    assert load_settings(folder) == CHOSEN
    assert all(
        getattr(CHOSEN, field.name) != getattr(Settings(), field.name) for field in fields(Settings)
    )


def test_what_a_newer_trackman_wrote_is_kept(folder: DataFolder) -> None:
    folder.write("settings.json", {"colour": "green", "theme": "dark"})
    assert load_settings(folder) == Settings(theme=ThemeChoice.DARK)
    save_settings(folder, CHOSEN)
    assert folder.read("settings.json") == {
        "colour": "green",
        **asdict(CHOSEN),
        "reasons": list(CHOSEN.reasons),
        "words": list(CHOSEN.words),
        "keys": {command: list(keys) for command, keys in CHOSEN.keys.items()},
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", None),
        ("theme", "purple"),
        ("theme", []),
        ("job_limit", 29),
        ("job_limit", 3601),
        ("job_limit", "600"),
        ("job_limit", 1e999),
        ("pace_share", 9),
        ("pace_share", 101),
        ("pace_share", True),
        ("cache_size", -1),
        ("cache_size", None),
        ("read_only", 1),
        ("last_project", 71934),
        ("keep_backups_days", -1),
        ("keep_backups_days", 36_501),
        ("keep_backups_days", "90"),
        ("reason_required", "yes"),
        ("start_muted", 1),
        ("type_count_above", -1),
        ("notify_when_done", "yes"),
        ("events", 0),
        ("apply_decisions_at_once", "no"),
        ("reviewer_name", None),
        ("reviewer_name", "x" * 81),
        ("second_approval", 1),
        ("reasons", "Wrong language"),
        ("reasons", [7]),
        ("reasons", [""]),
        ("reasons", ["x" * 201]),
        ("reasons", ["x"] * 51),
        ("preset", "disney"),
        ("preset", None),
        ("words", "basically"),
        ("words", [""]),
        ("words", ["x" * 101]),
        ("words", ["x"] * 501),
    ],
)
def test_a_value_that_is_no_good_is_replaced_and_logged(
    name: str, value: object, folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    text = json.dumps({**asdict(CHOSEN), name: value})
    (folder.root / "settings.json").write_text(text)
    with caplog.at_level(logging.WARNING):
        loaded = load_settings(folder)
    assert asdict(loaded) == {**asdict(CHOSEN), name: getattr(Settings(), name)}
    assert f"the setting {name} is no good" in caplog.text


@pytest.mark.parametrize(
    "value", [None, [], {"speed": 4}, {"lines": "2"}, {"gap": -1}, {"covered": True}]
)
def test_own_limits_that_are_no_good_are_those_of_the_guide(
    value: object, folder: DataFolder
) -> None:
    folder.write("settings.json", {"own_limits": value})
    assert load_settings(folder).own_limits == AS_IN_THE_GUIDE


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"dark"'])
def test_a_damaged_file_is_as_if_nothing_was_chosen(text: str, folder: DataFolder) -> None:
    (folder.root / "settings.json").write_text(text)
    assert load_settings(folder) == Settings()
    save_settings(folder, CHOSEN)
    assert load_settings(folder) == CHOSEN


def test_keys_that_are_none_stay_as_something_to_be_ignored_and_said(
    folder: DataFolder, caplog: pytest.LogCaptureFixture
) -> None:
    written = {"refreshTracks": "F9", "ofTomorrow": ["F9"], "showHistory": [7], "undo": ["F11"]}
    folder.write("settings.json", {"keys": written})
    keys = KeyMap(load_settings(folder).keys)
    assert set(keys.ignored) == {"refreshTracks", "ofTomorrow", "showHistory"}
    assert keys.of("undo") == ("F11",)
    assert "keys of 'showHistory'" in caplog.text
