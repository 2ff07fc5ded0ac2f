"""Subtitle files: reading, comparing, aligning, searching and exporting cues."""
