"""The bar at the top: which project, which environment, and the way to a video."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy

from trackman.domain.names import shown
from trackman.ui.badge import Badge
from trackman.ui.buttons import Button
from trackman.ui.labels import ElidedText, plain_tooltip
from trackman.ui.open_field import OpenField

EnvironmentKind = Literal["primary", "sandbox", "unknown"]

_ROW_HEIGHT = 32


class Header(QFrame):
    """Project, environment badge, open field, Refresh and who is signed in."""

    refresh_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.field = OpenField()
        self.refresh = Button("refresh", self.tr("Refresh"), "refresh")
        self._project = ElidedText("projectName", size="title")
        self._badge = Badge("environmentBadge")
        self._account = ElidedText("accountName", tone="muted", size="small")
        self._build()
        self.refresh.clicked.connect(self.refresh_requested)

    def show_project(self, name: str, account: str | None) -> None:
        """Name the project and, where known, who the token speaks for."""
        self._project.setText(shown(name))
        self._project.updateGeometry()
        self._account.setText(shown(account) if account else "")
        self._account.setVisible(bool(account))
        signed_in = self.tr("Signed in as {name}").format(name=shown(account or ""))
        self._account.setToolTip(plain_tooltip(signed_in))

    def show_environment(self, text: str, kind: EnvironmentKind, reason: str | None) -> None:
        """Name the environment; `reason` says why tracks cannot be changed in it."""
        name = shown(text, longest=24)
        if kind == "primary":
            self._badge.show_state(
                self.tr("{environment} · primary").format(environment=name), "warning", "warning"
            )
        elif kind == "sandbox":
            self._badge.show_state(
                self.tr("{environment} · read-only").format(environment=name), "lock", "muted"
            )
        else:
            self._badge.show_state(name, "question", "muted")
        self._badge.setVisible(bool(name))
        self._badge.setToolTip(plain_tooltip(reason or ""))
        self._badge.setAccessibleDescription(reason or "")

    def _build(self) -> None:
        self.refresh.setToolTip(self.tr("Read the tracks again (F5)"))
        for part in (self._project, self._account, self.refresh):
            part.setFixedHeight(_ROW_HEIGHT)
        self._project.setMaximumWidth(320)
        self._account.setMaximumWidth(160)
        self._account.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._project.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._account.hide()
        self._badge.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self._project, 0, 0)
        grid.addWidget(self._badge, 0, 1, middle)
        grid.addWidget(self.field, 0, 3)
        grid.addWidget(self.refresh, 0, 4)
        grid.addWidget(self._account, 0, 5)
        grid.addWidget(self.field.error, 1, 3, 1, 3)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(3, 2)
