"""An entry of the journal told in full, for the side of a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.journal import Act, Entry, Stage
from trackman.domain.names import shown
from trackman.ui.activity.wording import ActivityWording, RestoreChoice
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import filled

_LONGEST = 1000


class EntryWording(QObject):
    """Headline, what else is to be said, and the values of the lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = ActivityWording(self)
        self._choice = RestoreChoice(self)
        self._moments = Moments(self)

    def headline(self, entry: Entry) -> str:
        """Return "Deleted · 14 Jun 2026 15:42:07"."""
        return filled(
            self.tr("{outcome} · {moment}"),
            outcome=self._words.ended(entry),
            moment=self._moments.exact(entry.changed_at),
        )

    def remark(self, entry: Entry, *, running: bool = False) -> str:
        """Return what can be done now, or what is to be known."""
        if entry.act is Act.DELETION and self._choice.is_about(entry):
            return self._choice.state(entry, running=running)
        if entry.stage is Stage.RESTORED:
            if entry.difference:
                return self.tr("Its subtitles may differ from the backup.")
            return self.tr("It has a new ID.")
        if entry.stage is Stage.UNKNOWN:
            return self.tr("trackman checks again when DatoCMS can be reached.")
        return ""

    def card(self, entry: Entry) -> str:
        """Return the sort of the card around the headline."""
        tones = {"success": "success", "danger": "danger", "warning": "warning"}
        return tones.get(self._words.tone(entry), "plain")

    def _approval(self, entry: Entry) -> str:
        """Return who approved it and when; empty where nobody had to."""
        if entry.consent is None:
            return ""
        #: Who approved a deletion, and when.
        text = self.tr("{person} · {moment}")
        name, moment = shown(entry.consent.by, _LONGEST), self._moments.exact(entry.consent.at)
        return filled(text, person=name, moment=moment)

    def values(self, entry: Entry) -> dict[str, str]:
        """Return the values of all lines, empty where there is none."""
        words, backup = self._words, entry.backup
        new = entry.returned.id if entry.act is not Act.DELETION and entry.returned else None
        return {
            "reason": words.reason(entry.reason) if entry.act is Act.DELETION else "",
            "planned": self._moments.exact(entry.planned_at),
            "took": words.took(entry.seconds) if entry.seconds is not None else "",
            "account": words.account(entry.account),
            "approved": self._approval(entry),
            "project": shown(entry.place.project_name or entry.place.project, _LONGEST),
            "environment": words.environment(entry.place.environment),
            "backup": words.backup(backup) if backup else "",
            "checksum": backup.sha256 if backup else "",
            "difference": shown(entry.difference, _LONGEST),
            "restoredAs": entry.restored_as or new or "",
            "job": entry.job_id or "",
            "requests": "\n".join(entry.request_ids),
            "code": entry.code or "",
            "fault": shown(entry.fault, _LONGEST),
        }
