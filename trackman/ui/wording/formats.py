"""Lengths and moments as people write them, in their language."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime

from trackman.domain.subtitles.editing.typed_times import typed
from trackman.ui.wording.inserting import filled, number


def length_text(seconds: float) -> str:
    """Return "3:12" or "1:02:33", in Latin digits as all times within a video."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def elapsed_text(seconds: float) -> str:
    """Return how long something has been going on, such as "4 s" or "2:05"."""
    whole = int(seconds)
    if whole >= 60:
        rest = number(whole % 60).rjust(2, QLocale().zeroDigit())
        return f"{number(whole // 60)}:{rest}"
    #: {seconds} is a number; s is the unit.
    return filled(QCoreApplication.translate("Formats", "{seconds} s"), seconds=whole)


def short_time_text(seconds: float) -> str:
    """Return a time that may be less than a second, such as "0.4 s"; from ten on as any other."""
    if seconds >= 10:
        return elapsed_text(seconds)
    words = QCoreApplication.translate("Formats", "{seconds} s")
    return filled(words, seconds=QLocale().toString(float(seconds), "f", 1))


def time_to_type(milliseconds: int) -> str:
    """Return a time as an example to type: "0:12.5", or "0:12,5" where a comma is usual."""
    return typed(milliseconds).replace(".", QLocale().decimalPoint())


def seconds_to_type(milliseconds: int) -> str:
    """Return seconds as an example to type: "0.5"."""
    return f"{milliseconds / 1000:g}".replace(".", QLocale().decimalPoint())


def size_text(count: int) -> str:
    """Return a number of bytes as "812 MB" or "1.4 GB"."""
    unit = 1000 ** ((len(str(count)) - 1) // 3)
    digits = 1 if count < 100 * unit and count % unit else 0
    return QLocale().formattedDataSize(count, digits, QLocale.DataSizeFormat.DataSizeSIFormat)


def day_pattern() -> str:
    """Return how a day is written, as Qt's date patterns are."""
    #: A pattern, not a sentence: d is the day, MMM the short name of the month, yyyy the year.
    return QCoreApplication.translate("Formats", "d MMM yyyy")


def day_text(day: date) -> str:
    """Return "14 Jun 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), day_pattern())


_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_DAYS_TOLD = 7


class Age(Enum):
    """Units in which the age of a moment is told."""

    NOW = auto()
    MINUTES = auto()
    HOURS = auto()
    DAYS = auto()
    """Calendar days of this computer: 1 is yesterday."""
    DATE = auto()
    """Too long ago, or in the future because a clock was set back: the day is told."""


def age_of(moment: datetime, now: datetime | None = None) -> tuple[Age, int]:
    """Return how long ago a moment is, as a unit and a count of it."""
    now = now or datetime.now(UTC)
    seconds = (now - moment).total_seconds()
    if seconds < -_HOUR or seconds >= _DAYS_TOLD * _DAY:
        return Age.DATE, 0
    if seconds < _MINUTE:
        return Age.NOW, 0
    if seconds < _HOUR:
        return Age.MINUTES, int(seconds // _MINUTE)
    days = (now.astimezone().date() - moment.astimezone().date()).days
    if days == 0 or seconds < 6 * _HOUR:
        return Age.HOURS, int(seconds // _HOUR)
    return Age.DAYS, days


class Moments(QObject):
    """Translated words; moments have a time zone and are told in that of this computer."""

    def ago(self, moment: datetime, now: datetime | None = None) -> str:
        """Return "5 minutes ago" or, of what is long past, the day."""
        unit, count = age_of(moment, now)
        match unit:
            case Age.DATE:
                return self.day(moment)
            case Age.NOW:
                return self.tr("Just now")
            case Age.MINUTES:
                return self.tr("%Ln minutes ago", "", count)
            case Age.HOURS:
                return self.tr("%Ln hours ago", "", count)
        return self.tr("Yesterday") if count == 1 else self.tr("%Ln days ago", "", count)

    def days(self, count: int) -> str:
        """Return "90 days"."""
        return self.tr("%Ln days", "", count)

    def ago_in_sentence(self, moment: datetime, now: datetime | None = None) -> str:
        """Return `ago` as it is written after other words."""
        unit, count = age_of(moment, now)
        match unit:
            case Age.DATE:
                return self.day(moment)
            case Age.NOW:
                return self.tr("just now")
            case Age.MINUTES:
                return self.tr("%Ln minutes ago", "within a sentence", count)
            case Age.HOURS:
                return self.tr("%Ln hours ago", "within a sentence", count)
        if count == 1:
            return self.tr("yesterday")
        return self.tr("%Ln days ago", "within a sentence", count)

    def ago_at(self, moment: datetime, now: datetime | None = None) -> str:
        """Return "5 minutes ago · 15:42" or, of what is long past, day and time."""
        if age_of(moment, now)[0] is Age.DATE:
            return self.short(moment)
        #: Such as “Yesterday · 15:42”.
        words = self.tr("{ago} · {time}")
        return filled(words, ago=self.ago(moment, now), time=self.time(moment))

    def time(self, moment: datetime) -> str:
        """Return "15:42"."""
        return QLocale().toString(_time(moment), QLocale.FormatType.ShortFormat)

    def day(self, moment: datetime) -> str:
        """Return "14 Jun 2026"."""
        return day_text(moment.astimezone().date())

    def short(self, moment: datetime) -> str:
        """Return "14 Jun 2026 15:42"."""
        #: A day and a time of day.
        words = self.tr("{day} {time}")
        return filled(words, day=self.day(moment), time=self.time(moment))

    def exact(self, moment: datetime) -> str:
        """Return "14 Jun 2026 15:42:07"."""
        #: A day and a time of day.
        return filled(self.tr("{day} {time}"), day=self.day(moment), time=self.exact_time(moment))

    def exact_time(self, moment: datetime) -> str:
        """Return "15:42:07"."""
        written = QLocale().timeFormat(QLocale.FormatType.LongFormat)
        # The time zone is that of this computer; Spanish has it in brackets.
        written = written.replace("t", "").replace("()", "").strip()
        return QLocale().toString(_time(moment), written)


def _time(moment: datetime) -> QTime:
    local = moment.astimezone()
    return QTime(local.hour, local.minute, local.second)
