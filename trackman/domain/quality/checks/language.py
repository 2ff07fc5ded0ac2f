"""Checks of the language against the one the track declares."""

from __future__ import annotations

from collections.abc import Iterable

from trackman.domain.languages import canonical, is_known, names_script, reads_alike
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.scripts import expected_scripts, han_forms_of

_ENOUGH_LETTERS = 20
_HAN_FORMS = {"Hans", "Hant"}
_SURE = 0.6
_ENOUGH_FORMS = 5  # characters; names hold a few of the other form


def script(context: Context) -> Iterable[Finding]:
    """Find out whether most letters are in a script in which the language is not written."""
    expected = expected_scripts(context.track.language_code)
    letters = sum(context.scripts.values())
    most = context.script
    if most is None or not expected or letters < _ENOUGH_LETTERS:
        return
    percent = round(100 * context.scripts[most] / letters)
    if most not in expected and percent > 50 and not context.is_damaged:
        yield found(
            FindingCode.WRONG_SCRIPT,
            declared=context.track.language_code,
            expected=min(expected),
            found=most,
            percent=percent,
        )


def han_form(context: Context) -> Iterable[Finding]:
    """Find out whether Chinese is simplified where it is declared as traditional, or vice versa."""
    declared = context.track.language_code
    expected = canonical(declared)[1]
    if context.script != "Hani" or expected not in _HAN_FORMS or not names_script(declared):
        return
    forms = han_forms_of(context.whole)
    (other,) = _HAN_FORMS - {expected}
    telling = sum(forms.values())
    count = forms.get(other, 0)
    if telling >= _ENOUGH_FORMS and count > telling / 2:
        yield found(
            FindingCode.WRONG_SCRIPT,
            declared=declared,
            expected=expected,
            found=other,
            percent=round(100 * count / telling),
        )


def detected(context: Context) -> Iterable[Finding]:
    """Find out whether the text seems to be in another language."""
    detection = context.detection
    declared = context.track.language_code
    if detection is None or detection.certainty < _SURE or not is_known(declared):
        return
    if not reads_alike(declared, detection.language) and not context.is_damaged:
        yield found(
            FindingCode.WRONG_LANGUAGE,
            declared=declared,
            detected=detection.language,
            percent=round(100 * detection.certainty),
        )
