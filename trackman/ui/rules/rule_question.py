"""Asks what a rule shall be called."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from trackman.ui.widgets.name_question import NameQuestion


class RuleNameQuestion(NameQuestion):
    """Open it with `open()` and wait for `named`; it goes away by itself."""

    def __init__(self, parent: QWidget | None, name: str, taken: Collection[str]) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("RuleNameQuestion", "Save this rule"),
            translate("RuleNameQuestion", "Save"),
            name,
            taken,
            label=translate("RuleNameQuestion", "Name of the rule"),
            taken_words=translate(
                "RuleNameQuestion", "A rule with this name exists and will be replaced."
            ),
        )
