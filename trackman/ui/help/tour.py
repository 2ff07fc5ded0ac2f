"""The first tour: a bubble beside one part of the window after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look, theme
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text, explain
from trackman.ui.wording.inserting import filled

_WIDTH = 320
_GAP = 12
_AROUND = 3  # pixels between a part and the frame around it
_THICK = 3
_MOVES = {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide}


@dataclass(frozen=True, slots=True)
class TourStep:
    """One part of the window, and what is said about it."""

    title: str
    text: str
    part: Callable[[], QWidget | None]
    """Returns the part; None where it is not there now."""


class Tour(QObject):
    """Goes through the steps over a window, beside which one can go on working."""

    moved = Signal(int)
    """This step is on screen, counted from 0."""
    left = Signal()
    """Closed on the way; it can be resumed."""
    ended = Signal()
    """Seen to its end, or skipped."""

    def __init__(self, window: QWidget, steps: Sequence[TourStep]) -> None:
        super().__init__(window)
        self._window = window
        self._steps = steps
        self._step = 0
        self._is_aside = False
        self._frame = _Frame(window)
        self.bubble = TourBubble(window)
        self._watched: QWidget | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self._place)
        self.bubble.next_pressed.connect(lambda: self.go(1))
        self.bubble.back_pressed.connect(lambda: self.go(-1))
        self.bubble.skipped.connect(self._end)
        self.bubble.left.connect(self.close)
        window.installEventFilter(self)

    @property
    def is_shown(self) -> bool:
        """True while a step is on screen."""
        return self.bubble.isVisible()

    def show_step(self, step: int, *, takes_keyboard: bool = True) -> None:
        """Show a step, counted from 0; one there is none of is the first.

        Where nobody asked for it, it must not take the keyboard from who types meanwhile.
        """
        self._step = step if 0 <= step < len(self._steps) else 0
        self._is_aside = False
        one = self._steps[self._step]
        self.bubble.show_step(one, self._step, len(self._steps))
        self._watch(one.part())
        self._place()
        self.bubble.show()
        self.bubble.raise_()
        if takes_keyboard:
            self.bubble.take_keyboard()
        announce(self.bubble, f"{one.title}. {one.text}")
        self.moved.emit(self._step)

    def go(self, step: int) -> None:
        """Go to the next step (1) or the one before (-1)."""
        if self._step + step >= len(self._steps):
            self._end()
        elif self._step + step >= 0:
            self.show_step(self._step + step)

    def close(self) -> None:
        """Leave the tour, to be resumed."""
        if self.is_shown:
            self._hide()
            self.left.emit()

    def step_aside(self, aside: bool) -> None:
        """Be out of the way while a page needs all the room, and come back after it."""
        if aside and self.is_shown:
            self._hide()
            self._is_aside = True
        elif not aside and self._is_aside:
            self.show_step(self._step, takes_keyboard=False)

    def dismantle(self) -> None:
        """Take everything away from the window."""
        self.close()
        self._window.removeEventFilter(self)
        for part in (self._frame, self.bubble, self):
            part.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the part while the window is resized."""
        if event.type() in _MOVES and self.is_shown:
            self._late.start()
        return False

    def _end(self) -> None:
        self._hide()
        self.ended.emit()

    def _hide(self) -> None:
        self._watch(None)
        self._frame.hide()
        self.bubble.hide()

    def _watch(self, part: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = part
        if part is not None:
            part.installEventFilter(self)
            part.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def _place(self) -> None:
        part = self._watched
        inside = self._window.rect()
        self.bubble.fit()
        if part is None or not part.isVisible():
            self._frame.hide()
            self.bubble.move(inside.center() - self.bubble.rect().center())
            return
        place = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        self._frame.surround(place)
        backwards = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.bubble.move(beside(place, self.bubble.size(), inside, backwards=backwards))
        self._frame.raise_()
        self.bubble.raise_()


class TourBubble(QFrame):
    """Words about a part; its buttons have the keyboard, and Escape leaves."""

    next_pressed = Signal()
    back_pressed = Signal()
    skipped = Signal()
    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourBubble")
        self._title = Paragraph("tourTitle", size="title", widest=_WIDTH)
        self._text = Paragraph("tourText", widest=_WIDTH)
        self._step = Text("tourStep", tone="muted", size="small")
        self._skip = Button("tourSkip", self.tr("Skip"), tone="quiet")
        self._back = Button("tourBack", self.tr("Back"))
        self._next = Button("tourNext", self.tr("Next"), tone="primary")
        self._build()
        self._next.clicked.connect(self.next_pressed)
        self._back.clicked.connect(self.back_pressed)
        self._skip.clicked.connect(self.skipped)
        self.hide()

    def show_step(self, step: TourStep, number: int, count: int) -> None:
        """Show a step, counted from 0."""
        is_last = number == count - 1
        self._title.setText(step.title)
        self._text.setText(step.text)
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.text)
        self._next.setAccessibleDescription(step.text)  # read out with the button
        said = self.tr("Step {number} of {count}")
        self._step.setText(filled(said, number=number + 1, count=count))
        self._next.setText(self.tr("Done") if is_last else self.tr("Next"))
        self._back.setVisible(number > 0)
        self._skip.setVisible(not is_last)

    def take_keyboard(self) -> None:
        """Let the keys go to Next."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Be as high as the words need."""
        if (layout := self.layout()) is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(scaled(_WIDTH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Keep Tab among the buttons while one of them has the keyboard."""
        shown = [one for one in (self._skip, self._back, self._next) if one.isVisibleTo(self)]
        here = next((place for place, one in enumerate(shown) if one.hasFocus()), None)
        if here is None:
            return super().focusNextPrevChild(forwards)
        place = here + (1 if forwards else -1)
        if not 0 <= place < len(shown):
            return super().focusNextPrevChild(forwards)  # and on to the window
        shown[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _build(self) -> None:
        explain(self._skip, self.tr("End the tour. Help › Tour starts it again."))
        explain(self._back, self.tr("Go back to the step before"))
        self._next.setToolTip(self.tr("Go on with the tour; Escape leaves it"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._skip)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._step)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(row)
        self.setFixedWidth(scaled(_WIDTH))
        for before, after in ((self._skip, self._back), (self._back, self._next)):
            QWidget.setTabOrder(before, after)


class _Frame(QWidget):
    """The frame around a part; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tourFrame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self.update)
        self.hide()

    def surround(self, place: QRect) -> None:
        """Stand around a place, and within the window."""
        edge = _AROUND + _THICK
        parent = self.parentWidget()
        inside = parent.rect() if parent is not None else place
        self.setGeometry(place.adjusted(-edge, -edge, edge, edge) & inside)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_look().accent), _THICK))
        half = (_THICK + 1) // 2
        painter.drawRoundedRect(self.rect().adjusted(half, half, -half, -half), 7, 7)


