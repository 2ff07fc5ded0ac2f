"""Paths of the files that ship with the program."""

from __future__ import annotations

from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path of a file under `resources/`.

    An installed package and a bundle carry that folder inside the package, a checkout beside it.
    """
    package = Path(__file__).parents[1]
    installed = package / "resources"
    root = installed if installed.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
