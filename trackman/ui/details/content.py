"""Content of the details panel; its parts stay, so focus and scrolling do too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.ui.details.cards import DeletedCard, StateCard
from trackman.ui.details.impact_card import ImpactCard
from trackman.ui.details.info import DeletedReport, DeletionImpact, VideoInfo
from trackman.ui.details.raw_answer import RawAnswer
from trackman.ui.details.video import VideoSection
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.attributes import Attributes
from trackman.ui.widgets.labels import Badge, ElidedText
from trackman.ui.widgets.problem_card import ProblemCard
from trackman.ui.widgets.track_summary import Summary
from trackman.ui.wording.problem import Problem


class DetailsContent(QScrollArea):
    """A title, cards for what happened, and the attributes."""

    try_again_requested = Signal(Track)
    without_backup_requested = Signal(Track)
    restore_requested = Signal(Track)
    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("detailsScroll")
        self._track: Track | None = None
        self._title = ElidedText("detailsTitle", size="title")
        self._badge = Badge("deletedBadge")
        self._deleted = DeletedCard()
        self._state = StateCard()
        self._problem = ProblemCard()
        self._summary = Summary()
        self._attributes = Attributes()
        self._raw = RawAnswer()
        self._impact = ImpactCard()
        self._video = VideoSection()
        self._facts: VideoInfo | None = None
        self._build()
        self._problem.retry_pressed.connect(self._try_again)
        self._problem.other_pressed.connect(self._without_backup)
        self._deleted.restore_pressed.connect(self._restore)
        self._summary.compare_pressed.connect(self.compare_requested)

    def take_video(self, facts: VideoInfo | None) -> None:
        """Take up what is known of the video, to be shown with whatever is."""
        self._facts = facts
        if facts is not None:
            self._video.show_facts(facts)

    def show_video(self, facts: VideoInfo) -> None:
        """Show the video, as no track is selected."""
        self._begin(None, shown(facts.upload.filename))
        self._show_only()
        self._video.show_alone(True)

    def show_track(
        self,
        track: Track,
        filename: str,
        problem: Problem | None,
        state: str | None,
        impact: DeletionImpact | None = None,
    ) -> None:
        """Show one track."""
        self._begin(track, shown(track.name))
        self._attributes.show_track(track, filename)
        if state:
            self._state.show_state(state)
        if problem:
            self._problem.show_problem(problem)
        self._show_only(
            self._attributes,
            *([self._state] if state else []),
            *([self._problem] if problem else []),
            *self._said(impact),
        )

    def show_many(
        self, tracks: Sequence[Track], impact: DeletionImpact | None, *, comparable: bool
    ) -> None:
        """Show several tracks; `comparable` offers to compare the two."""
        self._begin(None, self.tr("%Ln tracks selected", "", len(tracks)))
        self._summary.show_tracks(tracks, comparable=comparable)
        self._show_only(self._summary, *self._said(impact))

    def show_deleted(self, report: DeletedReport) -> None:
        """Show a deleted track."""
        self._begin(report.track, shown(report.track.name))
        self._attributes.show_track(report.track, report.filename, deleted=True)
        self._deleted.show_report(report)
        if report.raw is not None:
            self._raw.show_text(report.raw)
        self._show_only(
            self._attributes,
            self._deleted,
            self._badge,
            *([self._raw] if report.raw is not None else []),
        )
        announce(self, report.headline)

    def _begin(self, track: Track | None, title: str) -> None:
        before = self._track.id if self._track is not None else None
        if before != (track.id if track is not None else None):
            self.verticalScrollBar().setValue(0)
            self._raw.fold()
        self._track = track
        self._title.setText(title)
        self._title.updateGeometry()

    def _said(self, impact: DeletionImpact | None) -> list[QWidget]:
        if impact is None or not impact.line:
            return []
        self._impact.show_impact(impact)
        return [self._impact]

    def _show_only(self, *wanted: QWidget) -> None:
        parts = (
            self._badge,
            self._deleted,
            self._state,
            self._problem,
            self._impact,
            self._summary,
            self._attributes,
            self._raw,
        )
        for part in parts:
            part.setVisible(part in wanted)
        self._video.setVisible(self._facts is not None)
        self._video.show_alone(False)

    def _try_again(self) -> None:
        if self._track is not None:
            self.try_again_requested.emit(self._track)

    def _without_backup(self) -> None:
        if self._track is not None:
            self.without_backup_requested.emit(self._track)

    def _restore(self) -> None:
        if self._track is not None:
            self.restore_requested.emit(self._track)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._badge.show_state(self.tr("Deleted"), "check", "success")
        body = QWidget()
        body.setObjectName("trackDetailsBody")
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._title, 1)
        title.addWidget(self._badge)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(14)
        column.addLayout(title)
        for part in (
            self._deleted,
            self._state,
            self._problem,
            self._impact,
            self._summary,
            self._attributes,
            self._raw,
            self._video,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(body)
