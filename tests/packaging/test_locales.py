import pickle
from pathlib import Path

import pytest
from babel import localedata


@pytest.fixture
def trimmed(script, tmp_path):
    script("locales").trim(tmp_path)
    return tmp_path


def test_names_dates_and_numbers_stay_and_the_rest_goes(trimmed):
    for name in ("root", "de", "pt_PT", "zh_Hant_TW"):
        before = pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())
        after = pickle.loads((trimmed / f"{name}.dat").read_bytes())
        for part in ("languages", "territories", "scripts", "date_formats", "number_symbols"):
            assert repr(after.get(part)) == repr(before.get(part))
    assert sum(file.stat().st_size for file in trimmed.iterdir()) < 12e6


def test_every_locale_is_there(trimmed):
    assert {file.stem for file in trimmed.iterdir()} == {*localedata.locale_identifiers(), "root"}
