"""A notice of the desktop, as Linux desktops show them: org.freedesktop.Notifications.

https://specifications.freedesktop.org/notification-spec/latest/protocol.html

Qt can send it no way: PySide6's QtDBus makes signed numbers of all numbers and plain variants of
lists of texts (measured with 6.11.3: `sisssava{sv}i`), and its tray icon wants a tray, which GNOME
has not.
"""

from __future__ import annotations

import contextlib
import logging

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_SECONDS = 3.0
_log = logging.getLogger(__name__)


def show_notice(title: str, text: str) -> bool:
    """Show a notice, and tell whether the desktop took it; blocks for some seconds at most."""
    from jeepney import DBusAddress, MessageType, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    # Of the text a desktop may take parts for marks of HTML.
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    hints = {"desktop-entry": ("s", "trackman")}
    words: tuple[object, ...] = ("trackman", 0, "trackman", title, plain, [], hints, -1)
    call = new_method_call(DBusAddress(_PATH, _NAME, _NAME), "Notify", "susssasa{sv}i", words)
    try:
        with contextlib.closing(open_dbus_connection()) as bus:
            answer = bus.send_and_get_reply(call, timeout=_SECONDS)
    except (OSError, KeyError) as error:  # no bus, or one that does not answer
        _log.info("the desktop shows no notice: %r", error)
        return False
    return bool(answer.header.message_type is MessageType.method_return)
