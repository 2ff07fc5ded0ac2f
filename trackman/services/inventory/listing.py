"""First stage of a scan: which videos there are, and which of them records use."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from trackman.dato.client import LARGEST_PAGE, Client
from trackman.dato.decoders.listing import UploadPage
from trackman.dato.library import read_page
from trackman.dato.rate_limiter import Priority
from trackman.domain.library import LibraryQuery, Sort
from trackman.services.executors import Executors, Lane
from trackman.services.inventory.progress import ScanTally
from trackman.store.inventory.inventory import InventoryStore

T = TypeVar("T")

_ALL = LibraryQuery(sort=Sort.OLDEST)
"""The oldest first, so that new videos come at the end and move none."""
_REPAIRS = 20
"""Times that rows may move while they are read. Each page begins with the last video of the page
before, so that it is noticed."""


class VideoListing:
    """All videos of a project, read page by page while people add and remove some."""

    def __init__(
        self, client: Client, executors: Executors, store: InventoryStore, progress: ScanTally
    ) -> None:
        self._client = client
        self._executors = executors
        self._store = store
        self._progress = progress
        self.total = 0
        """Videos there are."""
        self.calls = 0
        self.unplayed: set[str] = set()
        """Those that cannot be played, such as those that Mux has not processed yet."""

    async def read(self) -> None:
        """Read the list, keep it, and note which videos are gone. Raises TrackmanError."""
        began = self._progress.record.began
        is_whole, _ = await self._pages(_ALL, keeps=True)
        if is_whole:
            lost = await self._disk(partial(self._store.lose_unlisted, began))
            self._progress.lost(lost)
        _, used = await self._pages(LibraryQuery(sort=Sort.OLDEST, used=True), keeps=False)
        await self._disk(partial(self._store.put_used, used))

    async def _pages(self, query: LibraryQuery, *, keeps: bool) -> tuple[bool, set[str]]:
        """Read all pages of a query; tell whether none was missed, and the ids of all videos."""
        seen: set[str] = set()
        offset, last, repairs = 0, "", _REPAIRS
        while True:
            page = await self._page(query, offset)
            ids = [upload.id for upload in page.uploads]
            if last and repairs and ids[:1] != [last]:
                # Rows have moved: those that came to stand before this page were not seen.
                offset, last, repairs = max(0, offset - LARGEST_PAGE), "", repairs - 1
                continue
            seen.update(ids)
            if keeps:
                await self._keep(page, len(seen))
            if ids and offset + len(ids) < page.total:
                offset, last = offset + max(1, len(ids) - 1), ids[-1]
            elif len(seen) < page.total and repairs:
                offset, last, repairs = 0, "", repairs // 2
            else:
                return len(seen) >= page.total, seen

    async def _page(self, query: LibraryQuery, offset: int) -> UploadPage:
        self.calls += 1
        self._progress.called()
        read = partial(read_page, self._client, query, offset, LARGEST_PAGE, Priority.SCANNING)
        return await self._executors.run(read, Lane.SCANNING)

    async def _keep(self, page: UploadPage, seen: int) -> None:
        playing = [upload for upload in page.uploads if upload.is_video]
        await self._disk(partial(self._store.put_videos, playing))
        self.unplayed.update(upload.id for upload in page.uploads if not upload.is_video)
        self.total = page.total
        self._progress.step(seen, page.total)

    async def _disk(self, work: Callable[[], T]) -> T:
        return await self._executors.run(work, Lane.INVENTORY)
