"""Checks of the language against the one the track declares."""

from __future__ import annotations

from collections.abc import Iterable

from trackman.domain.languages import reads_alike
from trackman.domain.quality.checks.context import Context
from trackman.domain.quality.findings import Finding, FindingCode, found
from trackman.domain.subtitles.scripts import expected_scripts

_ENOUGH_LETTERS = 20
_SURE = 0.6
_UNDETERMINED = "und"  # BCP 47


def script(context: Context) -> Iterable[Finding]:
    """Find out whether most letters are in a script in which the language is not written."""
    expected = expected_scripts(context.track.language_code)
    letters = sum(context.scripts.values())
    most = context.script
    if most is None or not expected or letters < _ENOUGH_LETTERS:
        return
    percent = round(100 * context.scripts[most] / letters)
    if most not in expected and percent > 50:
        yield found(
            FindingCode.WRONG_SCRIPT,
            declared=context.track.language_code,
            expected=min(expected),
            found=most,
            percent=percent,
        )


def detected(context: Context) -> Iterable[Finding]:
    """Find out whether the text seems to be in another language."""
    detection = context.detection
    declared = context.track.language_code
    if detection is None or detection.certainty < _SURE or declared == _UNDETERMINED:
        return
    if not reads_alike(declared, detection.language):
        yield found(
            FindingCode.WRONG_LANGUAGE,
            declared=declared,
            detected=detection.language,
            percent=round(100 * detection.certainty),
        )
