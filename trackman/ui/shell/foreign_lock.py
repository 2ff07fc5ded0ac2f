"""The question before going on with a data folder that another computer seems to hold."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from trackman.domain.names import quoted
from trackman.ui.shell.single_instance import Holder
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.question import Question
from trackman.ui.wording.formats import Moments


class ForeignLock(QObject):
    """Asks before there is a window."""

    def may_go_on(self, holder: Holder) -> bool:
        """Ask whether to go on, and return the answer."""
        theme().dress()  # which else the first content of the window does
        text = self.tr(
            "The data folder has been in use on {computer} since {moment}. trackman may still be "
            "open there, or that computer went off without closing it.\n\nGo on only if it isn’t "
            "open there any more: two at once could spoil the history and delete a track twice."
        )
        question = Question(
            None,
            self.tr("trackman is open on another computer"),
            text.format(
                computer=quoted(holder.computer),
                moment=Moments().short(datetime.fromtimestamp(holder.since, UTC)),
            ),
            self.tr("Go on anyway"),
            self.tr("Close"),
        )
        # Nothing else runs yet that waiting here could strand.
        return question.exec() == QDialog.DialogCode.Accepted
