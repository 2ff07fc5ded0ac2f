"""Asks which languages to keep: all tracks in others are what the rule then means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.inventory.rules import TrackRule
from trackman.domain.tracks import TrackKind
from trackman.ui.rules.language_list import LanguageList
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, explain

_WIDTH = 420
_ROWS = 8


class KeepLanguages(Dialog):
    """Nothing is deleted by it: what it means is shown first."""

    chosen = Signal(object)
    """The `TrackRule` that means all other languages."""

    def __init__(
        self,
        parent: QWidget | None,
        languages: Sequence[tuple[str, int]],
        kept: Sequence[str] = (),
    ) -> None:
        """`languages` are codes with numbers of tracks; `kept` are ticked at first."""
        super().__init__(parent, "keepLanguages", _WIDTH)
        self._title = Paragraph("keepLanguagesTitle", size="title", widest=_WIDTH)
        self._note = Paragraph("keepLanguagesNote", tone="muted", widest=_WIDTH)
        self._kind = Choice("keepLanguagesKind", self.tr("Kind"))
        self._list = LanguageList("keepLanguagesList", self.tr("Languages to keep"), _ROWS)
        self._cancel = Button("keepLanguagesCancel", self.tr("Cancel"))
        self._action = Button("keepLanguagesAction", self.tr("Show the others"), tone="primary")
        self._list.offer(languages)
        there = {code for code, _ in languages}
        self._list.tick([code for code in kept if code in there])
        self._build()
        self._list.ticked_changed.connect(self._look)
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._look()

    def accept(self) -> None:
        """Tell the rule."""
        if self._list.ticked():
            super().accept()
            kinds = tuple(filter(None, [self._kind.value()]))
            self.chosen.emit(TrackRule(kinds=kinds, other_languages=self._list.ticked()))

    def _look(self) -> None:
        ready = bool(self._list.ticked())
        self._action.setEnabled(ready)
        words = self.tr("See which tracks are in other languages; nothing is deleted yet")
        explain(self._action, words if ready else self.tr("Tick a language first."))

    def _build(self) -> None:
        title = self.tr("Keep only these languages")
        self.setWindowTitle(title)
        self._title.setText(title)
        self._note.setText(
            self.tr("Tracks in all other languages are listed next. You can untick some there.")
        )
        self._kind.offer(
            (
                (TrackKind.SUBTITLES, self.tr("Subtitles")),
                (TrackKind.AUDIO, self.tr("Audio")),
                ("", self.tr("Subtitles and audio")),
            )
        )
        self._kind.show_value(TrackKind.SUBTITLES)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for part in (self._title, self._note, self._kind, self._list):
            inside.addWidget(part)
        self.fill(inside, (self._cancel, self._action), self._list)
