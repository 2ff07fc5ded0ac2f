"""The strip over the bar below that tells how far bulk work is, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.labels import ElidedText, explain

_BAR_WIDTH = 140
_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class BulkProgress:
    """Content of the strip."""

    text: str
    done: int = 0
    total: int = 0
    """0 for work whose end is not known yet."""
    tone: str = "accent"
    picture: str = "delete"
    is_running: bool = True
    is_paused: bool = False
    can_cancel: bool = True
    failed: int = 0
    """Those that can be tried again, once nothing runs."""
    unsaved: int = 0
    """Those of them that could not be backed up."""
    undo: str = ""
    """Words of the button that takes it back; empty where nothing can be."""


class BulkStrip(QFrame):
    """Hidden while there is nothing to tell."""

    pause_pressed = Signal()
    resume_pressed = Signal()
    cancel_pressed = Signal()
    """The rest, which was not sent yet, is not to be."""
    retry_pressed = Signal()
    without_backup_pressed = Signal()
    """Those that could not be backed up are to be deleted all the same."""
    undo_pressed = Signal()
    close_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bulkStrip")
        self.setAccessibleName(self.tr("Bulk work"))
        self._progress = BulkProgress("")
        self._icon = IconLabel("bulkIcon", "delete", "accent", 16)
        self._text = ElidedText("bulkText")
        self._bar = QProgressBar()
        self._pause = Button("bulkPause", picture="pause", tone="link")
        self._cancel = Button("bulkCancel", self.tr("Cancel the rest"), tone="link")
        self._retry = Button("bulkRetry", self.tr("Retry failed only"), tone="link")
        self._unsaved = Button("bulkWithoutBackup", self.tr("Delete without backup"), tone="link")
        self._undo = Button("bulkUndo", tone="link")
        self._close = IconButton("bulkClose", self.tr("Close"), "close")
        self._build()
        self._pause.clicked.connect(self._turn)
        self._cancel.clicked.connect(self.cancel_pressed)
        self._retry.clicked.connect(self.retry_pressed)
        self._unsaved.clicked.connect(self.without_backup_pressed)
        self._undo.clicked.connect(self.undo_pressed)
        self._close.clicked.connect(self.close_pressed)
        self.hide()

    def show_progress(self, progress: BulkProgress) -> None:
        """Show how far it is; ends and pauses are read out, each step between them is not."""
        before, self._progress = self._progress, progress
        self._icon.show_icon(progress.picture, progress.tone)
        self._text.setText(progress.text)
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._bar.setVisible(progress.is_running)
        self._pause.setVisible(progress.is_running and progress.can_cancel)
        self._pause.setText(self.tr("Go on") if progress.is_paused else self.tr("Pause"))
        self._pause.show_icon("play" if progress.is_paused else "pause")
        self._cancel.setVisible(progress.is_running and progress.can_cancel)
        self._retry.setVisible(not progress.is_running and progress.failed > 0)
        self._unsaved.setVisible(not progress.is_running and progress.unsaved > 0)
        self._undo.setText(progress.undo)
        self._undo.setVisible(bool(progress.undo))
        self._close.setVisible(not progress.is_running)
        self._explain()
        self.show()
        state = (progress.is_running, progress.is_paused)
        if state != (before.is_running, before.is_paused) or not before.text:
            announce(self, progress.text)

    def _explain(self) -> None:
        if self._progress.is_paused:
            explain(self._pause, self.tr("Go on with what was not sent yet"))
        else:
            explain(self._pause, self.tr("Send nothing more for now; what was sent goes on"))
        explain(self._cancel, self.tr("Cancel what was not sent yet"))
        explain(self._retry, self.tr("Try those again that failed, and no others"))
        explain(self._unsaved, self.tr("Delete those that couldn’t be backed up, after a question"))
        explain(self._undo, self.tr("Take all of this back, as far as there are backups"))

    def _turn(self) -> None:
        if self._progress.is_paused:
            self.resume_pressed.emit()
        else:
            self.pause_pressed.emit()

    def _build(self) -> None:
        self.setFixedHeight(scaled(_HEIGHT))
        self._bar.setObjectName("bulkProgress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(scaled(_BAR_WIDTH))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._bar)
        repairs = (self._retry, self._unsaved, self._undo)
        for part in (self._pause, self._cancel, *repairs, self._close):
            row.addWidget(part)
