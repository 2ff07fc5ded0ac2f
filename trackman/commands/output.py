"""Output of the commands: one JSON object a line for programs, or a table for people."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from trackman.domain.names import encodable

FORMATS = ("jsonl", "table")


class OutputError(Exception):
    """Results cannot be written, such as to a full disk; the message says why."""


def usual_format() -> str:
    """Return the format where none is asked for: a table is for a terminal."""
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "jsonl"


def write_json(record: Mapping[str, object]) -> None:
    """Write one object as a line, at once."""
    write_line(json.dumps(record, ensure_ascii=False))


def write_line(text: str) -> None:
    """Write a line at once, so that a program that reads along need not wait.

    Raises BrokenPipeError where nobody reads any more, OutputError for all else in the way.
    """
    try:
        print(encodable(text), flush=True)  # noqa: T201 - it is what a command is for
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"results can’t be written: {error.strerror or error}") from error


def complain(text: str) -> None:
    """Tell what went wrong, apart from the results."""
    with suppress(OSError):  # there is no other place to tell it
        print(f"trackman: {encodable(text)}", file=sys.stderr, flush=True)  # noqa: T201 - the same


@contextmanager
def orderly_output() -> Iterator[None]:
    """Write UTF-8, and be quiet where the reader of the output has gone."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        yield
    except BrokenPipeError:
        discard_output()


def discard_output() -> None:
    """Write to nowhere from now on. Python writes what is left when it ends, and would complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
