"""What Linux must bring along, and how it is installed on Debian and its like."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = sys.platform == "linux"


@dataclass(frozen=True)
class Need:
    """Something Linux must bring along, and the Debian packages that hold it, by preference."""

    name: str
    packages: tuple[str, ...]
    found: Callable[[str], bool]


def loads(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def runs(program: str) -> bool:
    """Tell whether a program is on the path."""
    return shutil.which(program) is not None


def exists(pattern: str) -> bool:
    """Tell whether a file of the system matches `pattern`, which starts below /usr."""
    return any(Path("/usr").glob(pattern))


QT = (
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), loads),
    Need("libGL.so.1", ("libgl1",), loads),
    Need("libEGL.so.1", ("libegl1",), loads),
    Need("libxkbcommon.so.0", ("libxkbcommon0",), loads),
    Need("libX11.so.6", ("libx11-6",), loads),
    Need("libfontconfig.so.1", ("libfontconfig1",), loads),
    Need("libdbus-1.so.3", ("libdbus-1-3",), loads),
    Need("libbrotlidec.so.1", ("libbrotli1",), loads),
)
PLAYING = (Need("libpulse.so.0", ("libpulse0",), loads),)  # else Qt Multimedia cannot be imported
WINDOWS = (
    *QT,
    *PLAYING,
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",), loads),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), loads),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",), loads),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",), loads),
    Need("libxcb-shape.so.0", ("libxcb-shape0",), loads),
    Need("libxcb-xkb.so.1", ("libxcb-xkb1",), loads),
    Need("libX11-xcb.so.1", ("libx11-xcb1",), loads),
)
VIRTUAL_DISPLAY = (Need("Xvfb", ("xvfb",), runs),)
# Without it Chinese, Japanese and Korean names are boxes in pictures.
PICTURES = (Need("share/fonts/**/wqy-microhei*", ("fonts-wqy-microhei",), exists),)
ACCESSIBILITY = (
    Need("dbus-daemon", ("dbus-daemon", "dbus"), runs),
    Need("libexec/at-spi-bus-launcher", ("at-spi2-core",), exists),
    Need("xdotool", ("xdotool",), runs),
)
PYTHON_LIBRARY = str(sysconfig.get_config_var("INSTSONAME"))  # Debian splits it off
# The tests keep tokens in a real keyring of their own.
KEYRING = (Need("gnome-keyring-daemon", ("gnome-keyring",), runs),)
# Speaks what the tests listen to.
SPEAKING = (Need("espeak-ng", ("espeak-ng",), runs),)
BINUTILS = (Need("objdump", ("binutils",), runs),)
BUNDLING = (
    *BINUTILS,
    Need(PYTHON_LIBRARY, (PYTHON_LIBRARY.partition(".so")[0],), loads),
)
# Another system's programs are built and tried with them.
WINE = (
    Need("wine", ("wine",), runs),
    Need("lib/wine/wine64", ("wine64",), exists),
    Need("share/wine/fonts", ("fonts-wine",), exists),
    Need("share/fonts/truetype/liberation*", ("fonts-liberation",), exists),
    Need("x86_64-w64-mingw32-as", ("binutils-mingw-w64-x86-64",), runs),
    Need("makensis", ("nsis",), runs),
    Need("import", ("imagemagick",), runs),
    *VIRTUAL_DISPLAY,
)
SIGNING = (Need("osslsigncode", ("osslsigncode",), runs),)
PACKAGING = (*BINUTILS, Need("xz", ("xz-utils",), runs))
# What the files of packages are held against.
JUDGES = (
    Need("appstreamcli", ("appstream",), runs),
    Need("desktop-file-validate", ("desktop-file-utils",), runs),
    Need("mandoc", ("mandoc",), runs),
    Need("shellcheck", ("shellcheck",), runs),
)
BARE_SYSTEM = (Need("mmdebstrap", ("mmdebstrap",), runs),)


def known_to_apt(package: str) -> bool:
    """Tell whether apt's lists hold a package of that name."""
    command = ["apt-cache", "show", "--no-all-versions", package]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def packages_for(needs: Iterable[Need], known: Callable[[str], bool] = known_to_apt) -> list[str]:
    """Choose a package for each need: of several names the first known, else the last."""
    chosen = {next(filter(known, need.packages[:-1]), need.packages[-1]) for need in needs}
    return sorted(chosen)


def as_root() -> list[str] | None:
    """Return what a command must start with to run as root without asking; None if it cannot."""
    if os.geteuid() == 0:
        return []
    if runs("sudo") and quietly("sudo", "-n", "true").returncode == 0:
        return ["sudo", "-n"]
    return None


def install_packages(needs: Sequence[Need]) -> None:
    """Install the Debian packages for `needs`, or say how and end."""
    command = ["apt-get", "install", "-y", "--no-install-recommends"]
    prefix = as_root()
    if prefix is None:
        by_hand = shlex.join(["sudo", *command, *packages_for(needs)])
        sys.exit(f"Some system packages are missing. Install them and start again:\n\n  {by_hand}")
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *command]
    print("Installing system packages:", *packages_for(needs), flush=True)
    if quietly(*command, *packages_for(needs)).returncode == 0:
        return
    # The lists were empty or old. Names are chosen anew, for now apt may know more of them.
    quietly(*prefix, "apt-get", "update")
    or_end(quietly(*command, *packages_for(needs)))


def ensure_system(needs: Iterable[Need]) -> None:
    """Have what Qt and the task need of the system. Only Linux lacks any of it."""
    missing = [need for need in needs if not need.found(need.name)] if LINUX else []
    if not missing:
        return
    if runs("apt-get"):
        install_packages(missing)
    else:
        print("Not found on this system, so the task may fail:", *(need.name for need in missing))


def quietly(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it prints."""
    return subprocess.run(
        command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def or_end(result: subprocess.CompletedProcess[str]) -> None:
    """End with what a command printed if it failed."""
    if result.returncode != 0:
        sys.exit(f"{result.stdout}\nThis command failed: {shlex.join(map(str, result.args))}")
