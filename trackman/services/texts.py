"""Read the text of a track: at once as it was last seen, then as it is now, whole or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from trackman.domain.errors import BackupError
from trackman.domain.journal import Backup
from trackman.domain.subtitles.alignment import Aligned, side_by_side
from trackman.domain.subtitles.export import TextForm, written
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.search import Hits, SearchedTexts
from trackman.domain.subtitles.webvtt import Salvage
from trackman.services.executors import Lane
from trackman.services.operations.backups import SubtitleBackups
from trackman.store.cache.texts import StoredText, TextCache
from trackman.store.files import exported


class TextReader:
    """The texts of one project's tracks, for people to read."""

    def __init__(self, texts: SubtitleBackups, seen: TextCache) -> None:
        self._texts = texts
        self._seen = seen

    async def last(self, playback_id: str, track_id: str) -> ReadText | None:
        """Return a text as it was seen last; None if it never was."""
        executors = self._texts.executors
        seen = await executors.run(
            partial(self._seen.read, _name(playback_id, track_id)), Lane.DISK
        )
        if seen is None:
            return None
        return await executors.run(
            partial(ReadText.of, seen.content, seen.at, fresh=False), Lane.COMPUTING
        )

    async def now(
        self,
        playback_id: str,
        track_id: str,
        last: ReadText | None = None,
        *,
        asked: bool = True,
    ) -> ReadText:
        """Fetch a text; where that fails, return `last` with what went wrong.

        One that has not changed keeps its cues, as the same objects. `asked` says whether a person
        waits for it.
        """
        executors = self._texts.executors
        try:
            content = await self._texts.fetch(playback_id, track_id, asked=asked)
        except BackupError as error:
            return replace(last or _NOTHING, failure=error, fresh=False)
        seen = StoredText(content, datetime.now(UTC))
        name = _name(playback_id, track_id)
        await executors.run(partial(self._seen.write, name, seen), Lane.DISK)
        if last is not None and last.at is not None and last.content == content:
            return replace(last, at=seen.at, failure=None, fresh=True)
        return await executors.run(partial(ReadText.of, seen.content, seen.at), Lane.COMPUTING)

    async def side_by_side(self, left: ReadText, right: ReadText, *, words: bool) -> Aligned:
        """Put two texts beside each other; `words` says whether those can be compared."""
        texts = (left.words.texts, right.words.texts) if words else None
        align = partial(side_by_side, left.salvage.cues, right.salvage.cues, texts)
        return await self._texts.executors.run(align, Lane.COMPUTING)

    async def search(self, words: SearchedTexts, expression: str) -> Hits:
        """Return where a regular expression matches. Raises ExpressionError."""
        from trackman.services.search import search  # a large library stands behind it

        return await search(self._texts.executors, words, expression)

    async def kept(self, backup: Backup) -> ReadText:
        """Return a saved text. Raises BackupError."""
        kept = await self._texts.kept(backup)
        read = partial(ReadText.of, kept.content, None)
        return await self._texts.executors.run(read, Lane.COMPUTING)

    async def save_all(
        self, path: Path, form: TextForm, files: Sequence[tuple[str, ReadText]]
    ) -> None:
        """Write texts by their names into one zip. Raises ExportError, as `save` does."""

        def write() -> None:
            from trackman.store.text_bundle import write_bundle

            contents = ((name, written(form, one.content, one.spoken)) for name, one in files)
            write_bundle(path, contents, datetime.now().astimezone())

        await self._texts.executors.run(write, Lane.DISK)

    async def save(self, path: Path, form: TextForm, text: ReadText) -> None:
        """Write a text to a file. Raises ExportError; then nothing at `path` has changed."""

        def write() -> None:
            with exported(path) as file:
                file.write(written(form, text.content, text.spoken))

        await self._texts.executors.run(write, Lane.DISK)


_NOTHING = ReadText(Salvage(()), SearchedTexts(()), b"", None)


def _name(playback_id: str, track_id: str) -> str:
    return f"{playback_id} {track_id}"
