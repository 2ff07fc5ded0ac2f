"""Wording of generated subtitles while they are made and when that has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.creations import (
    Created,
    CreationEnd,
    CreationPolled,
    CreationState,
    Preparing,
    Queued,
    VerifyingCreation,
)
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.tracks import TrackStatus
from trackman.ui.wording.formats import elapsed_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.problem import Problem


class GenerationProgressWording(QObject):
    """Words for the states of subtitles that are generated."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def text(self, state: CreationState, seconds: float, expected: float | None = None) -> str:
        """Return what the row says after `seconds`, of about `expected` ones."""
        time = elapsed_text(seconds)
        match state:
            case Queued():
                return self.tr("Waiting to be generated")
            case VerifyingCreation():
                return filled(self.tr("Checking… {time}"), time=time)
            case CreationPolled(trouble=trouble) if trouble is not None:
                return filled(self.tr("Generating… {time}, no response"), time=time)
            case Preparing() if expected is not None and seconds < expected:
                #: {time} is how long it has been going on, {total} how long it will take.
                text = self.tr("Generating… {time} of ~{total}")
                return filled(text, time=time, total=elapsed_text(expected))
            case Created() | Failed() | Unknown():
                return self._end(state)
        return filled(self.tr("Generating… {time}"), time=time)

    def share(self, state: CreationState) -> float | None:
        """Return None: DatoCMS does not tell how much is done."""
        return None

    def problem(self, state: CreationState) -> Problem | None:
        """Return what went wrong, in full."""
        match state:
            case Failed(error):
                return self._messages.problem(error, About.GENERATING)
            case Unknown(error):
                return self._messages.problem(error, About.GENERATION_UNKNOWN)
        return None

    def sentence(self, name: str, state: CreationState) -> str:
        """Return how the generation of the track `name` ended, as one sentence."""
        name = quoted(name)
        match state:
            case Failed(error):
                reason = self._messages.problem(error, About.GENERATING).title
                text = self.tr("{name} was not generated: {reason}")
                return filled(text, name=name, reason=reason)
            case Created(track=track) if track.status == TrackStatus.PREPARING:
                return filled(self.tr("DatoCMS is still generating {name}"), name=name)
            case Created():
                return filled(
                    self.tr("{name} generated. Read it before you rely on it."), name=name
                )
        return filled(self.tr("It’s not confirmed that {name} was generated"), name=name)

    def _end(self, state: CreationEnd) -> str:
        if isinstance(state, Unknown):
            return self.tr("Generation not confirmed")
        if isinstance(state, Failed):
            reason = self._messages.problem(state.error, About.GENERATING).title
            return filled(self.tr("Not generated: {reason}"), reason=reason)
        if state.track.status == TrackStatus.PREPARING:
            return self.tr("DatoCMS is still generating it")
        return self.tr("Generated")
