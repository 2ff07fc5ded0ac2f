"""Labels that show any text as plain text and never break the layout around them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.elided import elided
from trackman.ui.wording.inserting import led

_COMFORTABLE_WIDTH = 240
_LEADING = 2


def plain_tooltip(text: str) -> str:
    """Return rich text that shows `text` as it is: Qt guesses whether a tooltip is HTML."""
    from html import escape

    return f"<p style='white-space: pre-wrap'>{escape(led(text))}</p>" if text else ""


def explain(widget: QWidget, text: str) -> None:
    """Give a widget words that show on hovering and are read out, both as they are."""
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(text)  # else Qt reads out the tooltip, with its marks


class Text(QLabel):
    """One line of plain text; `tone` and `size` are words of the style sheet."""

    def __init__(self, name: str, text: str = "", *, tone: str = "", size: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setText(text)
        self.setProperty("tone", tone)
        self.setProperty("textSize", size)

    def setText(self, text: str) -> None:
        """Show another text, from the side the interface begins on: Qt asks its first letter."""
        super().setText(led(text))

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedText(Text):
    """One line that gives way when there is no room; its whole text stays in `text()`."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        tone: str = "",
        size: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(name, text, tone=tone, size=size)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def is_cut(self) -> bool:
        """Tell whether a part of the text is not visible."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def sizeHint(self) -> QSize:
        """Ask for the whole text, were there room."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, self._height())

    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(min(self.sizeHint().width(), 24), self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        rect = self.contentsRect()
        line = elided(
            self.fontMetrics(), self.text(), rect.width(), self.layoutDirection(), self._mode
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        flags = self.style().visualAlignment(self.layoutDirection(), side)
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), line)

    def event(self, event: QEvent) -> bool:
        """Show the whole text as the tooltip of a cut one."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = plain_tooltip(self.text()) if self.is_cut() else self.toolTip()
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _height(self) -> int:
        return self.fontMetrics().height() + 2


class CodeText(ElidedText):
    """An id in the fixed-width font, cut in its middle where there is no room."""

    def __init__(self, name: str, text: str = "", *, tone: str = "") -> None:
        super().__init__(name, text, tone=tone, mode=Qt.TextElideMode.ElideMiddle)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF() * 0.9)
        self.setFont(fixed)


class Paragraph(Text):
    """Lines of plain text; a word longer than the line is broken, unlike QLabel would."""

    def __init__(
        self,
        name: str,
        text: str = "",
        *,
        tone: str = "",
        size: str = "",
        widest: int = _COMFORTABLE_WIDTH,
    ) -> None:
        super().__init__(name, text, tone=tone, size=size)
        self._widest = widest
        self._measured: tuple[str, QFont, int] | None = None
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines.

        Heights are kept: while a page is built, its layouts ask for the same ones over and over.
        """
        edge = self.contentsMargins()
        inside = width - edge.left() - edge.right()
        measured = (self.text(), self.font(), self.logicalDpiY())
        if measured != self._measured:
            self._measured = measured
            self._heights.clear()
        if inside not in self._heights:
            _, self._heights[inside] = self._laid_out(inside)
        return self._heights[inside] + edge.top() + edge.bottom()

    def hasHeightForWidth(self) -> bool:
        """Tell layouts to ask."""
        return True

    def sizeHint(self) -> QSize:
        """Ask for a comfortable width."""
        longest = max(map(self.fontMetrics().horizontalAdvance, self.text().split("\n")))
        width = min(longest + 2, scaled(self._widest))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column."""
        return QSize(min(self.sizeHint().width(), scaled(60)), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        inside = self.contentsRect()
        layout, _ = self._laid_out(inside.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(inside.topLeft()))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        side = self.style().visualAlignment(self.layoutDirection(), self.alignment())
        options = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(options)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height))
            height += line.height() + _LEADING
        layout.endLayout()
        return layout, max(round(height - _LEADING), self.fontMetrics().height())


class Badge(QFrame):
    """A state in a word; `tone` is muted, warning, success or danger."""

    def __init__(self, name: str, picture: str = "info", tone: str = "muted") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(scaled(24))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(f"{name}Icon", picture, tone, 14)
        self._text = Text(f"{name}Text", tone=tone, size="badge")
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 11, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.setProperty("badge", tone)
        self._state = ("", picture, tone)

    @property
    def words(self) -> str:
        """Words on it."""
        return self._state[0]

    def show_like(self, other: Badge) -> None:
        """Show what another one does."""
        self.show_state(*other._state)
        explain(self, other.toolTip())

    def show_state(self, text: str, picture: str, tone: str) -> None:
        """Show another word, icon and colour."""
        self._state = (text, picture, tone)
        self._text.setText(text)
        self._text.set_tone(tone)
        self._icon.show_icon(picture, tone)
        self.setProperty("badge", tone)
        self.style().unpolish(self)
        self.style().polish(self)
