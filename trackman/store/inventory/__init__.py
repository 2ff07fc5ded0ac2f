"""The inventory on disk: videos, tracks and cues of one project, and how far a scan is."""
