"""Journal, backups, reviews and archives that cannot be used, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    ArchiveError,
    BackupError,
    BackupFault,
    DraftError,
    ExportError,
    JournalError,
    ReviewError,
    ReviewFileError,
    ReviewFileFault,
    RuleFault,
    RuleFileError,
    SourceError,
    SourceFault,
    StoreFault,
)
from trackman.domain.names import shown
from trackman.domain.sentences import FAULTS
from trackman.ui.wording.problem import Problem


class StorageWording(QObject):
    """Words for what stays on this computer."""

    def journal(self, error: JournalError) -> Problem:
        """Return the words for a journal that cannot be read or written."""
        text = self.tr("trackman won’t change anything it can’t record first.")
        return Problem(
            {
                StoreFault.DAMAGED: self.tr("The journal is damaged"),
                StoreFault.NEWER: self.tr("The journal was written by a newer trackman"),
                StoreFault.READ_ONLY: self.tr("The journal can’t be written"),
                StoreFault.FULL: self.tr("There’s no space left for the journal"),
                StoreFault.BUSY: self.tr("Another program is using the journal"),
                StoreFault.MISSING: self.tr("The journal is missing"),
                StoreFault.NO_LOCKS: self.tr("The journal’s file can’t be locked"),
                StoreFault.NAME_TOO_LONG: self.tr("The path of the journal is too long"),
                StoreFault.OTHER: self.tr("The journal can’t be used"),
            }[error.fault],
            f"{text} {self._remedy(error.fault)}",
            self._facts(error.detail),
        )

    def backup(self, error: BackupError) -> Problem:
        """Return the words for a text that could not be saved, or is no good any more."""
        return Problem(
            self.backup_title(error.fault), self._backup_text(error), self._facts(error.detail)
        )

    def backup_title(self, fault: BackupFault) -> str:
        """Return what is wrong with a text, in a few words."""
        return self.tr(FAULTS[fault])

    def archive(self, error: ArchiveError) -> Problem:
        """Return the words for an archive that cannot be read or written."""
        advice = {
            StoreFault.DAMAGED: self.tr("Choose another copy of it, or export it once more."),
            StoreFault.NEWER: self.tr("Install the newest trackman, then import it again."),
            StoreFault.MISSING: self.tr("It was moved or deleted. Choose another file."),
        }
        text = advice.get(error.fault) or self._remedy(error.fault)
        return Problem(
            {
                StoreFault.DAMAGED: self.tr("This isn’t a trackman archive, or it is damaged"),
                StoreFault.NEWER: self.tr("This archive was made by a newer trackman"),
                StoreFault.READ_ONLY: self.tr("The archive can’t be written there"),
                StoreFault.FULL: self.tr("There’s no space left for the archive"),
                StoreFault.BUSY: self.tr("Another program is using the archive"),
                StoreFault.MISSING: self.tr("The archive no longer exists"),
                StoreFault.NO_LOCKS: self.tr("The archive’s file can’t be locked"),
                StoreFault.NAME_TOO_LONG: self.tr("The name of the archive is too long"),
                StoreFault.OTHER: self.tr("The archive can’t be used"),
            }[error.fault],
            self.tr("Nothing was changed on this computer.") + " " + text,
            self._facts(error.detail),
        )

    def rule(self, error: RuleFileError) -> Problem:
        """Return the words for a file that gives no rule."""
        title, advice = {
            RuleFault.UNREADABLE: (
                self.tr("The rule’s file can’t be read"),
                self.tr("It may have been moved, or you may not read it. Choose another file."),
            ),
            RuleFault.FOREIGN: (
                self.tr("This isn’t a rule saved by trackman"),
                self.tr("Choose a file that was made with Save as file…"),
            ),
            RuleFault.DAMAGED: (
                self.tr("This rule’s file is damaged"),
                self.tr("Ask for another copy of it, and choose that."),
            ),
            RuleFault.NEWER: (
                self.tr("This rule was made by a newer trackman"),
                self.tr(
                    "It has conditions this trackman doesn’t know, and without them it would match "
                    "more tracks. Install the newest trackman to use it."
                ),
            ),
        }[error.fault]
        text = self.tr("Your rules are unchanged.") + " " + advice
        return Problem(title, text, self._facts(error.detail), retry=None)

    def review(self, error: ReviewError) -> Problem:
        """Return the words for decisions that could not be kept, or read again."""
        if error.fault is StoreFault.MISSING:
            text = self.tr(
                "It was removed on this computer. If somebody has a file of it, open that file."
            )
            return Problem(self.tr("This review isn’t here any more"), text, retry=None)
        text = self.tr("Your last step was not recorded; everything before it is safe.")
        return Problem(
            {
                StoreFault.DAMAGED: self.tr("Your reviews are damaged"),
                StoreFault.NEWER: self.tr("Your reviews were written by a newer trackman"),
                StoreFault.READ_ONLY: self.tr("Your reviews can’t be written"),
                StoreFault.FULL: self.tr("There’s no space left for your reviews"),
                StoreFault.BUSY: self.tr("Another program is using your reviews"),
                StoreFault.NO_LOCKS: self.tr("The file of your reviews can’t be locked"),
            }.get(error.fault, self.tr("Your reviews can’t be used")),
            f"{text} {self._remedy(error.fault)}",
            self._facts(error.detail),
        )

    def review_file(self, error: ReviewFileError) -> Problem:
        """Return the words for a file that gives no review."""
        title, advice = self._of_review_file(error)
        text = self.tr("Nothing was taken from it, and your reviews are unchanged.") + " " + advice
        return Problem(title, text, self._facts(error.detail), retry=None)

    def _of_review_file(self, error: ReviewFileError) -> tuple[str, str]:
        """Return what is wrong with a file, and what a person can do about it."""
        place = shown(error.place) if error.place is not None else ""
        if error.fault is ReviewFileFault.OTHER_ENVIRONMENT:
            open_it = self.tr("Open that environment, then open the file again.")
            if error.place is None:
                return self.tr("This review is of the primary environment"), open_it
            title = self.tr("This review is of the environment {name}").format(name=place)
            return title, open_it
        return {
            ReviewFileFault.UNREADABLE: (
                self.tr("The review’s file can’t be read"),
                self.tr("It may have been moved, or you may not read it. Choose another file."),
            ),
            ReviewFileFault.FOREIGN: (
                self.tr("This isn’t a review saved by trackman"),
                self.tr("Choose a file that was saved from the list of reviews."),
            ),
            ReviewFileFault.DAMAGED: (
                self.tr("This review’s file is damaged"),
                self.tr("Ask for another copy of it, and open that."),
            ),
            ReviewFileFault.CUT: (
                self.tr("This review’s file is incomplete"),
                self.tr("Its end is missing, perhaps because a download stopped. Get it again."),
            ),
            ReviewFileFault.NEWER: (
                self.tr("This review was saved by a newer trackman"),
                self.tr("Install the newest trackman, then open it again."),
            ),
            ReviewFileFault.TOO_LARGE: (
                self.tr("This file is too large for a review"),
                self.tr("Ask for the review split in parts."),
            ),
            ReviewFileFault.OTHER_PROJECT: (
                self.tr("This review is of the project {name}").format(name=place),
                self.tr("Open that project, then open the file again."),
            ),
            ReviewFileFault.NOT_CERTAIN: (
                self.tr("trackman doesn’t know yet which project this is"),
                self.tr("Connect to DatoCMS once, then open the file again."),
            ),
        }[error.fault]

    def source(self, error: SourceError) -> Problem:
        """Return the words for a file on this computer that could not be sent."""
        return Problem(
            {
                SourceFault.MISSING: self.tr("The file is no longer there"),
                SourceFault.CHANGED: self.tr("The file was changed meanwhile"),
                SourceFault.UNREADABLE: self.tr("The file can’t be read"),
            }[error.fault],
            self.tr("Nothing was sent. Choose the file again and try once more."),
            self._facts(error.detail),
        )

    def export(self, error: ExportError) -> Problem:
        """Return the words for a file for other programs that could not be written."""
        return Problem(
            {
                StoreFault.READ_ONLY: self.tr("The file can’t be written there"),
                StoreFault.FULL: self.tr("There’s no space left for the file"),
                StoreFault.BUSY: self.tr("Another program has the file open"),
                StoreFault.MISSING: self.tr("The folder for the file doesn’t exist"),
                StoreFault.NO_LOCKS: self.tr("The file can’t be locked there"),
                StoreFault.NAME_TOO_LONG: self.tr("The file name is too long"),
            }.get(error.fault, self.tr("The file couldn’t be written")),
            self.tr("The history itself is unchanged.") + " " + self._elsewhere(error.fault),
            self._facts(error.detail),
            retry=None,
        )

    def draft(self, error: DraftError) -> Problem:
        """Return the words for edited subtitles that could not be kept, or read again."""
        text = self.tr("Your changes stay in this window as long as it’s open.")
        if error.fault is StoreFault.DAMAGED:
            text = self.tr("The damaged file was set aside, and the published subtitles are shown.")
            return Problem(self.tr("Your draft is damaged"), text, self._facts(error.detail))
        return Problem(
            {
                StoreFault.READ_ONLY: self.tr("Your draft can’t be written"),
                StoreFault.FULL: self.tr("There’s no space left for your draft"),
                StoreFault.BUSY: self.tr("Another program is using your draft"),
            }.get(error.fault, self.tr("Your draft couldn’t be saved")),
            f"{text} {self._remedy(error.fault)}",
            self._facts(error.detail),
        )

    def _elsewhere(self, fault: StoreFault) -> str:
        if fault is StoreFault.BUSY:
            return self.tr("Close the other program, then export once more.")
        if fault is StoreFault.NAME_TOO_LONG:
            return self.tr("Export once more with a shorter name.")
        return self.tr("Choose another folder, then export once more.")

    def _remedy(self, fault: StoreFault) -> str:
        return {
            StoreFault.DAMAGED: self.tr(
                "Put back a copy of the data folder, or import an earlier archive."
            ),
            StoreFault.NEWER: self.tr("Install the newest trackman to go on."),
            StoreFault.READ_ONLY: self.tr("Allow trackman to write into that folder, then retry."),
            StoreFault.FULL: self.tr("Free up disk space, then try again."),
            StoreFault.BUSY: self.tr("Close the other program, then try again."),
            StoreFault.MISSING: self.tr("Start trackman again to begin a new journal."),
            StoreFault.NO_LOCKS: self.tr(
                "The data folder is on a network drive that can’t lock files. Start trackman "
                "with --data-dir and a folder on this computer."
            ),
            StoreFault.NAME_TOO_LONG: self.tr("Choose a shorter name or another folder."),
            StoreFault.OTHER: self.tr("See the reason below. Try again, or restart trackman."),
        }[fault]

    def _backup_text(self, error: BackupError) -> str:
        if error.fault in {BackupFault.NOT_WRITTEN, BackupFault.UNREADABLE}:
            return self._remedy(error.store_fault or StoreFault.OTHER)
        if error.fault is BackupFault.MISSING:
            return self.tr(
                "It can’t be restored from this computer. An earlier export may contain it."
            )
        if error.fault is BackupFault.CHANGED:
            return self.tr("It differs from what was deleted, so trackman won’t restore it.")
        if error.fault is BackupFault.UNREACHABLE:
            return self.tr("trackman can’t back up tracks right now. Try again in a minute.")
        return self.tr("It can’t be backed up, so deleting it can’t be undone.")

    def _facts(self, detail: str) -> tuple[tuple[str, str], ...]:
        return ((self.tr("Reason"), shown(detail)),) if detail else ()
