"""The table of files: two lines a row, with what can be corrected in its cells."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from trackman.domain.additions import LONGEST_NAME, FileRow
from trackman.ui.additions.model import FilesColumn, FilesModel
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look
from trackman.ui.widgets.check_mark import is_checked, paint_check, toggle, toggle_by_click
from trackman.ui.widgets.row_delegate import PADDING, Index, RowDelegate, draw_line, draw_picture
from trackman.ui.widgets.rows_model import ItemRole, PictureRole
from trackman.ui.widgets.table import Columns, Table
from trackman.ui.wording.findings import TONES

_ROW_HEIGHT = 50
_LINE = 19
_EDGE = 6
_COLUMNS = Columns(
    fixed={FilesColumn.KIND: 88, FilesColumn.CAPTIONS: 52},
    shares={FilesColumn.FILE: 0.3, FilesColumn.LANGUAGE: 0.22, FilesColumn.NAME: 0.18},
    smallest={FilesColumn.FILE: 170, FilesColumn.LANGUAGE: 120, FilesColumn.NAME: 110},
    least_for_rest=180,
    dispensable=(FilesColumn.KIND,),
)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}


class FilesDelegate(RowDelegate):
    """Paints the cells, and makes the fields in which language and name are corrected."""

    def __init__(self, view: QAbstractItemView, model: FilesModel) -> None:
        super().__init__(view)
        self._files = model
        self.languages: Sequence[str] = ()
        """Languages to choose from, each with its code behind a dash."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row two lines; the longer one tells whether the cell is cut."""
        width = max(map(option.fontMetrics.horizontalAdvance, str(index.data() or "").split("\n")))
        return QSize(width + 2 * PADDING + scaled(26), scaled(_ROW_HEIGHT))

    def paint_cell(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        row: FileRow = index.data(ItemRole)
        look = current_look()
        painter.setPen(QColor(look.text if row.included else look.faint))
        match FilesColumn(index.column()):
            case FilesColumn.FILE:
                box = paint_check(painter, box, option, bool(is_checked(index)))
                _paint_file(painter, box, option, str(index.data()))
            case FilesColumn.CAPTIONS:
                if (checked := is_checked(index)) is not None:
                    paint_check(painter, box, option, checked)
            case FilesColumn.PROBLEMS:
                self._paint_problems(painter, box, option, index)
            case FilesColumn.LANGUAGE:
                empty = row.is_usable and not row.draft.language_code.strip()
                painter.setPen(QColor(look.danger)) if empty else None
                _paint_two(painter, box, option, str(index.data()))
            case _:
                draw_line(painter, box, option, str(index.data()))
        if self._view.hasFocus() and self._view.currentIndex() == index and _can_change(index):
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 3, -3, -4), 4, 4)

    def always_explains(self, index: Index) -> bool:
        """Say all that there is to say about a file."""
        return index.column() in {FilesColumn.PROBLEMS, FilesColumn.CAPTIONS, FilesColumn.FILE}

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for a language or a name."""
        field = QLineEdit(parent)
        if index.column() == FilesColumn.NAME:
            field.setObjectName("fileName")
            field.setAccessibleName(self.tr("Name"))
            field.setMaxLength(LONGEST_NAME)
            return field
        field.setObjectName("fileLanguage")
        field.setAccessibleName(self.tr("Language"))
        field.setPlaceholderText(self.tr("Language or code"))
        completer = _LanguageCompleter(self.languages, field)
        completer.decided.connect(lambda: self._end(field))
        field.setCompleter(completer)
        return field

    def _end(self, field: QLineEdit) -> None:
        """Take what is in a field, and close it."""
        self.commitData.emit(field)
        self.closeEditor.emit(field)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is there, ready to be typed over."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was entered."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text().strip(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Give the field the cell, and a little air."""
        editor.setGeometry(option.rect.adjusted(3, 7, -3, -8))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Change what is checked by a click on its box; the keys do it in the table."""
        return toggle_by_click(event, model, option, index)

    def _paint_problems(
        self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw how grave it is, the gravest in words, and the next or how many more."""
        look = current_look()
        severity = self._files.severity(index.row())
        tone = TONES[severity] if severity is not None else "faint"
        rest = draw_picture(painter, box, option, str(index.data(PictureRole)), tone)
        first, *others = str(index.data()).split("\n")
        words = {"danger": look.danger, "warning": look.warning}
        painter.setPen(QColor(words.get(tone, look.muted)))
        below = others[0] if len(others) == 1 else ""
        if len(others) > 1:
            below = self.tr("and %Ln more problems", "", len(others))
        _paint_two(painter, rest, option, f"{first}\n{below}" if below else first)


