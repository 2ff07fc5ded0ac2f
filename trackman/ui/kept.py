"""What stays on this computer between sittings."""

from __future__ import annotations

from dataclasses import dataclass

from trackman.services.ledger import Ledger
from trackman.services.records import Records
from trackman.store.backups import Backups
from trackman.store.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.journal import Journal
from trackman.store.pictures import Pictures
from trackman.store.seen_texts import SeenTexts


@dataclass(frozen=True, slots=True)
class Kept:
    """The stores of one data folder."""

    folder: DataFolder
    cache: Cache
    pictures: Pictures
    ledger: Ledger
    backups: Backups
    records: Records
    texts: SeenTexts

    @classmethod
    def within(cls, folder: DataFolder, cache: Cache) -> Kept:
        """Return what stays in a data folder; no file is opened before it is needed."""
        place = folder.root / "backups"
        ledger, backups = Ledger(Journal(folder.root / "journal.sqlite")), Backups(place)
        records = Records(ledger, backups, place)
        pictures, texts = Pictures(folder.root / "pictures"), SeenTexts(folder.root / "texts")
        return cls(folder, cache, pictures, ledger, backups, records, texts)
