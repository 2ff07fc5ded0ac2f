"""The player and the subtitles of the selected track, in step with each other."""

from __future__ import annotations

from trackman.ui.controllers.player import PlayerController
from trackman.ui.controllers.text import TextController


def synchronize(player: PlayerController, text: TextController) -> None:
    """Let cues follow the video, and the video the cues."""
    player.cue_changed.connect(text.show_current_cue)
    player.sought.connect(text.follow_video)
    text.cues_changed.connect(player.show_cues)
    text.cue_activated.connect(player.jump_to)
    text.cue_clicked.connect(player.follow)
