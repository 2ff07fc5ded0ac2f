"""Languages of the program: English, and each for which a translation is shipped.

`resources/translations` holds a Qt catalogue for each. That of English has the forms of its
plurals: the source text is the form for many. `dev.py translations` keeps the catalogues.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from trackman.domain.resources import resource_path

SHIPPED = ("ar", "de", "en", "es", "fr", "it", "nl", "pt_BR")
"""Locales whose catalogue every package must hold."""
_RIGHT_TO_LEFT = (QLocale.Script.ArabicScript, QLocale.Script.HebrewScript)
_PREFIX = "trackman_"
_BUILT_IN = "en"
_installed: dict[str, list[QTranslator]] = {}
"""The translators in force, by the language they are for; at most one language."""


def languages() -> list[tuple[str, str]]:
    """Return locale and name of each, in its own words."""
    from trackman.domain.languages import language_name

    found = {path.stem.removeprefix(_PREFIX) for path in resource_path("translations").glob("*.qm")}
    named = [(code, language_name(code.replace("_", "-"), code)) for code in {_BUILT_IN, *found}]
    return sorted(named, key=lambda one: one[1].casefold())


def spoken_language() -> str:
    """Return the language of the sentences on the screen, such as `de` or `pt_BR`."""
    translators = next(iter(_installed.values()), [])
    return translators[-1].language() or _BUILT_IN if translators else _BUILT_IN


def use_language(code: str) -> None:
    """Speak this language and write dates and sizes as its locale does; empty is the system's."""
    QLocale.setDefault(QLocale(code) if code else QLocale.system())
    install_translators(code)


def install_translators(code: str) -> None:
    """Translate from now on; where a sentence has no translation, it is English."""
    if code in _installed:
        return
    for translator in (one for many in _installed.values() for one in many):
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    folder, locale = str(resource_path("translations")), QLocale(code or QLocale.system())
    english, wanted = QTranslator(), QTranslator()
    english.load(f"{_PREFIX}{_BUILT_IN}", folder)
    _installed[code] = [english]
    spoken = _BUILT_IN
    if locale.language() != QLocale.Language.English and wanted.load(
        locale, _PREFIX.rstrip("_"), "_", folder
    ):
        spoken = wanted.language()
        _installed[code] += [*_words_of_qt(spoken), wanted]
    for translator in _installed[code]:
        QCoreApplication.installTranslator(translator)
    # Of the language spoken, not of the one wanted. Naming a direction makes PySide6 create the
    # types of the whole namespace Qt, 15 ms, before there is a window: so only where it changes.
    is_right_to_left = QLocale(spoken).script() in _RIGHT_TO_LEFT
    if isinstance(app := QCoreApplication.instance(), QGuiApplication) and (
        app.isRightToLeft() != is_right_to_left
    ):
        app.setLayoutDirection(QLocale(spoken).textDirection())


def _words_of_qt(code: str) -> list[QTranslator]:
    """Return what translates Qt's own words, such as those of a menu in a text field."""
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [words] if words.load(f"qtbase_{code}", folder) else []
