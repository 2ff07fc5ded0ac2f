"""Tracks without a window: `trackman tracks list|add|replace|delete|restore`, `trackman recover`.

Whatever changes something at DatoCMS is only planned unless `--yes` is given.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from trackman.commands.files import new_tracks, read_file
from trackman.commands.output import complain
from trackman.commands.project import (
    HeldError,
    NoTokenError,
    OpenProject,
    add_common_options,
    open_project,
)
from trackman.commands.results import (
    HELD,
    NO_CONNECTION,
    SOMETHING_FAILED,
    WRONG_CALL,
    Results,
    code_of,
    is_about_connection,
    progress,
    sentence,
)
from trackman.domain.errors import TrackmanError
from trackman.domain.journal import Act, Backup, Entry, new_id
from trackman.domain.tracks import Track, TrackDraft, TrackKind
from trackman.domain.uploads import Video
from trackman.services.operations.recovery import left_over

_STATUS = """exit status:
  0  all as asked
  1  something failed or is unknown
  2  wrong call
  3  no connection, or no permission
  4  another trackman uses the data folder"""
_NO_TOKEN = (
    "there is no token: set DATOCMS_API_TOKEN, or sign in to a project in trackman's window first"
)
_RATE = "frames per second, for subtitles that count in frames"
Work = Callable[[argparse.Namespace, OpenProject, Results], Coroutine[Any, Any, None]]


def tracks(arguments: Sequence[str]) -> int:
    """Run `trackman tracks …` and return the exit status."""
    return _run(_parser().parse_args(arguments))


def recover(arguments: Sequence[str]) -> int:
    """Run `trackman recover` and return the exit status."""
    parser = _described(
        argparse.ArgumentParser,
        prog="trackman recover",
        description="Settle what was under way when trackman ended: look up how it ended, and end "
        "what must not stay half done.",
    )
    add_common_options(parser)
    parser.set_defaults(work=_recover, changes=False)
    return _run(parser.parse_args(arguments))


def _parser() -> argparse.ArgumentParser:
    parser = _described(
        argparse.ArgumentParser,
        prog="trackman tracks",
        description="List and change the tracks of videos.",
    )
    actions = parser.add_subparsers(required=True, metavar="list|add|replace|delete|restore")
    add = partial(_described, actions.add_parser)

    one = add("list", description="List the tracks of these videos, or of all.")
    one.add_argument("uploads", nargs="*", metavar="UPLOAD", help="id of a video")
    one.set_defaults(work=_list, changes=False)

    one = add("add", description="Add the tracks of files to a video.")
    one.add_argument("upload", metavar="UPLOAD", help="id of the video")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one.add_argument(
        "--language", metavar="TAG", help="such as pt-BR; else as the name or text tells"
    )
    one.add_argument("--name", help="name of the track; else that of its language")
    one.add_argument("--kind", choices=[kind.value for kind in TrackKind])
    one.add_argument("--closed-captions", action="store_true", help="the text names sounds")
    one.add_argument("--frame-rate", type=float, metavar="FPS", help=_RATE)
    one.set_defaults(work=_add, changes=True)

    one = add("replace", description="Put the text of a file in the place of a track.")
    one.add_argument("track", type=_pair, metavar="UPLOAD/TRACK")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--frame-rate", type=float, metavar="FPS", help=_RATE)
    one.set_defaults(work=_replace, changes=True)

    one = add("delete", description="Delete tracks, each backed up first.")
    one.add_argument("tracks", nargs="*", type=_pair, metavar="UPLOAD/TRACK")
    one.add_argument("--from", dest="listed", metavar="FILE", help="one in each line; - is stdin")
    one.add_argument("--reason", default="", help="why, for the history")
    one.add_argument(
        "--without-backup", action="store_true", help="even where the text cannot be saved"
    )
    one.set_defaults(work=_delete, changes=True)

    one = add("restore", description="Restore deleted tracks from their backups.")
    one.add_argument("entries", nargs="+", metavar="ENTRY", help="`entry` of the deletion")
    one.set_defaults(work=_restore, changes=True)
    for action in actions.choices.values():
        add_common_options(action)
        if action.get_default("changes"):
            action.add_argument("--yes", action="store_true", help="do it; else it is only planned")
    return parser


def _described(make: Callable[..., Any], *names: str, **words: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = make(
        *names, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter, **words
    )
    return parser


def _pair(text: str) -> tuple[str, str]:
    upload_id, slash, track_id = text.strip().partition("/")
    if not (upload_id and slash and track_id) or "/" in track_id:
        raise argparse.ArgumentTypeError(f"{text!r} is not UPLOAD/TRACK")
    return upload_id, track_id


def _run(options: argparse.Namespace) -> int:
    results = Results(options.format)
    try:
        return asyncio.run(_work(options, results))
    except HeldError as error:
        complain(f"another trackman uses this data folder: {error}. Close it, then try again.")
        return HELD
    except NoTokenError:
        complain(_NO_TOKEN)
        return NO_CONNECTION
    except TrackmanError as error:
        complain(sentence(error))
        return NO_CONNECTION if is_about_connection(error) else SOMETHING_FAILED


async def _work(options: argparse.Namespace, results: Results) -> int:
    async with open_project(options) as opened:
        if options.changes and opened.why_not and options.yes:
            complain(f"tracks cannot be changed here: {opened.why_not}")
            return NO_CONNECTION
        await options.work(options, opened, results)
    return results.status


async def _list(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    videos = opened.connection.videos
    environment = opened.connection.environment
    if not options.uploads:
        async for upload in videos.all():
            for track in (await videos.read(upload.id, environment)).tracks:
                results.track(track)
        return
    for upload_id in options.uploads:
        video = await _video(opened, upload_id, results)
        for track in video.tracks if video is not None else ():
            results.track(track)


async def _delete(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    pairs = [*options.tracks, *_listed(options.listed)]
    if not pairs:
        complain("nothing to delete: name tracks as UPLOAD/TRACK, or give --from FILE")
        results.status = WRONG_CALL
        return
    batch, planned = new_id(), list[Entry]()
    for upload_id in dict.fromkeys(upload_id for upload_id, _ in pairs):
        video = await _video(opened, upload_id, results)
        for track_id in dict.fromkeys(track for upload, track in pairs if upload == upload_id):
            track = _track(video, track_id)
            if video is not None and track is not None:
                planned.append(opened.planner.deletion(video, track, batch, options.reason))
            elif video is not None:
                results.absent(upload_id, track_id)

    async def delete(entry: Entry) -> None:
        name = entry.track.name
        end = await opened.operations.deletions.delete(
            entry,
            lambda state: progress(f"{name}: {type(state).__name__}"),
            without_backup=options.without_backup,
        )
        results.end(entry, end)

    await _do(options, planned, delete, results)


async def _restore(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    batch, planned = new_id(), list[Entry]()
    for entry_id in options.entries:
        entry = await opened.stores.records.entry(entry_id)
        if entry is None or entry.act is not Act.DELETION or entry.backup is None:
            complain(f"{entry_id}: no deletion with a backup in this data folder")
            results.status = SOMETHING_FAILED
        elif not opened.planner.is_own(entry.place):
            complain(f"{entry_id}: belongs to the project {entry.place.project_name}")
            results.status = SOMETHING_FAILED
        else:
            planned.append(opened.planner.restore(entry, batch))
    await _do(options, planned, partial(_create, opened, results), results)


async def _add(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    if options.name and len(options.files) > 1:
        complain("--name fits one file only: a video's tracks need different names")
        results.status = WRONG_CALL
        return
    video = await _video(opened, options.upload, results)
    if video is None:
        return
    place, batch, planned = opened.planner.place(video), new_id(), list[Entry]()
    files = opened.connection.track_files(opened.connection.judging())
    for track in await new_tracks(files, video, options, results):
        backup = await _kept(opened, track.content)
        planned.append(
            opened.planner.addition(place, track.draft, batch, backup=backup, source=track.source)
        )
    await _do(options, planned, partial(_create, opened, results), results)


async def _replace(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    upload_id, track_id = options.track
    video = await _video(opened, upload_id, results)
    files = opened.connection.track_files(opened.connection.judging())
    track = _track(video, track_id)
    file = await read_file(files, options.file, results, options.frame_rate)
    if video is None or file is None:
        return
    if track is None:
        complain(f"{upload_id}/{track_id}: the video has no such track")
        results.status = SOMETHING_FAILED
        return
    if file.kind != track.kind:
        complain(f"{options.file}: this is {file.kind.value}, but the track is {track.kind}")
        results.status = SOMETHING_FAILED
        return
    content = file.conversion.content if file.conversion is not None else None
    source = str(options.file) if content is None else ""
    backup = await _kept(opened, content)
    place, draft = opened.planner.place(video), TrackDraft.of(track)
    entry = opened.planner.replacement(place, track, draft, new_id(), backup=backup, source=source)

    async def change(entry: Entry) -> None:
        end = await opened.operations.replacements.replace(
            entry, lambda state: progress(f"{track.name}: {state}")
        )
        results.end(entry, end)

    await _do(options, [entry], change, results)


async def _recover(_: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    left = await left_over(opened.stores.ledger, lambda entry: opened.planner.is_own(entry.place))
    for entry in left.dropped:
        results.planned(entry, "it was not sent, and is given up")
    operations = opened.operations

    async def settle(entry: Entry) -> None:
        if entry.act is Act.DELETION:
            results.end(entry, await operations.deletions.settle(entry, lambda _: None))
        elif entry.act is Act.REPLACEMENT:
            results.end(entry, await operations.replacements.resume(entry, lambda _: None))
        else:
            results.end(entry, await operations.creations.settle(entry, lambda _: None))

    await asyncio.gather(*map(settle, left.open))


async def _create(opened: OpenProject, results: Results, entry: Entry) -> None:
    name = entry.track.name
    end = await opened.operations.creations.create(
        entry, lambda state: progress(f"{name}: {type(state).__name__}")
    )
    results.end(entry, end)


async def _do(
    options: argparse.Namespace,
    planned: Sequence[Entry],
    do: Callable[[Entry], Coroutine[Any, Any, None]],
    results: Results,
) -> None:
    """Do what is planned, side by side as far as the pace allows; or only say it."""
    if options.yes:
        await asyncio.gather(*map(do, planned))
        return
    for entry in planned:
        results.planned(entry)


async def _video(opened: OpenProject, upload_id: str, results: Results) -> Video | None:
    try:
        return await opened.connection.videos.read(upload_id, opened.connection.environment)
    except TrackmanError as error:
        if is_about_connection(error):
            raise
        none = Track("", upload_id, "", "", "", None, "", None)
        results.failed(none, sentence(error), code_of(error))
        return None


def _track(video: Video | None, track_id: str) -> Track | None:
    found = video.tracks if video is not None else ()
    return next((track for track in found if track.id == track_id), None)


def _listed(name: str | None) -> list[tuple[str, str]]:
    """Return the pairs of a file: a line each, empty ones and those after # left out."""
    if name is None:
        return []
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
        lines = [line.partition("#")[0].strip() for line in text.splitlines()]
        return [_pair(line) for line in lines if line]
    except (OSError, UnicodeError, argparse.ArgumentTypeError) as error:
        complain(f"--from {name}: {error}")
        raise SystemExit(WRONG_CALL) from None


async def _kept(opened: OpenProject, content: bytes | None) -> Backup | None:
    """Put a text on the disk before it is sent; sound stays where it is."""
    return None if content is None else await opened.operations.texts.keep(content)
