"""Page in the place of the text: a deleted track as DatoCMS returned it, or several tracks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.ui.details.cards import DeletedCard
from trackman.ui.details.info import DeletedReport
from trackman.ui.details.raw_answer import RawAnswer
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.attributes import Attributes
from trackman.ui.widgets.labels import Badge, ElidedText
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.widgets.track_summary import Summary

_WIDEST = 640  # pixels, beyond which values would stand far from their names


class ResultPage(ScrollColumn):
    """Page for a selection or a result that has no text."""

    restore_requested = Signal(Track)
    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__("resultPage")
        self._track: Track | None = None
        self._title = ElidedText("detailsTitle", size="title")
        self._badge = Badge("deletedBadge")
        self._deleted = DeletedCard()
        self._summary = Summary()
        self._attributes = Attributes()
        self._raw = RawAnswer()
        self._build()
        self._deleted.restore_pressed.connect(self._restore)
        self._summary.compare_pressed.connect(self.compare_requested)

    def show_many(self, tracks: Sequence[Track], *, comparable: bool) -> None:
        """Show several tracks in short; `comparable` offers to compare the two."""
        self._summary.show_tracks(tracks, comparable=comparable)
        self._show_only(self._summary)

    def show_deleted(self, report: DeletedReport) -> None:
        """Show that a track is gone, and what it was."""
        if self._track is None or self._track.id != report.track.id:
            self.verticalScrollBar().setValue(0)
            self._raw.fold()
        self._track = report.track
        self._title.setText(shown(report.track.name))
        self._title.updateGeometry()
        self._attributes.show_track(report.track, report.filename, deleted=True)
        self._deleted.show_report(report)
        picture, tone = (
            ("check", "success")
            if report.restorable and not report.unproven
            else ("warning", "warning")
        )
        self._badge.show_state(self.tr("Deleted"), picture, tone)
        if report.raw is not None:
            self._raw.show_text(report.raw)
        raw = [self._raw] if report.raw is not None else []
        self._show_only(self._title, self._badge, self._deleted, self._attributes, *raw)
        announce(self, report.headline)

    def _show_only(self, *wanted: QWidget) -> None:
        parts = (self._title, self._badge, self._deleted, self._summary, self._attributes)
        for part in (*parts, self._raw):
            part.setVisible(part in wanted)

    def _restore(self) -> None:
        if self._track is not None:
            self.restore_requested.emit(self._track)

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._title, 1)
        title.addWidget(self._badge)
        inside = QWidget()
        inside.setMaximumWidth(scaled(_WIDEST))
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(14)
        column.addLayout(title)
        for part in (self._deleted, self._summary, self._attributes, self._raw):
            column.addWidget(part)
        column.addStretch(1)
        body = QWidget()
        body.setObjectName("resultBody")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch(0)
        self.setWidget(body)
