"""The tab of the coverage: filters, figures, matrix, and the files made of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.inventory.coverage import (
    Coverage,
    CoverageDemand,
    CoverageOrder,
    tracks_of_cell,
    tracks_of_figure,
)
from trackman.domain.inventory.state import InventoryState
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.names import shown
from trackman.ui.coverage.legend import Legend
from trackman.ui.coverage.matrix import CoverageMatrix
from trackman.ui.coverage.model import CoverageModel
from trackman.ui.coverage.wording import CoverageWording
from trackman.ui.widgets.aging import EachMinute
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.filter_button import FilterButton
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.page_tab import PageTab
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_menu import RowAction, open_row_menu
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.wording.formats import Moments
from trackman.ui.wording.inserting import dotted, filled, quoted

_PAUSE_MS = 120
_EXPORTS = ("html", "xlsx", "csv")
_USES = {"used": True, "unused": False}


class CoverageTab(PageTab):
    """Videos × languages; what is chosen in it becomes a query of the table of all tracks."""

    tracks_wanted = Signal(TracksQuery)
    """These tracks are wanted in the table of all tracks."""
    video_wanted = Signal(str)
    """The video with this upload id is to be opened."""
    scan_wanted = Signal()
    """Nothing is known yet: the place to begin a scan is wanted."""
    export_requested = Signal(str)
    """Of the videos shown: `html`, `xlsx` or `csv`."""
    accessibility_requested = Signal()

    def __init__(self, pause_ms: int = _PAUSE_MS) -> None:
        super().__init__()
        self.setObjectName("coverageTab")
        self._words = CoverageWording(self)
        self._moments = Moments(self)
        self.model = CoverageModel(self)
        self.matrix = CoverageMatrix("coverage", self.tr("Coverage"), self.model)
        self.field = SearchField(
            pause_ms, "filterCoverage", self.tr("Filter videos"), says_keys=False
        )
        self._wanted = FilterButton("coverageWanted", self.tr("Subtitles"))
        self._lacks = FilterButton("coverageLacks", self.tr("Missing in"))
        self._used = FilterButton("coverageUsed", self.tr("Usage"))
        self._order = FilterButton("coverageOrder", self.tr("DatoCMS order"))
        self._count = ElidedText("coverageCount", tone="muted")
        self._report = Button("coverageReport", self.tr("Accessibility report…"), "report")
        self._export = Button("coverageExport", self.tr("Export…"), "export")
        self._legend = Legend("coverageLegend")
        self._empty = PlaceholderPage("coverageEmpty", "refresh")
        self._nothing = PlaceholderPage("coverageNothing", "close")
        self._pages = QStackedWidget()
        self._stack = QStackedWidget()
        self._state: InventoryState | None = None
        self._menu: QMenu | None = None
        self._offer()
        self._build()
        self._connect()
        self._show()
        EachMinute(self, self._show_count)

    def show_coverage(self, coverage: Coverage, state: InventoryState) -> None:
        """Show what is known, with its age; filters, order and place stay."""
        self._state = state
        here, bar = self.matrix.current_cell(), self.matrix.verticalScrollBar().value()
        self._offer_languages(coverage)
        self.model.query = replace(self.model.query, lacks=self._lacks.value() or None)
        self.model.show_coverage(coverage)
        if here is not None and self.model.rowCount() > here[0]:
            self.matrix.setCurrentIndex(self.model.index(*here))
        self.matrix.verticalScrollBar().setValue(bar)
        self._show()

    def take_keyboard(self) -> None:
        """Let the keys go to the matrix, or to what stands in its place."""
        target = self.matrix if self.model.rowCount() else self.field
        target.setFocus()

    def search(self) -> None:
        """Go to the field that filters the videos."""
        self.field.focus()

    def _ask(self) -> None:
        """Show what is asked for now."""
        self.model.ask(
            replace(
                self.model.query,
                wanted=CoverageDemand(self._wanted.value() or CoverageDemand.TEXT),
                lacks=self._lacks.value() or None,
                used=_USES.get(self._used.value()),
                order=CoverageOrder(self._order.value() or CoverageOrder.LISTED),
            )
        )
        self._show()

    def _filter(self, text: str) -> None:
        self.model.query = replace(self.model.query, text=text)
        self._ask()

    def _clear(self) -> None:
        for button in (self._lacks, self._used):
            button.show_value("")
        self.field.clear()
        self._filter("")

    def _show(self) -> None:
        known, here = len(self.model.coverage), len(self.model.videos)
        self._pages.setCurrentIndex(1 if known else 0)
        self._stack.setCurrentIndex(0 if here else 1)
        if not known:
            self._empty.show_message(
                "search",
                "faint",
                self.tr("No videos known yet"),
                self.tr("Scan the project once. Then trackman shows which languages are missing."),
                self.tr("Go to the scan"),
            )
        self._nothing.show_message(
            "search",
            "faint",
            self.tr("No matches"),
            self.tr("Try fewer words or other filters."),
            self.tr("Clear filters"),
        )
        self._show_count()

    def _show_count(self) -> None:
        self._count.setText(self._counted(len(self.model.coverage), len(self.model.videos)))

    def _counted(self, known: int, here: int) -> str:
        """Return "340 videos · tracks read since 14 Jun 2026"."""
        if here == known:
            count = self.tr("%Ln videos", "", known)
        else:
            count = filled(self.tr("{shown} of %Ln videos", "", known), shown=here)
        parts, state = [count], self._state
        if state is not None and state.oldest_look is not None:
            #: {ago} is such as “3 days ago”.
            words = self.tr("read {ago} or later")
            parts.append(filled(words, ago=self._moments.ago_in_sentence(state.oldest_look)))
        if state is not None and state.never_looked:
            parts.append(self.tr("%Ln videos not read yet", "", state.never_looked))
        return dotted(parts)

    def _choose_cell(self, row: int, column: int) -> None:
        """Ask for the tracks of a cell; where it has none, for those of its video."""
        model = self.model
        language = model.language(column)
        has_some = model.coverage.at(model.videos[row], column)
        query = tracks_of_cell(model.upload_id(row), language if has_some else None)
        self.tracks_wanted.emit(query)

    def _choose_language(self, column: int) -> None:
        self.tracks_wanted.emit(tracks_of_figure(self.model.language(column), self.model.wanted))

    def _choose_video(self, row: int) -> None:
        self.tracks_wanted.emit(tracks_of_cell(self.model.upload_id(row)))

    def _show_lacking(self, column: int) -> None:
        self._lacks.show_value(self.model.language(column))
        self._ask()

    def _open_menu(self, place: QPoint) -> None:
        if (cell := self.matrix.current_cell()) is None:
            return
        row, column = cell
        model = self.model
        language = model.language_name(column)
        having = model.having(column)
        nothing = "" if having else self.tr("No video has any.")
        wanted = self._words.wanted(model.wanted)
        of_language = filled(
            #: {what} is “Subtitles”, “Closed captions” or “Audio”.
            self.tr("Show all tracks: {what}, {language}"),
            what=wanted,
            language=language,
        )
        lacking = filled(
            self.tr("Only videos without: {what}, {language}"), what=wanted, language=language
        )
        name = quoted(shown(model.filename(row), 60))
        open_row_menu(
            self,
            "coverageMenu",
            (
                (
                    RowAction(
                        "cellTracks",
                        self.tr("Show these tracks"),
                        lambda: self._choose_cell(row, column),
                        keys="Return",
                    ),
                    RowAction(
                        "videoTracks",
                        filled(self.tr("Show all tracks of {video}"), video=name),
                        lambda: self._choose_video(row),
                    ),
                    RowAction(
                        "languageTracks",
                        of_language,
                        lambda: self._choose_language(column),
                        nothing,
                    ),
                ),
                (
                    RowAction("lackingVideos", lacking, lambda: self._show_lacking(column)),
                    RowAction(
                        "cellOpenVideo",
                        self.tr("Open video"),
                        lambda: self.video_wanted.emit(model.upload_id(row)),
                    ),
                ),
            ),
            place,
        )

    def _open_export(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        menu.setObjectName("coverageExportMenu")
        words = (
            self.tr("Page to print (HTML)"),
            self.tr("Excel workbook"),
            self.tr("Table (CSV)"),
        )
        for kind, text in zip(_EXPORTS, words, strict=True):
            action = QAction(text, menu)
            action.setObjectName(f"exportCoverage-{kind}")
            action.triggered.connect(lambda _=False, kind=kind: self.export_requested.emit(kind))
            menu.addAction(action)
        menu.popup(self._export.mapToGlobal(QPoint(0, self._export.height() + 2)))

    def _offer(self) -> None:
        for button, choices in (
            (self._wanted, [(one.value, self._words.wanted(one)) for one in CoverageDemand]),
            (self._order, [(one.value, self._words.order(one)) for one in CoverageOrder]),
        ):
            (_, first), *others = choices
            button.offer([("", first), *others])
        self._used.offer(
            [
                ("", self.tr("Any")),
                ("used", self.tr("Used in records")),
                ("unused", self.tr("Not used in any record")),
            ]
        )
        self._offer_languages(self.model.coverage)

    def _offer_languages(self, coverage: Coverage) -> None:
        languages = [(one, self._words.language(one)) for one in coverage.languages if one]
        self._lacks.offer([("", self.tr("All videos")), *languages])

    def _connect(self) -> None:
        self.field.searched.connect(self._filter)
        self.field.left_down.connect(self.matrix.setFocus)
        for button in (self._wanted, self._lacks, self._used, self._order):
            button.chosen.connect(self._ask)
        self.matrix.cell_chosen.connect(self._choose_cell)
        self.matrix.language_chosen.connect(self._choose_language)
        self.matrix.video_chosen.connect(self._choose_video)
        self.matrix.menu_wanted.connect(self._open_menu)
        self._report.clicked.connect(self.accessibility_requested)
        self._export.clicked.connect(self._open_export)
        self._empty.pressed.connect(self.scan_wanted)
        self._nothing.pressed.connect(self._clear)

    def _build(self) -> None:
        explain(self._report, self.tr("Tell which videos have no captions in their language"))
        explain(self._export, self.tr("Save the videos shown here as a file"))
        first = QHBoxLayout()
        first.setContentsMargins(16, 10, 16, 4)
        first.setSpacing(8)
        first.addWidget(self.field, 1)
        for button in (self._wanted, self._lacks, self._used, self._order):
            first.addWidget(button)
        second = QHBoxLayout()
        second.setContentsMargins(16, 2, 16, 6)
        second.setSpacing(8)
        second.addWidget(self._count, 1)
        second.addWidget(self._report)
        second.addWidget(self._export)
        third = QHBoxLayout()
        third.setContentsMargins(16, 6, 16, 6)
        third.addWidget(self._legend)
        inside = QWidget()
        inside.setObjectName("coverageInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(first)
        column.addLayout(second)
        for page in (self.matrix, self._nothing):
            self._stack.addWidget(page)
        self._stack.setObjectName("coverageStack")
        column.addWidget(self._stack, 1)
        column.addLayout(third)
        self._pages.setObjectName("coveragePages")
        self._pages.addWidget(self._empty)
        self._pages.addWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
