"""Asks for a video: where tracks shall be restored or copied."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trackman.domain.errors import LinkError
from trackman.domain.links import parse_link
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.links import LinkWording

_WIDTH = 460


class VideoQuestion(Dialog):
    """Open it with `open()` and wait for `chosen`; it goes away by itself."""

    chosen = Signal(str)
    """The link or id of the video; it names one as far as can be told here."""

    def __init__(self, parent: QWidget | None, title: str, action: str) -> None:
        """Ask `title`; `action` are the words of the button that says yes."""
        super().__init__(parent, "elsewhere", _WIDTH)
        self._links = LinkWording()
        self.setWindowTitle(title)
        self._title = Paragraph("elsewhereTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph(
            "elsewhereText",
            self.tr("Paste the video’s DatoCMS link or its ID. The video must be in this project."),
            tone="muted",
            widest=_WIDTH,
        )
        self._edit = QLineEdit()
        self._error = Paragraph("elsewhereError", " ", tone="danger", size="small", widest=_WIDTH)
        self._action = Button("elsewhereAction", action, tone="primary")
        self._cancel = Button("elsewhereCancel", self.tr("Cancel"))
        self._build()
        self._edit.textEdited.connect(lambda: self._show_error(""))
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def accept(self) -> None:
        """Tell the video, or say what is wrong with what was typed."""
        text = self._edit.text().strip()
        try:
            parse_link(text)
        except LinkError as error:
            self._show_error(self._links.sentence(error))
            self._edit.setFocus()
            self._edit.selectAll()
            return
        super().accept()
        self.chosen.emit(text)

    def _show_error(self, text: str) -> None:
        self._error.setText(text or " ")
        self._edit.setAccessibleDescription(text)
        self._edit.setProperty("wrong", "true" if text else "false")
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)
        announce(self._edit, text)
        self.fit()

    def _build(self) -> None:
        self._edit.setObjectName("elsewhereEdit")
        self._edit.setAccessibleName(self.tr("Video"))
        self._edit.setPlaceholderText(self.tr("Link or ID of a video"))
        self._edit.setFixedHeight(scaled(32))
        inside = QVBoxLayout()
        inside.setSpacing(8)
        for part in (self._title, self._text, self._edit, self._error):
            inside.addWidget(part)
        self.fill(inside, (self._cancel, self._action), self._edit)
