"""Listing, searching and counting the videos of a project."""
