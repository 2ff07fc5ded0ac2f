from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trackman.domain.subtitles.mojibake.repair import repaired, repairs

SOUND = {
    "en": "She said: “It’s the café at no. 5, 20 °C, £3 – really?Yes.”",
    "fr": "« L’œuvre de Noël coûte déjà cher », dit-elle à l’hôtel.",
    "de": "„Schöne Grüße“, sagte er und aß noch ein Stück Käse.",
    "es": "¿Qué pasó mañana? ¡Dímelo tú, señor Núñez, por última vez!",
    "pt": "Amanhã não há ninguém; você está só com três irmãs.",
    "it": "Perché è già lì? Così non può più tornare in città.",
    "nl": "Eén idee voor België: coördineer het met de koeienpoëzie.",
    "sv": "På ön går två män över en å för att få öl.",
    "da": "På øen går får og køer; blåbærgrød er så god.",
    "no": "Året etter så jeg ingen båt på sjøen, bare små øyer.",
    "fi": "Äiti näki yöllä tähtiä järven yllä ja meni töihin.",
    "is": "Það er þó hægt að sjá fjöll úr bænum í góðu veðri.",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy na nábřeží.",
    "sk": "Kŕdeľ ďatľov učí koňa žrať kôru, veď už to stačí.",
    "pl": "Zażółć gęślą jaźń, łódź już płynie ku brzegowi.",
    "hu": "Árvíztűrő tükörfúrógép működött a kőből épült híd mögött.",
    "hr": "Čovjek je išao kući, noću, među žutim đacima.",
    "sl": "Še vedno čakam na žensko, ki živi čez cesto.",
    "ro": "Învăță și țara să știe că pâinea încă nu-i gata.",
    "tr": "Şimdi İstanbul’da yaşıyorum, çünkü ağabeyim öğretmen.",
    "lt": "Ąžuolas žiūrėjo į ežerą, kol šuo grįžo į namus.",
    "lv": "Glāžšķūņa rūķīši dzērumā čiepj vijoļu ķēmes ļoti ņipri.",
    "et": "Õhtul sõime köögis õunu, mis olid väga küpsed.",
    "vi": "Tôi không biết tiếng Việt, nhưng tôi sẽ học thật chăm chỉ.",
    "ca": "L’avi em va dir que això és més fàcil; col·labora, però aquí.",
    "ru": "Всё готово: мы ждём вас у входа, объявление уже было.",
    "uk": "Їхній дім стоїть біля річки, ґанок є з того боку.",
    "be": "Ў нас ёсць усё, што трэба, і яшчэ цёплы хлеб.",
    "bg": "Щъркелът вече е тук, а ние още чакаме пролетта.",
    "sr": "Ђак је љут због џепа, а њему ћути цело друштво.",
    "mk": "Ѓорѓи ќе дојде со џипот кај љубовта и ѕвездите.",
    "el": "Η θάλασσα είναι ήρεμη, όμως το πλοίο δεν έφυγε ακόμη.",
    "he": "שלום לכולם, מה שלומכם היום?",
    "ar": "السلام عليكم، كيف حالكم اليوم؟",
    "th": "สวัสดีครับ วันนี้อากาศดีมาก",
    "ja": "東京タワーで神戸のビールを飲みました。",
    "zh": "我们明天早上在车站见面，好吗？",
    "ko": "안녕하세요, 오늘은 날씨가 참 좋네요.",
    "hi": "आज मौसम बहुत अच्छा है, चलो बाहर चलें।",
}
MORE = {
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
TEXTS = [*SOUND.items(), *MORE.items()]
NAMES = "Bjørn, José, Łukasz, Dvořák, Gül, Þór, Zoë"
AS_UTF_8 = ("cp1252", "latin-1", "cp1251", "mac_roman", "cp850", "cp437", "cp1250", "cp1254")
PAGES = {
    "cs": ("cp1250", "cp1252"),
    "pl": ("cp1250", "cp1252"),
    "hu": ("cp1250", "cp1252"),
    "ru": ("cp1251", "cp1252"),
    "bg": ("cp1251", "mac_roman"),
    "uk": ("cp1251", "cp1252"),
    "el": ("cp1253", "cp1252"),
    "he": ("cp1255", "cp1252"),
    "fr": ("cp1252", "mac_roman"),
    "de": ("cp1252", "cp850"),
    "es": ("mac_roman", "cp1252"),
    "sv": ("cp1252", "cp850"),
    "lv": ("cp1257", "cp1252"),
}

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


def damaged(text: str, right: str, read: str) -> str | None:
    """Return how a text reads in the wrong encoding; None if it cannot be told back."""
    try:
        wrong = text.encode(right).decode(read)
    except UnicodeError:
        return None
    return None if wrong == text else wrong


@pytest.mark.parametrize(
    ("language", "broken", "reading"),
    [
        ("cs", "Pøístav je kvùli bouøi zavøený.", "Přístav je kvůli bouři zavřený."),
        ("fr", "La cl√© est l√† √† midi.", "La clé est là à midi."),
        ("ru", "РџРѕСЂС‚ Р·Р°РєСЂС‹С‚.", "Порт закрыт."),
        ("und", "РџРѕСЂС‚ Р·Р°РєСЂС‹С‚.", "Порт закрыт."),
        ("ru", "оНПР ГЮЙПШР ХГ-ГЮ ЬРНПЛЮ", "Порт закрыт из-за шторма"),
        ("fr", "Il a dÃ©jÃ  mangÃ©.", "Il a déjà mangé."),
        ("en", "cafÃƒÂ©", "café"),
        ("it", "La cittÃ\nÃ¨ nostra: la libertÃ", "La città\nè nostra: la libertà"),
        ("en", "I know ‚Äî but why?", "I know — but why?"),
        ("he", "ùìåí ìëåìí, îä ùìåîëí", "שלום לכולם, מה שלומכם"),
    ],
)
def test_a_cue_is_repaired(language: str, broken: str, reading: str) -> None:
    assert repaired(broken, language) == reading


def test_a_track_of_one_foreign_letter_shows_by_all_its_cues() -> None:
    cues = ("Þimdi", "yaþýyorum ve çalýþýyorum", "öðretmen geldi", "aðabeyim Ýstanbul’da")
    assert [one.reading for one in repairs(cues, "tr")] == [
        "Şimdi",
        "yaşıyorum ve çalışıyorum",
        "öğretmen geldi",
        "ağabeyim İstanbul’da",
    ]


def test_one_damaged_cue_in_a_sound_track_is_found_alone() -> None:
    cues = ("Někdo tu je.", "Řekl, že přijde.", "Nìkdo pøijde.", "Žádný strach.")
    assert [(one.cue, one.reading) for one in repairs(cues, "cs")] == [(3, "Někdo přijde.")]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_sound_text_is_left_alone(language: str, text: str) -> None:
    cues = (text, text.upper(), *text.split(), f"{text}\n{NAMES}", NAMES, "♪ 5 € ½ №7 ♪")
    assert not list(repairs(cues, language))
    assert not list(repairs(cues, "und"))
    assert not list(repairs([text, "OK?", text.upper()], "en"))
    assert not any(repaired(one, language) for one in (text, text.upper(), NAMES))


@given(st.lists(st.sampled_from([*SOUND.values(), NAMES]), min_size=1, max_size=6))
def test_what_others_say_within_a_text_is_left_alone(cues: list[str]) -> None:
    assert not list(repairs((SOUND["en"], *cues), "en"))


@pytest.mark.parametrize("page", AS_UTF_8)
@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_utf_8_read_in_a_code_page_is_repaired(language: str, text: str, page: str) -> None:
    wrong = damaged(text, "utf-8", page)
    if wrong is not None:
        assert repaired(wrong, language) == text


@pytest.mark.parametrize("language", PAGES)
def test_one_code_page_read_as_another_is_repaired(language: str) -> None:
    right, read = PAGES[language]
    cues = [damaged(word, right, read) or word for word in SOUND[language].split()]
    track = (" ".join(cues), *cues)
    found = {one.cue: one.reading for one in repairs(track, language)}
    assert found[1] == SOUND[language]


@pytest.mark.parametrize(("language", "right", "read"), OTHER_PAGES)
def test_a_track_in_one_code_page_read_in_another_is_repaired(
    language: str, right: str, read: str
) -> None:
    text = MORE[language].replace("–", "-").replace("’", "'")
    wrong = damaged(text, right, read)
    assert wrong is not None
    found = list(repairs([wrong, "OK.", wrong], language))
    assert [(one.cue, one.reading) for one in found] == [(1, text), (3, text)]


def test_one_cue_of_utf_8_in_a_sound_track_is_found() -> None:
    texts = ["Le port est fermé.", "Où est-elle ?", "Elle Ã©tait lÃ  hier.", "Voilà."]
    (found,) = repairs(texts, "fr")
    assert (found.cue, found.reading) == (3, "Elle était là hier.")


def test_twice_damaged_text_is_repaired() -> None:
    once = "größer".encode().decode("cp1252")
    assert repaired(once.encode().decode("cp1252"), "de") == "größer"


@pytest.mark.parametrize(
    "text", ["ÓîÖæÊØ»¤Éñ  ±£»¤ÎÒÃÇÔ¶ÀëÐ°¶ñ", "ËûÄÜÍ½ÊÖ×¥×¡×Óµ¯  À¹×¡¼²ËÙµÄ»ð³µ"]
)
def test_no_nonsense_is_offered_for_pages_that_are_not_known(text: str) -> None:
    for language in ("zh", "und"):
        assert repaired(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gódnota „ “ musy typ float měś.", "en"),
        ("Эерэг том бүхэл тоо", "en"),
        ("Алар экөө тең СезГичТүү болушу мүмкүн.", "ky"),
    ],
)
def test_no_reading_brings_in_another_script_or_symbols(text: str, language: str) -> None:
    assert repaired(text, language) is None


