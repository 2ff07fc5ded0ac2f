"""Listens to the sound of a video once, and keeps where it has speech."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event

from trackman.dato.mux.sounds import SoundStreams
from trackman.domain.errors import (
    ClosedError,
    DatoError,
    HearingError,
    LostAnswerError,
    NotSentError,
    StoppedError,
    UnreadableAnswerError,
)
from trackman.domain.playback import HearingFault, SoundPiece, SoundPieces
from trackman.domain.speech.fit import SoundFit, fit
from trackman.domain.speech.marks import SAMPLES_PER_SECOND, SpeechMarks
from trackman.domain.subtitles.webvtt import Cue
from trackman.domain.tracks import Track
from trackman.services.executors import Executors, Lane
from trackman.services.speech.detector import SpeechDetector, can_detect
from trackman.store.sounds import SoundStore

FETCHED_SHARE = 0.4
"""Share of the work that is done when all pieces are there."""
_BATCH = 2 * SAMPLES_PER_SECOND  # bytes listened to at once: a second
_AT_ONCE = 3
"""Pieces that are fetched at a time."""
_REFUSALS = {401, 403, 451}
Take = Callable[[bytes], Awaitable[None]]
Decode = Callable[[Path, Take], Awaitable[None]]
"""Reads a file and hands on its sound, of 16,000 samples a second, 16 bits each, one channel.

It waits for each piece to be taken, and raises HearingError."""
Progress = Callable[[float], None]
_log = logging.getLogger(__name__)


class Hearing:
    """The sounds of one project's videos. Listening to one is counted as streaming, once."""

    def __init__(self, streams: SoundStreams, executors: Executors, store: SoundStore) -> None:
        self._streams = streams
        self._executors = executors
        self._store = store
        self._one_at_a_time = asyncio.Lock()

    @staticmethod
    def is_possible() -> bool:
        """Tell whether speech can be looked for on this computer."""
        return can_detect()

    async def known(self, playback_id: str, audio: Track | None = None) -> SpeechMarks | None:
        """Return where a sound has speech, if it was listened to before; nothing is streamed.

        It is the sound of an audio track, or the video's own.
        """
        name = _name(playback_id, audio)
        return await self._executors.run(partial(self._store.read, name), Lane.DISK)

    async def hear(
        self,
        playback_id: str,
        audio: Track | None,
        decode: Decode,
        progress: Progress = lambda _: None,
    ) -> SpeechMarks:
        """Fetch a sound and find its speech; cancelling ends it soon, and nothing is kept then.

        `progress` is told the share that is done. Raises HearingError, and ClosedError when the
        program ends.
        """
        async with self._one_at_a_time:
            if (known := await self.known(playback_id, audio)) is not None:
                return known
            detector = await self._executors.run(SpeechDetector, Lane.LISTENING)
            pieces = await self._found(playback_id, audio)
            work = _Work(pieces, progress)
            for stretch in pieces.stretches:
                with self._store.room() as path:
                    await self._fetch(stretch, path, work)
                    await self._listen(path, detector, decode, work)
            _log.info("%d of %.1f s were listened to", work.taken // _BATCH, pieces.seconds)
            marks = await self._executors.run(detector.marks, Lane.LISTENING)
            if not marks.frames:
                raise HearingError(HearingFault.NO_SOUND, "nothing came out of it")
            keep = partial(self._store.write, _name(playback_id, audio), marks)
            await self._executors.run(keep, Lane.DISK)
            return marks

    async def fit(self, marks: SpeechMarks, cues: Sequence[Cue]) -> SoundFit:
        """Find where cues belong in a sound."""

        def search(stop: Event) -> SoundFit:
            def breathe() -> None:
                if stop.wait(0.0003):
                    raise StoppedError

            return fit(marks, cues, breathe)

        return await self._executors.run_stoppable(search, Lane.LISTENING)

    def close(self) -> None:
        """Break off what is being fetched."""
        self._streams.close()

    async def _found(self, playback_id: str, audio: Track | None) -> SoundPieces:
        name, code = (None, "") if audio is None else (audio.name, audio.language_code)
        look = partial(self._streams.pieces, playback_id, name, code)
        try:
            found = await self._executors.run(look, Lane.TRANSFERS)
        except ClosedError:
            raise
        except DatoError as error:
            raise HearingError(_fault_of(error), str(error)) from error
        if found is None:
            raise HearingError(HearingFault.NO_SOUND, f"no sound {name!r}")
        return found

    async def _fetch(self, pieces: Sequence[SoundPiece], path: Path, work: _Work) -> None:
        """Put pieces into a file, some at a time, for each is a way to the host and back."""
        for begin in range(0, len(pieces), _AT_ONCE):
            work.tell()
            fetching = [
                self._executors.run(partial(self._streams.piece, one), Lane.TRANSFERS)
                for one in pieces[begin : begin + _AT_ONCE]
            ]
            found = await asyncio.gather(*fetching, return_exceptions=True)
            contents = [one for one in found if isinstance(one, bytes)]
            for one in found:
                if isinstance(one, DatoError) and not isinstance(one, ClosedError):
                    raise HearingError(_fault_of(one), str(one)) from one
                if isinstance(one, BaseException):
                    raise one
            append = partial(_append, path, b"".join(contents))
            try:
                await self._executors.run(append, Lane.DISK)
            except OSError as error:
                raise HearingError(HearingFault.NO_ROOM, str(error)) from error
            work.fetched += len(contents)

    async def _listen(
        self, path: Path, detector: SpeechDetector, decode: Decode, work: _Work
    ) -> None:
        """Read the sound and find its speech in turns, so that it never lies in memory."""
        waiting = bytearray()

        async def find(least: int) -> None:
            while len(waiting) > least:
                sound = bytes(waiting[:_BATCH])
                del waiting[:_BATCH]
                await self._executors.run_stoppable(partial(detector.take, sound), Lane.LISTENING)
                work.taken += len(sound)
                work.tell()

        async def take(sound: bytes) -> None:
            waiting.extend(sound)
            await find(_BATCH)

        await decode(path, take)
        await find(0)


class _Work:
    """Work on one sound, and the share of it that is done."""

    def __init__(self, pieces: SoundPieces, progress: Progress) -> None:
        self.fetched = 0
        """Pieces that are there."""
        self.taken = 0
        """Bytes of sound that were listened to."""
        self._pieces = pieces
        self._progress = progress

    def tell(self) -> None:
        """Tell the share that is done."""
        heard = self.taken / max(self._pieces.seconds * 2 * SAMPLES_PER_SECOND, 1)
        fetched = self.fetched / self._pieces.count
        self._progress(FETCHED_SHARE * fetched + (1 - FETCHED_SHARE) * min(heard, 1.0))


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


def _fault_of(error: DatoError) -> HearingFault:
    match error:
        case NotSentError():
            return HearingFault.OFFLINE
        case LostAnswerError():
            return HearingFault.BROKE_OFF
        case UnreadableAnswerError() if error.status in _REFUSALS:
            return HearingFault.REFUSED
        case UnreadableAnswerError() if error.status in {404, 410}:
            return HearingFault.NOT_THERE
        case UnreadableAnswerError() if error.status >= 500 or error.status == 429:
            return HearingFault.BROKE_OFF
    return HearingFault.UNREADABLE


def _name(playback_id: str, audio: Track | None) -> str:
    return f"{playback_id} {audio.id if audio is not None else ''}"
