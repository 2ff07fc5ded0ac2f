"""Tokens, keyrings, addresses and environments that cannot be used, in words for people."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    AddressError,
    KeyringError,
    KeyringLockedError,
    NoApiAccessError,
    NoKeyringError,
    RevokedTokenError,
    SilentKeyringError,
    SpacesInTokenError,
    TokenError,
    WaitingKeyringError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.names import shown
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem


class AccessWording(QObject):
    """Advises where the token comes from: the sign-in page, or DATOCMS_API_TOKEN."""

    def __init__(self, *, from_variable: bool = False) -> None:
        super().__init__()
        self._from_variable = from_variable

    def wrong_token(self) -> Problem:
        """Return the words for a token DatoCMS does not know."""
        return Problem(
            self.tr("DatoCMS doesn’t accept the API token"),
            self.tr("The token is wrong or was revoked.") + " " + self._copy_again(),
            retry=None,
        )

    def refused(self, error: WrongTokenError) -> Problem:
        """Return the words for a token DatoCMS refused; they differ if it was good before."""
        if not isinstance(error, RevokedTokenError):
            return self.wrong_token()
        return Problem(
            self.tr("DatoCMS no longer accepts the API token"),
            self.tr("The token was revoked, replaced, or has expired. Everything else is kept.")
            + " "
            + self._copy_again(),
            retry=None,
        )

    def token(self, error: TokenError) -> Problem:
        """Return the words for what can be no token."""
        if error.missing:
            return Problem(
                self.tr("trackman needs an API token of your project"),
                self.tr(
                    "In DatoCMS, open Project settings › API tokens and create a token that "
                    "has access to the Content Management API and whose role can edit "
                    "uploads in the primary environment. Then copy it."
                )
                + " "
                + self._use_it(),
                retry=None,
                icon="info",
            )
        if isinstance(error, SpacesInTokenError):
            return Problem(
                self.tr("The token contains spaces or line breaks"),
                self.tr("Too much was copied, or the token was broken into lines.")
                + " "
                + self._copy_again(),
                retry=None,
            )
        return Problem(
            self.tr("This isn’t an API token"),
            self.tr("It contains characters that no token has.") + " " + self._copy_again(),
            retry=None,
        )

    def no_api_access(self, error: NoApiAccessError) -> Problem:
        """Return the words for a token that opens something else."""
        title = self.tr("This token has no access to the Content Management API")
        if error.name:
            text = self.tr(
                "In DatoCMS, open Project settings › API tokens, choose {name}, and allow it "
                "access to the Content Management API. Then try again with the same token."
            )
            return Problem(title, filled(text, name=quoted(error.name)))
        return Problem(
            title,
            self.tr(
                "DatoCMS knows the token, but it doesn’t open a project. Use a token "
                "from Project settings › API tokens with access to the Content "
                "Management API."
            ),
            retry=None,
        )

    def keyring(self, error: KeyringError) -> Problem:
        """Return the words for a keyring that cannot be used."""
        if isinstance(error, NoKeyringError):
            return Problem(
                self.tr("This computer has no keyring"),
                self.tr(
                    "trackman keeps tokens only in the system’s password store, never in a "
                    "file. Without it, trackman can keep the token until you close it."
                ),
                retry=None,
                icon="warning",
            )
        if isinstance(error, KeyringLockedError):
            return Problem(
                self.tr("The keyring is locked"),
                self.tr(
                    "trackman keeps tokens in this computer’s keyring. Try again, and unlock "
                    "the keyring when the system asks for its password."
                ),
                icon="warning",
            )
        if isinstance(error, WaitingKeyringError):
            return Problem(
                self.tr("The keyring is waiting for its password"),
                self.tr(
                    "Find the window in which the system asks for it, which may be behind others. "
                    "Once the keyring is unlocked, trackman goes on by itself. Without the "
                    "keyring, trackman can keep a token until you close it."
                ),
                retry=None,
                icon="warning",
            )
        if isinstance(error, SilentKeyringError):
            return Problem(
                self.tr("The keyring isn’t answering"),
                self.tr(
                    "If the system asks for the keyring’s password, enter it, and trackman goes "
                    "on by itself. Without the keyring, trackman can keep a token until you "
                    "close it."
                ),
                retry=None,
                icon="warning",
            )
        return Problem(
            self.tr("The keyring isn’t working"),
            self.tr("The system’s keyring, where trackman keeps tokens, reported an error."),
            ((self.tr("Reason"), shown(str(error))),) if str(error) else (),
            icon="warning",
        )

    def address(self, error: AddressError) -> Problem:
        """Return the words for a server address that must not be used."""
        return Problem(
            self.tr("This server address can’t be used"),
            filled(
                self.tr(
                    "{address} doesn’t start with https://, and plain http would expose the "
                    "token to the network. Correct TRACKMAN_API_URL and start trackman again."
                ),
                address=quoted(error.address),
            ),
            retry=None,
        )

    def environment(self, error: WrongEnvironmentError) -> Problem:
        """Return the words for an answer from elsewhere."""
        return Problem(
            self.tr("A different environment answered"),
            filled(
                #: {chosen} and {answered} are names of environments in quotation marks.
                self.tr(
                    "trackman asked {chosen}, but {answered} answered, so the reply was "
                    "ignored. Another environment may have just become primary. Refresh, and "
                    "check at the top which environment you are in."
                ),
                chosen=quoted(error.chosen),
                answered=quoted(error.answered),
            ),
            icon="warning",
        )

    def _copy_again(self) -> str:
        words = self.tr("Copy the token from Project settings › API tokens in DatoCMS.")
        return f"{words} {self._use_it()}"

    def _use_it(self) -> str:
        if self._from_variable:
            return self.tr(
                "Set the environment variable DATOCMS_API_TOKEN to it and start trackman again."
            )
        return self.tr("Then sign in with it.")
