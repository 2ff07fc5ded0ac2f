"""Take from Babel's locale data, 32 MB, what trackman shows of it: names."""

from __future__ import annotations

import pickle
from pathlib import Path

from babel import localedata

# Dates, numbers and sizes are written as Qt knows them.
USED = {"languages", "scripts", "territories"}


def trim(folder: Path) -> None:
    """Write the used parts of the locale data into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*localedata.locale_identifiers(), "root"]:
        source = Path(localedata.resolve_locale_filename(name))
        data = pickle.loads(source.read_bytes())
        used = {key: value for key, value in data.items() if key in USED}
        (folder / source.name).write_bytes(pickle.dumps(used, protocol=pickle.HIGHEST_PROTOCOL))
