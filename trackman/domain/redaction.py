"""Taking secrets out of texts that are kept or shown: tokens, passwords, signed addresses.

Secrets that are known by themselves are replaced wherever they stand; others by their shape. Too
much goes rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Collection

_GONE = "…"
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    # What stands behind the path of an address signs it, or says what was searched for.
    (re.compile(r"(://[^\s?#'\"<>]*)[?#][^\s'\"<>]*"), r"\1?…"),
    (re.compile(r"(/[^\s?'\"<>]*)\?[\w.%~-]+=[^\s'\"<>]*"), r"\1?…"),
    # Name and password of a proxy.
    (re.compile(r"(://)[^\s/'\"<>]*@"), r"\1…@"),
    (re.compile(r"\b(bearer|basic)\s+[\w.~+/=-]{6,}", re.IGNORECASE), r"\1 …"),
    # The parameters of S3's signatures, also without their address.
    (re.compile(r"\b(x-amz-[a-z-]+)(['\"]?\s*[=:]\s*['\"]?)[^\s&'\",;]+", re.IGNORECASE), r"\1\2…"),
    (
        re.compile(
            r"((?:token|secret|password|passwd|signature|credential|api_?key|access_?key)s?)"
            r"(['\"]?\s*[=:]\s*['\"]?)(?!…)[^\s&'\",;]{6,}",
            re.IGNORECASE,
        ),
        r"\1\2…",
    ),
    # JSON Web Tokens, with which streams can be signed.
    (re.compile(r"\beyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)?"), _GONE),
    # Tokens of DatoCMS are 30 digits of base 16; those of others are about as long.
    (re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{28,40}(?![0-9a-zA-Z])", re.IGNORECASE), _GONE),
)


def redacted(text: str, secrets: Collection[str] = ()) -> str:
    """Return a text without these secrets, and without what looks like one."""
    for secret in sorted(filter(None, secrets), key=len, reverse=True):
        text = text.replace(secret, _GONE)
    for shape, instead in _SHAPES:
        text = shape.sub(instead, text)
    return text
