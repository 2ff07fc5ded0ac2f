"""Projects behind tokens that came without a name, so that their reviews are found offline, too."""

from __future__ import annotations

from trackman.store.folder import DataFolder

_FILE = "review-projects.json"
_MOST = 100


def project_behind(folder: DataFolder, stand_in: str) -> str:
    """Return the id of the project that something stood for before; itself where none is known."""
    return _known(folder).get(stand_in, stand_in)


def remember_project(folder: DataFolder, stand_in: str, project: str) -> None:
    """Remember which project something stands for until DatoCMS tells it."""
    known = _known(folder)
    if stand_in != project and known.get(stand_in) != project:
        kept = [(key, value) for key, value in known.items() if key != stand_in]
        folder.write(_FILE, dict([*kept[1 - _MOST :], (stand_in, project)]))


def _known(folder: DataFolder) -> dict[str, str]:
    document = folder.read(_FILE)
    if not isinstance(document, dict):
        return {}
    return {key: value for key, value in document.items() if isinstance(value, str) and value}
