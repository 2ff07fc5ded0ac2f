"""The videos opened lately."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from typing import Any

from trackman.domain.recent import RecentVideo
from trackman.store.folder import DataFolder

_KEPT = 30


def load_recents(folder: DataFolder, project: str) -> list[RecentVideo]:
    """Return a project's videos opened lately, the newest first; odd entries are left out."""
    document = folder.read(_file(project))
    entries = document if isinstance(document, list) else []
    return [video for entry in entries if (video := _read(entry)) is not None][:_KEPT]


def save_recents(folder: DataFolder, project: str, videos: list[RecentVideo]) -> None:
    """Keep the newest of them."""
    folder.write(_file(project), [asdict(video) for video in videos[:_KEPT]])


def _file(project: str) -> str:
    """Return a name that is one on every system, whatever the project's id holds."""
    return f"recent-videos-{sha256(project.encode()).hexdigest()[:16]}.json"


def _read(entry: Any) -> RecentVideo | None:
    if not isinstance(entry, dict):
        return None
    duration, environment = entry.get("duration"), entry.get("environment")
    if not isinstance(entry.get("id"), str) or not isinstance(entry.get("name"), str):
        return None
    return RecentVideo(
        id=entry["id"],
        name=entry["name"],
        duration=duration if isinstance(duration, int | float) else None,
        environment=environment if isinstance(environment, str) else None,
    )
