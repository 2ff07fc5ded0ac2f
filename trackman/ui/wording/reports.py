"""Words of reports that are made in a window, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject, Qt

from trackman.domain.journal import Act
from trackman.domain.languages import language_name
from trackman.domain.reports.words import Phrase, ReportWords
from trackman.domain.tracks import TrackKind
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.formats import Moments, day_text
from trackman.ui.wording.inserting import filled, number, unmarked
from trackman.ui.wording.tracks import TrackWording, reader


class ReportWording(QObject):
    """Every phrase of `domain/reports/words` once more, for translators.

    The English is the same in both places, so that a command and a window write one report.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings = FindingWording(self)
        self._moments = Moments(self)
        self._tracks = TrackWording(self)

    def words(self) -> ReportWords:
        """Return all words, without the marks that only a screen needs."""
        locale = QLocale()
        return ReportWords(
            language="en" if locale.language() == QLocale.Language.C else locale.bcp47Name(),
            right_to_left=locale.textDirection() == Qt.LayoutDirection.RightToLeft,
            phrases=self._phrases(),
            acts=self._acts(),
            number=number,
            percent=self.percent,
            day=lambda day: unmarked(day_text(day)),
            month=lambda day: locale.toString(QDate(day.year, day.month, 1), "MMM yyyy"),
            moment=lambda moment: unmarked(self._moments.short(moment)),
            language_name=lambda code: language_name(code, reader()),
            marks=self.marks(),
            values={
                TrackKind.SUBTITLES: self.tr("Subtitles"),
                TrackKind.AUDIO: self.tr("Audio"),
                **self._tracks.statuses(),
            },
            findings=self._findings.names(),
        )

    def percent(self, share: float) -> str:
        """Return "62 %" as it is written here; only all is 100, and only nothing is 0."""
        whole = round(100 * share)
        if 0 < share < 1:
            whole = min(max(whole, 1), 99)
        #: A share in percent.
        return unmarked(filled(self.tr("{percent}%"), percent=whole))

    def marks(self) -> tuple[str, str, str, str, str, str]:
        """Return the short marks of a matrix."""
        return (
            #: One letter for “Subtitles”, in a narrow column.
            self.tr("S"),
            #: Two letters for “Closed captions”, in a narrow column.
            self.tr("CC"),
            #: One letter for “Audio”, in a narrow column; another one than for subtitles.
            self.tr("A"),
            "!",
            "…",
            "?",
        )

    def _acts(self) -> dict[Act, str]:
        return {
            Act.DELETION: self.tr("Delete"),
            Act.RESTORE: self.tr("Restore"),
            Act.ADDITION: self.tr("Add"),
            Act.GENERATION: self.tr("Generate"),
            Act.REPLACEMENT: self.tr("Replace"),
        }

    def _phrases(self) -> dict[Phrase, str]:
        return {
            **self._common(),
            **self._coverage(),
            **self._accessibility(),
            **self._limits(),
            **self._captions(),
            **self._moderation(),
            **self._review(),
        }

    def _common(self) -> dict[Phrase, str]:
        return {
            Phrase.PROJECT: self.tr("Project"),
            Phrase.ENVIRONMENT: self.tr("Environment"),
            Phrase.PRIMARY: self.tr("Primary environment"),
            #: Before the day on which a report was made.
            Phrase.MADE: self.tr("Made on"),
            #: Before the day of which the information is.
            Phrase.KNOWN_SINCE: self.tr("State of"),
            Phrase.NEVER_SCANNED: self.tr("Never read as a whole"),
            Phrase.VIDEOS: self.tr("Videos"),
            Phrase.VIDEO: self.tr("Video"),
            Phrase.VIDEO_ID: self.tr("Video ID"),
            Phrase.LANGUAGE: self.tr("Language"),
            Phrase.USE: self.tr("Use"),
            Phrase.STATE: self.tr("State"),
            Phrase.SHARE: self.tr("Share"),
            Phrase.NUMBER: self.tr("Number"),
            Phrase.YES: self.tr("Yes"),
            Phrase.NO: self.tr("No"),
            Phrase.NOT_KNOWN: self.tr("Not known"),
            Phrase.NO_LANGUAGE: self.tr("No language"),
            Phrase.UNKNOWN_LIMITS: self.tr("What is not known"),
            Phrase.TOTAL: self.tr("Total"),
        }

    def _coverage(self) -> dict[Phrase, str]:
        return {
            Phrase.COVERAGE_TITLE: self.tr("Languages of all videos"),
            Phrase.BY_LANGUAGE: self.tr("By language"),
            Phrase.BY_VIDEO: self.tr("By video"),
            Phrase.SUBTITLES: self.tr("Subtitles"),
            Phrase.CAPTIONS: self.tr("Closed captions"),
            Phrase.AUDIO: self.tr("Audio"),
            Phrase.ERRORED: self.tr("Errored"),
            Phrase.PREPARING: self.tr("Being prepared"),
            #: Title of a column: videos with nothing in a language.
            Phrase.NOTHING: self.tr("Nothing"),
            Phrase.USED: self.tr("Used in records"),
            Phrase.LEGEND: self.tr(
                "{subtitles} = subtitles, {captions} = closed captions, {audio} = audio, "
                "{errored} = errored, {preparing} = being prepared, ? = not read yet, – = "
                "nothing."
            ),
            Phrase.COUNTED: self.tr(
                "A video counts once in each column that is true of it. Subtitles include "
                "closed captions; only tracks that are ready count as subtitles, closed "
                "captions or audio."
            ),
        }

    def _accessibility(self) -> dict[Phrase, str]:
        return {
            Phrase.ACCESS_TITLE: self.tr("Accessibility report: captions of videos"),
            Phrase.SPOKEN: self.tr("Language of the videos"),
            #: Only the name of a language.
            Phrase.SPOKEN_CHOSEN: self.tr("{language}"),
            Phrase.SPOKEN_BY_AUDIO: self.tr(
                "That of their audio tracks; {language} where a video has none"
            ),
            Phrase.RESULT: self.tr("Result"),
            Phrase.RESULT_TEXT: self.tr(
                "Videos with ready closed captions in their language: {captioned} of "
                "{videos} ({share})."
            ),
            Phrase.RESULT_NONE: self.tr("No video is known."),
            Phrase.STANDARD: self.tr("Standard"),
            Phrase.WCAG: self.tr(
                "Web Content Accessibility Guidelines (WCAG) 2.2, success criterion 1.2.2 "
                "Captions (Prerecorded), level A. W3C Recommendation of 5 October 2023, "
                "updated on 12 December 2024: {address}"
            ),
            Phrase.EN_301_549: self.tr(
                "EN 301 549 V3.2.1 (2021-03), clause 9.1.2.2 Captions (prerecorded), the "
                "harmonised European standard. It takes the criterion unchanged from WCAG "
                "2.1: {address}"
            ),
            Phrase.WHICH_EDITION: self.tr(
                "A law names the edition that applies. Newer editions may exist; check "
                "which one is binding for you."
            ),
            Phrase.METHOD: self.tr("Method"),
            Phrase.METHOD_COUNTS: self.tr(
                "A video counts as captioned if it has a ready subtitle track in its "
                "language that is marked as closed captions. The country of a language does "
                "not matter, its script does."
            ),
            Phrase.METHOD_CHOSEN: self.tr("{language} was taken for the language of every video."),
            Phrase.METHOD_BY_AUDIO: self.tr(
                "The language of a video is that of its audio tracks; with several, each of "
                "them needs captions. For videos without audio tracks {language} was taken. "
                "Videos with audio tracks: {videos}."
            ),
            Phrase.METHOD_SUBTITLES: self.tr(
                "Subtitles that are not marked as closed captions are listed on their own: "
                "they may leave out sounds and speakers, which captions have to tell."
            ),
            Phrase.METHOD_SOURCE: self.tr(
                "trackman read the tracks from DatoCMS. Nobody watched the videos for it."
            ),
        }

    def _limits(self) -> dict[Phrase, str]:
        return {
            Phrase.LIMIT_SOUND: self.tr(
                "Whether a video has sound: DatoCMS does not tell it. A video without sound "
                "needs no captions."
            ),
            Phrase.LIMIT_SPOKEN: self.tr(
                "In which language a video speaks: DatoCMS lists only audio tracks that "
                "were added to a video, not its own sound."
            ),
            Phrase.LIMIT_BURNT: self.tr(
                "Whether captions are part of the picture (open captions)."
            ),
            Phrase.LIMIT_QUALITY: self.tr(
                "Whether captions are complete, correct and in time. A person has to read "
                "them with the sound."
            ),
            Phrase.LIMIT_ALTERNATIVE: self.tr(
                "Whether a video only repeats what is written beside it: then the criterion "
                "makes an exception."
            ),
            Phrase.LIMIT_USE: self.tr(
                "Which videos are on a website without being used in a record of DatoCMS."
            ),
            Phrase.LIMIT_PUBLISHED: self.tr(
                "Whether the records that use a video are published, where the table says "
                "“Used in records”."
            ),
            Phrase.LIMIT_UNREAD: self.tr(
                "What the videos have whose tracks were not read yet. They are in none of "
                "the figures. Their number: {videos}."
            ),
            Phrase.LIMIT_AGE: self.tr(
                "What changed since the tracks were read: the oldest information is of {moment}."
            ),
        }

    def _captions(self) -> dict[Phrase, str]:
        return {
            Phrase.BY_USE: self.tr("Videos by use"),
            Phrase.GAPS: self.tr("Videos without captions in their language"),
            Phrase.NO_GAPS: self.tr("Every video has captions in its language."),
            Phrase.HAS_CAPTIONS_IN: self.tr("Captions in"),
            Phrase.USE_PUBLISHED: self.tr("Used in published records"),
            Phrase.USE_DRAFTS: self.tr("Used only in drafts"),
            Phrase.USE_UNKNOWN: self.tr("Use not known"),
            Phrase.USE_UNUSED: self.tr("Not used in records"),
            Phrase.STATE_CAPTIONED: self.tr("With captions"),
            Phrase.STATE_SUBTITLED: self.tr("Only subtitles, not marked as captions"),
            Phrase.STATE_UNFINISHED: self.tr("Errored or being prepared"),
            Phrase.STATE_ELSEWHERE: self.tr("Only in other languages"),
            Phrase.STATE_NONE: self.tr("No subtitles"),
        }

    def _moderation(self) -> dict[Phrase, str]:
        return {
            Phrase.MODERATION_TITLE: self.tr("Moderation report"),
            Phrase.PERIOD: self.tr("Period"),
            Phrase.PERIOD_TEXT: self.tr("{first} to {last}"),
            #: Such as “From 1 Jun 2026”: a period without an end.
            Phrase.PERIOD_FROM: self.tr("From {first}"),
            #: Such as “Until 30 Jun 2026”: a period without a beginning.
            Phrase.PERIOD_UNTIL: self.tr("Until {last}"),
            Phrase.PERIOD_ALL: self.tr("All that was recorded"),
            Phrase.ALL_PROJECTS: self.tr("All projects"),
            Phrase.CHANGES: self.tr("Changes"),
            #: Title of a column: what was done, such as Delete.
            Phrase.WHAT: self.tr("What"),
            #: Title of a column: how many were done.
            Phrase.DONE: self.tr("Done"),
            Phrase.FAILED: self.tr("Failed"),
            Phrase.UNCONFIRMED: self.tr("Not confirmed"),
            Phrase.CANCELLED: self.tr("Cancelled"),
            Phrase.RUNNING: self.tr("Under way"),
            Phrase.OVER_WEEKS: self.tr("Changes by week"),
            Phrase.OVER_MONTHS: self.tr("Changes by month"),
            Phrase.WEEK_OF: self.tr("Week from"),
            Phrase.MONTH: self.tr("Month"),
            Phrase.BY_REASON: self.tr("By reason"),
            Phrase.REASON: self.tr("Reason"),
            Phrase.NO_REASON: self.tr("No reason given"),
            Phrase.BY_PERSON: self.tr("By person"),
            #: Title of a column: by whom.
            Phrase.PERSON: self.tr("By"),
            Phrase.BY_APPROVER: self.tr("By approver"),
            #: Title of a column: the second person who approved a deletion.
            Phrase.APPROVER: self.tr("Approved by"),
            Phrase.APPROVED_AT: self.tr("Approved at"),
            Phrase.BY_KIND: self.tr("By kind of track"),
            Phrase.KIND: self.tr("Kind"),
            Phrase.WHEN: self.tr("When"),
            Phrase.TRACK: self.tr("Track"),
            Phrase.ALL_CHANGES: self.tr("All changes"),
            Phrase.NOTHING_DONE: self.tr("No tracks were changed."),
            Phrase.ONLY_DONE: self.tr(
                "The figures below count what was done; the table above also counts the rest."
            ),
            Phrase.LIMIT_JOURNAL: self.tr(
                "The report is made of the journal of this computer: it holds what was done "
                "with trackman here, and what was imported from other journals. Changes "
                "made in DatoCMS or on other computers are not in it."
            ),
            Phrase.LIMIT_PERSON: self.tr(
                "People are named as their API tokens are. Who shares a token is one person here."
            ),
            #: Reasons without a line of their own.
            Phrase.OTHERS: self.tr("Others"),
        }

    def _review(self) -> dict[Phrase, str]:
        return {
            Phrase.REVIEW_TITLE: self.tr("Review of tracks"),
            Phrase.REVIEW: self.tr("Review"),
            Phrase.DECISION: self.tr("Decision"),
            Phrase.DECISIONS: self.tr("Decisions"),
            Phrase.TRACKS: self.tr("Tracks"),
            #: A decision: the tracks that stay.
            Phrase.KEPT: self.tr("Kept"),
            Phrase.TO_BE_DELETED: self.tr("To be deleted"),
            Phrase.DELETED: self.tr("Deleted"),
            #: A decision: the tracks whose text was mended.
            Phrase.FIXED: self.tr("Fixed"),
            Phrase.SKIPPED: self.tr("Skipped"),
            Phrase.UNDECIDED: self.tr("Undecided"),
            #: Tracks on which several people decided, each otherwise.
            Phrase.IN_CONFLICT: self.tr("Decided differently"),
            Phrase.SECONDS: self.tr("Seconds"),
            Phrase.SECONDS_EACH: self.tr("Seconds per track (median)"),
            Phrase.MINUTES: self.tr("Minutes in all"),
            Phrase.NOTES: self.tr("Notes"),
            Phrase.FINDINGS: self.tr("Findings"),
            #: Title of a column: the second person who let a deletion happen.
            Phrase.APPROVED_BY: self.tr("Released by"),
            #: A second person did not let a deletion happen.
            Phrase.REFUSED: self.tr("Refused"),
            #: Title of a column: whether a decision was carried out.
            Phrase.CARRIED_OUT: self.tr("Carried out"),
            Phrase.ALTERED: self.tr("From a file changed by hand"),
            Phrase.NAME_THEN: self.tr("Name when decided"),
            Phrase.STATUS_THEN: self.tr("Status when decided"),
            Phrase.TEXT_THEN: self.tr("SHA-256 of the text decided on"),
            Phrase.TRACK_ID: self.tr("Track ID"),
            Phrase.ALL_TRACKS: self.tr("All tracks"),
            Phrase.LIMIT_TIME: self.tr(
                "Times are those a track was on screen until it was decided on, five minutes "
                "at most. They tell how long a review takes, and not how well it was done."
            ),
            Phrase.LIMIT_DECISIONS: self.tr(
                "Decisions that were replaced or taken back are not counted. What happened "
                "to a track afterwards is in the history."
            ),
        }
