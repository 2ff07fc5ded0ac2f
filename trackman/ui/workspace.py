"""What fills the window: three panes between two bars, or the page to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from trackman.ui.details.panel import DetailsPanel
from trackman.ui.footer import Footer
from trackman.ui.header import Header
from trackman.ui.library.pane import LibraryPane
from trackman.ui.notification import Notification
from trackman.ui.panes import Panes
from trackman.ui.tracks.pane import TracksPane

if TYPE_CHECKING:
    from trackman.ui.signing_in.page import SignInPage


class Workspace(QWidget):
    """Places the parts of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workspace")
        self.header = Header()
        self.library = LibraryPane()
        self.tracks = TracksPane()
        self.details = DetailsPanel()
        self.footer = Footer()
        self.panes = Panes(self.library, self.tracks, self.details)
        self.notification = Notification(self.tracks)
        self._pages = QStackedWidget()
        self._pages.setObjectName("pages")
        self._pages.addWidget(self.panes)
        self._sign_in: SignInPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        column.addWidget(self.footer)
        self.notification.covered.connect(self.tracks.keep_free)
        self.tracks.open_wanted.connect(self.header.field.focus)
        self.tracks.delete_refused.connect(self._say_why_not)

    @property
    def sign_in(self) -> SignInPage:
        """The page to sign in, made when it is first needed."""
        if self._sign_in is None:
            from trackman.ui.signing_in.page import SignInPage

            self._sign_in = SignInPage()
            self._pages.addWidget(self._sign_in)
        return self._sign_in

    def show_sign_in(self) -> None:
        """Show the page to sign in in place of the panes."""
        self._pages.setCurrentWidget(self.sign_in)
        self._show_tools(False)

    def show_panes(self) -> None:
        """Show the panes."""
        self._pages.setCurrentWidget(self.panes)
        self._show_tools(True)

    def restore(self, panes: bytes, columns: bytes) -> None:
        """Take up saved widths; anything else is ignored."""
        self.panes.restore(panes)
        self.tracks.restore_columns(columns)

    def _show_tools(self, useful: bool) -> None:
        """Hide what works on a project while there is none."""
        self.header.setVisible(useful)
        self.footer.show_calls("")

    def _say_why_not(self, reason: str) -> None:
        self.notification.say(reason, "info")
