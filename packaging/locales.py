"""Take from Babel's locale data, 32 MB, what trackman shows: names, dates and numbers."""

from __future__ import annotations

import pickle
from pathlib import Path

from babel import localedata

UNUSED = {
    "compact_currency_formats",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "currency_unit_patterns",
    "interval_formats",
    "meta_zones",
    "time_zones",
    "unit_display_names",
    "unit_patterns",
    "zone_formats",
}


def trim(folder: Path) -> None:
    """Write the locale data without the unused parts into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*localedata.locale_identifiers(), "root"]:
        source = Path(localedata.resolve_locale_filename(name))
        data = pickle.loads(source.read_bytes())
        kept = {key: value for key, value in data.items() if key not in UNUSED}
        (folder / source.name).write_bytes(pickle.dumps(kept, protocol=pickle.HIGHEST_PROTOCOL))
