"""Wording: what the program says."""
