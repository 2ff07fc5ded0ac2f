"""The player and the text of the selected track, in step with each other."""

from __future__ import annotations

from trackman.services.playback import Playback
from trackman.store.folder import DataFolder
from trackman.store.settings import load_settings
from trackman.ui.desks.playing import PlayingDesk
from trackman.ui.desks.reading import ReadingDesk
from trackman.ui.main_window import MainWindow
from trackman.ui.tasks import Tasks


def desk_in_step(
    window: MainWindow, tasks: Tasks, playback: Playback, reading: ReadingDesk, folder: DataFolder
) -> PlayingDesk:
    """Return a desk that plays what is on screen: cues follow the video, and the video cues."""
    desk = PlayingDesk(
        window.details.playing,
        tasks,
        playback,
        reading.show_current_cue,
        muted=lambda: load_settings(folder).start_muted,
    )
    reading.cues_changed.connect(desk.show_cues)
    reading.cue_activated.connect(desk.jump_to)
    reading.cue_clicked.connect(desk.follow)
    desk.sought.connect(reading.follow_video)
    return desk
