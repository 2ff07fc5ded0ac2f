"""Head of the list: view, filters, search, count and order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trackman.domain.library import LibraryQuery
from trackman.ui.library.chips import Chips
from trackman.ui.library.filter_wording import FilterChoices, FilterWording
from trackman.ui.library.sort_button import SortButton
from trackman.ui.library.views_button import ViewsButton
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import ElidedText
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.wording.inserting import filled

_COUNT = 80
"""Pixels that the number of videos is never cut within."""


class LibraryHead(QWidget):
    """Shows a query and the number of videos it finds."""

    filters_pressed = Signal()
    fold_pressed = Signal()

    def __init__(self, pause_ms: int | None = None) -> None:
        super().__init__()
        self.setObjectName("libraryHead")
        self._words = FilterWording(self)
        self.views = ViewsButton()
        self.filter_button = IconButton("filterVideos", self.tr("Filters"), "filter")
        self.fold = IconButton("foldVideos", self.tr("Fold videos"), "chevron-left")
        self.search = SearchField() if pause_ms is None else SearchField(pause_ms)
        self.sort = SortButton()
        self.chips = Chips()
        self._count = ElidedText("videosCount", tone="muted", size="small")
        self._build()
        self.filter_button.clicked.connect(self.filters_pressed)
        self.fold.clicked.connect(self.fold_pressed)
        explain_with_key(self.fold, self.tr("Fold videos"), "showVideos")

    def show_query(self, query: LibraryQuery, choices: FilterChoices) -> None:
        """Show what is asked for."""
        self.search.show_text(query.text)
        self.sort.show_sort(query.sort)
        chips = self._words.chips(query, choices)
        self.chips.show_chips(chips)
        words = self.tr("Filters")
        if chips:
            words = filled(self.tr("Filters, {count} active"), count=len(chips))
        self.filter_button.setAccessibleName(words)
        self.filter_button.setToolTip(words)
        self.filter_button.show_icon("filter", "accent" if chips else "muted")

    def show_count(self, text: str) -> None:
        """Say how many videos there are."""
        self._count.setText(text)
        # The order gives way first: it can be read in its menu.
        self._count.setMinimumWidth(min(self._count.sizeHint().width(), scaled(_COUNT)))
        self._count.updateGeometry()

    def _build(self) -> None:
        for button in (self.filter_button, self.fold):
            button.setFixedSize(scaled(28), scaled(28))
        self._count.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        first = QHBoxLayout()
        first.setContentsMargins(10, 0, 8, 0)
        first.setSpacing(4)
        first.addWidget(self.views)
        first.addStretch(1)
        first.addWidget(self.filter_button)
        first.addWidget(self.fold)
        search = QHBoxLayout()
        search.setContentsMargins(12, 0, 12, 0)
        search.addWidget(self.search)
        last = QHBoxLayout()
        last.setContentsMargins(16, 0, 10, 0)
        last.setSpacing(4)
        last.addWidget(self._count, 1, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(self.sort)
        chips = QHBoxLayout()
        chips.setContentsMargins(16, 0, 12, 0)
        chips.addWidget(self.chips)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(6)
        for row in (first, search, chips, last):
            column.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