@pytest.mark.parametrize(("right", "read"), [("koi8-r", "cp1251"), ("cp1251", "cp866")])
@pytest.mark.parametrize("language", ["ru", "bg"])
def test_frequent_letters_tell_which_page_of_cyrillic_it_was(
    language: str, right: str, read: str
) -> None:
    text = SOUND[language].casefold()
    cues = [damaged(f"{word} они {text}".capitalize(), right, read) for word in text.split()]
    wrong = [one for one in cues if one is not None]
    readings = [one.reading for one in repairs(wrong, language)]
    assert readings == [f"{word} они {text}".capitalize() for word in text.split()]


OF_FEWER = {
    "az": "Bu hamımız üçün çox maraqlı mövzudur.",
    "cy": "Rwy’n hoffi coginio yn y tŷ bob dydd.",
    "ku": "Ev ji bo me hemûyan mijareke pir balkêş e.",
    "tg": "Ман ҳар рӯз дар хона хӯрок мепазам.",
    "kk": "Мен қазақша сөйлеймін, қалайсың?",
}


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("uk", "Я не хочу об этом говорить."),
        ("uk", "Эй, вы там!"),
        ("ru", "Он сказал: «Хто гэта зрабіў?»"),
        ("ru", "Вона сказала: «Є ще їжа?»"),
        ("cy", "Эй, вы там!"),
        ("az", "Ты где был вчера вечером?"),
        ("ku", "Добры дзень, сябры."),
        ("ku", "Hvað heitir þú?"),
        ("lv", "Hvað heitir þú?"),
        ("lt", "Ég hef ekkert séð í gær."),
        ("el", "Ђак је љут због џепа."),
        ("el", "«Это вышло очень хорошо», — сказал он."),
        ("he", "Добры дзень, сябры."),
        ("cy", "Kia ora, e te whānau Māori, kei te pēhea koutou?"),
        ("tg", "Västafrika och Marshallöarna"),
        ("kk", "איסלנדית הונגרית"),
    ],
)
@pytest.mark.parametrize("around", [1, 8])
def test_a_quote_in_another_language_is_left_alone(language: str, quote: str, around: int) -> None:
    own = (SOUND | OF_FEWER).get(language, "")
    assert not list(repairs([*own.split(), *["OK."] * 9, *[own] * around, quote], language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("mk", "Сè е готово, и ѝ кажав дека нè чека."),
        ("mk", "Сѐ е готово."),
        ("ru", "Это бóльшая часть, потóм увидим."),
        ("bs-Cyrl", "фински"),
        ("bs-Cyrl", "тви"),
        ("bs", "Што ћеш да радиш, мој љубави?"),
        ("az-Cyrl", "еве"),
        ("az-Cyrl", "Өзүнә ҹаваб вер, ағыллы олсун, ҝүлмә."),
        ("sr-Latn", "Ђак је љут због џепа."),
        ("yo", "туап"),
    ],
)
def test_letters_that_are_typed_or_quoted_are_no_damage(language: str, text: str) -> None:
    assert not list(repairs([text], language))
    assert not list(repairs([text, "OK.", text], language))


