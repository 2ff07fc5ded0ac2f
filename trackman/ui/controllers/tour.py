"""The first tour: when it is shown, what it points at, and where it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenuBar

from trackman.ui.controllers.settings import SettingsController
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.widgets.keys import keys
from trackman.ui.wording.inserting import filled

if TYPE_CHECKING:
    from trackman.ui.help.tour import Tour, TourStep

_OVER = -1


class TourController(QObject):
    """Shows the tour over the window; the settings remember the step it was left at."""

    def __init__(self, window: MainWindow, settings: SettingsController) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._tour: Tour | None = None
        # Who has opened a project before knows the way about.
        self._is_first = settings.settings.tour == 0 and settings.settings.last_project is None
        window.tour_requested.connect(self.resume)

    def offer(self) -> None:
        """Show the tour to who is here for the first time."""
        if self._is_first:
            self._is_first = False
            self._opened().show_step(0, takes_keyboard=False)

    def resume(self) -> None:
        """Show the tour from where it was left."""
        self._is_first = False
        at = self._settings.settings.tour
        self._opened().show_step(at - 1 if at > 0 else 0)

    def end(self) -> None:
        """Leave the tour for good: the window is made anew, or closes."""
        self._window.tour_requested.disconnect(self.resume)
        if self._tour is not None:
            self._tour.dismantle()
        self.deleteLater()

    def _opened(self) -> Tour:
        from trackman.ui.help.tour import Tour

        if self._tour is None:
            self._tour = Tour(self._window, tour_steps(self._window))
            self._tour.moved.connect(lambda step: self._settings.set_tour(step + 1))
            self._tour.ended.connect(self._end)
            self._window.workspace.covered.connect(self._tour.step_aside)
            self._tour.left.connect(self._window.workspace.tracks.take_keyboard)
        return self._tour

    def _end(self) -> None:
        self._settings.set_tour(_OVER)
        self._window.workspace.tracks.take_keyboard()


def tour_steps(window: MainWindow) -> list[TourStep]:
    """Return the steps of the tour of a window."""
    return TourWording().steps(window)


class TourWording(QObject):
    """Words of the tour about each part."""

    def steps(self, window: MainWindow) -> list[TourStep]:
        """Return the steps, with the keys in force."""
        from trackman.ui.help.tour import TourStep

        workspace = window.workspace
        delete, undo, shown = keys().shown("deleteTrack"), keys().shown("undo"), keys().shown
        return [
            TourStep(
                self.tr("Open a video"),
                self.tr("Paste a DatoCMS link or a video ID here, or drop a link on the window."),
                lambda: workspace.header.field,
            ),
            TourStep(
                self.tr("Or pick one of your videos"),
                self.tr("Search and filter the library, and keep a filter as a view."),
                lambda: workspace.library,
            ),
            TourStep(
                self.tr("Its tracks"),
                self.tr(
                    "Subtitles and audio, with the findings of each. Select one to read it, or "
                    "several to work on them together."
                ),
                lambda: workspace.tracks,
            ),
            TourStep(
                self.tr("Look closely"),
                self.tr(
                    "Read the subtitles, play the video, compare, edit. Errors and warnings stand "
                    "beside the cue they are about."
                ),
                lambda: workspace.work,
            ),
            TourStep(
                self.tr("Decide"),
                filled(
                    self.tr(
                        "Delete what should go ({delete}). The subtitles are saved first, and "
                        "{undo} brings the track back."
                    ),
                    delete=delete or "–",
                    undo=undo or self.tr("Undo"),
                ),
                lambda: workspace.work.decision,
            ),
            TourStep(
                self.tr("Judge many tracks"),
                filled(
                    self.tr(
                        "Review, among all tracks and in the menu Track, shows them one after "
                        "another: {keep} keeps, {delete} marks for deletion. Tools › Reviews goes "
                        "on where you left one."
                    ),
                    keep=shown("review-keep") or "–",
                    delete=shown("review-delete") or "–",
                ),
                lambda: window.header.all_tracks,
            ),
            TourStep(
                self.tr("Help is here"),
                filled(
                    self.tr(
                        "What’s this? explains every control, Keyboard shortcuts ({keys}) lists "
                        "all keys and changes them, and Tour starts this again."
                    ),
                    keys=shown("showKeys") or "–",
                ),
                lambda: window.findChild(QMenuBar),
            ),
        ]
