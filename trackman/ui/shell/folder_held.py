"""Questions about a data folder that another trackman holds, before there is a window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from trackman.ui.shell.single_instance import Holder
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.question import Question
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, quoted

_LOOK_EVERY = 250  # milliseconds


class FolderHeld(QObject):
    """Asks what to do."""

    def may_go_on(self, holder: Holder) -> bool:
        """Ask whether to go on although another computer holds it, and return the answer."""
        text = self.tr(
            "The data folder has been in use on {computer} since {moment}. trackman may still be "
            "open there, or that computer went off without closing it.\n\nGo on only if it isn’t "
            "open there any more: two at once could spoil the history and delete a track twice."
        )
        theme().dress()  # which else the first content of the window does
        question = Question(
            None,
            self.tr("trackman is open on another computer"),
            filled(text, computer=quoted(holder.computer), moment=_moment(holder)),
            self.tr("Go on anyway"),
            self.tr("Close"),
        )
        return _yes(question)

    def try_again(self, holder: Holder, is_free: Callable[[], bool]) -> bool:
        """Say that a trackman on this computer doesn't answer.

        Return True to look once more, which it does by itself as soon as the folder is free.
        """
        text = self.tr(
            "It has had the data folder since {moment} (process {number}), and may be busy, or "
            "hang. Two at once could delete a track twice, so this one waits.\n\nTry again in a "
            "moment. If it hangs, end that process with the tools of your system: what it has "
            "begun is settled as soon as trackman starts again."
        )
        return self._wait(
            self.tr("trackman is open already, but doesn’t answer"),
            filled(text, moment=_moment(holder), number=str(holder.process)),
            is_free,
        )

    def try_after_command(self, process: int | None, is_free: Callable[[], bool]) -> bool:
        """Say that a command works with the folder; return as `try_again` does."""
        words = self.tr(
            "A trackman command is changing or reading tracks (process {number}). Two at once "
            "could delete a track twice, so the window waits.\n\ntrackman opens by itself when "
            "the command has ended."
        )
        unnamed = self.tr(
            "A trackman command is changing or reading tracks. Two at once could delete a track "
            "twice, so the window waits.\n\ntrackman opens by itself when the command has ended."
        )
        return self._wait(
            self.tr("A command is using the data folder"),
            unnamed if process is None else filled(words, number=str(process)),
            is_free,
        )

    def _wait(self, title: str, text: str, is_free: Callable[[], bool]) -> bool:
        theme().dress()
        question = Question(
            None, title, text, self.tr("Try again"), self.tr("Close"), is_harmless=True
        )
        looking = QTimer(question)
        looking.timeout.connect(lambda: question.settle(True) if is_free() else None)
        looking.start(_LOOK_EVERY)
        return _yes(question)


def _yes(question: Question) -> bool:
    # Nothing else runs yet that waiting here could strand.
    return question.exec() == QDialog.DialogCode.Accepted


def _moment(holder: Holder) -> str:
    return Moments().short(datetime.fromtimestamp(holder.since, UTC))
