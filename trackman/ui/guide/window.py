"""The window of the user guide: contents at the side, the chapter beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trackman.ui.guide.book import FIRST, Book, Section
from trackman.ui.guide.page import GuidePage
from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import limit_within_screen, resize_within_screen, scaled
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import IconButton
from trackman.ui.widgets.desktop import desktop
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.widgets.search_field import SearchField
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.translation import spoken_language

_SIZE = (1040, 720)
_SMALLEST = (560, 400)
_SIDE = 280
_INDENT = 20
_ARROW = 12
_ROLE = Qt.ItemDataRole.UserRole
Place = tuple[str, int]
"""Name of a chapter, and number of a heading in it."""


class _Contents(QTreeWidget):
    """Chapters, with arrows as large as their words; Fusion's stay small."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guideContents")
        self.setHeaderHidden(True)
        self.setIndentation(scaled(_INDENT))

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the arrow of the icon set where there are sections to unfold."""
        if not self.model().hasChildren(index):
            return
        size = scaled(_ARROW)
        place = QRect(0, 0, size, size)
        place.moveCenter(rect.center())
        picture = "chevron-down" if self.isExpanded(index) else "chevron-right"
        ratio = max(self.devicePixelRatioF(), 1.0)
        painter.drawPixmap(place, pixmap(picture, "muted", size, ratio))


class GuideWindow(QWidget):
    """Stands beside the work until it is closed."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("guide")
        limit_within_screen(self, _SMALLEST)
        resize_within_screen(self, _SIZE)
        self.book = Book(spoken_language())
        self._past: list[Place] = [(FIRST, 0)]
        self._now = 0
        self._entries: dict[Place, QTreeWidgetItem] = {}
        self._build()
        self._say()
        self._contents.setFocus()
        for keys, go in (
            (QKeySequence(QKeySequence.StandardKey.Back), self.go_back),
            (QKeySequence(QKeySequence.StandardKey.Forward), self.go_forward),
            (QKeySequence(QKeySequence.StandardKey.Find), self._search.focus),
        ):
            QShortcut(keys, self).activated.connect(go)
        theme().changed.connect(self._show)

    @property
    def place(self) -> Place:
        """The place on the screen."""
        return self._past[self._now]

    def open(self, chapter: str, place: int = 0) -> None:
        """Go to a heading of a chapter."""
        if (chapter, place) != self.place:
            self._past[self._now + 1 :] = [(chapter, place)]
            self._now += 1
        self._show()

    def go_back(self) -> None:
        """Go to where one was before."""
        self._step(-1)

    def go_forward(self) -> None:
        """Undo going back."""
        self._step(1)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the program's language, also when that changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and spoken_language() != self._language:
            self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._back = IconButton("guideBack", "", "chevron-left", "text")
        self._forward = IconButton("guideForward", "", "chevron-right", "text")
        self._search = SearchField(name="searchGuide")
        self._contents = _Contents()
        self._hits = QListWidget()
        self._hits.setObjectName("guideHits")
        self._hits.setWordWrap(True)
        self._hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._hits.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._count = Paragraph("guideCount", tone="muted", size="small", widest=_SIDE)
        self._side = QStackedWidget()
        self.page = GuidePage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._make_body(), 1)
        self._back.clicked.connect(self.go_back)
        self._forward.clicked.connect(self.go_forward)
        self._search.searched.connect(self._find)
        self._search.left_down.connect(self._hits.setFocus)
        self._search.entered.connect(self._open_first)
        self._contents.currentItemChanged.connect(self._take_chapter)
        self._hits.currentItemChanged.connect(self._take_hit)
        self._hits.itemClicked.connect(self._take_hit)
        self.page.link_chosen.connect(self._follow)

    def _make_head(self) -> QFrame:
        head = QFrame()
        head.setObjectName("header")
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addStretch(1)
        row.addWidget(self._search, 2)
        return head

    def _make_body(self) -> QSplitter:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 10, 0, 0)
        counted = QHBoxLayout()
        counted.setContentsMargins(16, 0, 16, 0)
        counted.addWidget(self._count)
        column.addLayout(counted)
        column.addWidget(self._hits)
        self._side.addWidget(self._contents)
        self._side.addWidget(found)
        body = QSplitter()
        body.setChildrenCollapsible(False)
        body.setHandleWidth(1)
        body.addWidget(self._side)
        body.addWidget(self.page)
        body.setStretchFactor(1, 1)
        body.setSizes([scaled(_SIDE), scaled(_SIZE[0] - _SIDE)])
        return body

    def _say(self) -> None:
        """Show words and chapters in the program's language."""
        self._language = spoken_language()
        self.book = Book(self._language)
        self.setWindowTitle(self.tr("User guide"))
        for widget, words in (
            (self._contents, self.tr("Contents")),
            (self._hits, self.tr("Places found in the guide")),
            (self.page, self.tr("Chapter")),
            (self._search, self.tr("Search the guide")),
        ):
            widget.setAccessibleName(words)
        self._search.setPlaceholderText(self.tr("Search the guide"))
        # English titles in an Arabic window would be cut at their beginning.
        direction = QLocale(self.book.language).textDirection()
        self._contents.setLayoutDirection(direction)
        self._hits.setLayoutDirection(direction)
        for button, words, keys in (
            (self._back, self.tr("Back"), QKeySequence.StandardKey.Back),
            (self._forward, self.tr("Forward"), QKeySequence.StandardKey.Forward),
        ):
            button.setAccessibleName(words)
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            explain(button, f"{words} ({shown})")
        self._list_chapters()
        self._find(self._search.text().strip())
        self._show()

    def _list_chapters(self) -> None:
        self._contents.blockSignals(True)
        self._contents.clear()
        self._entries.clear()
        for chapter in self.book.chapters.values():
            first, *rest = chapter.sections
            item = self._entry(first)
            self._contents.addTopLevelItem(item)
            if chapter.name != FIRST:  # whose headings only group the chapters
                item.addChildren([self._entry(section) for section in rest if section.level == 2])
        self._contents.blockSignals(False)

    def _entry(self, section: Section) -> QTreeWidgetItem:
        place = (section.chapter, section.place)
        item = self._entries[place] = QTreeWidgetItem([section.title])
        item.setData(0, _ROLE, place)
        item.setToolTip(0, section.title)
        return item

    def _show(self) -> None:
        """Show the place where one is."""
        name, place = self.place
        chapter = self.book.chapters[name]
        reads_right = QLocale(self.book.language).textDirection() == Qt.LayoutDirection.RightToLeft
        self.page.show_chapter(chapter, self.book.folder, reads_right)
        self.page.mark(self._search.text().strip())
        self.page.go_to(place)
        self._back.setEnabled(self._now > 0)
        self._forward.setEnabled(self._now + 1 < len(self._past))
        section = chapter.sections[place]
        title = filled(self.tr("{chapter} – User guide"), chapter=chapter.title)
        self.setWindowTitle(title if name != FIRST else self.tr("User guide"))
        self._mark_chapter(section)
        announce(self.page, section.title)

    def _mark_chapter(self, section: Section) -> None:
        """Mark in the contents what is on the screen; only its chapter is unfolded."""
        self._contents.blockSignals(True)
        for (chapter, place), item in self._entries.items():
            is_it = chapter == section.chapter
            if place == 0:
                item.setExpanded(is_it)
            if is_it and place <= section.place:
                self._contents.setCurrentItem(item)
        self._contents.blockSignals(False)

    def _step(self, by: int) -> None:
        if 0 <= self._now + by < len(self._past):
            self._now += by
            self._show()

    def _take_chapter(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.open(*item.data(0, _ROLE))

    def _take_hit(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.open(*item.data(_ROLE))

    def _open_first(self) -> None:
        """Open the first place found; the keyboard stays, for other words or Down."""
        if self._hits.count() and self._search.text().strip():
            if self._hits.currentRow() == 0:
                self._take_hit(self._hits.item(0))
            self._hits.setCurrentRow(0)

    def _find(self, text: str) -> None:
        """List where some words are; the contents where there are none."""
        self._hits.blockSignals(True)
        self._hits.clear()
        hits = self.book.search(text)
        for hit in hits:
            above = hit.section.title
            if hit.section.place:
                above = f"{hit.chapter_title} › {above}"
            item = QListWidgetItem(f"{above}\n{hit.around}")
            item.setData(_ROLE, (hit.section.chapter, hit.section.place))
            self._hits.addItem(item)
        self._hits.blockSignals(False)
        none = self.tr("Not found. Try fewer or other words.")
        self._count.setText(self.tr("%Ln places found", "", len(hits)) if hits else none)
        self._side.setCurrentIndex(1 if text else 0)
        self.page.mark(text)
        if text:
            announce(self._search, self._count.text())

    def _follow(self, link: str) -> None:
        """Go to another chapter, or open what lies outside in the browser."""
        if "://" in link:
            desktop().open_link(link)
            return
        file, _, slug = link.partition("#")
        chapter = self.book.chapters.get(file.removesuffix(".md") or self.place[0])
        if chapter is not None:
            self.open(chapter.name, chapter.place_of(slug) or 0)
