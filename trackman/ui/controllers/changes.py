"""Commands about tracks that exist, but for deleting: change, copy, download, put back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from trackman.domain.additions import TrackFile
from trackman.domain.errors import ExportError, LinkError
from trackman.domain.journal import Backup
from trackman.domain.languages import same_language
from trackman.domain.links import parse_link
from trackman.domain.projects import Project
from trackman.domain.subtitles.conversion import ReadingChoices
from trackman.domain.subtitles.export import TextForm
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track, TrackDraft, TrackKind, is_same_name
from trackman.domain.uploads import Video
from trackman.domain.versions import Version
from trackman.services.additions import TrackFiles
from trackman.services.texts import TextReader
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.dialogs import ConfirmationRequest, VersionUse
from trackman.ui.shell.workspace import Workspace
from trackman.ui.wording.file_names import bundle_name, bundled_names, subtitles_name
from trackman.ui.wording.formats import Moments, length_text
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.messages import About
from trackman.ui.wording.subtitles import TextWording
from trackman.ui.wording.tracks import TrackWording

if TYPE_CHECKING:
    from trackman.ui.additions.wording import FileWording

_SAME_LENGTH = 1.0  # seconds


class ChangesController(QObject):
    """Serves the commands of the *Track* menu that need more than the deletion of a track."""

    text_requested = Signal(Video, Track, TrackDraft, bytes)
    """A WebVTT file is to take the place of a track's text."""
    audio_requested = Signal(Video, Track, TrackDraft, str)
    """The audio file at a path is to take the place of a track."""
    change_requested = Signal(Video, Track, TrackDraft)
    """A track is to have another name, language or flag."""
    version_requested = Signal(Video, Track, Backup)
    """A saved text is to take the place of a track's text."""
    copy_requested = Signal(Video, list)
    """Tracks are to be added to a video: pairs of a draft and a WebVTT file."""
    comparison_requested = Signal(tuple, tuple)
    """Two texts are to be compared, each with the track it is of."""

    def __init__(
        self,
        context: SessionContext,
        workspace: Workspace,
        reader: TextReader,
        files: TrackFiles,
    ) -> None:
        super().__init__()
        self._files = files
        self._context = context
        self._current = context.current
        self._workspace = workspace
        self._reader = reader
        self._wording = TextWording(self)
        self._tracks = TrackWording(self)
        self._moments = Moments(self)
        self._locales: tuple[str, ...] = ()

    def note_project(self, project: Project) -> None:
        """Take up the languages of the project."""
        if project.site is not None:
            self._locales = project.site.locales

    def change_details(self) -> None:
        """Ask for another name, language or flag of the selected track."""
        self._context.start(self._change_details, About.REPLACING)

    def replace_by_file(self) -> None:
        """Ask for a file, and put its track in the place of the selected one."""
        if (why_not := self._workspace.tracks.why_not()) is not None:
            self._context.notification.remark(why_not)
            return
        self._context.start(self._replace_by_file, About.REPLACING)

    def show_versions(self) -> None:
        """Show what was saved of the selected track."""
        self._context.start(self._show_versions, About.KEEPING)

    def copy_to_video(self) -> None:
        """Ask for a video, and add the selected tracks to it."""
        self._context.start(self._copy, About.ADDING)

    def download(self, form: TextForm) -> None:
        """Save the subtitles of several selected tracks, else of all the video, as one zip."""
        self._context.start(partial(self._download, form), About.KEEPING)

    async def _change_details(self) -> None:
        video, track = self._current.video, self._current.track
        if video is None or track is None:
            return
        others = [one for one in video.tracks if one.id != track.id]
        taken = [one.name for one in others if one.kind == track.kind]
        languages = [*self._locales, *(one.language_code for one in video.tracks)]
        draft = await self._context.dialogs.change_details(track, taken, languages)
        if draft is not None:
            self.change_requested.emit(video, track, draft)

    async def _replace_by_file(self) -> None:
        from trackman.ui.additions.wording import FileWording

        video, track = self._current.video, self._current.track
        if video is None or track is None:
            return
        title = filled(self.tr("Replace {name} by which file?"), name=quoted(track.name))
        path = await self._context.dialogs.open_file(title, self.tr("All files (*)"))
        if path is None:
            return
        words, name = FileWording(self), quoted(path.name)
        particulars = video.upload.particulars
        rate = particulars.frame_rate if particulars is not None else None
        choices = ReadingChoices(frame_rate=rate, language=track.language_code)
        file = await self._files.read(path, choices)
        if file.fault is not None:
            text = self.tr("{file} was not used. {reason}")
            said = filled(text, file=name, reason=words.fault(file))
            self._context.notification.say(said, "error")
            return
        if file.kind != track.kind:
            text = self.tr("{file} is audio, and the track has subtitles.")
            if track.kind == TrackKind.AUDIO:
                text = self.tr("{file} has subtitles, and the track is audio.")
            self._context.notification.say(filled(text, file=name), "error")
            return
        if not await self._context.dialogs.confirm(self._replacing(track, file, words)):
            return
        if file.conversion is not None:
            content = file.conversion.content
            self.text_requested.emit(video, track, TrackDraft.of(track), content)
        else:
            self.audio_requested.emit(video, track, TrackDraft.of(track), str(path))

    def _replacing(self, track: Track, file: TrackFile, words: FileWording) -> ConfirmationRequest:
        """Return the question that names the file and what of it is lost."""
        title = filled(
            self.tr("Replace {name} by {file}?"),
            name=quoted(track.name),
            file=quoted(file.path.name),
        )
        parts = [words.about(file)]
        if file.text is not None:
            parts[0] += " · " + self.tr("%Ln cues", "", len(file.text.salvage.cues))
        if file.conversion is not None:
            parts += words.losses(file.conversion)
        if file.language and not same_language(file.language, track.language_code):
            text = self.tr("The text seems to be in {language}.")
            parts.append(filled(text, language=self._tracks.language_in_sentence(file.language)))
        if track.kind == TrackKind.AUDIO:
            parts.append(self.tr("trackman can’t back up audio, so this can’t be undone."))
        else:
            parts.append(
                self.tr(
                    "Name, language and flag stay. The old track is deleted only once the new one "
                    "is checked, and can be brought back."
                )
            )
        return ConfirmationRequest(title, "\n\n".join(parts), self.tr("Replace track"))

    async def _show_versions(self) -> None:
        video, track = self._current.video, self._current.track
        if video is None or track is None:
            return
        versions = await self._context.stores.records.versions(track)
        why_not = self._workspace.tracks.why_not()
        choice = await self._context.dialogs.show_versions(track.name, versions, why_not)
        if choice is None:
            return
        match choice.use:
            case VersionUse.COMPARE:
                await self._compare(track, choice.versions)
            case VersionUse.SAVE:
                await self._save(video, track, choice.versions[0])
            case VersionUse.RESTORE:
                self.version_requested.emit(video, track, choice.versions[0].backup)

    async def _compare(self, track: Track, versions: Sequence[Version]) -> None:
        """Show the older text on the left, the newer one, or that of now, on the right."""
        older = await self._version(track, versions[-1])
        if len(versions) > 1:
            newer = await self._version(track, versions[0])
        else:
            newer = (track, await self._text(track))
        self.comparison_requested.emit(older, newer)

    async def _version(self, track: Track, version: Version) -> tuple[Track, ReadText]:
        name = filled(
            self.tr("{name}, {moment}"), name=version.name, moment=self._moments.short(version.at)
        )
        text = await self._reader.kept(version.backup)
        return replace(track, id=version.backup.sha256, name=name), text

    async def _save(self, video: Video, track: Track, version: Version) -> None:
        day = version.at.astimezone().date()
        name = subtitles_name(video.upload.filename, track, TextForm.WEBVTT, day)
        kinds = self.tr("Subtitle files (*.{ending})").format(ending=TextForm.WEBVTT.value)
        path = await self._context.dialogs.save_file(self.tr("Save subtitles"), name, kinds)
        if path is None:
            return
        text = await self._reader.kept(version.backup)
        try:
            await self._reader.save(path, TextForm.WEBVTT, text)
        except ExportError as error:
            self._context.notification.say(self._wording.not_saved(error), "error")
        else:
            said = filled(self.tr("Subtitles saved to {file}."), file=quoted(path.name))
            self._context.say_saved(said, path)

    async def _download(self, form: TextForm) -> None:
        if (video := self._current.video) is None:
            return
        selected = self._current.selection
        wanted = selected if len(selected) > 1 else video.tracks
        tracks = [one for one in wanted if video.can_back_up(one)]
        if not tracks:
            none = self.tr("None of these tracks has subtitles that can be downloaded.")
            self._context.notification.say(none, "info")
            return
        name, kinds = bundle_name(video.upload.filename), self.tr("Zip archives (*.zip)")
        path = await self._context.dialogs.save_file(self.tr("Download subtitles"), name, kinds)
        if path is None:
            return
        texts = await asyncio.gather(*map(self._text, tracks))
        names = bundled_names(video.upload.filename, tracks, form)
        files = [
            (name, text)
            for name, text in zip(names, texts, strict=True)
            if text.failure is None and text.content
        ]
        try:
            await self._reader.save_all(path, form, files)
        except ExportError as error:
            self._context.notification.say(self._wording.not_saved(error), "error")
            return
        said = self.tr("%Ln tracks downloaded to {file}.", "", len(files))
        said = filled(said, file=quoted(path.name))
        if missing := len(tracks) - len(files):
            said += " " + self.tr("%Ln tracks couldn’t be fetched.", "", missing)
        self._context.say_saved(said, path, "warning" if missing else "success")

    async def _copy(self) -> None:
        video = self._current.video
        tracks = [
            one for one in self._current.selection if video is not None and video.can_back_up(one)
        ]
        if video is None or not tracks:
            return
        title = self.tr("Copy %Ln tracks to which video?", "", len(tracks))
        if len(tracks) == 1:
            name = quoted(tracks[0].name)
            title = filled(self.tr("Copy {name} to which video?"), name=name)
        link = await self._context.dialogs.ask_for_video(title, self.tr("Copy there"))
        if link is None:
            return
        try:
            target = await self._context.connection.videos.open(parse_link(link), lambda *_: None)
        except LinkError as error:
            self._context.notification.say(self._context.messages.link(error), "error")
            return
        if not await self._fits(video, target, tracks):
            return
        texts = await asyncio.gather(*map(self._text, tracks))
        good = [(track, text) for track, text in zip(tracks, texts, strict=True) if text.content]
        if len(good) < len(tracks):
            missing = self.tr("%Ln tracks couldn’t be fetched.", "", len(tracks) - len(good))
            self._context.notification.say(missing, "warning")
        if good:
            drafts = [(TrackDraft.of(track), text.content) for track, text in good]
            self.copy_requested.emit(target, drafts)

    async def _fits(self, video: Video, target: Video, tracks: Sequence[Track]) -> bool:
        """Ask where the lengths differ, or where a name is taken there."""
        warnings = []
        here, there = video.upload.duration, target.upload.duration
        if here is not None and there is not None and abs(here - there) > _SAME_LENGTH:
            text = self.tr(
                "This video is {here} long, {video} is {there}. The subtitles may not fit."
            )
            warnings.append(
                filled(
                    text,
                    here=length_text(here),
                    there=length_text(there),
                    video=quoted(target.upload.filename),
                )
            )
        taken = [
            track.name
            for track in tracks
            if any(
                one.kind == track.kind and is_same_name(one.name, track.name)
                for one in target.tracks
            )
        ]
        if taken:
            text = self.tr("It already has tracks with these names, which can’t be added: {names}.")
            warnings.append(filled(text, names=listed(map(quoted, taken))))
        if not warnings:
            return True
        title = filled(self.tr("Copy to {video} anyway?"), video=quoted(target.upload.filename))
        request = ConfirmationRequest(title, "\n\n".join(warnings), self.tr("Copy anyway"))
        return await self._context.dialogs.confirm(request)

    async def _text(self, track: Track) -> ReadText:
        playback_id = self._current.playback_id
        last = await self._reader.last(playback_id, track.id)
        return await self._reader.now(playback_id, track.id, last)
