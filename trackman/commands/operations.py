"""Operations done or settled side by side, each told when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from trackman.commands.known_tracks import KnownTracks
from trackman.commands.planning import Plan
from trackman.commands.project import OpenProject
from trackman.commands.results import AnyEnd, Results, progress
from trackman.commands.wording import step_words
from trackman.domain.deletions import Unknown
from trackman.domain.errors import JournalError, TrackmanError
from trackman.domain.journal import Act, Entry, Stage
from trackman.domain.names import quoted
from trackman.services.connection import AnyState

Report = Callable[[AnyState], None]
_ON_ITS_WAY = (
    "What was sent just before trackman ended may still be on its way, so looking for it takes up "
    "to a minute."
)


@dataclass(frozen=True, slots=True)
class OperationRunner:
    """Runs operations as far as the pace allows, each whatever becomes of the others."""

    opened: OpenProject
    results: Results

    async def do(self, plans: Sequence[Plan], *, without_backup: bool = False) -> None:
        """Do what is planned."""
        operations = self.opened.operations

        async def start(entry: Entry, report: Report) -> AnyEnd:
            match entry.act:
                case Act.DELETION:
                    return await operations.deletions.delete(
                        entry, report, without_backup=without_backup
                    )
                case Act.REPLACEMENT:
                    return await operations.replacements.replace(entry, report)
            return await operations.creations.create(entry, report)

        await self._all(plans, start, self.results.end)
        await operations.deletions.proven()

    async def settle(self, entries: Sequence[Entry]) -> None:
        """Find out how these ended, and end what must not stay half done."""
        if any(entry.stage is Stage.SENT for entry in entries):
            progress(_ON_ITS_WAY)
        plans = [Plan(entry) for entry in entries]
        await self._all(plans, self.opened.operations.settle, self.results.settled)

    async def _all(
        self,
        plans: Sequence[Plan],
        start: Callable[[Entry, Report], Awaitable[AnyEnd]],
        tell: Callable[[Entry, AnyEnd, str], None],
    ) -> None:
        known = KnownTracks(self.opened)

        async def one(plan: Plan) -> None:
            try:
                end = await start(plan.entry, _progress_of(plan.entry))
            except asyncio.CancelledError:
                await self._tell_interrupted(plan.entry)
                raise
            except TrackmanError as error:
                end = Unknown(error)
            tell(plan.entry, end, plan.note)
            await known.note(plan.entry, end)

        try:
            for failed in await asyncio.gather(*map(one, plans), return_exceptions=True):
                if failed is not None:
                    raise failed
        finally:
            known.close()

    async def _tell_interrupted(self, entry: Entry) -> None:
        """Tell what the journal has of something whose end nobody waits for any more."""
        try:
            written = await self.opened.stores.records.entry(entry.id)
        except JournalError:
            written = entry
        if written is not None and written.stage.was_sent:
            self.results.interrupted(entry)
        else:
            self.results.not_begun(entry, "interrupted before anything was sent")


def _progress_of(entry: Entry) -> Report:
    """Return what tells each step once."""
    last = ""

    def report(state: AnyState) -> None:
        nonlocal last
        words = step_words(state)
        if words and words != last:
            last = words
            progress(f"{quoted(entry.track.name)}: {words}")

    return report
