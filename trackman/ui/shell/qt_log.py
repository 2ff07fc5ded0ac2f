"""Messages of Qt and its plugins, written to the log instead of the terminal."""

from __future__ import annotations

import logging

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt_messages() -> None:
    """Send what Qt says to the log from now on; a picture with a strange marker alarms nobody."""
    qInstallMessageHandler(_write)


def leave_qt_messages() -> None:
    """Let Qt write its messages itself again: its threads may outlive Python, and then abort it."""
    qInstallMessageHandler(None)


def _write(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "default", text)
