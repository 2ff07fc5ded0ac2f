"""One chapter of the guide on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextImageFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from trackman.ui.guide.book import Chapter, places_of
from trackman.ui.theme.scale import scaled
from trackman.ui.theme.theme import current_look

_WIDEST = 760
"""Pixels of a line, beyond which the eye no longer finds the next one."""
_MARGIN = 28
_LINE = 140.0
"""Percent of a line's own height."""
_SIZES = {1: 3, 2: 2, 3: 1}
"""Steps of Qt's by which the letters of a heading are larger than usual."""
_SPACES = {1: (4, 10), 2: (22, 8), 3: (14, 6)}
"""Pixels above and below a heading."""


class GuidePage(QTextBrowser):
    """Shows a chapter as wide as reads well, with its pictures as light or dark as the program."""

    link_chosen = Signal(str)
    """A link was followed, as it stands in the chapter."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guidePage")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        # The caret lets a screen reader read on from where one is.
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextBrowserInteraction | flags.TextSelectableByKeyboard)
        self._folder = Path()
        self._pictures: dict[str, QImage] = {}
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))

    def show_chapter(self, chapter: Chapter, folder: Path, reads_right: bool) -> None:
        """Show a chapter of a folder; `reads_right` is true for text from right to left."""
        self._folder = folder
        self._pictures.clear()
        directions = Qt.LayoutDirection
        option = QTextOption()
        option.setTextDirection(directions.RightToLeft if reads_right else directions.LeftToRight)
        document = self.document()
        document.setDefaultTextOption(option)
        document.setDocumentMargin(0)
        document.setMarkdown(chapter.markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self._dress()
        self._fit_pictures()

    def go_to(self, place: int) -> None:
        """Bring a heading to the top; the caret goes there, too."""
        headings = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        if place < len(headings):
            self.setTextCursor(QTextCursor(headings[place]))
            layout = self.document().documentLayout()
            top = layout.blockBoundingRect(headings[place]).top()
            self.verticalScrollBar().setValue(round(top) - scaled(12) if place else 0)

    def mark(self, words: str) -> None:
        """Mark every place of some words, as the search finds them; none at all unmarks."""
        look = current_look()
        marks = []
        for block in self._blocks():
            for start, end in places_of(text := block.text(), words):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.cursor.setPosition(block.position() + _units(text[:start]))
                mark.cursor.setPosition(
                    block.position() + _units(text[:end]), QTextCursor.MoveMode.KeepAnchor
                )
                mark.format.setBackground(QColor(look.warning_soft))
                mark.format.setForeground(QColor(look.text))
                marks.append(mark)
        self.setExtraSelections(marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines from getting too long, and the pictures within them."""
        side = max(scaled(_MARGIN), (self.width() - scaled(_WIDEST)) // 2)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, scaled(_MARGIN) // 2, side, 0)
        super().resizeEvent(event)
        self._fit_pictures()

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Read nothing by itself: pictures are put in by size and look, and there is no more."""
        return None

    def _dress(self) -> None:
        """Give sizes, spaces and colours to what Markdown only names."""
        look = current_look()
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Base, QColor(look.surface))
        colours.setColor(QPalette.ColorRole.Text, QColor(look.text))
        self.setPalette(colours)
        for block in self._blocks():
            self._space(block)
            for fragment in _fragments(block):
                self._dress_words(block, fragment)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)

    def _space(self, block: QTextBlock) -> None:
        given = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        tight = block.textList() is not None or (_is_code(block) and _is_code(block.next()))
        above, below = _SPACES.get(level, (0, 4 if tight else 10))
        if _is_code(block):
            given.setBackground(QColor(current_look().panel))
            below = 0 if tight else below
        given.setTopMargin(scaled(above))
        given.setBottomMargin(scaled(below) if QTextCursor(block).currentTable() is None else 0)
        if not level and not _is_code(block):
            given.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        QTextCursor(block).mergeBlockFormat(given)

    def _dress_words(self, block: QTextBlock, fragment: QTextFragment) -> None:
        look, level, format_ = current_look(), block.blockFormat().headingLevel(), QTextCharFormat()
        if level:
            format_.setProperty(QTextFormat.Property.FontSizeAdjustment, _SIZES.get(level, 1))
            format_.setFontWeight(QFont.Weight.DemiBold)
        elif fragment.charFormat().fontFixedPitch() and not _is_code(block):
            format_.setBackground(QColor(look.selection_idle))
        elif fragment.charFormat().isAnchor():
            format_.setForeground(QColor(look.accent))
        cursor = QTextCursor(block)
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(format_)

    def _fit_pictures(self) -> None:
        """Draw each picture as wide as there is room, which Qt would do roughly."""
        room = self.viewport().width()
        ratio = self.devicePixelRatioF()
        for block in self._blocks():
            for fragment in _fragments(block):
                if fragment.charFormat().isImageFormat():
                    self._fit_picture(fragment, room, ratio)

    def _fit_picture(self, fragment: QTextFragment, room: int, ratio: float) -> None:
        shown = fragment.charFormat().toImageFormat()
        name = shown.name()
        picture = self._picture(name)
        width = min(picture.width(), room)
        if picture.isNull() or round(shown.width()) == width:
            return
        size = picture.size().scaled(QSize(width, picture.height()), _KEEP)
        small = picture.scaled(size * ratio, _KEEP, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        kind = QTextDocument.ResourceType.ImageResource
        self.document().addResource(kind.value, QUrl(name), small)
        fitted = QTextImageFormat(shown)
        fitted.setWidth(size.width())
        fitted.setHeight(size.height())
        cursor = QTextCursor(self.document())
        cursor.setPosition(fragment.position())
        cursor.setPosition(fragment.position() + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(fitted)

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            look = "-dark." if current_look().dark else "-light."
            self._pictures[name] = QImage(str(self._folder / name.replace("-light.", look)))
        return self._pictures[name]

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()


_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def _units(text: str) -> int:
    """Return how many of Qt's places a text takes: two for an emoji."""
    return len(text.encode("utf-16-le")) // 2


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    """Return the pieces of a block; all at once, for what changes them ends the iteration."""
    pieces, at = [], block.begin()
    while not at.atEnd():
        pieces.append(at.fragment())
        at += 1
    return pieces


def _is_code(block: QTextBlock) -> bool:
    """Tell whether a line stands between fences."""
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _dress_table(table: QTextTable) -> None:
    """Draw a line below each row, and none around."""
    line, given = QColor(current_look().border), table.format()
    given.setBorder(0)
    given.setBorderCollapse(True)
    given.setTopMargin(scaled(4))
    given.setBottomMargin(scaled(14))
    table.setFormat(given)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            format_ = cell.format().toTableCellFormat()
            format_.setPadding(scaled(5))
            format_.setBottomBorder(1)
            format_.setBottomBorderBrush(line)
            format_.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell.setFormat(format_)
