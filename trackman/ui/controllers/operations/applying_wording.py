"""Words around carrying out the decisions of a review."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import DatoError
from trackman.domain.inventory.aftermath import Aftermath
from trackman.domain.names import shown
from trackman.domain.review.staging import StagedDecision
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.review.staged_wording import StagedWording
from trackman.ui.wording.aftermath import AftermathWording
from trackman.ui.wording.inserting import as_sentence, filled, number, quoted
from trackman.ui.wording.messages import About, Messages


class ApplyingWording(QObject):
    """Translated sentences."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._after = AftermathWording()
        self._staged = StagedWording(self)

    def question(self, after: Aftermath, left_out: int) -> ConfirmationRequest:
        """Return the question before anything is deleted."""
        losses = self._after.losses(after) or [self.tr("No video loses its last subtitles.")]
        sentences = [*losses, *self._after.fates(after)]
        if left_out:
            sentences.append(self.left_out(left_out))
        return ConfirmationRequest(
            filled(self.tr("Delete {tracks}?"), tracks=self._after.counted(after)),
            " ".join(sentences),
            self.tr("Delete %Ln tracks", "", after.tracks),
        )

    def checking(self, done: int, total: int) -> str:
        """Return how far a look at the videos is."""
        text = self.tr("Looking at the videos as they are now: {done} of {total}")
        return filled(text, done=number(done), total=number(total))

    def not_checked(self, trouble: DatoError) -> str:
        """Return that some videos could not be looked at, and what it means."""
        title = as_sentence(self._messages.problem(trouble, About.OPENING).title)
        text = self.tr(
            "{reason} What couldn’t be checked is not deleted. The decisions are kept: apply them "
            "once DatoCMS can be reached."
        )
        return filled(text, reason=title)

    def nothing_done(self, trouble: DatoError | None) -> str:
        """Return why nothing was deleted though somebody asked for it."""
        if trouble is not None:
            return self.not_checked(trouble)
        return self.tr(
            "Nothing was deleted: none of the ticked tracks is as it was decided on. The list says "
            "what has changed."
        )

    def left_out(self, count: int) -> str:
        """Return that some are not deleted after all."""
        return self.tr(
            "%Ln tracks are left out: they are gone, have changed, or couldn’t be checked.",
            "",
            count,
        )

    def given(self, count: int, released: bool) -> str:
        """Return what becomes of deletions that were approved or refused."""
        if released:
            return self.tr(
                "%Ln deletions approved. Save the review as a file and give it back, or apply them "
                "here.",
                "",
                count,
            )
        return self.tr(
            "%Ln deletions refused: these tracks stay. Save the review as a file and give it back.",
            "",
            count,
        )

    def saved(self, name: str) -> str:
        """Return that the review is a file now."""
        return filled(self.tr("Review saved as {file}."), file=quoted(name))

    def not_at_once(self, row: StagedDecision) -> str:
        """Return why a track was not deleted as soon as it was decided on."""
        text = self.tr("{name} was not deleted: {state}. It waits among the decisions.")
        name = quoted(shown(row.item.track.name, 60))
        return filled(text, name=name, state=self._staged.state(row))

    def not_without_question(self, name: str) -> str:
        """Return that a track is not deleted at once because that could not be undone."""
        text = self.tr(
            "{name} can’t be restored once it’s deleted, so it waits among the decisions."
        )
        return filled(text, name=quoted(shown(name, 60)))

    def kept_for_later(self, name: str, obstacle: str) -> str:
        """Return that a decision is kept and carried out later, and why."""
        text = self.tr("{name} waits among the decisions. {reason}")
        return filled(text, name=quoted(shown(name, 60)), reason=obstacle)

    def held(self, name: str) -> str:
        """Return that a decision waits for somebody’s approval, and how it gets that."""
        return self.kept_for_later(name, self._staged.held)

    def about_to_go(self) -> str:
        """Return why a decision cannot be taken back while its track waits to be deleted."""
        return self.tr("It is about to be deleted. Cancel the rest of the deletions first.")

    def going(self) -> str:
        """Return why a decision cannot be taken back while its track is being deleted."""
        return self.tr("It is being deleted. Take the decision back once that has ended.")

    def lost(self, name: str) -> str:
        """Return that a track cannot be brought back."""
        text = self.tr("{name} was deleted and has no backup, so it can’t be restored.")
        return filled(text, name=quoted(shown(name, 60)))
