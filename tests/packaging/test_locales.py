import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from babel import localedata

READERS = ("en", "it", "fr", "de", "es", "pt_BR", "nl", "ar", "zh_Hant_TW")
NAMES = """
import json, sys
from babel import localedata
if len(sys.argv) > 1:
    localedata._dirname = sys.argv[1]
from trackman.domain.languages import common_languages, language_name, script_name
tags = [*common_languages(), "sr-Latn-RS", "zh-Hant-HK", "en-150", "iw", "zh-yue", "xx-ZZ"]
names = {
    reader: [[language_name(tag, reader) for tag in tags], script_name("sr-Latn", reader)]
    for reader in json.loads(sys.stdin.read())
}
print(json.dumps(names))
"""


@pytest.fixture(scope="module")
def trimmed(tmp_path_factory, root):
    folder = tmp_path_factory.mktemp("locale-data")
    command = "import sys, locales, pathlib; locales.trim(pathlib.Path(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", command, folder], cwd=root / "packaging", check=True)
    return folder


def test_names_stay_and_the_rest_goes(trimmed):
    for name in ("root", *READERS):
        before = pickle.loads(Path(localedata.resolve_locale_filename(name)).read_bytes())
        after = pickle.loads((trimmed / f"{name}.dat").read_bytes())
        assert set(after) <= {"languages", "scripts", "territories"}
        assert all(repr(after[part]) == repr(before[part]) for part in after)
    assert sum(file.stat().st_size for file in trimmed.iterdir()) < 5e6


def test_every_locale_is_there(trimmed):
    assert {file.stem for file in trimmed.iterdir()} == {*localedata.locale_identifiers(), "root"}


def test_every_language_has_the_same_name_as_with_all_of_the_data(trimmed, root):
    def names(*folder):
        command = [sys.executable, "-c", NAMES, *folder]
        given = json.dumps(READERS)
        done = subprocess.run(
            command, cwd=root, input=given, capture_output=True, check=True, text=True
        )
        return json.loads(done.stdout)

    assert names(trimmed) == names()
