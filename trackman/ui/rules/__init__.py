"""Rules that choose tracks, their dry run, and bulk work: its question and its progress."""
