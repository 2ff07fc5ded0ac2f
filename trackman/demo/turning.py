"""Knobs of a look-alike that runs in a process of its own, turned by JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from trackman.demo.errors import Refusal
from trackman.demo.knobs import Behaviour
from trackman.demo.project import DemoProject
from trackman.demo.resources.plan import DemoLimit

ACTIONS = (
    "refuse_next",
    "answer_next_with_html",
    "redirect_next",
    "drop_next",
    "hang_next",
    "delay_next",
    "cut_next",
    "oversize_next",
    "break_off_next",
    "stall_next",
    "remove_track",
    "replace_video",
    "remove_video",
    "add_primary_sound",
    "revoke_token",
    "end_job",
    "end_preparing",
)
"""Methods of a project that can be called by name."""
_OF_OBJECTS = frozenset({"job_returns_track"})


def knob_names() -> list[str]:
    """Return the names of all knobs that have a value."""
    return [one.name for one in fields(Behaviour) if one.name not in _OF_OBJECTS]


def turn(project: DemoProject, settings: Mapping[str, Any]) -> None:
    """Give knobs their values and call actions with their arguments; raise ValueError for others.

    `fail_jobs_with` is `{"status": 422, "code": "MUX_ERROR"}` or null, `plan_limits` are
    `{"mux_encoding_seconds": {"usage": 5, "limit": 5}}`, a file is a text.
    """
    with project.lock:
        for name, value in settings.items():
            if name in ACTIONS:
                _call(project, name, value)
            elif name in knob_names():
                setattr(project, name, _value(name, value))
            else:
                raise ValueError(f"no such knob: {name}")


def _call(project: DemoProject, name: str, arguments: Any) -> None:
    try:
        getattr(project, name)(**(arguments or {}))
    except (TypeError, KeyError) as error:
        raise ValueError(f"{name}: {error}") from error


def _value(name: str, value: Any) -> Any:
    try:
        match name, value:
            case "fail_jobs_with", dict():
                return Refusal(**value)
            case "plan_limits", dict():
                return {code: DemoLimit(code, **limit) for code, limit in value.items()}
            case "busy_uploads", list():
                return set(value)
            case "new_tracks_serve", str():
                return value.encode()
    except TypeError as error:
        raise ValueError(f"{name}: {error}") from error
    return value
