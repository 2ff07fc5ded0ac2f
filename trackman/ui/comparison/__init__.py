"""Two texts of a video beside each other."""
