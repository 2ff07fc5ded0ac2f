"""Texts on the screen that no translator was asked for."""

from __future__ import annotations

import ast
import re
from functools import cache
from html import unescape
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.pseudo import CLOSE, OPEN
from trackman.domain.languages import language_name
from trackman.domain.names import shown
from trackman.ui.wording.inserting import unmarked
from trackman.ui.wording.translation import languages

_WORD = re.compile(r"[^\W\d_]{2,}")
_TRANSLATED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*({CLOSE}|…$)")
_PARAGRAPH = re.compile(r"^<p [^<>]*>|</p>$")
_CUT = 8
"""Letters from which on a piece of data is taken for a name that was cut off."""
_VOICE = re.compile(r"<v ([^<>]*)>")
_TAG = re.compile(r"<[^<>]*>")
_LOCALE, _LENGTHS = QLocale("en"), (QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat)
_NAMES = {
    *("trackman", "DatoCMS", "English", "Netflix", "BBC", "DCMP", "Mux", "WebVTT", "ID", "HD"),
    *("SubRip", "SubStation Alpha", "MicroDVD", "TTML", "M4A", "FLAC", "WAV"),
    *(
        "Windows",
        "ISO",
        "Mac Roman",
        "Mac Cyrillic",
        "Shift JIS",
        "EUC-JP",
        "KOI8",
        "UTF",
        "CP",
        "GB",
        "Big",
    ),
    *("bytes", "kB", "MB", "GB"),
    *("Ctrl+Return", "Ctrl", "Shift", "Del", "Esc", "Tab", "Space", "Return", "Up", "Down"),
    *(_LOCALE.monthName(month, length) for month in range(1, 13) for length in _LENGTHS),
    *(_LOCALE.dayName(day, length) for day in range(1, 8) for length in _LENGTHS),
}
"""Names that are the same in any language, and what Qt writes in that of the person's locale."""


def untranslated(top: QWidget) -> list[str]:
    """Return what stands in a window besides translated sentences and the data of the tests."""
    texts = set(map(unmarked, _texts(top)))
    return sorted({text for text in texts if not _is_cut_off(text) and _own_words(text)})


def _is_cut_off(text: str) -> bool:
    """Tell whether a text is the beginning of a name that is too long for its place."""
    begin = text.rstrip("…").replace("&&", "&")
    return len(begin) > _CUT and any(known.startswith(begin) for known in _data())


def _own_words(text: str) -> list[str]:
    """Return the words that are neither data nor made by translators."""
    text = unescape(_PARAGRAPH.sub(" ", text)) if text.startswith("<p ") else text
    while (shorter := _TRANSLATED.sub(" ", text)) != text:
        text = shorter  # a sentence in a sentence
    for known in _data():
        text = text.replace(known, " ")
    data = "\n".join(_data())
    return [word for word in _WORD.findall(text) if len(word) < _CUT or word not in data]


@cache
def _data() -> list[str]:
    """Return every text that the tests of screens give as data, the longest first."""
    found, here = set(_NAMES), Path(__file__).parent
    for source in set(here.glob("*.py")) - {here / "test_pseudo_language.py"}:
        tree = ast.parse(source.read_text("utf-8"))
        sentences = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= set() if id(node) in sentences else _forms(node.value)
    codes = {one for one in found if re.fullmatch("[a-z]{2}(-[A-Za-z]{2,4})*", one)}
    found |= {language_name(one) for one in codes} | {name for _, name in languages()}
    return sorted((one for one in found if _WORD.search(one)), key=len, reverse=True)


def _forms(text: str) -> set[str]:
    """Return a text and how it is shown: as a name, and as the lines of a cue."""
    spoken = unescape(_TAG.sub("", _VOICE.sub(r"\1: ", text)))
    return {text, shown(text), text.replace(" ", ""), *text.split("\n"), *spoken.split("\n")}


def _texts(top: QWidget) -> set[str]:
    texts: set[str] = set()
    for widget in [top, *top.findChildren(QWidget)]:
        texts |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        texts |= {widget.windowTitle(), widget.statusTip()}
        if isinstance(widget, QLabel | QAbstractButton):
            texts.add(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            texts.add(widget.placeholderText())
        if isinstance(widget, QTabBar):
            texts |= {widget.tabText(place) for place in range(widget.count())}
        if isinstance(widget, QComboBox):
            texts |= {widget.itemText(place) for place in range(widget.count())}
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            texts |= _of_model(widget.model(), isinstance(widget, QTableView))
    for action in top.findChildren(QAction):
        texts |= {action.text(), action.toolTip()}
    return texts


def _of_model(model: QAbstractItemModel, has_titles: bool) -> set[str]:
    role = Qt.ItemDataRole
    roles = [role.DisplayRole, role.ToolTipRole]
    roles += [role.AccessibleTextRole, role.AccessibleDescriptionRole]
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    found = {
        model.index(row, column).data(role)
        for row in range(min(model.rowCount(), 50))
        for column in columns
        for role in roles
    }
    if has_titles:
        found |= {model.headerData(column, Qt.Orientation.Horizontal) for column in columns}
    return {one for one in found if isinstance(one, str)}
