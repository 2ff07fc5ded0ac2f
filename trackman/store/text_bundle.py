"""Subtitle files together in one zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from trackman.store.files import exported


def write_bundle(path: Path, files: Iterable[tuple[str, bytes]], at: datetime) -> None:
    """Write files by their names. Raises ExportError; then nothing at `path` has changed."""
    date = (at.year, at.month, at.day, at.hour, at.minute, at.second)
    with exported(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in files:
            facts = zipfile.ZipInfo(name, date)
            facts.compress_type = zipfile.ZIP_DEFLATED
            facts.external_attr = 0o644 << 16
            bundle.writestr(facts, content)
