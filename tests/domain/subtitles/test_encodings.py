from __future__ import annotations

import pytest

from trackman.domain.subtitles.encodings import ENCODINGS, decoded
from trackman.services.checking import detected

SAID = {
    "cs": (
        "Dobrý večer, vítejte u večerních zpráv. Příliš žluťoučký kůň úpěl ďábelské ódy. "
        "Všechno je v pořádku, řekl mi včera.",
        ["cp1250", "iso8859_2"],
    ),
    "pl": (
        "Dzień dobry, chciałbym zamówić kawę i ciastko. Żółta łódź płynęła wzdłuż rzeki. "
        "Wszystko będzie dobrze, powiedział.",
        ["cp1250", "iso8859_2"],
    ),
    "fr": (
        "Bonjour à tous, voilà une journée très agréable. Où êtes-vous allés hier ? Ça "
        "ira mieux après l'été, c'était déjà décidé.",
        ["cp1252", "mac_roman"],
    ),
    "de": (
        "Guten Abend, schöne Grüße aus München. Die Straße ist heute für den Verkehr "
        "gesperrt, müssen wir früher gehen?",
        ["cp1252"],
    ),
    "es": (
        "¿Cómo estás? Mañana iré a la montaña con mi compañera. Está lloviendo aquí y "
        "también allá, según dicen.",
        ["cp1252"],
    ),
    "ru": (
        "Добрый вечер, дорогие друзья. Сегодня мы расскажем вам о новой истории нашего "
        "города и его жителей.",
        ["cp1251", "koi8_r", "cp866"],
    ),
    "el": (
        "Καλησπέρα σας, σήμερα θα μιλήσουμε για την ιστορία της πόλης μας και των κατοίκων της.",
        ["cp1253", "iso8859_7"],
    ),
    "tr": (
        "İyi akşamlar, bugün size şehrimizin güzel tarihini anlatacağız. Çok teşekkür "
        "ederim, görüşürüz. Ağaç, ışık, şeker.",
        ["cp1254"],
    ),
    "he": ("ערב טוב לכולם, היום נספר לכם על ההיסטוריה של העיר שלנו ושל תושביה", ["cp1255"]),
    "ar": ("مساء الخير، اليوم سوف نتحدث عن تاريخ مدينتنا وسكانها وكل شيء جميل فيها", ["cp1256"]),
    "th": ("สวัสดีตอนเย็น วันนี้เราจะพูดถึงประวัติศาสตร์ของเมืองของเรา", ["cp874"]),
    "ja": (
        "こんばんは、今日は私たちの町の歴史についてお話しします。とても面白いです。",
        ["shift_jis", "euc_jp"],
    ),
    "zh": ("晚上好，今天我们来谈谈我们城市的历史和它的居民。非常有意思。", ["gb18030"]),
    "zh-Hant": ("晚上好，今天我們來談談我們城市的歷史和它的居民。非常有意思。", ["big5"]),
    "ko": ("안녕하세요, 오늘은 우리 도시의 역사와 주민들에 대해 이야기하겠습니다.", ["cp949"]),
    "hu": (
        "Jó estét kívánok, örömmel üdvözlöm önöket. Az időjárás ma hűvös, de később "
        "felmelegedés várható, mondta a nő.",
        ["cp1250"],
    ),
    "ro": (
        "Bună seara, astăzi vom vorbi despre istoria oraşului nostru şi a locuitorilor săi.",
        ["cp1250"],
    ),
    "lv": (
        "Labvakar, šodien mēs runāsim par mūsu pilsētas vēsturi un tās iedzīvotājiem. "
        "Ļoti skaisti, paldies jums.",
        ["cp1257"],
    ),
}
"""A sentence of each language, and the encodings old files of it are in."""
WRITTEN = [(language, page) for language, (_, pages) in SAID.items() for page in pages]
NEEDS_THE_LANGUAGE = {("tr", "cp1254"), ("lv", "cp1257")}
"""Five lines are too few to tell it by the letters alone."""


def file_of(language: str) -> str:
    said = SAID[language][0]
    return "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{said}" for n in range(1, 6))


def spoken(text: str) -> str | None:
    found = detected((text,))
    return found.language if found is not None and found.certainty >= 0.5 else None


@pytest.mark.parametrize(("language", "page"), WRITTEN)
def test_old_encodings_are_told_by_letters_and_language(language, page):
    text = file_of(language)
    read = decoded(text.encode(page), language=language)
    assert read.text == text
    assert read.guessed
    assert read.encoding in ENCODINGS
    if (language, page) not in NEEDS_THE_LANGUAGE:
        assert decoded(text.encode(page), language_of=spoken).text == text


@pytest.mark.parametrize(
    "page", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_certain(page):
    text = file_of("cs")
    read = decoded(text.encode(page))
    assert read.text.removeprefix("\ufeff") == text
    assert not read.guessed
    assert read.unreadable == 0


def test_japanese_of_seven_bits_is_certain():
    text = file_of("ja")
    read = decoded(text.encode("iso2022_jp"))
    assert (read.text, read.encoding, read.guessed) == (text, "iso2022_jp", False)


@pytest.mark.parametrize("page", ENCODINGS)
def test_each_encoding_can_be_chosen(page):
    assert decoded("1\n00:00:01,000".encode(page), page).text == "1\n00:00:01,000"


def test_characters_that_an_encoding_does_not_have_are_counted():
    assert decoded("né à".encode("cp1252"), "utf-8").unreadable == 2
    assert decoded("né \ufffd".encode(), "utf-8").unreadable == 0
