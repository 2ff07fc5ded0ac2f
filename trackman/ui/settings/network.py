"""The page about the network: the way to each host, and whether it can be reached."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from PySide6.QtCore import Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trackman import __version__
from trackman.domain.addresses import EVENTS_URL
from trackman.domain.errors import LostAnswerError, NotSentError, WebPageError
from trackman.domain.networks import Origin, Part, Route, StorageSource, Tried, Ways
from trackman.ui.settings.form import Form
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.wording.inserting import dotted, filled, unmarked
from trackman.ui.wording.responses import ResponseWording

_WIDEST = 340
_HEIGHT = 380
_USUAL_PORT = 443


class NetworkPage(QWidget):
    """Shows and tells; what it asks for is done elsewhere."""

    check_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("networkPage")
        self._answers = ResponseWording(self)
        self._routes: Mapping[Part, Route] = {}
        self._said: dict[Part, str] = {}
        """Text to copy for each host: the words on the screen, and those of the programs."""
        self._libraries = ""
        self._ways = {part: _words(f"{part}Way", "muted") for part in Part}
        self._results = {part: _words(f"{part}Result", "muted") for part in Part}
        self._trust = _words("networkTrust", "muted")
        self._storage = _words("storageWords", "muted")
        self._player = _words("networkPlayer", "warning")
        self.events = CheckBox("listenToEvents", self.tr("Listen to DatoCMS"))
        """The person's choice; whoever shows the settings reads and sets it."""
        self._check = Button("checkConnection", self.tr("Check connection"), "refresh")
        self._copy = Button("copyNetwork", self.tr("Copy as text"), "copy", "quiet")
        self._check.clicked.connect(self.check_requested)
        self._copy.clicked.connect(self._copy_all)
        self._build()

    def show_ways(self, ways: Ways) -> None:
        """Show the way to each host, and what certificates are trusted."""
        routes = self._routes = ways.routes
        self._libraries = ways.libraries
        for part, route in routes.items():
            self._ways[part].setText(dotted((_place(route), self._way(route))))
        self._ways[Part.EVENTS].setVisible(Part.EVENTS in routes)
        if Part.EVENTS not in routes:
            self._results[Part.EVENTS].hide()
        self._show_storage(ways.storage)
        trust = self.tr("Certificates this computer trusts")
        named = self.tr("Certificates this computer trusts, and those in {file}")
        self._trust.setText(filled(named, file=ways.authorities) if ways.authorities else trust)
        proxy = routes[Part.STREAM].proxy if Part.STREAM in routes else None
        self._player.setVisible(proxy is not None and not proxy.startswith("http://"))

    def show_checking(self) -> None:
        """Show that the hosts are tried."""
        self._check.setEnabled(False)
        self._said = {}
        for part, result in self._results.items():
            result.set_tone("muted")
            result.setText(self.tr("Checking…"))
            result.setVisible(part in self._routes)

    def show_tried(self, tried: Tried) -> None:
        """Show how a host answered."""
        error = tried.error
        if error is None:
            said = self.tr("Reachable, %Ln ms", "", tried.milliseconds)
        elif isinstance(error, NotSentError):
            said = self._answers.not_sent(error).text
        elif isinstance(error, WebPageError):
            said = self.tr(
                "Blocked: a web page came instead of an answer. Your network may want you to sign "
                "in, or it doesn’t allow this host."
            )
        elif tried.was_given_up:
            said = self.tr("No answer within 10 seconds")
        elif isinstance(error, LostAnswerError):
            said = self.tr(
                "The connection broke before an answer came. A firewall may be in between: ask "
                "your network administrator."
            )
        else:
            said = filled(self.tr("It answers, but not as expected: {reason}"), reason=str(error))
        self._said[tried.part] = f"{said} [{error}]" if error is not None and str(error) else said
        self._results[tried.part].set_tone("success" if error is None else "danger")
        self._results[tried.part].setText(said)
        self._results[tried.part].show()

    def show_done(self) -> None:
        """Let the hosts be tried again."""
        self._check.setEnabled(True)
        blocked = [
            part
            for part, words in self._results.items()
            if part in self._routes and words.property("tone") == "danger"
        ]
        if blocked:
            announce(self._check, self.tr("%Ln hosts can’t be reached", "", len(blocked)))
        else:
            announce(self._check, self.tr("Everything can be reached"))

    def text(self) -> str:
        """Return everything as text for whoever looks after the network: no token, no video."""
        lines = [f"trackman {__version__}, {platform.platform()}"]
        lines.append(f"Qt {qVersion()}, {self._libraries}")
        lines.append(datetime.now().astimezone().isoformat(" ", "seconds"))
        for part, route in self._routes.items():
            way = self._way(route)
            said = self._said.get(part, "–")
            lines.append(f"{self._name(part)}: {_place(route, any_port=True)}, {way}: {said}")
        return unmarked("\n".join([*lines, self._storage.text(), self._trust.text()]))

    def _show_storage(self, source: StorageSource) -> None:
        if source is StorageSource.UNKNOWN:
            self._ways[Part.STORAGE].setText(self.tr("Known after the first upload"))
        self._storage.setText(
            {
                StorageSource.UNKNOWN: self.tr("DatoCMS names the storage anew for each upload."),
                StorageSource.USUAL: self.tr(
                    "DatoCMS names the storage anew for each upload. This is the usual one; "
                    "projects with storage of their own use another."
                ),
                StorageSource.USED: self.tr(
                    "DatoCMS names the storage anew for each upload. This is the one used last."
                ),
            }[source]
        )

    def _copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        announce(self._copy, self.tr("Copied"))

    def _way(self, route: Route) -> str:
        if route.proxy is None:
            return self.tr("direct")
        words = {
            Origin.ENVIRONMENT: self.tr("through {proxy} (set on this computer)"),
            Origin.SYSTEM: self.tr("through {proxy} (set by the network)"),
        }.get(route.origin, "{proxy}")
        return filled(words, proxy=route.proxy)

    def _name(self, part: Part) -> str:
        return {
            Part.API: self.tr("DatoCMS"),
            Part.TEXTS: self.tr("Subtitles"),
            Part.PICTURES: self.tr("Thumbnails"),
            Part.STREAM: self.tr("Video"),
            #: The storage that files are uploaded to.
            Part.STORAGE: self.tr("Uploads"),
            Part.EVENTS: self.tr("Events"),
        }[part]

    def _build(self) -> None:
        form = Form()
        form.add_title("networkTitle", self.tr("Hosts trackman needs"))
        for part in Part:
            if part is Part.EVENTS:
                continue  # beside the choice whether to listen to it
            form.add(f"{part}Label", self._name(part), self._ways[part])
            form.add_words(self._results[part])
            self._results[part].hide()
        form.add_words(self._storage)
        form.add_words(self._player)
        form.add("trustLabel", self.tr("Security"), self._trust)
        form.add("eventsLabel", self.tr("Events"), self.events)
        form.add_note(
            "eventsWords",
            filled(
                self.tr(
                    "Deleted tracks leave the list at once, over one more host, {host}. "
                    "Without it, trackman asks again and again."
                ),
                host=urlsplit(EVENTS_URL).hostname or "",
            ),
        )
        for words in (self._ways[Part.EVENTS], self._results[Part.EVENTS]):
            form.add_words(words)
            words.hide()
        self._player.setText(
            self.tr(
                "The player can’t use a proxy of this kind. Choose Open stream link in a video’s "
                "details to watch in a browser."
            )
        )
        self._player.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._check)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(_scrolling(form), 1)
        column.addLayout(buttons)


def _place(route: Route, *, any_port: bool = False) -> str:
    """Return host and port; the port that everybody takes only where it is asked for."""
    host = f"[{route.host}]" if ":" in route.host else route.host
    return f"{host}:{route.port}" if any_port or route.port != _USUAL_PORT else host


def _scrolling(form: Form) -> ScrollColumn:
    """Return an area in which all hosts have room, for the words on five blocked ones are many."""
    area = ScrollColumn("networkScroll")
    area.setMinimumHeight(scaled(_HEIGHT))
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 8, 0)
    column.addWidget(form)
    column.addStretch(1)
    area.setWidget(inside)
    return area


def _words(name: str, tone: str) -> Paragraph:
    return Paragraph(name, tone=tone, size="small", widest=_WIDEST)
