"""Subject of a report: which project, when, and how old what is known of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trackman.domain.reports.words import Phrase, ReportWords


@dataclass(frozen=True, slots=True)
class Subject:
    """The project a report is about."""

    project: str | None
    """Its name; empty for all projects, None where it is not known."""
    environment: str | None
    """None is the primary one, whose name is not known; empty if it does not matter."""
    made_at: datetime
    """With time zone, as all moments here."""
    known_since: datetime | None = None
    """The oldest moment at which something of it was read; None where it never was as a whole."""

    def facts(self, words: ReportWords) -> tuple[tuple[str, str], ...]:
        """Return what stands under the title: project, environment, and when it was made."""
        none = words(Phrase.NOT_KNOWN if self.project is None else Phrase.ALL_PROJECTS)
        facts = [(words(Phrase.PROJECT), self.project or none)]
        if self.environment != "":
            name = self.environment or words(Phrase.PRIMARY)
            facts.append((words(Phrase.ENVIRONMENT), name))
        facts.append((words(Phrase.MADE), words.moment(self.made_at)))
        return tuple(facts)

    def age(self, words: ReportWords) -> tuple[str, str]:
        """Return of when the information is."""
        known = self.known_since
        value = words(Phrase.NEVER_SCANNED) if known is None else words.moment(known)
        return words(Phrase.KNOWN_SINCE), value
