"""Figures of the structure of the code: `dev.py bench structure [--tree DIR]`.

Static figures come from the sources, those of one deletion from a trace of the real program on its
demo project: from the press of *Delete* until the row has gone.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.figures import Figure

_ROOT = Path(__file__).resolve().parents[2]
_SMALL, _LARGE = 40, 400  # lines that want a reason
_TRACED_WITHIN = 120  # seconds
_MOST_ARGUMENTS = 5


@dataclass(frozen=True, slots=True)
class Structure:
    """The static figures of one tree."""

    modules: int
    lines: int
    small: int
    large: int
    homonyms: dict[str, list[str]]
    """Public classes of one name, with their modules."""
    arguments: dict[str, int]
    """How many arguments the constructors of controllers take, without `self`."""

    @property
    def widest(self) -> list[str]:
        """Constructors of controllers with more arguments than there should be."""
        return [name for name, count in self.arguments.items() if count > _MOST_ARGUMENTS]


def structure_of(tree: Path) -> Structure:
    """Count in the sources of a checkout."""
    sizes: list[int] = []
    classes: dict[str, list[str]] = defaultdict(list)
    arguments: dict[str, int] = {}
    for path in sorted((tree / "trackman").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.name == "__init__.py" and len(text.splitlines()) < 3:
            continue
        sizes.append(len(text.splitlines()))
        module = ".".join(path.relative_to(tree).with_suffix("").parts)
        for node in ast.parse(text).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                classes[node.name].append(module)
                if {"desks", "controllers"} & set(path.parts):
                    arguments[f"{module}.{node.name}"] = _constructor(node)
    homonyms = {name: places for name, places in classes.items() if len(places) > 1}
    small = sum(size < _SMALL for size in sizes)
    return Structure(
        len(sizes), sum(sizes), small, sum(size > _LARGE for size in sizes), homonyms, arguments
    )


def _constructor(node: ast.ClassDef) -> int:
    for part in node.body:
        if isinstance(part, ast.FunctionDef) and part.name == "__init__":
            return len(part.args.args) + len(part.args.kwonlyargs) - 1
    return 0


def traced_deletion(tree: Path) -> dict[str, Any]:
    """Delete a track of the demo in a program of that checkout, and return what was traced."""
    script = Path(__file__).parent / "inside" / "traced.py"
    ended = subprocess.run(
        [sys.executable, str(script)],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=_TRACED_WITHIN,
        check=False,
    )
    for line in ended.stdout.splitlines():
        if line.startswith("{"):
            report: dict[str, Any] = json.loads(line)
            return report
    raise RuntimeError(ended.stdout + ended.stderr)


def structure(tree: Path = _ROOT) -> list[Figure]:
    """Return the figures of a checkout, with the goals of the design."""
    static, traced = structure_of(tree), traced_deletion(tree)
    for name, places in sorted(static.homonyms.items()):
        print(f"  {name} is a class of {', '.join(places)}")
    for name in static.widest:
        print(f"  {name} takes {static.arguments[name]} arguments")
    print(f"  a deletion visits {', '.join(traced['modules'])}")
    for edge, count in Counter(traced["up_turns"]).most_common():
        print(f"  up {count} ×: {edge}")
    most = max(static.arguments.values())

    def figure(name: str, value: int, goal: int | None = None) -> Figure:
        return Figure(name, str(value), "", value, "", goal)

    return [
        figure("modules", static.modules),
        figure("lines", static.lines),
        figure(f"modules under {_SMALL} lines", static.small),
        figure(f"modules over {_LARGE} lines", static.large),
        figure("public class names with two homes", len(static.homonyms), 0),
        figure("arguments of a controller's constructor, at most", most, _MOST_ARGUMENTS),
        figure("modules in one deletion", len(traced["modules"]), 60),
        figure("up-turns in one deletion", len(traced["up_turns"]), 15),
        figure("looks at the table's selection in one deletion", traced["selected_tracks"], 5),
    ]
