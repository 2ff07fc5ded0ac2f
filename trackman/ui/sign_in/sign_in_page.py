"""The page on which a person signs in, in place of the panes."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.ui.sign_in.form import TokenForm
from trackman.ui.sign_in.outcome import Outcome
from trackman.ui.sign_in.result import SignInResult
from trackman.ui.sign_in.steps import Steps
from trackman.ui.sign_in.token_request import TokenRequest
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem

_WIDTH = 540
_ROOMY = 620
_EDGE = 20


class SignInPage(QFrame):
    """Asks for a token, says what is wrong with it, and shows what it opens."""

    sign_in_requested = Signal(str)
    """With this, as it was pasted."""
    keep_for_session_requested = Signal()
    keep_again_requested = Signal()
    """Try once more to keep the token in the keyring."""
    open_requested = Signal()
    """Go on to the library."""
    another_token_requested = Signal()
    """Forget what was learned; the page already asks for another token."""
    cancelled = Signal()
    """Cancel was pressed: while DatoCMS is asked, or to go back without another project."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signInPage")
        self._adding = False
        self._asks_someone = False
        """True if somebody else is to make the token."""
        self._icon = IconLabel("signInIcon", "key", "accent", 32)
        self._title = Paragraph("signInTitle", size="large", widest=_WIDTH)
        self._text = Paragraph("signInText", tone="muted", widest=_WIDTH)
        self._steps = Steps()
        self._request = TokenRequest()
        self._form = TokenForm()
        self._outcome = Outcome()
        self._scroll = ScrollColumn("signInScroll")
        self._build()
        self._connect()
        self.show_start()

    def show_start(self, *, adding: bool = False) -> None:
        """Ask for a token; `adding` says that there are projects to go back to."""
        self._adding = adding
        self._head(
            self.tr("Add a project") if adding else self.tr("Sign in to your project"),
            self.tr(
                "trackman shows the subtitle and audio tracks of your project’s videos "
                "and lets you delete them. It needs an API token of the project."
            ),
        )
        self._ask(may_leave=adding)

    def show_again(self, project_name: str, *, lost: bool = False) -> None:
        """Ask for another token of a project.

        DatoCMS does not accept the one there was or, where it is `lost`, the keyring does not give
        it out.
        """
        self._adding = False
        self._head(
            filled(self.tr("Sign in to {project} again"), project=quoted(project_name)),
            self.tr(
                "trackman couldn’t get the project’s token from this computer’s keyring. "
                "Everything else is kept, and work continues once you sign in again."
            )
            if lost
            else self.tr(
                "DatoCMS no longer accepts its token: it was revoked, replaced, or has "
                "expired. Everything else is kept, and work continues once you sign in "
                "again."
            ),
            "warning",
        )
        self._ask(may_leave=False)

    def show_waiting(self, project_name: str) -> None:
        """Say that the keyring still has to be unlocked; another token would do as well."""
        self._adding = False
        self._head(
            filled(self.tr("Opening {project}"), project=quoted(project_name)),
            self.tr(
                "The project’s token is in this computer’s keyring. Unlock the keyring, or paste "
                "a token."
            ),
        )
        self._ask(may_leave=False)

    def show_no_keyring(self, missing: bool = True) -> None:
        """Say before a token is pasted that it can be kept only until trackman is closed."""
        self._form.show_keyring(not missing)

    def show_busy(self) -> None:
        """Show that DatoCMS is being asked."""
        self._form.show_busy()

    def show_keeping(self) -> None:
        """Show that DatoCMS accepted the token and the keyring is asked to keep it."""
        self._form.show_keeping()

    def show_problem(self, problem: Problem) -> None:
        """Say under the field why it did not work."""
        self._show_form(True)
        self._form.show_problem(problem)
        QTimer.singleShot(0, self, self._show_all_of_the_problem)  # when it has its place

    def show_result(self, result: SignInResult) -> None:
        """Show what the token opens."""
        site = result.project.site
        self._head(
            shown(site.name) if site else self.tr("The token works"),
            self.tr("DatoCMS accepts the token. It gives access to:")
            if site
            else self.tr(
                "The token isn’t allowed to read its project’s name, so it can’t be "
                "kept. trackman will ask for it again the next time you start it."
            ),
            "success",
        )
        self._show_form(False)
        self._outcome.show_result(result)

    def show_keyring_problem(self, problem: Problem) -> None:
        """Under the result, ask what to do with a token that the keyring did not take."""
        self._outcome.show_keyring_problem(problem)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without the ornament where there is little room."""
        super().resizeEvent(event)
        self._icon.setVisible(self.height() >= _ROOMY)

    def _connect(self) -> None:
        self._steps.help_wanted.connect(lambda: self._ask_someone(True))
        self._request.own_token_wanted.connect(lambda: self._ask_someone(False))
        self._form.sign_in_requested.connect(self.sign_in_requested)
        self._form.cancelled.connect(self.cancelled)
        self._outcome.open_requested.connect(self.open_requested)
        self._outcome.another_wanted.connect(self._start_over)
        self._outcome.keyring.session_wanted.connect(self.keep_for_session_requested)
        self._outcome.keyring.again_wanted.connect(self.keep_again_requested)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._form.leave)

    def _start_over(self) -> None:
        self.show_start(adding=self._adding)
        self.another_token_requested.emit()

    def _ask(self, *, may_leave: bool) -> None:
        self._form.start(may_leave=may_leave)
        self._asks_someone = False
        self._show_form(True)
        self._form.field.focus()

    def _head(self, title: str, text: str, tone: str = "accent") -> None:
        pictures = {"accent": "key", "warning": "key", "success": "check"}
        self._icon.show_icon(pictures[tone], tone)
        self._title.setText(title)
        self._text.setText(text)

    def _ask_someone(self, asks: bool) -> None:
        """Show what to send to whoever can make a token, or how to make it."""
        self._asks_someone = asks
        self._show_form(True)
        if asks:
            self._request.focus()
        else:
            self._form.field.focus()

    def _show_all_of_the_problem(self) -> None:
        self._scroll.ensureWidgetVisible(self._form, 0, _EDGE)

    def _show_form(self, asking: bool) -> None:
        self._steps.setVisible(asking and not self._asks_someone)
        self._request.setVisible(asking and self._asks_someone)
        self._form.setVisible(asking)
        self._outcome.setVisible(not asking)

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("signInBody")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._block(), 100)
        row.addStretch(1)
        middle = QVBoxLayout(body)
        middle.setContentsMargins(24, _EDGE, 24, _EDGE)
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        self._scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def _block(self) -> QWidget:
        """Return the column in the middle."""
        block = QWidget()
        block.setObjectName("signInBlock")
        block.setMaximumWidth(scaled(_WIDTH))
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._title)
        words.addWidget(self._text)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._icon)
        column.addLayout(words)
        for part in (self._steps, self._request, self._form, self._outcome):
            column.addWidget(part)
        return block
