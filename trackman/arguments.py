"""The arguments of the window: options, and a video or files to open."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from trackman import __version__
from trackman.domain.requests import OpenRequest

# Not compiled, and what knows links not imported, before there is a word to look at: most starts
# bring none.
_ID = r"[A-Za-z0-9_-]{22}|[0-9]+"
_ID_WITH_DASH = r"-[A-Za-z0-9_-]{21}"
_PLACE = r"[./~\\]|[A-Za-z]:[\\/]"
"""Begins what can only be a path, of Windows as well."""


@dataclass(slots=True)
class Options:
    """Options of a start."""

    request: OpenRequest
    demo: bool = False
    environment: str | None = None
    data_dir: Path | None = None
    self_test: bool = False
    screenshots: Path | None = None


def read_arguments(given: Sequence[str]) -> Options:
    """Return what was asked for; end the program for a wrong call, as argparse does.

    Whatever follows a trackman: link is left out: a link that broke out of its quotes in a browser
    must not bring options along.
    """
    if not given:
        return Options(OpenRequest())
    from trackman.domain.app_links import is_app_link

    link = next((place for place, word in enumerate(given) if is_app_link(word)), len(given))
    words, links = given[:link], given[link : link + 1]
    ids = [one for one in words if re.fullmatch(_ID_WITH_DASH, one)]
    parser = _parser()
    read = parser.parse_args([one for one in words if one not in ids])
    videos, files = [*ids, *links], list[Path]()
    for word in read.what:
        if (path := path_in(word)) is not None:
            files.append(path)
        else:
            videos.append(word)
    if len(videos) > 1:
        parser.error("one video at a time can be opened")
    return Options(
        OpenRequest("".join(videos), tuple(files)),
        demo=read.demo or read.self_test,
        environment=read.environment,
        data_dir=read.data_dir,
        self_test=read.self_test,
        screenshots=read.screenshots,
    )


def path_in(word: str) -> Path | None:
    """Return the absolute path that a word names; None where it is an id or a link to a video."""
    if word.lower().startswith("file:"):
        return _path_of_address(word)
    if "://" in word or re.fullmatch(_ID, word):
        return None
    try:
        path = Path(word).expanduser().absolute()
        if re.match(_PLACE, word) or path.exists():
            return path
    except (OSError, ValueError, RuntimeError):  # what can be no name here, such as one with NUL
        return None
    from trackman.domain.errors import LinkError
    from trackman.domain.links import parse_link

    try:
        parse_link(word)
    except LinkError:
        return path if _is_named_like_a_track(path) else None  # one that is gone is told as a file
    return None


def _is_named_like_a_track(path: Path) -> bool:
    from trackman.domain.audio_files import SUFFIXES
    from trackman.domain.subtitles.conversion import LIKELY_SUFFIXES

    return path.suffix.lower() in {*SUFFIXES, *LIKELY_SUFFIXES}


def _path_of_address(address: str) -> Path | None:
    from urllib.request import url2pathname  # brings networking along: not at every start

    try:
        path = Path(url2pathname(urlsplit(address).path))
    except ValueError:
        return None
    return path if path.is_absolute() and "\0" not in str(path) else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="trackman",
        description="Moderate the subtitle and audio tracks of DatoCMS videos.",
        epilog="Without a window: `trackman check FILE…` checks subtitle files on this computer, "
        "`trackman tracks list|add|replace|delete|restore` lists and changes tracks, `trackman "
        "recover` settles what was left, `trackman scan` reads all tracks of a project, `trackman "
        "search TEXT` finds words in their subtitles, and `trackman report` writes documents about "
        "them; each says more with --help.",
    )
    parser.add_argument(
        "what",
        nargs="*",
        metavar="VIDEO|FILE",
        help="a video to open: its id, its DatoCMS link or a trackman: link (which comes last); "
        "and subtitle or audio files or folders to add to it",
    )
    parser.add_argument("--demo", action="store_true", help="work on a made-up project")
    parser.add_argument("--environment", metavar="ENV", help="work in this environment")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything here")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try on the demo and on this computer whether everything works, and print a table",
    )
    parser.add_argument(
        "--screenshots", type=Path, metavar="DIR", help="with --self-test: a picture of each step"
    )
    parser.add_argument("--version", action="version", version=f"trackman {__version__}")
    return parser


def given_arguments(arguments: Sequence[str] | None) -> Sequence[str]:
    """Return these, or those of the process."""
    return sys.argv[1:] if arguments is None else arguments
