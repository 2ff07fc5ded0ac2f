"""API tokens as a person pastes them."""

from __future__ import annotations

from trackman.domain.errors import SpacesInTokenError, TokenError

_AROUND = " \t\r\n\u00a0\u200b\ufeff"  # what comes along when a token is copied


def checked_token(text: str) -> str:
    """Return the token in what was pasted, without the spaces and line breaks around it.

    Raises TokenError where there is none, or where it can be none.
    """
    token = text.strip(_AROUND)
    if not token:
        raise TokenError(missing=True)
    if any(character.isspace() for character in token):
        raise SpacesInTokenError
    if not token.isascii() or not token.isprintable():
        raise TokenError(missing=False)
    return token
