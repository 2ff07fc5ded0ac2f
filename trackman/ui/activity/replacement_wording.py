"""Wording of a replacement while it runs and when it has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.creations import Preparing, Queued, Uploading
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.replacements import Replaced, ReplacementState, ReplacementStep, Replacing
from trackman.ui.wording.formats import elapsed_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.problem import Problem


class ReplacementWording(QObject):
    """Words for the states of a replacement."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def text(self, state: ReplacementState, seconds: float) -> str:
        """Return what the row of the old track says after `seconds`."""
        match state:
            case Replacing():
                return filled(self._step(state), time=elapsed_text(seconds))
            case Replaced(unfinished=None):
                return self.tr("Replaced")
            case Replaced(left=None):
                return filled(
                    self.tr("Replaced, under the name {name}"), name=quoted(state.track.name)
                )
            case Replaced(left=left):
                return filled(
                    self.tr("Replaced; {name} is still there"),
                    name=quoted(left.name if left else ""),
                )
            case Failed(error):
                reason = self._messages.problem(error, About.REPLACING).title
                return filled(self.tr("Not replaced: {reason}"), reason=reason)
        return self.tr("Replacement not confirmed")

    def problem(self, state: ReplacementState) -> Problem | None:
        """Return what went wrong, in full."""
        match state:
            case Failed(error):
                return self._messages.problem(error, About.REPLACING)
            case Unknown(error):
                return self._messages.problem(error, About.REPLACEMENT_UNKNOWN)
        return None

    def sentence(self, name: str, state: ReplacementState) -> str:
        """Return how the replacement of the track `name` ended, as one sentence."""
        name = quoted(name)
        match state:
            case Failed(error):
                reason = self._messages.problem(error, About.REPLACING).title
                text = self.tr("{name} was not replaced: {reason}")
                return filled(text, name=name, reason=reason)
            case Replaced(unfinished=None, difference=""):
                return filled(self.tr("{name} replaced"), name=name)
            case Replaced(unfinished=None):
                text = self.tr("{name} replaced; colours, places or other styling were lost")
                return filled(text, name=name)
            case Replaced(left=None):
                text = self.tr(
                    "{name} replaced, but the new track is called {new}, because its own name "
                    "couldn’t be given: {reason}"
                )
                return filled(
                    text, name=name, new=quoted(state.track.name), reason=self._unfinished(state)
                )
            case Replaced(left=left):
                text = self.tr("{name} replaced, but {left} couldn’t be removed: {reason}")
                return filled(
                    text,
                    name=name,
                    left=quoted(left.name if left else ""),
                    reason=self._unfinished(state),
                )
        return filled(self.tr("It’s not confirmed that {name} was replaced"), name=name)

    def _unfinished(self, state: Replaced) -> str:
        if state.unfinished is None:
            return ""
        return self._messages.problem(state.unfinished, About.ADDING).title

    def _step(self, state: Replacing) -> str:
        """Return the words of a step, with a place for the time."""
        match state.step:
            case ReplacementStep.ADDING if isinstance(state.state, Queued):
                return self.tr("Waiting to be replaced")
            case ReplacementStep.ADDING if isinstance(state.state, Uploading):
                return self.tr("Uploading the new track… {time}")
            case ReplacementStep.ADDING if isinstance(state.state, Preparing):
                return self.tr("Preparing the new track… {time}")
            case ReplacementStep.ADDING:
                return self.tr("Adding the new track… {time}")
            case ReplacementStep.DELETING:
                return self.tr("Deleting the old track… {time}")
            case ReplacementStep.NAMING:
                return self.tr("Naming the new track… {time}")
            case ReplacementStep.CLEARING:
                return self.tr("Tidying up… {time}")
        return self.tr("Keeping the old track… {time}")
