"""Details of the file the keyboard is at: what is wrong, how it is read, how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.additions import FileRow
from trackman.domain.file_faults import FileFault
from trackman.domain.names import shown
from trackman.domain.quality.findings import Severity
from trackman.domain.subtitles.conversion import SubtitleFormat
from trackman.domain.subtitles.encodings import ENCODINGS
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.additions.preview import PreviewModel, PreviewTable
from trackman.ui.additions.wording import FileWording, Line
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.labels import ElidedText, Paragraph, Text, explain
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.wording.findings import PICTURES, TONES, FindingWording
from trackman.ui.wording.inserting import filled, quoted

RATES = (23.976, 24.0, 25.0, 29.97, 30.0, 50.0, 59.94, 60.0)
"""Frames a second of videos."""
_MOST_FINDINGS = 30


class FileDetails(QFrame):
    """At the left words and choices, at the right the cues."""

    name_chosen = Signal(str)
    """The free name is to be taken."""
    reading_chosen = Signal(object)
    """The file is to be read by these `ReadingChoices`."""
    play_wanted = Signal(Cue)
    """The video is wanted from this cue on, with the subtitles of the file."""
    cues_shown = Signal(object)
    """These cues are in the preview, a sequence of `Cue`."""

    def __init__(self, words: FileWording) -> None:
        super().__init__()
        self.setObjectName("fileDetails")
        self._words = words
        self._findings = FindingWording(self)
        self._row: FileRow | None = None
        self._free: str | None = None
        self._name = ElidedText("fileDetailsName", size="strong")
        self._remarks: list[_Remark] = []
        self._column = QVBoxLayout()
        self._take = Button("fileTakeName", "", tone="link")
        self._encoding = Choice("fileEncoding", self.tr("Encoding"))
        self._rate = Choice("fileFrameRate", self.tr("Frame rate"))
        self._labels = (
            Text("fileEncodingLabel", self.tr("Encoding"), tone="muted", size="small"),
            Text("fileFrameRateLabel", self.tr("Frame rate"), tone="muted", size="small"),
        )
        self._model = PreviewModel(self)
        self.preview = PreviewTable(self._model)
        self._play = Button("filePlay", self.tr("Play in video"), "play")
        self._build()
        self._connect()

    def show_row(self, row: FileRow | None, lines: Sequence[Line], free: str | None) -> None:
        """Show a row with all there is to say about it, and a name that is free."""
        before, self._row, self._free = self._row, row, free
        self._name.setText("" if row is None else shown(row.path.name))
        self._show_lines(row, lines)
        self._take.setText(filled(self.tr("Use {name}"), name=quoted(free or "")))
        self._take.setVisible(free is not None)
        self._show_choices(row)
        text = row.file.text if row is not None and row.file is not None else None
        if before is None or before.file is None or before.file.text is not text:
            self._model.show_text(text)
            self.cues_shown.emit(text.salvage.cues if text is not None else ())
        self._play.setEnabled(text is not None)
        explain(self._play, "" if text else self.tr("There are no subtitles to show."))

    def tab_parts(self) -> tuple[QWidget, ...]:
        """Return what takes the keyboard, in the order of the screen."""
        return self._take, self._encoding, self._rate, self.preview, self._play

    def _show_lines(self, row: FileRow | None, lines: Sequence[Line]) -> None:
        said = list(lines)
        if row is not None and row.file is not None and row.file.fault is None and not said:
            said.append((None, self.tr("No problems")))
        if row is not None and row.findings:
            named = row.findings[:_MOST_FINDINGS]
            said += [(one.severity, self._findings.line(one)) for one in named]
        for place, (severity, words) in enumerate(said):
            if place == len(self._remarks):
                self._remarks.append(_Remark(place))
                self._column.insertWidget(place, self._remarks[place])
            self._remarks[place].show_words(severity, words)
        for place, remark in enumerate(self._remarks):
            remark.setVisible(place < len(said))

    def _show_choices(self, row: FileRow | None) -> None:
        file = row.file if row is not None else None
        conversion = file.conversion if file is not None else None
        fault = file.fault if file is not None else None
        chosen = file.choices if file is not None else None
        is_text = conversion is not None or fault in _MAY_BE_TEXT
        encoding = conversion.encoding if conversion is not None else None
        self._encoding.show_value(encoding or (chosen.encoding if chosen else None) or "")
        framed = conversion is not None and conversion.format is SubtitleFormat.MICRODVD
        framed = framed or fault is FileFault.NO_FRAME_RATE
        rate = conversion.frame_rate if conversion is not None else None
        self._rate.show_value("" if rate is None else f"{rate:g}")
        for choice, label, useful in zip(
            (self._encoding, self._rate), self._labels, (is_text, framed), strict=True
        ):
            choice.setVisible(useful)
            label.setVisible(useful)

    def _choose_encoding(self, encoding: str) -> None:
        if self._row is not None and self._row.file is not None:
            self.reading_chosen.emit(replace(self._row.file.choices, encoding=encoding))

    def _choose_rate(self, rate: str) -> None:
        if self._row is not None and self._row.file is not None:
            self.reading_chosen.emit(replace(self._row.file.choices, frame_rate=float(rate)))

    def _play_from_here(self) -> None:
        if (cue := self.preview.chosen_cue()) is not None:
            self.play_wanted.emit(cue)

    def _build(self) -> None:
        names = self._words.encodings()
        self._encoding.offer([(one, words) for one, words in names.items() if one in ENCODINGS])
        number = QLocale().toString
        self._rate.offer([(f"{rate:g}", number(rate, "g", 5)) for rate in RATES])
        inside = QWidget()
        inside.setObjectName("fileRemarks")
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        inside.setLayout(self._column)
        scroll = ScrollColumn("fileRemarksScroll")
        scroll.setWidget(inside)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (label, choice) in enumerate(
            zip(self._labels, (self._encoding, self._rate), strict=True)
        ):
            grid.addWidget(label, place, 0)
            grid.addWidget(choice, place, 1)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._name)
        left.addWidget(scroll, 1)
        left.addLayout(grid)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self.preview, 1)
        right.addWidget(self._play, 0, Qt.AlignmentFlag.AlignTrailing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 5)
        row.addLayout(right, 6)

    def _connect(self) -> None:
        self._take.clicked.connect(lambda: self.name_chosen.emit(self._free or ""))
        self._encoding.chosen.connect(self._choose_encoding)
        self._rate.chosen.connect(self._choose_rate)
        self._play.clicked.connect(self._play_from_here)
        self.preview.cue_chosen.connect(self.play_wanted)


_MAY_BE_TEXT = {FileFault.NO_CUES, FileFault.OTHER_KIND, FileFault.DAMAGED}
"""Faults that another encoding may mend."""


class _Remark(QWidget):
    """A sentence behind the icon that says how grave it is."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.setObjectName(f"fileRemark{place}")
        self._icon = IconLabel(f"fileRemarkIcon{place}", "info", "muted")
        self._words = Paragraph(f"fileRemarkWords{place}", size="small", widest=360)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def show_words(self, severity: Severity | None, words: str) -> None:
        """Show a sentence."""
        picture, tone = (
            ("check", "faint") if severity is None else (PICTURES[severity], TONES[severity])
        )
        self._icon.show_icon(picture, tone)
        self._words.setText(words)
        self._words.updateGeometry()
