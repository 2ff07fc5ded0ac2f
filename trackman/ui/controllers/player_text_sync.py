"""The player and the text of the selected track, in step with each other."""

from __future__ import annotations

from trackman.services.playback import Playback
from trackman.store.folder import DataFolder
from trackman.store.preferences.settings import load_settings
from trackman.ui.controllers.player import PlayerController
from trackman.ui.controllers.text import TextController
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.tasks import Tasks


def desk_in_step(
    window: MainWindow,
    tasks: Tasks,
    playback: Playback,
    reading: TextController,
    folder: DataFolder,
) -> PlayerController:
    """Return a desk that plays what is on screen: cues follow the video, and the video cues."""
    desk = PlayerController(
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
