from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QSpinBox

from trackman.domain.quality.limits import AS_IN_THE_GUIDE, PRESETS, Preset
from trackman.ui.settings.limit_fields import LimitFields
from trackman.ui.widgets.keys import native
from trackman.ui.wording import translation as module
from trackman.ui.wording.library import LibraryWording
from trackman.ui.wording.translation import install_translators, languages, use_language


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


@pytest.mark.parametrize(
    ("language", "key", "percents"),
    [
        ("en", "Ctrl+Return", "10 %"),
        ("de", "Strg+Eingabe", "10\N{NO-BREAK SPACE}%"),
        ("nl", "Ctrl+Enter", "10%"),
        ("pt_BR", "Ctrl+Enter", "10%"),
    ],
)
def test_keys_and_percents_are_written_as_the_language_does(qtbot, language, key, percents):
    before = QLocale()
    use_language(language)
    try:
        assert native("Ctrl+Return") == key
        fields = LimitFields()
        qtbot.addWidget(fields)
        fields.show_limits(PRESETS[Preset.NEUTRAL], AS_IN_THE_GUIDE)
        covered = fields.findChild(QSpinBox, "covered")
        assert covered is not None
        assert covered.text() == percents
    finally:
        install_translators("en")
        QLocale.setDefault(before)
