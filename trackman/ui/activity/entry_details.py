"""Details of the selected entry, beside a table of entries."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.journal import Act, Entry
from trackman.domain.names import shown
from trackman.domain.tracks import Track
from trackman.ui.activity.entry_wording import EntryWording
from trackman.ui.widgets.attributes import Attributes
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.widgets.lines import Lines
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.widgets.track_summary import Summary


class EntryDetails(QFrame):
    """Shows nothing, one entry, or several tracks in short."""

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__()
        self.setObjectName("entryDetails")
        self.setAccessibleName(name)
        self._words = EntryWording(self)
        self._nothing = QWidget()
        self._scroll = ScrollColumn("entryScroll")
        self._title = ElidedText("entryTitle", size="title")
        self._card = QFrame()
        self._headline = Paragraph("entryHeadline", size="strong")
        self._remark = Paragraph("entryRemark", size="small")
        self._attributes = Attributes()
        self._lines = Lines("entryLines")
        self._summary = Summary()
        self._stack = QStackedLayout(self)
        self._shown: str | None = None
        self._add_lines()
        self._build(nothing)

    def show_nothing(self) -> None:
        """Show that no row is selected."""
        self._shown = None
        self._stack.setCurrentWidget(self._nothing)

    def show_entry(self, entry: Entry, *, running: bool = False) -> None:
        """Show one entry; `running` says that it is being restored."""
        track = entry.track if entry.act is Act.DELETION else entry.returned or entry.track
        self._begin(entry.id, shown(track.name))
        self._headline.setText(self._words.headline(entry))
        remark = self._words.remark(entry, running=running)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self._card.setProperty("card", self._words.card(entry))
        self._card.style().unpolish(self._card)
        self._card.style().polish(self._card)
        deleted = entry.act is Act.DELETION
        self._attributes.show_track(track, entry.place.filename, deleted=deleted)
        self._lines.show_values(self._words.values(entry))
        self._show_only(self._card, self._attributes, self._lines)

    def take_keyboard(self) -> None:
        """Let the keys go to the first button of what is shown, or scroll it."""
        buttons = (one for one in self._scroll.findChildren(QAbstractButton) if one.isVisible())
        next(buttons, self._scroll).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int) -> None:
        """Say how many rows are selected."""
        self._begin(None, self.tr("%Ln rows selected", "", count))
        self._show_only()

    def show_many(self, tracks: Sequence[Track]) -> None:
        """Show several tracks."""
        self._begin(None, self.tr("%Ln tracks selected", "", len(tracks)))
        self._summary.show_tracks(tracks, comparable=False)
        self._show_only(self._summary)

    def _begin(self, entry_id: str | None, title: str) -> None:
        if self._shown != entry_id:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = entry_id
        self._title.setText(title)
        self._title.updateGeometry()
        self._stack.setCurrentWidget(self._scroll)

    def _show_only(self, *wanted: QWidget) -> None:
        for part in (self._card, self._summary, self._attributes, self._lines):
            part.setVisible(part in wanted)

    def _add_lines(self) -> None:
        lines = self._lines
        lines.add_words("reason", self.tr("Reason"))
        lines.add_words("planned", self.tr("Requested"))
        lines.add_words("took", self.tr("Duration"))
        lines.add_words("account", self.tr("By"))
        lines.add_words("approved", self.tr("Approved by"))
        lines.add_words("project", self.tr("Project"))
        lines.add_words("environment", self.tr("Environment"))
        lines.add_words("backup", self.tr("Backup"))
        lines.add_code("checksum", self.tr("Checksum"), self.tr("Copy checksum"))
        lines.add_words("difference", self.tr("Difference"))
        lines.add_code("restoredAs", self.tr("Restored as"), self.tr("Copy new track ID"))
        lines.add_code("job", self.tr("Job ID"), self.tr("Copy job ID"))
        lines.add_code("requests", self.tr("Request IDs"), self.tr("Copy request IDs"))
        lines.add_code("code", self.tr("Code"), self.tr("Copy code"))
        lines.add_words("fault", self.tr("Problem"))

    def _build(self, nothing: str) -> None:
        self._nothing.setObjectName("entryNothing")
        column = QVBoxLayout(self._nothing)
        column.setContentsMargins(16, 14, 16, 16)
        column.addWidget(Paragraph("entryEmpty", nothing, tone="faint", size="small"))
        column.addStretch(1)
        self._card.setObjectName("entryCard")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        inside.addWidget(self._headline)
        inside.addWidget(self._remark)
        body = QWidget()
        body.setObjectName("entryDetailsBody")
        parts = QVBoxLayout(body)
        parts.setContentsMargins(16, 12, 16, 16)
        parts.setSpacing(14)
        for part in (self._title, self._card, self._summary, self._attributes, self._lines):
            parts.addWidget(part)
        parts.addStretch(1)
        self._scroll.setWidget(body)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._scroll)
