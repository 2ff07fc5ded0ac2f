"""The tab with the table of all tracks: scan bar, view, filter, table, and what can be done."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.inventory.state import InventoryState
from trackman.domain.inventory.tracks import (
    InventoryTrack,
    SavedTracksView,
    SortKey,
    TrackField,
    TracksQuery,
    TrackView,
)
from trackman.ui.all_tracks.display_button import DisplayButton
from trackman.ui.all_tracks.filter_field import FilterField
from trackman.ui.all_tracks.first_scan import FirstScanPage
from trackman.ui.all_tracks.model import FIELDS, AllTracksModel
from trackman.ui.all_tracks.narrowing import Narrowing
from trackman.ui.all_tracks.rows import Heading, TrackRows
from trackman.ui.all_tracks.scan_bar import ScanBar
from trackman.ui.all_tracks.table import AllTracksTable
from trackman.ui.all_tracks.views_button import TrackViewsButton
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.name_question import NameQuestion
from trackman.ui.widgets.page_tab import PageTab
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.row_menu import RowAction, open_row_menu
from trackman.ui.widgets.table import Table
from trackman.ui.wording.inserting import dotted, filled, unmarked

_PLAIN = TracksQuery()
_NOTHING = ("",)
"""The id of no track."""
_MANY = 1_000
"""Selected tracks that take long to be selected again in another order."""


class _Page(IntEnum):
    """Pages below the bars."""

    TABLE = 0
    NOTHING = 1


class AllTracksTab(PageTab):
    """Says what is asked for; who serves it gives the keys and tracks."""

    query_changed = Signal()
    """Other tracks are asked for, or in another order: see `query` and `grouping`."""
    tracks_wanted = Signal(list)
    """The tracks with these keys are on screen and not known."""
    track_opened = Signal(object)
    """This `InventoryTrack` is wanted in place of the page."""
    delete_requested = Signal(list)
    """The tracks with these keys are to be deleted: `list[int]`."""
    put_back_requested = Signal(list)
    """The vanished tracks with these keys are to be made again: `list[int]`."""
    forget_requested = Signal(int)
    """The tracks that vanished more than so many days ago are to be forgotten."""
    review_requested = Signal(str, list)
    """Under this name, the tracks with these keys are to be judged one after another: `list[int]`.
    """
    rule_requested = Signal()
    """A rule is to choose the tracks."""
    export_requested = Signal(str)
    """Of all tracks asked for: `xlsx` or `csv`."""
    ids_requested = Signal(list)
    """The ids of the tracks with these keys are to be copied: `list[int]`."""
    references_offered = Signal(str)
    """Ids or links, which choose what is shown."""
    files_offered = Signal(list)
    """The same in files: their paths."""
    save_view_requested = Signal(object)
    """This `SavedTracksView` is to be kept."""
    rename_view_requested = Signal(str, str)
    remove_view_requested = Signal(str)
    selection_changed = Signal()
    left = Signal()
    """The tab is not on screen any more."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("allTracksTab")
        self.setAccessibleName(self.tr("All tracks"))
        self.model = AllTracksModel(self)
        self.table = AllTracksTable(self.model)
        self.scan_bar = ScanBar()
        self.first_scan = FirstScanPage()
        self.views = TrackViewsButton()
        self.filter = FilterField()
        self.display = DisplayButton(self.table)
        self.grouping: TrackField | None = None
        self._view: TrackView | SavedTracksView = TrackView.ALL
        self._query = _PLAIN
        self._narrowing = Narrowing()
        self._why_no_change = ""
        self._why_no_deletion = ""
        self._current: tuple[str, int] = ("", 0)
        """Number of tracks on screen, in words that were announced."""
        self._selected: array[int] | None = None
        """Keys of the selected tracks; None until the table is asked for them."""
        self._count = ElidedText("tracksCount", tone="muted")
        self._narrowed = Button("tracksShowAll", self.tr("Show all"), "close", "link")
        self._rule = Button("tracksRule", self.tr("Choose by rule…"), "filter")
        self._export = Button("tracksExport", self.tr("Export…"), "export")
        self._review = Button("tracksReview", self.tr("Review"), "eye")
        self._put_back = Button("tracksPutBack", self.tr("Put back"), "restore")
        self._forget = Button("tracksForget", self.tr("Forget vanished tracks…"), "delete")
        self._delete = Button("tracksDelete", self.tr("Delete"), "delete", "danger")
        self._nothing = PlaceholderPage("tracksNothing", "close")
        self._menu: QMenu | None = None
        self._stack = QStackedWidget()
        self._whole = QStackedWidget()
        self._build()
        self._connect()
        self._show_sort()
        self._show_selected()

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables whose columns people may change."""
        return (self.table,)

    @property
    def query(self) -> TracksQuery:
        """Query asked for; groups come before the order chosen."""
        narrowing, query = self._narrowing, self._query
        sort = query.sort
        if self.grouping is not None:
            first = next((key for key in sort if key.field is self.grouping), None)
            rest = tuple(key for key in sort if key.field is not self.grouping)
            sort = (first or SortKey(self.grouping), *rest)
        return TracksQuery(
            text=query.text,
            view=query.view,
            rule=query.rule if narrowing.rule.is_plain else narrowing.rule,
            upload_ids=narrowing.upload_ids or query.upload_ids,
            track_ids=narrowing.track_ids or query.track_ids,
            sort=sort,
        )

    @property
    def selected_keys(self) -> list[int]:
        """Keys of the selected tracks, from top to bottom."""
        return self._chosen().tolist()

    def show_state(self, state: InventoryState) -> None:
        """Show how much is known; before the first scan, what one is for."""
        self.scan_bar.show_state(state)
        # Tracks may be known before: of videos that were opened.
        is_new = state.scanned_at is None and not state.can_resume
        first = is_new and not self.scan_bar.is_running
        had_keyboard = any(one.hasFocus() for one in self.first_scan.findChildren(QWidget))
        self._whole.setCurrentIndex(0 if first else 1)
        if had_keyboard and not first and self.isVisible():
            self.filter.setFocus()

    def show_keys(
        self,
        keys: array[int],
        groups: Sequence[tuple[str, int]] = (),
        first: Iterable[InventoryTrack] = (),
    ) -> None:
        """Show tracks in this order; selected ones stay selected, the keyboard stays."""
        chosen = self._chosen()
        here = self._key_here()
        rows = TrackRows(keys, groups, self.model.rows.folded)
        self.model.show_rows(rows, first, self.grouping)
        if keys:
            self._stack.setCurrentIndex(_Page.TABLE)
        else:
            self._show_nothing()
        self.table.blockSignals(True)  # what is selected is told once, below
        self._select(chosen, here)
        self.table.blockSignals(False)
        self._show_selected()
        self._announce()
        if len(chosen) > _MANY:
            self._draw_later()

    def show_views(self, views: Sequence[SavedTracksView]) -> None:
        """Offer the person's own views."""
        self.views.show_views(views)
        names = [view.name for view in views]
        if isinstance(self._view, SavedTracksView) and self._view.name not in names:
            same = self._view.query, self._view.grouping
            match = [view for view in views if (view.query, view.grouping) == same]
            self._view = match[0] if match else self._view.query.view
            self.views.show_current(self._view)

    def show_counts(self, counts: Mapping[TrackView, int]) -> None:
        """Say in the menu how many tracks each view has."""
        self.views.show_counts(counts)

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only what is chosen elsewhere, among all tracks, until *Show all* is pressed."""
        self._narrowing = narrowing
        self._view = TrackView.ALL
        self._query = TracksQuery(sort=self._query.sort)
        self._show_criteria()
        self.query_changed.emit()

    def narrow_to(self, words: str, track_ids: tuple[str, ...]) -> None:
        """Show only the tracks of a list; `words` say how many of it were found."""
        # An empty condition means all tracks.
        self.narrow(Narrowing(words, track_ids=track_ids or _NOTHING))

    def ask_for(self, query: TracksQuery) -> None:
        """Ask for something else, such as one of the built-in views."""
        self._narrowing = Narrowing()
        self._take(query.view, query)

    def set_why_no_change(self, reason: str) -> None:
        """Say why no track can be deleted or put back; empty when it can."""
        self._why_no_change = reason
        self._show_selected()

    def set_why_no_deletion(self, reason: str) -> None:
        """Say why no track can be deleted, though it may be put back; empty when it can."""
        self._why_no_deletion = reason
        self._show_selected()

    def take_keyboard(self) -> None:
        """Let the keys go to the filter, or to the button that begins the first scan."""
        if self._whole.currentIndex() == 0:
            self.first_scan.take_keyboard()
        else:
            self.filter.setFocus()

    def search(self) -> None:
        """Go to the filter."""
        self.take_keyboard() if self._whole.currentIndex() == 0 else self.filter.focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody looks any more."""
        super().hideEvent(event)
        self.left.emit()

    def _take(self, view: TrackView | SavedTracksView, query: TracksQuery) -> None:
        self._view, self._query = view, query
        self._show_criteria()
        self.query_changed.emit()

    def choose_view(self, view: TrackView | SavedTracksView) -> None:
        """Show a view: a saved one as it was saved, others as what is on screen is ordered."""
        self._narrowing = Narrowing()
        if isinstance(view, SavedTracksView):
            self.grouping = view.grouping
            self.model.fold_all(False)
            self._take(view, view.query)
        else:
            self._take(view, TracksQuery(view=view, text=self._query.text, sort=self._query.sort))

    def _filter(self, text: str) -> None:
        self._query = replace(self._query, text=text)
        self.query_changed.emit()

    def _sort(self, column: int, adds: bool) -> None:
        """Sort by a column, or the other way round; with `adds` after those before."""
        field, keys = FIELDS[column], self._query.sort
        before = next((key for key in keys if key.field is field), None)
        turned = SortKey(field, before is not None and not before.descending)
        if not adds:
            is_first = bool(keys) and keys[0].field is field
            keys = (turned if is_first else SortKey(field),)
        elif before is None:
            keys = (*keys, turned)
        else:
            keys = tuple(turned if key is before else key for key in keys)
        self._query = replace(self._query, sort=keys)
        self._show_sort()
        self.query_changed.emit()

    def _group(self, field: TrackField | None) -> None:
        self.grouping = field
        self.model.fold_all(False)
        self._show_sort()
        self.query_changed.emit()

    def _fold_all(self, folded: bool) -> None:
        here = max(self.table.currentIndex().row(), 0)
        heading = self.model.rows.heading_row(here)
        value = self.model.rows.heading(heading)
        self.model.fold_all(folded)
        if value is not None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_selected()

    def _show_criteria(self) -> None:
        self.views.show_current(self._view)
        self.filter.show_text(self._query.text)
        self._show_sort()

    def _show_sort(self) -> None:
        sort = self.query.sort
        self.model.show_sort(sort)
        self.display.sort, self.display.grouping = sort, self.grouping
        self.table.horizontalHeader().viewport().update()

    def _show_all(self) -> None:
        self._narrowing = Narrowing()
        self._view = TrackView.ALL
        self._take(TrackView.ALL, TracksQuery(sort=self._query.sort))
        self.filter.setFocus()

    def _chosen(self) -> array[int]:
        if self._selected is None:
            self._selected = self.model.keys_of(self.table.selected_spans())
        return self._selected

    def _forget_chosen(self) -> None:
        self._selected = None

    def _key_here(self) -> int | None:
        """Return where the keyboard was taken; None for the top, which stays the top."""
        row = self.table.currentIndex().row()
        if row == 0 and not self._chosen():
            return None  # else a scan would carry the first track it found down the list
        return self.model.rows.key(row) if 0 <= row < len(self.model.rows) else None

    def _select(self, chosen: array[int], here: int | None) -> None:
        """Select tracks again, and put the keyboard where it was, without scrolling away."""
        rows = self.model.rows
        spans = rows.spans_of(chosen)
        if chosen:
            self.table.choose_spans(spans)
        self._selected = self.model.keys_of(spans)
        if len(rows):
            row = None if here is None else rows.row_of(here)
            self.table.go_to_row(row or 0)

    def _draw_later(self) -> None:
        """Let the event loop have a turn before the rows are drawn: both take their time."""
        self.table.viewport().setUpdatesEnabled(False)
        QTimer.singleShot(0, self.table, lambda: self.table.viewport().setUpdatesEnabled(True))

    def _show_nothing(self) -> None:
        query = self.query
        if query == TracksQuery(sort=query.sort):
            self._nothing.show_message(
                "subtitles",
                "faint",
                self.tr("No tracks yet"),
                self.tr("They appear here as the scan finds them.")
                if self.scan_bar.is_running
                else self.tr("No video of this project has a track."),
            )
        else:
            is_of_list = query == TracksQuery(sort=query.sort, track_ids=_NOTHING)
            self._nothing.show_message(
                "search",
                "faint",
                self.tr("No matches"),
                self.tr(
                    "Nothing in this list is known here. It may be of another project or "
                    "environment, newer than the last scan, or deleted by now."
                )
                if is_of_list
                else self.tr("No track fits view, filter and rule together."),
                self.tr("Show all tracks"),
            )
        self._stack.setCurrentIndex(_Page.NOTHING)

    def _announce(self) -> None:
        words = self._counted()
        if self._current != (words, len(self.model.rows.keys)) and self.isVisible():
            self._current = (words, len(self.model.rows.keys))
            announce(self.table, words)

    def _counted(self) -> str:
        return self.model.words.tracks(len(self.model.rows.keys))

    def _show_selected(self) -> None:
        keys = self._chosen()
        chosen = self.tr("%Ln selected", "", len(keys)) if len(keys) > 1 else ""
        self._count.setText(dotted((self._narrowing.words, self._counted(), chosen)))
        self._count.updateGeometry()
        self._narrowed.setVisible(bool(self._narrowing.words))
        nothing = "" if keys else self.tr("Select a track first.")
        self._allow(
            self._delete,
            nothing or self._why_no_change or self._why_no_deletion or self._why_vanished(),
            self.tr("Delete the selected tracks"),
        )
        is_vanished = self._query.view is TrackView.VANISHED
        self._put_back.setVisible(is_vanished)
        self._forget.setVisible(is_vanished)
        self._review.setVisible(not is_vanished)
        self._delete.setVisible(not is_vanished)
        self._allow(
            self._put_back,
            nothing or self._why_no_change,
            self.tr("Recreate the selected tracks from their saved subtitles. They get new IDs."),
        )
        self._show_review()
        self._allow(
            self._export,
            "" if self.model.rows.keys else self.tr("The list is empty."),
            self.tr("Save the listed tracks as a table"),
        )
        self.selection_changed.emit()

    def _show_review(self) -> None:
        """Say what would be judged: what is selected, or all that is listed."""
        listed, chosen = len(self.model.rows.keys), len(self._chosen())
        words = (
            self.tr("Judge the %Ln selected tracks one after another", "", chosen)
            if chosen > 1
            else self.tr("Judge the %Ln listed tracks one after another", "", listed)
        )
        nothing = "" if listed else self.tr("The list is empty.")
        self._allow(self._review, nothing or self._why_vanished(), words)

    def _ask_for_review(self) -> None:
        keys = self.selected_keys
        if self._review.isEnabled():
            self._review_keys(keys if len(keys) > 1 else self.model.rows.keys.tolist())

    def _review_keys(self, keys: list[int]) -> None:
        words = self._narrowing.words or self.views.text()
        if self._query.text:
            #: The name of a review: {view} is such as “Errored”, {filter} what was typed.
            text = self.tr("{view}: {filter}")
            words = filled(text, view=words, filter=self._query.text)
        self.review_requested.emit(unmarked(words), keys)

    def _why_vanished(self) -> str:
        if self._query.view is TrackView.VANISHED:
            return self.tr("These tracks are gone already.")
        return ""

    def _allow(self, button: Button, why_not: str, words: str) -> None:
        button.setEnabled(not why_not)
        explain(button, why_not or words)

    def _open_row(self, row: int) -> None:
        item = self.model.item(row)
        if isinstance(item, InventoryTrack):
            self.track_opened.emit(item)

    def _open_menu(self, place: QPoint) -> None:
        row = self.table.currentIndex().row()
        heading = self.model.rows.heading(row)
        if heading is not None:
            open_row_menu(self, "tracksMenu", (self._of_heading(row, heading),), place)
            return
        chosen = self.table.selected_rows()
        one = "" if len(chosen) == 1 else self.tr("Select one track.")
        gone = self._query.view is TrackView.VANISHED
        change = (
            RowAction("rowPutBack", self.tr("Put back"), self._ask_to_put_back, self._why_no_change)
            if gone
            else RowAction(
                "rowDelete",
                self.tr("Delete"),
                self._ask_to_delete,
                self._why_no_change or self._why_no_deletion,
                "Del",
            )
        )
        show_video = RowAction(
            "rowVideo", self.tr("Show only this video"), lambda: self._show_video(row), one
        )
        open_it = RowAction(
            "rowOpen", self.tr("Open in the video"), lambda: self._open_row(row), one, "Return"
        )
        copies = (
            RowAction("rowCopy", self.tr("Copy rows"), self.table.copy_selection, keys="Ctrl+C"),
            RowAction("rowCopyId", self.tr("Copy track IDs"), self._ask_for_ids),
        )
        review = RowAction(
            "rowReview", self.tr("Review"), lambda: self._review_keys(self.selected_keys)
        )
        work = (change,) if gone else (review, change)
        open_row_menu(self, "tracksMenu", ((open_it, show_video), copies, work), place)

    def _of_heading(self, row: int, heading: Heading) -> tuple[RowAction, ...]:
        fold = self.tr("Unfold") if heading.is_folded else self.tr("Fold")
        return (
            RowAction("rowFold", fold, lambda: self.model.fold(row), keys="Return"),
            RowAction(
                "rowSelectGroup",
                self.tr("Select the tracks of the group"),
                lambda: self._select_group(row),
            ),
        )

    def _select_group(self, row: int) -> None:
        heading = self.model.rows.heading(row)
        if heading is None:
            return
        if heading.is_folded:
            self.model.fold(row)
        self.table.go_to_row(row + 1)
        self.table.choose_spans([(row + 1, row + heading.count)])

    def _show_video(self, row: int) -> None:
        item = self.model.item(row)
        if isinstance(item, InventoryTrack):
            words = self.model.words.cell(item, TrackField.VIDEO)
            self.narrow(Narrowing(words, upload_ids=(item.track.upload_id,)))

    def _ask_to_delete(self) -> None:
        if self._delete.isEnabled() and (keys := self.selected_keys):
            self.delete_requested.emit(keys)

    def _ask_to_put_back(self) -> None:
        if self._put_back.isEnabled() and (keys := self.selected_keys):
            self.put_back_requested.emit(keys)

    def _ask_for_ids(self) -> None:
        self.ids_requested.emit(self.selected_keys)

    def _open_export(self) -> None:
        kinds = {"xlsx": self.tr("Excel workbook"), "csv": self.tr("Table (CSV)")}
        self._open_choices(
            self._export,
            "tracksExportMenu",
            [
                (f"exportTracks-{kind}", words, partial(self.export_requested.emit, kind))
                for kind, words in kinds.items()
            ],
        )

    def _open_forget(self) -> None:
        periods = (
            (30, self.tr("Vanished more than 30 days ago")),
            (90, self.tr("Vanished more than 90 days ago")),
            (365, self.tr("Vanished more than a year ago")),
            (0, self.tr("All vanished tracks")),
        )
        self._open_choices(
            self._forget,
            "tracksForgetMenu",
            [
                (f"forgetTracks-{days}", words, partial(self.forget_requested.emit, days))
                for days, words in periods
            ],
        )

    def _open_choices(
        self, button: Button, name: str, choices: Sequence[tuple[str, str, Callable[[], None]]]
    ) -> None:
        """Open a menu below a button: the name, the words and the work of each entry."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = menu = QMenu(self)
        menu.setObjectName(name)
        for key, words, do in choices:
            action = QAction(words, menu)
            action.setObjectName(key)
            action.triggered.connect(lambda _=False, do=do: do())
            menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _ask_for_name(self) -> None:
        taken = [view.name for view in self.views.views]
        title = self.tr("Save this view")
        question = NameQuestion(self, title, self.tr("Save view"), "", taken)
        question.named.connect(self._save_view)
        question.open()

    def _save_view(self, name: str) -> None:
        query = replace(self.query, sort=self._query.sort)
        self._view, self._query = SavedTracksView(name, query, self.grouping), query
        self._narrowing = Narrowing()
        self.save_view_requested.emit(self._view)
        self._show_criteria()
        self._show_selected()

    def _ask_for_other_name(self, name: str) -> None:
        taken = [view.name for view in self.views.views if view.name != name]
        title = self.tr("Rename the view")
        question = NameQuestion(self, title, self.tr("Rename"), name, taken)
        question.named.connect(lambda new: self.rename_view_requested.emit(name, new))
        question.open()

    def _connect(self) -> None:
        table, model = self.table, self.model
        model.tracks_wanted.connect(self.tracks_wanted)
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved, table.rows_chosen):
            changed.connect(self._forget_chosen)
        table.rows_chosen.connect(self._show_selected)
        table.row_opened.connect(self._open_row)
        table.menu_wanted.connect(self._open_menu)
        table.sort_wanted.connect(self._sort)
        table.fold_wanted.connect(model.fold)
        table.delete_pressed.connect(self._ask_to_delete)
        for pasted in (table.references_pasted, self.filter.references_pasted):
            pasted.connect(self.references_offered)
        table.files_dropped.connect(self.files_offered)
        self.filter.searched.connect(self._filter)
        self.first_scan.texts.toggled.connect(self.scan_bar.texts.setChecked)
        self.filter.left_down.connect(table.setFocus)
        self.views.view_chosen.connect(self.choose_view)
        self.views.save_wanted.connect(self._ask_for_name)
        self.views.rename_wanted.connect(self._ask_for_other_name)
        self.views.remove_wanted.connect(self.remove_view_requested)
        self.display.grouping_chosen.connect(self._group)
        self.display.folding_chosen.connect(self._fold_all)
        self._narrowed.clicked.connect(self._show_all)
        self._nothing.pressed.connect(self._show_all)
        self._rule.clicked.connect(self.rule_requested)
        self._export.clicked.connect(self._open_export)
        self._put_back.clicked.connect(self._ask_to_put_back)
        self._forget.clicked.connect(self._open_forget)
        self._review.clicked.connect(self._ask_for_review)
        self._delete.clicked.connect(self._ask_to_delete)

    def _build(self) -> None:
        explain(self._rule, self.tr("Choose tracks by conditions, and see first what is touched"))
        explain(self._forget, self.tr("Take tracks off this list that vanished long ago"))
        explain(self._narrowed, self.tr("Shows all tracks again"))
        first = QHBoxLayout()
        first.setContentsMargins(10, 4, 16, 4)  # the words of the button stand at 16
        first.setSpacing(8)
        first.addWidget(self.views)
        first.addWidget(self.filter, 1)
        first.addWidget(self.display)
        second = QHBoxLayout()
        second.setContentsMargins(16, 2, 16, 6)
        second.setSpacing(8)
        second.addWidget(self._count)
        second.addWidget(self._narrowed)
        second.addStretch(1)
        work = (self._review, self._forget, self._put_back, self._delete)
        for button in (self._rule, self._export, *work):
            second.addWidget(button)
        self._stack.setObjectName("tracksStack")
        for page in (self.table, self._nothing):
            self._stack.addWidget(page)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scan_bar)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._stack, 1)
        self._whole.setObjectName("allTracksPages")
        self._whole.addWidget(self.first_scan)
        self._whole.addWidget(below)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._whole)
