"""The inventory: what is known of all tracks of a project, and how tracks are chosen from it."""
