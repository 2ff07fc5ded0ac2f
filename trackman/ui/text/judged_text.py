"""The text of a track to be judged: large, with what was noticed, and another text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.timeline import Timeline
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.text.cues_model import CuesColumn, CuesModel
from trackman.ui.text.cues_table import CuesTable
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.inserting import dotted
from trackman.ui.wording.subtitles import TextWording

USUAL_ZOOM = 3
"""Steps by which the text is larger than elsewhere, that it can be read from arm's length."""
_SAMPLES = 9
"""Few, for the next text is on screen in a moment."""
_WIDEST = 1200  # pixels


class JudgedText(QFrame):
    """Shows one text after the other in the same widgets; what stands beside it keeps in step."""

    play_wanted = Signal(Cue)
    """It is to play from this cue."""
    cue_activated = Signal(Cue)
    """The video is wanted at this cue."""
    cue_clicked = Signal(Cue)
    """The same, if it plays already."""
    button_pressed = Signal()
    """The button that stands where there is no text was pressed."""
    left = Signal()
    """Escape was pressed."""
    beside_closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("judgedText")
        self.setAccessibleName(self.tr("Subtitles of the track"))
        self._words = TextWording(self)
        self.model, self._beside_model = CuesModel(self), CuesModel(self)
        self.table, self.beside = CuesTable(self.model), CuesTable(self._beside_model)
        self._timeline = Timeline()
        """That of the text beside."""
        self.zoom = USUAL_ZOOM
        """Steps by which the text is larger than elsewhere."""
        self._page = PlaceholderPage("judgedPage")
        self._stack = QStackedWidget()
        self._split = QSplitter()
        self._side = QWidget()
        self._beside_title = ElidedText("besideTitle", size="strong")
        self._close = IconButton("besideClose", self.tr("Close the text beside"), "close")
        self._remarks = Paragraph("judgedRemarks", tone="warning", size="small", widest=_WIDEST)
        self._laid_out = QTimer(self)
        """Runs until the tables have the widths that another text beside leaves them."""
        self._laid_out.setSingleShot(True)
        self._laid_out.setInterval(0)
        self._build()
        self._connect()

    def show_loading(self) -> None:
        """Show that a text is on its way."""
        self.show_message("subtitles", "faint", self.tr("Loading subtitles…"), "")

    def show_text(
        self, text: ReadText, language: str = UNSAID, findings: Sequence[Finding] | None = None
    ) -> None:
        """Show a text as far as it can be read, from its beginning, with what was noticed."""
        cues = text.salvage.cues
        if not cues:
            self._show_none(text)
            return
        self._remark(self._said_of(text))
        self.model.show_cues(cues, text.words.texts, language, findings or ())
        self.table.begin_at_top()
        self._show(self.table)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was noticed meanwhile in the text on screen; one stays where one is."""
        self.model.show_findings(findings)

    def show_message(
        self, picture: str, tone: str, title: str, text: str, button: str = ""
    ) -> None:
        """Show this where there is no text."""
        self._remark("")
        if self.model.count():
            self.model.show_cues((), ())
        self._page.show_message(picture, tone, title, text, button)
        self._page.show_button_icon("play" if picture == "audio" else "refresh")
        self._show(self._page)

    def show_beside(self, title: str, text: ReadText | None, language: str = UNSAID) -> None:
        """Put another text beside this one; None takes it away."""
        if text is None and self._side.isHidden():
            return
        cues: Sequence[Cue] = () if text is None else text.salvage.cues
        words = () if text is None else text.words.texts
        self._timeline = Timeline(cues)
        if cues or self._beside_model.count():
            self._beside_model.show_cues(cues, words, language)
        said = self._said_of(text) if text is not None else ""
        self._beside_title.setText(dotted(filter(None, (title, said))))
        if self._side.isHidden() is (text is not None):
            self._side.setVisible(text is not None)
            half = max(self._split.width() // 2, 1)
            self._split.setSizes([half, half])
            self._laid_out.start()
        self._keep_in_step()

    @property
    def has_beside(self) -> bool:
        """True while another text stands beside this one."""
        return not self._side.isHidden()

    @property
    def is_shown(self) -> bool:
        """True while there is a text on screen."""
        return self._stack.currentWidget() is self.table

    def current_cue(self) -> Cue | None:
        """Return the cue that has the keyboard's place; None where there is no text."""
        row = self.table.currentIndex().row()
        return self.model.item(row) if 0 <= row < self.model.count() else None

    def go_to_cue(self, number: int) -> None:
        """Select a cue counted from 1."""
        row = self.model.row_of(number - 1)
        if row is not None:
            self.table.select_row(row)

    def show_current_cues(self, numbers: tuple[int, ...]) -> None:
        """Mark the cues that are on the video now, counted from 1."""
        self.table.show_playing(tuple(number - 1 for number in numbers))
        if numbers:
            self._show_time_of(self.model.shown[numbers[-1] - 1])

    def set_zoom(self, steps: int) -> None:
        """Show the text so many steps larger than elsewhere."""
        self.zoom = self.table.zoom(steps)
        self.beside.zoom(self.zoom)

    def take_keyboard(self) -> None:
        """Let the keys go to the cues, or to what stands for them."""
        target: QWidget = self.table if self.is_shown else self
        target.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the size of the text, which Qt takes back from a widget that gets a style."""
        super().showEvent(event)
        self._keep_zoom()

    def _keep_zoom(self) -> None:
        self.set_zoom(self.zoom)

    def _said_of(self, text: ReadText) -> str:
        """Return what is wrong with a text; a local copy is as good as any."""
        return self._words.state(text if text.failure else replace(text, fresh=True))

    def _remark(self, words: str) -> None:
        if words != self._remarks.text():
            self._remarks.setText(words)
        self._remarks.setVisible(bool(words))

    def _show_none(self, text: ReadText) -> None:
        damage = text.damage
        if damage is None:
            self.show_message("subtitles", "faint", self.tr("The text is empty"), "")
            return
        retry = self.tr("Try again") if text.failure else ""
        title, advice = self._words.damage(damage), self._words.advice(damage)
        said = "\n\n".join(filter(None, (advice, self._words.lost_words(text))))
        self.show_message("warning", "warning", title, said, retry)

    def _show(self, part: QWidget) -> None:
        if self._stack.currentWidget() is part:
            return
        focus = self.window().focusWidget()  # also while the window waits for a dialog to close
        was_inside = focus is self or self.isAncestorOf(focus)
        self._stack.setCurrentWidget(part)
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if part is self.table else Qt.FocusPolicy.StrongFocus
        )
        if was_inside:
            self.take_keyboard()

    def _keep_place(self) -> None:
        """Have the cue with the keyboard's place on screen, however its lines break now."""
        for table in (self.table, self.beside):
            table.fit_anew()
        if self.table.currentIndex().isValid():
            self.table.scrollTo(self.table.currentIndex())
        self._keep_in_step()

    def _keep_in_step(self) -> None:
        cue = self.current_cue()
        if cue is not None:
            self._show_time_of(cue)

    def _show_time_of(self, cue: Cue) -> None:
        """Bring on screen, beside, what is said at the time of a cue."""
        if self._side.isHidden():
            return
        middle = (cue.start + max(cue.end, cue.start)) // 2
        numbers = self._timeline.all_at(middle)
        if not numbers:
            before = self._timeline.before(middle)
            numbers = () if before is None else (before,)
        self.beside.follow()
        self.beside.show_playing(tuple(number - 1 for number in numbers))

    def _connect(self) -> None:
        for table in (self.table, self.beside):
            table.left.connect(self.left)
        self.table.play_wanted.connect(self.play_wanted)
        self.table.cue_activated.connect(self.cue_activated)
        self.table.cue_clicked.connect(self.cue_clicked)
        self.table.selectionModel().currentRowChanged.connect(self._keep_in_step)
        theme().changed.connect(self._keep_zoom)
        self._laid_out.timeout.connect(self._keep_place)
        self._page.pressed.connect(self.button_pressed)
        self._close.clicked.connect(self.beside_closed)

    def _build(self) -> None:
        self.table.setObjectName("reviewCues")
        self.beside.setObjectName("reviewCuesBeside")
        for table in (self.table, self.beside):
            table.choose_column(CuesColumn.LENGTH, False)
            table.samples = _SAMPLES
        self.beside.setAccessibleName(self.tr("Cues of the text beside"))
        self._stack.setObjectName("judgedStack")
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.table)
        title = QHBoxLayout()
        title.setContentsMargins(12, 4, 6, 4)
        title.addWidget(self._beside_title, 1)
        title.addWidget(self._close)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addLayout(title)
        beside.addWidget(self.beside, 1)
        self._side.setObjectName("judgedBeside")
        self._side.hide()
        split = self._split
        split.setObjectName("judgedSplit")
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        self._remarks.setContentsMargins(16, 4, 12, 4)
        self._remarks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(split, 1)
        column.addWidget(self._remarks)
