"""Scan: read a whole project into its inventory, at the pace and in the turn nobody else needs."""

from __future__ import annotations

from collections.abc import Callable

from trackman.domain.inventory.scanning import CallUsage, ScanEnd, ScanEstimate, ScanProgress

Report = Callable[[ScanProgress], None]
"""Called on the loop, some times a second at most."""


class Scan:
    """Reads videos, their tracks, and where asked their texts. One scan runs at a time.

    What was read is kept at once: after a pause, a cancellation or a kill, `resume` goes on.
    """

    async def estimate(self, *, everything: bool) -> ScanEstimate:
        """Tell what a scan would take; that takes one call. Raises DatoError."""
        raise NotImplementedError

    async def usage(self) -> CallUsage:
        """Read how many calls the project has taken and may take in this month."""
        raise NotImplementedError

    async def run(self, *, texts: bool, everything: bool, report: Report) -> ScanEnd:
        """Begin a new scan, and return when it has ended or paused.

        With `everything` the tracks of all videos are read; without, those of videos that are
        new or changed, have tracks in preparation, or were looked at longest ago, these within a
        tenth of the calls of a whole scan. `texts` says whether to read subtitles, too: those
        not read yet, or with `everything` all.
        """
        raise NotImplementedError

    async def resume(self, report: Report) -> ScanEnd | None:
        """Go on with the scan that was not ended; None if there is none."""
        raise NotImplementedError

    def pause(self) -> None:
        """Have the running scan end soon, to be resumed."""
        raise NotImplementedError

    @property
    def is_running(self) -> bool:
        """Tell whether a scan is running."""
        raise NotImplementedError
