from __future__ import annotations

from trackman.domain.errors import BackupFault
from trackman.domain.quality.findings import Finding, FindingCode, Severity, found, unreadable


def test_a_finding_is_as_severe_as_its_kind_is() -> None:
    assert found(FindingCode.OVERLAP, 1, 2, length=5) == Finding(
        FindingCode.OVERLAP, Severity.WARNING, (1, 2), {"length": 5}
    )


def test_a_text_that_cannot_be_read_is_a_finding_too() -> None:
    assert unreadable(BackupFault.CUT) == Finding(
        FindingCode.UNREADABLE, Severity.ERROR, (), {"fault": "not whole"}
    )


def test_codes_never_change() -> None:
    assert {code.value for code in FindingCode} == {
        "stray_words",
        "run_together",
        "style_arrow",
        "roll_up",
        "too_fast",
        "too_short",
        "too_long",
        "never_shown",
        "overlap",
        "short_gap",
        "out_of_order",
        "after_end",
        "beyond_end",
        "little_text",
        "empty",
        "long_line",
        "many_lines",
        "unknown_tag",
        "unsafe_tag",
        "dropped_cues",
        "wrong_script",
        "wrong_language",
        "untranslated",
        "duplicate",
        "no_sounds",
        "sounds_without_flag",
        "listed_word",
        "placeholder",
        "watermark",
        "damaged_characters",
        "unreadable",
    }
