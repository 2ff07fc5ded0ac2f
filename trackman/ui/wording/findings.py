"""Wording of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject

from trackman.domain.errors import BackupFault
from trackman.domain.languages import script_name
from trackman.domain.names import quoted
from trackman.domain.quality.findings import Finding, FindingCode, Severity, Value, worst
from trackman.ui.wording.storage import StorageWording
from trackman.ui.wording.subtitles import TextWording
from trackman.ui.wording.tracks import TrackWording, reader

PICTURES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}
"""The icon of each severity."""
TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "muted"}
"""The colour of each severity, as a word of the look."""
_NAMED_CUES = 3
_TIMES = {"length", "start", "end", "duration", "earlier"}
_QUOTED = {"name", "tag", "word", "text"}
_LANGUAGES = {"declared", "detected", "language"}
_SCRIPTS = {"expected", "found"}
_SHORT_TIMES = {FindingCode.TOO_SHORT, FindingCode.TOO_LONG, FindingCode.SHORT_GAP}


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
        return f"{self.summary(findings)}, {of_the_worst}"

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
        numbers = [QLocale().toString(cue) for cue in finding.cues[:_NAMED_CUES]]
        more = len(finding.cues) - len(numbers)
        if not numbers:
            return ""
        if len(finding.cues) == 1:
            #: Place of a finding; a cue is one subtitle with its time.
            return self.tr("Cue {number}").format(number=numbers[0])
        words = self.tr("Cues {numbers}") if not more else self.tr("Cues {numbers} and {more} more")
        return words.format(numbers=", ".join(numbers), more=QLocale().toString(more))

    def sentence(self, finding: Finding) -> str:
        """Return what is wrong, without where."""
        if finding.code is FindingCode.UNREADABLE:
            return self._unreadable(str(finding.values.get("fault", "")))
        words = self._about_times().get(finding.code) or self._about_form().get(finding.code)
        words = words or self._about_words().get(finding.code) or finding.code.value
        values = {name: self._value(name, value, finding) for name, value in finding.values.items()}
        return words.format(**values)

    def line(self, finding: Finding) -> str:
        """Return where and what."""
        where = self.where(finding)
        if not where:
            return self.sentence(finding)
        #: {where} is such as “Cue 7”, {what} a sentence about it.
        return self.tr("{where}: {what}").format(where=where, what=self.sentence(finding))

    def _unreadable(self, fault: str) -> str:
        known = fault in {one.value for one in BackupFault}
        title = self._kept.backup_title(BackupFault(fault)) if known else ""
        return f"{title}." if title else self.tr("The subtitles can’t be read.")

    def _about_times(self) -> dict[FindingCode, str]:
        return {
            FindingCode.TOO_FAST: self.tr("{speed} characters per second (limit {limit})"),
            FindingCode.TOO_SHORT: self.tr("Shown for {length} (at least {limit})"),
            FindingCode.TOO_LONG: self.tr("Shown for {length} (at most {limit})"),
            FindingCode.NEVER_SHOWN: self.tr(
                "Ends at {end} but starts at {start}, so players never show it."
            ),
            FindingCode.OVERLAP: self.tr("Both are shown at the same time for {length}."),
            FindingCode.SHORT_GAP: self.tr(
                "The pause of {length} between them may flicker (at least {limit})"
            ),
            FindingCode.OUT_OF_ORDER: self.tr("The second cue starts {earlier} before the first."),
            FindingCode.AFTER_END: self.tr("Starts at {start}, but the video ends at {duration}."),
            FindingCode.BEYOND_END: self.tr("Ends at {end}, but the video ends at {duration}."),
            FindingCode.LITTLE_TEXT: self.tr(
                "Only {percent} % of the video is subtitled (expected at least {limit} %)."
            ),
        }

    def _about_form(self) -> dict[FindingCode, str]:
        return {
            FindingCode.EMPTY: self.tr("Empty cue."),
            FindingCode.LONG_LINE: self.tr("{length} characters in one line (limit {limit})"),
            FindingCode.MANY_LINES: self.tr("{lines} lines (limit {limit})"),
            FindingCode.UNKNOWN_TAG: self.tr("{tag} is not a WebVTT tag. Players ignore it."),
            FindingCode.UNSAFE_TAG: self.tr(
                "{tag} is a web page tag that runs or loads something."
            ),
            FindingCode.DROPPED_CUES: self.tr(
                "Cues with times no player can read, so they are never shown: {count}."
            ),
            FindingCode.NO_SOUNDS: self.tr(
                "Marked as closed captions, but no cue describes a sound."
            ),
            FindingCode.SOUNDS_WITHOUT_FLAG: self.tr(
                "Cues describe sounds, but the track isn’t marked as closed captions."
            ),
        }

    def _about_words(self) -> dict[FindingCode, str]:
        return {
            FindingCode.WRONG_SCRIPT: self.tr(
                "{declared} is written in {expected} script, but {percent} % of the "
                "subtitles are in {found}."
            ),
            FindingCode.WRONG_LANGUAGE: self.tr(
                "The track’s language is {declared}, but the subtitles seem to be "
                "{detected} ({percent} % sure)."
            ),
            FindingCode.UNTRANSLATED: self.tr(
                "Not translated: same words as {name}, {language} ({percent} % of the cues)."
            ),
            FindingCode.DUPLICATE: self.tr("Identical to {name}, {language}."),
            FindingCode.LISTED_WORD: self.tr("{word} is on your list of words."),
            FindingCode.PLACEHOLDER: self.tr("Placeholder: {text}"),
            FindingCode.WATERMARK: self.tr("Looks like a tool or website credit: {text}"),
            FindingCode.DAMAGED_CHARACTERS: self.tr("Garbled by a wrong encoding: {text}"),
        }

    def _value(self, name: str, value: Value, finding: Finding) -> str:
        if name in _LANGUAGES:
            return self._tracks.language_of(str(value))
        if name in _SCRIPTS:
            return script_name(str(value), reader())
        if name in _QUOTED or isinstance(value, str):
            return quoted(str(value))
        if name in {"start", "end", "duration"}:
            return self._texts.time(round(value))
        timed = name in _TIMES and finding.code is not FindingCode.LONG_LINE
        if timed or (name == "limit" and finding.code in _SHORT_TIMES):
            return self.tr("{n} s").format(n=_number(value / 1000, 3))
        return _number(value, 1)


def _number(value: float, digits: int) -> str:
    """Return a number with so many digits after the point at most."""
    text = QLocale().toString(float(value), "f", digits)
    return text.rstrip("0").rstrip(QLocale().decimalPoint()) if digits else text
