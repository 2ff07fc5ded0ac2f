"""The settings as a file. What a newer trackman wrote there is kept, not understood."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from trackman.domain.quality.limits import RANGES, OwnLimits, Preset
from trackman.domain.settings import (
    LONGEST_REASON,
    LONGEST_REVIEWER,
    LONGEST_WORD,
    MOST_REASONS,
    MOST_WORDS,
    Settings,
    SystemChoice,
    ThemeChoice,
)
from trackman.store.folder import DataFolder

_FILE = "settings.json"
_MOST_COMMANDS = 500
_LONGEST_KEY = 40
_NO_KEY = "?!"
_log = logging.getLogger(__name__)


def load_settings(folder: DataFolder) -> Settings:
    """Return the settings; what is missing or no good is as if never chosen."""
    written = _document(folder)
    good = {}
    for name, read in _READERS.items():
        if name not in written:
            continue
        try:
            good[name] = read(written[name])
        except ValueError:
            _log.warning("the setting %s is no good and is replaced: %.80r", name, written[name])
    return Settings(**good)


def save_settings(folder: DataFolder, settings: Settings) -> None:
    """Write the settings, beside those of a newer trackman."""
    folder.write(_FILE, _document(folder) | asdict(settings))


def _document(folder: DataFolder) -> dict[str, Any]:
    document = folder.read(_FILE)
    if document is None or isinstance(document, dict):
        return document or {}
    _log.warning("%s is of another form and is set aside", _FILE)
    folder.set_aside(_FILE)
    return {}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


def _short_text(longest: int, value: Any) -> str:
    if len(_text(value)) > longest:
        raise ValueError
    return _text(value)


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _number(least: int, most: int, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError
    return value


def _texts(most: int, longest: int, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError
    texts = tuple(map(_text, value))
    if not all(0 < len(text) <= longest for text in texts):
        raise ValueError
    return texts


def _keys(value: Any) -> dict[str, tuple[str, ...]]:
    """Return keys by command; what is no list of keys stands as one that no command can have."""
    if not isinstance(value, dict) or len(value) > _MOST_COMMANDS:
        raise ValueError
    keys = {}
    for command, given in value.items():
        try:
            keys[command] = _texts(_MOST_COMMANDS, _LONGEST_KEY, given)
        except ValueError:
            _log.warning("the keys of %.80r are no good and are ignored: %.80r", command, given)
            keys[command] = (_NO_KEY,)
    return keys


def _own_limits(value: Any) -> OwnLimits:
    if not isinstance(value, dict):
        raise ValueError
    chosen = {name: value[name] for name in RANGES if value.get(name) is not None}
    return OwnLimits(**{name: _number(*RANGES[name], one) for name, one in chosen.items()})


_READERS: dict[str, Callable[[Any], Any]] = {
    "language": _text,
    "theme": ThemeChoice,
    "contrast": SystemChoice,
    "less_motion": SystemChoice,
    "job_limit": partial(_number, 30, 3600),
    "pace_share": partial(_number, 10, 100),
    "cache_size": partial(_number, 0, 10_000),
    "read_only": _flag,
    "last_project": _text_or_none,
    "keep_backups_days": partial(_number, 0, 36_500),
    "reason_required": _flag,
    "reasons": partial(_texts, MOST_REASONS, LONGEST_REASON),
    "preset": Preset,
    "words": partial(_texts, MOST_WORDS, LONGEST_WORD),
    "own_limits": _own_limits,
    "keys": _keys,
    "tour": partial(_number, -1, 20),
    "start_muted": _flag,
    "type_count_above": partial(_number, 0, 100_000),
    "notify_when_done": _flag,
    "events": _flag,
    "apply_decisions_at_once": _flag,
    "reviewer_name": partial(_short_text, LONGEST_REVIEWER),
    "second_approval": _flag,
}
