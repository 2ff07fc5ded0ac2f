"""Languages of the program: English, and each for which a translation is shipped.

`resources/translations` holds a Qt catalogue for each. That of English has the forms of its
plurals: the source text is the form for many. `dev.py translations` keeps the catalogues.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from trackman.domain.resources import resource_path

_PREFIX = "trackman_"
_BUILT_IN = "en"
_installed: dict[str, list[QTranslator]] = {}
"""The translators in force, by the language they are for; at most one language."""


def languages() -> list[tuple[str, str]]:
    """Return locale and name of each, in its own words."""
    found = {path.stem.removeprefix(_PREFIX) for path in resource_path("translations").glob("*.qm")}
    named = [(code, _own_name(code)) for code in {_BUILT_IN, *found}]
    return sorted(named, key=lambda one: one[1].casefold())


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
    QCoreApplication.installTranslator(english)
    _installed[code] = [english]
    direction = Qt.LayoutDirection.LeftToRight
    if locale.language() != QLocale.Language.English and wanted.load(
        locale, _PREFIX.rstrip("_"), "_", folder
    ):
        QCoreApplication.installTranslator(wanted)
        _installed[code].append(wanted)
        direction = locale.textDirection()
    if isinstance(app := QCoreApplication.instance(), QGuiApplication):
        app.setLayoutDirection(direction)  # of the language spoken, not of the one wanted


def _own_name(code: str) -> str:
    locale = QLocale(code)
    if locale.language() == QLocale.Language.C:
        return code
    name = locale.nativeLanguageName()
    if code == _BUILT_IN:
        name = "English"  # Qt would name a country, too
    if "_" in code and "(" not in name:
        name = f"{name} ({locale.nativeTerritoryName()})"
    return name[:1].upper() + name[1:]
