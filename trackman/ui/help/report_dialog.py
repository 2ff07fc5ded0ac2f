"""A text for support, shown before anybody copies it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from trackman.ui.theme.scale import limit_within_screen, resize_within_screen
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text, explain

_SIZE = (700, 520)
_SMALLEST = (460, 320)


class ReportDialog(QDialog):
    """Shows a text in the language of support; open it with `open()`."""

    def __init__(self, parent: QWidget | None, name: str, title: str, words: str) -> None:
        """`words` say what the text is, and what is not in it."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = Paragraph(f"{name}Words", words, tone="muted", widest=2000)
        self._text = QPlainTextEdit()
        self._said = Text(f"{name}Said", tone="success", size="small")
        self._copy = Button(f"{name}Copy", self.tr("Copy"), "copy", "primary")
        self._close = Button(f"{name}Close", self.tr("Close"))
        self._build(name, title)
        self.show_text(None)
        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.reject)

    def show_text(self, text: str | None) -> None:
        """Show the text; None while it is being collected."""
        self._text.setPlainText(text or "")
        self._copy.setEnabled(text is not None)
        explain(
            self._copy,
            self.tr("Copy all of the text") if text is not None else self.tr("Collecting…"),
        )

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._said.setText(self.tr("Copied"))
        announce(self, self._said.text())

    def _build(self, name: str, title: str) -> None:
        self._text.setObjectName(f"{name}Text")
        self._text.setAccessibleName(title)
        self._text.setPlaceholderText(self.tr("Collecting…"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # it is in English
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF() * 0.9)
        self._text.setFont(fixed)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said)
        row.addStretch(1)
        row.addWidget(self._close)
        row.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._text, 1)
        column.addLayout(row)
        self._copy.setDefault(True)
        self._text.setFocus()
        limit_within_screen(self, _SMALLEST)
        resize_within_screen(self, _SIZE)
