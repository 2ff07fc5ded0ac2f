"""What keeps one from beginning: addresses, tokens, keyrings."""

from __future__ import annotations

from trackman.domain.errors.root import TrackmanError


class AddressError(TrackmanError):
    """The address of a server is damaged, or plain http to another computer."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TokenError(TrackmanError):
    """There is no API token, or what there is can be none. Never holds the token itself."""

    def __init__(self, *, missing: bool) -> None:
        super().__init__("no token" if missing else "not a token")
        self.missing = missing


class SpacesInTokenError(TokenError):
    """What was pasted has spaces or line breaks in the middle: two things, or a broken one."""

    def __init__(self) -> None:
        super().__init__(missing=False)


class NoApiAccessError(TrackmanError):
    """DatoCMS knows the token, but it opens no project or not its Content Management API.

    `name` is what the project calls the token; empty where DatoCMS does not tell.
    """

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


class KeyringError(TrackmanError):
    """The keyring of the system did not do what it was asked, for a reason of its own."""


class NoKeyringError(KeyringError):
    """The system has no keyring that keeps secrets, or was told not to use one."""


class KeyringLockedError(KeyringError):
    """The keyring is locked, and nobody unlocked it when it asked."""
