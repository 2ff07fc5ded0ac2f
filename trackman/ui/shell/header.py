"""The bar at the top: which project, which environment, and the way to a video."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from trackman.domain.names import shown
from trackman.ui.account.switcher import ProjectSwitcher
from trackman.ui.shell.open_field import OpenField
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import Badge, ElidedText, explain
from trackman.ui.wording.inserting import filled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

EnvironmentKind = Literal["primary", "sandbox", "unknown"]

_ROW_HEIGHT = 32
_LARGEST_SHARE = 0.2
_ROOM_FOR_REFRESH, _ROOM_FOR_WORDS, _ROOM_FOR_ACCOUNT = 850, 1180, 1400
"""Pixels of width from which on there is room for them."""
_LONGEST = 19
_LONGEST_WITH_STATE = 14


class Header(QFrame):
    """Project menu, environment badge, open field, ways to the pages and who is signed in."""

    refresh_requested = Signal()
    all_tracks_requested = Signal()
    activity_requested = Signal()
    history_requested = Signal()
    environment_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.field = OpenField()
        self.refresh = Button("refresh", self.tr("Refresh"), "refresh")
        self.all_tracks = Button("allTracks", self.tr("All tracks"), "table")
        self.activity = Button("activity", self.tr("Activity"), "activity")
        self.history = Button("history", self.tr("History"), "history")
        self.switcher = ProjectSwitcher()
        self.environment = Badge("environmentBadge")
        self._account = ElidedText("accountName", tone="muted", size="small")
        self._build()
        self.refresh.clicked.connect(self.refresh_requested)
        self.all_tracks.clicked.connect(self.all_tracks_requested)
        self.activity.clicked.connect(self.activity_requested)
        self.history.clicked.connect(self.history_requested)

    def show_project(self, name: str, account: str | None) -> None:
        """Name the project and, where known, who the token speaks for."""
        self.switcher.show_name(name)
        self.switcher.show_account(account)
        self._account.setText(shown(account) if account else "")
        self._show_account()
        signed_in = filled(self.tr("Signed in as {name}"), name=shown(account or ""))
        explain(self._account, signed_in if account else "")

    def show_environment(
        self, text: str, kind: EnvironmentKind, reason: str | None, state: str = ""
    ) -> None:
        """Name the environment; `reason` says why tracks cannot be changed in it.

        `state` is the same in a word or two, for all but sandboxes.
        """
        words = {
            #: {environment} is the name of a DatoCMS environment.
            "primary": self.tr("{environment} · primary"),
            "sandbox": self.tr("{environment} · read-only"),
            "unknown": "{environment}",
        }[kind]
        if state and kind != "sandbox":
            words = filled(self.tr("{environment}, {state}"), environment=words, state=state)
        name = _short(shown(text), _LONGEST_WITH_STATE if state else _LONGEST)
        tone = "warning" if kind == "primary" else "muted"
        plain = {"primary": "warning", "sandbox": "lock", "unknown": "question"}[kind]
        self.environment.show_state(
            filled(words, environment=name), "lock" if state else plain, tone
        )
        self.environment.setVisible(bool(name))
        whole = "" if name == shown(text) else shown(text)
        explain(self.environment, "\n".join(filter(None, (whole, reason))))
        self.environment_shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a long name of the project from taking the room of the rest."""
        super().resizeEvent(event)
        self.switcher.setMaximumWidth(round(self.width() * _LARGEST_SHARE))
        self._show_words()
        self._show_account()

    def _show_words(self) -> None:
        """Leave the words of buttons out where the room is short; they are read out still."""
        for button, words, room in (
            (self.refresh, self.tr("Refresh"), _ROOM_FOR_REFRESH),
            (self.all_tracks, self.tr("All tracks"), _ROOM_FOR_WORDS),
            (self.activity, self.tr("Activity"), _ROOM_FOR_WORDS),
            (self.history, self.tr("History"), _ROOM_FOR_WORDS),
        ):
            button.setText(words if self.width() >= scaled(room) else "")
            button.setAccessibleName(words)

    def _show_account(self) -> None:
        """Name the account where there is room; the menu of the project always does."""
        self._account.setVisible(
            bool(self._account.text()) and self.width() >= scaled(_ROOM_FOR_ACCOUNT)
        )

    def _build(self) -> None:
        explain_with_key(self.refresh, self.tr("Refresh videos and tracks"), "refreshTracks")
        explain_with_key(
            self.all_tracks, self.tr("Show all tracks of the project"), "showAllTracks"
        )
        explain_with_key(self.activity, self.tr("Show running work"), "showActivity")
        explain_with_key(self.history, self.tr("Show all that was ever done"), "showHistory")
        buttons = (self.refresh, self.all_tracks, self.activity, self.history)
        for part in (self.switcher, self._account, *buttons):
            part.setFixedHeight(scaled(_ROW_HEIGHT))
        self._account.setMaximumWidth(scaled(120))
        self._account.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._account.hide()
        self.environment.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 10, 16, 10)  # the words of the button stand at 16
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.switcher, 0, 0)
        grid.addWidget(self.environment, 0, 1, middle)
        grid.addWidget(self.field, 0, 3)
        for place, button in enumerate(buttons, 4):
            grid.addWidget(button, 0, place)
        grid.addWidget(self._account, 0, 8)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 2)


def _short(name: str, longest: int) -> str:
    """Return a name without its middle: the ends tell those of similar names apart."""
    if len(name) <= longest:
        return name
    end = longest // 3
    return f"{name[: longest - end - 1]}…{name[-end:]}"
