"""Files as people have them, each after a public report about a program like this one."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from trackman import __main__

CASES = Path(__file__).parents[1] / "samples" / "cases"
FOUND = {
    "01-two-overlap": {"overlap": 1},
    "01b-sign-above-hides-it": {"overlap": 1},
    "02-no-ruby.ja": {},
    "02b-ruby.ja": {},
    "03-arrow-in-note": {},
    "04-blank-line-inside": {"stray_words": 1},
    "04b-blank-after-timing": {"empty": 1, "stray_words": 1},
    "05-separator-is-a-space": {"run_together": 1},
    "06-last-cue-empty": {"empty": 1},
    "06c-number-left-over": {},
    "07-cp1250-read-as-1252.cs": {"damaged_characters": 14},
    "08b-utf8-read-as-macroman.fr": {"damaged_characters": 12, "long_line": 7},
    "08e-utf8-read-as-1251.ru": {"damaged_characters": 6, "long_line": 5},
    "09-simplified.zh-Hant": {"wrong_script": 1},
    "10-roll-up": {"roll_up": 1},
    "13-sign-and-speech": {"too_long": 1},
    "14-capitals-and-hash.cc": {},
    "15-zero-width-in-word": {"listed_word": 2},
    "17-with-style": {},
    "17b-style-lost": {},
    "34-nfd": {},
    "35-phrase-over-two-lines": {},
    "36-marks.he": {},
    "38-filipino.fil": {"long_line": 2},
}


def test_each_case_is_here() -> None:
    assert {path.stem for path in CASES.glob("*.vtt")} == FOUND.keys()


@pytest.mark.parametrize("case", FOUND)
def test_a_case_has_the_right_findings(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.txt"
    words.write_text("idiot\n")
    __main__.main(["check", "--words", str(words), str(CASES / f"{case}.vtt")])
    lines = capsys.readouterr().out.splitlines()
    assert Counter(json.loads(line)["code"] for line in lines) == FOUND[case]
