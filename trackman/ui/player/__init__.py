"""The video itself: seen, heard, and in step with its cues."""
