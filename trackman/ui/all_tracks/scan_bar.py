"""The bar above the table: how old what one sees is, and the scan that makes it new."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from trackman.domain.inventory.scanning import CallUsage, ScanEnd, ScanOutcome, ScanProgress
from trackman.domain.inventory.state import InventoryState
from trackman.ui.all_tracks.scan_wording import ScanWording
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.wording.inserting import as_sentence, dotted

_MINUTE_MS = 60_000
_WIDEST = 900


class ScanBar(QFrame):
    """State, progress and end of the scan, with the buttons that fit to it."""

    scan_requested = Signal(bool, bool)
    """Texts, too; the tracks of all videos, whether or not they seem to have changed."""
    resume_requested = Signal()
    pause_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scanBar")
        self._words = ScanWording(self)
        self._state = InventoryState(0, 0, 0, 0)
        self._usage: CallUsage | None = None
        self._progress: ScanProgress | None = None
        self._end: ScanEnd | None = None
        self._runs = False
        self._title = ElidedText("scanTitle", size="strong")
        self._note = Paragraph("scanNote", tone="muted", size="small", widest=_WIDEST)
        self.texts = CheckBox("scanTexts", self.tr("Also read subtitles"))
        self._everything = Button("scanEverything", self.tr("Look at everything again"))
        self._scan = Button("scan", self.tr("Scan"), "refresh")
        self._resume = Button("scanResume", self.tr("Resume"), "play")
        self._pause = Button("scanPause", self.tr("Pause"), "pause")
        self._bar = QProgressBar()
        self._older = QTimer(self)
        self._older.setInterval(_MINUTE_MS)
        self._older.timeout.connect(self._show)
        self._older.start()
        self._build()
        self._scan.clicked.connect(lambda: self._request(everything=False))
        self._everything.clicked.connect(lambda: self._request(everything=True))
        self._resume.clicked.connect(self.resume_requested)
        self._pause.clicked.connect(self._ask_to_pause)
        self._show()

    def show_state(self, state: InventoryState) -> None:
        """Show how much is known, and how old it is."""
        self._state = state
        self._show()

    def show_usage(self, usage: CallUsage | None) -> None:
        """Show how many calls were used in this month, where it is known."""
        self._usage = usage
        self._show()

    def show_running(self) -> None:
        """Show that a scan begins or goes on."""
        self._runs, self._end, self._progress = True, None, None
        self._pause.setEnabled(True)
        self._show()

    def show_progress(self, progress: ScanProgress) -> None:
        """Show how far the running scan is."""
        self._runs, self._progress = True, progress
        self._show()

    def show_end(self, end: ScanEnd | None) -> None:
        """Show how the scan ended; None where there was nothing to do."""
        self._runs, self._progress, self._end = False, None, end
        self._show()
        if end is not None:
            announce(self, f"{self._words.end_title(end)}. {self._words.end(end)}")

    @property
    def is_running(self) -> bool:
        """Tell whether a scan runs."""
        return self._runs

    def _request(self, *, everything: bool) -> None:
        self.scan_requested.emit(self.texts.isChecked(), everything)

    def _ask_to_pause(self) -> None:
        self._pause.setEnabled(False)  # what was asked for last still comes in
        self.pause_requested.emit()

    def _show(self) -> None:
        title, note, tone = self._texts_of_state()
        self._title.setText(title)
        self._note.setText(note)
        self._note.set_tone(tone)
        self._note.setVisible(bool(note))
        for label in (self._title, self._note):
            label.updateGeometry()
        progress = self._progress
        self._bar.setVisible(self._runs)
        total = progress.total if progress is not None else 0
        self._bar.setRange(0, total)
        self._bar.setValue(min(progress.done, total) if progress is not None else 0)
        self._show_buttons()

    def _texts_of_state(self) -> tuple[str, str, str]:
        """Return title, note and the colour of the note."""
        words, state = self._words, self._state
        if self._runs:
            if self._progress is None:
                return self.tr("Scanning…"), "", "muted"
            tone = "warning" if self._progress.waits_for else "muted"
            note = words.progress_note(self._progress, self._usage)
            return words.progress(self._progress), note, tone
        title, end = words.state(state), self._end
        if end is not None and end.outcome is ScanOutcome.PAUSED:
            title = dotted((words.paused(), title))
            return title, words.end(end), "warning" if end.trouble else "muted"
        if state.can_resume:
            title = dotted((words.paused(), title))
        note = words.end(end) if end is not None else words.age(state)
        used = words.usage(self._usage)
        return title, " ".join(filter(None, (note, used and as_sentence(used)))), "muted"

    def _show_buttons(self) -> None:
        resumable = not self._runs and self._state.can_resume
        self._pause.setVisible(self._runs)
        self._resume.setVisible(resumable)
        self._scan.setVisible(not self._runs and not resumable)
        # A scan that was paused can be given up for a new one.
        self._everything.setVisible(not self._runs and self._state.scanned_at is not None)
        self.texts.setVisible(not self._runs and not resumable)

    def _build(self) -> None:
        explain(self._scan, self.tr("Reads what is new or changed since the last scan"))
        explain(
            self._everything,
            self.tr("Reads the tracks of all videos again, whether or not they seem changed"),
        )
        explain(self._resume, self.tr("Goes on with the scan where it stopped"))
        explain(self._pause, self.tr("Stops the scan. What was read is kept."))
        explain(
            self.texts,
            self.tr("Reads the subtitles of all tracks, too, so that they can be searched"),
        )
        self._bar.setObjectName("scanProgress")
        self._bar.setAccessibleName(self.tr("Progress of the scan"))
        self._bar.setTextVisible(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._note)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for part in (self.texts, self._everything, self._scan, self._resume, self._pause):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._bar)
