"""Words of reports: each phrase in English, and what stands in its place in other languages.

What is made in a window is written in the language of the window; a command writes English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, unique

from trackman.domain.journal import Act
from trackman.domain.languages import language_name
from trackman.domain.sentences import FINDING_NAMES
from trackman.domain.tracks import TrackKind, TrackStatus


@unique
class Phrase(StrEnum):
    """Each sentence, heading or word of a report, in English."""

    PROJECT = "Project"
    ENVIRONMENT = "Environment"
    PRIMARY = "Primary environment"
    MADE = "Made on"
    KNOWN_SINCE = "State of"
    NEVER_SCANNED = "Never read as a whole"
    VIDEOS = "Videos"
    VIDEO = "Video"
    VIDEO_ID = "Video ID"
    LANGUAGE = "Language"
    USE = "Use"
    STATE = "State"
    SHARE = "Share"
    NUMBER = "Number"
    YES = "Yes"
    NO = "No"
    NOT_KNOWN = "Not known"
    NO_LANGUAGE = "No language"
    UNKNOWN_LIMITS = "What is not known"
    TOTAL = "Total"

    COVERAGE_TITLE = "Languages of all videos"
    BY_LANGUAGE = "By language"
    BY_VIDEO = "By video"
    SUBTITLES = "Subtitles"
    CAPTIONS = "Closed captions"
    AUDIO = "Audio"
    ERRORED = "Errored"
    PREPARING = "Being prepared"
    NOTHING = "Nothing"
    USED = "Used in records"
    LEGEND = (
        "{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, "
        "{errored} = errored, {preparing} = being prepared, ? = not read yet, – = nothing."
    )
    COUNTED = (
        "A video counts once in each column that is true of it. Subtitles include closed captions; "
        "only tracks that are ready count as subtitles, closed captions or audio."
    )

    ACCESS_TITLE = "Accessibility report: captions of videos"
    SPOKEN = "Language of the videos"
    SPOKEN_CHOSEN = "{language}"
    SPOKEN_BY_AUDIO = "That of their audio tracks; {language} where a video has none"
    RESULT = "Result"
    RESULT_TEXT = (
        "Videos with ready closed captions in their language: {captioned} of {videos} ({share})."
    )
    RESULT_NONE = "No video is known."
    STANDARD = "Standard"
    WCAG = (
        "Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 Captions "
        "(Prerecorded), level A. W3C Recommendation of 5 October 2023, updated on 12 December "
        "2024: {address}"
    )
    EN_301_549 = (
        "EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the harmonised "
        "European standard. It takes the criterion unchanged from WCAG 2.1: {address}"
    )
    WHICH_EDITION = (
        "A law names the edition that applies. Newer editions may exist; check which one is "
        "binding for you."
    )
    METHOD = "Method"
    METHOD_COUNTS = (
        "A video counts as captioned if it has a ready subtitle track in its language that is "
        "marked as closed captions. The country of a language does not matter, its script does."
    )
    METHOD_CHOSEN = "{language} was taken for the language of every video."
    METHOD_BY_AUDIO = (
        "The language of a video is that of its audio tracks; with several, each of them needs "
        "captions. For videos without audio tracks {language} was taken. Videos with audio "
        "tracks: {videos}."
    )
    METHOD_SUBTITLES = (
        "Subtitles that are not marked as closed captions are listed on their own: they may leave "
        "out sounds and speakers, which captions have to tell."
    )
    METHOD_SOURCE = "trackman read the tracks from DatoCMS. Nobody watched the videos for it."
    LIMIT_SOUND = (
        "Whether a video has sound: DatoCMS does not tell it. A video without sound needs no "
        "captions."
    )
    LIMIT_SPOKEN = (
        "In which language a video speaks: DatoCMS lists only audio tracks that were added to a "
        "video, not its own sound."
    )
    LIMIT_BURNT = "Whether captions are part of the picture (open captions)."
    LIMIT_QUALITY = (
        "Whether captions are complete, correct and in time. A person has to read them with the "
        "sound."
    )
    LIMIT_ALTERNATIVE = (
        "Whether a video only repeats what is written beside it: then the criterion makes an "
        "exception."
    )
    LIMIT_USE = "Which videos are on a website without being used in a record of DatoCMS."
    LIMIT_PUBLISHED = (
        "Whether the records that use a video are published, where the table says "
        "“Used in records”."
    )
    LIMIT_UNREAD = (
        "What the videos have whose tracks were not read yet. They are in none of the figures. "
        "Their number: {videos}."
    )
    LIMIT_AGE = "What changed since the tracks were read: the oldest information is of {moment}."
    BY_USE = "Videos by use"
    GAPS = "Videos without captions in their language"
    NO_GAPS = "Every video has captions in its language."
    HAS_CAPTIONS_IN = "Captions in"
    USE_PUBLISHED = "Used in published records"
    USE_DRAFTS = "Used only in drafts"
    USE_UNKNOWN = "Use not known"
    USE_UNUSED = "Not used in records"
    STATE_CAPTIONED = "With captions"
    STATE_SUBTITLED = "Only subtitles, not marked as captions"
    STATE_UNFINISHED = "Errored or being prepared"
    STATE_ELSEWHERE = "Only in other languages"
    STATE_NONE = "No subtitles"

    MODERATION_TITLE = "Moderation report"
    PERIOD = "Period"
    PERIOD_TEXT = "{first} to {last}"
    PERIOD_FROM = "From {first}"
    PERIOD_UNTIL = "Until {last}"
    PERIOD_ALL = "All that was recorded"
    ALL_PROJECTS = "All projects"
    CHANGES = "Changes"
    WHAT = "What"
    DONE = "Done"
    FAILED = "Failed"
    UNCONFIRMED = "Not confirmed"
    CANCELLED = "Cancelled"
    RUNNING = "Under way"
    OVER_WEEKS = "Changes by week"
    OVER_MONTHS = "Changes by month"
    WEEK_OF = "Week from"
    MONTH = "Month"
    BY_REASON = "By reason"
    REASON = "Reason"
    NO_REASON = "No reason given"
    BY_PERSON = "By person"
    PERSON = "By"
    BY_APPROVER = "By approver"
    APPROVER = "Approved by"
    APPROVED_AT = "Approved at"
    BY_KIND = "By kind of track"
    KIND = "Kind"
    WHEN = "When"
    TRACK = "Track"
    ALL_CHANGES = "All changes"
    NOTHING_DONE = "No tracks were changed."
    ONLY_DONE = "The figures below count what was done; the table above also counts the rest."
    LIMIT_JOURNAL = (
        "The report is made of the journal of this computer: it holds what was done with trackman "
        "here, and what was imported from other journals. Changes made in DatoCMS or on other "
        "computers are not in it."
    )
    LIMIT_PERSON = (
        "People are named as their API tokens are. Who shares a token is one person here."
    )
    OTHERS = "Others"

    REVIEW_TITLE = "Review of tracks"
    REVIEW = "Review"
    DECISION = "Decision"
    DECISIONS = "Decisions"
    TRACKS = "Tracks"
    KEPT = "Kept"
    TO_BE_DELETED = "To be deleted"
    DELETED = "Deleted"
    FIXED = "Fixed"
    SKIPPED = "Skipped"
    UNDECIDED = "Undecided"
    IN_CONFLICT = "Decided differently"
    SECONDS = "Seconds"
    SECONDS_EACH = "Seconds per track (median)"
    MINUTES = "Minutes in all"
    NOTES = "Notes"
    FINDINGS = "Findings"
    APPROVED_BY = "Released by"
    REFUSED = "Refused"
    CARRIED_OUT = "Carried out"
    ALTERED = "From a file changed by hand"
    NAME_THEN = "Name when decided"
    STATUS_THEN = "Status when decided"
    TEXT_THEN = "SHA-256 of the text decided on"
    TRACK_ID = "Track ID"
    ALL_TRACKS = "All tracks"
    LIMIT_TIME = (
        "Times are those a track was on screen until it was decided on, five minutes at most. They "
        "tell how long a review takes, and not how well it was done."
    )
    LIMIT_DECISIONS = (
        "Decisions that were replaced or taken back are not counted. What happened to a track "
        "afterwards is in the history."
    )


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Language of a report: its phrases, and how numbers, days and languages are written."""

    language: str
    """BCP 47, of these words."""
    right_to_left: bool
    phrases: Mapping[Phrase, str]
    acts: Mapping[Act, str]
    number: Callable[[int], str]
    percent: Callable[[float], str]
    """Says a share of 0 to 1."""
    day: Callable[[date], str]
    month: Callable[[date], str]
    """Says the month a day is in."""
    moment: Callable[[datetime], str]
    language_name: Callable[[str], str]
    marks: tuple[str, str, str, str, str, str] = ("S", "CC", "A", "!", "…", "?")
    """Short marks of subtitles, closed captions, audio, errored, being prepared and not read."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Words of kinds and statuses of tracks; what is not in it stays as it is."""
    findings: Mapping[str, str] = field(default_factory=dict)
    """Names of findings by their codes; a code of a newer trackman stays as it is."""

    def __call__(self, phrase: Phrase, **values: object) -> str:
        """Return a phrase with its values put in; whole numbers are written as people here do."""
        pattern = self.phrases[phrase]
        if not values:
            return pattern
        return pattern.format(**{name: self._inserted(value) for name, value in values.items()})

    def kind(self, kind: str) -> str:
        """Return the name of a kind of tracks."""
        return self.values.get(kind, kind)

    def status(self, status: str) -> str:
        """Return the name of a status of tracks."""
        return self.values.get(status, status)

    def finding(self, code: str) -> str:
        """Return the name of what a quality check notices."""
        return self.findings.get(code, code)

    def language_of(self, code: str) -> str:
        """Return the name of a language, followed by its code."""
        if not code:
            return self(Phrase.NO_LANGUAGE)
        name = self.language_name(code)
        return code if name == code else f"{name} ({self._apart(code)})"

    def _inserted(self, value: object) -> str:
        return self.number(value) if isinstance(value, int) else self._apart(str(value))

    def _apart(self, text: str) -> str:
        """Keep a text apart from the direction of what stands around it (Unicode annex 9)."""
        return f"\u2068{text}\u2069" if self.right_to_left else text


