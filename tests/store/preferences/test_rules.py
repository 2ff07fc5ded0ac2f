"""Rules are kept and shared whole; what is not understood is refused, never left out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.errors import RuleFault, RuleFileError
from trackman.domain.inventory.rules import Doubles, Keep, SavedRule, TrackRule
from trackman.store.folder import DataFolder
from trackman.store.preferences.rules import as_document, load_rules, read_rule, save_rules
from trackman.store.rule_files import read_rule_file, write_rule

texts = st.text(max_size=8)
many = st.lists(texts, max_size=3).map(tuple)
maybe = st.none() | st.booleans()
rules = st.builds(
    TrackRule,
    kinds=many,
    languages=many,
    other_languages=many,
    statuses=many,
    name=texts,
    closed_captions=maybe,
    doubles=st.none() | st.sampled_from(Doubles),
    keep=st.sampled_from(Keep),
    has_findings=maybe,
    text=texts,
    tag=st.none() | texts,
    collection_id=st.none() | texts,
    used=maybe,
)


@given(rules)
def test_every_rule_comes_back_as_it_was(rule: TrackRule) -> None:
    assert read_rule(json.loads(json.dumps(as_document(rule)))) == rule


def test_saved_rules_come_back_in_their_order_and_bad_ones_are_left_out(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    saved = [SavedRule("b", TrackRule(kinds=("audio",))), SavedRule("a", TrackRule(used=False))]
    save_rules(folder, saved)
    assert load_rules(folder) == saved
    document = folder.read("saved-rules.json")
    document[0]["rule"]["colour"] = "red"
    folder.write("saved-rules.json", [*document, {"name": 3}, "no"])
    assert load_rules(folder) == saved[1:]


def test_a_rule_goes_through_a_file(tmp_path: Path) -> None:
    rule = SavedRule("Nur Deutsch – 日本語", TrackRule(other_languages=("de", "ja")))
    write_rule(path := tmp_path / "rule.json", rule)
    assert read_rule_file(path) == rule


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", RuleFault.FOREIGN),
        (b"\x89PNG\r\n", RuleFault.FOREIGN),
        (b"[]", RuleFault.FOREIGN),
        (b'{"format": "something", "version": 1}', RuleFault.FOREIGN),
        (b"[" * 100_000, RuleFault.FOREIGN),
        (b" " * (1 << 21), RuleFault.FOREIGN),
        (b'{"format": "trackman-rule", "version": 1, "ru', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule"}', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule", "version": true}', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule", "version": 1}', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule", "version": 1, "rule": {"used": "no"}}', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule", "version": 1, "rule": {"kinds": [1]}}', RuleFault.DAMAGED),
        (b'{"format": "trackman-rule", "version": 2, "rule": {}}', RuleFault.NEWER),
        (b'{"format": "trackman-rule", "version": 1, "rule": {"size": 4}}', RuleFault.NEWER),
        (b'{"format": "trackman-rule", "version": 1, "rule": {"keep": "best"}}', RuleFault.NEWER),
    ],
)
def test_a_file_that_is_no_good_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, fault: RuleFault
) -> None:
    path = tmp_path / "rule.json"
    path.write_bytes(content)
    with pytest.raises(RuleFileError) as caught:
        read_rule_file(path)
    assert caught.value.fault is fault


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleFileError) as caught:
        read_rule_file(tmp_path / "none.json")
    assert caught.value.fault is RuleFault.UNREADABLE


def test_a_rule_without_a_name_is_called_as_its_file(tmp_path: Path) -> None:
    path = tmp_path / "Only German.json"
    path.write_text('{"format": "trackman-rule", "version": 1, "rule": {"kinds": ["audio"]}}')
    assert read_rule_file(path) == SavedRule("Only German", TrackRule(kinds=("audio",)))
