"""The log file, for support. It never holds the token."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from trackman.store.files import make_private_folder

_LARGEST = 1_000_000  # bytes of one file
_KEPT = 3


class _Redact(logging.Filter):
    """Take a secret out of everything, should it ever get in."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self._secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the secret."""
        text = logging.Formatter().format(record)
        if self._secret in text:
            record.msg, record.args = text.replace(self._secret, "…"), None
            record.exc_info = record.exc_text = record.stack_info = None
        return True


class _LogFile(RotatingFileHandler):
    """The file everything is logged to."""

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
        handler = _LogFile(
            folder / "trackman.log", maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger("trackman").setLevel(logging.INFO)
    hide_in_log(secret)
    return handler


def close_log() -> None:
    """Write no more to the log file, so that its folder can be removed."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _LogFile)]:
        root.removeHandler(handler)
        handler.close()


def hide_in_log(secret: str) -> None:
    """Keep one more secret out of the log from now on."""
    for handler in logging.getLogger().handlers:
        if secret and isinstance(handler, _LogFile):
            handler.addFilter(_Redact(secret))
