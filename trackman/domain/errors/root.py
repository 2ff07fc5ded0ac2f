"""What all errors have in common."""

from __future__ import annotations


class TrackmanError(Exception):
    """Anything expected from the world; all other exceptions are bugs."""
