"""Controller of find and replace over many texts: previewed, asked about once, published."""

from __future__ import annotations

import asyncio
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trackman.domain.drafts import DraftPlace
from trackman.domain.inventory.text_changes import LeftOut, TrackLeftOut
from trackman.domain.journal import Entry, new_id
from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackDraft
from trackman.services.inventory.replacing import ReadyText
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.cue_search.model import marked_terms
from trackman.ui.wording.inserting import as_sentence, filled, listed, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory
    from trackman.ui.cue_search.replace_dialog import ReplaceDialog

_MOST_NAMED = 3
"""Tracks named of those that are left out for one reason."""


class TextReplacingController(QObject):
    """Serves the dialog, one at a time, and has what was changed published as one batch."""

    def __init__(
        self,
        context: SessionContext,
        window: QWidget,
        inventory: Inventory,
        begin: Callable[[Entry], bool],
    ) -> None:
        """`begin` starts a planned replacement; False where the track is busy."""
        super().__init__()
        self._context = context
        self._window = window
        self._inventory = inventory
        self._begin = begin
        stores = context.stores
        self._service = context.connection.text_replacing(inventory, stores.backups, stores.drafts)
        self._words = LeftOutWording(context)
        self.why_not: Callable[[], str | None] = lambda: None
        """Returns why nothing can be published in this project now."""
        self._dialog: ReplaceDialog | None = None
        self._search = ""
        self._keys: array[int] | None = None
        """Tracks the search has found; None until that is known."""
        self._looking: asyncio.Task[None] | None = None
        self._published: set[str] = set()
        """Batches that this controller began."""

    def open(self, search: str) -> None:
        """Open the dialog for the tracks that a search in all subtitles finds."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        from trackman.ui.cue_search.replace_dialog import ReplaceDialog

        words = " ".join(marked_terms(search.partition("\n")[0]))
        dialog = self._dialog = ReplaceDialog(self._window, words)
        dialog.refuse(self.why_not())
        dialog.changed.connect(self._look)
        dialog.publish_wanted.connect(
            lambda: self._context.start(partial(self._publish, dialog), About.REPLACING)
        )
        dialog.finished.connect(self._forget)
        dialog.open()
        dialog.take_keyboard()
        self._search, self._keys = search, None
        self._look()

    def stop(self) -> None:
        """Close what is open."""
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None
        if self._looking is not None:
            self._looking.cancel()

    def _place(self, upload_id: str, track_id: str) -> DraftPlace:
        environment = self._context.connection.environment or ""
        return DraftPlace(self._context.planner.project, environment, upload_id, track_id)

    def _look(self) -> None:
        """Look for what is in the fields; what was looked for before is of no interest."""
        if self._looking is not None:
            self._looking.cancel()
        if self._dialog is not None:
            work = partial(self._find, self._dialog)
            self._looking = self._context.start(work, About.KEEPING)

    async def _find(self, dialog: ReplaceDialog) -> None:
        keys = self._keys
        if keys is None:
            keys = self._keys = await self._service.found(self._search)
            dialog.show_scope(len(keys))
        report = partial(self._report_looking, dialog, len(keys))
        found = await self._service.preview(keys, dialog.wanted, dialog.by, self._place, report)
        if self._dialog is dialog:
            dialog.show_changes(found.tracks, self._words.sentences(found.left_out))

    def _report_looking(self, dialog: ReplaceDialog, total: int, done: int) -> None:
        if self._dialog is dialog:
            dialog.show_looking(done, total)

    async def _publish(self, dialog: ReplaceDialog) -> None:
        """Ask once, read every text as it is now, and publish what still fits."""
        chosen, wanted, by = dialog.model.ticked(), dialog.wanted, dialog.by
        dialog.refuse(why_not := self.why_not())
        if why_not or not chosen:
            return
        changes = sum(len(one.changes) for one in chosen)
        request = self._words.question(len(chosen), changes, wanted.text, by)
        if not await self._context.dialogs.confirm(request, over=dialog):
            return

        def report(done: int) -> None:
            if self._dialog is dialog:
                dialog.show_working(done, len(chosen))

        report(0)
        ready, left_out = await self._service.prepare(chosen, wanted, by, self._place, report)
        if self._dialog is not dialog:
            return  # it was closed before anything was sent
        begun, busy = self._begin_all(ready)
        left_out += busy
        if not left_out and not any(one.lost for one in ready):
            dialog.accept()
            return
        dialog.show_end(self._words.begun(len(begun)), self._words.sentences(left_out, begun))

    def _begin_all(self, ready: Sequence[ReadyText]) -> tuple[list[ReadyText], list[TrackLeftOut]]:
        """Begin everything as one batch, which is one step for Undo."""
        planner, batch = self._context.planner, new_id()
        self._published.add(batch)
        begun, busy = [], []
        for one in ready:
            draft = TrackDraft.of(one.track)
            entry = planner.replacement(
                planner.place(one.video), one.track, draft, batch, backup=one.backup
            )
            if self._begin(entry):
                begun.append(one)
            else:
                busy.append(TrackLeftOut(one.known, LeftOut.BUSY))
        return begun, busy

    def note_published(self, entry: Entry, new: Track | None) -> None:
        """Have searches find the text of a replacement: the new one, or the old that is back."""
        if entry.batch in self._published and new is not None and entry.backup is not None:
            upload_id = entry.place.upload_id
            work = self._service.note_published(upload_id, new.id, entry.backup)
            self._context.tasks.start(work)


class LeftOutWording(QObject):
    """Words of the question, and of tracks that are not changed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self._messages = context.messages

    def question(self, tracks: int, changes: int, words: str, by: str) -> ConfirmationRequest:
        """Return the question before anything is published; an empty `by` takes words out."""
        becomes = self.tr("{words} becomes {by}.") if by else self.tr("{words} is taken out.")
        made = self.tr(
            "%Ln changes are made in the subtitles as they are at DatoCMS now. Each track is "
            "saved on this computer first, then a new one takes its place. Undo brings all of "
            "them back.",
            "",
            changes,
        )
        said = filled(becomes, words=quoted(shown(words, 60)), by=quoted(shown(by, 60)))
        return ConfirmationRequest(
            self.tr("Publish %Ln tracks?", "", tracks),
            f"{said} {made}",
            self.tr("Publish %Ln tracks", "", tracks),
        )

    def begun(self, tracks: int) -> str:
        """Return how many tracks are being published."""
        if not tracks:
            return self.tr("Nothing was published")
        return self.tr("%Ln tracks are being published", "", tracks)

    def sentences(
        self, left_out: Sequence[TrackLeftOut], begun: Sequence[ReadyText] = ()
    ) -> list[str]:
        """Return what is left out, one sentence for each reason."""
        said = []
        for why in LeftOut:
            of = [one for one in left_out if one.why is why]
            if of:
                said.append(self._sentence(why, of))
        if lost := sum(one.lost for one in begun):
            tracks = [one.known.track.name for one in begun if one.lost]
            text = self.tr(
                "%Ln changes were left out, because the text was changed meanwhile: {names}.",
                "",
                lost,
            )
            said.append(filled(text, names=self._named(tracks)))
        return said

    def _sentence(self, why: LeftOut, of: Sequence[TrackLeftOut]) -> str:
        count = len(of)
        patterns = {
            LeftOut.NOT_READY: self.tr(
                "%Ln tracks are left out, because they are not ready: {names}.", "", count
            ),
            LeftOut.NOT_READ: self.tr(
                "%Ln tracks are left out, because their text was not read yet: {names}.", "", count
            ),
            LeftOut.DRAFT: self.tr(
                "%Ln tracks are left alone, because they have an unpublished draft: {names}.",
                "",
                count,
            ),
            LeftOut.BUSY: self.tr(
                "%Ln tracks are left out, because they are being changed already: {names}.",
                "",
                count,
            ),
            LeftOut.GONE: self.tr(
                "%Ln tracks are left out, because they no longer exist: {names}.", "", count
            ),
            LeftOut.CHANGED: self.tr(
                "%Ln tracks are left out, because their text was changed meanwhile: {names}.",
                "",
                count,
            ),
            LeftOut.FAILED: self.tr(
                "%Ln tracks are left out, because their text could not be read: {names}.",
                "",
                count,
            ),
        }
        names = self._named([f"{one.track.track.name} ({one.track.filename})" for one in of])
        return " ".join([filled(patterns[why], names=names), *self._reasons(of)])

    def _reasons(self, of: Sequence[TrackLeftOut]) -> list[str]:
        """Return what went wrong, each once."""
        titles = [
            self._messages.problem(one.error, About.REPLACING).title
            for one in of
            if one.error is not None and one.why is LeftOut.FAILED
        ]
        return [as_sentence(title) for title in Counter(titles)]

    def _named(self, names: Sequence[str]) -> str:
        parts = [quoted(name) for name in names[:_MOST_NAMED]]
        if (more := len(names) - _MOST_NAMED) > 0:
            parts.append(self.tr("%Ln more", "", more))
        return listed(parts)
