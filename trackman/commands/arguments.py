"""Arguments of `trackman tracks` and `trackman recover`."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from trackman.commands.check import positive
from trackman.commands.lists import listed_tracks
from trackman.commands.output import FORMATS, usual_format
from trackman.domain.tracks import TrackKind

_STATUS = """exit status:
  0    all as asked
  1    something failed or is unknown
  2    wrong call
  3    no connection, or no permission
  4    another trackman uses the data folder
  130  interrupted with Ctrl+C; `trackman recover` settles what was under way

The token comes from DATOCMS_API_TOKEN, or from the keyring for the project that was open last in
trackman’s window."""
_FOREIGN_ID = re.compile(r"-[A-Za-z0-9_-]{21}(/.*)?")

Pair = tuple[str, str]
"""Ids of a video and of one of its tracks."""


def tracks_options(given: Sequence[str]) -> argparse.Namespace:
    """Read the arguments of `trackman tracks`; ends the program where they are wrong."""
    parser, actions = _tracks_parser()
    options = parser.parse_args([f" {one}" if _FOREIGN_ID.fullmatch(one) else one for one in given])
    if options.command == "tracks delete":
        delete = actions["delete"]
        options.named = [] if options.listed is None else listed_tracks(delete, options.listed)
        listed = [one.pair for one in options.named]
        options.tracks = list(dict.fromkeys([*options.tracks, *listed]))
        if not options.tracks:
            delete.error("nothing to delete: name tracks as UPLOAD/TRACK, or give --from FILE")
    if options.command == "tracks add" and options.name and len(options.files) > 1:
        actions["add"].error("--name fits one file only: a video’s tracks need different names")
    return options


def recover_options(given: Sequence[str]) -> argparse.Namespace:
    """Read the arguments of `trackman recover`; ends the program where they are wrong."""
    parser = described(
        argparse.ArgumentParser,
        prog="trackman recover",
        description="Settle what was under way when trackman ended: look up how it ended, and end "
        "what must not stay half done.",
    )
    parser.set_defaults(command="recover", yes=True)
    add_common_options(parser)
    return parser.parse_args(given)


def _tracks_parser() -> tuple[argparse.ArgumentParser, dict[str, argparse.ArgumentParser]]:
    parser = described(
        argparse.ArgumentParser,
        prog="trackman tracks",
        description="List and change the tracks of videos. Whatever changes something at DatoCMS "
        "is only planned unless --yes is given.",
    )
    actions = parser.add_subparsers(required=True, metavar="list|add|replace|delete|restore")
    add = partial(described, actions.add_parser)

    one = add("list", description="List the tracks of these videos, or of all.")
    one.add_argument(
        "uploads", nargs="*", type=_video, metavar="UPLOAD", help="id or link of a video"
    )

    one = add("add", description="Add the tracks of subtitle or audio files to a video.")
    one.add_argument("upload", type=_video, metavar="UPLOAD", help="id or link of the video")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument("--language", metavar="TAG", help="such as pt-BR; else as file or text say")
    one.add_argument("--name", help="name of the track; else that of its language")
    one.add_argument("--kind", choices=[kind.value for kind in TrackKind])
    one.add_argument("--closed-captions", action="store_true", help="the text names sounds")
    _add_frame_rate(one)

    one = add("replace", description="Put what a file holds in the place of a track.")
    one.add_argument("track", type=_pair, metavar="UPLOAD/TRACK")
    one.add_argument("file", type=Path, metavar="FILE")
    _add_frame_rate(one)

    one = add("delete", description="Delete tracks, each backed up first.")
    one.add_argument("tracks", nargs="*", type=_pair, metavar="UPLOAD/TRACK")
    one.add_argument(
        "--from",
        dest="listed",
        metavar="FILE",
        help="one in each line, a table (CSV), or what `tracks list` wrote; - is standard input",
    )
    one.add_argument("--reason", default="", help="why, for the history")
    one.add_argument(
        "--without-backup", action="store_true", help="even where the subtitles cannot be saved"
    )

    one = add("restore", description="Restore deleted or replaced tracks from their backups.")
    one.add_argument(
        "entries", nargs="+", metavar="ENTRY", help="`entry` of a deletion or a replacement"
    )
    for name, action in actions.choices.items():
        action.set_defaults(command=f"tracks {name}", yes=False)
        add_common_options(action)
        if name != "list":
            action.add_argument("--yes", action="store_true", help="do it; else it is only planned")
    return parser, dict(actions.choices)


def _add_frame_rate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--frame-rate",
        type=positive,
        metavar="FPS",
        help="frames per second of subtitles that count in frames; else that of the video",
    )


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add what all commands about a project take."""
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep everything here")
    parser.add_argument("--environment", metavar="ENV", help="work in this environment")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=usual_format(),
        help="one JSON object a line, or a table; else as a person or a program reads it",
    )


def described(make: Callable[..., Any], *names: str, **words: str) -> argparse.ArgumentParser:
    """Make a parser that tells the exit status in its help."""
    parser: argparse.ArgumentParser = make(
        *names, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter, **words
    )
    return parser


def _video(text: str) -> str:
    if not (video := text.strip()):
        raise argparse.ArgumentTypeError("a video is named by its id or a link to it")
    return video


def _pair(text: str) -> Pair:
    upload_id, slash, track_id = text.strip().partition("/")
    if not (upload_id and slash and track_id) or "/" in track_id:
        raise argparse.ArgumentTypeError(f"{text!r} is not UPLOAD/TRACK")
    return upload_id, track_id
