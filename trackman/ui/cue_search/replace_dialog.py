"""Find and replace in the texts of many tracks: every change is seen and ticked before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.inventory.text_changes import TextChanges
from trackman.domain.subtitles.editing.replacing import Wanted
from trackman.ui.cue_search.replace_model import Counts, ReplaceModel
from trackman.ui.cue_search.replace_table import ReplaceTable
from trackman.ui.theme.scale import scaled, text_scale
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.inserting import filled

_SIZE = QSize(1040, 680)
_LEAST = QSize(640, 400)
_PAUSE_MS = 250
_WIDEST = 1400


class ReplaceDialog(QDialog):
    """Open it with `open()`; it goes away by itself. Nothing is published without a question."""

    changed = Signal()
    """`wanted` or `by` is another one; what would change is wanted."""
    publish_wanted = Signal()
    """The ticked changes are to be published."""

    def __init__(self, parent: QWidget | None, words: str, pause_ms: int = _PAUSE_MS) -> None:
        """`words` are to be found in the beginning."""
        super().__init__(parent)
        self.setObjectName("replaceTexts")
        self.setWindowTitle(self.tr("Find and replace"))
        self.setAccessibleName(self.tr("Find and replace"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ReplaceModel(self)
        self.table = ReplaceTable(self.model)
        self.field = _field("replaceWanted", self.tr("Find"))
        self.by_field = _field("replaceBy", self.tr("Replace with"))
        self._case = CheckBox("replaceCase", self.tr("Match case"))
        self._word = CheckBox("replaceWord", self.tr("Whole words"))
        self._count = ElidedText("replaceCount", size="title")
        self._scope = ElidedText("replaceScope", tone="muted")
        self._all = Button("replaceTickAll", self.tr("Tick all"), tone="link")
        self._none = Button("replaceTickNone", self.tr("Untick all"), tone="link")
        self._track = Button("replaceTickTrack", self.tr("Tick this track"), tone="link")
        self._not_track = Button("replaceUntickTrack", self.tr("Untick this track"), tone="link")
        self._pages = QStackedWidget()
        self._hint = PlaceholderPage("replaceHint")
        self._left_out = Paragraph("replaceLeftOut", tone="muted", widest=_WIDEST)
        self._close = Button("replaceClose", self.tr("Close"))
        self._publish = Button("replacePublish", self.tr("Publish…"), tone="primary")
        self._refused: str | None = None
        self._is_looking = False
        self._is_working = False
        self._is_done = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self.field.setText(words)
        self._build()
        self._connect()
        self.show_left_out(())
        self._show_counts()

    @property
    def wanted(self) -> Wanted:
        """The text that is searched for."""
        return Wanted(self.field.text(), self._case.isChecked(), self._word.isChecked())

    @property
    def by(self) -> str:
        """The text that shall stand in its place."""
        return self.by_field.text()

    def show_scope(self, tracks: int) -> None:
        """Say how many tracks the search has found: only these are looked through."""
        self._scope.setText(self.tr("In the %Ln tracks that the search found", "", tracks))

    def show_looking(self, done: int, total: int) -> None:
        """Say how many tracks were looked through."""
        self._is_looking = done < total
        if self._is_looking:
            words = filled(self.tr("Looking… {done} of {total} tracks"), done=done, total=total)
            self._count.setText(words)
            if not self.model.count():  # whether there is nothing is not known yet
                self._hint.show_message("search", "faint", words, "")
        self._show_action()

    def show_changes(self, tracks: Sequence[TextChanges], left_out: Sequence[str]) -> None:
        """Show what would change, and say which tracks cannot be."""
        self._is_looking = False
        self.model.show_changes(tracks)
        self.show_left_out(left_out)
        if tracks:
            self.table.select_row(0)
        announce(self, self._count.text())

    def show_left_out(self, sentences: Sequence[str]) -> None:
        """Say what is left out, and why."""
        self._left_out.setText("\n".join(sentences))
        self._left_out.setVisible(bool(sentences))

    def show_working(self, done: int, total: int) -> None:
        """Say how many texts were fetched and changed; nothing can be changed meanwhile."""
        self._is_working = True
        words = filled(self.tr("Reading the texts… {done} of {total}"), done=done, total=total)
        self._count.setText(words)
        self._show_action()

    def show_end(self, words: str, left_out: Sequence[str]) -> None:
        """Say what was begun and what was not; nothing is left to do here."""
        self._is_working, self._is_done = False, True
        self.model.show_changes(())
        self.show_left_out(left_out)
        self._hint.show_message("check", "faint", words, self.tr("Activity shows each track."))
        self._count.setText("")
        self._show_action()
        self._close.setFocus()
        announce(self, words)

    def refuse(self, reason: str | None) -> None:
        """Say why nothing can be published; None allows it."""
        self._refused = reason
        self._show_action()

    def take_keyboard(self) -> None:
        """Let the keys go to what shall stand in place of the words."""
        (self.by_field if self.field.text() else self.field).setFocus()

    def _begin(self) -> None:
        """Have what would change looked for; what is on the screen is not that any more."""
        self._pause.stop()
        self._is_looking = True
        self._show_action()
        self.changed.emit()

    def _show_counts(self) -> None:
        counts = self.model.counts()
        if self.model.count():
            self._count.setText(self._counted(counts))
        else:
            self._count.setText(self.tr("No changes"))
            self._say_nothing()
        self._pages.setCurrentIndex(0 if self.model.count() else 1)
        self._show_action()

    def _counted(self, counts: Counts) -> str:
        changes = self.tr("%Ln changes", "", counts.changes)
        tracks = self.tr("%Ln tracks", "", counts.tracks)
        videos = self.tr("%Ln videos", "", counts.videos)
        #: Such as “38 changes in 12 tracks of 9 videos”.
        text = self.tr("{changes} in {tracks} of {videos}")
        return filled(text, changes=changes, tracks=tracks, videos=videos)

    def _say_nothing(self) -> None:
        if not self.field.text():
            title = self.tr("What is to be found?")
            text = self.tr("Type the words, and what shall stand in their place.")
        else:
            title = self.tr("Nothing to replace")
            text = self.tr(
                "None of the tracks that the search found holds exactly this, or it would stay "
                "as it is. To look in other tracks, close this and search for something else."
            )
        self._hint.show_message("search", "faint", title, text)

    def _why_not(self) -> str:
        if self._refused:
            return self._refused
        if self._is_working or self._is_looking or self._pause.isActive():
            return self.tr("Wait until the texts are looked through.")
        return "" if self.model.counts().changes else self.tr("Tick a change first.")

    def _show_action(self) -> None:
        why_not, count = self._why_not(), self.model.counts().tracks
        words = self.tr("Publish %Ln tracks…", "", count) if count else self.tr("Publish…")
        self._publish.setText(words)
        self._publish.setEnabled(not why_not)
        explain(self._publish, why_not or self.tr("trackman asks once more"))
        can_change = not (self._is_working or self._is_done)
        for part in (self.field, self.by_field, self._case, self._word, self.table):
            part.setEnabled(can_change)
        self._show_ticks(can_change)
        self._scope.setVisible(not self._is_done)
        self._publish.setVisible(not self._is_done)

    def _show_ticks(self, can_change: bool) -> None:
        why_not = "" if self.model.count() else self.tr("There are no changes to tick.")
        if not can_change:
            why_not = self.tr("Wait until the changes are published.")
        for button, words in (
            (self._all, self.tr("Make every change in the list")),
            (self._none, self.tr("Untick every change, to tick only a few")),
            (self._track, self.tr("Make every change of the track that is selected")),
            (self._not_track, self.tr("Leave the track that is selected as it is")),
        ):
            button.setEnabled(not why_not)
            button.setVisible(not self._is_done)
            explain(button, why_not or words)

    def _tick_track(self, ticked: bool) -> None:
        rows = {
            other for row in self.table.selected_rows() for other in self.model.rows_of_track(row)
        }
        self.model.tick(rows, ticked)

    def _wait(self) -> None:
        self._pause.start()
        self._show_action()

    def _connect(self) -> None:
        self._pause.timeout.connect(self._begin)
        for field in (self.field, self.by_field):
            field.textChanged.connect(self._wait)
            field.returnPressed.connect(self._begin)
        for box in (self._case, self._word):
            box.toggled.connect(self._begin)
        self.model.ticks_changed.connect(self._show_counts)
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self._track.clicked.connect(lambda: self._tick_track(True))
        self._not_track.clicked.connect(lambda: self._tick_track(False))
        self._close.clicked.connect(self.reject)
        self._publish.clicked.connect(self.publish_wanted)

    def _build(self) -> None:
        explain(self.field, self.tr("Finds exactly this within a cue; tags are left alone."))
        explain(self.by_field, self.tr("Stands in its place; empty takes the words out."))
        explain(self._case, self.tr("Tell capitals and small letters apart"))
        explain(self._word, self.tr("Find no parts of words"))
        explain(self._close, self.tr("Close; nothing more is published"))
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._hint)
        fields = _row(self.field, self.by_field, self._case, self._word)
        head, ticks = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self._scope)
        for button in (self._all, self._none, self._track, self._not_track):
            ticks.addWidget(button)
        ticks.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._close, self._publish):
            buttons.addWidget(button)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for layout in (fields, head, ticks):
            column.addLayout(layout)
        column.addWidget(self._pages, 1)
        column.addWidget(self._left_out)
        column.addLayout(buttons)
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        parent = self.parentWidget()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        self.setMinimumSize(least.boundedTo(room))
        self.resize(size.boundedTo(room))


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    return row


def _field(name: str, words: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(words)
    field.setPlaceholderText(words)
    field.setMinimumWidth(scaled(80))
    field.setFixedHeight(scaled(32))
    return field
