"""The page on which tracks are judged one after the other: text, video, findings, and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.key_bindings import KeyPlace
from trackman.domain.languages import UNSAID
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.read_text import ReadText
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact, ImpactCard
from trackman.ui.player.picture import LEAST_PICTURE
from trackman.ui.player.player_pane import PlayerPane
from trackman.ui.review.done_page import ReviewDonePage
from trackman.ui.review.entry_strip import ReviewEntryStrip
from trackman.ui.review.findings_list import FindingsList
from trackman.ui.review.head import ReviewHead
from trackman.ui.review.history_card import HistoryCard
from trackman.ui.review.keys_bar import ReviewKeysBar
from trackman.ui.review.track_bar import ReviewTrackBar
from trackman.ui.text.judged_text import USUAL_ZOOM, JudgedText
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.keys import keys, pressed_key
from trackman.ui.widgets.labels import Text
from trackman.ui.widgets.reason import Reason

_TEXT_SHARE, _TEXT_SHARE_BESIDE = 0.55, 0.72
_LEAST_TEXT, _LEAST_SIDE = 320, 240
_FINDINGS_SHARE = 0.22
"""Of the height of the side, with their title; the rest is the player's."""
_LEAST_PICTURE = 150
"""Pixels of height below which findings leave the picture what they do not need."""
_STAMP = 32
"""Pixels of height to which a picture gives way that plays where there is no room for more."""
_FEW = 2
"""Findings that are on screen however low the side is; one, where there were no player else."""
_CHANGES_ROOM = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest})
_HELD_DOWN = frozenset({"review-finding", "review-finding-before", "review-larger"})
"""Commands that go on while their key is held down; a decision never does."""


