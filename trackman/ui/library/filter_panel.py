"""The filters, in a panel that lies over the list while it is needed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.library import LibraryQuery
from trackman.domain.names import shown
from trackman.ui.library.fields import FilterChoice, Period, Picker
from trackman.ui.library.filter_wording import FilterChoices, FilterWording, unfiltered
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text
from trackman.ui.wording.library import LibraryWording

_WIDTH = 340
_USED: dict[str, bool | None] = {"": None, "yes": True, "no": False}


class FilterPanel(QFrame):
    """Every change is in force at once; Escape or a click beside it closes it."""

    changed = Signal(object)
    """The `LibraryQuery` as a person changed it."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._query = LibraryQuery()
        self._words = LibraryWording(self)
        self._filter_words = FilterWording(self)
        self._used = FilterChoice("filterUsed", self.tr("Usage"))
        self._tag = Picker("filterTag", self.tr("Tag"), self.tr("Any tag"))
        self._collection = FilterChoice("filterCollection", self.tr("Collection"))
        self._period = Period()
        self._errored = QCheckBox(self.tr("Has an errored track"))
        self._language = Picker(
            "filterLanguage", self.tr("Missing subtitles in"), self.tr("Any language")
        )
        self._note = Paragraph("filterNote", tone="muted", size="small", widest=_WIDTH)
        self._clear = Button("filterClear", self.tr("Clear filters"))
        self._done = Button("filterDone", self.tr("Done"), tone="primary")
        self._build()
        self._connect()

    def offer(self, choices: FilterChoices) -> None:
        """Offer what can be filtered by."""
        self._tag.offer([(tag, shown(tag, 60)) for tag in choices.tags])
        labels = [
            (one.id, self._filter_words.collection(one.id, choices.collections))
            for one in choices.collections
        ]
        labels.sort(key=lambda one: one[1].casefold())
        self._collection.offer([("", self.tr("Any collection")), *labels])
        names = [(code, self._words.language(code)) for code in choices.languages]
        names.sort(key=lambda one: one[1].casefold())
        self._language.offer([(code, f"{name} — {code}") for code, name in names])

    def show_query(self, query: LibraryQuery) -> None:
        """Show the filters in force."""
        self._query = query
        self._used.show_value(next(key for key, used in _USED.items() if used is query.used))
        self._tag.show_value(query.tag or "")
        self._collection.show_value(query.collection_id or "")
        self._period.show_days(query.created_from, query.created_to)
        self._errored.setChecked(query.has_errored)
        self._language.show_value(query.lacks_language or "")
        self._clear.setEnabled(query.is_filtered)

    def show_known(self, known: int | None) -> None:
        """Say among how many videos a search by tracks can look."""
        words = self.tr(
            "DatoCMS can’t filter by tracks. This filter covers the %Ln videos you "
            "have already opened in trackman.",
            "",
            known or 0,
        )
        self._note.setText(words)
        self._fit()

    def open_under(self, anchor: QWidget) -> None:
        """Open below a button, as far as the screen allows."""
        self._fit()
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        left = min(max(corner.x(), room.left() + 4), room.right() - self.width() - 4)
        top = min(corner.y(), room.bottom() - self.height() - 4)
        self.move(left, max(top, room.top() + 4))
        self.show()
        self._used.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it is closed."""
        super().hideEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self.setObjectName("filterPanel")
        self.setAccessibleName(self.tr("Filters"))
        self._errored.setObjectName("filterErrored")
        used = (("", self.tr("Any")), ("yes", self.tr("Used in records")))
        self._used.offer((*used, ("no", self.tr("Not used in any record"))))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (words, field) in enumerate(
            (
                (self.tr("Usage"), self._used),
                (self.tr("Tag"), self._tag),
                (self.tr("Collection"), self._collection),
                (self.tr("Uploaded"), self._period),
                (self.tr("Tracks"), self._errored),
                (self.tr("Missing"), self._language),
            )
        ):
            label = Text(f"filterLabel{row}", words, tone="muted", size="small")
            label.setFixedHeight(scaled(32))
            grid.addWidget(label, row, 0, top)
            grid.addWidget(field, row, 1)
        self._errored.setFixedHeight(scaled(32))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(Text("filterTitle", self.tr("Filters"), size="title"))
        column.addLayout(grid)
        column.addWidget(self._note)
        column.addLayout(self._buttons())
        self.show_known(None)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._clear)
        row.addStretch(1)
        row.addWidget(self._done)
        return row

    def _fit(self) -> None:
        """Be as large as the fields need: texts that break lines are not in a size hint."""
        self.ensurePolished()
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()  # else the layouts inside keep the sizes they knew
            self._errored.setMinimumWidth(self._errored.sizeHint().width())  # Qt would cut it
            width = max(_WIDTH, layout.totalMinimumSize().width())
            self.setFixedSize(width, layout.totalHeightForWidth(width))

    def _connect(self) -> None:
        for field in (self._used, self._tag, self._collection, self._period, self._language):
            field.chosen.connect(self._change)
        self._period.chosen.connect(self._fit)
        self._errored.clicked.connect(self._change)
        self._clear.clicked.connect(self._clear_all)
        self._done.clicked.connect(self.close)

    def _change(self) -> None:
        first, last = self._period.days()
        query = replace(
            self._query,
            used=_USED[self._used.value()],
            tag=self._tag.value() or None,
            collection_id=self._collection.value() or None,
            created_from=first,
            created_to=last,
            has_errored=self._errored.isChecked(),
            lacks_language=self._language.value() or None,
        )
        if query != self._query:
            self._query = query
            self._clear.setEnabled(query.is_filtered)
            self.changed.emit(query)

    def _clear_all(self) -> None:
        query = replace(unfiltered(self._query), text=self._query.text)
        self.show_query(query)
        self.changed.emit(query)
