"""The report of what was changed in a period: asked for, counted, and saved."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trackman.domain.errors import ClosedError, TrackmanError
from trackman.ui.controllers.context import SessionContext
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.domain.reports.moderation import Moderation, ReportPeriod
    from trackman.ui.activity.moderation_dialog import ModerationDialog


class ReportsController(QObject):
    """Serves *Moderation report…*."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self._context = context
        self._counting: asyncio.Task[None] | None = None
        self._counted: tuple[Moderation, ReportPeriod, str] | None = None
        """Last count, its period, and the name of its project."""

    def open(self) -> None:
        """Ask for period and project."""
        self._context.start(self._open, About.KEEPING)

    async def _open(self) -> None:
        from trackman.ui.wording.file_names import moderation_name

        projects = await self._context.stores.records.projects()
        dialogs = self._context.dialogs
        ending = await dialogs.ask_for_document(partial(self._make, projects))
        if ending is None or self._counted is None:
            return
        kinds = {
            "html": self.tr("Web pages (*.html)"),
            "xlsx": self.tr("Excel workbooks (*.xlsx)"),
        }.get(ending, self.tr("Tables (*.csv)"))
        title = self.tr("Save the moderation report")
        path = await dialogs.save_file(title, moderation_name(ending), kinds)
        if path is None:
            return
        from trackman.domain.reports.subject import Subject
        from trackman.ui.wording.reports import ReportWording

        found, period, project = self._counted
        await self._context.connection.reporting().write_moderation(
            path,
            found,
            period,
            Subject(project, "", datetime.now(UTC)),
            ReportWording(self).words(),
        )
        text = filled(self.tr("Report saved to {file}."), file=quoted(path.name))
        self._context.say_saved(text, path)

    def _make(self, projects: list[tuple[str, str]], window: QWidget) -> ModerationDialog:
        from trackman.ui.activity.moderation_dialog import ModerationDialog

        dialog = ModerationDialog(window, projects, self._context.planner.project_id)
        dialog.changed.connect(partial(self._count, dialog))
        self._counted = None
        dialog.finished.connect(self._stop)
        self._count(dialog)
        return dialog

    def _count(self, dialog: ModerationDialog) -> None:
        """Count what is asked for now; what is being counted is not wanted any more."""
        self._stop()
        dialog.wait()
        self._counting = self._context.tasks.start(self._show(dialog))

    def _stop(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    async def _show(self, dialog: ModerationDialog) -> None:
        period, project, name = dialog.period(), dialog.project(), dialog.project_name()
        records = self._context.stores.records
        try:
            found = await self._context.connection.reporting().moderation(records, period, project)
        except ClosedError:
            raise  # the session ends
        except TrackmanError as error:
            dialog.reject()
            self._context.show_error(error, About.KEEPING)
            return
        self._counted = found, period, name
        dialog.show_found(found)
