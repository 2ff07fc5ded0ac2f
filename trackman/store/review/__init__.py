"""Reviews on disk, and as files that people hand on."""