def english() -> ReportWords:
    """Return the words of commands."""
    return ReportWords(
        language="en",
        right_to_left=False,
        phrases={phrase: phrase.value for phrase in Phrase},
        acts=ENGLISH_ACTS,
        number=lambda value: f"{value:,}",
        percent=_percent,
        day=_day,
        month=lambda day: f"{day:%Y-%m}",
        moment=lambda moment: f"{_day(moment.astimezone())} {moment.astimezone():%H:%M}",
        language_name=language_name,
        values=ENGLISH_VALUES,
        findings={code.value: name for code, name in FINDING_NAMES.items()},
    )


def _percent(share: float) -> str:
    """Return a share in percent; only all is 100, and only nothing is 0."""
    whole = round(100 * share)
    return f"{min(max(whole, 1), 99) if 0 < share < 1 else whole}%"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


ENGLISH_ACTS = {
    Act.DELETION: "Delete",
    Act.RESTORE: "Restore",
    Act.ADDITION: "Add",
    Act.GENERATION: "Generate",
    Act.REPLACEMENT: "Replace",
}
ENGLISH_VALUES: dict[str, str] = {
    TrackKind.SUBTITLES: "Subtitles",
    TrackKind.AUDIO: "Audio",
    TrackStatus.READY: "Ready",
    TrackStatus.PREPARING: "Preparing",
    TrackStatus.ERRORED: "Errored",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
