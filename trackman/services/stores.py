"""Stores: data that stays on this computer between sessions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trackman.services.history import History
from trackman.services.operations.journal_writer import JournalWriter
from trackman.store.backups import Backups
from trackman.store.blob_cache import BlobCache
from trackman.store.cache.cache import Cache
from trackman.store.cache.texts import TextCache
from trackman.store.drafts import Drafts
from trackman.store.folder import DataFolder
from trackman.store.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one data folder."""

    folder: DataFolder
    cache: Cache
    pictures: BlobCache
    ledger: JournalWriter
    backups: Backups
    records: History
    texts: TextCache
    drafts: Drafts

    @classmethod
    def within(cls, folder: DataFolder, cache: Cache) -> Stores:
        """Return what stays in a data folder; no file is opened before it is needed."""
        place = folder.root / "backups"
        ledger, backups = JournalWriter(Journal(folder.root / "journal.sqlite")), Backups(place)
        records = History(ledger, backups, place)
        pictures, texts = BlobCache(folder.root / "pictures"), TextCache(folder.root / "texts")
        drafts = Drafts(folder.root / "drafts")
        return cls(folder, cache, pictures, ledger, backups, records, texts, drafts)

    @property
    def sounds_folder(self) -> Path:
        """Folder of what is known of the sounds of videos."""
        return self.folder.root / "sounds"

    @property
    def inventory_folder(self) -> Path:
        """Folder of the inventories of all tracks, a file for each project and environment."""
        return self.folder.root / "inventory"

    @property
    def review_folder(self) -> Path:
        """Folder of the review queues, a file for each project and environment."""
        return self.folder.root / "reviews"
