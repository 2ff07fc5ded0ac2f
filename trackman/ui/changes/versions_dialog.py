"""Dialog with every text that was ever saved of a track."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.versions import Version
from trackman.ui.changes.versions_model import VersionsColumn, VersionsModel
from trackman.ui.theme.scale import resize_within_screen
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_delegate import RowDelegate
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.inserting import filled, quoted

_SIZE = (880, 460)
_COLUMNS = Columns(
    fixed={VersionsColumn.WHEN: 150, VersionsColumn.CONTENT: 150, VersionsColumn.BY: 130},
    shares={VersionsColumn.NAME: 0.3},
    smallest={VersionsColumn.NAME: 110},
)


class VersionsDialog(QDialog):
    """Open it with `open()`; it closes by itself when a version is put to use."""

    compare_requested = Signal(tuple)
    """These versions, one or two; a single one is compared with the text of now."""
    restore_requested = Signal(tuple)
    """This version is to take the place of the text of now."""
    save_requested = Signal(tuple)
    """This version is wanted as a file."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        versions: Sequence[Version],
        why_not: str | None,
    ) -> None:
        """Show the versions of the track `name`; `why_not` says why none can be restored."""
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = filled(self.tr("Versions of {name}"), name=quoted(name))
        self.setWindowTitle(title)
        self._why_not = why_not
        self._model = VersionsModel(versions, self)
        self.table = Table("versionsTable", _COLUMNS)
        self.table.setAccessibleName(self.tr("Versions"))
        self.table.set_up(self._model, RowDelegate(self.table))
        for column in (VersionsColumn.WHEN, VersionsColumn.CONTENT):
            texts = (self._model.text(row, column) for row in range(len(versions)))
            self.table.keep_whole(column, texts)
        self._title = Paragraph("versionsTitle", title, size="title")
        self._compare = Button("versionsCompare", self.tr("Compare"), "compare")
        self._save = Button("versionsSave", self.tr("Save as…"))
        self._restore = Button("versionsRestore", self.tr("Restore this version"), tone="primary")
        self._close = Button("versionsClose", self.tr("Close"))
        self._build(empty=not versions)
        self.table.rows_chosen.connect(self._look)
        for button, signal in (
            (self._compare, self.compare_requested),
            (self._save, self.save_requested),
            (self._restore, self.restore_requested),
        ):
            button.clicked.connect(partial(self._request, signal))
        self._close.clicked.connect(self.reject)
        if versions:
            self.table.select_row(0)
            self.table.setFocus()
        self._look()

    def selected(self) -> list[Version]:
        """Return the selected versions, the newest first."""
        return [self._model.item(row) for row in self.table.selected_rows()]

    def _request(self, signal: SignalInstance) -> None:
        signal.emit(tuple(self.selected()))
        self.accept()

    def _look(self) -> None:
        count = len(self.selected())
        one = None if count == 1 else self.tr("Select one version.")
        some = None if count in (1, 2) else self.tr("Select one or two versions.")
        for button, reason in (
            (self._restore, self._why_not or one),
            (self._save, one),
            (self._compare, some),
        ):
            button.setEnabled(reason is None)
            explain(button, reason or "")
        if count == 1:
            explain(self._compare, self.tr("Compare with the subtitles of now"))

    def _build(self, *, empty: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        if empty:
            nothing = PlaceholderPage("versionsNothing")
            nothing.show_message(
                "history",
                "faint",
                self.tr("No saved versions yet"),
                self.tr(
                    "trackman saves the subtitles whenever you add, publish, replace or delete a "
                    "track. The versions appear here."
                ),
            )
            column.addWidget(nothing, 1)
        else:
            column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._compare)
        row.addWidget(self._save)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._restore)
        column.addLayout(row)
        resize_within_screen(self, _SIZE)
