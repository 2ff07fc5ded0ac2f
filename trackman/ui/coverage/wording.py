"""Wording of the coverage."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.inventory.coverage import (
    CoverageDemand,
    CoverageOrder,
    Covered,
    LanguageFigures,
)
from trackman.domain.names import shown
from trackman.ui.wording.inserting import filled, listed
from trackman.ui.wording.reports import ReportWording
from trackman.ui.wording.tracks import TrackWording


class CoverageWording(QObject):
    """Translated words of cells, figures and choices."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording(self)
        self._reports = ReportWording(self)

    def covered(self, one: Covered) -> str:
        """Return what a mark stands for, as in the legend."""
        return {
            Covered.SUBTITLES: self.tr("Subtitles"),
            Covered.CAPTIONS: self.tr("Closed captions"),
            Covered.AUDIO: self.tr("Audio"),
            Covered.ERRORED: self.tr("Errored"),
            Covered.PREPARING: self.tr("Being prepared"),
            Covered.UNREAD: self.tr("Not read yet"),
        }.get(one) or self.tr("Nothing")

    def cell(self, cell: Covered) -> str:
        """Return all that is in a cell: “Subtitles, Audio”."""
        return listed(self.covered(one) for one in Covered if cell & one) or self.covered(cell)

    def sentence(self, video: str, language: str, cell: Covered) -> str:
        """Return a cell as it is read out."""
        return listed((shown(video), self.language(language), self.cell(cell)))

    def language(self, code: str) -> str:
        """Return the name of a language."""
        return self._tracks.language_of(code)

    def wanted(self, wanted: CoverageDemand) -> str:
        """Return what the figures count."""
        return {
            CoverageDemand.TEXT: self.tr("Subtitles"),
            CoverageDemand.CAPTIONS: self.tr("Closed captions"),
            CoverageDemand.AUDIO: self.tr("Audio"),
        }[wanted]

    def order(self, order: CoverageOrder) -> str:
        """Return the name of an order."""
        return {
            CoverageOrder.LISTED: self.tr("DatoCMS order"),
            CoverageOrder.NAME: self.tr("Name"),
            CoverageOrder.WORST: self.tr("Most missing first"),
        }[order]

    def share(self, having: int, videos: int) -> str:
        """Return how many videos have what is wanted, in percent."""
        return self._reports.percent(having / videos) if videos else "–"

    def figures(self, figures: LanguageFigures, videos: int) -> str:
        """Return all figures of a language, line by line."""
        lines = (
            (self.tr("Subtitles"), figures.text),
            (self.tr("Closed captions"), figures.captions),
            (self.tr("Audio"), figures.audio),
            (self.tr("Errored"), figures.errored),
            (self.tr("Nothing"), figures.none),
        )
        #: A figure of a language: “Audio: 12 of 340”.
        pattern = self.tr("{what}: {count} of {videos}")
        return "\n".join(
            (
                self.language(figures.language),
                *(filled(pattern, what=what, count=count, videos=videos) for what, count in lines),
            )
        )
