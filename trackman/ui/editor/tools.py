"""Head of the editor: what state the text is in, the tools, and Publish."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trackman.domain.quality.findings import Finding, FindingCode
from trackman.domain.quality.fixes import FIXABLE
from trackman.domain.subtitles.editing.document import EditedText
from trackman.ui.editor.commands import PICTURES, CommandWording, EditorCommand
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import ElidedText
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.inserting import filled

_GROUPS = (
    (EditorCommand.UNDO, EditorCommand.REDO),
    (EditorCommand.SPLIT, EditorCommand.MERGE, EditorCommand.INSERT, EditorCommand.DELETE),
    (EditorCommand.SHIFT, EditorCommand.STRETCH, EditorCommand.FIND, EditorCommand.FIX),
)
_LONGEST = 60  # characters of a finding in the menu


class EditorTools(QWidget):
    """Buttons for all commands; each says its key, and why it is off where it is."""

    pressed = Signal(EditorCommand)
    discard_requested = Signal()
    fixes_wanted = Signal(object)
    """These findings are to be mended, a sequence of `Finding`."""
    spaces_wanted = Signal()
    """Spaces at the ends of lines are to go."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editorTools")
        self._words = CommandWording(self)
        self._finding_words = FindingWording(self)
        self._state = ElidedText("editorState", tone="muted", size="small")
        self._summary = ElidedText("editorFindings", tone="muted", size="small")
        self._discard = Button("discardDraft", self.tr("Discard…"), None, "bar")
        self._buttons: dict[EditorCommand, IconButton] = {}
        self._publish = Button("publish", self._words.name(EditorCommand.PUBLISH), None, "primary")
        self._close = Button("closeEditor", self._words.name(EditorCommand.CLOSE))
        self._findings: Sequence[Finding] = ()
        self._here: Sequence[Finding] = ()
        self._told: tuple[object, ...] = ()
        """The state for which the buttons were enabled last."""
        self._build()
        self._publish.clicked.connect(partial(self.pressed.emit, EditorCommand.PUBLISH))
        self._close.clicked.connect(partial(self.pressed.emit, EditorCommand.CLOSE))
        self._discard.clicked.connect(self.discard_requested)

    def show_state(self, words: str, *, changed: bool) -> None:
        """Say whether there are changes, and since when they are safe."""
        self._state.setText(words)
        self._state.updateGeometry()
        self._discard.setVisible(changed)

    def show_possible(self, document: EditedText, row: int, selected: int) -> None:
        """Enable what can be done with the cue in this row, and name what Undo takes back."""
        count = len(document)
        rows = (row >= 0, row < count - 1, count > 1, count > 0, selected > 0)
        told = (*rows, document.undoes, document.redoes)
        if told == self._told:
            return  # as at most keys
        self._told = told
        undoes, redoes = document.undoes, document.redoes
        none = self.tr("Select a cue.")
        obstacles: Mapping[EditorCommand, str | None] = {
            EditorCommand.UNDO: None if undoes else self.tr("Nothing to undo"),
            EditorCommand.REDO: None if redoes else self.tr("Nothing to redo"),
            EditorCommand.SPLIT: None if row >= 0 else none,
            EditorCommand.MERGE: None if 0 <= row < count - 1 else self.tr("No next cue."),
            EditorCommand.INSERT: None,
            EditorCommand.DELETE: None if selected or row >= 0 else none,
            EditorCommand.SHIFT: None if count else self.tr("No cues."),
            EditorCommand.STRETCH: None if count > 1 else self.tr("Needs two cues."),
            EditorCommand.FIND: None if count else self.tr("No cues."),
            EditorCommand.FIX: None if count else self.tr("No cues."),
        }
        for command, why_not in obstacles.items():
            button = self._buttons[command]
            if button.isEnabled() != (why_not is None):
                button.setEnabled(why_not is None)
            self._words.explain(button, command, why_not)
        if undoes is not None:
            explain_with_key(
                self._buttons[EditorCommand.UNDO], self._words.undo(undoes), "editor-undo"
            )
        if redoes is not None:
            explain_with_key(
                self._buttons[EditorCommand.REDO], self._words.redo(redoes), "editor-redo"
            )

    def show_publishable(self, why_not: str | None) -> None:
        """Allow publishing, or say why it is not possible."""
        self._publish.setEnabled(why_not is None)
        self._words.explain(self._publish, EditorCommand.PUBLISH, why_not)

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Say how much was found; None as long as that is not known."""
        self._findings = findings or ()
        words = self.tr("Checking…") if findings is None else self._finding_words.badge(findings)
        if words != self._summary.text():
            self._summary.setText(words)
            self._summary.updateGeometry()
        whole = [self._finding_words.sentence(one) for one in self._findings if not one.cues]
        self._summary.setToolTip("\n".join(whole))

    def show_here(self, findings: Sequence[Finding]) -> None:
        """Take up what was noticed about the current cue."""
        self._here = findings

    def fix_menu(self) -> None:
        """Open the menu of fixes under its button."""
        button = self._buttons[EditorCommand.FIX]
        self._fill(button.menu())
        button.showMenu()

    def fixable_here(self) -> list[Finding]:
        """Return the findings of the current cue that can perhaps be mended."""
        return [one for one in self._here if one.code in FIXABLE]

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        here = self.fixable_here()
        for number, one in enumerate(here):
            said = self._finding_words.sentence(one)
            said = said if len(said) <= _LONGEST else said[:_LONGEST] + "…"
            words = filled(self.tr("This cue: {finding}"), finding=said)
            self._add(menu, f"fixHere{number}", words, partial(self.fixes_wanted.emit, [one]))
        if not here:
            none = menu.addAction(self.tr("This cue has no finding that can be fixed safely"))
            none.setEnabled(False)
        menu.addSeparator()
        counts = Counter(one.code for one in self._findings if one.code in FIXABLE)
        for code, count in counts.items():
            every = [one for one in self._findings if one.code is code]
            words = self._all_of(code, count)
            self._add(menu, f"fixAll-{code.value}", words, partial(self.fixes_wanted.emit, every))
        spaces = self.tr("Remove spaces at the ends of lines")
        self._add(menu, "fixSpaces", spaces, self.spaces_wanted.emit)

    def _add(self, menu: QMenu, name: str, words: str, work: partial[None] | object) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setObjectName(name)
        if callable(work):
            action.triggered.connect(lambda: work())
        menu.addAction(action)

    def _all_of(self, code: FindingCode, count: int) -> str:
        return {
            FindingCode.LONG_LINE: self.tr("Break %Ln long lines", "", count),
            FindingCode.OVERLAP: self.tr("End %Ln overlaps", "", count),
            FindingCode.SHORT_GAP: self.tr("Adjust %Ln short gaps", "", count),
            FindingCode.EMPTY: self.tr("Delete %Ln empty cues", "", count),
            FindingCode.DAMAGED_CHARACTERS: self.tr("Repair %Ln damaged cues", "", count),
        }[code]

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._state, 1)
        top.addWidget(self._discard)
        top.addWidget(self._publish)
        top.addWidget(self._close)
        row = QHBoxLayout()
        row.setSpacing(2)
        for place, group in enumerate(_GROUPS):
            if place:
                row.addSpacing(6)
            for command in group:
                row.addWidget(self._button(command))
        row.addSpacing(8)
        row.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 12, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(row)
        self._words.explain(self._close, EditorCommand.CLOSE)
        self._discard.hide()

    def _button(self, command: EditorCommand) -> IconButton:
        name = f"editor{command.name.title()}"
        button = IconButton(name, self._words.name(command), PICTURES[command])
        button.setFixedSize(scaled(28), scaled(28))
        self._buttons[command] = button
        if command is EditorCommand.FIX:
            menu = QMenu(button)
            menu.setObjectName("fixMenu")
            menu.aboutToShow.connect(lambda: self._fill(menu))
            button.setMenu(menu)
            button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        else:
            button.clicked.connect(partial(self.pressed.emit, command))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
