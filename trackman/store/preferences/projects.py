"""The projects a person signed in to on this computer, without their tokens."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from trackman.domain.projects import KeptProject
from trackman.store.folder import DataFolder

_FILE = "projects.json"
_VERSION = 1
_log = logging.getLogger(__name__)


def load_projects(folder: DataFolder) -> list[KeptProject]:
    """Return them, the one used last first. Entries of another form are left out."""
    document = folder.read(_FILE)
    if document is None:
        return []
    entries = document.get("projects") if isinstance(document, dict) else None
    if not isinstance(entries, list) or document.get("version") != _VERSION:
        _log.warning("%s is of another form and is set aside", _FILE)
        folder.set_aside(_FILE)
        return []
    projects = [project for entry in entries if (project := _read(entry)) is not None]
    return sorted(projects, key=_used, reverse=True)


def projects_of(folder: DataFolder, api_url: str) -> list[KeptProject]:
    """Return those of one server, the one used last first."""
    return [one for one in load_projects(folder) if one.api_url == api_url.rstrip("/")]


def save_projects(folder: DataFolder, projects: list[KeptProject]) -> None:
    """Keep these."""
    folder.write(_FILE, {"version": _VERSION, "projects": [_entry(one) for one in projects]})


def keep_project(folder: DataFolder, project: KeptProject) -> None:
    """Keep a project, in place of what was kept about it."""
    save_projects(folder, [project, *_others(folder, project.id, project.api_url)])


def forget_project(folder: DataFolder, project_id: str, api_url: str) -> None:
    """Keep a project no longer."""
    save_projects(folder, _others(folder, project_id, api_url))


def _others(folder: DataFolder, project_id: str, api_url: str) -> list[KeptProject]:
    """Return all but one; two servers may have projects of the same id."""
    return [one for one in load_projects(folder) if (one.id, one.api_url) != (project_id, api_url)]


def _used(project: KeptProject) -> float:
    return project.used_at.timestamp() if project.used_at else 0.0


def _entry(project: KeptProject) -> dict[str, str | None]:
    return {
        "id": project.id,
        "name": project.name,
        "api_url": project.api_url,
        "environment": project.environment,
        "used_at": project.used_at.isoformat() if project.used_at else None,
    }


def _read(entry: Any) -> KeptProject | None:
    if not isinstance(entry, dict):
        return None
    needed: dict[str, Any] = {name: entry.get(name) for name in ("id", "name", "api_url")}
    if not all(isinstance(value, str) for value in needed.values()) or not needed["id"]:
        return None
    environment = entry.get("environment")
    return KeptProject(
        **needed,
        environment=environment if isinstance(environment, str) else None,
        used_at=_moment(entry.get("used_at")),
    )


def _moment(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else None
