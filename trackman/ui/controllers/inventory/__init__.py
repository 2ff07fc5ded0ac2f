"""Controllers of what is about all tracks of a project."""
