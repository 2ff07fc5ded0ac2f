"""Plans of what `trackman tracks add|replace|delete|restore` are asked for; nothing is sent."""

from __future__ import annotations

import argparse
from dataclasses import dataclass

from trackman.commands.output import complain
from trackman.commands.project import OpenProject
from trackman.commands.reading import VideoReader
from trackman.commands.results import SOMETHING_FAILED, Results, nothing_of
from trackman.commands.track_files import FileReader, as_track_of, why_not
from trackman.domain.additions import (
    MOST_FILES,
    FileRow,
    NewTrack,
    RowProblem,
    language_meant,
    named,
    problems_of,
)
from trackman.domain.journal import Act, Backup, Entry, new_id
from trackman.domain.names import quoted, shown
from trackman.domain.tracks import Track, TrackDraft, TrackKind, can_be_backed_up
from trackman.domain.uploads import Video

_NO_WAY_BACK = "audio can’t be backed up, so this can’t be undone"
_UNSAVED = "it has no subtitles that could be saved, so it can’t be restored"


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation to do."""

    entry: Entry
    note: str = ""
    """Something worth knowing about it, in words."""


@dataclass(frozen=True, slots=True)
class Planning:
    """Plans operations; what cannot be done is told at once."""

    options: argparse.Namespace
    opened: OpenProject
    results: Results
    reader: VideoReader

    async def plans(self) -> list[Plan]:
        """Return what is to be done."""
        plan = {
            "tracks add": self._additions,
            "tracks replace": self._replacement,
            "tracks delete": self._deletions,
            "tracks restore": self._restores,
        }[self.options.command]
        return await plan()

    async def _deletions(self) -> list[Plan]:
        pairs, batch = self.options.tracks, new_id()
        videos = await self.reader.named([upload_id for upload_id, _ in pairs])
        plans = []
        for upload_id, track_id in pairs:
            if (video := videos.get(upload_id)) is None:
                continue  # that was told
            if (track := _track(video, track_id)) is None:
                self.results.absent(upload_id, track_id)
                continue
            entry = self.opened.planner.deletion(video, track, batch, self.options.reason)
            can_save = can_be_backed_up(track, video.upload.mux_playback_id)
            plans.append(Plan(entry, "" if can_save else _UNSAVED))
        return plans

    async def _restores(self) -> list[Plan]:
        batch, plans = new_id(), []
        for entry_id in dict.fromkeys(one.strip() for one in self.options.entries):
            entry = await self.opened.stores.records.entry(entry_id)
            plan = await self._restore(entry, batch)
            if isinstance(plan, Entry):
                plans.append(Plan(plan))
            elif plan is not None:
                track = entry.track if entry is not None else nothing_of("")
                self.results.failed(track, f"{shown(entry_id, 80)}: {plan}")
        return plans

    async def _restore(self, entry: Entry | None, batch: str) -> Entry | str | None:
        """Plan to take a deletion or a replacement back.

        Return why it cannot be, or None where that is told already.
        """
        if entry is None:
            return "the journal of this data folder has no such entry"
        if not self.opened.planner.is_own(entry.place):
            return f"it belongs to the project {quoted(entry.place.project_name)}"
        if entry.act is Act.DELETION:
            if entry.backup is None:
                return _UNSAVED
            return self.opened.planner.restore(entry, batch)
        if entry.act is Act.REPLACEMENT:
            return await self._put_back(entry)
        return "it is neither a deletion nor a replacement"

    async def _put_back(self, replacement: Entry) -> Entry | str | None:
        """Plan to put the old track in the place of the new one."""
        if (new := replacement.returned) is None:
            return "the old track was kept, so there is nothing to restore"
        old = await self.opened.stores.records.replaced_text(replacement)
        if old is None:
            return _UNSAVED
        if (video := await self.reader.one(replacement.place.upload_id)) is None:
            return None
        if _track(video, new.id) is None:  # taken back before, or deleted
            return f"the new track, {new.id}, is no longer in the video"
        return self.opened.planner.put_back(replacement, new, old)

    async def _additions(self) -> list[Plan]:
        if (video := await self.reader.one(self.options.upload)) is None:
            return []
        options, reader = self.options, self._file_reader(video)
        language = language_meant(options.language) if options.language else None
        rows, left_out = await reader.rows(options.files, language)
        if not rows:
            complain("There are no subtitle or audio files to add")
            self.results.status = SOMETHING_FAILED
        if left_out:
            complain(f"{left_out} files are left out: at most {MOST_FILES} at once")
            self.results.status = SOMETHING_FAILED
        rows = named([self._corrected(row, language) for row in rows], video.tracks)
        problems = problems_of(
            rows,
            video.tracks,
            duration=video.upload.duration,
            limit=await self.opened.connection.upload_limit(),
        )
        place, batch, plans = self.opened.planner.place(video), new_id(), []
        for row, found in zip(rows, problems, strict=True):
            wanted = options.kind or row.draft.kind
            if self._is_refused(row, found, wanted, row.draft.as_track(video.id)):
                continue
            new = row.new_track()
            entry = self.opened.planner.addition(
                place, new.draft, batch, backup=await self._kept(new), source=new.source
            )
            plans.append(Plan(entry, await reader.remarks(row, found)))
        return plans

    def _corrected(self, row: FileRow, language: str | None) -> FileRow:
        """Return a file as the options want it, where they want something."""
        if language is not None:
            row = row.with_language(language)
        if self.options.closed_captions and row.draft.kind == TrackKind.SUBTITLES:
            row = row.with_captions(True)
        return row.with_name(self.options.name) if self.options.name else row

    async def _replacement(self) -> list[Plan]:
        upload_id, track_id = self.options.track
        if (video := await self.reader.one(upload_id)) is None:
            return []
        if (old := _track(video, track_id)) is None:
            self.results.failed(nothing_of(upload_id, track_id), "the video has no such track")
            return []
        reader, draft = self._file_reader(video), TrackDraft.of(old)
        rows, _ = await reader.rows([self.options.file], draft.language_code)
        if len(rows) != 1:
            self.results.failed(old, f"{shown(str(self.options.file))}: name one file")
            return []
        row = as_track_of(rows[0], draft)
        (found,) = problems_of(
            [row],
            [],  # its name and language are those of the track
            duration=video.upload.duration,
            limit=await self.opened.connection.upload_limit(),
        )
        if self._is_refused(row, found, old.kind, old):
            return []
        new, place = row.new_track(), self.opened.planner.place(video)
        entry = self.opened.planner.replacement(
            place, old, draft, new_id(), backup=await self._kept(new), source=new.source
        )
        remarks = await reader.remarks(row, found)
        if old.kind == TrackKind.AUDIO:
            remarks = "; ".join(filter(None, (remarks, _NO_WAY_BACK)))
        return [Plan(entry, remarks)]

    def _file_reader(self, video: Video) -> FileReader:
        checks, settings = self.opened.connection.judging(), self.opened.settings
        checks.preset, checks.words = settings.preset, settings.words
        checks.own = settings.own_limits
        files = self.opened.connection.track_files(checks)
        return FileReader(files, video, self.options.frame_rate)

    async def _kept(self, new: NewTrack) -> Backup | None:
        """Put the subtitles of a new track on the disk, unless it is only planned."""
        if new.content is None or not self.options.yes:
            return None
        return await self.opened.operations.texts.keep(new.content)

    def _is_refused(
        self, row: FileRow, problems: tuple[RowProblem, ...], kind: str, track: Track
    ) -> bool:
        """Tell whether no track of this kind can be made of a file, and why."""
        why = why_not(row, problems)
        if not why and row.draft.kind != kind:
            why = f"it holds {row.draft.kind}, not {kind}"
        if why:
            self.results.failed(track, f"{shown(row.path.name)}: {why}")
        return bool(why)


def _track(video: Video, track_id: str) -> Track | None:
    return next((track for track in video.tracks if track.id == track_id), None)
