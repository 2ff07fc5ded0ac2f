"""The folder in which a person saved last."""

from __future__ import annotations

from pathlib import Path

from trackman.store.folder import DataFolder

_FILE = "last-folder.json"


def load_last_folder(folder: DataFolder) -> Path | None:
    """Return the folder saved into last; None where there is none any more."""
    document = folder.read(_FILE)
    try:
        path = Path(document) if isinstance(document, str) and document else None
        return path if path is not None and path.is_dir() else None
    except (OSError, ValueError):  # a drive that is gone, or a name that can be none
        return None


def save_last_folder(folder: DataFolder, path: Path) -> None:
    """Remember it."""
    folder.write(_FILE, str(path))