class ReviewPage(QFrame):
    """Shows one track; the same widgets show the next one. What keys say is in `commanded`."""

    commanded = Signal(str)
    """A key or button of the review was pressed that is for its controller: the command's name."""
    back_requested = Signal()
    note_entered = Signal(str)
    reason_entered = Signal(str)
    """A reason was entered, perhaps none."""
    typing_left = Signal()
    """A note or reason was left without being entered."""
    retry_requested = Signal()
    """The page in place of the text can be tried again, or played."""
    beside_closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewPage")
        self.setAccessibleName(self.tr("Review"))
        self.head = ReviewHead()
        self.track = ReviewTrackBar()
        self.text = JudgedText()
        self.playing = PlayerPane(lines=1, yields_to=KeyPlace.REVIEW)
        self.findings = FindingsList()
        self.reason = Reason()
        self.entry = ReviewEntryStrip(self.reason)
        self.keys_bar = ReviewKeysBar()
        self.done = ReviewDonePage()
        self._impact, self._history = ImpactCard(), HistoryCard()
        self._findings_title = Text("reviewFindingsTitle", size="strong")
        self._split, self._side = QSplitter(), QWidget()
        self._stack = QStackedWidget()
        self._marks: QWidget | None = None
        self._side_column = QVBoxLayout()
        self._was_beside = False
        self._has_findings = False
        self.window_undoes: Callable[[], bool] = lambda: False
        """Tells whether Undo of the window has something to take back: then its keys are its."""
        self._build()
        self._connect()

    def take_marks(self, widget: QWidget) -> None:
        """Give what shows the sound its place under the picture."""
        if self._marks is not None:
            self._side_column.removeWidget(self._marks)
            self._marks.setParent(None)
        self._marks = widget
        self._side_column.insertWidget(1, widget)
        self._fit_player()

    def show_text(
        self, text: ReadText, language: str = UNSAID, findings: Sequence[Finding] | None = None
    ) -> None:
        """Show the text of the track, with what was noticed; None while that is not known."""
        self.text.show_text(text, language, findings)
        self._list_findings(findings if text.salvage.cues else findings or ())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was noticed meanwhile."""
        self.text.show_findings(findings)
        self._list_findings(findings)

    def show_message(
        self, picture: str, tone: str, title: str, text: str, button: str = ""
    ) -> None:
        """Say why there is no text."""
        self.text.show_message(picture, tone, title, text, button)
        self._list_findings(())

    def show_loading(self) -> None:
        """Show that the text is on its way."""
        self.text.show_loading()
        self._list_findings(None)

    def show_impact(self, impact: DeletionImpact) -> None:
        """Say what follows from deleting the track."""
        self.track.show_impact(impact.line, grave=impact.is_grave)
        self._impact.show_impact(impact)
        self._show_cards()

    def show_history(self, line: str, lines: Sequence[str]) -> None:
        """Say what was done to the track before, in one line and in all."""
        self.track.show_history(line)
        self._history.show_lines(lines)
        self._show_cards()

    def show_beside(self, title: str, text: ReadText | None, language: str = UNSAID) -> None:
        """Put another text beside this one; None takes it away."""
        self.text.show_beside(title, text, language)
        if self.text.has_beside != self._was_beside:
            self._was_beside = self.text.has_beside
            self._share()

    def show_track_page(self) -> None:
        """Show the track, after the end was on screen."""
        if self._stack.currentIndex() != 0:
            self._stack.setCurrentIndex(0)
            self.keys_bar.show()
            self.text.take_keyboard()

    def show_done_page(self) -> None:
        """Show what comes after the last decision."""
        self.entry.close_field()
        self._stack.setCurrentIndex(1)
        self.keys_bar.hide()
        if self.isVisible():
            self.done.take_keyboard()

    @property
    def findings_words(self) -> str:
        """The words over the findings: how many there are, or that they are not known yet."""
        return self._findings_title.text()

    @property
    def is_done(self) -> bool:
        """True while the page that comes after the last decision is on screen."""
        return self._stack.currentIndex() == 1

    def open_reason(self, hint: str = "") -> None:
        """Let the person give a reason."""
        self.entry.open_reason(hint)

    def close_entry(self) -> None:
        """Let the keys go to the review again."""
        if self.entry.is_open:
            self.entry.close_field()
            self.take_keyboard()

    def say(self, words: str) -> None:
        """Have words read out."""
        announce(self, words)

    def take_keyboard(self) -> None:
        """Let the keys go to the text."""
        if self.is_done:
            self.done.take_keyboard()
        else:
            self.text.take_keyboard()

    def tab_parts(self) -> list[QWidget]:
        """Return what Tab goes through, as it stands on the screen."""
        side = [self.playing, *filter(None, [self._marks]), self.findings]
        return [self.head, self.track, self.text, *side, self.entry, self.keys_bar, self.done]

    def go_to_part(self, step: int) -> None:
        """Take the keyboard to the next part (1) or the previous one (-1)."""
        text: QWidget = self.text.table if self.text.is_shown else self.text
        ring: list[QWidget | None] = [
            text,
            self.text.beside,
            self.playing.shown_screen,
            self.findings,
            self.keys_bar,
        ]
        parts = [one for one in ring if one is not None and one.isVisible()]
        focus = QApplication.focusWidget()
        if self.is_done or focus is None or not parts:
            return
        here = next((n for n, one in enumerate(parts) if one is focus), None)
        if here is None:
            around = (n for n, one in enumerate(parts) if one.isAncestorOf(focus))
            here = next(around, 0)
        part = parts[(here + step) % len(parts)]
        target = self.keys_bar.first() if part is self.keys_bar else part
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def zoom(self, step: int) -> None:
        """Show the text larger (1), smaller (-1) or as usual (0)."""
        self.text.set_zoom(self.text.zoom + step if step else USUAL_ZOOM)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the review before the rest of the window, unless somebody types."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not _types()
            and self._command(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the player whenever its side of the page, or what is there, gets another size."""
        if watched is self._side and event.type() in _CHANGES_ROOM:
            self._fit_player()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for; what the review does not know works the player."""
        command = None if _types() else self._command(event)
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._step_back()
        elif command is not None:
            if not event.isAutoRepeat() or command in _HELD_DOWN:
                self.do(command)
        elif _types() or not self.playing.take_key(event):
            super().keyPressEvent(event)

    def do(self, command: str) -> None:
        """Do what a command says, or tell that it is wanted."""
        match command:
            case "review-larger":
                self.zoom(1)
            case "review-smaller":
                self.zoom(-1)
            case "review-normal":
                self.zoom(0)
            case "review-pause" if not self.is_done:
                self.playing.do("playback-play")
            case "review-details" if not self.is_done:
                self.track.toggle_details()
            case "review-finding" | "review-finding-before" if not self.is_done:
                self.say(self.findings.step(1 if command == "review-finding" else -1))
            case _:
                if command == "review-play" and self.playing.isHidden():
                    self.track.fold()  # the details have taken the place of the player
                self.commanded.emit(command)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between text and video."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def _command(self, event: QKeyEvent) -> str | None:
        """Return what a key means to the review; that of Undo in the menu does what is said there.

        Only where nothing is to be undone there, it takes back the last decision.
        """
        if pressed_key(event) in keys().map.of("undo") and self.window_undoes():
            return None
        return keys().command(event, KeyPlace.REVIEW, shift_or_not=True)

    def _list_findings(self, findings: Sequence[Finding] | None) -> None:
        self.findings.show_findings(findings or ())
        if findings is not None and self._has_findings is not bool(findings):
            self._has_findings = bool(findings)
            self._fit_player()
        count = len(findings or ())
        words = self.tr("%Ln findings", "", count) if count else self.tr("No findings")
        if findings is None:
            words = self.tr("Checking…")
        if words != self._findings_title.text():
            self._findings_title.setText(words)
        why_not = None if count else self.tr("Nothing was noticed in this text.")
        self.keys_bar.refuse("finding", why_not)

    def _step_back(self) -> None:
        if self.entry.is_open:
            self.entry.close_field()
            self.typing_left.emit()
            self.take_keyboard()
        elif self.track.fold():
            pass
        elif self.text.has_beside:
            self.beside_closed.emit()
        else:
            self.back_requested.emit()

    def _enter_reason(self) -> None:
        if not self.entry.is_open:
            return
        self.entry.close_field()
        self.take_keyboard()
        self.reason_entered.emit(self.reason.text())

    def _enter_note(self, text: str) -> None:
        self.take_keyboard()
        self.note_entered.emit(text)

    def _leave_note(self) -> None:
        self.take_keyboard()
        self.typing_left.emit()

    def _show_cards(self) -> None:
        for card, line in ((self._impact, self.track.impact), (self._history, self.track.history)):
            card.setVisible(line.isChecked() and not line.isHidden())

    def _share(self) -> None:
        share = _TEXT_SHARE_BESIDE if self._was_beside else _TEXT_SHARE
        room = self.width()
        self._split.setSizes([round(room * share), room - round(room * share)])

    def _fit_player(self) -> None:
        """Let the picture give way where the player would take too much of the height."""
        width, height = self._side.width(), self._side.height()
        title = self._findings_title.sizeHint().height()
        room = height - title
        if self._marks is not None:
            room -= self._marks.sizeHint().height()
        rows, high = self.findings.findings.count(), self.findings.height_of
        least = self.playing.least_height(width)
        share = max(round(height * _FINDINGS_SHARE) - title, high(_FEW))
        few, one = high(min(_FEW, rows)), high(min(1, rows))
        if room - share - least >= scaled(_LEAST_PICTURE) - LEAST_PICTURE:
            listed = share  # as much for every track: the picture stays as it is
        else:
            listed = few if room - few >= least else one
        fits = room - listed >= least
        alone = not fits and self.playing.plays
        self._show_beside_player(not alone)
        self.playing.set_wanted(fits or alone)
        if alone:
            self.playing.fit(width, height, _STAMP)
        else:
            self.playing.fit(width, room - listed)

    def _show_beside_player(self, shown: bool) -> None:
        """Show the rest of the side, or leave all of it to what plays; keys do the same."""
        had_keyboard = self.findings.hasFocus()
        for part in filter(None, [self._marks, self._findings_title]):
            part.setVisible(shown)
        self.findings.setVisible(shown and self._has_findings)  # empty, it would take the keyboard
        if had_keyboard and self.findings.isHidden():
            self.take_keyboard()

    def _connect(self) -> None:
        self.head.back_pressed.connect(self.back_requested)
        self.head.overview_pressed.connect(lambda: self.commanded.emit("review-overview"))
        self.head.stepped.connect(
            lambda step: self.commanded.emit("review-next" if step > 0 else "review-previous")
        )
        self.keys_bar.pressed.connect(self._press)
        self.done.chosen.connect(self.commanded)
        self.entry.note_entered.connect(self._enter_note)
        self.entry.left.connect(self._leave_note)
        self.entry.shown_or_hidden.connect(self._swap_bars)
        self.reason.entered.connect(self._enter_reason)
        self.findings.place_wanted.connect(self.text.go_to_cue)
        self.track.details_toggled.connect(self._show_cards)
        self.text.left.connect(self._step_back)
        self.text.button_pressed.connect(self.retry_requested)
        self.text.beside_closed.connect(self.beside_closed)
        self.playing.opened_or_closed.connect(self._fit_player)

    def _swap_bars(self, typing: bool) -> None:
        """Have the field in the place of the keys, which do nothing while somebody types."""
        self.entry.setMinimumHeight(self.keys_bar.sizeHint().height())
        self.keys_bar.setVisible(not typing and not self.is_done)

    def _press(self, command: str) -> None:
        self.do(command)
        if not self.entry.is_open and not self.is_done:
            self.text.take_keyboard()

    def _build(self) -> None:
        self._impact.hide()
        self.track.add_card(self._impact)
        self.track.add_card(self._history)
        side = self._side
        side.setObjectName("reviewSide")
        side.installEventFilter(self)
        self._findings_title.setContentsMargins(12, 4, 12, 4)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side_column.setSpacing(0)
        self._side_column.addWidget(self.playing)
        self._side_column.addWidget(self._findings_title)
        self._side_column.addWidget(self.findings, 1)
        self._side_column.addStretch()  # takes what an empty list leaves
        side.setLayout(self._side_column)
        self._split.setObjectName("reviewSplit")
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.text)
        self._split.addWidget(side)
        self.text.setMinimumWidth(scaled(_LEAST_TEXT))
        side.setMinimumWidth(scaled(_LEAST_SIDE))
        body = QWidget()
        body.setObjectName("reviewBody")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.track)
        inside.addWidget(self._split, 1)
        self._stack.setObjectName("reviewStack")
        self._stack.addWidget(body)
        self._stack.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.entry)
        column.addWidget(self.keys_bar)
        self.show_impact(NOTHING_KNOWN)


def _types() -> bool:
    """Tell whether somebody types, so that letters are none of the review's keys."""
    return isinstance(QApplication.focusWidget(), QLineEdit | QComboBox)
