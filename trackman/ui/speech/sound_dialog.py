"""Window with how one or several texts fit the sounds of their videos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.speech.fit import SoundFit, SoundPassage
from trackman.domain.speech.marks import SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.ui.speech.marks_strip import MarksStrip
from trackman.ui.speech.short_lines import ShortLines
from trackman.ui.speech.wording import SpeechWording
from trackman.ui.theme.scale import resize_within_screen
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.wording.inserting import dotted

_EDGE = 16
_SIZE, _SIZE_OF_MANY = (600, 380), (900, 480)


@dataclass(slots=True)
class CheckedSound:
    """A text, and what is known of how it fits."""

    name: str
    video: str
    share: float | None = None
    """Share of the listening that is done, negative while it is compared; None while it waits."""
    fit: SoundFit | None = None
    fault: str = ""
    """Why it could not be found out."""
    marks: SpeechMarks | None = None
    cues: Sequence[Cue] = ()
    can_mend: bool = True

    @property
    def is_done(self) -> bool:
        """True if nothing is to come any more."""
        return self.fit is not None or bool(self.fault)


class SoundDialog(QDialog):
    """Stays beside the window while a person plays the places it names."""

    play_wanted = Signal(int, int)
    """Of the text with this number, this moment is wanted, in milliseconds."""
    mend_wanted = Signal(int)
    """The text with this number is to be shifted in the editor."""
    again_wanted = Signal(int)
    """The text with this number is to be tried again."""
    left = Signal()
    """Nobody waits for it any more."""

    def __init__(self, parent: QWidget | None, sounds: Sequence[CheckedSound]) -> None:
        super().__init__(parent)
        self.setObjectName("sound")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = SpeechWording(self)
        self.sounds = list(sounds)
        many = len(self.sounds) > 1
        title = (
            self._words.title_of_many(len(self.sounds))
            if many
            else self._words.title(self.sounds[0].name)
        )
        self.setWindowTitle(title)
        self._title = Paragraph("soundTitle", title, size="title")
        self._title.setVisible(many)  # of one text the bar of the window says all of it
        self._list = ShortLines("soundList", self.tr("Texts"))
        self._list.setVisible(many)
        self._done = ElidedText("soundDone", tone="muted", size="small")
        self._done.setVisible(many)
        self._sentence = Paragraph("soundSentence", " ", size="large")
        self._details = Paragraph("soundDetails", " ", tone="muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("soundProgress")
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.strip = MarksStrip("soundStrip")
        self._strays = Paragraph("soundStrays", "", tone="muted")
        self._passages = ShortLines("soundPassages", self.tr("Places that don’t fit"))
        explain(self._passages, self.tr("Return or a click plays from there"))
        self._again = Button("soundAgain", self.tr("Try again"))
        self._mend = Button("soundMend", self.tr("Shift in the editor"), tone="primary")
        words = self.tr("Moves all cues in the editor, in one step that Undo takes back")
        explain(self._mend, words)
        explain(self._list, self.tr("Select a text to see how it fits"))
        self._close = Button("soundClose", self.tr("Close"))
        if many:
            self.setWindowFlag(Qt.WindowType.Window)  # it may lie behind the editor
        self._build(many)
        for number in range(len(self.sounds)):
            self._list.addItem(QListWidgetItem())
            self._show_line(number)
        self._list.currentRowChanged.connect(lambda _: self._show())
        self._list.setCurrentRow(0)
        self._connect()
        self._show()

    @property
    def current(self) -> int:
        """The number of the text whose details are shown."""
        return max(self._list.currentRow(), 0)

    def note(self, number: int) -> None:
        """Take up what has become known of a text."""
        sound = self.sounds[number]
        self._show_line(number)
        if number == self.current:
            self._show()
            if sound.is_done:
                announce(self, self._sentence.text())

    def show_beside(self, window: QWidget) -> None:
        """Come on screen over the left of a window, so that its picture is seen."""
        room = window.frameGeometry()
        self.show()
        if window.isVisible():
            top = max(room.bottom() - self.height() - _EDGE, room.top())
            self.move(room.left() + _EDGE, top)

    def show_position(self, milliseconds: int) -> None:
        """Mark where the video is."""
        self.strip.show_position(milliseconds)

    def done(self, result: int) -> None:
        """Go, however it was closed: Qt's own `closeEvent` ends here as well."""
        self.left.emit()
        super().done(result)

    def _show_line(self, number: int) -> None:
        done = sum(one.is_done for one in self.sounds)
        is_over = done == len(self.sounds)
        self._close.setText(self.tr("Close") if is_over else self.tr("Cancel"))
        self._done.setText(self._words.progress_of_many(done, len(self.sounds)))
        words = self._line(self.sounds[number])
        self._list.item(number).setText(words)
        self._list.item(number).setToolTip(words)

    def _line(self, sound: CheckedSound) -> str:
        if sound.fit is not None:
            figure = self._words.figure(sound.fit)
        else:
            figure = sound.fault or self._words.progress(sound.share)
        return dotted((sound.name, figure, sound.video))

    def _show(self) -> None:
        """Show the details of the current text."""
        sound = self.sounds[self.current]
        fit = sound.fit
        self._bar.setVisible(not sound.is_done)
        share = sound.share or 0.0
        self._bar.setRange(0, 0 if share < 0 else 1000)
        self._bar.setValue(round(share * 1000))
        if fit is not None:
            self._sentence.setText(self._words.sentence(fit))
            self._details.setText(self._words.details(fit))
            self._strays.setText(self._words.strays(fit))
        else:
            words = sound.fault or self._words.progress(sound.share)
            self._sentence.setText(words)
            self._details.setText("")
            self._strays.setText("")
        self._details.setVisible(fit is not None)
        self._strays.setVisible(fit is not None and fit.is_known)
        self.strip.setVisible(sound.marks is not None)
        self.strip.show_marks(sound.marks, sound.cues)
        self._show_passages(fit)
        self._again.setVisible(bool(sound.fault))
        can_mend = fit is not None and fit.is_known and not fit.fits
        self._mend.setVisible(can_mend)
        self._mend.setEnabled(sound.can_mend)

    def _show_passages(self, fit: SoundFit | None) -> None:
        passages = [] if fit is None else sorted((*fit.untexted, *fit.unspoken), key=_start)
        self._passages.clear()
        for one in passages:
            item = QListWidgetItem(self._words.passage(one))
            item.setData(Qt.ItemDataRole.UserRole, one.start)
            self._passages.addItem(item)
        self._passages.setVisible(bool(passages))
        # Without places the strip has their room, else what is known would stand over nothing.
        self._room.setVisible(not passages and self.strip.isHidden())
        high = QSizePolicy.Policy.Fixed if passages else QSizePolicy.Policy.Expanding
        self.strip.setSizePolicy(QSizePolicy.Policy.Expanding, high)

    def _play(self, item: QListWidgetItem) -> None:
        self.play_wanted.emit(self.current, int(item.data(Qt.ItemDataRole.UserRole)))

    def _connect(self) -> None:
        self._passages.itemClicked.connect(self._play)
        self._passages.itemActivated.connect(self._play)
        self.strip.sought.connect(lambda moment: self.play_wanted.emit(self.current, moment))
        self._mend.clicked.connect(lambda: self.mend_wanted.emit(self.current))
        self._again.clicked.connect(lambda: self.again_wanted.emit(self.current))
        self._close.clicked.connect(self.close)

    def _build(self, many: bool) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        for part in (self._sentence, self._details, self._bar, self.strip, self._strays):
            side.addWidget(part)
        side.addWidget(self._passages, 1)
        self._room = QWidget()
        self._room.setObjectName("soundRoom")
        side.addWidget(self._room, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self._list, 4)
        middle.addLayout(side, 5)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._done, 1)
        row.addStretch(1)
        for button in (self._again, self._close, self._mend):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(middle, 1)
        column.addLayout(row)
        resize_within_screen(self, _SIZE_OF_MANY if many else _SIZE)
        (self._list if many else self._close).setFocus()


def _start(passage: SoundPassage) -> int:
    return passage.start
