"""Journal of deletions and restores, a SQLite database that is never rebuilt."""
