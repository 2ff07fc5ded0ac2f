"""The editor: tools, what they need to be told, and the cues one types in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.key_bindings import KeyPlace
from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding
from trackman.domain.quality.fixes import Fix, without_spaces
from trackman.domain.subtitles.editing.differences import CueDifference
from trackman.domain.subtitles.editing.document import Change, EditAct, EditedText
from trackman.domain.subtitles.editing.replacing import (
    ReplacedCue,
    cues_of,
    one_replaced,
    replaced,
)
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.editor.banner import EditorBanner
from trackman.ui.editor.bars import EditorBar, ShiftBar, StretchBar
from trackman.ui.editor.changes import ChangesPage
from trackman.ui.editor.commands import EditorCommand, EditorKeys
from trackman.ui.editor.find_bar import FindBar
from trackman.ui.editor.model import EditorModel
from trackman.ui.editor.table import EditorTable
from trackman.ui.editor.tools import EditorTools
from trackman.ui.widgets.keys import keys

_ZOOM = 1.15


class EditorPane(QFrame):
    """Edits one text at a time; what is done to it is done at once."""

    edited = Signal()
    """The text is another one."""
    row_changed = Signal(Cue)
    """This cue has the keyboard's place."""
    play_wanted = Signal(Cue)
    save_requested = Signal()
    changes_requested = Signal()
    """The changes that publishing would make are wanted on the screen."""
    publish_confirmed = Signal()
    """A person looked at the changes and wants them published."""
    discard_requested = Signal()
    current_wanted = Signal()
    """The published text is wanted in place of a draft."""
    fixes_requested = Signal(object)
    """These findings are to be mended, a sequence of `Finding`."""
    refused = Signal(str)
    """This was typed for a time, and is none."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("editorPane")
        self.setAccessibleName(self.tr("Editor of the subtitles"))
        self.model = EditorModel(self)
        self.keys = EditorKeys(self)
        self.table = EditorTable(self.model, self.keys)
        self.tools = EditorTools()
        self.banner = EditorBanner()
        self.shifting, self.stretching, self.finding = ShiftBar(), StretchBar(), FindBar()
        self.changes = ChangesPage()
        self.position: int | None = None
        """The moment of the video, in milliseconds; None while none plays."""
        self._hits: Sequence[ReplacedCue] = ()
        self._place: int | None = None
        """The place among all that was found, counted from 0, that one is at."""
        self._behind: tuple[int, int] | None = None
        """The row and letter behind what was replaced last, while one is at no place."""
        self._pages = QStackedWidget()
        self._cues = QWidget()
        self._commands: dict[EditorCommand, Callable[[], object]] = {}
        self._build()
        self._connect()

    @property
    def document(self) -> EditedText:
        """The text under edit."""
        return self.model.document

    def show_text(self, document: EditedText, language: str = UNSAID, row: int = 0) -> None:
        """Edit a text, with the keyboard at a cue."""
        self._show_bar(None)
        self._show_changes(False)
        self.model.show_text(document, language)
        self.tools.show_findings(None)
        self.table.begin_at_top()
        if len(document):
            self.table.go_to(min(row, len(document) - 1))
        self._refresh()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Say what was noticed, the worst first."""
        self.tools.show_findings(findings)
        self.model.show_findings(findings)
        self._show_here()

    def show_changes(self, name: str, changes: Sequence[CueDifference]) -> None:
        """Show what publishing changes in the track `name`."""
        self.changes.show_changes(name, changes)
        self._show_changes(True)

    def show_publishable(self, why_not: str | None) -> None:
        """Allow publishing, or say why it is not possible."""
        self.tools.show_publishable(why_not)
        self.changes.show_publishable(why_not)

    def show_current_cues(self, numbers: tuple[int, ...]) -> None:
        """Mark the cues that are on the video now, counted from 1."""
        self.model.show_playing([number - 1 for number in numbers])

    def apply(self, act: EditAct, fix: Fix) -> Change | None:
        """Put cues in place of others, by their numbers counted from 1, in one step."""
        self.table.finish()
        rows = {number - 1: cue for number, cue in fix.items()}
        row = self.table.row
        change = self.model.follow(self.document.put(act, rows))
        self._go_near(row)
        return change

    def zoom(self, steps: int) -> None:
        """Write so many steps larger than usual."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * _ZOOM**steps)
        self.table.setFont(font)
        self.table.fit_anew()

    def take_keyboard(self) -> None:
        """Let the keys go to the cues."""
        self.table.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the editor before the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and self.keys.overrides(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for; those for judging tracks rest while one edits."""
        if self._is_looking_over and event.key() == Qt.Key.Key_Escape:
            self._show_changes(False)
        elif self.keys.take(event):
            return
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self._do(EditorCommand.DELETE)
        elif keys().command(event, KeyPlace.WORK) != "nextTrack":
            super().keyPressEvent(event)

    @property
    def _is_looking_over(self) -> bool:
        return self._pages.currentWidget() is self.changes

    def _do(self, command: EditorCommand) -> None:
        if self._is_looking_over and command is not EditorCommand.SAVE:
            return
        self._commands[command]()

    def _undo(self) -> None:
        self._step(self.document.undo)

    def _redo(self) -> None:
        self._step(self.document.redo)

    def _step(self, step: Callable[[], Change | None]) -> None:
        """Go through the history, to where something changes; who types goes on typing."""
        typing = self.table.text_editor is not None
        change = self.model.follow(step())
        if change is None:
            return
        row = min(change.at, len(self.document) - 1)
        if row != self.table.row or change.removed != change.added:
            self.table.finish()
            self._go_near(row)
            if typing and row >= 0:
                self.table.edit_text(row)

    def _split(self) -> None:
        row, editor = self.table.row, self.table.text_editor
        if row < 0:
            return
        place = editor.caret if editor is not None else None
        self.table.finish()
        cue = self.document[row]
        inside = self.position is not None and cue.start < self.position < cue.end
        time = self.position if inside and place is None else None
        self.model.follow(self.document.split(row, place, time))
        self.table.go_to(row + 1)
        if editor is not None:
            self.table.edit_text(row + 1, 0)

    def _merge(self) -> None:
        row = self.table.row
        self.table.finish()
        rows = self.table.selected_rows()
        count = 2
        if len(rows) > 1 and rows == list(range(rows[0], rows[-1] + 1)):
            row, count = rows[0], len(rows)
        if row >= 0:
            self.model.follow(self.document.merge(row, count))
            self._go_near(row)

    def _insert(self) -> None:
        self.table.finish()
        row = self.table.row + 1
        self.model.follow(self.document.insert(row))
        self.table.edit_text(row)

    def _delete(self) -> None:
        self.table.finish()
        rows = self.table.selected_rows() or [self.table.row]
        self.model.follow(self.document.delete(row for row in rows if row >= 0))
        self._go_near(rows[0])

    def _shift(self, by: int, first: int) -> None:
        row = self.table.row
        self.model.follow(self.document.shift(by, first))
        self.table.go_to(row)
        self.shifting.begin(self.document, row)

    def _stretch(self, one: tuple[int, int], other: tuple[int, int]) -> None:
        row = self.table.row
        try:
            self.model.follow(self.document.stretch(one, other))
        except ValueError:
            self.stretching.say(self.tr("Some cues would start before the video does."))
            return
        self.table.go_to(row)

    def retime(self, ratio: float, offset: float) -> bool:
        """Move all cues as a sound wants them, in one step; False where one would be too early."""
        self.table.finish()
        row = self.table.row
        try:
            self.model.follow(self.document.retime(ratio, offset))
        except ValueError:
            return False
        if row >= 0:
            self.table.go_to(row)
        return True

    def _play(self) -> None:
        if self.table.row >= 0:
            self.play_wanted.emit(self.document[self.table.row])

    def _fix(self) -> None:
        """Mend what can be mended of the current cue; else say what there is."""
        here = self.tools.fixable_here()
        if here:
            self.fixes_requested.emit(here)
        else:
            self.tools.fix_menu()

    def _fix_spaces(self) -> None:
        self.apply(EditAct.FIX, without_spaces(self.document.cues))

    def _look(self) -> None:
        """Find what is searched for anew."""
        bar = self.finding
        self._hits = replaced(self.document.cues, bar.wanted, bar.by)
        self._place, self._behind = None, None
        bar.show_hits(self._hits, None)
        self.model.show_marks({hit.row: hit.places for hit in self._hits})

    def _go(self, step: int) -> None:
        """Go to the next place that was found, or with -1 to the one before."""
        if self.finding.isHidden():
            self._open_finding()
            return
        places = self._places()
        if not places:
            return
        if self._place is None:
            following = self._place_after(self._behind or (self.table.row, 0))
            place = (following or 0) if step > 0 else (following or len(places)) - 1
        else:
            place = (self._place + step) % len(places)
        self._place, self._behind = place, None
        row, number = places[place]
        self.finding.show_hits(self._hits, place)
        self.model.show_marks({hit.row: hit.places for hit in self._hits}, (row, number))
        self.table.go_to(row)

    def _places(self) -> list[tuple[int, int]]:
        return [(hit.row, number) for hit in self._hits for number in range(len(hit.places))]

    def _place_after(self, here: tuple[int, int]) -> int | None:
        """Return the first place from this row and letter on."""
        starts = [(hit.row, start) for hit in self._hits for start, _ in hit.places]
        return next((number for number, start in enumerate(starts) if start >= here), None)

    def _replace(self) -> None:
        """Replace the place one is at, and go on behind it; after the last one, stop."""
        if self._place is None:
            self._go(1)
            return
        row, number = self._places()[self._place]
        hit = next(one for one in self._hits if one.row == row)
        cue = self.document[row]
        text = one_replaced(hit, number, self.finding.by)
        changed = Cue(cue.start, cue.end, text, cue.identifier, cue.settings)
        self.model.follow(self.document.put(EditAct.REPLACE, {row: changed}))
        self._look()
        self._behind = (row, hit.places[number][0] + len(self.finding.by))
        if self._place_after(self._behind) is not None:
            self._go(1)

    def _replace_all(self) -> None:
        cues = cues_of(self.document.cues, self._hits)
        self.model.follow(self.document.put(EditAct.REPLACE, cues))
        self._look()

    def _open_finding(self) -> None:
        editor = self.table.text_editor
        chosen = editor.textCursor().selectedText() if editor is not None else ""
        self.table.finish()
        if chosen:
            self.finding.field.setText(chosen)
        self._show_bar(self.finding)
        self.finding.begin()

    def _open(self, bar: ShiftBar | StretchBar) -> None:
        self.table.finish()
        bar.begin(self.document, self.table.row)
        self._show_bar(bar)

    def _show_bar(self, bar: EditorBar | None) -> None:
        """Show one of the bars, or none."""
        for one in (self.shifting, self.stretching, self.finding):
            one.setVisible(one is bar)
        if bar is not self.finding and self._hits:
            self._hits, self._place = (), None
            self.model.show_marks({})
        if isinstance(bar, ShiftBar | StretchBar | FindBar):
            bar.field.setFocus()
            bar.field.selectAll()

    def _close_bar(self) -> None:
        self._show_bar(None)
        self.table.setFocus()

    def _request_changes(self) -> None:
        if not self.table.take_up():
            return  # it was said, and can be put right
        self.table.finish()
        self.changes_requested.emit()

    def _show_changes(self, shown: bool) -> None:
        self._pages.setCurrentWidget(self.changes if shown else self._cues)
        if shown:
            self.changes.take_keyboard()
        elif self.isVisible():
            self.table.setFocus()

    def _save(self) -> None:
        self.table.take_up()
        self.save_requested.emit()

    def _edit(self) -> None:
        if not self.table.is_typing:
            self.table.edit_text()

    def _close(self) -> None:
        self.table.finish()
        self.closed.emit()

    def _go_to_finding(self, step: int) -> None:
        self.table.finish()
        row = self.model.finding_after(self.table.row, step)
        if row is not None:
            self.table.go_to(row)
            self.table.setFocus()

    def _go_near(self, row: int) -> None:
        if len(self.document):
            self.table.go_to(min(max(row, 0), len(self.document) - 1))
        self._refresh()

    def _take_row(self, row: int) -> None:
        self._refresh()
        if 0 <= row < len(self.document):
            self.row_changed.emit(self.document[row])

    def _refresh(self) -> None:
        """Enable what is possible now."""
        row = self.table.row
        self.tools.show_possible(self.document, row, len(self.table.selected_rows()))
        self._show_here()

    def _show_here(self) -> None:
        self.tools.show_here(self.model.findings_at(self.table.row))

    def _follow(self, _: Change) -> None:
        self._refresh()
        if self.shifting.isVisibleTo(self):
            self.shifting.begin(self.document, self.table.row)
        if self.finding.isVisibleTo(self) and not self.finding.hasFocus():
            self._look()
        self.edited.emit()

    def _connect(self) -> None:
        self.model.edited.connect(self._follow)
        self.table.row_changed.connect(self._take_row)
        self.table.rows_chosen.connect(self._refresh)
        self.table.left.connect(self._close)
        self.table.refused.connect(self.refused)
        self.keys.pressed.connect(self._do)
        tools = self.tools
        tools.pressed.connect(self._do)
        tools.discard_requested.connect(self.discard_requested)
        tools.fixes_wanted.connect(self.fixes_requested)
        tools.spaces_wanted.connect(self._fix_spaces)
        self.banner.kept.connect(partial(self.banner.show_draft, ""))
        self.banner.current_wanted.connect(self.current_wanted)
        self.shifting.shifted.connect(self._shift)
        self.stretching.stretched.connect(self._stretch)
        finding = self.finding
        finding.changed.connect(self._look)
        finding.step_wanted.connect(self._go)
        finding.replace_wanted.connect(self._replace)
        finding.replace_all_wanted.connect(self._replace_all)
        finding.row_wanted.connect(self.table.go_to)
        for bar in (self.shifting, self.stretching, finding):
            bar.closed.connect(self._close_bar)
        self.changes.left.connect(partial(self._show_changes, False))
        self.changes.confirmed.connect(self.publish_confirmed)
        self._commands = {
            EditorCommand.UNDO: self._undo,
            EditorCommand.REDO: self._redo,
            EditorCommand.SPLIT: self._split,
            EditorCommand.MERGE: self._merge,
            EditorCommand.INSERT: self._insert,
            EditorCommand.DELETE: self._delete,
            EditorCommand.SHIFT: partial(self._open, self.shifting),
            EditorCommand.STRETCH: partial(self._open, self.stretching),
            EditorCommand.FIND: self._open_finding,
            EditorCommand.FIX: self._fix,
            EditorCommand.FIX_ALL: self.tools.fix_menu,
            EditorCommand.PUBLISH: self._request_changes,
            EditorCommand.CLOSE: self._close,
            EditorCommand.EDIT: self._edit,
            EditorCommand.SAVE: self._save,
            EditorCommand.PLAY: self._play,
            EditorCommand.NEXT_FINDING: partial(self._go_to_finding, 1),
            EditorCommand.FINDING_BEFORE: partial(self._go_to_finding, -1),
            EditorCommand.NEXT_HIT: partial(self._go, 1),
            EditorCommand.HIT_BEFORE: partial(self._go, -1),
        }

    def _build(self) -> None:
        inner = QVBoxLayout(self._cues)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.tools)
        inner.addWidget(self.banner)
        for bar in (self.shifting, self.stretching, self.finding):
            inner.addWidget(bar)
            bar.hide()
        inner.addWidget(self.table, 1)
        self._pages.setObjectName("editorPages")
        self._pages.addWidget(self._cues)
        self._pages.addWidget(self.changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
