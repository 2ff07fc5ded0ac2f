"""Wording of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from trackman.domain.errors import BackupFault
from trackman.domain.languages import script_name
from trackman.domain.quality.findings import Finding, FindingCode, Severity, Value, worst
from trackman.domain.sentences import (
    FINDING_NAMES,
    FINDINGS,
    ValueKind,
    kind_of,
    sentence_for,
)
from trackman.ui.wording.inserting import as_sentence, decimal, filled, listed, number, quoted
from trackman.ui.wording.storage import StorageWording
from trackman.ui.wording.subtitles import TextWording
from trackman.ui.wording.tracks import TrackWording, reader

PICTURES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
"""The icon of each severity."""
TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "muted"}
"""The colour of each severity, as a word of the look."""
_NAMED_CUES = 3


class FindingWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = StorageWording()
        self._texts = TextWording(self)
        self._tracks = TrackWording(self)

    def severity(self, severity: Severity) -> str:
        """Return "Error", "Warning" or "Note"."""
        return {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Warning"),
            Severity.NOTE: self.tr("Note"),
        }[severity]

    def badge(self, findings: Sequence[Finding]) -> str:
        """Return how many there are and how bad, such as "6 findings, 2 errors" or "3 notes"."""
        severity = worst(findings)
        if severity is None:
            return self.tr("No findings")
        count = Counter(one.severity for one in findings)[severity]
        of_the_worst = self.of_severity(severity, count)
        if count == len(findings):
            return of_the_worst
        return listed((self.summary(findings), of_the_worst))

    def of_severity(self, severity: Severity, count: int) -> str:
        """Return "5 errors"."""
        return {
            Severity.ERROR: self.tr("%Ln errors", "", count),
            Severity.WARNING: self.tr("%Ln warnings", "", count),
            Severity.NOTE: self.tr("%Ln notes", "", count),
        }[severity]

    def summary(self, findings: Sequence[Finding]) -> str:
        """Return "1 finding", "12 findings" or "No findings"."""
        if not findings:
            return self.tr("No findings")
        return self.tr("%Ln findings", "", len(findings))

    def where(self, finding: Finding) -> str:
        """Return the cues a finding is about, such as "Cue 12"; nothing for the whole text."""
        numbers = [number(cue) for cue in finding.cues[:_NAMED_CUES]]
        more = len(finding.cues) - len(numbers)
        if not numbers:
            return ""
        if len(finding.cues) == 1:
            #: Place of a finding; a cue is one subtitle with its time.
            return filled(self.tr("Cue {number}"), number=numbers[0])
        #: {numbers} is a list such as “3, 4, 5”.
        words = self.tr("Cues {numbers}")
        if more:
            #: {numbers} is a list such as “3, 4, 5”; the others are only counted.
            words = self.tr("Cues {numbers} and %Ln more", "", more)
        return filled(words, numbers=listed(numbers))

    def sentence(self, finding: Finding) -> str:
        """Return what is wrong, without where."""
        if finding.code is FindingCode.UNREADABLE:
            return self._unreadable(str(finding.values.get("fault", "")))
        words = self.tr(sentence_for(finding))
        values = {name: self._value(name, value, finding) for name, value in finding.values.items()}
        return filled(words, **values)

    def names(self) -> dict[str, str]:
        """Return what findings are called by their codes, where no more than these is known."""
        return {code.value: self.tr(name) for code, name in FINDING_NAMES.items()}

    def line(self, finding: Finding) -> str:
        """Return where and what."""
        where = self.where(finding)
        if not where:
            return self.sentence(finding)
        #: {where} is such as “Cue 7”, {what} a sentence about it.
        return filled(self.tr("{where}: {what}"), where=where, what=self.sentence(finding))

    def _unreadable(self, fault: str) -> str:
        known = fault in {one.value for one in BackupFault}
        title = self._kept.backup_title(BackupFault(fault)) if known else ""
        return as_sentence(title) if title else self.tr(FINDINGS[FindingCode.UNREADABLE])

    def _value(self, name: str, value: Value, finding: Finding) -> str:
        match kind_of(name, finding):
            case ValueKind.LANGUAGE:
                return self._tracks.language_in_sentence(str(value)) or self._tracks.language_of("")
            case ValueKind.SCRIPT:
                return script_name(str(value), reader())
            case ValueKind.TEXT:
                return quoted(str(value))
            case ValueKind.MOMENT:
                return self._texts.time(round(float(value)))
            case ValueKind.SPAN:
                return filled(self.tr("{n} s"), n=decimal(float(value) / 1000, 3))
        return decimal(float(value), 1)
