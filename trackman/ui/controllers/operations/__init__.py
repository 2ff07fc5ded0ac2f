"""Controllers of deletions and restores, and of what the journal knows of them."""
