"""Bar of what can be done with a track, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from trackman.ui.review.key_button import KeyButton
from trackman.ui.widgets.keys import explain_or_key, keys
from trackman.ui.widgets.labels import explain
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.widgets.row_menu import allow_unless
from trackman.ui.wording.inserting import isolated

_GAP = 4
_GIVE_WAY = 5
"""Buttons at the end that decisions with words are worth more than."""
_EDGE = 12


class ReviewKeysBar(QFrame):
    """Decisions first, then what helps to come to them, which loses its words sooner.

    What has a key and no button, or no room for it, is in the menu at the end.
    """

    pressed = Signal(str)
    """The command of a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reviewKeys")
        self._explanations: dict[str, str] = {}
        self._decisions = [
            self._deciding("keep", self.tr("Keep"), "check", self.tr("Keep the track"), "success"),
            self._deciding(
                "delete", self.tr("Delete"), "delete", self.tr("Delete the track"), "danger"
            ),
            self._deciding(
                "fix",
                self.tr("Fix"),
                "fix",
                self.tr("Fix the subtitles in the editor, then come back here"),
            ),
            self._deciding(
                "skip", self.tr("Skip"), "forward", self.tr("Leave the track for later")
            ),
        ]
        self._helpers = [
            self._button("reason", self.tr("Reason"), "question", self.tr("Give a reason")),
            self._button("note", self.tr("Note"), "edit", self.tr("Write a note on the track")),
            self._deciding(
                "undo",
                self.tr("Undo"),
                "restore",
                self.tr("Undo your last decision and go back to it"),
            ),
            self._button(
                "finding", self.tr("Finding"), "warning", self.tr("Go to the next finding")
            ),
            self._button("play", self.tr("Play"), "play", self.tr("Play from the selected cue")),
            self._button(
                "language",
                self.tr("Language"),
                "compare",
                self.tr("Put another language of this video beside the text"),
            ),
            self._button(
                "version",
                self.tr("Version"),
                "history",
                self.tr("Put a saved version of this track beside the text"),
            ),
            self._button(
                "details",
                self.tr("Details"),
                "info",
                self.tr("Show what a deletion means, and what was done before"),
            ),
        ]
        self.more = _MoreButton()
        self.more.chosen.connect(self.pressed)
        self._build()

    def first(self) -> KeyButton:
        """Return the first button."""
        return self._decisions[0]

    def refuse(self, name: str, why_not: str | None) -> None:
        """Say why something cannot be done now; None allows it."""
        self.more.refuse(name, why_not)
        button = self._by_name[name]
        if button.isEnabled() == (why_not is None) and why_not is None:
            return
        button.setEnabled(why_not is None)
        explain_or_key(button, why_not, self._explanations[name], f"review-{name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give words to as many buttons as there is room for."""
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        """Share the room anew when a key or the text got another size."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutRequest}:
            self._share()
        return super().event(event)

    def _share(self) -> None:
        decisions, helpers = self._decisions, self._helpers
        least = sum(one.width_of(short=True) + _GAP for one in (*decisions, *helpers))
        room = self.width() - 2 * _EDGE - 2 * _GAP - least - self.more.sizeHint().width()
        freed = self._freed(room)
        for one in helpers:
            one.setVisible(one not in freed)
        room += sum(one.width_of(short=True) + _GAP for one in freed)
        # What alone had words would look like more than the others.
        has_words = True
        for group in (decisions, *([one] for one in helpers if not one.isHidden())):
            fits = has_words and _words_of(group) <= room
            has_words = fits if group is decisions else has_words
            for one in group:
                one.set_short(not fits)
            room -= _words_of(group) if fits else 0
        self.more.take_in([(one, self._explanations[one]) for one in self._hidden()])

    def _freed(self, room: int) -> Sequence[KeyButton]:
        """Return the buttons that give way so that decisions have words, or else fit at all."""
        for wanted in (_words_of(self._decisions), 0):
            for count in range(_GIVE_WAY + 1):
                freed = self._helpers[len(self._helpers) - count :]
                if room + sum(one.width_of(short=True) + _GAP for one in freed) >= wanted:
                    return freed
        return self._helpers[-_GIVE_WAY:]

    def _hidden(self) -> list[str]:
        return [name for name, button in self._by_name.items() if button.isHidden()]

    def _deciding(
        self, name: str, words: str, picture: str, explanation: str, tone: str = "muted"
    ) -> KeyButton:
        """Return a button after which another track is on screen."""
        return self._button(name, words, picture, explanation, tone, _DecidingButton)

    def _button(
        self,
        name: str,
        words: str,
        picture: str,
        explanation: str,
        tone: str = "muted",
        kind: type[KeyButton] = KeyButton,
    ) -> KeyButton:
        button = kind(f"review-{name}-button", words, picture, f"review-{name}", explanation, tone)
        self._explanations[name] = explanation
        button.clicked.connect(lambda: self.pressed.emit(f"review-{name}"))
        return button

    def _build(self) -> None:
        everything = [*self._decisions, *self._helpers]
        self._by_name = {
            one.objectName().removeprefix("review-").removesuffix("-button"): one
            for one in everything
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 6, _EDGE, 6)
        row.setSpacing(_GAP)
        for one in self._decisions:
            row.addWidget(one)
        row.addStretch(1)
        for one in self._helpers:
            row.addWidget(one)
        row.addWidget(self.more)


def _words_of(buttons: Sequence[KeyButton]) -> int:
    """Return the pixels of width that their words take."""
    return sum(one.width_of(short=False) - one.width_of(short=True) for one in buttons)


class _DecidingButton(KeyButton):
    """Pressed once by two quick clicks: nobody has seen the track that is there at the second."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class _MoreButton(MenuButton):
    """Commands of a review beside the decisions, each with its key."""

    chosen = Signal(str)
    """The command of an entry."""

    def __init__(self) -> None:
        super().__init__("reviewMore", title=False)
        self._refused: dict[str, str] = {}
        """Reasons why entries cannot be chosen now, by their names."""
        #: A menu of further things that can be done.
        self.setText(self.tr("More"))
        explain(self, self.tr("What else can be done here, with its keys"))
        self._taken_in: list[tuple[str, str]] = []
        self._entries = (
            ("next", self.tr("Next track, without deciding")),
            ("previous", self.tr("Previous track, without deciding")),
            ("finding-before", self.tr("Previous finding")),
            ("pause", self.tr("Play or pause")),
            ("sound", self.tr("Check whether the text fits the sound")),
            ("larger", self.tr("Larger subtitles")),
            ("smaller", self.tr("Smaller subtitles")),
            ("normal", self.tr("Subtitles in normal size")),
            ("overview", self.tr("Look over the decisions")),
        )

    def take_in(self, entries: list[tuple[str, str]]) -> None:
        """Offer these as well: names and words of buttons that have no room."""
        self._taken_in = entries

    def refuse(self, name: str, why_not: str | None) -> None:
        """Say why an entry cannot be chosen; None allows it."""
        for one in (name, f"{name}-before"):
            self._refused[one] = why_not or ""

    def make_menu(self) -> QMenu:
        """Return the entries."""
        menu = QMenu(self)
        menu.setObjectName("reviewMoreMenu")
        menu.setToolTipsVisible(True)
        for name, words in (*self._taken_in, *self._entries):
            command = f"review-{name}"
            key = keys().shown(command)
            action = menu.addAction(f"{words}\t{isolated(key)}" if key else words)
            action.setObjectName(command)
            allow_unless(self._refused.get(name, ""), action)
            action.triggered.connect(partial(self.chosen.emit, command))
        return menu
