"""Sounds of videos in pieces, as the stream host serves them; whoever fetches them is metered."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urljoin

from trackman.dato.mux.encryption import decrypted
from trackman.dato.mux.piece_list import read_stretches
from trackman.dato.mux.playlists import is_playlist, read_sound_lists
from trackman.dato.mux.public_http import HostLimits, PublicHttp
from trackman.domain.addresses import STREAM_URL
from trackman.domain.errors import UnreadableAnswerError
from trackman.domain.playback import SoundPiece, SoundPieces

_LIST = "application/vnd.apple.mpegurl, */*;q=0.1"
_MOST_PIECES = 20_000  # a day and more of them


@dataclass(frozen=True, slots=True)
class SoundLimits(HostLimits):
    """Limits for fetching a list or a piece. Times in seconds, sizes in bytes."""

    connect: float = 6.1
    read: float = 15.0
    whole: float = 60.0
    largest: int = 32 * 1024 * 1024
    read_again: tuple[float, ...] = (0.5, 2.0)
    follow: bool = True


class SoundStreams:
    """Fetch sounds. Safe from any thread; not counted against the pace of the API."""

    def __init__(self, base_url: str = STREAM_URL, limits: SoundLimits = SoundLimits()) -> None:
        self._host = PublicHttp(base_url, limits, "sound")
        self._keys: dict[str, bytes] = {}

    def pieces(self, playback_id: str, name: str | None, language_code: str) -> SoundPieces | None:
        """Return the pieces of a sound: the one of this name, or the video's own where it is None.

        Return None where there is no such sound. Raises DatoError: UnreadableAnswerError with the
        status where the host serves none, and with status 200 where what came is of no use.
        """
        path = f"/{quote(playback_id, safe='')}.m3u8"
        master = self._host.get(path, _LIST).decode("utf-8", "replace")
        if not is_playlist(master):
            raise UnreadableAnswerError("not a list of streams", 200)
        found = read_sound_lists(master)
        if name is None:
            chosen = next((one for one in found if one.sound.chosen), found[0] if found else None)
        else:
            same = (name, language_code)
            named = [one for one in found if (one.sound.name, one.sound.language_code) == same]
            chosen = named[0] if named else None
        if chosen is None:
            return None
        try:
            address = urljoin(self._host.address(path), chosen.address)
        except ValueError as error:
            raise UnreadableAnswerError(str(error), 200) from error
        content = self._host.get_listed(address, _LIST).decode("utf-8", "replace")
        return _read_pieces(content, address, chosen.bandwidth)

    def piece(self, piece: SoundPiece) -> bytes:
        """Fetch a piece. Raises DatoError."""
        content = self._host.get_listed(piece.address, "*/*", piece.part)
        if piece.key is None:
            return content
        return decrypted(content, self._key(piece.key.address), piece.key.start)

    def close(self) -> None:
        """Break off what is under way (LostAnswerError) and start nothing more (ClosedError)."""
        self._host.close()

    def _key(self, address: str) -> bytes:
        """Fetch a key once; all pieces of a sound have the same."""
        if address not in self._keys:
            self._keys[address] = self._host.get_listed(address, "*/*")
        return self._keys[address]


def _read_pieces(text: str, base: str, bandwidth: int | None) -> SoundPieces:
    if not text.lstrip("\ufeff").startswith("#EXTM3U"):
        raise UnreadableAnswerError("not a list of pieces", 200)
    try:
        stretches, seconds = read_stretches(text, base)
    except ValueError as error:
        raise UnreadableAnswerError(str(error), 200) from error
    found = SoundPieces(stretches, seconds, bandwidth)
    if found.count > _MOST_PIECES:
        raise UnreadableAnswerError(f"{found.count} pieces", 200)
    return found
