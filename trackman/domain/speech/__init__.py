"""Speech found in a sound, and how the cues of a text fit it."""
