"""Values put into sentences, as the language and the direction of the interface want them.

Translators give the quotation marks and what stands between the parts of a list. In a right-to-left
interface each value is kept apart from the direction of the sentence around it (Unicode annex 9,
isolates), for most names, codes and paths are Latin. The marks of that are for eyes alone:
`unmarked` takes them out of what leaves the window.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from trackman.domain.names import shown
from trackman.domain.text_direction import has_right_to_left, is_right_to_left
from trackman.ui.theme.direction import is_mirrored

_ISOLATE, _END = "\u2068", "\u2069"
_LEAD = "\u200f"  # a right-to-left mark
_MARKS = re.compile("(?:\u2068\u200f?)|\u2069|^\u200f", re.MULTILINE)
_LONGEST_QUOTED = 80


def filled(pattern: str, /, **values: object) -> str:
    """Put values into a translated sentence.

    Whole numbers are written in the person's locale, all else as it is: what must keep its Latin
    digits, such as a status or an id, is given as text.
    """
    return led(pattern.format(**{name: _inserted(value) for name, value in values.items()}))


def quoted(name: str) -> str:
    """Return a name from strangers in quotation marks of the language."""
    text = shown(name, longest=_LONGEST_QUOTED)
    if has_right_to_left(text) or is_mirrored():
        text = f"{_ISOLATE}{text}{_END}"
    #: The language’s quotation marks around a name, such as « {name} » in French.
    return QCoreApplication.translate("Inserting", "“{name}”").format(name=text)


def listed(parts: Iterable[str]) -> str:
    """Return the parts of a list in one line; empty ones are left out."""
    #: Between the parts of a list, with its space: “Italian, French”.
    return QCoreApplication.translate("Inserting", ", ").join(map(isolated, filter(None, parts)))


def listed_clauses(parts: Iterable[str]) -> str:
    """Return parts that have commas of their own in one line."""
    #: Between the parts of a list that have commas in themselves, with its space.
    return QCoreApplication.translate("Inserting", "; ").join(map(isolated, filter(None, parts)))


def dotted(parts: Iterable[str]) -> str:
    """Return facts beside each other, as under a name: "3:12 · 14 Jun 2026"."""
    return led(" · ".join(map(isolated, filter(None, parts))))


def isolated(text: str) -> str:
    """Keep a text apart from the direction of what stands around it, where that matters.

    What has isolates in itself was made by the functions here, and is as it should be.
    """
    if not is_mirrored() or _ISOLATE in text:
        return text
    return f"{_ISOLATE}{led(text)}{_END}"


def led(text: str) -> str:
    """Let a text begin on the side that the interface begins on.

    Who draws it looks at its first letter, which is Latin in many an Arabic sentence: trackman …
    A text without a letter of the interface's script, such as a name, stays as it is.
    """
    if not is_mirrored() or is_right_to_left(text):
        return text
    return f"{_LEAD}{text}" if _ISOLATE in text or has_right_to_left(text) else text


def unmarked(text: str) -> str:
    """Return a text without the marks of this module, to be copied or written to a file."""
    return text if text.isascii() else _MARKS.sub("", text)


def as_sentence(title: str) -> str:
    """Return a title, which has no full stop, as a sentence among others."""
    #: A title made a sentence, with the full stop of the language.
    return QCoreApplication.translate("Inserting", "{title}.").format(title=title)


def number(value: int) -> str:
    """Return a whole number in the digits and groups of the person's locale."""
    return QLocale().toString(value)


def fixed(value: float, digits: int) -> str:
    """Return a number with so many digits after the point of the person's locale."""
    return QLocale().toString(float(value), "f", digits)


def decimal(value: float, digits: int) -> str:
    """Return a number with at most so many digits after the point of the person's locale."""
    text = fixed(value, digits)
    if not digits:
        return text
    return text.rstrip(QLocale().zeroDigit()).removesuffix(QLocale().decimalPoint())


def _inserted(value: object) -> str:
    return number(value) if isinstance(value, int) else isolated(str(value))
