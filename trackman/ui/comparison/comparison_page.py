"""The page of two texts, in place of the panes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.subtitles.alignment import Aligned, Trait
from trackman.domain.tracks import Track
from trackman.ui.comparison.model import ComparisonModel, Side
from trackman.ui.comparison.table import ComparisonTable
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, IconButton
from trackman.ui.widgets.keys import explain_with_key
from trackman.ui.widgets.labels import ElidedText, explain
from trackman.ui.widgets.menu_button import MenuButton
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.wording.inserting import filled, quoted


class ComparisonPage(QFrame):
    """A way back, what differs, and the texts."""

    back_requested = Signal()
    retry_requested = Signal()
    delete_requested = Signal(Track)
    other_chosen = Signal(Track)
    """This track is wanted on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparisonPage")
        self.model = ComparisonModel(self)
        self.table = ComparisonTable(self.model)
        self._back = Button("comparisonBack", self.tr("Back to the videos"), "back", "quiet")
        self._title = ElidedText("comparisonTitle", self.tr("Compare subtitles"), size="title")
        self._video = ElidedText("comparisonVideo", tone="muted")
        self._sides = (SideButtons("comparisonLeft"), SideButtons("comparisonRight"))
        self._others = OtherButton()
        self._ignore_button = Button("ignoreTraits", self.tr("Ignore"), tone="quiet")
        self._ignored: dict[Trait, QAction] = {}
        self._found = ElidedText("comparisonFound", tone="muted", size="small")
        self._before = IconButton("differenceBefore", self.tr("Previous difference"), "chevron-up")
        self._after = IconButton("differenceAfter", self.tr("Next difference"), "chevron-down")
        explain_with_key(self._before, self.tr("Previous difference"), "findBefore")
        explain_with_key(self._after, self.tr("Next difference"), "findNext")
        self._page = PlaceholderPage("comparisonNothing")
        self._stack = QStackedWidget()
        self._column = QVBoxLayout(self)
        self._build()
        self._back.clicked.connect(self.back_requested)
        self._before.clicked.connect(lambda: self.go_on(-1))
        self._after.clicked.connect(lambda: self.go_on(1))
        self._page.pressed.connect(self.retry_requested)
        self._others.chosen.connect(self.other_chosen)
        for side in self._sides:
            side.delete_requested.connect(self.delete_requested)

    def show_others(self, others: Sequence[Track], chosen: Track) -> None:
        """Offer the tracks of the video for the right side; `chosen` is there now."""
        self._others.show_tracks(others, chosen)

    def show_video(self, filename: str) -> None:
        """Name the video of both texts."""
        self._video.setText(shown(filename))
        self._video.updateGeometry()

    def show_left(self, track_ids: Collection[str], refused: str | None) -> None:
        """Take up which tracks the video has now, and why none can be deleted, if so."""
        for side in self._sides:
            side.show_left(track_ids, refused)

    def show_loading(self) -> None:
        """Show that the texts are on their way."""
        self._found.setText("")
        self._enable(False)
        self._page.show_message("compare", "faint", self.tr("Loading subtitles…"), "")
        self._stack.setCurrentWidget(self._page)

    def show_sides(self, left: Side, right: Side, aligned: Aligned) -> None:
        """Show two texts as they were put beside each other."""
        self.model.show_sides(left, right, aligned)
        self._sides[0].show_tracks(left.track, right.track)
        self._sides[1].show_tracks(right.track, left.track)
        self._ignore_button.setEnabled(self.model.compares_words)
        self.table.begin_at_top()
        self._stack.setCurrentWidget(self.table)
        self._count()

    def show_problem(self, title: str, text: str) -> None:
        """Say why there is nothing to compare."""
        self._page.show_message("warning", "warning", title, text, self.tr("Try again"))
        self._stack.setCurrentWidget(self._page)
        announce(self, title)

    def go_on(self, step: int) -> None:
        """Go to the next difference, or with -1 to the one before; past the last comes the first.

        A person begins at the row that is selected, or at the top.
        """
        rows = self.model.differing()
        if not rows:
            return
        chosen = self.table.selected_rows()
        here = chosen[0] if chosen else -1
        if step > 0:
            row = next((one for one in rows if one > here), rows[0])
        else:
            row = next((one for one in reversed(rows) if one < here), rows[-1])
        self.table.select_row(row)

    def take_keyboard(self) -> None:
        """Let the keys go to the rows."""
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _ignore(self) -> None:
        rows = self.table.selected_rows()
        ignored = frozenset(one for one, action in self._ignored.items() if action.isChecked())
        self.model.ignore(ignored)
        words = filled(self.tr("Ignored: {count}"), count=len(ignored))
        self._ignore_button.setText(words if ignored else self.tr("Ignore"))
        if rows:
            self.table.select_row(rows[0])
        self._count()

    def _count(self) -> None:
        differing = self.model.differing()
        self._found.setText(self._said(len(differing)))
        self._found.updateGeometry()
        self._enable(bool(differing))
        announce(self, self._found.text())

    def _said(self, count: int) -> str:
        words = self.tr("%Ln of {total} places differ", "", count)
        if not count:
            words = self.tr("No differences in {total} places")
        said = filled(words, total=self.model.count())
        if self.model.compares_words:
            return said
        return filled(
            self.tr("{said}. The languages differ, so only the times are compared."), said=said
        )

    def _enable(self, enabled: bool) -> None:
        for button in (self._before, self._after):
            button.setEnabled(enabled)

    def _build(self) -> None:
        explain_with_key(self._back, self.tr("Back to the videos"), "leave")
        self._make_ignore_menu()
        head = QFrame()
        head.setObjectName("comparisonHead")
        first = QHBoxLayout()
        first.setContentsMargins(2, 0, 16, 0)  # the words of the button stand at 16
        first.setSpacing(12)
        first.addWidget(self._back)
        first.addWidget(self._title)
        first.addWidget(self._video, 1)
        first.addWidget(self._found)
        first.addWidget(self._before)
        first.addWidget(self._after)
        second = QHBoxLayout()
        second.setContentsMargins(16, 0, 16, 0)
        second.setSpacing(12)
        second.addWidget(self._sides[0])
        second.addStretch(1)
        second.addWidget(self._others)
        second.addWidget(self._ignore_button)
        second.addStretch(1)
        second.addWidget(self._sides[1])
        inside = QVBoxLayout(head)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.setSpacing(6)
        inside.addLayout(first)
        inside.addLayout(second)
        self._stack.setObjectName("comparisonStack")
        self._stack.addWidget(self._page)
        self._stack.addWidget(self.table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(self._stack, 1)

    def _make_ignore_menu(self) -> None:
        explain(self._ignore_button, self.tr("Leave case, punctuation or spaces out of account"))
        menu = QMenu(self._ignore_button)
        for trait, words in (
            (Trait.CASE, self.tr("Ignore case")),
            (Trait.PUNCTUATION, self.tr("Ignore punctuation")),
            (Trait.SPACES, self.tr("Ignore spaces")),
        ):
            action = menu.addAction(words)
            action.setObjectName(f"ignore-{trait.value}")
            action.setCheckable(True)
            action.toggled.connect(self._ignore)
            self._ignored[trait] = action
        self._ignore_button.setMenu(menu)


class OtherButton(MenuButton):
    """Names the track on the right and offers the others for its place."""

    chosen = Signal(Track)

    def __init__(self) -> None:
        super().__init__("comparisonOther", title=False)
        self._tracks: Sequence[Track] = ()
        self._chosen: Track | None = None

    def show_tracks(self, tracks: Sequence[Track], chosen: Track) -> None:
        """Offer these; `chosen` is on the right."""
        self._tracks, self._chosen = tracks, chosen
        self.setText(filled(self.tr("Compared with {name}"), name=shown(chosen.name, 40)))
        explain(self, self.tr("Compare with another track of this video"))
        self.updateGeometry()

    def make_menu(self) -> QMenu:
        """Return the tracks."""
        menu = QMenu(self)
        menu.setObjectName("comparisonOtherMenu")
        for track in self._tracks:
            words = filled(
                self.tr("{name} · {language}"),
                name=shown(track.name, 60),
                language=shown(track.language_code, 20),
            )
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(track is self._chosen)
            action.triggered.connect(partial(self.chosen.emit, track))
        return menu


class SideButtons(QWidget):
    """Deletes the track of one side, or that of the other."""

    delete_requested = Signal(Track)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._track: Track | None = None
        self._other: Track | None = None
        self._delete = Button(f"{name}Delete", self.tr("Delete"), "delete", "danger")
        self._keep = Button(f"{name}Keep", self.tr("Keep only this one"), tone="plain")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._delete)
        row.addWidget(self._keep)
        self._delete.clicked.connect(lambda: self._ask(self._track))
        self._keep.clicked.connect(lambda: self._ask(self._other))

    def show_tracks(self, track: Track, other: Track) -> None:
        """Take up the track of this side, and that of the other."""
        self._track, self._other = track, other

    def show_left(self, track_ids: Collection[str], refused: str | None) -> None:
        """Say why a track cannot be deleted: it is gone, or none of the video can be."""
        if self._track is None or self._other is None:
            return
        lost = next((one for one in (self._track, self._other) if one.id not in track_ids), None)
        for button, track in ((self._delete, self._track), (self._keep, self._other)):
            # To keep one of two means nothing once either is gone.
            gone = lost if button is self._keep or lost is self._track else None
            why = refused
            if gone is not None:
                why = filled(self.tr("{name} is deleted."), name=quoted(gone.name))
            button.setEnabled(why is None)
            explain(button, why or filled(self.tr("Delete {name}"), name=quoted(track.name)))

    def _ask(self, track: Track | None) -> None:
        if track is not None:
            self.delete_requested.emit(track)
