"""The program as a screen reader meets it: the tree of accessible parts, through AT-SPI."""

from __future__ import annotations

import struct
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self, TypeVar

from jeepney import DBusAddress, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

T = TypeVar("T")

_INTERFACE = "org.a11y.atspi."
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ANSWERS_WITHIN = 30.0
_SETTLES_WITHIN = 5.0

_ROLES = {
    "dialog": 16,
    "frame": 23,
    "label": 29,
    "list": 31,
    "menu item": 35,
    "page tab": 37,
    "panel": 39,
    "password text": 40,
    "push button": 43,
    "table": 55,
    "text": 61,
}
"""Numbers of AtspiRole, by the names Qt gives them."""
_STATES = {"enabled": 8, "focused": 12, "selected": 23, "showing": 25, "default": 39}
"""Numbers of AtspiStateType."""
_ALL = 1  # of AtspiCollectionMatchType
_CELLS = frozenset({"cell", "list item", "page tab"})


class GoneError(Exception):
    """What was asked does not exist, or not any more."""


class ScreenReader:
    """A connection to the accessibility bus of a desktop."""

    def __init__(self, session_bus: str) -> None:
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        with open_dbus_connection(session_bus) as session:
            ask = new_method_call(launcher, "GetAddress")
            address = _value(session.send_and_get_reply(ask, timeout=_ANSWERS_WITHIN))
        self._bus = open_dbus_connection(address)
        self._announcements: deque[Message] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.close()

    def call(self, owner: str, path: str, method: str, kinds: str = "", *values: Any) -> Any:
        """Call `Interface.Method` of an object; return the first value of the answer."""
        interface, _, member = method.rpartition(".")
        address = DBusAddress(path, owner, _INTERFACE + interface)
        return self._ask(new_method_call(address, member, kinds, values))

    def read(self, owner: str, path: str, interface: str, name: str) -> Any:
        """Return a property of an object."""
        address = DBusAddress(path, owner, "org.freedesktop.DBus.Properties")
        values = (_INTERFACE + interface, name)
        return self._ask(new_method_call(address, "Get", "ss", values))[1]

    def program(self, pid: int) -> Part | None:
        """Return the program with this process id, once it is there."""
        for owner, path in self.call(_REGISTRY, _ROOT, "Accessible.GetChildren"):
            if self._ask(message_bus.GetConnectionUnixProcessID(owner)) == pid:
                return Part(self, owner, path)
        return None

    def listen(self) -> None:
        """Begin to hear what programs announce."""
        event = "object:announcement"
        self.call(
            _REGISTRY, "/org/a11y/atspi/registry", "Registry.RegisterEvent", "sass", event, [], ""
        )
        rule = MatchRule(
            type="signal", interface=f"{_INTERFACE}Event.Object", member="Announcement"
        )
        self._ask(message_bus.AddMatch(rule))
        self._bus.filter(rule, queue=self._announcements)

    def heard(self) -> list[str]:
        """Return what was announced since `listen`."""
        self.call(_REGISTRY, _ROOT, "Accessible.GetRoleName")  # takes in what came before
        return [message.body[3][1] for message in self._announcements]

    def _ask(self, question: Message) -> Any:
        return _value(self._bus.send_and_get_reply(question, timeout=_ANSWERS_WITHIN))


def _value(answer: Message) -> Any:
    if answer.header.message_type is MessageType.error:
        raise GoneError(*answer.body)
    return answer.body[0] if answer.body else None


def _settled(read: Callable[[], T]) -> T:
    """Return what `read` finds once no part is renewed between its questions."""
    deadline = time.monotonic() + _SETTLES_WITHIN
    while True:
        try:
            return read()
        except GoneError:
            if time.monotonic() > deadline:
                raise


def _bits(numbers: list[int], words: int) -> list[int]:
    """Return a set of numbers as so many signed words of 32 bits."""
    whole = sum(1 << number for number in numbers)
    return list(struct.unpack(f"={words}i", whole.to_bytes(4 * words, "little")))


