"""Text read in a wrong encoding: found, and read right; sound text is left alone."""

from __future__ import annotations

import pytest

from trackman.domain.subtitles.mojibake.repair import question_marks, repaired, repairs

SENTENCES = {
    "cs": "Přístav je kvůli bouři zavřený, počkáme, až vítr zeslábne, řekl kůň.",
    "da": "Båden sejler præcis klokken tolv, når det blæser mindre på øen.",
    "de": "Über den Hafen weht heute früh ein kühler, böiger Wind – größer als gestern.",
    "el": "Το πλοίο φεύγει ακριβώς το μεσημέρι, αν πέσει ο αέρας.",
    "es": "El niño se perdió en algún lugar del muelle; ¿quién lo vio mañana?",
    "fr": "Le port est fermé à cause de la tempête, où est passé l’élève ?",
    "hu": "Az őrült árvíztűrő tükörfúrógép a kikötőben maradt.",
    "is": "Skipið siglir á hádegi, það er ófært út af veðrinu þótt ég bíði.",
    "pl": "Zażółć gęślą jaźń, powiedział ktoś w porcie późną nocą.",
    "pt": "A criança não está no cais, então o capitão esperará até amanhã.",
    "ro": "Vaporul pleacă la prânz, așteptăm până când vântul se potolește în oraș.",
    "ru": "Корабль отходит ровно в полдень, подождём, пока ветер стихнет.",
    "sv": "Båten går mitt på dagen, vi väntar tills vinden mojnar på ön.",
    "tr": "Gemi tam öğlen kalkıyor, rüzgâr dinene kadar bekleyeceğiz, şöyle dedi.",
    "uk": "Корабель відходить рівно опівдні, зачекаймо, доки вщухне вітер.",
    "vi": "Tàu khởi hành đúng giữa trưa, hãy chờ đến khi gió lặng.",
}
READ_AS = ("cp1252", "cp1251", "mac_roman", "cp850")
OTHER_PAGES = [
    *(("cs", "cp1250", "cp1252"), ("pl", "cp1250", "cp1252"), ("hu", "cp1250", "cp1252")),
    *(
        ("tr", "cp1254", "cp1252"),
        ("ru", "koi8-r", "cp1251"),
        ("uk", "koi8-u", "cp1251"),
        ("ru", "cp1251", "koi8-r"),
    ),
    *(("ru", "cp1251", "cp1252"), ("uk", "cp1251", "cp1252"), ("el", "cp1253", "cp1252")),
    *(("ru", "koi8-r", "cp1252"), ("hu", "cp1250", "cp1254"), ("pl", "iso8859-2", "cp1252")),
]
SOUND = {
    **SENTENCES,
    "ar": "تغادر السفينة عند الظهر تماما.",
    "fa": "کشتی سر ظهر حرکت می‌کند.",
    "he": "הספינה יוצאת בדיוק בצהריים.",
    "hi": "जहाज़ ठीक दोपहर में निकलता है।",
    "ja": "船はちょうど正午に出る。「カフェ」で待とう…",
    "ko": "배는 정오에 정확히 떠난다.",
    "lv": "Kuģis atiet tieši pusdienlaikā, pagaidīsim, kamēr vējš norims.",
    "sr": "Брод полази тачно у подне, сачекајмо док ветар не стане.",
    "th": "เรือออกตอนเที่ยงตรง",
    "zh": "船在正午准时出发。“咖啡馆”见……",
    "en": "“It’s 20 °C at the café” — naïve Zoë paid €5 (£4½) to Dvořák & Łukasz…",
    "it": "Perché l’università è così lontana? «Però…» disse a Müller e a Šarić.",
    "nl": "Eén coördinator vroeg: „Waarom zo geërgerd?” à € 5,–",
    "fi": "Å, äiti, älä öykkäröi! Åbo – Turku.",
}


def read_wrong(sentence: str, page: str, again: str) -> str | None:
    """Return a sentence written in one encoding and read in another, where all of it can be."""
    try:
        return sentence.encode(page).decode(again)
    except UnicodeError:
        return None


@pytest.mark.parametrize("page", READ_AS)
@pytest.mark.parametrize("language", SENTENCES)
def test_utf_8_read_in_a_code_page_is_read_right(language: str, page: str) -> None:
    sentence = SENTENCES[language]
    if (broken := read_wrong(sentence, "utf-8", page)) is None:
        pytest.skip("not every byte is a character there")
    assert repaired(broken, language) == sentence


@pytest.mark.parametrize(("language", "page", "again"), OTHER_PAGES)
def test_a_track_in_one_code_page_read_in_another_is_read_right(
    language: str, page: str, again: str
) -> None:
    sentence = SENTENCES[language].replace("–", "-").replace("’", "'")
    broken = read_wrong(sentence, page, again)
    assert broken is not None
    found = list(repairs([broken, "OK.", broken], language))
    assert [(one.cue, one.reading) for one in found] == [(1, sentence), (3, sentence)]


def test_one_damaged_cue_in_a_sound_track_is_found() -> None:
    texts = ["Le port est fermé.", "Où est-elle ?", "Elle Ã©tait lÃ  hier.", "Voilà."]
    (found,) = repairs(texts, "fr")
    assert (found.cue, found.reading) == (3, "Elle était là hier.")


def test_twice_damaged_text_is_read_right() -> None:
    once = "größer".encode().decode("cp1252")
    assert repaired(once.encode().decode("cp1252"), "de") == "größer"


@pytest.mark.parametrize(
    "text", ["ÓîÖæÊØ»¤Éñ  ±£»¤ÎÒÃÇÔ¶ÀëÐ°¶ñ", "ËûÄÜÍ½ÊÖ×¥×¡×Óµ¯  À¹×¡¼²ËÙµÄ»ð³µ"]
)
def test_no_nonsense_is_offered_for_pages_that_are_not_known(text: str) -> None:
    for language in ("zh", "und"):
        assert repaired(text, language) is None


@pytest.mark.parametrize("language", SOUND)
def test_sound_text_is_left_alone(language: str) -> None:
    for declared in (language, "und", "en"):
        assert not list(repairs([SOUND[language], "OK?", SOUND[language].upper()], declared))


@pytest.mark.parametrize("language", ["cs", "de", "fr", "pl", "ru", "sv", "tr"])
def test_question_marks_for_letters_are_found(language: str) -> None:
    lost = SENTENCES[language].encode("ascii", "replace").decode()
    if language == "ru":
        assert not list(question_marks([lost] * 3, language))  # nothing of a word is left
    else:
        assert [cue for cue, _ in question_marks([lost, "OK?", lost, lost], language)] == [1, 3, 4]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Really?Yes, really? Why?because", "en"),
        ("Wirklich? Ja. Warum? Darum.", "de"),
        ("Siehe https://a.example/b?c=d und a?b=c", "de"),
        ("Schön?ja, warum?nein", "de"),
        ("What? (?) ??? ?!", "fr"),
    ],
)
def test_questions_are_no_lost_letters(text: str, language: str) -> None:
    assert not list(question_marks([text] * 5, language))
