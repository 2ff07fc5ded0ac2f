"""The log, to look at, search and copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.log_entries import LogEntry, LogLevel
from trackman.ui.help.log_model import LogColumn, LogModel
from trackman.ui.theme.scale import limit_within_screen, resize_within_screen, scaled
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.labels import Text, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import PictureRole
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.widgets.table import Columns, Table

_SIZE = (900, 600)
_SMALLEST = (600, 400)
_ROW = 30
_WHOLE = 120  # pixels of height of the entry that is shown whole
_EVERY_MS = 2000
_PAUSE_MS = 200
_COLUMNS = Columns(
    fixed={LogColumn.AT: 160, LogColumn.LEVEL: 110, LogColumn.SOURCE: 190}, shares={}, smallest={}
)
_TONES = {"warning": "warning", "error": "danger"}


class _LogDelegate(RowDelegate):
    """Draws the icon of what went wrong before its level."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        picture = index.data(PictureRole)
        if picture:
            box = draw_picture(painter, box, option, picture, _TONES[picture])
        draw_line(painter, box, option, str(index.data() or ""))


class _LogTable(Table):
    """The entries; what is copied are whole ones."""

    copy_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)


class LogDialog(QDialog):
    """Stays beside the work; asks for the entries again while it follows."""

    news_wanted = Signal()
    """Something may have been written since the last `show_entries`."""
    folder_requested = Signal()
    """The folder of the log is to be opened."""

    def __init__(self, parent: QWidget | None, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(self.tr("Log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._model = LogModel(self)
        words = self.tr("Search the log")
        self.search = SearchField(pause_ms, "logSearch", words, says_keys=False)
        self._level = Choice("logLevel", self.tr("Least level"))
        self._follow = CheckBox("logFollow", self.tr("Follow"))
        self.table = _LogTable("logTable", _COLUMNS)
        self._nothing = PlaceholderPage("logNothing")
        self._whole = QPlainTextEdit()
        self._count = Text("logCount", tone="muted", size="small")
        self._copy = Button("logCopy", self.tr("Copy"), "copy")
        self._folder = Button("logFolder", self.tr("Open folder"), "folder")
        self._close = Button("logClose", self.tr("Close"))
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._build()
        self._connect()
        self._follow.setChecked(True)
        self._look()

    def show_entries(self, entries: Sequence[LogEntry]) -> None:
        """Show the entries of the log, and the latest of them while it follows."""
        with_focus = self.table.hasFocus()
        chosen = [self._model.item(row) for row in self.table.selected_rows()]
        self._model.show_entries(entries)
        self._settle(chosen)
        if with_focus:
            self.table.setFocus()

    def _settle(self, chosen: Sequence[LogEntry]) -> None:
        """Select again what was, and say how much there is."""
        rows = [row for entry in chosen if (row := self._model.row_of(entry)) is not None]
        self.table.select_rows(rows)
        if self._follow.isChecked() and not rows:
            self.table.scrollToBottom()
        found = bool(self._model.count())
        self.table.setVisible(found)
        self._nothing.setVisible(not found)
        if self._model.has_entries:
            title = self.tr("No such entries")
            text = self.tr("Choose another level or search for something else.")
        else:
            title, text = self.tr("The log is empty"), ""
        self._nothing.show_message("search", "faint", title, text)
        self._count.setText(self.tr("%Ln entries", "", self._model.count()))
        self._look()

    def _filter(self) -> None:
        chosen = [self._model.item(row) for row in self.table.selected_rows()]
        least = LogLevel(int(self._level.value()))
        self._model.show_only(least, self.search.text())
        self._settle(chosen)

    def _look(self) -> None:
        rows = self.table.selected_rows()
        text = self._model.item(rows[0]).text if len(rows) == 1 else ""
        if self._whole.toPlainText() != text:
            self._whole.setPlainText(text)
        self._copy.setEnabled(bool(rows))
        explain(
            self._copy,
            self.tr("Copy the selected entries") if rows else self.tr("Select an entry."),
        )

    def _copy_rows(self) -> None:
        lines = [self._model.item(row).line for row in self.table.selected_rows()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def _turn_following(self, follows: bool) -> None:
        if follows:
            self._timer.start()
            self.news_wanted.emit()
            self.table.clearSelection()
            self.table.scrollToBottom()
        else:
            self._timer.stop()

    def _connect(self) -> None:
        self._timer.timeout.connect(self.news_wanted)
        self._follow.toggled.connect(self._turn_following)
        self._level.chosen.connect(self._filter)
        self.search.searched.connect(self._filter)
        self.search.left_down.connect(self.table.setFocus)
        self.table.rows_chosen.connect(self._look)
        self.table.copy_wanted.connect(self._copy_rows)
        self._copy.clicked.connect(self._copy_rows)
        self._folder.clicked.connect(self.folder_requested)
        self._close.clicked.connect(self.close)

    def _build(self) -> None:
        self.table.setAccessibleName(self.tr("Entries of the log"))
        self.table.set_up(self._model, _LogDelegate(self.table))
        self.table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self._level.offer(
            (
                (str(int(LogLevel.DAMAGED)), self.tr("All entries")),
                (str(int(LogLevel.WARNING)), self.tr("Warnings and errors")),
                (str(int(LogLevel.ERROR)), self.tr("Errors")),
            )
        )
        explain(self._level, self.tr("Show only entries that are at least this grave"))
        explain(self._follow, self.tr("Show new entries as they are written"))
        explain(self._folder, self.tr("Open the folder that the log files are in"))
        self._whole.setObjectName("logEntry")
        self._whole.setAccessibleName(self.tr("The selected entry"))
        self._whole.setReadOnly(True)
        self._whole.setTabChangesFocus(True)
        self._whole.setPlaceholderText(self.tr("Select an entry to read all of it."))
        self._whole.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._whole.setFixedHeight(scaled(_WHOLE))
        self._nothing.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self._level)
        top.addWidget(self._follow)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._copy)
        below.addWidget(self._folder)
        below.addWidget(self._count)
        below.addStretch(1)
        below.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._whole)
        column.addLayout(below)
        for button in (self._copy, self._folder, self._close):
            button.setAutoDefault(False)
        limit_within_screen(self, _SMALLEST)
        resize_within_screen(self, _SIZE)
        self.search.setFocus()
