"""The work: what is decided on, over its text, the player and the details.

Three parts have their places from the start: text or what stands for it, player, details. Where
the width does not do for text and side, three tabs show one of them at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.app_links import AppLink
from trackman.domain.key_bindings import KeyPlace
from trackman.domain.names import shown
from trackman.domain.subtitles.export import TextForm
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.decision.decision_bar import DecisionBar
from trackman.ui.decision.impact import NOTHING_KNOWN, DeletionImpact
from trackman.ui.details.info import DeletedReport
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.tabs import Tabs
from trackman.ui.wording.inserting import dotted
from trackman.ui.wording.problem import Problem
from trackman.ui.wording.tracks import TrackWording

if TYPE_CHECKING:
    from trackman.ui.details.details_pane import DetailsPane
    from trackman.ui.details.info import VideoInfo
    from trackman.ui.details.result_page import ResultPage
    from trackman.ui.editor.editor_pane import EditorPane
    from trackman.ui.player.player_pane import PlayerPane
    from trackman.ui.text.text_pane import TextPane
    from trackman.ui.widgets.problem_card import ProblemCard

__all__ = ["DeletedReport", "WorkPane"]

_ROOM_FOR_SIDE = 720
"""Pixels of width from which on text and side stand beside each other."""
_LARGEST_PLAYER = 0.66
"""Of the height of the side."""
_LEAST_TEXT, _LEAST_SIDE = 300, 240
_TEXT, _VIDEO, _DETAILS = range(3)


def _link(video: VideoInfo) -> AppLink:
    return video.link or AppLink(video.upload.id)


class WorkSplit(QSplitter):
    """Text beside player and details."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workSplit")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the room is another one."""
        super().resizeEvent(event)
        self.resized.emit()


class WorkPane(QFrame):
    """Shows nothing, the video, a track, several tracks, or a deleted track."""

    try_again_requested = Signal(Track)
    without_backup_requested = Signal(Track)
    restore_requested = Signal(Track)
    compare_requested = Signal()
    """The two texts of the selected tracks are to be compared."""
    changed = Signal()
    """Other commands may be possible now."""
    play_requested = Signal()
    """The sound of the selected track is to be heard."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("trackDetails")
        self.setAccessibleName(self.tr("Track details"))
        self._words = TrackWording(self)
        self.decision = DecisionBar()
        self.split = WorkSplit()
        self._body = QStackedWidget()
        self._cover: QWidget | None = None
        self._tabs = Tabs("workTabs", self.tr("Parts of the work"))
        self._main = _Pages()
        self._page = PlaceholderPage("workPage", "play")
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._left_column = QVBoxLayout()
        self._text: TextPane | None = None
        self.zoom = 0
        """Steps by which the subtitles are larger than usual; below 0 smaller."""
        self._shows_text = False
        self._editor: EditorPane | None = None
        self._edits = False
        self._result: ResultPage | None = None
        self._shows_result = False
        self._problem: ProblemCard | None = None
        self._playing: PlayerPane | None = None
        self._details: DetailsPane | None = None
        self._video: VideoInfo | None = None
        self._has_tracks = True
        self._report: DeletedReport | None = None
        self._track: Track | None = None
        self._filename = ""
        self._details_soon = QTimer(self)
        """A turn of the event loop, so that the tracks are seen before the details are made."""
        self._details_soon.setSingleShot(True)
        self._details_soon.timeout.connect(self._show_details)
        self._build()
        self.show_nothing()

    @property
    def playing(self) -> PlayerPane:
        """The video itself; made when first needed."""
        if self._playing is None:
            from trackman.ui.player.player_pane import PlayerPane

            self._playing = PlayerPane()
            self._side_column.insertWidget(0, self._playing)
            self._place_parts()
        return self._playing

    @property
    def text(self) -> TextPane:
        """The text of the track, made when it is first needed."""
        if self._text is None:
            from trackman.ui.text.text_pane import TextPane

            self._text = TextPane()
            self.zoom = self._text.zoom(self.zoom)
            self._text.left.connect(self.decision.left)
            self._main.addWidget(self._text)
        return self._text

    @property
    def is_narrow(self) -> bool:
        """True while tabs show one part at a time."""
        return not self._tabs.isHidden()

    def show_text(self, shown: bool) -> None:
        """Show the text of the track, or what stands for it."""
        if shown:
            _ = self.text
        self._shows_text = shown
        self._place_main()

    @property
    def editor(self) -> EditorPane:
        """The editor of the text, made when it is first needed."""
        if self._editor is None:
            from trackman.ui.editor.editor_pane import EditorPane

            self._editor = EditorPane()
            self._editor.zoom(self.zoom)
            self._main.addWidget(self._editor)
        return self._editor

    @property
    def is_editing(self) -> bool:
        """True while the editor stands in the place of the text."""
        return self._edits

    def show_editor(self, shown: bool) -> None:
        """Show the editor in the place of the text, or the text again."""
        if shown:
            _ = self.editor
            self._tabs.setCurrentIndex(_TEXT)
        self._edits = shown
        self._place_main()

    def show_nothing(self) -> None:
        """Show that no track is selected: what is known of the video, if there is one."""
        self.decision.show_none(self._title_of_none())
        self._show(None)

    def note_tracks(self, there_are: bool) -> None:
        """Take up whether the video has tracks to select."""
        self._has_tracks = there_are
        if self._shows_result and self._report is not None:
            self.decision.show_none(self._title_of_none())

    def _title_of_none(self) -> str:
        if self._video is None:
            return self.tr("No video open")
        return self.tr("Select a track") if self._has_tracks else self.tr("No tracks")

    def show_video(self, facts: VideoInfo | None) -> None:
        """Take up what is known of the video on the screen, beside whatever is shown."""
        had_video, self._video = self._video is not None, facts
        self.changed.emit()
        if self._details is not None:
            self._details.take_video(facts)
        else:
            self._details_soon.start()
        if had_video != (facts is not None) and self._track is None and not self._shows_result:
            self.show_nothing()

    def show_track(
        self,
        track: Track,
        filename: str,
        problem: Problem | None = None,
        state: str | None = None,
        impact: DeletionImpact | None = None,
    ) -> None:
        """Show a track of the video `filename`, with what happens or happened to it.

        `impact` says what its deletion would mean.
        """
        detail = dotted((self._words.language(track), shown(track.language_code)))
        self.decision.show_track(shown(track.name), detail, state or "", impact or NOTHING_KNOWN)
        self._show(track, filename, problem)

    def show_many(
        self,
        tracks: Sequence[Track],
        impact: DeletionImpact | None = None,
        *,
        comparable: bool = False,
    ) -> None:
        """Show several tracks in short; `comparable` offers to compare the two."""
        self.decision.show_many(len(tracks), impact or NOTHING_KNOWN)
        self._result_page().show_many(tracks, comparable=comparable)
        self._report = None
        self._show(None, result=True)

    def show_deleted(self, report: DeletedReport) -> None:
        """Show that a track is gone, and what it was."""
        self.decision.show_none(self._title_of_none())
        self._result_page().show_deleted(report)
        self._report = report
        self._show(None, result=True)
        self._tabs.setCurrentIndex(_TEXT)

    def is_in_use(self) -> bool:
        """Tell whether somebody works on what is shown, so that it must not change by itself."""
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        plays = self._playing is not None and self._playing.plays
        return inside or plays or bool(self.decision.reason.text()) or self._body.underMouse()

    @property
    def is_covered(self) -> bool:
        """True while another page stands in the place of text, player and details."""
        return self._cover is not None

    def cover(self, page: QWidget | None) -> None:
        """Show a page in the place of text, player and details; None shows them again."""
        if self._cover is not None:
            self._body.removeWidget(self._cover)
            self._cover.hide()
        self._cover = page
        if page is not None:
            self._body.addWidget(page)
        self._body.setCurrentIndex(0 if page is None else 1)

    def can_play(self) -> bool:
        """Tell whether a video is open that can be played."""
        return self._playing is not None and self._playing.has_video

    def shows_cues(self) -> bool:
        """Tell whether the text of a track is on screen, not to be edited."""
        return self._track is not None and self._shows_text and not self._edits

    def why_no_restore(self) -> str | None:
        """Return why the track on screen cannot be restored; None when it can."""
        if self._report is None or not self._shows_result:
            return self.tr("Recently deleted has all tracks that can be restored.")
        if not self._report.restorable:
            return self.tr("There’s no backup, so it can’t be restored.")
        return None

    def request_restore(self) -> None:
        """Ask for the deleted track on screen to be restored."""
        if self.why_no_restore() is None and self._report is not None:
            self.restore_requested.emit(self._report.track)

    def why_no_page(self) -> str | None:
        """Return why the video cannot be opened in DatoCMS; None when it can."""
        if self._video is None:
            return self.tr("Open a video first.")
        return None if self._video.page else self.tr("The project’s address isn’t known yet.")

    def open_page(self) -> None:
        """Open the video in DatoCMS."""
        if self._video is not None and self._video.page:
            desktop().open_link(self._video.page)

    def copy_page(self) -> None:
        """Copy where the video is in DatoCMS."""
        if self._video is not None and self._video.page:
            QGuiApplication.clipboard().setText(self._video.page)

    def why_no_link(self) -> str | None:
        """Return why no link to the video can be copied; None when one can."""
        return self.tr("Open a video first.") if self._video is None else None

    def copy_link(self) -> None:
        """Copy a link that opens the video in trackman."""
        if self._video is not None:
            QGuiApplication.clipboard().setText(str(_link(self._video)))

    def link_to(self, track_id: str) -> str:
        """Return a link that opens the video at a track, and at the cue one is at in its text."""
        if self._video is None:
            return ""
        link = replace(_link(self._video), track_id=track_id)
        rows = self.text.table.selected_rows() if self.shows_cues() else []
        if rows:
            link = replace(link, seconds=self.text.model.item(rows[0]).start / 1000)
        return str(link)

    def zoom_text(self, step: int) -> None:
        """Show the subtitles larger (1), smaller (-1) or as usual (0)."""
        self.zoom = self.text.zoom(self.zoom + step if step else 0)
        if self._editor is not None:
            self._editor.zoom(self.zoom)

    def request_file(self, form: TextForm) -> None:
        """Ask for the subtitles on screen as a file."""
        if self.shows_cues():
            self.text.save_requested.emit(form)

    def request_edit(self) -> None:
        """Ask for the subtitles on screen to be edited."""
        if self.shows_cues():
            self.text.edit_requested.emit()

    def request_findings(self) -> None:
        """Ask for the findings of the video as a file."""
        if self.shows_cues():
            self.text.export_requested.emit()

    def panes(self) -> list[QWidget]:
        """Return what F6 goes to in here, in the order of the screen."""
        main = self._main.currentWidget()
        text = self._text.table if self._text is not None and main is self._text else main
        text = self._editor.table if self._editor is not None and main is self._editor else text
        parts: list[QWidget | None] = [self.decision.reason, text]
        if self._playing is not None:
            parts.append(self._playing.shown_screen)
        if self._details is not None:
            parts.append(self._details.first())
        return [part for part in parts if part is not None and part.isVisibleTo(self)]

    def tab_parts(self) -> list[QWidget]:
        """Return the parts that the Tab key goes through, in the order of the screen."""
        parts = [self.decision, self._tabs, self._left, self._playing, self._details]
        return [part for part in parts if part is not None]

    def lead_to_finding(self) -> None:
        """Show the first finding of the text."""
        self._tabs.setCurrentIndex(_TEXT)
        if self.shows_cues():
            self.text.lead_to_finding()

    def take_text(self) -> None:
        """Let the keys go to the cues, or to what stands for them."""
        self._tabs.setCurrentIndex(_TEXT)
        if self._edits and self._editor is not None:
            self._editor.take_keyboard()
        elif self._main.currentWidget() is self._text and self._text is not None:
            self._text.table.setFocus()
        else:
            self._page.setFocus()

    def fit_player(self) -> None:
        """Let the picture give way where the player would take too much of the height."""
        if self._playing is not None:
            share = 1.0 if self.is_narrow else _LARGEST_PLAYER
            width = self.width() if self.is_narrow else self.split.sizes()[1]
            self._playing.fit(width, round(self.split.height() * share))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next one on its key, and let what nothing in here needs work the player."""
        if keys().command(event, KeyPlace.WORK) == "nextTrack" and not event.isAutoRepeat():
            self.decision.next_requested.emit()
        elif self._playing is None or not self._playing.take_key(event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Be content with little width: lines are cut, and reasons stay reachable."""
        return QSize(scaled(360), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show text and side, or tabs, as the width allows."""
        super().resizeEvent(event)
        self._tabs.setVisible(self.width() < scaled(_ROOM_FOR_SIDE))
        self._place_parts()

    def event(self, event: QEvent) -> bool:
        """Give the player its height anew when a part wants more or less of it."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit_player()
        return done

    def _show(
        self,
        track: Track | None,
        filename: str = "",
        problem: Problem | None = None,
        *,
        result: bool = False,
    ) -> None:
        self._track, self._filename, self._shows_result = track, filename, result
        if problem is not None:
            self._problem_card().show_problem(problem)
        if self._problem is not None:
            self._problem.setVisible(problem is not None)
        self._place_main()
        if self._details is not None:
            self._details.show_track(track, filename)
        elif track is not None:
            self._details_soon.start()

    def _place_main(self) -> None:
        if self._shows_result and self._result is not None:
            self._main.setCurrentWidget(self._result)
        elif self._edits and self._editor is not None and self._track is not None:
            self._main.setCurrentWidget(self._editor)
        elif self._track is not None and self._shows_text and self._text is not None:
            self._main.setCurrentWidget(self._text)
        else:
            self._show_page()
            self._main.setCurrentWidget(self._page)
        self.changed.emit()

    def _show_page(self) -> None:
        """Say what stands in the place of a text."""
        say = self._page.show_message
        if self._track is None:
            words = self.tr("Choose a track to read, hear and judge it here.")
            say("subtitles", "faint", self.tr("No track selected"), words if self._video else "")
        elif self._track.kind == TrackKind.AUDIO:
            words = self.tr("Play the video with this sound to judge it.")
            say("audio", "faint", self.tr("Audio track"), words, self.tr("Play this sound"))
        elif self._track.status == TrackStatus.READY:
            say("subtitles", "faint", self.tr("Loading subtitles…"), "")
        else:
            told = self._problem is not None and not self._problem.isHidden()
            words = "" if told else self._words.status_with_error(self._track)
            say("subtitles", "faint", self.tr("No subtitles to read"), words)

    def _show_details(self) -> None:
        if self._details is None:
            from trackman.ui.details.details_pane import DetailsPane

            self._details = DetailsPane()
            self._details.take_video(self._video)
            self._side_column.addWidget(self._details, 1)
            self._details.show_track(self._track, self._filename)
            self._place_parts()

    def _place_parts(self) -> None:
        """Show what belongs on screen, beside each other or in the tab that is chosen."""
        narrow, tab = self.is_narrow, self._tabs.currentIndex()
        focus = QApplication.focusWidget()
        was_inside = focus is not None and self._body.isAncestorOf(focus)
        self._left.setVisible(not narrow or tab == _TEXT)
        self._side.setVisible(not narrow or tab != _TEXT)
        if self._playing is not None:
            self._playing.set_wanted(not narrow or tab == _VIDEO)
        if self._details is not None:
            self._details.setVisible(not narrow or tab == _DETAILS)
        if was_inside and focus is not None and not focus.isVisibleTo(self):
            # Qt would take the keyboard to another end of the window.
            next(iter(self.panes()[1:]), self._tabs).setFocus()
        self.fit_player()

    def _result_page(self) -> ResultPage:
        if self._result is None:
            from trackman.ui.details.result_page import ResultPage

            self._result = ResultPage()
            self._result.restore_requested.connect(self.restore_requested)
            self._result.compare_requested.connect(self.compare_requested)
            self._main.addWidget(self._result)
        return self._result

    def _problem_card(self) -> ProblemCard:
        if self._problem is None:
            from trackman.ui.widgets.problem_card import ProblemCard

            self._problem = ProblemCard()
            self._problem.retry_pressed.connect(partial(self._ask, self.try_again_requested))
            self._problem.other_pressed.connect(partial(self._ask, self.without_backup_requested))
            holder = QVBoxLayout()
            holder.setContentsMargins(12, 8, 12, 8)
            holder.addWidget(self._problem)
            self._left_column.insertLayout(0, holder)
        return self._problem

    def _ask(self, signal: SignalInstance) -> None:
        if self._track is not None:
            signal.emit(self._track)

    def _build(self) -> None:
        self._left = QWidget()
        self._left.setObjectName("workMain")
        self._left.setLayout(self._left_column)
        self._side.setObjectName("workSide")
        for column in (self._left_column, self._side_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        self._main.setObjectName("workMainPages")
        self._main.setMinimumHeight(scaled(60))
        self._main.addWidget(self._page)
        self._left_column.addWidget(self._main, 1)
        self._page.pressed.connect(self.play_requested)
        self.split.addWidget(self._left)
        self.split.addWidget(self._side)
        self._left.setMinimumWidth(scaled(_LEAST_TEXT))  # else wide words would push the side away
        self._side.setMinimumWidth(scaled(_LEAST_SIDE))
        self.split.splitterMoved.connect(self.fit_player)
        for words in (self.tr("Text"), self.tr("Video"), self.tr("Details")):
            self._tabs.addTab(words)
        self._tabs.hide()
        self._tabs.currentChanged.connect(self._place_parts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.decision)
        whole.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeading)
        self._body.addWidget(self.split)
        whole.addWidget(self._body, 1)


class _Pages(QStackedWidget):
    """Pages that give way to a long problem over them, however much they have to say."""

    def hasHeightForWidth(self) -> bool:
        """Keep the layout from asking for the height of all lines."""
        return False