class _LanguageCompleter(QCompleter):
    """Lists languages under a field; Return ends both at once, whether or not one is chosen."""

    decided = Signal()
    """The words in the field are meant as they stand."""

    def __init__(self, languages: Sequence[str], field: QLineEdit) -> None:
        super().__init__(list(languages), field)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)
        queued = Qt.ConnectionType.QueuedConnection  # Qt puts the words into the field first
        self.activated.connect(self.decided, queued)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Return where nothing is chosen: the list would keep it for itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            popup = self.popup()
            chosen = popup is None or popup.currentIndex().isValid()
            if popup is not None and event.key() in _ENTER and watched is popup and not chosen:
                popup.hide()
                self.decided.emit()
                return True
        return super().eventFilter(watched, event)


class FilesTable(Table):
    """Arrows go from cell to cell; Space takes a file or leaves it out, Return corrects a cell."""

    removed = Signal(list)
    """Del was pressed on these rows."""
    row_changed = Signal(int)
    """The keyboard is in another row; -1 where there is none."""

    def __init__(self, model: FilesModel) -> None:
        super().__init__("files", _COLUMNS)
        self.setAccessibleName(self.tr("Files"))
        self._delegate = FilesDelegate(self, model)
        self.set_up(model, self._delegate)
        self.keep_whole(FilesColumn.KIND, model.words.kinds())
        self.verticalHeader().setDefaultSectionSize(scaled(_ROW_HEIGHT))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.AnyKeyPressed)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _: self.row_changed.emit(now.row())
        )
        self.selectionModel().currentChanged.connect(self.viewport().update)

    def offer_languages(self, languages: Sequence[str]) -> None:
        """Offer these, each with its code behind a dash."""
        self._delegate.languages = languages

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check, correct and remove by keys."""
        current = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # a field lets Return through, which would begin anew
        elif event.key() == Qt.Key.Key_Space and current.isValid():
            self._toggle(current)
        elif event.key() in _ENTER and current.isValid():
            self._correct(current)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and current.isValid():
            self.removed.emit(self.selected_rows() or [current.row()])
        else:
            super().keyPressEvent(event)

    def _toggle(self, current: QModelIndex) -> None:
        """Check or clear the cell; elsewhere in the row, take its file or leave it out."""
        model = self.model()
        if current.column() != FilesColumn.CAPTIONS:
            current = model.index(current.row(), FilesColumn.FILE)
        rows = self.selected_rows()
        wanted = not is_checked(current)
        for row in rows if current.row() in rows else [current.row()]:
            index = model.index(row, current.column())
            if is_checked(index) is not wanted:
                toggle(model, index)

    def _correct(self, current: QModelIndex) -> None:
        if not current.flags() & Qt.ItemFlag.ItemIsEditable:
            current = self.model().index(current.row(), FilesColumn.LANGUAGE)
            self.setCurrentIndex(current)
        if current.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(current)


def _can_change(index: Index) -> bool:
    changeable = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
    return bool(index.flags() & changeable)


def _paint_file(painter: QPainter, box: QRect, option: QStyleOptionViewItem, text: str) -> None:
    """Draw a name, cut in its middle, as its end tells most; and what the file is."""
    above, line_end, below = text.partition("\n")
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    room = QFontMetrics(font)
    name = room.elidedText(above, Qt.TextElideMode.ElideMiddle, box.width())
    _paint_two(painter, box, option, name + line_end + below, strong=True)


def _paint_two(
    painter: QPainter,
    box: QRect,
    option: QStyleOptionViewItem,
    text: str,
    *,
    strong: bool = False,
) -> None:
    """Draw a line, and another one under it in a smaller hand; one alone stands in the middle."""
    above, _, below = text.partition("\n")
    font = QFont(option.font)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    if not below:
        draw_line(painter, box, option, above)
        return
    high = scaled(_LINE)
    upper = QRect(box.left(), box.top() + scaled(_EDGE), box.width(), high)
    draw_line(painter, upper, option, above)
    small = QFont(option.font)
    small.setPointSizeF(option.font.pointSizeF() * 0.92)
    painter.setFont(small)
    painter.setPen(QColor(current_look().muted))
    draw_line(painter, upper.translated(0, high), option, below)
