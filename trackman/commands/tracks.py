"""Tracks without a window: `trackman tracks list|add|replace|delete|restore`, `trackman recover`.

Whatever changes something at DatoCMS is only planned unless `--yes` is given.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from contextlib import aclosing

from trackman.commands.arguments import recover_options, tracks_options
from trackman.commands.interruption import interruptible
from trackman.commands.lists import refuse_other_places
from trackman.commands.operations import OperationRunner
from trackman.commands.output import complain
from trackman.commands.planning import Planning
from trackman.commands.project import NotOpenedError, OpenProject, open_project
from trackman.commands.reading import VideoReader, is_about_connection
from trackman.commands.results import NO_CONNECTION, SOMETHING_FAILED, Results, progress
from trackman.commands.wording import NOT_APPROVED, sentence
from trackman.domain.errors import JournalError, TrackmanError
from trackman.domain.journal import Entry
from trackman.services.operations.recovery import left_count, left_over

_DROPPED = "nothing of it had been sent; it was given up"
_LEFT = "nothing of it had been sent; it isn’t done, and trackman’s window offers to go on with it"


def tracks(arguments: Sequence[str]) -> int:
    """Run `trackman tracks …` and return the exit status."""
    return _run(tracks_options(arguments))


def recover(arguments: Sequence[str]) -> int:
    """Run `trackman recover` and return the exit status."""
    return _run(recover_options(arguments))


def _run(options: argparse.Namespace) -> int:
    results = Results(options.format, changes=options.yes)
    try:
        return interruptible(_work(options, results))
    except NotOpenedError as error:
        complain(str(error))
        return error.status
    except TrackmanError as error:
        complain(sentence(error))
        return NO_CONNECTION if is_about_connection(error) else SOMETHING_FAILED


async def _work(options: argparse.Namespace, results: Results) -> int:
    async with open_project(options) as opened:
        if options.command == "recover":
            await _recover(opened, results)
        elif options.command == "tracks list":
            await _say_what_is_left(opened)
            await _list(options, opened, results)
        elif opened.why_not:
            complain(f"tracks can’t be changed here: {opened.why_not}")
            return NO_CONNECTION
        elif options.command == "tracks delete" and opened.connection.holds_deletions:
            complain(f"tracks can’t be deleted here: {NOT_APPROVED}")
            return NO_CONNECTION
        else:
            await _change(options, opened, results)
    return results.status


async def _list(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    reader = _reader(opened, results)
    if options.uploads:
        for video in (await reader.named(options.uploads)).values():
            for track in video.tracks:
                results.track(track)
        return
    async with aclosing(reader.all()) as videos:
        async for video in videos:
            for track in video.tracks:
                results.track(track)


async def _change(options: argparse.Namespace, opened: OpenProject, results: Results) -> None:
    """Plan what is asked for, and do it if that is wanted."""
    if options.command == "tracks delete":
        refuse_other_places(options.named, opened)
    if options.yes:
        await _settle_first(opened)
    else:
        await _say_what_is_left(opened)
    plans = await Planning(options, opened, results, _reader(opened, results)).plans()
    if not options.yes:
        for plan in plans:
            results.planned(plan.entry, plan.note)
        return
    without_backup = options.command == "tracks delete" and options.without_backup
    await OperationRunner(opened, results).do(plans, without_backup=without_backup)


async def _recover(opened: OpenProject, results: Results) -> None:
    """Settle what was left, and say how each ended."""
    left = await left_over(opened.stores.ledger, _own(opened))
    for entry in left.dropped:
        results.not_begun(entry, _LEFT if entry.is_left else _DROPPED)
    await OperationRunner(opened, results).settle(left.open)
    if not (left.dropped or left.open):
        progress("Nothing was left to settle.")
    others = await left_count(
        opened.stores.ledger, lambda one: not opened.planner.is_own(one.place)
    )
    if others:
        complain(f"{others} are left of other projects; recover them with the tokens of those")


async def _settle_first(opened: OpenProject) -> None:
    """Settle what an earlier trackman left, before anything new is begun."""
    left = await left_over(opened.stores.ledger, _own(opened))
    if not (left.dropped or left.open):
        return
    before = Results("table", changes=True, aside=True)
    for entry in left.dropped:
        before.not_begun(entry, _LEFT if entry.is_left else _DROPPED)
    await OperationRunner(opened, before).settle(left.open)


async def _say_what_is_left(opened: OpenProject) -> None:
    """Say that there is something to settle; nothing is sent for that."""
    try:
        count = await left_count(opened.stores.ledger, _own(opened))
    except JournalError as error:
        complain(sentence(error))
        return
    if count:
        complain(f"{count} were left unfinished before; `trackman recover` settles that")


def _own(opened: OpenProject) -> Callable[[Entry], bool]:
    return lambda entry: opened.planner.is_own(entry.place)


def _reader(opened: OpenProject, results: Results) -> VideoReader:
    connection = opened.connection
    return VideoReader(connection.videos, connection.environment, results)
