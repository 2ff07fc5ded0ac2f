"""Journal, backups, archives and restores that went wrong, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    ArchiveError,
    BackupError,
    BackupFault,
    JournalError,
    NameTakenError,
    NotCreatedError,
    StoreFault,
    TrackErroredError,
    TrackmanError,
)
from trackman.domain.names import quoted, shown
from trackman.ui.problem import Problem


class KeepingWords(QObject):
    """Words for what trackman keeps on this computer and brings back from it."""

    def problem(self, error: TrackmanError) -> Problem | None:
        """Return the words for an error of these kinds; None for all others."""
        match error:
            case JournalError():
                return self._journal(error)
            case BackupError():
                return self._backup(error)
            case ArchiveError():
                return self._archive(error)
            case NameTakenError():
                return self._name_taken(error)
            case TrackErroredError():
                return self._errored(error)
            case NotCreatedError():
                return self._not_created(error)
        return None

    def _journal(self, error: JournalError) -> Problem:
        return Problem(
            self.tr("The journal cannot be written"),
            self.tr(
                "trackman writes down every deletion before it asks for it, so that nothing can "
                "be lost or done twice. Until that works again, nothing is deleted."
            )
            + " "
            + self._cause(error.fault),
            self._reason(error.detail),
            icon="warning",
        )

    def _backup(self, error: BackupError) -> Problem:
        if error.fault in {BackupFault.MISSING, BackupFault.CHANGED}:
            return Problem(
                self.tr("The saved text is missing")
                if error.fault is BackupFault.MISSING
                else self.tr("The saved text was changed or damaged"),
                self.tr(
                    "The file in the data folder is not what was saved, so it cannot be brought "
                    "back as it was. Put the file back from a copy of the folder, or import an "
                    "archive that holds it; then try again."
                ),
                self._reason(error.detail),
                icon="warning",
            )
        return Problem(
            self.tr("Its text could not be saved"),
            self._why_no_backup(error)
            + " "
            + self.tr(
                "Keep the track, try again, or delete it without a backup; then it cannot be "
                "brought back."
            ),
            self._reason(error.detail),
            icon="warning",
            other=self.tr("Delete without backup"),
        )

    def _why_no_backup(self, error: BackupError) -> str:
        if error.fault is BackupFault.NOT_WRITTEN:
            return self.tr("The file could not be written.") + " " + self._cause(
                error.store_fault or StoreFault.OTHER
            )
        return {
            BackupFault.UNREACHABLE: self.tr("The server with the text cannot be reached."),
            BackupFault.NO_TEXT: self.tr("The server has no text for this track."),
            BackupFault.NOT_WEBVTT: self.tr("What the server sent is no WebVTT text."),
            BackupFault.NOT_UTF8: self.tr("The text is not in UTF-8, so part of it is damaged."),
            BackupFault.NO_CUES: self.tr("The text is empty: it has no cues."),
            BackupFault.CUT: self.tr("The text came incomplete or damaged."),
            BackupFault.TOO_LARGE: self.tr("The text is too large to be subtitles."),
        }.get(error.fault, self.tr("It cannot serve as a backup."))

    def _archive(self, error: ArchiveError) -> Problem:
        title = {
            StoreFault.DAMAGED: self.tr("This archive is damaged, or none of trackman’s"),
            StoreFault.NEWER: self.tr("This archive was written by a newer trackman"),
            StoreFault.MISSING: self.tr("The file is not there"),
        }.get(error.fault, self.tr("The file could not be written or read"))
        return Problem(
            title,
            self.tr("Nothing was changed here.") + " " + self._cause(error.fault),
            self._reason(error.detail),
            icon="warning",
        )

    def _name_taken(self, error: NameTakenError) -> Problem:
        return Problem(
            self.tr("The video has another track called {name}").format(
                name=quoted(error.other.name)
            ),
            self.tr(
                "Names must be unique among the tracks of one kind, errored ones included. Bring "
                "the track back by another name, or replace the other."
            ),
            retry=self.tr("Choose…"),
            icon="warning",
        )

    def _errored(self, error: TrackErroredError) -> Problem:
        return Problem(
            self.tr("DatoCMS could not prepare the restored track"),
            self.tr(
                "It stands in the list as errored. The backup is kept: delete the errored track "
                "and restore it once more."
            ),
            self._reason(error.track.error or ""),
            retry=None,
        )

    def _not_created(self, error: NotCreatedError) -> Problem:
        return Problem(
            self.tr("No answer came, and no new track is listed"),
            self.tr("trackman kept looking for a minute. The backup is kept. Try again."),
            self._reason(str(error.cause)),
        )

    def _cause(self, fault: StoreFault) -> str:
        return {
            StoreFault.DAMAGED: self.tr(
                "The file is damaged. It is left as it is; a copy of the data folder may have a "
                "good one."
            ),
            StoreFault.NEWER: self.tr("Use the newest trackman."),
            StoreFault.READ_ONLY: self.tr(
                "The data folder may not be written. Give yourself the right to write there."
            ),
            StoreFault.FULL: self.tr("The disk is full. Make room on it."),
            StoreFault.BUSY: self.tr("Another program uses the file. Close it, then try again."),
            StoreFault.MISSING: self.tr("The file is not where it was."),
        }.get(fault, self.tr("The reason is below."))

    def _reason(self, detail: str) -> tuple[tuple[str, str], ...]:
        return ((self.tr("Reason"), shown(detail)),) if detail else ()
