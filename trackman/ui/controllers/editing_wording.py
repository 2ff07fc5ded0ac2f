"""Words about the subtitles under edit: their state, their draft, and what is asked."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from trackman.domain.drafts import EditDraft
from trackman.domain.subtitles.editing.document import EditedText
from trackman.domain.subtitles.editing.passages import OpenedText
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.wording.formats import Moments, time_to_type
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.storage import StorageWording


class EditingWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = StorageWording()
        self._moments = Moments()

    def state(self, document: EditedText, saved: datetime | None, *, is_kept: bool) -> str:
        """Return whether there are changes, and whether they are on the disk."""
        if not document.is_changed:
            return self.tr("No changes")
        if not document.is_edited:
            return self.tr("The file was mended")
        if saved is not None and is_kept:
            return self.tr("Draft saved")
        return self.tr("Draft saved") if is_kept else self.tr("Saving draft…")

    def found(self, draft: EditDraft, *, changed: bool) -> str:
        """Return that a draft is shown; `changed` says that it began from another text."""
        ago = self._moments.ago_in_sentence(draft.at)
        if changed:
            return filled(
                self.tr(
                    "These subtitles were changed at DatoCMS after you began your draft. You see "
                    "your draft, last changed: {ago}. Publishing it replaces the newer subtitles."
                ),
                ago=ago,
            )
        return filled(self.tr("Your unpublished changes are back. Last changed: {ago}."), ago=ago)

    def damage(self, opened: OpenedText) -> str:
        """Return what was wrong with the file, and what that means for editing it."""
        said = []
        if opened.damage is not None:
            title = self._kept.backup_title(opened.damage.fault)
            said.append(
                filled(self.tr("{title}. You edit what trackman could read of it."), title=title)
            )
        if opened.mended:
            said.append(
                self.tr(
                    "The times of %Ln cues were not valid and are written anew.",
                    "",
                    len(opened.mended),
                )
            )
        if opened.unreadable:
            said.append(
                self.tr(
                    "%Ln cues without readable times stay in the file as they are.",
                    "",
                    opened.unreadable,
                )
            )
        return " ".join(said)

    def busy(self) -> str:
        """Return that something happens to the track."""
        return self.tr("Wait until this track’s change has finished.")

    def no_cues(self) -> str:
        """Return that an empty file cannot be published."""
        return self.tr("Subtitles need at least one cue.")

    def unchanged(self) -> str:
        """Return that nothing differs from what is published."""
        return self.tr("Nothing has been changed yet.")

    def mended(self) -> str:
        """Say that the times fit the sound now."""
        return self.tr("The times now fit the sound. Look them over, then publish.")

    def too_early(self) -> str:
        """Say why the times were left alone."""
        return self.tr(
            "Nothing was shifted: some cues would start before the video does. Delete them or move "
            "them, then check the sound again."
        )

    def draft_not_mended(self) -> str:
        """Say why the times of a draft were left alone."""
        return self.tr(
            "Nothing was shifted, because this draft may have been shifted before. Check the sound "
            "again: it is compared with the draft now."
        )

    def no_time(self, typed: str) -> str:
        """Return that something typed is no time, and what is one."""
        #: {example} is a time such as “0:12.5”, with the decimal mark of the language.
        text = self.tr("{typed} is not a time and was not taken up. Times look like {example}.")
        return filled(text, typed=quoted(typed), example=time_to_type(12_500))

    def draft_kept(self, name: str) -> str:
        """Return that unpublished changes are safe."""
        text = self.tr("Your changes to {name} are kept as a draft. They are not published.")
        return filled(text, name=quoted(name))

    def fixed(self, fixed: int, wanted: int) -> str:
        """Return how many findings were mended."""
        if not fixed:
            return self.tr("No safe fix: decide what is right here yourself.")
        if wanted == 1:
            return self.tr("Fixed. Undo takes it back.")
        text = self.tr("{fixed} of {wanted} fixed. Undo takes it back.")
        return filled(text, fixed=min(fixed, wanted), wanted=wanted)

    def discarding(self, name: str) -> ConfirmationRequest:
        """Return the question before a draft is thrown away."""
        return ConfirmationRequest(
            filled(self.tr("Discard your changes to {name}?"), name=quoted(name)),
            self.tr("The draft is deleted and can’t be restored. The published subtitles stay."),
            self.tr("Discard changes"),
        )

    def quitting(self, name: str) -> ConfirmationRequest:
        """Return the question before the window closes over unpublished changes."""
        return ConfirmationRequest(
            self.tr("Quit with unpublished changes?"),
            filled(
                self.tr(
                    "Your changes to {name} are kept as a draft on this computer. Nothing has been "
                    "published."
                ),
                name=quoted(name),
            ),
            self.tr("Quit"),
        )
