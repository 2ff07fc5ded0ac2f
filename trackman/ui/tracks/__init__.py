"""The table of a video's tracks."""
