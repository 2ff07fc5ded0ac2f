"""The command palette: a field and what answers it, over the window until something is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.key_bindings import binding
from trackman.ui.palette.entries import EntryKind, PaletteEntry, PaletteIndex
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.keys import keys
from trackman.ui.widgets.labels import Text, explain
from trackman.ui.widgets.row_delegate import Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import ItemRole, PictureRole, RowsModel
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.inserting import filled, isolated, listed, quoted

_SIZE = (680, 440)
_MARGIN = 40  # pixels of the window that stay free at each side
_ROW = 36
_PAUSE_MS = 150
_TO_THE_ROWS = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}
_PICTURES = {
    EntryKind.LINK: "link",
    EntryKind.VIEW: "eye",
    EntryKind.VIDEO: "film",
    EntryKind.COMMAND: "chevron-right",
}


class _Column(IntEnum):
    TITLE = 0
    DETAIL = 1
    KEYS = 2


_COLUMNS = Columns(
    fixed={_Column.KEYS: 110},
    shares={_Column.DETAIL: 0.36},
    smallest={_Column.DETAIL: 120},
    least_for_rest=180,
    dispensable=(_Column.KEYS, _Column.DETAIL),
)


class _Entries(RowsModel):
    """The entries that answer what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[PaletteEntry] = ()

    def show_rows(self, rows: Sequence[PaletteEntry]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def count(self) -> int:
        return len(self.rows)

    def titles(self) -> tuple[str, ...]:
        return (self.tr("Name"), self.tr("Place"), self.tr("Key"))

    def item(self, row: int) -> PaletteEntry:
        return self.rows[row]

    def text(self, row: int, column: int) -> str:
        one = self.rows[row]
        return (one.title, one.why_not or one.detail, isolated(one.keys))[column]

    def sentence(self, row: int) -> str:
        one = self.rows[row]
        return listed(part for part in (one.title, one.detail, one.keys, one.why_not) if part)

    def picture(self, row: int, column: int) -> str | None:
        return _PICTURES[self.rows[row].kind] if column == _Column.TITLE else None


class _Rows(RowDelegate):
    """Draws an entry, paler where it cannot be chosen now."""

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        entry: PaletteEntry = index.data(ItemRole)
        is_title = index.column() == _Column.TITLE
        look = current_look()
        painter.setPen(look.text if is_title and entry.why_not is None else look.muted)
        if picture := index.data(PictureRole):
            box = draw_picture(painter, box, option, picture, "muted")
        draw_line(painter, box, option, str(index.data() or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), scaled(_ROW))


class Palette(QDialog):
    """Goes away once something is chosen, or on Escape."""

    asked = Signal(str)
    """Videos with these words are wanted; tells once nobody types for a moment."""

    def __init__(self, parent: QWidget | None, entries: Iterable[PaletteEntry] = ()) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle(self.tr("Command palette"))
        self.setAccessibleName(self.tr("Command palette"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._index = PaletteIndex(entries)
        self._links: Sequence[PaletteEntry] = ()
        self._videos: Sequence[PaletteEntry] = ()
        self._model = _Entries(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.field = QLineEdit()
        self.table = Table("paletteEntries", _COLUMNS)
        self._nothing = Text("paletteNothing", tone="muted")
        self._build()
        self._show()

    def offer(self, entries: Iterable[PaletteEntry]) -> None:
        """Take more entries that do not depend on what is typed."""
        self._index.add(entries)
        self._show()

    def offer_links(self, entries: Sequence[PaletteEntry]) -> None:
        """Show these first: what is typed is an id or a link."""
        self._links = entries
        self._show()

    def offer_videos(self, text: str, entries: Sequence[PaletteEntry]) -> None:
        """Show the videos that were found for a text, if it still is what is typed."""
        if text == self.field.text().strip():
            self._videos = entries
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the rows while the keyboard stays in the field."""
        if event.key() in _TO_THE_ROWS:
            self._move(event)
        else:
            super().keyPressEvent(event)

    def _move(self, event: QKeyEvent) -> None:
        count = self._model.count()
        if not count:
            return
        chosen = self.table.selected_rows()
        here = chosen[0] if chosen else -1
        page = max(1, self.table.viewport().height() // scaled(_ROW) - 1)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page}
        step = steps.get(Qt.Key(event.key()), -page)
        # A single step goes round, as lists do that one leaves by typing.
        there = (here + step) % count if abs(step) == 1 else min(max(here + step, 0), count - 1)
        self.table.select_row(there)
        announce(self.field, self._model.sentence(there))

    def _take_text(self) -> None:
        self._links, self._videos = (), ()
        self._show()
        self._pause.start()

    def _show(self) -> None:
        text = self.field.text().strip()
        rows = [*self._links, *self._merged(text)]
        self._model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        words = self.tr("Nothing is called {text}.")
        self._nothing.setText(filled(words, text=quoted(text)))
        if rows:
            self.table.select_row(0)

    def _merged(self, text: str) -> list[PaletteEntry]:
        """Return what answers a text; videos the server found may have its words elsewhere."""
        found = self._index.find(text)
        ready = [one for one in found if one.why_not is None]
        return [*ready, *self._videos, *found[len(ready) :]]

    def _choose(self) -> None:
        rows = self.table.selected_rows()
        if not rows:
            return
        entry = self._model.item(rows[0])
        if entry.why_not is not None:
            announce(self.field, entry.why_not)
            return
        self.accept()
        QTimer.singleShot(0, entry.run)  # the window has the keyboard again then

    def _build(self) -> None:
        words = self.tr("Command, view, video, ID or link")
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(words)
        self.field.setPlaceholderText(words)
        self.field.setFixedHeight(scaled(36))
        explain(self.field, self.tr("Type a part of a name. Arrows choose, Return does it."))
        self.table.setAccessibleName(self.tr("Found"))
        self.table.set_up(self._model, _Rows(self.table))
        self.table.verticalHeader().setDefaultSectionSize(scaled(_ROW))
        self.table.horizontalHeader().hide()
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.textChanged.connect(self._take_text)
        self.field.returnPressed.connect(self._choose)
        self.table.clicked.connect(self._choose)
        self._pause.timeout.connect(lambda: self.asked.emit(self.field.text().strip()))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        self._place()
        self.field.setFocus()

    def _place(self) -> None:
        """Lie over the upper part of the window, no wider than it."""
        width, height = map(scaled, _SIZE)
        parent = self.parentWidget()
        if parent is None:
            self.resize(width, height)
            return
        room, margin = parent.size(), scaled(_MARGIN)
        size = QSize(min(width, room.width() - 2 * margin), min(height, room.height() - 2 * margin))
        self.setFixedSize(size)
        corner = parent.mapToGlobal(parent.rect().topLeft())
        self.move(corner.x() + (room.width() - size.width()) // 2, corner.y() + margin)


def entries_of(bar: QMenuBar) -> list[PaletteEntry]:
    """Return all commands of the menus, but for those that are lists of their own."""
    found: list[PaletteEntry] = []
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu):
            _collect(menu, _plain(action), None, found)
    return found


def _collect(menu: QMenu, path: str, why_not: str | None, found: list[PaletteEntry]) -> None:
    for action in menu.actions():
        reason = why_not or (None if action.isEnabled() else action.toolTip() or _plain(action))
        inner = action.menu()
        if isinstance(inner, QMenu):
            _collect(inner, f"{path} › {_plain(action)}", reason, found)
        elif binding(action.objectName()) is not None and action.isVisible():
            key = keys().shown(action.objectName())
            title, run = _plain(action), action.trigger
            found.append(PaletteEntry(EntryKind.COMMAND, title, path, run, key, reason))


def _plain(action: QAction) -> str:
    """Return the words of an action without the mark of its letter and the key behind them."""
    text = action.text().partition("\t")[0]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
