"""trackman as its own process, and a person in front of it."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.desktop.hands import Hands
from tests.desktop.screen_reader import GoneError, Part, ScreenReader
from tests.desktop.words import Words

T = TypeVar("T")

_PATIENCE = 30.0  # seconds, as many as a busy computer may need
_CLOSES_WITHIN = 10.0  # long before an answer that hangs would be given up
_LOOK_EVERY = 0.02


@dataclass
class Program:
    """A started trackman."""

    process: subprocess.Popen[bytes]
    reader: ScreenReader
    hands: Hands
    said: Path
    """What it wrote to its outputs."""
    words: Words = field(default_factory=lambda: Words("en"))
    _part: Part | None = None

    @property
    def tree(self) -> Part:
        """Everything accessible of it."""
        if self._part is None:
            self._part = self.wait_for(lambda: self.reader.program(self.process.pid), "the program")
        return self._part

    @property
    def output(self) -> str:
        """What it wrote to its outputs so far."""
        return self.said.read_text("utf-8", "replace")

    def command_line(self) -> bytes:
        """Return what everybody can read in the list of processes."""
        return Path(f"/proc/{self.process.pid}/cmdline").read_bytes()

    def processes(self) -> list[Path]:
        """Return the folders in /proc of the program and of all it started, directly or not."""
        found = [str(self.process.pid)]
        for pid in found:
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                with suppress(FileNotFoundError, ProcessLookupError):  # a thread may just end
                    found += children.read_text().split()
        return [Path("/proc", pid) for pid in found]

    def wait_for(self, look: Callable[[], T | None], what: str, seconds: float = _PATIENCE) -> T:
        """Look again and again until there is something true; return it."""
        deadline = time.monotonic() + seconds
        while True:
            ended = self.process.poll() is not None
            try:
                if found := look():
                    return found
            except GoneError:
                pass
            assert not ended, f"the program has ended, without {what}: {self.output}"
            assert time.monotonic() < deadline, f"not within {seconds:g} s: {what}\n{self.seen()}"
            time.sleep(_LOOK_EVERY)

    def find(self, role: str, name: str | None = None) -> Part:
        """Return the part with this role and name, as soon as it is on the screen."""
        return self.wait_for(lambda: self.tree.find(role, name), f"{role} {name or ''}")

    def read(self, text: str, inside: Part | None = None) -> str:
        """Return the words of a label that holds `text`, as soon as they are on the screen."""

        def look() -> str | None:
            words = (inside or self.tree).words()
            return next((label for label in words if text in label), None)

        return self.wait_for(look, f"the words {text!r}")

    def tracks(self, count: int) -> Part:
        """Return the table of tracks, as soon as it is on the screen with so many rows."""
        table = self.find("table", self.words("Tracks", "TracksTable"))
        self.wait_for(lambda: table.height == count, f"{count} rows")
        return table

    def row_says(self, row: int, text: str) -> str:
        """Return the status of a track as soon as it holds `text`."""
        table = self.find("table", self.words("Tracks", "TracksTable"))

        def look() -> str | None:
            status = table.row(row)[-1]
            return status if text in status else None

        return self.wait_for(look, f"row {row} with {text!r}")

    def row_counts(self, row: int) -> None:
        """Wait until the status of a track counts the seconds since its deletion began."""
        table = self.find("table", self.words("Tracks", "TracksTable"))
        counts = re.compile(r"Deleting… [1-9]\d* s")
        self.wait_for(lambda: counts.match(table.row(row)[-1]), f"row {row} that counts")

    def gone(self, role: str, name: str | None = None) -> None:
        """Wait until there is no such part on the screen."""
        self.wait_for(lambda: self.tree.find(role, name) is None, f"the end of {role} {name or ''}")

    def press(self, *keys: str, delay_ms: int = 10) -> None:
        """Press keys in the uppermost window."""
        self._turn_to_it()
        self.hands.press(*keys, delay_ms=delay_ms)

    def type(self, text: str) -> None:
        """Type a text into the uppermost window."""
        self._turn_to_it()
        self.hands.type(text)

    def go_to_row(self, row: int) -> None:
        """Go from the open field to a track with the keyboard alone, right after opening."""
        table = self.find("table", self.words("Tracks", "TracksTable"))
        self.press("ctrl+l")
        self.keyboard_is_at("text", self.words("Open video", "OpenField"))
        while not table.has("focused"):
            self.tab()
        self.press(*["Down"] * row or ["space"])
        self.wait_for(lambda: table.cell(row, 0).has("selected"), f"row {row} selected")

    def delete_row(self, row: int) -> None:
        """Delete a track whose text can be saved with the keyboard alone, right after opening."""
        self.go_to_row(row)
        self.press("Delete")

    def delete_row_for_good(self, row: int) -> None:
        """Delete a track that cannot be saved with the keyboard alone, right after opening."""
        self.go_to_row(row)
        self.press("Delete")
        self.find("dialog")
        self.press("Tab", "Return")
        self.gone("dialog")

    def tab(self) -> None:
        """Go to the next part of the window."""
        before = self.tree.focused()
        self.press("Tab")
        self.wait_for(lambda: self.tree.focused() != before, "the keyboard elsewhere")

    def click(self, part: Part, times: int = 1) -> None:
        """Click on a part, as soon as it can be used."""
        self.wait_for(lambda: part.has("enabled"), f"{part} to be used")
        self._turn_to_it()
        self.hands.click(part.middle, times)

    def click_cell(self, table: Part, row: int, column: int = 0, times: int = 1) -> None:
        """Click on a cell of a table, which may be renewed while one looks for it."""
        self._turn_to_it()
        place = self.wait_for(lambda: table.cell(row, column).middle, f"a cell of row {row}")
        self.hands.click(place, times)

    def close(self) -> None:
        """Close the main window as its title bar would."""
        self.hands.close(self.hands.windows(self.process.pid)[0])

    def close_uppermost(self) -> None:
        """Close the uppermost window, a question if there is one."""
        self.hands.close(self._uppermost())

    def ends(self, within: float = _CLOSES_WITHIN) -> int:
        """Return its exit status, once it was closed or has nothing to do."""
        return self.process.wait(within)

    def keyboard_is_at(self, role: str, name: str) -> None:
        """Wait until this part has the keyboard, with its window in front."""
        self._turn_to_it()

        def look() -> bool:
            part = self.tree.focused()
            return part is not None and part in self.tree.all(role) and part.name == name

        self.wait_for(look, f"the keyboard at {role} {name}")

    def seen(self) -> str:
        """Return what can be read on the screen, for a failed test."""
        if self._part is None:
            return self.output
        try:
            parts = [f"{part.role} {part.name!r}" for part in self._part.all() if part.name]
        except (GoneError, TimeoutError) as error:
            parts = [repr(error)]
        return "\n".join([*parts, self.output])

    def _turn_to_it(self) -> None:
        """Give the keyboard to the uppermost window."""
        self.hands.focus(self._uppermost())

    def _uppermost(self) -> int:
        """Return the uppermost window, once all are on the screen."""

        def look() -> int | None:
            shown = [part for part in self.tree.children if part.has("showing")]
            windows = self.hands.windows(self.process.pid)
            return windows[-1] if len(windows) == len(shown) else None

        return self.wait_for(look, "its windows")
