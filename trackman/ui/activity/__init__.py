"""What runs, what was deleted lately, and the history of all that was ever done."""
