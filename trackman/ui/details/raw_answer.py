"""The answer of DatoCMS as it came, for those who want to see it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, CopyButton

_HEIGHT = 240


class RawAnswer(QWidget):
    """A disclosure over read-only text."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rawAnswer")
        self._disclosure = Button(
            "rawAnswerButton", self.tr("Raw response"), "chevron-right", "disclosure"
        )
        self._copy = CopyButton("copyRawAnswer", self.tr("Copy raw response"))
        self._text = QPlainTextEdit()
        self._build()
        self._disclosure.clicked.connect(self._turn)

    def show_text(self, raw: str) -> None:
        """Show this answer, closed until someone asks."""
        if self._text.toPlainText() != raw:
            self._text.setPlainText(raw)
            self._copy.text_to_copy = raw

    def fold(self) -> None:
        """Close it."""
        self._open(False)

    def _build(self) -> None:
        self._text.setObjectName("rawAnswerText")
        self._text.setAccessibleName(self.tr("Raw DatoCMS response"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF() * 0.85)
        self._text.setFont(fixed)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(scaled(_HEIGHT))
        row = QHBoxLayout()
        row.addWidget(self._disclosure)
        row.addStretch()
        row.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._text)
        self._open(False)

    def _turn(self) -> None:
        self._open(self._text.isHidden())

    def _open(self, opened: bool) -> None:
        self._text.setVisible(opened)
        self._copy.setVisible(opened)
        self._disclosure.show_icon("chevron-down" if opened else "chevron-right")
