"""Files that shall become tracks: chosen, dropped or pasted, read, corrected, and handed on."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from trackman.domain.additions import MOST_FILES, FileRow
from trackman.domain.file_faults import FileFault
from trackman.domain.languages import common_languages
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.uploads import Video
from trackman.services.additions import TrackFiles
from trackman.ui.controllers.context import SessionContext
from trackman.ui.shell.workspace import Workspace
from trackman.ui.widgets.dropped import dropped_files
from trackman.ui.wording.inserting import filled, listed, quoted

if TYPE_CHECKING:
    from trackman.ui.additions.dialog import AddTracksDialog

_NAMED = 3
"""Files that are named in a sentence."""


class FileAdditions(QObject):
    """Controller of the dialog in which files become tracks; one at a time is open."""

    add_requested = Signal(object, object)
    """Tracks are to be added to this `Video`: a list of `NewTrack`."""
    cues_changed = Signal(object)
    """These cues of a file are looked at, a sequence of `Cue`."""
    left = Signal()
    """No file is looked at any more."""
    play_wanted = Signal(Cue)
    """The video is wanted from this cue on."""

    def __init__(self, context: SessionContext, workspace: Workspace, files: TrackFiles) -> None:
        super().__init__()
        self._context = context
        self._workspace = workspace
        self._files = files
        self._dialog: AddTracksDialog | None = None
        self._video: Video | None = None
        self._cues: Sequence[Cue] = ()
        self._locales: tuple[str, ...] = ()
        self._work: set[asyncio.Task[None]] = set()
        self.waiting: tuple[Path, ...] = ()
        """Files that came while no video was open; they are offered to the next one."""
        context.current.video_changed.connect(self._follow_video)

    @property
    def dialog(self) -> AddTracksDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def offer_languages(self, locales: Sequence[str]) -> None:
        """Offer the languages of the project before all others."""
        self._locales = tuple(locales)

    def open(self, paths: Sequence[Path] = ()) -> None:
        """Open the dialog for the open video, with these files and folders in it."""
        video = self._context.current.video
        if self._dialog is None:
            reason = self._workspace.tracks.why_no_addition()
            if video is None and paths:
                self.keep(paths)
                return
            if reason is not None or video is None:
                self._context.notification.remark(reason or self.tr("Open a video first."))
                return
            self._dialog = self._opened(video)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        if paths:
            self.take(paths)
        self._dialog.take_keyboard()

    def keep(self, paths: Sequence[Path]) -> None:
        """Offer files to the video that is opened next, and say so."""
        self.waiting = tuple(dict.fromkeys((*self.waiting, *paths)))
        more = ["…"] if len(self.waiting) > _NAMED else []
        names = [quoted(path.name) for path in self.waiting[:_NAMED]]
        words = self.tr("Open the video that these files are for: {files}.")
        self._context.notification.remark(filled(words, files=listed([*names, *more])))

    def offer_waiting(self) -> None:
        """Open the dialog with the files that waited, now that a video is there."""
        if self.waiting and self._context.current.video is not None:
            waiting, self.waiting = self.waiting, ()
            self.open(waiting)

    def paste(self) -> None:
        """Open the dialog with the files that were copied in a file manager."""
        files = dropped_files(QApplication.clipboard().mimeData())
        if files:
            self.open(files)
        else:
            words = self.tr("There are no files in the clipboard. Copy some in a file manager.")
            self._context.notification.remark(words)

    def take(self, paths: Sequence[Path]) -> None:
        """Put files, and those in folders, into the dialog."""
        if self._dialog is not None:
            self._start(self._take(self._dialog, paths))

    def stop(self) -> None:
        """Close the dialog: what it is about ends."""
        if self._dialog is not None:
            self._dialog.reject()

    def _opened(self, video: Video) -> AddTracksDialog:
        from trackman.ui.additions.dialog import AddTracksDialog

        self._video = video
        window = self._workspace.window()
        dialog = AddTracksDialog(window, video)
        codes = (*self._locales, *(track.language_code for track in video.tracks))
        dialog.offer_languages(tuple(dict.fromkeys((*codes, *common_languages()))))
        dialog.move(window.geometry().topLeft())  # the player stays in sight, where there is room
        dialog.files_wanted.connect(lambda: self._start(self._choose_files(dialog)))
        dialog.folder_wanted.connect(lambda: self._start(self._choose_folder(dialog)))
        dialog.files_dropped.connect(self.take)
        dialog.add_wanted.connect(lambda: self._start(self._hand_on(dialog)))
        dialog.reading_chosen.connect(
            lambda path, choices: self._start(self._read(dialog, path, choices))
        )
        dialog.model.corrected.connect(lambda path: self._start(self._judge(dialog, path)))
        dialog.cues_shown.connect(self._show_cues)
        dialog.play_wanted.connect(self._play)
        dialog.finished.connect(self._leave)
        self._start(self._learn_limit(dialog))
        return dialog

    def _leave(self) -> None:
        self._dialog = self._video = None
        for task in tuple(self._work):
            task.cancel()
        self._cues = ()
        self.left.emit()

    def _start(self, work: object) -> None:
        assert asyncio.iscoroutine(work)
        task = self._context.tasks.start(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    def _follow_video(self) -> None:
        """Know the names of tracks that came or went meanwhile."""
        video = self._context.current.video
        if self._dialog is not None and video is not None and self._is_on_screen():
            self._video = video
            self._dialog.show_video(video)

    def _show_cues(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        if self._is_on_screen():
            self.cues_changed.emit(cues)

    def _play(self, cue: Cue) -> None:
        """Play the video with the subtitles of the file, if it is the one that is open."""
        if self._is_on_screen():
            self.cues_changed.emit(self._cues)
            self.play_wanted.emit(cue)

    def _is_on_screen(self) -> bool:
        video = self._context.current.video
        return video is not None and self._video is not None and video.id == self._video.id

    async def _learn_limit(self, dialog: AddTracksDialog) -> None:
        dialog.model.set_limit(await self._context.connection.upload_limit())

    async def _choose_files(self, dialog: AddTracksDialog) -> None:
        kinds = ";;".join(
            (
                filled(self.tr("Subtitles and audio ({endings})"), endings=_ENDINGS),
                self.tr("All files (*)"),
            )
        )
        title = self.tr("Choose subtitle or audio files")
        paths = await self._context.dialogs.open_files(title, kinds, dialog)
        if paths:
            await self._take(dialog, paths)

    async def _choose_folder(self, dialog: AddTracksDialog) -> None:
        title = self.tr("Choose a folder")
        folder = await self._context.dialogs.open_folder(title, dialog)
        if folder is not None:
            await self._take(dialog, [folder])

    async def _take(self, dialog: AddTracksDialog, paths: Sequence[Path]) -> None:
        room = MOST_FILES - dialog.model.count()
        found = await self._files.listed(paths, room)
        new = dialog.add_files(found.files, found.left_out)
        if not found.files and not found.left_out:
            dialog.say(self.tr("There are no subtitle or audio files in this folder."))
        await asyncio.gather(*(self._read(dialog, path) for path in new))

    async def _read(
        self, dialog: AddTracksDialog, path: Path, choices: ReadingChoices | None = None
    ) -> None:
        """Read a file, then judge its text as what it is taken for."""
        if choices is None:
            particulars = self._video.upload.particulars if self._video is not None else None
            rate = particulars.frame_rate if particulars is not None else None
            choices = ReadingChoices(frame_rate=rate)
        dialog.model.show_file(await self._files.read(path, choices))
        await self._judge(dialog, path)

    async def _judge(self, dialog: AddTracksDialog, path: Path) -> None:
        place = dialog.model.row_of(path)
        if place is None or self._video is None:
            return
        row = dialog.model.row_at(place)
        findings = await self._files.findings(row, self._video)
        dialog.model.show_findings(path, row.draft, findings)

    async def _hand_on(self, dialog: AddTracksDialog) -> None:
        """Hand on the rows that are ready; files that have changed since are read again."""
        reason = self._workspace.tracks.refused if self._is_on_screen() else None
        if self._video is None or reason:
            dialog.say(reason or "")
            return
        rows = dialog.model.ready()
        same = await asyncio.gather(*map(self._is_unchanged, rows))
        good = [row for row, unchanged in zip(rows, same, strict=True) if unchanged]
        changed = [row for row, unchanged in zip(rows, same, strict=True) if not unchanged]
        if good:
            self.add_requested.emit(self._video, dialog.model.new_tracks(good))
            dialog.remove([row.path for row in good])
        if changed:
            await self._look_again(dialog, changed)
        elif not dialog.model.has_included():
            dialog.accept()

    async def _is_unchanged(self, row: FileRow) -> bool:
        return row.file is not None and await self._files.is_unchanged(row.file)

    async def _look_again(self, dialog: AddTracksDialog, rows: Sequence[FileRow]) -> None:
        """Show files anew that have changed or gone since they were read."""
        names = listed(quoted(row.path.name) for row in rows[:_NAMED])
        more = " …" if len(rows) > _NAMED else ""
        words = self.tr(
            "Changed since they were read, so not added yet: {files}. Check them again."
        )
        dialog.say(filled(words, files=names + more))
        for row in rows:
            if row.file is not None:
                dialog.model.show_file(replace(row.file, fault=FileFault.CHANGED))
        read = (self._read(dialog, row.path, row.file.choices) for row in rows if row.file)
        await asyncio.gather(*read)


_ENDINGS = " ".join(
    f"*.{ending}"
    for ending in (
        *("vtt", "srt", "ass", "ssa", "ttml", "dfxp", "smi", "sami", "sub", "mpl", "txt", "xml"),
        *("m4a", "mp3", "wav", "aac", "flac", "ogg", "opus", "aiff"),
    )
)
