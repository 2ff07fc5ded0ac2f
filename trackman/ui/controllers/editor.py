"""The subtitles of a track under edit: opened, kept as a draft, checked, mended, handed on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from trackman.domain.drafts import DraftPlace, EditDraft
from trackman.domain.errors import DraftError
from trackman.domain.quality.findings import Finding
from trackman.domain.subtitles.editing.document import EditAct, EditedText
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Video
from trackman.services.editing import TrackEditing, began_from
from trackman.store.folder_state import why_not_writable
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest
from trackman.ui.controllers.editing_wording import EditingWording
from trackman.ui.editor.editor_pane import EditorPane
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.messages import About
from trackman.ui.wording.subtitles import TextWording

SAVES_MS = 400
"""A change is on the disk this much later at the latest, and the time writing takes."""
CHECKS_MS, HURRY_MS = 20, 55
"""Pause after a key before the checks look again; the longer one where keys follow each other so
quickly that the next one would have to wait for them."""
_QUICKLY_MS = 150
Texts = Callable[[], Mapping[str, ReadText]]


@dataclass(slots=True, eq=False)
class _Work:
    """A track under edit."""

    video: Video
    track: Track
    text: ReadText
    """As it was when it was opened."""
    document: EditedText
    place: DraftPlace
    kept: int = 0
    """The revision that is on the disk as a draft, or needs none."""
    checked: int = -1


class EditorController(QObject):
    """Edits one track at a time; who leaves it finds the draft again."""

    publish_requested = Signal(Video, Track, TrackDraft, bytes)
    """This text shall take the place of the track's."""
    cues_changed = Signal(object, object)
    """These cues are on screen, a sequence of `Cue`, with the styling of the text."""
    cue_wanted = Signal(Cue)
    """The video is wanted at this cue."""
    play_wanted = Signal(Cue)
    closed = Signal()
    """The editor has left the screen."""

    def __init__(
        self, context: SessionContext, workspace: Workspace, editing: TrackEditing, texts: Texts
    ) -> None:
        """`texts` returns those of the open video's tracks that are known, by track id."""
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._editing = editing
        self._texts = texts
        self._wording = EditingWording(self)
        self._texts_wording = TextWording(self)
        self._pane: EditorPane | None = None
        self._work: _Work | None = None
        self._opening: asyncio.Task[None] | None = None
        self._checking: asyncio.Task[None] | None = None
        self._draft_of = ""
        """The id of the track on screen that has a draft; empty where it has none."""
        self._mending: tuple[str, float, float] | None = None
        """The id of a track whose times are to be moved once it is under edit, and how."""
        self._carrying: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Lock()
        self._left: list[_Work] = []
        """Texts that were left, and are not on the disk yet."""
        self._since = QElapsedTimer()
        """Runs since the last change."""
        self._saves, self._checks = QTimer(self), QTimer(self)
        for timer, pause in ((self._saves, SAVES_MS), (self._checks, CHECKS_MS)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
        self._saves.timeout.connect(self._save_soon)
        self._checks.timeout.connect(self._check_soon)
        context.current.panel_changed.connect(self._leave_others)
        workspace.tracks.delete_changed.connect(self._show_publishable)
        workspace.tracks.delete_changed.connect(self._offer_draft)

    @property
    def is_editing(self) -> bool:
        """True while a text is under edit."""
        return self._work is not None

    @property
    def has_unpublished(self) -> bool:
        """True while what is on the screen differs from what is published."""
        return self._work is not None and self._work.document.is_changed

    @property
    def is_checked(self) -> bool:
        """True while the findings on the screen are those of the text on the screen."""
        return self._work is not None and self._work.checked == self._work.document.revision

    def edit(self, track: Track, text: ReadText) -> None:
        """Edit a track whose text is on screen, from its draft where there is one."""
        why_not = self._texts_wording.why_no_editing(text)
        if why_not is None and self._workspace.tracks.model.is_busy(track.id):
            why_not = self._wording.busy()
        if why_not is not None:
            self._context.notification.remark(why_not)
        elif self._work is None and (self._opening is None or self._opening.done()):
            work = partial(self._open, track, text)
            self._opening = self._context.start(work, About.KEEPING)

    def mend_times(self, track: Track, text: ReadText | None, ratio: float, offset: float) -> None:
        """Edit a track, and move its cues to where its sound wants them, in one step.

        `text` is None where the track is on its way to the screen: then it begins with its text.
        """
        self._mending = (track.id, ratio, offset)
        if self._work is not None and self._work.track.id == track.id:
            self._mend(self._work, has_draft=False)
        elif text is not None:
            self.edit(track, text)

    def cues_of(self, track_id: str) -> Sequence[Cue] | None:
        """Return the cues of a track as they are under edit; None where it is not."""
        work = self._work
        return work.document.cues if work is not None and work.track.id == track_id else None

    def _mend(self, work: _Work, *, has_draft: bool) -> None:
        """Move the cues, if that was asked for; a draft may be moved already."""
        mending, self._mending = self._mending, None
        if mending is None or mending[0] != work.track.id or self._pane is None:
            return
        if has_draft:
            self._context.notification.say(self._wording.draft_not_mended(), "warning")
        elif self._pane.retime(*mending[1:]):
            self._context.notification.remark(self._wording.mended())
        else:
            self._context.notification.say(self._wording.too_early(), "warning")

    def take_text(self, track: Track, text: ReadText) -> None:
        """Take up a text that was just read: say that there is a draft of it.

        One that is under edit, and reads otherwise now, is opened anew with what was changed.
        """
        work = self._work
        if work is None and self._mending is not None and self._mending[0] == track.id:
            self.edit(track, text)
            return
        if work is None:
            self._context.tasks.start(self._show_draft(track, text))
        elif work.track.id == track.id and text.content and text.content != work.text.content:
            self._reopen(track, text)

    def _reopen(self, track: Track, text: ReadText) -> None:
        self.leave()
        self._opening = self._context.start(partial(self._open, track, text), About.KEEPING)

    def show_current_cues(self, numbers: tuple[int, ...]) -> None:
        """Mark the cues that are on the video now, counted from 1."""
        if self._pane is not None and self._work is not None:
            self._pane.show_current_cues(numbers)

    def note_position(self, milliseconds: int) -> None:
        """Take up where the video is."""
        if self._pane is not None:
            self._pane.position = milliseconds

    def note_new_track(
        self, upload_id: str, old_id: str, new_id: str, *, published: str | None = None
    ) -> None:
        """Keep the draft of a track with the one that took its place.

        `published` is the checksum of the text that was sent: a draft of just that is done with.
        """
        old, new = self._place(upload_id, old_id), self._place(upload_id, new_id)
        for work in (self._work, *self._left):
            if work is not None and work.place == old:
                work.place = new
        carrying = self._context.start(partial(self._carry, old, new, published), About.KEEPING)
        self._carrying.add(carrying)
        carrying.add_done_callback(self._carrying.discard)

    async def _carry(self, old: DraftPlace, new: DraftPlace, published: str | None) -> None:
        async with self._one_at_a_time:
            await self._editing.carry(old, new, published)

    async def end(self) -> None:
        """Write what is not on the disk yet; the session ends."""
        await asyncio.gather(*self._carrying, return_exceptions=True)
        if self._pane is not None and self._work is not None:
            self._pane.table.finish()
            self._left.append(self._work)
        self._work = None  # nothing begins any more
        for work in list(self._left):
            with suppress(DraftError):  # it was said when it was to be written before
                await self._save(work)

    def quitting(self) -> ConfirmationRequest:
        """Return the question before the window closes over unpublished changes."""
        name = self._work.track.name if self._work is not None else ""
        return self._wording.quitting(name)

    def _place(self, upload_id: str, track_id: str) -> DraftPlace:
        environment = self._context.connection.environment or ""
        return DraftPlace(self._context.planner.project, environment, upload_id, track_id)

    async def drafted_at(self, track: Track) -> datetime | None:
        """Return when the draft of a track was last changed; None where none can be read."""
        try:
            async with self._one_at_a_time:
                draft = await self._editing.draft(self._place(track.upload_id, track.id))
        except DraftError:
            return None  # the editor says why, once it is wanted there
        return None if draft is None else draft.at

    async def _show_draft(self, track: Track, text: ReadText) -> None:
        try:
            async with self._one_at_a_time:  # it may be on its way from another track
                draft = await self._editing.draft(self._place(track.upload_id, track.id))
        except DraftError as error:
            self._say_unread(error)
            return
        there = draft is not None and draft.content != text.content
        current = self._context.current.track
        if current is not None and current.id == track.id:
            self._note_draft(track.id, there=there)

    def _say_unread(self, error: DraftError) -> None:
        """Say why a draft cannot be read, unless nothing in its folder can: that was said."""
        if why_not_writable(self._context.stores.folder.root) is None:
            self._context.show_error(error, About.KEEPING)

    def _note_draft(self, track_id: str, *, there: bool) -> None:
        """Take up whether the track on screen has a draft."""
        self._draft_of = track_id if there else ""
        if there:
            self._offer_draft()
        else:
            self._workspace.work.text.show_draft(False)

    def _offer_draft(self) -> None:
        """Say that there is a draft, but not while it cannot be edited."""
        current = self._context.current.track
        if current is not None and current.id == self._draft_of:
            is_busy = self._workspace.tracks.model.is_busy(current.id)
            self._workspace.work.text.show_draft(not is_busy)

    async def _open(self, track: Track, text: ReadText) -> None:
        video = self._context.current.video
        if video is None:
            return
        place = self._place(video.id, track.id)
        for left in list(self._left):
            await self._save(left)  # or an older draft would be read
        document = await self._editing.open(text.content)
        draft: EditDraft | None = None
        try:
            async with self._one_at_a_time:
                draft = await self._editing.draft(place)
        except DraftError as error:
            self._say_unread(error)
        is_drafted = False
        if draft is not None and draft.content != text.content:
            again = await self._editing.opened(draft)
            is_drafted = document.take_up(again.passages, again.ending)
        current = self._context.current.track
        if current is None or current.id != track.id:
            return  # somebody went on meanwhile
        kept = document.revision if draft is not None else 0
        self._work = _Work(video, track, text, document, place, kept)
        self._show(self._work, draft if is_drafted else None)

    def _show(self, work: _Work, draft: EditDraft | None) -> None:
        pane = self._shown_pane()
        row = max(self._workspace.work.text.current_cue, 0)
        pane.show_text(work.document, work.track.language_code, row)
        pane.banner.show_damage(self._wording.damage(work.document.opened))
        pane.banner.show_draft("")
        if draft is not None:
            words = self._wording.found(draft, changed=not draft.is_of(work.text.content))
            pane.banner.show_draft(words)
        self._workspace.work.show_editor(True)
        pane.take_keyboard()
        self._show_state()
        self._show_publishable()
        self.cues_changed.emit(work.document.cues, work.text.salvage.styling)
        self._check_soon()
        self._mend(work, has_draft=draft is not None)

    def _shown_pane(self) -> EditorPane:
        """Return the pane, connected when it is first needed."""
        if self._pane is None:
            pane = self._pane = self._workspace.work.editor
            pane.edited.connect(self._follow)
            pane.row_changed.connect(self.cue_wanted)
            pane.play_wanted.connect(self._play)
            pane.save_requested.connect(self._save_now)
            pane.changes_requested.connect(self._request_changes)
            pane.publish_confirmed.connect(self._publish)
            pane.discard_requested.connect(self._request_discard)
            pane.current_wanted.connect(self._request_discard)
            pane.fixes_requested.connect(self._request_fixes)
            pane.refused.connect(self._refuse)
            pane.closed.connect(self.leave)
        return self._pane

    def _follow(self) -> None:
        """Have what was changed written, checked and played soon."""
        if not self._saves.isActive():
            self._saves.start()
        hurries = self._since.isValid() and self._since.elapsed() < _QUICKLY_MS
        self._since.start()
        self._checks.start(HURRY_MS if hurries else CHECKS_MS)
        self._show_state()
        self._show_publishable()

    def _play(self, cue: Cue) -> None:
        if (work := self._work) is not None:
            self.cues_changed.emit(work.document.cues, work.text.salvage.styling)
        self.play_wanted.emit(cue)

    def _save_soon(self) -> None:
        if (work := self._work) is not None:
            self.cues_changed.emit(work.document.cues, work.text.salvage.styling)
            self._context.start(partial(self._save, work), About.KEEPING)

    def _save_now(self) -> None:
        self._saves.stop()
        self._save_soon()

    async def _save(self, work: _Work) -> None:
        """Write the text as it is now, unless it is on the disk already."""
        async with self._one_at_a_time:  # or an older one could come after a newer one
            revision = work.document.revision
            if revision != work.kept:
                if work.document.is_changed:
                    revision = await self._editing.keep(
                        work.place, work.document, began_from(work.document)
                    )
                else:
                    await self._editing.discard(work.place)
                work.kept = revision
            if work in self._left:
                self._left.remove(work)
        if work is self._work:
            self._show_state(datetime.now(UTC))

    def _check_soon(self) -> None:
        if self._work is not None and (self._checking is None or self._checking.done()):
            self._checking = self._context.tasks.start(self._check(self._work))

    async def _check(self, work: _Work) -> None:
        """Check the text as it is now; once more where it is another one by then."""
        revision = work.document.revision
        findings = await self._editing.findings(
            work.video, work.track, self._texts(), work.document
        )
        if work is not self._work or self._pane is None:
            return
        if work.document.revision == revision:
            self._pane.show_findings(findings)
            work.checked = revision
        elif not self._checks.isActive():  # nobody has typed for a moment
            self._checks.start(CHECKS_MS)

    def _request_fixes(self, findings: Sequence[Finding]) -> None:
        if self._work is not None:
            self._context.tasks.start(self._fix(self._work, findings))

    async def _fix(self, work: _Work, findings: Sequence[Finding]) -> None:
        """Mend findings in one step, unless the text changed meanwhile."""
        revision = work.document.revision
        fix = await self._editing.fix(work.track, work.document, findings)
        if work is not self._work or self._pane is None or work.document.revision != revision:
            return
        if fix:
            self._pane.apply(EditAct.FIX, fix)
        self._context.notification.remark(self._wording.fixed(len(fix), len(findings)))

    def _refuse(self, time: str) -> None:
        self._context.notification.say(self._wording.no_time(time), "warning")

    def _request_changes(self) -> None:
        """Show the changes, or say why they cannot be published."""
        if self._work is None:
            return
        if (why_not := self._why_not_publish(self._work)) is not None:
            self._context.notification.remark(why_not)
        else:
            self._context.tasks.start(self._show_changes(self._work))

    async def _show_changes(self, work: _Work) -> None:
        changes = await self._editing.differences(work.text.salvage.cues, work.document.cues)
        if work is self._work and self._pane is not None:
            self._pane.show_changes(work.track.name, changes)

    def _publish(self) -> None:
        work = self._work
        if work is not None and self._why_not_publish(work) is None:
            self._context.start(partial(self._hand_on, work), About.KEEPING)

    async def _hand_on(self, work: _Work) -> None:
        """Have the draft on the disk first: it stays there until the text is published."""
        while work is self._work and work.kept != work.document.revision:
            await self._save(work)  # what is published must be what is kept
        if work is not self._work:
            return
        content = work.document.content()
        self._end_work(publishes=True)
        draft = TrackDraft.of(work.track)
        self.publish_requested.emit(work.video, work.track, draft, content)

    def _request_discard(self) -> None:
        if self._work is not None:
            self._context.start(partial(self._discard, self._work), About.KEEPING)

    async def _discard(self, work: _Work) -> None:
        """Ask, then go back to what is published; Redo brings the changes back until then."""
        if not await self._context.dialogs.confirm(self._wording.discarding(work.track.name)):
            return
        if work is not self._work or self._pane is None:
            return
        self._pane.table.finish()
        self._saves.stop()
        async with self._one_at_a_time:
            await self._editing.discard(work.place)
            work.kept = work.document.revision
        self._end_work(has_draft=False)

    def leave(self) -> None:
        """Leave the editor; a draft of what was not published stays."""
        work = self._work
        if work is None:
            return
        if self._pane is not None:
            self._pane.table.finish()
        self._saves.stop()
        changed = work.document.is_edited
        self._left.append(work)
        self._end_work()
        self._context.start(partial(self._save, work), About.KEEPING)
        if changed:
            self._context.notification.remark(self._wording.draft_kept(work.track.name))

    def _end_work(self, *, has_draft: bool = True, publishes: bool = False) -> None:
        """Show the text as it is published again; of a draft that is on its way, nothing."""
        work, self._work = self._work, None
        self._checks.stop()
        had_keyboard = self._pane is not None and self._pane.isVisible()
        self._workspace.work.show_editor(False)
        if work is None:
            return
        self.closed.emit()
        current = self._context.current.track
        if current is not None and current.id == work.track.id:
            self._note_draft(work.track.id, there=has_draft and work.document.is_edited)
            if publishes:
                self._workspace.work.text.show_draft(False)
            if had_keyboard:
                self._workspace.work.take_text()

    def _leave_others(self) -> None:
        """Leave the editor when another track comes on screen."""
        current = self._context.current.track
        if self._work is not None and (current is None or current.id != self._work.track.id):
            self.leave()

    def _show_state(self, saved: datetime | None = None) -> None:
        if self._pane is not None and self._work is not None:
            document = self._work.document
            words = self._wording.state(
                document, saved, is_kept=self._work.kept == document.revision
            )
            self._pane.tools.show_state(words, changed=document.is_edited)

    def _show_publishable(self) -> None:
        if self._pane is not None and self._work is not None:
            self._pane.show_publishable(self._why_not_publish(self._work))

    def _why_not_publish(self, work: _Work) -> str | None:
        """Return why the text cannot be published now; None when it can."""
        tracks = self._workspace.tracks
        if tracks.refused:
            return tracks.refused
        if tracks.model.is_busy(work.track.id):
            return self._wording.busy()
        if not len(work.document):
            return self._wording.no_cues()
        return None if work.document.is_changed else self._wording.unchanged()
