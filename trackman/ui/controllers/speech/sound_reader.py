"""Reads the sound of a file with what Qt brings along."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Qt, QUrl

from trackman.domain.errors import HearingError
from trackman.domain.playback import HearingFault
from trackman.domain.speech.marks import SAMPLES_PER_SECOND
from trackman.services.speech.hearing import Take

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDecoder

_ENOUGH = 4 * SAMPLES_PER_SECOND  # bytes handed on at once: two seconds
_SILENT = "contain an audio stream"
_log = logging.getLogger(__name__)


async def read_sound(path: Path, take: Take) -> None:
    """Hand on the sound of a file: 16,000 samples a second, 16 bits each, one channel.

    Raises HearingError: NO_PLAYER where the system lacks the libraries for it.
    """
    reader = _Reader(_made_decoder())
    try:
        await reader.read(path, take)
    finally:
        reader.close()


def _made_decoder() -> QAudioDecoder:
    from trackman.ui.player.quiet import prepare_qt, quieten_ffmpeg

    prepare_qt()
    try:
        from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat
    except ImportError as error:
        raise HearingError(HearingFault.NO_PLAYER, str(error)) from error
    decoder = QAudioDecoder()
    quieten_ffmpeg()
    wanted = QAudioFormat()
    wanted.setSampleRate(SAMPLES_PER_SECOND)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    decoder.setAudioFormat(wanted)
    return decoder


class _Reader(QObject):
    """Takes buffers as they come, and none while what it has is being taken from it."""

    def __init__(self, decoder: QAudioDecoder) -> None:
        super().__init__()
        self._decoder = decoder
        decoder.setParent(self)
        self._waiting = bytearray()
        self._news = asyncio.Event()
        self._has_ended = False
        self._error: HearingError | None = None
        decoder.bufferReady.connect(self._read_on)
        decoder.finished.connect(self._end)
        decoder.error.connect(self._fail)

    async def read(self, path: Path, take: Take) -> None:
        """Hand on all of it."""
        self._decoder.setSource(QUrl.fromLocalFile(str(path)))
        self._tell("start")
        while True:
            await self._news.wait()
            self._news.clear()
            if self._error is not None:
                raise self._error
            if self._waiting:
                sound, self._waiting = bytes(self._waiting), bytearray()
                await take(sound)
            if self._has_ended and not self._decoder.bufferAvailable():
                if self._waiting:
                    await take(bytes(self._waiting))
                return
            self._read_on()

    def close(self) -> None:
        """Free what it holds."""
        self._decoder.disconnect(self)
        self._tell("stop")
        self._decoder.setSource(QUrl())  # lets go of the file, which Windows keeps otherwise
        self.deleteLater()

    def _read_on(self) -> None:
        while len(self._waiting) < _ENOUGH and self._decoder.bufferAvailable():
            buffer = self._decoder.read()
            if buffer.isValid():
                self._waiting += bytes(buffer.constData())
        if len(self._waiting) >= _ENOUGH or self._has_ended:
            self._news.set()

    def _end(self) -> None:
        self._has_ended = True
        self._news.set()

    def _fail(self) -> None:
        words = self._decoder.errorString()
        # Nothing else tells a file without sound from one that cannot be read (Qt 6.11).
        fault = HearingFault.NO_SOUND if _SILENT in words else HearingFault.UNREADABLE
        self._error = HearingError(fault, words)
        self._news.set()

    def _tell(self, slot: str) -> None:
        """Call a slot with Python's lock released, which a plain call holds.

        Qt waits there for its threads, and one that logs meanwhile waits for the lock: see Player.
        """
        QMetaObject.invokeMethod(self._decoder, slot, Qt.ConnectionType.DirectConnection)
