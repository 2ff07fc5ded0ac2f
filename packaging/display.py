"""A display nobody sees, for windows on a machine without a screen."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

from debian import runs


@contextlib.contextmanager
def virtual_display() -> Iterator[dict[str, str]]:
    """Run a display nobody sees; yield the environment that leads programs to it."""
    if not runs("Xvfb"):
        sys.exit("There is no display, and Xvfb, which could stand in for one, is not installed.")
    reader, writer = os.pipe()
    # Like a desktop, it goes on unchanged while no window is open, instead of starting over.
    command = ["Xvfb", "-noreset", "-displayfd", str(writer), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)  # so that reading ends if the server does
    try:
        number = os.read(reader, 16).decode().strip()
        if not number:
            sys.exit("Xvfb did not start.")
        yield {"DISPLAY": f":{number}", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()
        os.close(reader)
