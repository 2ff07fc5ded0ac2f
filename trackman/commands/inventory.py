"""All tracks of a project without a window: `trackman scan`, `search` and `report`.

None of them changes anything at DatoCMS.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Coroutine, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from trackman.commands.arguments import add_common_options, described
from trackman.commands.check import language_tag
from trackman.commands.interruption import interruptible
from trackman.commands.output import complain, write_json, write_line
from trackman.commands.project import NotOpenedError, OpenProject, open_project
from trackman.commands.reading import is_about_connection
from trackman.commands.results import (
    AS_ASKED,
    NO_CONNECTION,
    SOMETHING_FAILED,
    WRONG_CALL,
    progress,
)
from trackman.commands.wording import sentence
from trackman.domain.errors import TrackmanError
from trackman.domain.inventory.accessibility import SpokenLanguage
from trackman.domain.inventory.hits import SearchHit
from trackman.domain.inventory.scanning import (
    ScanEnd,
    ScanOutcome,
    ScanProgress,
    ScanStage,
    ScanTrouble,
)
from trackman.domain.inventory.tracks import InventoryTrack
from trackman.domain.inventory.words import asked
from trackman.domain.library import Scope
from trackman.domain.names import quoted, shown
from trackman.domain.projects import Project
from trackman.domain.reports.moderation import ReportPeriod
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import english
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.reports import subject_of

_AT_ONCE = 200
_SUFFIXES = (".html", ".csv", ".xlsx")
_STAGES = {ScanStage.VIDEOS: "videos", ScanStage.TRACKS: "tracks of", ScanStage.TEXTS: "texts"}
_TROUBLES = {
    ScanTrouble.UNREACHABLE: "DatoCMS can’t be reached",
    ScanTrouble.TOO_FAST: "DatoCMS keeps asking to slow down",
    ScanTrouble.QUOTA: "the plan’s API calls are used up",
    ScanTrouble.REFUSED: "the token may not read the media area",
    ScanTrouble.OTHER_ENVIRONMENT: "the environment isn’t there any more",
    ScanTrouble.DISK_FULL: "this computer’s disk is full, so nothing more can be kept",
    ScanTrouble.NOT_KEPT: "what is read can’t be kept on this computer",
    ScanTrouble.BROKEN: "DatoCMS’s answer can’t be read",
}
_GOES_ON = "what was read stays, and the next `trackman scan` goes on from there"
_OF_CONNECTION = {ScanTrouble.UNREACHABLE, ScanTrouble.REFUSED, ScanTrouble.OTHER_ENVIRONMENT}

Work = Callable[[argparse.Namespace], Coroutine[Any, Any, int]]


def scan(arguments: Sequence[str]) -> int:
    """Run `trackman scan` and return the exit status."""
    parser = described(
        argparse.ArgumentParser,
        prog="trackman scan",
        description="Read all tracks of the project into trackman’s own records, to be searched "
        "and reported on. A scan that was interrupted goes on where it stopped.",
    )
    parser.add_argument("--texts", action="store_true", help="read subtitles, too")
    parser.add_argument(
        "--everything", action="store_true", help="look at all videos again, changed or not"
    )
    parser.set_defaults(command="scan")
    add_common_options(parser)
    return _run(_scan, parser.parse_args(arguments))


def search(arguments: Sequence[str]) -> int:
    """Run `trackman search` and return the exit status."""
    parser = described(
        argparse.ArgumentParser,
        prog="trackman search",
        description="Search the subtitles that scans have read; DatoCMS isn’t asked. All words "
        'must stand in one cue; "words in quotation marks" together; wor* begins so.',
    )
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--limit", type=int, default=1000, help="cues that are told, at most")
    parser.set_defaults(command="search")
    add_common_options(parser)
    options = parser.parse_args(arguments)
    if not asked(options.text):
        parser.error("TEXT holds no word to search for")
    if options.limit < 1:
        parser.error("--limit must be at least 1")
    return _run(_search, options)


def report(arguments: Sequence[str]) -> int:
    """Run `trackman report` and return the exit status."""
    parser = described(
        argparse.ArgumentParser,
        prog="trackman report",
        description="Write a report on what scans have read, or on what was done in a period. The "
        "ending of FILE says its form: .html to print, .csv or .xlsx.",
    )
    parser.add_argument("kind", choices=("coverage", "accessibility", "moderation"))
    parser.add_argument("file", type=_file, metavar="FILE")
    parser.add_argument(
        "--language",
        type=language_tag,
        metavar="TAG",
        help="language of videos without audio tracks, such as en or French",
    )
    parser.add_argument("--since", type=_day, metavar="DAY", help="first day, such as 2026-01-31")
    parser.add_argument("--until", type=_day, metavar="DAY", help="last day")
    parser.set_defaults(command="report")
    add_common_options(parser)
    options = parser.parse_args(arguments)
    if options.kind != "moderation" and (options.since or options.until):
        parser.error("--since and --until are for the report on moderation")
    if options.since and options.until and options.since > options.until:
        parser.error(f"--since {options.since} is after --until {options.until}")
    if options.kind != "accessibility" and options.language:
        parser.error("--language is for the report on accessibility")
    return _run(_report, options)


def _run(work: Work, options: argparse.Namespace) -> int:
    try:
        return interruptible(work(options))
    except NotOpenedError as error:
        complain(str(error))
        return error.status
    except TrackmanError as error:
        complain(sentence(error))
        return NO_CONNECTION if is_about_connection(error) else SOMETHING_FAILED


def _inventory(opened: OpenProject) -> Inventory:
    scope = Scope(opened.planner.project, opened.connection.environment)
    folder = opened.stores.inventory_folder
    return opened.connection.inventory(folder, scope, opened.locales)


async def _scan(options: argparse.Namespace) -> int:
    async with open_project(options) as opened:
        inventory = _inventory(opened)
        try:
            if opened.planner.name:
                await inventory.note_project_name(opened.planner.name)
            scan_ = opened.connection.scan(
                inventory, opened.stores.backups, opened.connection.judging()
            )
            end = None
            state = await inventory.state()
            if state.can_resume and not options.everything:
                progress("Going on with the scan that was interrupted.")
                end = await scan_.resume(_tell)
            # One that did not read subtitles is followed by one that does.
            if end is None or (end.trouble is None and options.texts > state.resumes_texts):
                end = await scan_.run(
                    texts=options.texts, everything=options.everything, report=_tell
                )
        finally:
            inventory.close()
    _write_end(options, end)
    if end.trouble in _OF_CONNECTION:
        return NO_CONNECTION
    return AS_ASKED if end.outcome is ScanOutcome.DONE else SOMETHING_FAILED


def _tell(state: ScanProgress) -> None:
    parts = [f"{_STAGES[state.stage]} {state.done} of {state.total or '?'}"]
    if state.waits_for is not None:
        parts.append(f"waiting: {_TROUBLES[state.waits_for]}")
    elif state.seconds_left is not None:
        parts.append(f"{state.seconds_left:.0f} s left")
    progress(", ".join(parts))


def _write_end(options: argparse.Namespace, end: ScanEnd) -> None:
    trouble = "" if end.trouble is None else f"{_TROUBLES[end.trouble]}; {_GOES_ON}"
    record = {
        "outcome": end.outcome.value,
        "calls": end.calls,
        "videos": end.videos,
        "looked": end.looked,
        "not_looked": end.not_looked,
        "not_looked_since": _iso(end.not_looked_since),
        "new_tracks": end.new_tracks,
        "gone_tracks": end.gone_tracks,
        "texts": end.texts,
        "failed_texts": end.failed_texts,
        "code": None if end.trouble is None else end.trouble.value,
        "text": trouble,
    }
    if options.format == "jsonl":
        write_json(record)
        return
    for name, value in record.items():
        if value not in (None, ""):
            write_line(f"{name.replace('_', ' '):17} {value}")


async def _search(options: argparse.Namespace) -> int:
    async with open_project(options, offline=True) as opened:
        inventory = _inventory(opened)
        try:
            state = await inventory.state()
            if not state.texts:
                complain("no subtitles were read yet; `trackman scan --texts` reads them")
                return SOMETHING_FAILED
            first = total = 0
            is_bound = False
            while first < min(total or options.limit, options.limit):
                count = min(_AT_ONCE, options.limit - first)
                page = await inventory.search(options.text, first, count)
                total, is_bound = page.total, page.is_bound
                keys = list(dict.fromkeys(hit.key for hit in page.hits))
                tracks = {one.key: one for one in await inventory.tracks(keys)}
                for hit in page.hits:
                    if hit.key in tracks:
                        _write_hit(options, hit, tracks[hit.key])
                if not page.hits:
                    break
                first += len(page.hits)
        finally:
            inventory.close()
    more = " or more" if is_bound else ""
    progress(f"{total}{more} cues found, in {state.texts} texts read")
    return AS_ASKED


def _write_hit(options: argparse.Namespace, hit: SearchHit, found: InventoryTrack) -> None:
    track = found.track
    if options.format == "jsonl":
        write_json(
            {
                "upload_id": track.upload_id,
                "track_id": track.id,
                "file": found.filename,
                "type": track.kind,
                "language_code": track.language_code,
                "name": track.name,
                "start": hit.start / 1000,
                "end": hit.end / 1000,
                "text": hit.text,
            }
        )
        return
    minutes, seconds = divmod(hit.start / 1000, 60)
    where = f"{track.upload_id}/{track.id}"
    write_line(
        f"{where}  {minutes:02.0f}:{seconds:04.1f}  {shown(' '.join(hit.text.split()), 200)}"
    )


async def _report(options: argparse.Namespace) -> int:
    # The journal knows a project by the id that only DatoCMS tells.
    async with open_project(options, offline=options.kind != "moderation") as opened:
        inventory = _inventory(opened)
        try:
            if options.kind != "moderation" and not (await inventory.state()).videos:
                complain("nothing was read of this project yet; `trackman scan` reads it")
                return SOMETHING_FAILED
            name = await _project_name(opened, inventory)
            subject = await subject_of(inventory, name, opened.connection.environment)
            figures = await _written(options, opened, inventory, subject)
        finally:
            inventory.close()
    record = {"report": options.kind, "file": str(options.file), **figures}
    if options.format == "jsonl":
        write_json(record)
    else:
        for name, value in record.items():
            write_line(f"{name:10} {value}")
    return AS_ASKED


async def _project_name(opened: OpenProject, inventory: Inventory) -> str | None:
    """Return what the project is called; None where nobody knows.

    DatoCMS is asked where neither the window nor a scan has noted it.
    """
    name = opened.planner.name or await inventory.project_name()
    if name or opened.project is not None:
        return name or _by_token(opened.project)
    progress("Asking DatoCMS for the name of the project.")
    try:
        project = await opened.connection.project()
    except TrackmanError as error:
        complain(f"the report doesn’t name the project: {sentence(error)}")
        return None
    if project.site is None:
        return _by_token(project)
    await inventory.note_project_name(project.site.name)
    return project.site.name


def _by_token(project: Project | None) -> str | None:
    """Return what tells a project whose name a role hides: what the token is called."""
    if project is None or project.account is None:
        return None
    return f"Not known (API token {quoted(project.account.name)})"


async def _written(
    options: argparse.Namespace, opened: OpenProject, inventory: Inventory, subject: Subject
) -> dict[str, int]:
    """Write the report, and return its main figures."""
    reports, words, path = opened.connection.reporting(), english(), options.file
    if options.kind == "coverage":
        coverage = await reports.coverage(inventory)
        videos = range(len(coverage))
        await reports.write_coverage(path, coverage, videos, subject, words)
        return {"videos": len(videos), "languages": len(coverage.languages)}
    if options.kind == "accessibility":
        found = await reports.accessibility(inventory, SpokenLanguage(options.language or ""))
        if not options.language and found.by_audio < found.videos:
            # Else each of them would be told to lack captions, those that have some, too.
            raise NotOpenedError(
                f"{found.videos - found.by_audio} of {found.videos} videos have no audio tracks "
                "that tell their language; name it, such as --language en",
                WRONG_CALL,
            )
        await reports.write_accessibility(path, found, subject, words)
        return {"videos": found.videos, "lacking": len(found.gaps)}
    period = ReportPeriod(options.since, options.until)
    done = await reports.moderation(opened.stores.records, period, opened.planner.project_id)
    await reports.write_moderation(path, done, period, subject, words)
    return {"operations": done.done, "videos": done.videos}


def _file(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in _SUFFIXES:
        raise argparse.ArgumentTypeError(f"{text!r} ends in none of {', '.join(_SUFFIXES)}")
    return path


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-01-31") from error


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
