"""Finds of the command palette beside the commands: videos, and ids and links that are typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trackman.domain.app_links import is_app_link
from trackman.domain.errors import LinkError, TrackmanError
from trackman.domain.links import parse_link
from trackman.domain.names import shown
from trackman.domain.uploads import Upload
from trackman.services.library.library import Library
from trackman.ui.controllers.context import SessionContext
from trackman.ui.palette.entries import EntryKind, PaletteEntry
from trackman.ui.wording.formats import length_text

if TYPE_CHECKING:
    import asyncio

    from trackman.ui.palette.palette import Palette

_MOST = 12
"""Videos that are offered at once."""


class PaletteController(QObject):
    """Serves each palette that is opened while a project is."""

    def __init__(
        self, context: SessionContext, library: Library, open_video: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._tasks = context.tasks
        self._library = library
        self._open = open_video
        self._looking: asyncio.Task[None] | None = None

    def serve(self, palette: Palette) -> None:
        """Offer links at once, and videos as they are found."""
        palette.field.textChanged.connect(lambda text: palette.offer_links(self._links(text)))
        palette.asked.connect(partial(self._look, palette))
        palette.finished.connect(self._stop)
        self._look(palette, "")

    def _links(self, text: str) -> list[PaletteEntry]:
        if not _names_a_video(text):
            return []
        detail = self.tr("Open the video with this ID or link")
        run = partial(self._open, text.strip())
        return [PaletteEntry(EntryKind.LINK, shown(text.strip(), 80), detail, run)]

    def _look(self, palette: Palette, text: str) -> None:
        self._stop()
        self._looking = self._tasks.start(self._find(palette, text))

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _find(self, palette: Palette, text: str) -> None:
        """Show the videos that were seen here, then what DatoCMS finds beside them."""
        known = await self._library.named(text, _MOST)
        palette.offer_videos(text, self._entries(known))
        if not text or len(known) >= _MOST:
            return
        try:
            found = await self._library.found(text, _MOST)
        except TrackmanError:
            return  # the list of videos says what is wrong
        together = {one.id: one for one in (*known, *found) if one.is_video}
        palette.offer_videos(text, self._entries(together.values()))

    def _entries(self, uploads: Iterable[Upload]) -> list[PaletteEntry]:
        return [
            PaletteEntry(
                EntryKind.VIDEO,
                shown(one.filename, 120),
                self.tr("Video") if one.duration is None else length_text(one.duration),
                partial(self._open, one.id),
            )
            for one in uploads
        ]


def _names_a_video(text: str) -> bool:
    """Tell whether a text can only be an id or a link; many a word could be an id as well."""
    if is_app_link(text):
        return True
    try:
        parse_link(text)
    except LinkError:
        return False
    return "/" in text or any(map(str.isdigit, text))
