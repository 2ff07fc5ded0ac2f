"""Links that open trackman: `trackman://open?upload=ID&environment=ENV&track=ID&time=SECONDS`.

Anybody can write one into a web page or a mail, so that only what has the shape of an id, a name or
a number is taken from it. Such a link says what to look at; it never changes anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from trackman.domain.errors import LinkError, LinkFault
from trackman.domain.links import AROUND, parse_id

_SCHEME = "trackman"
_PLACE = "open"
_LONGEST = 2000
"""Characters; all values together are far shorter."""
_MOST_KEYS = 32
_VISIBLE = re.compile(r"[!-~]+")
_ID = re.compile(r"(?!--)[A-Za-z0-9_-]{1,64}")
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3})?")
_ENVIRONMENT = re.compile(r"(?!-)[a-z0-9-]{1,64}")
_KEYS = {
    "upload": _ID,
    "project": _ID,
    "environment": _ENVIRONMENT,
    "track": _ID,
    "time": _SECONDS,
}
"""Parameters of a link, and the shape each must have."""
_NAMEABLE = re.compile(r"[a-z][a-z0-9_-]{0,19}")


@dataclass(frozen=True, slots=True)
class AppLink:
    """A video to look at, and where in it."""

    upload_id: str
    project: str | None = None
    environment: str | None = None
    """The name of the environment; None where the link says nothing about it."""
    track_id: str | None = None
    seconds: float | None = None
    """Moment in the video."""
    ignored: tuple[str, ...] = ()
    """Names of what else it says, of a newer trackman perhaps."""

    def __str__(self) -> str:
        """Return it as it is copied."""
        said = {
            "upload": self.upload_id,
            "project": self.project,
            "environment": self.environment,
            "track": self.track_id,
            "time": None if self.seconds is None else f"{max(self.seconds, 0.0):.3f}".rstrip("0"),
        }
        query = {name: value.rstrip(".") for name, value in said.items() if value}
        return f"{_SCHEME}://{_PLACE}?{urlencode(query)}"


def is_app_link(text: str) -> bool:
    """Tell whether a text claims to be such a link."""
    return text.lstrip(AROUND).lower().startswith(f"{_SCHEME}:")


def parse_app_link(text: str) -> AppLink:
    """Read a link. Raises LinkError where it is none, or says anything in a wrong way."""
    text = text.strip(AROUND)
    if len(text) > _LONGEST or not _VISIBLE.fullmatch(text):
        raise LinkError(LinkFault.OWN_DAMAGED, text)
    try:
        address = urlsplit(text)
        said = parse_qsl(
            address.query, keep_blank_values=True, errors="strict", max_num_fields=_MOST_KEYS
        )
    except ValueError:
        raise LinkError(LinkFault.OWN_DAMAGED, text) from None
    is_ours = (address.scheme, address.netloc.lower()) == (_SCHEME, _PLACE)
    if not is_ours or address.path not in {"", "/"}:
        raise LinkError(LinkFault.OWN_DAMAGED, text)
    values = dict(said)
    if len(values) != len(said) or not all(
        shape.fullmatch(values[name]) for name, shape in _KEYS.items() if name in values
    ):
        raise LinkError(LinkFault.OWN_DAMAGED, text)
    if "upload" not in values:
        raise LinkError(LinkFault.OWN_WITHOUT_VIDEO, text)
    seconds = values.get("time")
    return AppLink(
        parse_id(values["upload"]).upload_id,
        values.get("project"),
        values.get("environment"),
        values.get("track"),
        None if seconds is None else float(seconds),
        tuple(name for name in values if name not in _KEYS and _NAMEABLE.fullmatch(name)),
    )
