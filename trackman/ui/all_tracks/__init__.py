"""The table of all tracks of a project, and the scan that fills it."""
