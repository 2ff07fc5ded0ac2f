"""Pieces of streams that are encrypted as files (RFC 8216, section 4.3.2.4)."""

from __future__ import annotations

from trackman.domain.errors import UnreadableAnswerError

_BLOCK = 16


def decrypted(content: bytes, key: bytes, start: bytes) -> bytes:
    """Return what was encrypted by AES-128 in CBC mode, without its padding.

    Raises UnreadableAnswerError where it was not.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
    from cryptography.hazmat.primitives.padding import PKCS7

    try:
        if len(key) != _BLOCK:
            raise ValueError("no key of 128 bits")
        cipher = Cipher(algorithms.AES128(key), modes.CBC(start)).decryptor()
        padded = cipher.update(content) + cipher.finalize()
        padding = PKCS7(8 * _BLOCK).unpadder()
        return padding.update(padded) + padding.finalize()
    except ValueError as error:
        raise UnreadableAnswerError(f"a piece that cannot be decrypted: {error}", 200) from error
