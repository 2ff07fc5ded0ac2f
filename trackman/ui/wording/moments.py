"""Moments as people in their country write them."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDate, QLocale, QObject, QTime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_DAYS_TOLD = 7


class Moments(QObject):
    """Translated words; moments have a time zone and are told in that of this computer."""

    def ago(self, moment: datetime, now: datetime | None = None) -> str:
        """Return "5 minutes ago" or, of what is long past, the day."""
        now = now or datetime.now(UTC)
        seconds = (now - moment).total_seconds()
        if seconds < -_MINUTE or seconds >= _DAYS_TOLD * _DAY:  # a clock may have been set back
            return self.day(moment)
        if seconds < _MINUTE:
            return self.tr("Just now")
        if seconds < _HOUR:
            return self._counted(
                int(seconds // _MINUTE), self.tr("1 minute ago"), self.tr("{n} minutes ago")
            )
        days = (now.astimezone().date() - moment.astimezone().date()).days
        if days == 0 or seconds < 6 * _HOUR:
            return self._counted(
                int(seconds // _HOUR), self.tr("1 hour ago"), self.tr("{n} hours ago")
            )
        return self._counted(days, self.tr("Yesterday"), self.tr("{n} days ago"))

    def day(self, moment: datetime) -> str:
        """Return "14 Jun 2026"."""
        local = moment.astimezone()
        return QLocale().toString(QDate(local.year, local.month, local.day), self.tr("d MMM yyyy"))

    def short(self, moment: datetime) -> str:
        """Return "14 Jun 2026 15:42"."""
        time = QLocale().toString(_time(moment), QLocale.FormatType.ShortFormat)
        return self.tr("{day} {time}").format(day=self.day(moment), time=time)

    def exact(self, moment: datetime) -> str:
        """Return "14 Jun 2026 15:42:07"."""
        written = QLocale().timeFormat(QLocale.FormatType.LongFormat)
        written = written.replace("t", "").strip()  # the time zone is that of this computer
        time = QLocale().toString(_time(moment), written)
        return self.tr("{day} {time}").format(day=self.day(moment), time=time)

    def _counted(self, count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(n=QLocale().toString(count))


def _time(moment: datetime) -> QTime:
    local = moment.astimezone()
    return QTime(local.hour, local.minute, local.second)
