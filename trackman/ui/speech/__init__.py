"""Speech of a sound beside the cues of a text: what does not fit, and where."""
