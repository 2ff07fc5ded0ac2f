"""Activity: running operations, recently deleted tracks, and the history."""
