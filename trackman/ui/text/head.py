"""Head of the cues: findings, search, what can be done with the text, and its state."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.export import TextForm
from trackman.ui.text.finding_chips import FindingChips
from trackman.ui.text.search_bar import SearchBar
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.keys import explain_or_key, explain_with_key
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.inserting import filled

_SEARCH = (92, 240)
_WIDEST = 1200  # pixels


class TextHead(QWidget):
    """Chips of findings and search in a row; `remarks` about the whole text stand apart."""

    save_requested = Signal(object)
    """The text is wanted as a file of this `TextForm`."""
    export_requested = Signal()
    """The findings of all tracks are wanted as a file."""
    retry_pressed = Signal()
    edit_pressed = Signal()
    replace_pressed = Signal()
    cue_wanted = Signal(int)
    """The cue with this number, counted from 1, is to be shown."""

    def __init__(self, search: SearchBar) -> None:
        super().__init__()
        self.setObjectName("textHead")
        self.chips = FindingChips()
        self._words = FindingWording(self)
        self._search = search
        self.remarks = QFrame()
        """Remarks about the whole text; they stand under the cues, so that none of these moves."""
        self._whole = Paragraph("findingsOfText", tone="warning", size="small", widest=_WIDEST)
        self._state = Paragraph("textState", tone="warning", size="small", widest=_WIDEST)
        self._retry = Button("textRetry", self.tr("Try again"), "refresh", "bar")
        self._go = Button("goToCue", tone="bar")
        self._cue = 0
        self._edit = Button("editText", self.tr("Edit"), "edit")
        self._replace = IconButton("replaceText", self.tr("Replace…"), "replace")
        self._draft = Paragraph("textDraft", tone="muted", size="small", widest=_WIDEST)
        self._save = IconButton("saveText", self.tr("Save subtitles as…"), "export")
        self._build()
        self._retry.clicked.connect(self.retry_pressed)
        self._edit.clicked.connect(self.edit_pressed)
        self._replace.clicked.connect(self.replace_pressed)
        self._go.clicked.connect(lambda: self.cue_wanted.emit(self._cue))

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show the chips, and in words what is about no single cue."""
        self.chips.show_findings(findings)
        said = [self._words.sentence(one) for one in findings or () if not one.cues]
        self._whole.setText("\n".join(said))
        self._whole.setVisible(bool(said))
        self._show_remarks()

    def show_state(self, words: str, *, retry: bool, cues: Sequence[int] = ()) -> None:
        """Say what is wrong, whether trying again may help, and which cues show it."""
        if words and words != self._state.text():
            announce(self, words)
        self._state.setText(words)
        self._state.setVisible(bool(words))
        self._retry.setVisible(bool(words) and retry)
        self._go.setVisible(bool(words) and bool(cues))
        self._show_remarks()
        if cues:
            self._cue = cues[0]
            self._go.setText(filled(self.tr("Show cue {number}"), number=self._cue))

    def show_editing(self, why_not: str | None) -> None:
        """Allow editing, or say why it is not possible."""
        self._edit.setEnabled(why_not is None)
        words = self.tr("Edit text and times of the cues")
        explain_or_key(self._edit, why_not, words, "editSubtitles")

    def show_draft(self, there: bool) -> None:
        """Say that there are edited subtitles that were not published."""
        words = self.tr("You have unpublished changes to these subtitles. Choose Edit to go on.")
        self._draft.setText(words if there else "")
        self._draft.setVisible(there)
        self._show_remarks()

    def show_saving(self, possible: bool) -> None:
        """Say whether there is anything to save."""
        self._save.setEnabled(possible)

    def show_tools(self, useful: bool) -> None:
        """Show what works on cues only while there are some."""
        self._search.field.setVisible(useful)
        if not useful:
            self._search.hide()
        self.chips.setVisible(useful)

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("saveTextMenu")
        for form, words in (
            (TextForm.WEBVTT, self.tr("WebVTT, unchanged (.vtt)")),
            (TextForm.SUBRIP, self.tr("SubRip (.srt)")),
            (TextForm.PLAIN, self.tr("Plain text (.txt)")),
        ):
            action = QAction(words, menu)
            action.setObjectName(f"save-{form.value}")
            action.triggered.connect(partial(self.save_requested.emit, form))
            menu.addAction(action)
        menu.addSeparator()
        export = QAction(self.tr("Findings of all tracks of this video (table)"), menu)
        export.setObjectName("exportFindings")
        export.triggered.connect(self.export_requested)
        menu.addAction(export)
        return menu

    def _build(self) -> None:
        explain_with_key(self._replace, self.tr("Replace the track by a file"), "replaceTrack")
        self._save.setMenu(self._save_menu())
        self._save.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        least, most = map(scaled, _SEARCH)
        self._search.field.setMinimumWidth(least)
        self._search.field.setMaximumWidth(most)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chips)
        row.addStretch(1)
        row.addWidget(self._search.field, 100)
        row.addWidget(self._edit)
        row.addWidget(self._replace)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._search)
        self._build_remarks()

    def _build_remarks(self) -> None:
        lines = QHBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self._state, 1)
        lines.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        lines.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignTop)
        self.remarks.setObjectName("textRemarks")
        column = QVBoxLayout(self.remarks)
        column.setContentsMargins(16, 6, 12, 6)
        column.setSpacing(4)
        column.addLayout(lines)
        column.addWidget(self._draft)
        column.addWidget(self._whole)
        for part in (self._state, self._draft, self._whole, self._go, self._retry, self.remarks):
            part.hide()

    def _show_remarks(self) -> None:
        self.remarks.setVisible(
            any(part.text() for part in (self._state, self._draft, self._whole))
        )