@dataclass(frozen=True)
class Part:
    """One accessible object. What it says is asked anew each time."""

    reader: ScreenReader = field(repr=False)
    owner: str
    path: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self._read("Accessible", "Name")

    @property
    def description(self) -> str:
        """What more is said about it."""
        return self._read("Accessible", "Description")

    @property
    def role(self) -> str:
        """What it is, such as `push button`."""
        return self._call("Accessible.GetRoleName")

    @property
    def text(self) -> str:
        """What stands in a field."""
        return self._call("Text.GetText", "ii", 0, -1)

    @property
    def children(self) -> list[Part]:
        """The parts right below it."""
        found = self._call("Accessible.GetChildren")
        return [Part(self.reader, owner, path) for owner, path in found]

    @property
    def middle(self) -> tuple[int, int]:
        """Its place on the screen."""
        left, top, width, height = self.extents
        return left + width // 2, top + height // 2

    @property
    def extents(self) -> tuple[int, int, int, int]:
        """Its left edge on the screen, its top edge, its width and its height."""
        left, top, width, height = self._call("Component.GetExtents", "u", 0)
        return left, top, width, height

    def has(self, state: str) -> bool:
        """Tell whether it is `showing`, `focused`, `enabled` …"""
        low, high = self._call("Accessible.GetState")
        return bool((low | high << 32) >> _STATES[state] & 1)

    def all(self, role: str = "", *states: str) -> list[Part]:
        """Return all parts on the screen that have this role and these states."""
        states_wanted = _bits([_STATES[state] for state in ("showing", *states)], 2)
        roles_wanted = _bits([_ROLES[role]] if role else [], 4)
        rule: Any = (states_wanted, _ALL, {}, _ALL, roles_wanted, _ALL, [], _ALL, False)
        wanted = "(aiia{ss}iaiiasib)uib"
        found = self._call("Collection.GetMatches", wanted, rule, _ALL, 0, True)
        return [Part(self.reader, owner, path) for owner, path in found]

    def find(self, role: str, name: str | None = None) -> Part | None:
        """Return the first part on the screen with this role and name."""

        def look() -> Part | None:
            return next((one for one in self.all(role) if name is None or one.name == name), None)

        return _settled(look)

    def words(self) -> list[str]:
        """Return the texts of the labels on the screen."""
        return _settled(lambda: [words for label in self.all("label") if (words := label.name)])

    def focused(self) -> Part | None:
        """Return the part that has the keyboard."""

        # Containers say so too, the innermost comes last; each table has such a cell, and each bar
        # of tabs such a tab, always.
        def look() -> Part | None:
            parts = [part for part in self.all("", "focused") if part.role not in _CELLS]
            return parts[-1] if parts else None

        return _settled(look)

    def press(self) -> None:
        """Do what a press on it does."""
        self._call("Action.DoAction", "i", 0)

    def fill(self, text: str) -> None:
        """Put a text into a field, as what reads aloud and listens can."""
        self._call("EditableText.SetTextContents", "s", text)

    def cell(self, row: int, column: int) -> Part:
        """Return a cell of a table."""
        owner, path = self._call("Table.GetAccessibleAt", "ii", row, column)
        return Part(self.reader, owner, path)

    @property
    def height(self) -> int:
        """How many rows a table has."""
        return self._read("Table", "NRows")

    def row(self, row: int) -> list[str]:
        """Return the texts of the cells of a row."""
        columns = range(self._read("Table", "NColumns"))
        return _settled(lambda: [self.cell(row, column).name for column in columns])

    def selected_rows(self) -> list[int]:
        """Return the rows of a table that are selected."""

        def look() -> list[int]:
            return [row for row in range(self.height) if self.cell(row, 0).has("selected")]

        return _settled(look)

    def sentences(self) -> list[str]:
        """Return the rows of a table as they are read out."""
        return _settled(lambda: [self.cell(row, 0).name for row in range(self.height)])

    def _call(self, method: str, kinds: str = "", *values: Any) -> Any:
        return self.reader.call(self.owner, self.path, method, kinds, *values)

    def _read(self, interface: str, name: str) -> Any:
        return self.reader.read(self.owner, self.path, interface, name)
