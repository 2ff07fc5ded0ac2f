"""A language nobody speaks: every sentence accented, longer and in brackets.

With it on the screen, whatever stands without brackets is not translatable, and whatever is cut off
would be cut off in German, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

OPEN, CLOSE = "⟦", "⟧"
_KEPT = re.compile(r"(d MMM yyyy|\{\w*\}|%L?n|%\d|&\w+;|&\w|<[^>]*>|\n)")
_ACCENTED = str.maketrans("AEIOUYaeiouycn", "ÀÊÏÖÛÝåéîöüýçñ")
_LONGER = 0.35
"""Part of a sentence's length that is added: about what German adds to English."""


class PseudoTranslator(QTranslator):
    """Translates everything, forms of plurals included."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the text in the language; the number changes nothing."""
        of_qt = context == "QShortcut"  # names of keys, which Qt joins with "+"
        return text if of_qt or not text.strip() else pseudo(text)

    def isEmpty(self) -> bool:
        """Tell Qt to ask: there is no catalogue that could be empty."""
        return False


def pseudo(text: str) -> str:
    """Return a text in the language; placeholders, mnemonics and markup stay as they are."""
    parts = _KEPT.split(text)
    accented = "".join(
        part if place % 2 else part.translate(_ACCENTED) for place, part in enumerate(parts)
    )
    letters = sum(map(str.isalpha, text))
    return f"{OPEN}{accented}{'~' * round(letters * _LONGER)}{CLOSE}"


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Speak the language within the context; what was made before keeps its words."""
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)
