"""An error in words for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from trackman.ui.wording.inserting import as_sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """Problem for a person: what happened, what it means and what to do."""

    title: str
    text: str
    """Meaning for the track or video, and what to do."""
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value: code, request id, job id …"""
    retry: str | None = field(
        default_factory=lambda: QCoreApplication.translate("Problem", "Try again")
    )
    """The words of the button beside it; None where it cannot help."""
    icon: str = "error"
    """`error`, `offline` or `warning`."""
    other: str | None = None
    """The words of another button, for another way out."""

    def sentences(self) -> str:
        """Return title and text as they are said in one go."""
        return f"{as_sentence(self.title)} {self.text}"
