"""A text for whoever can make an API token, for those who cannot."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.inserting import unmarked

_WIDEST = 480
_COPIED_SHOWN_MS = 1500


class TokenRequest(QFrame):
    """Says whom to ask, and what to send."""

    own_token_wanted = Signal()
    """The person can make a token after all."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tokenRequest")
        self.setProperty("card", "plain")
        self._text = Paragraph("tokenRequestText", self._message(), size="small", widest=_WIDEST)
        self._copy = Button("copyTokenRequest", self.tr("Copy message"), "copy")
        self._own = Button("makeToken", self.tr("I can create a token myself"), tone="link")
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(_COPIED_SHOWN_MS)
        self._back.timeout.connect(self._show_idle)
        self._copy.clicked.connect(self._copy_message)
        self._own.clicked.connect(self.own_token_wanted)
        self._build()

    def focus(self) -> None:
        """Take the keyboard."""
        self._copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy_message(self) -> None:
        QGuiApplication.clipboard().setText(unmarked(self._text.text()))
        self._copy.setText(self.tr("Copied"))
        self._copy.show_icon("check")
        announce(self._copy, self.tr("Message copied"))
        self._back.start()

    def _show_idle(self) -> None:
        self._copy.setText(self.tr("Copy message"))
        self._copy.show_icon("copy")

    def _message(self) -> str:
        return self.tr(
            "Hello,\n"
            "\n"
            "I’d like to use trackman, a desktop program that shows, checks and deletes "
            "subtitle and audio tracks of our videos in DatoCMS. For that I need an API token "
            "of our project. Could you create one for me?\n"
            "\n"
            "In DatoCMS: Project settings › API tokens › New token\n"
            "• Name: trackman\n"
            "• Access: Content Management API only\n"
            "• Role: one that can read and edit uploads in the primary environment. To look "
            "without changing anything, reading uploads is enough. If it can also read records, "
            "trackman shows which of them use a video.\n"
            "\n"
            "trackman keeps the token in my computer’s keyring and sends it to DatoCMS alone. "
            "Please hand it over in a password manager rather than by email or chat; you can "
            "revoke it in the same place at any time.\n"
            "\n"
            "Thank you!"
        )

    def _build(self) -> None:
        title = self.tr("Ask someone who manages the project")
        whom = self.tr(
            "Creating tokens takes a role that may manage API tokens: usually the project’s "
            "owner, an administrator, or the agency that built the site. Send them this:"
        )
        message = QFrame()
        message.setObjectName("tokenRequestMessage")
        message.setProperty("card", "inset")
        inside = QVBoxLayout(message)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._own)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(Paragraph("tokenRequestTitle", title, size="strong", widest=_WIDEST))
        column.addWidget(Paragraph("tokenRequestWhom", whom, widest=_WIDEST))
        column.addWidget(message)
        column.addLayout(buttons)
