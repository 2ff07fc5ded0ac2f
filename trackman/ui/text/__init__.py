"""The text of a track: read, searched, judged, and compared with another."""