def beside(part: QRect, size: QSize, inside: QRect, *, backwards: bool) -> QPoint:
    """Return where a bubble of `size` stands beside a part, all of it inside the window.

    After the part in reading direction, else before it, below it, above it; of a bar rather below
    or above it. Where there is room nowhere, over its far corner.
    """
    right, left = part.right() + _GAP, part.left() - _GAP - size.width()
    middle = part.center().y() - size.height() // 2
    near = part.right() - size.width() + 1 if backwards else part.left()
    sides = [QPoint(right, middle), QPoint(left, middle)]
    if backwards:
        sides.reverse()
    ends = [
        QPoint(near, part.bottom() + _GAP),
        QPoint(near, part.top() - _GAP - size.height()),
    ]
    is_bar = part.height() < size.height() and part.height() < part.width()
    corners = [*ends, *sides] if is_bar else [*sides, *ends]
    room = inside.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    for corner in corners:
        place = QRect(_held(corner, size, room), size)
        if not place.intersects(part):
            return place.topLeft()
    far = QPoint(part.left() if backwards else right - size.width(), part.bottom() - size.height())
    return _held(far, size, room)


def _held(corner: QPoint, size: QSize, room: QRect) -> QPoint:
    """Return a corner moved so that a bubble there is inside the room."""
    return QPoint(
        max(room.left(), min(corner.x(), room.right() - size.width() + 1)),
        max(room.top(), min(corner.y(), room.bottom() - size.height() + 1)),
    )
