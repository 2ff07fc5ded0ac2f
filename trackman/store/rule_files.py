"""Rules as files that people share: JSON with a mark of its format and a version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from trackman.domain.errors import RuleFault, RuleFileError
from trackman.domain.inventory.rules import SavedRule
from trackman.store.files import exported
from trackman.store.preferences.rules import (
    LONGEST_NAME,
    NotUnderstoodError,
    as_document,
    read_rule,
)

_FORMAT = "trackman-rule"
_VERSION = 1
_MOST_BYTES = 1 << 20


def write_rule(path: Path, rule: SavedRule) -> None:
    """Write a rule for others. Raises ExportError; then nothing at `path` has changed."""
    document = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": rule.name,
        "rule": as_document(rule.rule),
    }
    with exported(path) as file:
        file.write(json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n")


def read_rule_file(path: Path) -> SavedRule:
    """Return the rule of a file, by the file's name where it has none. Raises RuleFileError."""
    document = _document(path)
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise RuleFileError(RuleFault.DAMAGED, "no version")
    if version > _VERSION:
        raise RuleFileError(RuleFault.NEWER, f"version {version}")
    try:
        rule = read_rule(document.get("rule"))
    except NotUnderstoodError as error:
        raise RuleFileError(RuleFault.NEWER, str(error)) from error
    except ValueError as error:
        raise RuleFileError(RuleFault.DAMAGED, str(error)) from error
    name = document.get("name")
    return SavedRule((name if isinstance(name, str) and name else path.stem)[:LONGEST_NAME], rule)


def _document(path: Path) -> dict[str, Any]:
    """Return the JSON of a file that carries the mark of the format."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise RuleFileError(RuleFault.UNREADABLE, error.strerror or str(error)) from error
    if len(data) > _MOST_BYTES:
        raise RuleFileError(RuleFault.FOREIGN, "larger than any rule")
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        marked = _FORMAT.encode() in data
        fault = RuleFault.DAMAGED if marked else RuleFault.FOREIGN
        raise RuleFileError(fault, str(error)) from error
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        raise RuleFileError(RuleFault.FOREIGN)
    return document
