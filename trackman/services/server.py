"""Server to work with; known before anything that networking needs is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from trackman.domain.addresses import (
    API_URL,
    EVENTS_URL,
    IMAGE_URL,
    STORAGE_URL,
    STREAM_URL,
    is_loopback,
)
from trackman.domain.networks import StorageHost


@dataclass(frozen=True, slots=True)
class Server:
    """Addresses of the server, and the token."""

    token: str = field(repr=False)
    api_url: str = API_URL
    job_limit: float | None = None
    """Seconds a job is waited for; None where the settings may say."""
    accepted_before: bool = False
    """True if the token was good at another time, as one from the keyring was."""
    image_url: str = IMAGE_URL
    """Address of the thumbnails."""
    stream_url: str = STREAM_URL
    """Address of the subtitle files."""
    events_url: str | None = None
    """Address that events are pushed from; None where nothing is listened to."""
    storage_url: str | None = None
    """Address that uploads usually go to; only tried, for each upload names its own."""
    storage: StorageHost = field(default_factory=StorageHost, compare=False)
    read_again: tuple[float, ...] = (0.5, 1.5)
    """Seconds before each new try to read what failed in passing."""

    @classmethod
    def of_environment(cls, variables: Mapping[str, str]) -> Server:
        """Read DATOCMS_API_TOKEN and TRACKMAN_API_URL, _IMAGE_URL, _STREAM_URL, _EVENTS_URL,
        _JOB_LIMIT."""
        api_url = variables.get("TRACKMAN_API_URL") or API_URL
        return cls(
            variables.get("DATOCMS_API_TOKEN", ""),
            api_url,
            _seconds(variables.get("TRACKMAN_JOB_LIMIT", "")),
            image_url=variables.get("TRACKMAN_IMAGE_URL") or IMAGE_URL,
            stream_url=variables.get("TRACKMAN_STREAM_URL") or STREAM_URL,
            # What stands for DatoCMS elsewhere has no part in its events, unless it says so.
            events_url=variables.get("TRACKMAN_EVENTS_URL")
            or (EVENTS_URL if api_url == API_URL else None),
        )

    @property
    def usual_storage(self) -> str | None:
        """Address that uploads go to unless they say otherwise; None where nobody can know."""
        # What stands for DatoCMS on this computer has a storage of its own.
        is_here = is_loopback(urlsplit(self.api_url).hostname or "")
        return self.storage_url or (None if is_here else STORAGE_URL)

    @property
    def unnamed_project(self) -> str:
        """Stand-in for the project of a token that was given instead of signed in with."""
        digest = sha256(f"{self.api_url} {self.token}".encode()).hexdigest()
        return f"token-{digest[:16]}"


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 < seconds < float("inf") else None
