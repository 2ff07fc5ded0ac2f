"""Wording of a restore while it runs and when it has ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.creations import (
    Comparing,
    Created,
    CreationPolled,
    CreationState,
    Preparing,
    Queued,
    Uploading,
    VerifyingCreation,
)
from trackman.domain.deletions import Failed, Unknown
from trackman.domain.subtitles.webvtt import Comparison
from trackman.domain.tracks import TrackStatus
from trackman.ui.wording.formats import elapsed_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About, Messages
from trackman.ui.wording.problem import Problem


class RestoreProgressWording(QObject):
    """Words for the states of a restore."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def text(self, state: CreationState, seconds: float) -> str:
        """Return what its row says after `seconds`."""
        time = elapsed_text(seconds)
        match state:
            case Queued():
                return self.tr("Waiting to be restored")
            case Uploading(sent, total):
                share = round(100 * sent / total) if total else 0
                return filled(self.tr("Uploading subtitles… {percent} %"), percent=share)
            case VerifyingCreation():
                return filled(self.tr("Checking… {time}"), time=time)
            case CreationPolled(trouble=trouble) if trouble is not None:
                return filled(
                    self.tr("Restoring… {time}, DatoCMS isn’t responding right now"), time=time
                )
            case Preparing():
                return filled(self.tr("DatoCMS is preparing it… {time}"), time=time)
            case Comparing():
                return filled(self.tr("Comparing subtitles… {time}"), time=time)
            case Created() | Failed() | Unknown():
                return self._end(state)
        return filled(self.tr("Restoring… {time}"), time=time)

    def share(self, state: CreationState) -> float | None:
        """Return how much is done, from 0 to 1, where that can be measured."""
        if isinstance(state, Uploading) and state.total:
            return min(state.sent / state.total, 1.0)
        return None

    def problem(self, state: CreationState) -> Problem | None:
        """Return what went wrong, in full."""
        match state:
            case Failed(error):
                return self._messages.problem(error, About.RESTORING)
            case Unknown(error):
                return self._messages.problem(error, About.RESTORE_UNKNOWN)
        return None

    def sentence(self, name: str, state: Created | Failed | Unknown) -> str:
        """Return how the restore of the track `name` ended, as one sentence."""
        name = quoted(name)
        if isinstance(state, Unknown):
            return filled(self.tr("It’s not confirmed that {name} was restored"), name=name)
        if isinstance(state, Failed):
            reason = self._messages.problem(state.error, About.RESTORING).title
            return filled(self.tr("{name} was not restored: {reason}"), name=name, reason=reason)
        if state.track.status == TrackStatus.PREPARING:
            return filled(self.tr("{name} restored; DatoCMS is still preparing it"), name=name)
        if state.comparison is None:
            return filled(self.tr("{name} restored; its subtitles couldn’t be verified"), name=name)
        if state.comparison.same:
            return filled(self.tr("{name} restored with identical subtitles"), name=name)
        if state.comparison.differing == 0:
            return filled(
                self.tr(
                    "{name} restored with the same words, but colours, places or other styling "
                    "were lost or changed"
                ),
                name=name,
            )
        return filled(
            self.tr("{name} restored, but its subtitles differ from the backup: {difference}"),
            name=name,
            difference=self._difference(state.comparison),
        )

    def _difference(self, comparison: Comparison) -> str:
        if comparison.differing == 1:
            #: A part of a sentence: number of the only cue that differs.
            return filled(self.tr("cue {first}"), first=comparison.first)
        #: A part of a sentence: how many cues differ, and the number of the first.
        text = self.tr("%Ln cues, starting with {first}", "", comparison.differing)
        return filled(text, first=comparison.first)

    def _end(self, state: Created | Failed | Unknown) -> str:
        if isinstance(state, Unknown):
            return self.tr("Restore not confirmed")
        if isinstance(state, Failed):
            reason = self._messages.problem(state.error, About.RESTORING).title
            return filled(self.tr("Not restored: {reason}"), reason=reason)
        if state.comparison is None:
            return self.tr("Restored; the subtitles couldn’t be verified")
        if state.comparison.same:
            return self.tr("Restored; the subtitles are identical")
        if state.comparison.differing == 0:
            return self.tr("Restored; same words, styling lost or changed")
        return filled(
            self.tr("Restored; the subtitles differ: {difference}"),
            difference=self._difference(state.comparison),
        )
