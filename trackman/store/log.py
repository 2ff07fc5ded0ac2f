"""The log file, for support. It never holds a token, nor an address that signs itself."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from trackman.domain.redaction import redacted
from trackman.store.files import keep_private, make_private_folder

LOG_FILE = "trackman.log"
_LARGEST = 1_000_000  # bytes of one file
KEPT = 3
"""Older files that are kept; 1 is the number of the latest."""
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Redact(logging.Filter):
    """Take secrets out of everything, should they ever get in."""

    def __init__(self) -> None:
        super().__init__()
        self.secrets: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without secrets."""
        text = logging.Formatter().format(record)
        safe = redacted(text, self.secrets)
        if safe != text:
            record.msg, record.args = safe, None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


class _LogFile(RotatingFileHandler):
    """The file everything is logged to."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_LARGEST, backupCount=KEPT, encoding="utf-8")
        self.redact = _Redact()
        self.addFilter(self.redact)
        self.setFormatter(logging.Formatter(_FORM))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging’s
        """Lose a line that cannot be written, as on a full disk; all else is a bug to be seen."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, even if its last lines cannot be written any more."""
        with suppress(OSError):
            super().close()


def open_log(folder: Path, secret: str) -> logging.Handler | None:
    """Begin to write the log; None where the folder cannot be written."""
    try:
        make_private_folder(folder)
        handler = _LogFile(folder / LOG_FILE)
        keep_private(folder / LOG_FILE)
    except OSError:
        return None
    logging.getLogger().addHandler(handler)
    logging.getLogger("trackman").setLevel(logging.INFO)
    hide_in_log(secret)
    return handler


def close_log() -> None:
    """Write no more to the log file, so that its folder can be removed."""
    root = logging.getLogger()
    for handler in _open_files():
        root.removeHandler(handler)
        handler.close()


def hide_in_log(secret: str) -> None:
    """Keep one more secret out of the log from now on."""
    if secret:
        for handler in _open_files():
            handler.redact.secrets.add(secret)


def hidden_in_log() -> frozenset[str]:
    """Return the secrets that are kept out of the log, for other texts about errors."""
    return frozenset(secret for handler in _open_files() for secret in handler.redact.secrets)


def _open_files() -> list[_LogFile]:
    return [one for one in logging.getLogger().handlers if isinstance(one, _LogFile)]
