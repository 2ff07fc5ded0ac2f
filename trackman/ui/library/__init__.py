"""The library: the pane with all videos of a project."""
