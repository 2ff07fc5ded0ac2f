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
    SpacesInTokenError,
    TokenError,
    WrongEnvironmentError,
    WrongTokenError,
)
from trackman.domain.names import quoted, shown
from trackman.ui.wording.problem import Problem


class AccessWording(QObject):
    """Advises where the token comes from: the sign-in page, or DATOCMS_API_TOKEN."""

    def __init__(self, *, from_variable: bool = False) -> None:
        super().__init__()
        self._from_variable = from_variable

    def wrong_token(self) -> Problem:
        """Return the words for a token DatoCMS does not know."""
        return Problem(
            self.tr("DatoCMS does not accept the API token"),
            self.tr("It is wrong, or it was revoked.") + " " + self._copy_again(),
            retry=None,
        )

    def refused(self, error: WrongTokenError) -> Problem:
        """Return the words for a token DatoCMS refused; they differ if it was good before."""
        if not isinstance(error, RevokedTokenError):
            return self.wrong_token()
        return Problem(
            self.tr("DatoCMS does not accept the API token any more"),
            self.tr("It was revoked, replaced, or it has expired. Everything else is kept.")
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
                    "In DatoCMS, open Project settings › API tokens, create a token whose role may "
                    "edit uploads in the primary environment and that has access to the Content "
                    "Management API, and copy it."
                )
                + " "
                + self._use_it(),
                retry=None,
                icon="info",
            )
        if isinstance(error, SpacesInTokenError):
            return Problem(
                self.tr("There are spaces or line breaks inside the token"),
                self.tr("More than the token was copied, or it was cut into lines.")
                + " "
                + self._copy_again(),
                retry=None,
            )
        return Problem(
            self.tr("This is not an API token"),
            self.tr("It has letters or signs that no token has.") + " " + self._copy_again(),
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
            return Problem(title, text.format(name=quoted(error.name)))
        return Problem(
            title,
            self.tr(
                "DatoCMS knows it, but not as one that opens a project. Use a token from Project "
                "settings › API tokens with access to the Content Management API."
            ),
            retry=None,
        )

    def keyring(self, error: KeyringError) -> Problem:
        """Return the words for a keyring that cannot be used."""
        if isinstance(error, NoKeyringError):
            return Problem(
                self.tr("This computer has no keyring"),
                self.tr(
                    "trackman keeps tokens only where the system keeps passwords safe, never in a "
                    "file. Without that, a token can be kept until trackman is closed."
                ),
                retry=None,
                icon="warning",
            )
        if isinstance(error, KeyringLockedError):
            return Problem(
                self.tr("The keyring is locked"),
                self.tr(
                    "Tokens are kept in the keyring of this computer. Try again, and unlock it "
                    "when the system asks for its password."
                ),
                icon="warning",
            )
        return Problem(
            self.tr("The keyring does not work"),
            self.tr("The system’s keyring, where tokens are kept, did not do what it was asked."),
            ((self.tr("Reason"), shown(str(error))),) if str(error) else (),
            icon="warning",
        )

    def address(self, error: AddressError) -> Problem:
        """Return the words for a server address that must not be used."""
        return Problem(
            self.tr("This server address cannot be used"),
            self.tr(
                "{address} is not https://, and plain http would show the token to the "
                "network. Correct TRACKMAN_API_URL and start trackman again."
            ).format(address=quoted(error.address)),
            retry=None,
        )

    def environment(self, error: WrongEnvironmentError) -> Problem:
        """Return the words for an answer from elsewhere."""
        return Problem(
            self.tr("Another environment answered than the chosen one"),
            self.tr(
                "{chosen} was asked and {answered} answered, so trackman does not rely on what it "
                "said. Another one may have become primary just now: refresh, and look at the top "
                "which environment you are in."
            ).format(chosen=quoted(error.chosen), answered=quoted(error.answered)),
            icon="warning",
        )

    def _copy_again(self) -> str:
        words = self.tr("Copy the token from Project settings › API tokens in DatoCMS.")
        return f"{words} {self._use_it()}"

    def _use_it(self) -> str:
        if self._from_variable:
            return self.tr(
                "Put it into the environment variable DATOCMS_API_TOKEN and start trackman again."
            )
        return self.tr("Then sign in with it.")
