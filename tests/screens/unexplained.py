"""Controls on the screen that say nothing when they are asked what they are."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trackman.ui.help.explaining import actions, controls, explain_all


def unexplained(top: QWidget) -> list[str]:
    """Return the controls and entries of menus of a window without an explanation."""
    explain_all(top)
    silent = [one for one in controls(top) if one.isVisible() and not one.whatsThis()]
    found = [f"{type(one).__name__} {one.objectName()}" for one in silent]
    found += [
        f"action {one.objectName()} “{one.text()}”" for one in actions(top) if not one.whatsThis()
    ]
    return sorted(set(found))
