from __future__ import annotations

import pytest

from trackman.domain.quality.checks.leftovers import leftovers
from trackman.domain.quality.findings import FindingCode, found


@pytest.mark.parametrize(
    "placeholder",
    [
        "[inaudible]",
        "[INAUDIBLE 00:12:33]",
        "(unintelligible)",
        "[???]",
        "[BLANK_AUDIO]",
        "[unverständlich]",
        "[ininteligible]",
        "[неразборчиво]",
        "【聞き取れない】",
        "[…]",
    ],
)
def test_what_stands_where_nobody_heard_is_found(context, placeholder: str) -> None:
    assert list(leftovers(context("a", f"he said {placeholder} and left {placeholder}"))) == [
        found(FindingCode.PLACEHOLDER, 2, text=placeholder)
    ]


def test_text_to_fill_a_page_is_found(context) -> None:
    assert list(leftovers(context("So:\nLorem ipsum dolor"))) == [
        found(FindingCode.PLACEHOLDER, 1, text="Lorem ipsum dolor")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Subtitles by the Amara.org community",
        "Sous-titres réalisés par la communauté d'Amara.org",
        "Untertitel der Amara.org-Community",
        "Untertitel im Auftrag des ZDF für funk, 2017",
        "Sottotitoli creati dalla comunità Amara.org",
        "Субтитры сделал DimaTorzok",
        "РЕДАКТОР СУБТИТРОВ А.Семкин",
        "www.OpenSubtitles.org",
        "Transcribed by https://otter.ai",
        "字幕由Amara.org社区提供",
    ],
)
def test_lines_by_which_machines_sign_are_found(context, line: str) -> None:
    assert list(leftovers(context(f"Thank you.\n{line}"))) == [
        found(FindingCode.WATERMARK, 1, text=line)
    ]


@pytest.mark.parametrize("damage", ["â€", "\ufffd", "\x92", "ï»¿"])
def test_damaged_characters_are_found(context, damage: str) -> None:
    assert list(leftovers(context("a", f"caf{damage} x"))) == [
        found(FindingCode.DAMAGED_CHARACTERS, 2, text=damage, reading="")
    ]


@pytest.mark.parametrize(
    ("damage", "reading"),
    [
        ("cafÃ© x", "café x"),
        ("schÃ¼n", "schün"),
        ("20 Â°C", "20 °C"),
        ("the ÐŸÑ€Ð¸Ð²ÐµÑ‚", "the Привет"),
        ("a ÎšÎ±Î»Î¬", "a Καλά"),
        ("thatâ€™s", "that’s"),
        ("cafÃƒÂ©", "café"),
    ],
)
def test_what_they_were_stands_beside_them(context, damage: str, reading: str) -> None:
    assert list(leftovers(context("a", f"b\n{damage}"))) == [
        found(FindingCode.DAMAGED_CHARACTERS, 2, text=damage, reading=reading)
    ]


@pytest.mark.parametrize("text", ["é", "ü", "“It’s”", "Привет", "Καλημέρα"])
@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf_8_read_in_another_encoding_is_damaged(context, text: str, encoding: str) -> None:
    read = text.encode().decode(encoding, errors="replace")
    findings = list(leftovers(context(read)))
    assert [finding.code for finding in findings] == [FindingCode.DAMAGED_CHARACTERS]


@pytest.mark.parametrize(
    "text",
    [
        "naïve café, Ångström, señor, garçon, MANHÃ… «MANHû",
        "À bientôt, être, maître, ÂGE, Âge",
        "Привет, как дела?",
        "Καλημέρα σας",
        "ÎNCEPUT și România",
        "Ðakota, Ñandú",
        "[Music] (sighs) what? … and so on...",
        "A TODO el mundo",
        "the subtitles, by and large",
        "I met Otter at rev.community",
    ],
)
def test_what_is_meant_is_not(context, text: str) -> None:
    assert not list(leftovers(context(text)))


def test_long_lines_are_quoted_in_part(context) -> None:
    (finding,) = leftovers(context(f"amara.org {'x' * 500}"))
    assert len(str(finding.values["text"])) == 80
