"""Editing of a subtitle text: its cues change, and the rest of the file stays as it is."""
