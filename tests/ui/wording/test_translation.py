from __future__ import annotations

from PySide6.QtCore import QLocale

from trackman.ui.wording import translation as module
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.translation import install_translators, languages


def test_english_is_always_there():
    assert ("en", "English") in languages()


def test_each_translation_that_is_shipped_appears_in_its_own_words(tmp_path, monkeypatch):
    for name in ("trackman_de.qm", "trackman_pt_BR.qm", "notes.txt"):
        (tmp_path / name).touch()
    monkeypatch.setattr(module, "resource_path", lambda *parts: tmp_path)
    assert languages() == [
        ("de", "Deutsch"),
        ("en", "English"),
        ("pt_BR", "Português (Brasil)"),
    ]


def test_plurals_have_the_forms_of_english(qapp):
    words = LibraryWording()
    assert [words.tracks(count) for count in (0, 1, 2, 12_000)] == [
        *("No tracks", "1 track", "2 tracks"),
        f"{QLocale().toString(12_000)} tracks",
    ]


def test_a_language_without_a_translation_is_english(qapp):
    install_translators("tlh")
    try:
        assert LibraryWording().tracks(1) == "1 track"
    finally:
        install_translators("en")
