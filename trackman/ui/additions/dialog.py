"""Dialog in which files become tracks: a table to correct, and what there is to say of each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.additions import MOST_FILES
from trackman.domain.languages import language_name
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.uploads import Video
from trackman.ui.additions.details import FileDetails
from trackman.ui.additions.model import CHOICE, FilesColumn, FilesModel
from trackman.ui.additions.table import FilesTable
from trackman.ui.theme.scale import room_on_screen, text_scale
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dropped import dropped_files
from trackman.ui.widgets.keys import native
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.tracks import reader

_SIZE = QSize(980, 640)
_LEAST = QSize(720, 420)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}

_ADD_KEYS, _PASTE_KEYS = "Ctrl+Return", "Ctrl+V"


class AddTracksDialog(QDialog):
    """Stays beside the window, so that the video can be watched with the new subtitles."""

    files_wanted = Signal()
    """Files are to be chosen."""
    folder_wanted = Signal()
    """A folder is to be chosen."""
    files_dropped = Signal(list)
    """These paths were dropped or pasted."""
    add_wanted = Signal()
    """Tracks are to be made of the rows that are ready."""
    reading_chosen = Signal(Path, object)
    """This file is to be read by these `ReadingChoices`."""
    play_wanted = Signal(Cue)
    """The video is wanted from this cue on."""
    cues_shown = Signal(object)
    """These cues are in the preview, a sequence of `Cue`."""

    def __init__(self, parent: QWidget | None, video: Video) -> None:
        super().__init__(parent)
        self.setObjectName("addTracks")
        self.setAccessibleName(self.tr("Add tracks"))
        self.setWindowTitle(self.tr("Add tracks"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.model = FilesModel(self)
        self.table = FilesTable(self.model)
        self.details = FileDetails(self.model.words)
        self._title = ElidedText("addTracksTitle", size="title")
        self._more = Button("addTracksFiles", self.tr("Choose files…"), "add")
        self._folder = Button("addTracksFolder", self.tr("Choose folder…"), "folder")
        self._hint = PlaceholderPage("addTracksHint")
        self._banner = QFrame()
        self._said_above = Paragraph("addTracksSaid", size="small", widest=900)
        self._pages = QStackedWidget()
        self._status = ElidedText("addTracksStatus", tone="muted", size="small")
        self._cancel = Button("addTracksCancel", self.tr("Cancel"))
        self._add = Button("addTracksAdd", self.tr("Add tracks"), tone="primary")
        self._build()
        self._connect()
        self.show_video(video)
        self._show_rows()

    def show_video(self, video: Video) -> None:
        """Hold the files against this video, whose tracks may have changed."""
        name = quoted(video.upload.filename)
        self._title.setText(filled(self.tr("Add tracks to {video}"), video=name))
        self.model.set_video(video.tracks, video.upload.duration)

    def offer_languages(self, codes: Sequence[str]) -> None:
        """Offer these languages, those of the project first."""
        names = [f"{language_name(code, reader())}{CHOICE}{code}" for code in codes]
        self.table.offer_languages(names)

    def add_files(self, paths: Sequence[Path], left_out: int = 0) -> list[Path]:
        """Add files to the table; say how many of a folder had no room."""
        new = self.model.add(paths)
        words = self.tr("Too many files at once: %Ln were left out.", "", left_out)
        most = self.tr("The list takes {most}. Add these first, then the others.")
        most = filled(most, most=MOST_FILES)
        self.say(f"{words} {most}" if left_out else "")
        first = bool(new) and not self.table.currentIndex().isValid()
        if first:
            self._go_to(0)
        self._show_rows()
        if first:
            self.take_keyboard()
        return new

    def say(self, text: str) -> None:
        """Say something over the table; nothing takes it away."""
        self._said_above.setText(text)
        self._banner.setVisible(bool(text))
        announce(self, text)

    def remove(self, paths: Sequence[Path]) -> None:
        """Take files out of the table that became tracks."""
        rows = [row for path in paths if (row := self.model.row_of(path)) is not None]
        self._remove(rows)

    def take_keyboard(self) -> None:
        """Let the keys go to the table, or to the button that fills it."""
        if self.model.count():
            self.table.setFocus()
        else:
            self._more.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take files from the clipboard; Return presses a button that has the keyboard alone."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, QPushButton):
            button.click()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            files = dropped_files(QApplication.clipboard().mimeData())
            if files:
                self.files_dropped.emit(files)
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event.mimeData()))

    def _show_rows(self) -> None:
        """Show what can be done now, and all about the row the keyboard is at."""
        count, ready = self.model.count(), len(self.model.ready())
        self._pages.setCurrentIndex(1 if count else 0)
        self._show_row(self.table.currentIndex().row())
        reading = self.model.is_reading
        self._add.setEnabled(bool(ready) and not reading)
        words = self.tr("Add %Ln tracks", "", ready) if ready else self.tr("Add tracks")
        self._add.setText(words)
        self._status.setText(self._said(count, ready, reading))
        why_not = self._status.text() or self.tr("Choose files first.")
        explain(self._add, native(_ADD_KEYS) if self._add.isEnabled() else why_not)

    def _said(self, count: int, ready: int, reading: bool) -> str:
        if reading:
            return self.tr("Reading files…")
        stopped = sum(self.model.row_at(row).included for row in range(count)) - ready
        return self.tr("%Ln files can’t be added as they are.", "", stopped) if stopped else ""

    def _show_row(self, row: int) -> None:
        if 0 <= row < self.model.count():
            lines, free = self.model.lines_of(row), self.model.free_name(row)
            self.details.show_row(self.model.row_at(row), lines, free)
        else:
            self.details.show_row(None, (), None)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row, FilesColumn.LANGUAGE)
        how = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)

    def _remove(self, rows: Sequence[int]) -> None:
        at = min(rows, default=0)
        self.model.remove(rows)
        if self.model.count():
            self._go_to(min(at, self.model.count() - 1))
        self._show_rows()

    def _take_name(self, name: str) -> None:
        row = self.table.currentIndex().row()
        self.model.setData(self.model.index(row, FilesColumn.NAME), name)
        self.table.setFocus()

    def _choose_reading(self, choices: object) -> None:
        row = self.table.currentIndex().row()
        if 0 <= row < self.model.count():
            self.reading_chosen.emit(self.model.row_at(row).path, choices)

    def _connect(self) -> None:
        self._more.clicked.connect(self.files_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._cancel.clicked.connect(self.reject)
        self._add.clicked.connect(self.add_wanted)
        self.model.renewed.connect(self._show_rows)
        self.table.row_changed.connect(self._show_row)
        self.table.removed.connect(self._remove)
        self.details.name_chosen.connect(self._take_name)
        self.details.reading_chosen.connect(self._choose_reading)
        self.details.play_wanted.connect(self.play_wanted)
        self.details.cues_shown.connect(self.cues_shown)

    def _build(self) -> None:
        self._hint.show_message(
            "subtitles",
            "faint",
            self.tr("Drop subtitle or audio files here"),
            filled(
                self.tr(
                    "WebVTT, SubRip, SubStation Alpha, TTML, SAMI, MicroDVD and others; M4A, MP3 "
                    "and WAV. A folder, or files copied in a file manager ({key}), will do as well."
                ),
                key=native(_PASTE_KEYS),
            ),
        )
        self._lay_out()
        keys = QShortcut(QKeySequence(_ADD_KEYS), self)  # the button's own goes with its words
        keys.activated.connect(self._add.click)
        chain = (self._more, self._folder, self.table, *self.details.tab_parts())
        for before, after in pairwise((*chain, self._cancel, self._add)):
            QWidget.setTabOrder(before, after)
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        least = least.boundedTo(room_on_screen(self))
        self.setMinimumSize(least)
        parent = self.parentWidget()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        self.resize(size.boundedTo(room).expandedTo(least))

    def _lay_out(self) -> None:
        self._banner.setObjectName("addTracksBanner")
        self._banner.setProperty("card", "warning")
        self._banner.hide()
        inside = QVBoxLayout(self._banner)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._said_above)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(self._more)
        top.addWidget(self._folder)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setObjectName("addTracksSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self._framed(self.details))
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([320, 220])
        self._pages.addWidget(self._hint)
        self._pages.addWidget(split)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._status, 1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._add)
        for button in (self._more, self._folder, self._cancel, self._add):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)

    def _framed(self, details: QWidget) -> QWidget:
        frame = QWidget()
        frame.setObjectName("addTracksDetails")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(details)
        return frame
