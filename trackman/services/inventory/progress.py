"""Progress of a scan, as it is kept and told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from trackman.domain.errors import TrackmanError
from trackman.domain.inventory.scanning import ScanProgress, ScanStage, ScanTrouble
from trackman.store.inventory.scans import ScanRecord
from trackman.store.inventory.videos import Look

_BETWEEN = 0.2
"""Seconds between two reports."""
_ENOUGH = 20
"""Things read, after which the time they took tells how long the others will take."""


class ScanTally:
    """State of the running scan, told some times a second."""

    def __init__(self, record: ScanRecord, report: Callable[[ScanProgress], None]) -> None:
        self.record = record
        self._lock, self._keeping = threading.Lock(), threading.Lock()
        self._unkept: dict[str, int] = {}
        self.waits_for: ScanTrouble | None = None
        self.unplayed = 0
        """Videos of the listing that cannot be played."""
        self.successes = 0
        """Answers that came as they should."""
        self._report = report
        self._done = self._total = 0
        self._seconds_each = 0.0
        self._began = time.monotonic()
        self._told = 0.0

    def called(self) -> None:
        """Note a call of the API."""
        self._add(calls=1)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Count what is noted inside only if it could be kept; on any thread, one at a time."""
        with self._keeping:
            self._unkept = {}
            try:
                yield
            except TrackmanError:
                self._add(**{name: -count for name, count in self._unkept.items()})
                raise

    def looked(self, look: Look) -> ScanRecord:
        """Note what a look has shown, and return what is to be kept; inside `keeping`."""
        self._unkept = {"looked": 1, "new_tracks": look.new, "gone_tracks": look.gone}
        return self._add(**self._unkept)

    def lost(self, tracks: int) -> None:
        """Note tracks that went with their videos."""
        self._add(gone_tracks=tracks)

    def got_text(self, *, failed: bool = False) -> None:
        """Note a text that came, or could not be had."""
        if failed:
            self._add(texts_failed=1)
        self.step(self._done + 1, is_success=not failed)

    def keeps_texts(self, count: int) -> ScanRecord:
        """Note texts, and return what is to be kept with them; inside `keeping`."""
        self._unkept = {"texts_read": count}
        return self._add(**self._unkept)

    def _add(self, **numbers: int) -> ScanRecord:
        with self._lock:
            sums = {name: getattr(self.record, name) + more for name, more in numbers.items()}
            self.record = replace(self.record, **sums)
            return self.record

    def enter(self, stage: ScanStage) -> None:
        """Begin with another stage."""
        self.record = replace(self.record, stage=stage)
        self.begin(0)

    def begin(self, total: int, seconds_each: float = 0.0) -> None:
        """Begin to read so many things, which are likely to take so long each."""
        self._done, self._total, self._seconds_each = 0, total, seconds_each
        self._began = time.monotonic()
        self.tell(now=True)

    def step(self, done: int, total: int | None = None, *, is_success: bool = True) -> None:
        """Note how many things were read, and how many there are now."""
        self.successes += is_success
        self._done = done
        self._total = max(done, self._total if total is None else total)
        self.tell()

    @property
    def done(self) -> int:
        """Things read in this stage."""
        return self._done

    def tell(self, *, now: bool = False) -> None:
        """Report, unless it was just done."""
        moment = time.monotonic()
        if not now and moment - self._told < _BETWEEN and self._done < self._total:
            return
        self._told = moment
        record = self.record
        self._report(
            ScanProgress(
                record.stage,
                self._done,
                self._total,
                record.calls,
                self._left(moment),
                self.waits_for,
            )
        )

    def _left(self, moment: float) -> float | None:
        each = self._seconds_each
        if self._done >= _ENOUGH:
            each = (moment - self._began) / self._done
        return each * (self._total - self._done) if self._total and each else None
