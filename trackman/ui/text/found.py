"""Matches of a search, and the current one."""

from __future__ import annotations

from trackman.domain.subtitles.search import Hit, Hits


class Found:
    """Places from top to bottom; past the last one comes the first again."""

    def __init__(self, hits: Hits | None = None) -> None:
        self.hits = Hits() if hits is None else hits
        self.current: int | None = None
        """The place looked at."""

    def go(self, step: int, row: int) -> Hit | None:
        """Go on to the next place, or with -1 to the one before; the first time seen from a row."""
        if not self.hits:
            return None
        if self.current is None:
            after = self.hits.before(row) % len(self.hits)
            self.current = after if step > 0 else (after - 1) % len(self.hits)
        else:
            self.current = (self.current + step) % len(self.hits)
        return self.hits[self.current]
