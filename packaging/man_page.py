"""The manual page, out of what the commands say themselves with --help."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    ("check",),
    ("tracks", "list"),
    ("tracks", "add"),
    ("tracks", "replace"),
    ("tracks", "delete"),
    ("tracks", "restore"),
    ("recover",),
    ("scan",),
    ("search",),
    ("report",),
)
_SECTION = re.compile(r"^(positional arguments|options|exit status):$")
_ENTRY = re.compile(r"^ {2,4}(?P<name>\S(?:.*?\S)?)(?: {2,}(?P<text>\S.*))?$")
_MORE = re.compile(r"^ {6,}(\S.*)$")

ENVIRONMENT = {
    "DATOCMS_API_TOKEN": "The token to sign in with, for this run. It is neither kept nor shown.",
    "TRACKMAN_API_URL": "Another server that speaks the API of DatoCMS.",
    "TRACKMAN_IMAGE_URL": "Where thumbnails come from.",
    "TRACKMAN_STREAM_URL": "Where videos and the texts of subtitles come from.",
    "TRACKMAN_JOB_LIMIT": "Seconds that a job is waited for.",
    "HTTPS_PROXY, ALL_PROXY, NO_PROXY": "Proxies to reach DatoCMS through, and hosts without.",
}
FILES = {
    "~/.local/share/trackman": "The data folder: journal, backups, settings, cache and log."
    " It stays when trackman is removed.",
}


@dataclass(slots=True)
class Help:
    """What a command says with --help."""

    usage: str = ""
    text: list[str] = field(default_factory=list)
    """Paragraphs."""
    entries: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By section: arguments, options and the like with what they mean."""


def help_of(command: Sequence[str]) -> Help:
    """Ask a command."""
    environment = {**os.environ, "COLUMNS": "10000", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    shown = subprocess.run(
        [sys.executable, "-m", "trackman", *command, "--help"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return read(shown.stdout)


def read(shown: str) -> Help:
    """Take apart what argparse prints for lines of any length."""
    found, section, is_new = Help(), "", True
    usage, _, rest = shown.partition("\n\n")
    found.usage = " ".join(usage.removeprefix("usage: ").split())
    for line in rest.splitlines():
        if heading := _SECTION.match(line):
            section = heading[1]
            found.entries[section] = []
        elif section and (more := _MORE.match(line)) and found.entries[section]:
            name, text = found.entries[section][-1]
            found.entries[section][-1] = (name, f"{text} {more[1]}".strip())
        elif section and (entry := _ENTRY.match(line)):
            found.entries[section].append((entry["name"], entry["text"] or ""))
        elif line.strip():
            section = ""
            found.text += [line] if is_new else [f"{found.text.pop()} {line}"]
        is_new = not line.strip()
    return found


def page(version: str, date: str) -> str:
    """Return the page in the language of man pages (groff's man macros)."""
    window = help_of(())
    lines = [
        f'.TH TRACKMAN 1 "{date}" "trackman {version}" "User Commands"',
        ".SH NAME",
        "trackman \\- moderate the subtitle and audio tracks of DatoCMS videos",
        ".SH SYNOPSIS",
    ]
    commands = [(" ".join(command), help_of(command)) for command in COMMANDS]
    lines += _usages([window.usage, *(told.usage for _, told in commands)])
    lines += [".SH DESCRIPTION", *_paragraphs(window.text), *_listed(window)]
    lines.append(".SH COMMANDS")
    for name, told in commands:
        paragraphs = [text for text in told.text if not text.startswith("The token comes from")]
        lines += [f".SS trackman {name}", *_paragraphs(paragraphs), *_listed(told)]
    status = next(told for name, told in commands if name.startswith("tracks"))
    lines += [".SH EXIT STATUS", *_entries(status.entries["exit status"])]
    lines += [".SH ENVIRONMENT", *_entries(ENVIRONMENT.items())]
    lines += [".SH FILES", *_entries(FILES.items())]
    return "\n".join(lines) + "\n"


def _usages(usages: Iterable[str]) -> Iterator[str]:
    for number, usage in enumerate(usages):
        name, _, rest = usage.partition(" [-h]")
        yield from [".br"] if number else []
        yield from (f".B {_escaped(name)}", _escaped(rest.strip()))


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        yield from [".PP"] if number else []
        yield _escaped(text)


def _listed(told: Help) -> Iterator[str]:
    for section, entries in told.entries.items():
        if section != "exit status":
            yield from _entries(entry for entry in entries if not entry[0].startswith("-h"))


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in entries:
        yield from (".TP", f".B {_escaped(name)}")
        yield _escaped(text) or "\\&"


def _escaped(text: str) -> str:
    """Return text that groff takes as it is; hyphens stay ones that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
