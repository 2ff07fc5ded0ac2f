"""The list of reviews: go on with one, hand it on as a file, and take up files of others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.review.summary import QueueSummary
from trackman.ui.review.queue_wording import QueueWording
from trackman.ui.review.queues_model import QueuesColumn, QueuesModel
from trackman.ui.theme.scale import text_scale
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dropped import dropped_files
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.rows_table import RowsTable
from trackman.ui.widgets.table import Columns
from trackman.ui.wording.inserting import filled, quoted

_SIZE = QSize(1160, 520)
_LEAST = QSize(620, 360)
_WIDEST = 900
_COLUMNS = Columns(
    fixed={QueuesColumn.WORKED: 160},  # “48 minutes ago” is longer in other languages
    shares={QueuesColumn.NAME: 0.2, QueuesColumn.PROGRESS: 0.2, QueuesColumn.MADE: 0.24},
    smallest={QueuesColumn.NAME: 140, QueuesColumn.PROGRESS: 150, QueuesColumn.MADE: 150},
    least_for_rest=160,
    dispensable=(QueuesColumn.MADE, QueuesColumn.WORKED),
)


class QueuesDialog(QDialog):
    """Open it with `open()`; it goes away by itself."""

    go_on_wanted = Signal(str)
    """The review with this id is to be gone on with."""
    file_wanted = Signal()
    """A file of somebody is to be taken up."""
    files_dropped = Signal(list)
    """These files are to be taken up: their paths."""
    save_wanted = Signal(str)
    """The review with this id is wanted as a file."""
    split_wanted = Signal(str)
    """The review with this id is wanted as files, one for each of several people."""
    statistics_wanted = Signal(str)
    """The decisions of the review with this id are to be counted."""
    forget_wanted = Signal(str)
    """The review with this id is to be removed from this computer."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("queues")
        self.setWindowTitle(self.tr("Reviews"))
        self.setAccessibleName(self.tr("Reviews"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = QueueWording(self)
        self.model = QueuesModel(self)
        self.table = RowsTable("queuesTable", self.tr("Reviews"), self.model, _COLUMNS)
        self._pages = QStackedWidget()
        self._empty = PlaceholderPage("queuesEmpty")
        self._banner = QFrame()
        self._said = Paragraph("queuesSaid", widest=_WIDEST)
        self._file = Button("queuesFile", self.tr("Open file…"))
        self._save = Button("queuesSave", self.tr("Save as file…"))
        self._split = Button("queuesSplit", self.tr("Split…"))
        self._statistics = Button("queuesStatistics", self.tr("Statistics…"))
        self._forget = Button("queuesForget", self.tr("Delete review…"))
        self._close = Button("queuesClose", self.tr("Close"))
        self._go_on = Button("queuesGoOn", self.tr("Go on"), tone="primary")
        self._build()
        self._connect()
        self.show_queues([])

    def show_queues(self, queues: Sequence[QueueSummary], chosen: str = "") -> None:
        """Show these; the one with the id `chosen`, or else the one before, is selected."""
        chosen = chosen or self._chosen_id()
        self.model.show_rows(queues)
        was_empty = self._pages.currentIndex() == 1
        self._pages.setCurrentIndex(0 if queues else 1)
        if was_empty == bool(queues):  # a list that comes or goes leaves the keyboard nowhere
            (self.table if queues else self._file).setFocus()
        if queues:
            self.table.select_row(self.model.row_of(chosen) or 0)
        self._show_actions()

    def say(self, text: str, *, is_good: bool = False) -> None:
        """Say something over the list, such as what is wrong with a file; empty takes it away."""
        self._said.setText(text)
        self._banner.setProperty("card", "plain" if is_good else "warning")
        self._banner.style().unpolish(self._banner)
        self._banner.style().polish(self._banner)
        self._banner.setVisible(bool(text))
        if text:
            announce(self, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask about the selected review on Delete."""
        if event.key() == Qt.Key.Key_Delete and self._chosen_id():
            self.forget_wanted.emit(self._chosen_id())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def _chosen(self) -> QueueSummary | None:
        rows = self.table.selected_rows()
        return self.model.item(rows[0]) if rows and rows[0] < self.model.count() else None

    def _chosen_id(self) -> str:
        chosen = self._chosen()
        return "" if chosen is None else chosen.queue.id

    def _show_actions(self) -> None:
        """Let a person do what can be done with the selected review."""
        chosen = self._chosen()
        select = self.tr("Select a review first.")
        words = {
            self._save: self.tr("For a colleague, who decides or approves and sends a file back"),
            self._split: self.tr("One file for each of several people"),
            self._statistics: self.tr("Counts the decisions; saves them with notes and reasons"),
            self._forget: self.tr("Remove it from this computer; trackman asks first"),
            self._go_on: self.tr("Go on where it was left"),
        }
        for button, text in words.items():
            button.setEnabled(chosen is not None)
            explain(button, text if chosen is not None else select)
        if chosen is None or chosen.tally.open == chosen.tally.total:
            self._go_on.setText(self.tr("Begin"))
        elif chosen.tally.open == 0:
            self._go_on.setText(self.tr("Look at decisions"))
        else:
            self._go_on.setText(self.tr("Go on"))
        if chosen is not None:
            name = quoted(self._words.name(chosen.queue))
            named = filled(self.tr("{action}: {name}"), action=self._go_on.text(), name=name)
            self._go_on.setAccessibleName(named)

    def _connect(self) -> None:
        self.table.rows_chosen.connect(self._show_actions)
        self.table.row_opened.connect(lambda _: self._tell_go_on())
        self._go_on.clicked.connect(self._tell_go_on)
        self._file.clicked.connect(self.file_wanted)
        self._close.clicked.connect(self.reject)
        for button, wanted in (
            (self._save, self.save_wanted),
            (self._split, self.split_wanted),
            (self._statistics, self.statistics_wanted),
            (self._forget, self.forget_wanted),
        ):
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(self._chosen_id()))

    def _tell_go_on(self) -> None:
        if chosen := self._chosen_id():
            self.accept()
            self.go_on_wanted.emit(chosen)

    def _build(self) -> None:
        explain(self._file, self.tr("A review or decisions that somebody saved with trackman"))
        explain(self._close, self.tr("Close; every decision is kept"))
        self._empty.show_message(
            "check",
            "faint",
            self.tr("No reviews yet"),
            self.tr(
                "Select tracks and choose Review to judge them one after another, or open a file "
                "that somebody sent you."
            ),
        )
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty)
        self._banner.setObjectName("queuesBanner")
        self._banner.setProperty("card", "warning")
        self._banner.hide()
        words = QVBoxLayout(self._banner)
        words.setContentsMargins(12, 8, 12, 8)
        words.addWidget(self._said)
        tools = (self._save, self._split, self._statistics, self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(_row((self._file,), tools))
        column.addWidget(self._banner)
        column.addWidget(self._pages, 1)
        column.addLayout(_row((), (self._close, self._go_on)))
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        parent = self.parentWidget()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        self.setMinimumSize(least.boundedTo(room))
        self.resize(size.boundedTo(room))
        self.setAcceptDrops(True)
        self.table.setFocus()


def _row(left: Sequence[Button], right: Sequence[Button]) -> QHBoxLayout:
    """Return buttons at both sides; none of them is pressed by Return elsewhere."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in right:
        row.addWidget(button)
    for button in (*left, *right):
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoDefault(False)
    return row
