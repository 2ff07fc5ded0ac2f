from __future__ import annotations

from trackman.ui.settings import languages as module
from trackman.ui.settings.languages import languages


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
