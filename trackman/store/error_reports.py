"""Reports of errors that nobody expected, as private files; the latest ones are kept."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from trackman.store.files import make_private_file, make_private_folder

_FOLDER = "reports"
_KEPT = 20


def save_error_report(folder: Path, text: str, at: datetime) -> Path | None:
    """Write a report below the data folder; None where that is not possible."""
    place = folder / _FOLDER
    try:
        make_private_folder(place)
        path = _free(place, f"error-{at:%Y-%m-%d-%H%M%S}")
        make_private_file(path)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    _forget_old(place)
    return path


def _free(place: Path, name: str) -> Path:
    number, path = 1, place / f"{name}.txt"
    while path.exists():
        number += 1
        path = place / f"{name}-{number}.txt"
    return path


def _forget_old(place: Path) -> None:
    with suppress(OSError):
        reports = sorted(place.glob("error-*.txt"), key=lambda path: path.stat().st_mtime_ns)
        for path in reports[:-_KEPT]:
            path.unlink(missing_ok=True)
