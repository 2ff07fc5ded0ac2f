"""The button that names the project, and the menu to go to another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from trackman.domain.names import shown
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.elided import elided
from trackman.ui.widgets.labels import explain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from trackman.domain.projects import Environment, KeptProject
    from trackman.ui.account.menu import ProjectChoices, ProjectMenu

_ARROW = 14
_GAP = 6
_SIDE = 10


class ProjectSwitcher(QPushButton):
    """Its text is the project's name. The menu is made when it is opened."""

    project_chosen = Signal(str)
    """The id of another project."""
    environment_chosen = Signal(object)
    """The id of an environment, or None for the primary one."""
    read_only_toggled = Signal(bool)
    add_project_requested = Signal()
    sign_out_requested = Signal()
    settings_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("projectSwitcher")
        self.setProperty("tone", "quiet")
        self.setProperty("textSize", "title")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        explain(self, self.tr("Projects, environments and settings"))
        self._projects: Sequence[KeptProject] = ()
        self._project: str | None = None
        self._environments: Sequence[Environment] = ()
        self._environment: str | None = None
        self._account = ""
        self._read_only = False
        self.setText("trackman")  # until the project is known
        self._menu: ProjectMenu | None = None
        self.clicked.connect(self.open_menu)
        theme().changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Name the project one is in."""
        self.setText(shown(name))
        self.setShortcut(QKeySequence())  # an & in a name is no mark of a key
        self.setAccessibleName(shown(name))
        self.updateGeometry()

    def show_account(self, account: str | None) -> None:
        """Name who the token speaks for."""
        self._account = account or ""

    def show_projects(self, projects: Sequence[KeptProject], current: str | None) -> None:
        """Offer these; `current` is the id of the one on the screen.

        Only a project among these can be signed out of: another one is not kept.
        """
        self._projects, self._project = projects, current

    def show_environments(self, environments: Sequence[Environment], current: str | None) -> None:
        """Offer these; `current` is the id of the one on the screen, or None for the primary."""
        self._environments, self._environment = environments, current

    def set_read_only(self, read_only: bool) -> None:
        """Show whether the person wants to look only."""
        self._read_only = read_only

    def open_menu(self) -> None:
        """Open the menu under the button."""
        from trackman.ui.account.menu import ProjectMenu  # not before it is asked for

        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = ProjectMenu(self, self._choices())
        menu.project_chosen.connect(self.project_chosen)
        menu.environment_chosen.connect(self.environment_chosen)
        menu.read_only_toggled.connect(self.read_only_toggled)
        menu.add_project_requested.connect(self.add_project_requested)
        menu.sign_out_requested.connect(self.sign_out_requested)
        menu.settings_requested.connect(self.settings_requested)
        menu.setMinimumWidth(self.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - menu.sizeHint().width() if mirrored else 0
        menu.popup(self.mapToGlobal(QPoint(left, self.height() + 4)))

    def sizeHint(self) -> QSize:
        """Ask for the whole name, were there room."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = words + _GAP + scaled(_ARROW) + 2 * _SIDE + 2
        return QSize(min(width, self.maximumWidth()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(min(self.sizeHint().width(), scaled(90)), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return and Down, too."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_menu()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the name as far as it fits, and the arrow that promises a menu."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        size = scaled(_ARROW)
        inside = self.rect().adjusted(_SIDE, 0, -_SIDE - size - _GAP, 0)
        words = self._visual(inside)
        line = elided(self.fontMetrics(), self.text(), words.width(), self.layoutDirection())
        painter.setPen(self.palette().buttonText().color())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        flags = self.style().visualAlignment(self.layoutDirection(), side)
        painter.drawText(words, int(flags | Qt.TextFlag.TextSingleLine), line)
        used = min(self.fontMetrics().horizontalAdvance(line), words.width())
        arrow = QRect(_SIDE + used + _GAP, (self.height() - size) // 2 + 1, size, size)
        ratio = max(self.devicePixelRatioF(), 1.0)
        painter.drawPixmap(self._visual(arrow), pixmap("chevron-down", "muted", size, ratio))

    def _choices(self) -> ProjectChoices:
        from trackman.ui.account.menu import ProjectChoices

        return ProjectChoices(
            tuple(self._projects),
            self._project,
            tuple(self._environments),
            self._environment,
            self._account,
            self._read_only,
        )

    def _visual(self, rect: QRect) -> QRect:
        return self.style().visualRect(self.layoutDirection(), self.rect(), rect)
