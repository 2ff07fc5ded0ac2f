"""The languages trackman can speak: English, and each for which a translation is shipped."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from trackman.domain.resources import resource_path

_PREFIX = "trackman_"
_BUILT_IN = "en"


def languages() -> list[tuple[str, str]]:
    """Return locale and name of each, in its own words."""
    found = {path.stem.removeprefix(_PREFIX) for path in resource_path("translations").glob("*.qm")}
    named = [(code, _own_name(code)) for code in {_BUILT_IN, *found}]
    return sorted(named, key=lambda one: one[1].casefold())


def use_language(code: str) -> None:
    """Write dates, sizes and names of languages as in this locale; empty is that of the system."""
    QLocale.setDefault(QLocale(code) if code else QLocale.system())


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
