"""Running and waiting operations, with buttons to cancel or retry them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.ui.activity.row_actions import RowActions, VideoChoice
from trackman.ui.activity.wording import ActivityWording
from trackman.ui.activity.work_model import ActivityRow, WorkModel
from trackman.ui.activity.work_table import WorkTable
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_menu import RowAction, open_row_menu


class WorkTab(QWidget):
    """The first tab of the page."""

    cancel_requested = Signal(list)
    """The ids (`list[str]`) of work to stop."""
    try_again_requested = Signal(list)
    """The ids (`list[str]`) of work to try again."""
    restore_requested = Signal(list)
    """The ids (`list[str]`) of deletions to take back."""
    video_wanted = Signal(str)
    """The upload id of a video to open."""
    details_wanted = Signal(str)
    """The id of the entry to show whole."""
    go_on_requested = Signal()
    """Deletions that were left when trackman closed are wanted after all."""
    keep_requested = Signal()
    """They are not wanted any more."""

    def __init__(self, videos: VideoChoice | None = None) -> None:
        super().__init__()
        self._videos = videos or VideoChoice(self)
        self.setObjectName("activityTab")
        self.model = WorkModel(self)
        self.table = WorkTable(self.model)
        self._words = ActivityWording(self)
        self._actions = RowActions(self.table)
        self._summary = ElidedText("activitySummary", tone="muted")
        self._go_on = Button("activityGoOn", picture="play")
        self._keep = Button("activityKeep")
        self._cancel = Button("activityCancel", self.tr("Cancel"), "stop")
        self._again = Button("activityTryAgain", self.tr("Try again"), "refresh")
        self._nothing = PlaceholderPage("activityNothing")
        self._stack = QStackedWidget()
        self._problems: set[str] = set()
        self._build()
        self._connect()
        self.show_work(())

    def show_work(self, work: Sequence[ActivityRow]) -> None:
        """Show this; the selection stays."""
        self.model.show_work(work)
        self._summary.setText(self._words.summary(work))
        self._summary.updateGeometry()
        self._stack.setCurrentWidget(self.table if work else self._nothing)
        self._show_buttons()
        self._announce_problems(work)

    def show_offer(self, words: str, refusal: str) -> None:
        """Offer to go on with deletions that were left, or not to, in these words, or none."""
        for button, text in ((self._go_on, words), (self._keep, refusal)):
            button.setText(text)
            button.setVisible(bool(text))

    def take_keyboard(self) -> None:
        """Let the keys go to the rows, where there are any."""
        if self.model.rowCount():
            self.table.setFocus()

    def _announce_problems(self, work: Sequence[ActivityRow]) -> None:
        problems = {one.id: one for one in work if one.kind == "problem"}
        for key in problems.keys() - self._problems:
            announce(self, f"{problems[key].what}: {problems[key].state}")
        self._problems = set(problems)

    def _show_buttons(self) -> None:
        for button, words, why_not in (
            (
                self._cancel,
                self.tr("Cancel what hasn’t been sent yet. Work that DatoCMS accepted continues."),
                self._why_not_cancel(),
            ),
            (
                self._again,
                self.tr("Check the current state and finish what’s left"),
                self._why_not_again(),
            ),
        ):
            button.setEnabled(not why_not)
            explain(button, why_not or words)

    def _why_not_cancel(self) -> str:
        chosen = self.table.selected_work()
        if not chosen:
            return self.tr("Select a row first.")
        if any(one.can_cancel for one in chosen):
            return ""
        return self.tr("The selected items are finished or can no longer be cancelled.")

    def _why_not_again(self) -> str:
        chosen = self.table.selected_work()
        if not chosen:
            return self.tr("Select a row first.")
        if any(one.can_try_again for one in chosen):
            return ""
        return self.tr("Trying again can’t help with the selected items.")

    def _open_menu(self, place: QPoint) -> None:
        chosen = self.table.selected_work()
        reasons = [one.why_not_restored for one in chosen]
        why_not = "" if "" in reasons else reasons[0]
        if why_not and len(set(reasons)) > 1:
            why_not = self.tr("None of the selected tracks can be restored.")
        places = [one.place for one in chosen if one.place is not None]
        open_row_menu(
            self,
            "activityMenu",
            (
                (
                    RowAction(
                        "rowCancel", self.tr("Cancel"), self._request_cancel, self._why_not_cancel()
                    ),
                    RowAction(
                        "rowTryAgain",
                        self.tr("Try again"),
                        self._request_again,
                        self._why_not_again(),
                    ),
                    RowAction("rowRestore", self.tr("Restore"), self._request_restore, why_not),
                ),
                (
                    self._actions.open_video(self._open_video, self._videos.why_not(places)),
                    self._actions.details(self._open_details),
                ),
                self._actions.copies([one.track_id for one in chosen]),
            ),
            place,
        )

    def _open_video(self) -> None:
        places = [one.place for one in self.table.selected_work() if one.place is not None]
        if not self._videos.why_not(places):
            self.video_wanted.emit(places[0].upload_id)

    def _open_details(self) -> None:
        chosen = self.table.selected_work()
        if len(chosen) == 1:
            self.details_wanted.emit(chosen[0].id)

    def _request_restore(self) -> None:
        chosen = self.table.selected_work()
        self.restore_requested.emit([one.id for one in chosen if not one.why_not_restored])

    def _request_cancel(self) -> None:
        self.cancel_requested.emit([one.id for one in self.table.selected_work() if one.can_cancel])

    def _request_again(self) -> None:
        self.try_again_requested.emit(
            [one.id for one in self.table.selected_work() if one.can_try_again]
        )

    def _connect(self) -> None:
        self.table.rows_chosen.connect(self._show_buttons)
        self.table.row_opened.connect(self._open_details)
        self.table.menu_wanted.connect(self._open_menu)
        self._go_on.clicked.connect(self.go_on_requested)
        self._keep.clicked.connect(self.keep_requested)
        self._cancel.clicked.connect(self._request_cancel)
        self._again.clicked.connect(self._request_again)

    def _build(self) -> None:
        self._nothing.show_message(
            "activity",
            "faint",
            self.tr("Nothing is running"),
            self.tr("Deletions and restores appear here while they are waiting or running."),
        )
        row = QHBoxLayout()
        row.setContentsMargins(16, 10, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self._go_on)
        row.addWidget(self._keep)
        row.addWidget(self._cancel)
        row.addWidget(self._again)
        explain(
            self._go_on,
            self.tr("Delete what wasn’t deleted because trackman closed, as far as still wanted"),
        )
        explain(
            self._keep,
            self.tr("Delete none of what wasn’t deleted because trackman closed, and ask no more"),
        )
        self._go_on.hide()
        self._keep.hide()
        self._stack.setObjectName("activityStack")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
