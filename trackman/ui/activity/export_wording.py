"""The words of files made of the history: tables for other programs and pages to print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QObject, Qt

from trackman.domain.history import HistoryField, HistoryQuery, HistoryWording
from trackman.domain.journal import Act, Place, Stage
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled, unmarked


class ExportWording(QObject):
    """Translated words, in the language of the person who asks."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ActivityWording(self)
        self._moments = Moments(self)

    def history(self, primary: Callable[[Place], str | None] = lambda _: None) -> HistoryWording:
        """Return all words of a file.

        `primary` knows what the primary environment of a project is called, or does not.
        """
        locale = QLocale()
        return HistoryWording(
            language="en" if locale.language() == QLocale.Language.C else locale.bcp47Name(),
            title=self.tr("Changed tracks"),
            summary=self.tr("Summary"),
            nothing=self.tr("No tracks were changed."),
            headings=self._headings(),
            acts={act: self._words.act(act) for act in Act},
            outcomes=self._outcomes(),
            moment=lambda moment: unmarked(self._moments.short(moment)),
            environment=lambda place: place.environment or primary(place) or self.tr("primary"),
            right_to_left=locale.textDirection() == Qt.LayoutDirection.RightToLeft,
        )

    def period(self, query: HistoryQuery) -> str:
        """Return the line under the title: since when, or of all time."""
        if query.since is None:
            return self.tr("Any time")
        return unmarked(filled(self.tr("Since {day}"), day=self._moments.day(query.since)))

    def _headings(self) -> dict[HistoryField, str]:
        return {
            HistoryField.WHEN: self.tr("When"),
            HistoryField.ACT: self.tr("What"),
            HistoryField.OUTCOME: self.tr("Result"),
            HistoryField.PROJECT: self.tr("Project"),
            HistoryField.ENVIRONMENT: self.tr("Environment"),
            HistoryField.VIDEO: self.tr("Video"),
            HistoryField.UPLOAD_ID: self.tr("Video ID"),
            HistoryField.TRACK: self.tr("Track"),
            HistoryField.KIND: self.tr("Kind"),
            HistoryField.LANGUAGE: self.tr("Language"),
            HistoryField.TRACK_ID: self.tr("Track ID"),
            HistoryField.RESTORED_AS: self.tr("Restored as"),
            HistoryField.REASON: self.tr("Reason"),
            HistoryField.ACCOUNT: self.tr("By"),
            HistoryField.APPROVER: self.tr("Approved by"),
            HistoryField.APPROVED_AT: self.tr("Approved at"),
            HistoryField.SECONDS: self.tr("Seconds"),
            HistoryField.JOB_ID: self.tr("Job ID"),
            HistoryField.CODE: self.tr("Code"),
            HistoryField.FAULT: self.tr("Problem"),
            #: Title of a column: name of the saved subtitle file.
            HistoryField.BACKUP: self.tr("Backup"),
        }

    def _outcomes(self) -> dict[Stage, str]:
        """Return words that fit every act."""
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.BACKED_UP: self.tr("Backed up"),
            Stage.SENT: self.tr("Requested"),
            Stage.ACCEPTED: self.tr("Accepted by DatoCMS"),
            Stage.PREPARING: self.tr("Preparing"),
            Stage.DELETED: self.tr("Deleted"),
            Stage.ALREADY_GONE: self.tr("Already removed"),
            Stage.RESTORED: self.tr("Restored"),
            Stage.ADDED: self.tr("Added"),
            Stage.REPLACED: self.tr("Replaced"),
            Stage.FAILED: self.tr("Not completed"),
            #: Nobody can say how it ended.
            Stage.UNKNOWN: self.tr("Unknown"),
            Stage.DROPPED: self.tr("Cancelled"),
        }
