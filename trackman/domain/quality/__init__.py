"""Quality checks of subtitle tracks: limits, checks and their findings."""