@pytest.mark.parametrize("read", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("language", ["de", "fr", "sv", "tr"])
def test_latin_letters_that_were_read_as_cyrillic_are_repaired(language: str, read: str) -> None:
    right = "cp1254" if language == "tr" else "cp1252"
    cues = [damaged(word, right, read) or word for word in MORE[language].split()]
    (first, *_) = repairs((" ".join(cues), *cues), language)
    assert (first.cue, first.reading) == (1, MORE[language])


def test_typography_inside_words_shows_damage_whose_letters_another_language_has() -> None:
    cues = (
        "Vamos falar da alimentação.",
        "Isto é para nós.",
        "O irmão só come maçãs.",
        "São pães.",
    )
    wrong = [cue.encode("cp1252").decode("mac_roman") for cue in cues]
    assert [one.reading for one in repairs(wrong, "pt")] == list(cues)


@pytest.mark.parametrize(
    ("language", "sound", "wrong", "right"),
    [
        ("fr", "Il a déjà mangé.", "Parlons de la santй, hйlas.", "Parlons de la santé, hélas."),
        ("de", "Schöne Grüße.", "Die T¸r war schon geˆffnet.", "Die Tür war schon geöffnet."),
        ("es", "Mañana será.", "La alimentaciÛn.", "La alimentación."),
    ],
)
def test_one_cue_of_another_page_is_found_by_what_no_language_has(
    language: str, sound: str, wrong: str, right: str
) -> None:
    assert [one.reading for one in repairs([sound, wrong, sound], language)] == [right]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("lt", "Deisceart na hÁise"),
        ("es", "Сan you hear me, Сarlos?"),
        ("cs", "Muintir na hÉireann"),
    ],
)
def test_irish_prefixes_and_lookalikes_are_no_damage(language: str, text: str) -> None:
    assert not list(repairs([SOUND[language], text, SOUND[language]], language))
