"""Tables of whole rows whose columns share the room, and give way where there is too little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from trackman.ui.theme.direction import is_mirrored
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.row_delegate import PADDING, ROW_HEIGHT, RowDelegate
from trackman.ui.wording.inserting import unmarked

_CELL_MARGIN = 2 * PADDING
_TITLE_MARGIN = 24  # pixels: the space at both sides, and the arrow of the sorted column
_LEAST = 40  # pixels of the narrowest column
_CHOSEN = b"\ncolumns:"
"""Stands between the state of Qt's header and the columns a person chose."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths of columns; one that is named nowhere takes what is left."""

    fixed: Mapping[int, int]
    """Pixels."""
    shares: Mapping[int, float]
    """Of the room the fixed ones leave, 0 to 1."""
    smallest: Mapping[int, int]
    """Pixels, of those with a share."""
    least_for_rest: int = 0
    """Pixels the column that takes what is left must have, or else others are hidden."""
    dispensable: tuple[int, ...] = field(default=())
    """Columns that are hidden where the room is short, the first one first."""
    optional: tuple[int, ...] = field(default=())
    """Columns that are hidden unless a person asks for them."""


class Table(QTableView):
    """A person may change widths and order of the columns, and choose which are shown.

    Who inherits names it for screen readers and calls `set_up` in its constructor.
    """

    rows_chosen = Signal()
    """Other rows are selected."""
    columns_chosen = Signal()
    """A person chose other columns."""

    def __init__(self, name: str, columns: Columns) -> None:
        super().__init__()
        self.setObjectName(name)
        self._widths = _for_text(columns)
        self._shares = dict(columns.shares)
        self._rest: int | None = None
        """The column that takes what is left."""
        self._chosen = dict.fromkeys(columns.optional, False)
        """Columns a person wants to see or not, whatever room there is."""
        self._scrolls = False
        """True if the columns a person wants have too little room, so that they scroll."""
        self._sharing = False
        self._painter: RowDelegate | None = None
        self._least: dict[int, int] = {}
        """Widths that columns were made for, where a text may need more."""

    def set_up(self, model: QAbstractItemModel, delegate: RowDelegate) -> None:
        """Show a model."""
        self._painter = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._widths = self._fitting_titles(self._widths)
        self._behave()
        self._dress()
        self.horizontalHeader().sectionResized.connect(self._remember_share)
        self.selectionModel().selectionChanged.connect(self.rows_chosen)
        # Qt draws the cell anew that the keyboard leaves, and the frame goes round its whole row.
        self.selectionModel().currentRowChanged.connect(self.viewport().update)
        theme().changed.connect(self.viewport().update)

    def selected_rows(self) -> list[int]:
        """Return the selected rows, from top to bottom."""
        return sorted({row for top, end in self.selected_spans() for row in range(top, end + 1)})

    def selected_spans(self) -> list[tuple[int, int]]:
        """Return first and last row of each range of selected rows, from top to bottom.

        Of 100,000 selected rows that is one pair, where `selected_rows` makes each a number.
        """
        ranges = self.selectionModel().selection()
        spans = (ranges.at(place) for place in range(ranges.count()))
        return sorted({(one.top(), one.bottom()) for one in spans})

    def select_row(self, row: int) -> None:
        """Select one row, as if it had been clicked."""
        index = self.model().index(row, 0)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, how | QItemSelectionModel.SelectionFlag.Rows)
        self.scrollTo(index)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows and no others, and bring the first on screen."""
        model, how = self.model(), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        if rows:
            self.selectionModel().setCurrentIndex(model.index(rows[0], 0), how.NoUpdate)
            self.scrollTo(model.index(rows[0], 0))
        self.selectionModel().select(chosen, how.ClearAndSelect)

    def begin_at_top(self) -> None:
        """Go to the first row without selecting it."""
        self.clearSelection()
        none = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.model().index(0, 0), none)
        self.scrollToTop()

    def text_of_selection(self) -> str:
        """Return the selected rows, one line each, with a tab between the columns on screen."""
        header, model = self.horizontalHeader(), self.model()
        places = map(header.logicalIndex, range(header.count()))
        columns = [column for column in places if not self.isColumnHidden(column)]
        text = "\n".join(
            "\t".join(_one_line(model.index(row, column).data()) for column in columns)
            for row in self.selected_rows()
        )
        # Where the interface sets no marks, those that are there are of the text of a cue.
        return unmarked(text) if is_mirrored() else text

    def copy_selection(self) -> None:
        """Copy the selected rows as text."""
        if text := self.text_of_selection():
            QGuiApplication.clipboard().setText(text)

    def choose_column(self, column: int, shown: bool) -> None:
        """Show a column, however little room there is, or hide it, however much."""
        self._chosen[column] = shown
        self._share_room()
        self.columns_chosen.emit()

    def saved_columns(self) -> bytes:
        """Return widths and order of the columns, and which a person chose."""
        chosen = ",".join(f"{column}={shown:d}" for column, shown in self._chosen.items())
        return bytes(self.horizontalHeader().saveState().data()) + _CHOSEN + chosen.encode()

    def restore_columns(self, columns: bytes) -> None:
        """Take up what `saved_columns` returned; anything else is ignored."""
        header = self.horizontalHeader()
        state, mark, chosen = columns.rpartition(_CHOSEN)
        if not (columns and header.restoreState(state if mark else columns)):
            return
        self._chosen = _read_chosen(chosen.decode("ascii", "replace"), header) if mark else {}
        for column, width in self._widths.fixed.items():  # it may be of a shorter language
            if 0 < header.sectionSize(column) < self._title_width(column):
                header.resizeSection(column, width)
        if self._room() > 0:
            for column in self._shares:
                if not header.isSectionHidden(column):
                    self._shares[column] = header.sectionSize(column) / self._unit()
            self._hide_dispensable()

    def reset_columns(self) -> None:
        """Give the columns the order and widths they have at first."""
        header = self.horizontalHeader()
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
            self.setColumnHidden(column, False)
        self._chosen = dict.fromkeys(self._widths.optional, False)
        for column, width in self._widths.fixed.items():
            header.resizeSection(column, width)
        self._shares = dict(self._widths.shares)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._share_room()

    def make_room(self, column: int, text: str) -> None:
        """Make a column of a fixed width as wide as it was made for, or as a text needs.

        One whose width a person chose only becomes wider.
        """
        header, fixed = self.horizontalHeader(), self._widths.fixed
        needed = self.fontMetrics().horizontalAdvance(text) + _CELL_MARGIN
        least = self._least.setdefault(column, fixed[column])
        chosen = header.sectionSize(column)
        width = max(needed, least if chosen == fixed[column] else chosen)
        if width != chosen:
            self._widths = replace(self._widths, fixed={**fixed, column: width})
            header.resizeSection(column, width)
            self._share_room()

    def keep_whole(self, column: int, texts: Iterable[str], beside: int = 0) -> None:
        """Make a column wide enough for each of these texts: languages differ in length.

        `beside` is what is drawn before the text, in pixels.
        """
        words = max(map(self.fontMetrics().horizontalAdvance, texts), default=0)
        needed, widths = words + beside + _CELL_MARGIN, self._widths
        fixed, smallest = dict(widths.fixed), dict(widths.smallest)
        if column in fixed:
            fixed[column] = max(fixed[column], needed)
            self.horizontalHeader().resizeSection(column, fixed[column])
        else:
            smallest[column] = max(smallest[column], needed)
        self._widths = replace(widths, fixed=fixed, smallest=smallest)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns keep their shares of the room."""
        super().resizeEvent(event)
        self._share_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the first and last row on Home and End, which Qt keeps within a row."""
        ends = QAbstractItemView.CursorAction
        if action in (ends.MoveHome, ends.MoveEnd) and (count := self.model().rowCount()):
            return self.model().index(0 if action is ends.MoveHome else count - 1, 0)
        return super().moveCursor(action, modifiers)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no row any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if self._painter is not None and self._painter.hovered_row != row:
            self._painter.hovered_row = row
            self.viewport().update()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setObjectName(f"{self.objectName()}Header")
        header.setFixedHeight(scaled(34))
        header.setHighlightSections(False)
        header.setMinimumSectionSize(scaled(_LEAST))
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns)
        for column, width in self._widths.fixed.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        rest = next((one for one in range(header.count() - 1) if one not in self._needed()), None)
        self._rest = header.count() - 1 if rest is None else rest
        self._stretch_rest(True)

    def _stretch_rest(self, stretch: bool) -> None:
        """Let the column that takes what is left do so, or be as wide as it must."""
        header, rest = self.horizontalHeader(), self._rest
        if rest is None or rest < 0:
            return
        if rest == header.count() - 1:
            header.setStretchLastSection(stretch)
        else:
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(rest, modes.Stretch if stretch else modes.Interactive)
        if not stretch:
            header.resizeSection(rest, max(self._widths.least_for_rest, self._title_width(rest)))

    def _offer_columns(self, place: QPoint) -> None:
        """Open a menu of the columns; the first one, by which rows are known, always stays."""
        header = self.horizontalHeader()
        menu = QMenu(self)
        menu.setObjectName("columnsMenu")
        menu.setToolTipsVisible(True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in map(header.logicalIndex, range(header.count())):
            title = self.model().headerData(column, header.orientation())
            if not title:
                continue
            action = menu.addAction(str(title).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(column != 0)
            action.setToolTip("" if column else self.tr("This column is always shown."))
            action.triggered.connect(lambda shown, column=column: self.choose_column(column, shown))
        menu.popup(header.mapToGlobal(place))

    def _fitting_titles(self, columns: Columns) -> Columns:
        """Return the widths, larger where the title needs more: languages differ in length."""

        def at_least(widths: Mapping[int, int]) -> dict[int, int]:
            return {one: max(width, self._title_width(one)) for one, width in widths.items()}

        return replace(columns, fixed=at_least(columns.fixed), smallest=at_least(columns.smallest))

    def _title_width(self, column: int) -> int:
        header = self.horizontalHeader()
        title = self.model().headerData(column, header.orientation())
        return header.fontMetrics().horizontalAdvance(title) + _TITLE_MARGIN if title else 0

    def _share_room(self) -> None:
        self._hide_dispensable()
        self._sharing = True
        for column, width in self._wanted_widths().items():
            self.horizontalHeader().resizeSection(column, width)
        self._sharing = False

    def _wanted_widths(self) -> dict[int, int]:
        """Return the widths of the columns with a share; what is left is enough for the rest."""
        room, unit = self._room(), self._unit()
        smallest = self._widths.smallest
        wanted = {
            column: max(smallest[column], round(share * unit))
            for column, share in self._shares.items()
            if not self.isColumnHidden(column)
        }
        slack = sum(width - smallest[column] for column, width in wanted.items())
        excess = sum(wanted.values()) + self._least_for_rest() - room
        if excess <= 0 or slack <= 0:
            return wanted
        left = max(0.0, 1 - excess / slack)
        return {
            column: smallest[column] + int((width - smallest[column]) * left)
            for column, width in wanted.items()
        }

    def _unit(self) -> float:
        """Return how many pixels a share of 1 is: those that are shown take the room of all."""
        hidden = sum(share for column, share in self._shares.items() if self.isColumnHidden(column))
        if self._chosen.get(self._rest if self._rest is not None else -1) is False:
            hidden += max(1 - sum(self._shares.values()), 0)
        return self._room() / max(1 - hidden, 0.1)

    def _least_for_rest(self) -> int:
        shown = self._rest is None or self._chosen.get(self._rest, True)
        return self._widths.least_for_rest if shown else 0

    def _hide_dispensable(self) -> None:
        """Hide as few columns as let the others have what they need, and those not wanted.

        Where those that are wanted have too little room even so, the table scrolls sideways.
        """
        needed, chosen = self._needed(), self._chosen
        wanted = sum(width for column, width in needed.items() if chosen.get(column, True))
        short = wanted + self._least_for_rest() - self.viewport().width()
        for column in self._widths.dispensable:
            if column in chosen:
                continue
            self.setColumnHidden(column, short > 0)
            if short > 0:
                short -= needed[column]
        for column, shown in chosen.items():
            self.setColumnHidden(column, not shown)
        self._scroll_sideways(short > 0 and any(chosen.values()))

    def _scroll_sideways(self, scrolls: bool) -> None:
        if self._scrolls != scrolls:
            self._scrolls = scrolls
            policy = Qt.ScrollBarPolicy
            self.setHorizontalScrollBarPolicy(
                policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
            )
            self._stretch_rest(not scrolls)

    def _needed(self) -> dict[int, int]:
        return {**self._widths.fixed, **self._widths.smallest}

    def _remember_share(self, column: int, before: int, width: int) -> None:
        hidden = 0 in {before, width}  # a column that is hidden has no width
        if not self._sharing and not hidden and column in self._shares and self._room() > 0:
            self._shares[column] = width / self._unit()

    def _room(self) -> int:
        fixed = self._widths.fixed.items()
        taken = sum(width for column, width in fixed if not self.isColumnHidden(column))
        return self.viewport().width() - taken


def _one_line(text: object) -> str:
    """Return the text of a cell without what would begin another one."""
    return " ".join(str(text or "").split())


def _read_chosen(text: str, header: QHeaderView) -> dict[int, bool]:
    """Return the columns a person chose; what is none of this table is left out."""
    pairs = (pair.partition("=") for pair in text.split(","))
    return {
        int(column): shown == "1"
        for column, _, shown in pairs
        if column.isdecimal() and 0 < int(column) < header.count()
    }


def _for_text(columns: Columns) -> Columns:
    """Return the widths for the size of text there is."""

    def wide(widths: Mapping[int, int]) -> dict[int, int]:
        return {column: scaled(width) for column, width in widths.items()}

    return replace(
        columns,
        fixed=wide(columns.fixed),
        smallest=wide(columns.smallest),
        least_for_rest=scaled(columns.least_for_rest),
    )
