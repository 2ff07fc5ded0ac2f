"""Model of what is on screen: the open video, the selected tracks, and what the panel shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal

from trackman.domain.quality.findings import Finding
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video


class PanelContent(Enum):
    """Kinds of what the panel at the side shows."""

    NOTHING = auto()
    """No video is open."""
    VIDEO = auto()
    """A video is open, and none of its tracks is selected."""
    TRACK = auto()
    """The only selected track."""
    MANY = auto()
    """Several selected tracks."""
    RESULT = auto()
    """A track that was just deleted, until another one is selected."""


class Current(QObject):
    """State of the screen. Controllers change it, views render it; both may ask it.

    Each signal is sent after the state changed, and only when it did.
    """

    video_changed = Signal()
    """Another video is open, or its tracks are others now."""
    selection_changed = Signal()
    findings_changed = Signal()
    """More is known of what checks found in the tracks, or other limits hold."""
    panel_changed = Signal()
    """The panel is to show something else, or the same tracks with other data."""

    def __init__(self) -> None:
        super().__init__()
        self._video: Video | None = None
        self._selection: tuple[Track, ...] = ()
        self._result: Track | None = None
        self._findings: Mapping[str, Sequence[Finding]] = {}
        self._knows_all_findings = False
        self._told: tuple[PanelContent, tuple[Track, ...]] = (PanelContent.NOTHING, ())
        """Content and tracks that `panel_changed` was last sent for."""

    @property
    def video(self) -> Video | None:
        """The open video with the tracks in its rows; None while none is."""
        return self._video

    @property
    def selection(self) -> tuple[Track, ...]:
        """The selected tracks, from top to bottom."""
        return self._selection

    @property
    def findings(self) -> Mapping[str, Sequence[Finding]]:
        """Findings of the tracks that were checked, by track id."""
        return self._findings

    @property
    def knows_all_findings(self) -> bool:
        """True once every track that can be checked was."""
        return self._knows_all_findings

    @property
    def panel(self) -> PanelContent:
        """Content of the panel at the side."""
        if self._video is None:
            return PanelContent.NOTHING
        if self._result is not None:
            return PanelContent.RESULT
        if not self._selection:
            return PanelContent.VIDEO
        return PanelContent.TRACK if len(self._selection) == 1 else PanelContent.MANY

    @property
    def track(self) -> Track | None:
        """The track at the side, whose subtitles belong there; None for several or a result."""
        return self._selection[0] if self.panel is PanelContent.TRACK else None

    @property
    def playback_id(self) -> str:
        """The Mux playback ID of the open video; empty where there is none."""
        return (self._video.upload.mux_playback_id or "") if self._video is not None else ""

    def show_video(self, video: Video | None) -> None:
        """Show a video; of the same one, selection and result stay."""
        if video == self._video:
            return
        before, self._video = self._video, video
        if before is None or video is None or before.id != video.id:
            selected, self._selection, self._result = self._selection, (), None
            if selected:
                self.selection_changed.emit()
        self.video_changed.emit()
        self._tell_panel()

    def select(self, tracks: Sequence[Track]) -> None:
        """Take up which tracks are selected; a result stays at the side until `leave_result`."""
        if tuple(tracks) != self._selection:
            self._selection = tuple(tracks)
            self.selection_changed.emit()
            self._tell_panel()

    def show_findings(self, findings: Mapping[str, Sequence[Finding]], *, are_all: bool) -> None:
        """Take up what checks found in the tracks of the open video."""
        if findings != self._findings or are_all != self._knows_all_findings:
            self._findings, self._knows_all_findings = findings, are_all
            self.findings_changed.emit()

    def show_result(self, track: Track) -> None:
        """Show what became of a deleted track, whatever is selected."""
        self._result = track
        self._tell_panel()

    def leave_result(self) -> None:
        """Show the selection again."""
        self._result = None
        self._tell_panel()

    def _tell_panel(self) -> None:
        shown = (self.panel, self._selection if self._result is None else (self._result,))
        if shown != self._told:
            self._told = shown
            self.panel_changed.emit()
