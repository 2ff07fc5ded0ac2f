"""The words of the program in one language, as its catalogue has them."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|\u2068|\u2069")
_CATALOGUES = Path(__file__).resolve().parents[2] / "resources" / "translations"


class Words:
    """What the program says for an English sentence."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translated: dict[str, dict[str, str]] = {}
        """By English sentence and the class that says it."""
        if language == "en":
            return
        for context in ElementTree.parse(_CATALOGUES / f"trackman_{language}.ts").iter("context"):
            for message in context.iter("message"):
                where, source = context.findtext("name", ""), message.findtext("source", "")
                self._translated.setdefault(source, {})[where] = message.findtext("translation", "")

    def __call__(self, english: str, where: str = "") -> str:
        """Return what the class `where` says, or any; all say the same."""
        if self.language == "en":
            return english
        said = self._translated.get(english, {})
        words = {said[where]} if where else set(said.values())
        assert len(words) == 1, f"{english!r} is said in {len(words)} ways in {self.language}"
        return words.pop()

    def part(self, english: str, where: str = "") -> str:
        """Return the longest part of a sentence without a placeholder."""
        return max(_PLACEHOLDER.split(self(english, where)), key=len).strip()
