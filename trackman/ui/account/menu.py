"""The menu of projects, environments and what belongs to them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from trackman.domain.names import shown
from trackman.domain.projects import Environment, KeptProject
from trackman.ui.theme.icons import pixmap
from trackman.ui.wording.inserting import filled, isolated, quoted

_LONGEST = 48
_ICON = 14
_EDGE = 14


class ProjectMenu(QMenu):
    """Made anew each time it is opened."""

    project_chosen = Signal(str)
    """The id of another project."""
    environment_chosen = Signal(object)
    """The id of another environment, or None for the primary one."""
    read_only_toggled = Signal(bool)
    add_project_requested = Signal()
    sign_out_requested = Signal()
    settings_requested = Signal()

    def __init__(self, parent: QWidget, choices: ProjectChoices) -> None:
        super().__init__(parent)
        self.setObjectName("projectMenu")
        self.setAccessibleName(self.tr("Project"))
        self._choices = choices
        self._pictures: dict[QAction, tuple[str, str]] = {}
        self._add_projects()
        self._add_environments()
        self._add_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icons at the far side: the near one is that of the check marks."""
        super().paintEvent(event)
        painter = QPainter(self)
        ratio = max(self.devicePixelRatioF(), 1.0)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for action, (picture, tone) in self._pictures.items():
            line = self.actionGeometry(action)
            left = line.left() + _EDGE if mirrored else line.right() - _EDGE - _ICON
            top = line.center().y() - _ICON // 2 + 1
            painter.drawPixmap(QPoint(left, top), pixmap(picture, tone, _ICON, ratio))

    def _add_projects(self) -> None:
        choices = self._choices
        if not choices.projects:
            return
        self._add_title("projectsTitle", self.tr("Projects"))
        names = Counter(project.name for project in choices.projects)
        group = QActionGroup(self)
        for project in choices.projects:
            words = shown(project.name, _LONGEST)
            if names[project.name] > 1:
                words = filled(self.tr("{project} · {id}"), project=words, id=shown(project.id, 24))
            current = project.id == choices.project
            action = self._add_choice(f"project{project.id}", words, group, current)
            if not current:
                action.triggered.connect(partial(self.project_chosen.emit, project.id))

    def _add_environments(self) -> None:
        choices = self._choices
        if not choices.environments:
            return
        self._add_title("environmentsTitle", self.tr("Environments"))
        group = QActionGroup(self)
        ordered = sorted(choices.environments, key=lambda one: not one.primary)
        for environment in ordered:
            chosen = None if environment.primary else environment.id
            current = choices.environment in {environment.id, chosen}
            words = self._environment(environment)
            action = self._add_choice(f"environment{environment.id}", words, group, current)
            self._pictures[action] = (
                ("warning", "warning") if environment.primary else ("lock", "muted")
            )
            if not current:
                action.triggered.connect(partial(self.environment_chosen.emit, chosen))

    def _environment(self, environment: Environment) -> str:
        words = (
            self.tr("{environment} · primary")
            if environment.primary
            else self.tr("{environment} · sandbox, read-only")
        )
        return filled(words, environment=shown(environment.id, _LONGEST))

    def _add_rest(self) -> None:
        choices = self._choices
        self.addSeparator()
        look_only = self._add("lookOnly", self.tr("Read-only mode"))
        look_only.setCheckable(True)
        look_only.setChecked(choices.read_only)
        look_only.toggled.connect(self.read_only_toggled)
        self.addSeparator()
        add = self._add("addProject", self.tr("Add project…"))
        add.triggered.connect(self.add_project_requested)
        for project in choices.projects:
            if project.id == choices.project:
                #: {project} is in quotation marks.
                words = self.tr("Sign out of {project}…")
                name = quoted(shown(project.name, _LONGEST))
                sign_out = self._add("signOut", filled(words, project=name))
                sign_out.triggered.connect(self.sign_out_requested)
        self.addSeparator()
        settings = self._add("settings", self.tr("Settings…"))
        settings.triggered.connect(self.settings_requested)
        if choices.account:
            self.addSeparator()
            words = filled(self.tr("Signed in as {name}"), name=shown(choices.account, _LONGEST))
            self._add("signedInAs", words).setEnabled(False)

    def _add_title(self, name: str, words: str) -> None:
        if not self.isEmpty():
            self.addSeparator()
        title = self._add(name, words)
        title.setEnabled(False)

    def _add_choice(self, name: str, words: str, group: QActionGroup, current: bool) -> QAction:
        action = self._add(name, words)
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(current)
        return action

    def _add(self, name: str, words: str) -> QAction:
        action = QAction(isolated(words).replace("&", "&&"), self)  # a single one marks a key
        action.setObjectName(name)
        self.addAction(action)
        return action


@dataclass(frozen=True, slots=True)
class ProjectChoices:
    """The projects and environments, and where one is among them."""

    projects: tuple[KeptProject, ...] = ()
    project: str | None = None
    """The id of the project on the screen; one that is not among them is not kept."""
    environments: tuple[Environment, ...] = ()
    environment: str | None = None
    """The id of the environment on the screen; None is the primary one."""
    account: str = ""
    """Account of the token; empty if it is not known."""
    read_only: bool = False
    """True if the person wants to look only."""
