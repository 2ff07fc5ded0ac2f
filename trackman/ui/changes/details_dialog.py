"""Dialog for the name, language and closed-captions flag of a track."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from trackman.domain.languages import is_known, is_well_formed
from trackman.domain.tracks import Track, TrackDraft, is_same_name
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.tracks import TrackWording

_WIDTH = 480
_LONGEST_NAME = 255
_LONGEST_CODE = 35  # RFC 5646, section 4.4.1


class DetailsDialog(Dialog):
    """Open it with `open()` and wait for `chosen`; it goes away by itself."""

    chosen = Signal(TrackDraft)
    """The track as it shall be; it differs from the one of now."""

    def __init__(
        self,
        parent: QWidget | None,
        track: Track,
        taken: Collection[str],
        languages: Sequence[str],
    ) -> None:
        """Ask about a track; `taken` are names of others, `languages` codes to offer."""
        super().__init__(parent, "trackChange", _WIDTH)
        self._before = TrackDraft.of(track)
        self._taken = taken
        self._words = TrackWording(self)
        title = filled(self.tr("Change {name}"), name=quoted(track.name))
        self.setWindowTitle(title)
        self._title = Paragraph("trackChangeTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph(
            "trackChangeText",
            self.tr(
                "DatoCMS can’t change a track, so trackman adds a new one with the same subtitles, "
                "checks it, and then deletes the old one. The track gets a new ID."
            ),
            tone="muted",
            widest=_WIDTH,
        )
        self._name = QLineEdit(track.name)
        self._code = QLineEdit(track.language_code)
        self._language = Paragraph("trackChangeLanguage", " ", tone="muted", size="small")
        self._captions = QCheckBox(self.tr("Closed captions"))
        self._captions.setObjectName("trackChangeCaptions")
        self._note = Paragraph("trackChangeNote", " ", tone="danger", size="small", widest=_WIDTH)
        self._action = Button("trackChangeAction", self.tr("Change track"), tone="primary")
        self._cancel = Button("trackChangeCancel", self.tr("Cancel"))
        self._build(languages)
        self._captions.setChecked(bool(track.closed_captions))
        self._name.textChanged.connect(self._look)
        self._code.textChanged.connect(self._look)
        self._captions.toggled.connect(self._look)
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._look()

    def draft(self) -> TrackDraft:
        """Return the track as it stands in the fields."""
        before = self._before
        captions = self._captions.isChecked()
        return replace(
            before,
            name=self._name.text().strip(),
            language_code=self._code.text().strip(),
            closed_captions=(
                before.closed_captions if captions == bool(before.closed_captions) else captions
            ),
        )

    def accept(self) -> None:
        """Tell the track, if it can be made and is another."""
        if self._why_not(self.draft()) is None and self.draft() != self._before:
            super().accept()
            self.chosen.emit(self.draft())

    def _look(self) -> None:
        draft = self.draft()
        why = self._why_not(draft)
        self._note.setText(why or " ")
        self._language.setText(self._words.language_of(draft.language_code))
        self._action.setEnabled(why is None and draft != self._before)
        self._name.setAccessibleDescription(why or "")
        self.fit()

    def _why_not(self, draft: TrackDraft) -> str | None:
        code = draft.language_code
        if not draft.name:
            return self.tr("Enter a name.")
        if any(is_same_name(draft.name, one) for one in self._taken):
            return self.tr("Another track of this video has this name as well.")
        if not is_well_formed(code) or not is_known(code):
            return self.tr("Enter a language code such as it or pt-BR.")
        return None

    def _build(self, languages: Sequence[str]) -> None:
        for field, name, words, longest in (
            (self._name, "trackChangeName", self.tr("Name"), _LONGEST_NAME),
            (self._code, "trackChangeCode", self.tr("Language code"), _LONGEST_CODE),
        ):
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.setMaxLength(longest)
            field.setFixedHeight(scaled(32))
        completer = QCompleter(sorted(set(languages)), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._code.setCompleter(completer)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Language code"), self._code)
        form.addRow("", self._language)
        form.addRow("", self._captions)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._text)
        inside.addSpacing(4)
        inside.addLayout(form)
        inside.addWidget(self._note)
        self.fill(inside, (self._cancel, self._action), self._name)
        self._name.selectAll()
