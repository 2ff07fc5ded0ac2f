"""Looking for a newer version, and what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman import __version__
from trackman.domain.errors import (
    DatoError,
    InsecureConnectionError,
    LostAnswerError,
    NotSentError,
    RedirectedError,
    TooLargeError,
    TrackmanError,
    UpdateError,
    UpdateFault,
)
from trackman.domain.updates import Newer, NothingNewer, SystemTooOld, UpdateOutcome
from trackman.ui.theme.icons import IconLabel
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, explain
from trackman.ui.wording.inserting import filled

_WIDTH = 460


class UpdatesDialog(Dialog):
    """Open it with `open()`; it asks nothing by itself."""

    look_requested = Signal()
    """The host is to be asked, again if need be."""
    page_requested = Signal(str)
    """This download page is to be opened in the browser."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "updates", _WIDTH)
        self.setWindowTitle(self.tr("Check for updates"))
        self._page = ""
        self._icon = IconLabel("updatesIcon", "refresh", "muted", 24)
        self._title = Paragraph("updatesTitle", "", size="title", widest=_WIDTH)
        self._text = Paragraph("updatesText", "", tone="muted", widest=_WIDTH)
        self._open = Button("updatesOpen", self.tr("Open download page"), "external", "primary")
        self._again = Button("updatesAgain", self.tr("Try again"))
        self._close = Button("updatesClose", self.tr("Close"))
        self._build()
        self._open.clicked.connect(lambda: self.page_requested.emit(self._page))
        self._again.clicked.connect(self.look_requested)
        self._close.clicked.connect(self.reject)
        self.show_looking()

    def show_looking(self) -> None:
        """Say that the answer is on its way."""
        text = filled(self.tr("This is trackman {version}."), version=__version__)
        self._show("refresh", "muted", self.tr("Checking for updates…"), text)

    def show_outcome(self, outcome: UpdateOutcome) -> None:
        """Say what was found."""
        match outcome:
            case NothingNewer(version):
                text = filled(self.tr("You have the newest version, {version}."), version=version)
                self._show("check", "success", self.tr("trackman is up to date"), text)
            case Newer(version, page):
                self._page = page
                title = filled(self.tr("trackman {version} is available"), version=version)
                text = self.tr("You have {version}. The page opens in your browser.")
                self._show("info", "accent", title, filled(text, version=__version__))
                explain(self._open, page)
                self._open.show()
                self._open.setFocus()
                self.fit()
            case SystemTooOld(version, needed, found):
                title = filled(self.tr("trackman {version} needs a newer system"), version=version)
                text = self.tr(
                    "It needs system version {needed}; this computer has {found}. You can go on "
                    "using trackman {version}."
                )
                words = filled(text, needed=needed, found=found, version=__version__)
                self._show("warning", "warning", title, words)

    def show_error(self, error: TrackmanError) -> None:
        """Say why nobody knows."""
        title = self.tr("Couldn’t check for updates")
        if isinstance(error, UpdateError):
            self._show("warning", "warning", title, self._fault(error.fault))
        else:
            self._show("offline", "warning", title, self._connection(error), again=True)

    def _fault(self, fault: UpdateFault) -> str:
        return {
            UpdateFault.NO_ADDRESS: self.tr(
                "This version doesn’t know where to look. Ask whoever gave you trackman."
            ),
            UpdateFault.WRONG_ADDRESS: self.tr(
                "The address to look at isn’t an https address. Ask whoever set up this computer."
            ),
            UpdateFault.NOT_SIGNED: self.tr(
                "The notice isn’t signed by the makers of trackman, so it is ignored. Somebody may "
                "have tampered with it: don’t download trackman from a link you were sent."
            ),
            UpdateFault.UNKNOWN_KEY: self.tr(
                "The notice is signed with a key this version doesn’t know. Get the newest "
                "trackman from where you got this one."
            ),
            UpdateFault.DAMAGED: self.tr("The notice is damaged. Try again later."),
            UpdateFault.WRONG_PAGE: self.tr(
                "The notice leads to a page that trackman doesn’t open. Get the newest version "
                "from where you got this one."
            ),
        }[fault]

    def _connection(self, error: TrackmanError) -> str:
        if isinstance(error, InsecureConnectionError):
            return self.tr(
                "The connection isn’t secure, so nothing was asked. Settings › Network can tell "
                "more."
            )
        if isinstance(error, NotSentError):
            return self.tr("There is no connection. Check your network, then try again.")
        if isinstance(error, RedirectedError):
            return self.tr("The server points to another host, which trackman doesn’t follow.")
        if isinstance(error, TooLargeError):
            return self.tr("The answer is far too large for a notice, and was not read.")
        if isinstance(error, LostAnswerError):
            return self.tr("The server didn’t answer in time. Try again later.")
        if isinstance(error, DatoError):
            return self.tr("The server has no notice at the moment. Try again later.")
        return self.tr("Try again later.")

    def _show(self, picture: str, tone: str, title: str, text: str, *, again: bool = False) -> None:
        self._icon.show_icon(picture, tone)
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._open.hide()
        self._again.setVisible(again)
        self.fit()
        announce(self, f"{title}. {text}")

    def _build(self) -> None:
        explain(self._again, self.tr("Ask the server once more"))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._icon)
        top.addLayout(words, 1)
        self.fill(top, (self._again, self._close, self._open), self._close)
