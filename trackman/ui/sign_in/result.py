"""Access of a token, and its permissions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.permissions import MayChange, Permission
from trackman.domain.projects import Account, Project
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.labels import Badge, Paragraph, Text, explain
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.permissions import PermissionWording

_NAMED_AT_MOST = 6
_WIDEST = 360
_ANSWERS = {
    MayChange.YES: ("check", "success"),
    MayChange.NO: ("lock", "danger"),
    MayChange.UNKNOWN: ("question", "warning"),
}


@dataclass(frozen=True, slots=True)
class SignInResult:
    """Facts about a token that DatoCMS accepts."""

    project: Project
    permission: Permission


class ResultCard(QFrame):
    """Card with the token's owner, its environments, and whether it can edit tracks."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signInResult")
        self.setProperty("card", "plain")
        self._words = PermissionWording()
        self._account = Paragraph("resultAccount", widest=_WIDEST)
        self._primary = Badge("resultPrimary")
        self._sandboxes = Paragraph("resultSandboxes", tone="muted", widest=_WIDEST)
        self._icon = IconLabel("resultAnswerIcon", "check", "success")
        self._answer = Text("resultAnswer", size="strong")
        self._reason = Paragraph("resultReason", tone="muted", widest=_WIDEST)
        self._build()

    def show_result(self, result: SignInResult) -> None:
        """Show what was learned."""
        self._account.setText(self._who(result.project.account))
        self._show_environments(result.project)
        picture, tone = _ANSWERS[result.permission.may_change]
        self._icon.show_icon(picture, tone)
        self._answer.setText(self._words.answer(result.permission.may_change))
        self._answer.set_tone(tone)
        self._reason.setText(self._words.reason(result.permission))

    def summary(self) -> str:
        """Return the answer as a sentence to be spoken."""
        return filled(
            self.tr("Can edit tracks: {answer}. {reason}"),
            answer=self._answer.text(),
            reason=self._reason.text(),
        )

    def _who(self, account: Account | None) -> str:
        if account is None:
            return self.tr("Unknown")
        name = shown(account.name, 80)
        if account.built_in is not None:
            return filled(self.tr("{name}, built into the project"), name=name)
        if account.role:
            return filled(self.tr("{name}, role {role}"), name=name, role=quoted(account.role))
        return name

    def _show_environments(self, project: Project) -> None:
        primary = project.environment(None)
        self._primary.setVisible(primary is not None)
        if primary is not None:
            words = self.tr("{environment} · primary")
            name = shown(primary.id, longest=16)
            self._primary.show_state(filled(words, environment=name), "warning", "warning")
            explain(self._primary, filled(words, environment=shown(primary.id)))
        names = [shown(one.id, 32) for one in project.environments if not one.primary]
        self._sandboxes.setText(self._others(names, primary is not None))
        self._sandboxes.setVisible(bool(self._sandboxes.text()))

    def _others(self, names: list[str], with_primary: bool) -> str:
        if not names:
            return "" if with_primary else self.tr("The token isn’t allowed to list them.")
        some = listed(names[:_NAMED_AT_MOST])
        more = len(names) - _NAMED_AT_MOST
        if more > 0:
            #: {names} is a list of sandboxes; the others are only counted.
            some = filled(self.tr("{names} and %Ln more", "", more), names=some)
        return filled(self.tr("Sandboxes (read-only): {names}"), names=some)

    def _build(self) -> None:
        environments = _stacked(self._primary, self._sandboxes)
        answer = QHBoxLayout()
        answer.setSpacing(8)
        answer.addWidget(self._icon)
        answer.addWidget(self._answer)
        answer.addStretch(1)
        may_change = QVBoxLayout()
        may_change.setSpacing(4)
        may_change.addLayout(answer)
        may_change.addWidget(self._reason)
        who = QVBoxLayout()
        who.addWidget(self._account)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        rows = (
            ("resultAccountLabel", self.tr("Signed in as"), who),
            ("resultEnvironmentsLabel", self.tr("Environments"), environments),
            ("resultAnswerLabel", self.tr("Can edit tracks"), may_change),
        )
        for place, (name, label, content) in enumerate(rows):
            grid.addWidget(Text(name, label, tone="muted"), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(content, place, 1)


def _stacked(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return column
