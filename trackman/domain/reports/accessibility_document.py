"""The accessibility report as a document that can be handed in.

It names the standard and its date, how videos were judged, and what nobody can know of DatoCMS's
data, so that it promises no more than it holds.
"""

from __future__ import annotations

from trackman.domain.inventory.accessibility import Accessibility, CaptionState, Use
from trackman.domain.reports.document import (
    Document,
    ReportSection,
    ReportShare,
    ReportTable,
    Value,
)
from trackman.domain.reports.subject import Subject
from trackman.domain.reports.words import Phrase, ReportWords

WCAG_ADDRESS = "https://www.w3.org/TR/2024/REC-WCAG22-20241212/#captions-prerecorded"
"""The Recommendation as updated last; the first edition is of 5 October 2023."""
EN_301_549_ADDRESS = (
    "https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf"
)


def accessibility_document(found: Accessibility, subject: Subject, words: ReportWords) -> Document:
    """Return the document of what was found."""
    spoken = words.language_of(found.spoken.language)
    how = Phrase.SPOKEN_BY_AUDIO if found.spoken.by_audio else Phrase.SPOKEN_CHOSEN
    facts = (
        *subject.facts(words),
        subject.age(words),
        (words(Phrase.VIDEOS), words.number(found.videos)),
        (words(Phrase.SPOKEN), words(how, language=spoken)),
    )
    gaps = _gaps(found, words)
    return Document(
        words(Phrase.ACCESS_TITLE),
        facts,
        (
            ReportSection(
                words(Phrase.RESULT), (_result(found, words),), table=_uses(found, words)
            ),
            ReportSection(words(Phrase.STANDARD), _standard(words)),
            ReportSection(words(Phrase.METHOD), _method(found, words)),
            ReportSection(words(Phrase.UNKNOWN_LIMITS), points=_limits(found, subject, words)),
            ReportSection(table=gaps)
            if found.gaps
            else ReportSection(words(Phrase.GAPS), (_nothing(found, words),)),
        ),
        gaps,
        words.language,
        words.right_to_left,
    )


def use_words(use: Use, words: ReportWords) -> str:
    """Return how records use a video."""
    return words(_USES[use])


def state_words(state: CaptionState, words: ReportWords) -> str:
    """Return what a video has."""
    return words(_STATES[state])


def _result(found: Accessibility, words: ReportWords) -> str:
    if not found.videos:
        return words(Phrase.RESULT_NONE)
    captioned = found.count(state=CaptionState.CAPTIONED)
    share = words.percent(captioned / found.videos)
    return words(Phrase.RESULT_TEXT, captioned=captioned, videos=found.videos, share=share)


def _nothing(found: Accessibility, words: ReportWords) -> str:
    return words(Phrase.NO_GAPS if found.videos else Phrase.RESULT_NONE)


def _uses(found: Accessibility, words: ReportWords) -> ReportTable:
    headings = (
        words(Phrase.USE),
        words(Phrase.VIDEOS),
        *(state_words(state, words) for state in CaptionState),
        words(Phrase.SHARE),
    )
    rows: list[tuple[Value, ...]] = [
        (
            use_words(use, words) if use is not None else words(Phrase.TOTAL),
            count,
            *(found.count(use, state) for state in CaptionState),
            ReportShare(found.count(use, CaptionState.CAPTIONED) / count),
        )
        for use in (*Use, None)
        if (count := found.count(use))
    ]
    return ReportTable(words(Phrase.BY_USE), headings, rows)


def _standard(words: ReportWords) -> tuple[str, ...]:
    return (
        words(Phrase.WCAG, address=WCAG_ADDRESS),
        words(Phrase.EN_301_549, address=EN_301_549_ADDRESS),
        words(Phrase.WHICH_EDITION),
    )


def _method(found: Accessibility, words: ReportWords) -> tuple[str, ...]:
    spoken = words.language_of(found.spoken.language)
    if found.spoken.by_audio:
        language = words(Phrase.METHOD_BY_AUDIO, videos=found.by_audio, language=spoken)
    else:
        language = words(Phrase.METHOD_CHOSEN, language=spoken)
    return (
        words(Phrase.METHOD_COUNTS),
        language,
        words(Phrase.METHOD_SUBTITLES),
        words(Phrase.METHOD_SOURCE),
    )


def _limits(found: Accessibility, subject: Subject, words: ReportWords) -> tuple[str, ...]:
    limits = [
        words(Phrase.LIMIT_SOUND),
        words(Phrase.LIMIT_SPOKEN),
        words(Phrase.LIMIT_BURNT),
        words(Phrase.LIMIT_QUALITY),
        words(Phrase.LIMIT_ALTERNATIVE),
        words(Phrase.LIMIT_USE),
    ]
    if found.count(Use.USED):
        limits.append(words(Phrase.LIMIT_PUBLISHED))
    if found.unread:
        limits.append(words(Phrase.LIMIT_UNREAD, videos=found.unread))
    if subject.known_since is not None:
        limits.append(words(Phrase.LIMIT_AGE, moment=words.moment(subject.known_since)))
    return tuple(limits)


def _gaps(found: Accessibility, words: ReportWords) -> ReportTable:
    headings = (
        words(Phrase.VIDEO),
        words(Phrase.VIDEO_ID),
        words(Phrase.USE),
        words(Phrase.LANGUAGE),
        words(Phrase.STATE),
        words(Phrase.HAS_CAPTIONS_IN),
    )
    rows = [
        (
            gap.filename,
            gap.upload_id,
            use_words(gap.use, words),
            " · ".join(map(words.language_of, gap.languages)),
            state_words(gap.state, words),
            " · ".join(map(words.language_of, gap.captions)),
        )
        for gap in found.gaps
    ]
    return ReportTable(words(Phrase.GAPS), headings, rows)


_USES = {
    Use.PUBLISHED: Phrase.USE_PUBLISHED,
    Use.USED: Phrase.USED,
    Use.DRAFTS: Phrase.USE_DRAFTS,
    Use.UNKNOWN: Phrase.USE_UNKNOWN,
    Use.UNUSED: Phrase.USE_UNUSED,
}
_STATES = {
    CaptionState.CAPTIONED: Phrase.STATE_CAPTIONED,
    CaptionState.SUBTITLED: Phrase.STATE_SUBTITLED,
    CaptionState.UNFINISHED: Phrase.STATE_UNFINISHED,
    CaptionState.ELSEWHERE: Phrase.STATE_ELSEWHERE,
    CaptionState.NONE: Phrase.STATE_NONE,
}
