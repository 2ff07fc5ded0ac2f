"""Measure trackman against its floors: `python3 packaging/dev.py bench [NAME …] [--quick]`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.additions import additions
from tests.benchmarks.all_tracks import all_tracks
from tests.benchmarks.bundle import bundle
from tests.benchmarks.checks import checks
from tests.benchmarks.deciding import deciding
from tests.benchmarks.editing import editing
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.inventory import inventory
from tests.benchmarks.journal import journal
from tests.benchmarks.judging import judging
from tests.benchmarks.languages import languages
from tests.benchmarks.library import library
from tests.benchmarks.many import many
from tests.benchmarks.memory import memory
from tests.benchmarks.noticing import noticing
from tests.benchmarks.parts import parts
from tests.benchmarks.playing import playing
from tests.benchmarks.programs import display
from tests.benchmarks.scanning import scanning
from tests.benchmarks.start import start
from tests.benchmarks.structure import structure
from tests.benchmarks.text import text


def main() -> None:
    """Run the benchmarks that were named, or all, and print the table."""
    options = _options()
    benchmarks: dict[str, Callable[[], list[Figure]]] = {
        "start": partial(start, options.quick, options.profile),
        "memory": partial(memory, options.quick),
        "noticing": partial(noticing, options.quick),
        "many": partial(many, options.quick),
        "library": partial(library, options.quick),
        "scanning": partial(scanning, options.quick),
        "journal": partial(journal, options.quick),
        "inventory": partial(inventory, options.quick),
        "alltracks": partial(all_tracks, options.quick),
        "checks": partial(checks, options.quick),
        "languages": partial(languages, options.quick),
        "text": partial(text, options.quick),
        "editing": partial(editing, options.quick),
        "judging": partial(judging, options.quick),
        "deciding": partial(deciding, options.quick),
        "additions": partial(additions, options.quick),
        "playing": partial(playing, options.quick),
        "structure": partial(structure, options.tree),
        "parts": partial(parts, options.quick),
    }
    if options.bundle or "bundle" in options.names:
        benchmarks["bundle"] = partial(bundle, options.quick)
    figures: list[Figure] = []
    with display() as where:
        machine = f"{os.cpu_count()} processors, {where}, Python {platform.python_version()}"
        for name in options.names or benchmarks:
            print(f"measuring {name} …", flush=True)
            figures += benchmarks[name]()
    print(f"\n{table(figures)}\n\n{machine}")


def _options() -> argparse.Namespace:
    names = (
        "start",
        "memory",
        "noticing",
        "many",
        "library",
        "journal",
        "inventory",
        "alltracks",
        "scanning",
        "checks",
        "languages",
        "text",
        "editing",
        "judging",
        "deciding",
        "additions",
        "playing",
        "structure",
        "parts",
        "bundle",
    )
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    parser.add_argument("--profile", action="store_true", help="the slowest imports of `start`")
    parser.add_argument(
        "--tree", type=Path, default=Path.cwd(), help="another checkout, for `structure`"
    )
    parser.add_argument("--bundle", action="store_true", help="also the bundle; slow")
    options = parser.parse_args()
    if unknown := set(options.names) - set(names):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    main()
