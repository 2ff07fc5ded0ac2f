"""Wording of an added or generated track while it is made and when that has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.creations import (
    Comparing,
    Created,
    CreationEnd,
    CreationPolled,
    CreationState,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.tracks import TrackStatus
from trackman.ui.wording.formats import elapsed_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.problem import Problem


class AdditionWording(QObject):
    """Words for the states of a track that is made."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def text(self, state: CreationState, seconds: float) -> str:
        """Return what its row says after `seconds`."""
        time = elapsed_text(seconds)
        match state:
            case Queued():
                return self.tr("Waiting to be added")
            case Uploading(sent, total):
                share = round(100 * sent / total) if total else 0
                return filled(self.tr("Uploading… {percent} %"), percent=share)
            case VerifyingCreation():
                return filled(self.tr("Checking… {time}"), time=time)
            case CreationPolled(trouble=trouble) if trouble is not None:
                text = self.tr("Creating the track… {time}, DatoCMS isn’t responding right now")
                return filled(text, time=time)
            case Preparing():
                return filled(self.tr("DatoCMS is preparing it… {time}"), time=time)
            case Comparing():
                return filled(self.tr("Comparing subtitles… {time}"), time=time)
            case Created() | Failed() | Unknown():
                return self._end(state)
        return filled(self.tr("Creating the track… {time}"), time=time)

    def share(self, state: CreationState) -> float | None:
        """Return how much is done, from 0 to 1, where that can be measured."""
        if isinstance(state, Uploading) and state.total:
            return min(state.sent / state.total, 1.0)
        return None

    def problem(self, state: CreationState) -> Problem | None:
        """Return what went wrong, in full."""
        match state:
            case Failed(error):
                return self._messages.problem(error, About.ADDING)
            case Unknown(error):
                return self._messages.problem(error, About.ADDITION_UNKNOWN)
        return None

    def sentence(self, name: str, state: CreationState) -> str:
        """Return how the addition of the track `name` ended, as one sentence."""
        name = quoted(name)
        match state:
            case Failed(error):
                reason = self._messages.problem(error, About.ADDING).title
                return filled(self.tr("{name} was not added: {reason}"), name=name, reason=reason)
            case Created(track=track) if track.status == TrackStatus.PREPARING:
                return filled(self.tr("{name} added; DatoCMS is still preparing it"), name=name)
            case Created(is_proven=True):
                return filled(self.tr("{name} added"), name=name)
            case Created(comparison=None):
                return filled(
                    self.tr("{name} added; its subtitles couldn’t be verified"), name=name
                )
            case Created():
                return filled(
                    self.tr("{name} added, but its subtitles differ from the file"), name=name
                )
        return filled(self.tr("It’s not confirmed that {name} was added"), name=name)

    def _end(self, state: CreationEnd) -> str:
        if isinstance(state, Unknown):
            return self.tr("Addition not confirmed")
        if isinstance(state, Failed):
            reason = self._messages.problem(state.error, About.ADDING).title
            return filled(self.tr("Not added: {reason}"), reason=reason)
        if state.is_proven:
            return self.tr("Added")
        if state.comparison is None:
            return self.tr("Added; the subtitles couldn’t be verified")
        return self.tr("Added; the subtitles differ from the file")
