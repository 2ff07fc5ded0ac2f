"""Letter forms of Chinese, Japanese and Korean: one character is drawn differently in each.

Qt chooses a font by the languages of the system and has no way to name that of a text, so a font
made for the language is asked for by name. Names are those under which the fonts of Windows,
macOS, Noto, Source Han and older Linux systems are installed.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from trackman.domain.languages import canonical, territory_of

_TAIWAN: Final = (
    *("PingFang TC", "Microsoft JhengHei UI", "Microsoft JhengHei", "Noto Sans CJK TC"),
    *("Noto Sans TC", "Source Han Sans TC", "Heiti TC", "AR PL UMing TW", "PMingLiU"),
)
_HONG_KONG: Final = (
    *("PingFang HK", "Noto Sans CJK HK", "Noto Sans HK", "Source Han Sans HC", "AR PL UMing HK"),
    *_TAIWAN,
)
_FAMILIES: Final = {
    "Jpan": (
        *("Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Yu Gothic", "Meiryo UI"),
        *("Meiryo", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Source Han Sans JP"),
        *("IPAexGothic", "IPAPGothic", "TakaoPGothic", "VL PGothic", "MS PGothic"),
    ),
    "Kore": (
        *("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Noto Sans KR"),
        *("Source Han Sans K", "Source Han Sans KR", "NanumGothic", "UnDotum", "Baekmuk Dotum"),
    ),
    "Hans": (
        *("PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC"),
        *("Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
        *("Heiti SC", "AR PL UMing CN", "SimSun"),
    ),
    "Hant": _TAIWAN,
}
_AS_IN_HONG_KONG: Final = frozenset({"HK", "MO"})


def families_for(language: str, installed: Collection[str]) -> list[str]:
    """Return which of some fonts have the letter forms of a BCP 47 language, the best first.

    None is named for languages that need none of their own.
    """
    spoken, script = canonical(language)
    families = _FAMILIES.get(script, ())
    if script == "Hant" and (spoken == "yue" or territory_of(language) in _AS_IN_HONG_KONG):
        families = _HONG_KONG
    return [family for family in families if family in installed]


@lru_cache(maxsize=64)
def letters_of(language: str) -> QFont | None:
    """Return a font that names only families, to be resolved with one that has a size.

    None where a language needs none, or no font for it is installed.
    """
    families = families_for(language, frozenset(QFontDatabase.families()))
    if not families:
        return None
    font = QFont()
    font.setFamilies([*families, *QFont().families()])
    return font
