"""Try the Debian package on a bare Debian: install, start, test itself, remove, look what is left.

`python3 packaging/linux/try_deb.py [--if-possible] PACKAGE.deb`, as root on Debian or Ubuntu with
mmdebstrap. The bare system is kept in build/debian-root.tar.gz, so that later runs fetch only what
the package depends on. Standard library only. --if-possible ends well, saying why, where a bare
system cannot be made here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "debian-root.tar.gz"
SUITE = "bookworm"  # the oldest whose C library Qt's wheels run with
PERSON = "editor"
OURS = "trackman"
SUBTITLES = "WEBVTT\n\n00:01.000 --> 00:03.000\nHello.\n"
_INSTALL = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
_LIMIT = 300  # seconds for one step
# Some programs, such as Xvfb, do not speak to a parent that is the first process of all.
_AS_CHILD = ["sh", "-c", '"$@"; exit $?', "sh"]


class Root:
    """A bare system in a folder."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def run(self, *command: str, person: str = "root", check: bool = True) -> str:
        """Run a command inside; return what it prints, or end where it fails."""
        settings = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
        home = {"HOME": "/root" if person == "root" else f"/home/{person}", "USER": person}
        chosen = [f"{key}={value}" for key, value in (settings | home).items()]
        if person == "root":
            chosen.append("DEBIAN_FRONTEND=noninteractive")
        # In its own space of processes and mounts, which ends with its first process.
        apart = ["unshare", "--fork", "--pid", "--kill-child", "--mount", f"--root={self.place}"]
        who = ["setpriv", "--reuid", person, "--regid", person, "--init-groups"]
        done = subprocess.run(
            [*apart, "--mount-proc", *_AS_CHILD, *who, "env", "-i", *chosen, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=_LIMIT,
        )
        if check and done.returncode:
            sys.exit(f"{done.stdout}\nfailed ({done.returncode}): {' '.join(command)}")
        return done.stdout

    def files(self) -> set[str]:
        """Return the paths of everything inside, but for what the kernel shows."""
        found = set[str]()
        for folder, names, files in os.walk(self.place):
            if Path(folder) == self.place:
                names[:] = [name for name in names if name not in {"proc", "sys", "dev", "tmp"}]
            inside = Path(folder).relative_to(self.place)
            found.update(str(inside / name) for name in (*names, *files))
        return found


def make_bare(kept: Path) -> None:
    """Make the bare system, once."""
    if kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    options = ["--variant=minbase", "--quiet", "--include=ca-certificates"]
    began = time.monotonic()
    subprocess.run(["mmdebstrap", *options, SUITE, str(kept)], check=True)
    print(f"made a bare Debian ({SUITE}) in {time.monotonic() - began:.0f} s")


@contextmanager
def bare_root() -> Iterator[Root]:
    """Unpack the bare system; gone afterwards."""
    with TemporaryDirectory("-debian", dir="/var/tmp") as folder:
        place = Path(folder) / "root"
        place.mkdir()
        subprocess.run(["tar", "--extract", f"--file={KEPT}", f"--directory={place}"], check=True)
        shutil.copy("/etc/resolv.conf", place / "etc/resolv.conf")
        yield Root(place)


def try_out(root: Root, package: Path) -> list[str]:
    """Go through all steps; return what stays and should not."""
    root.run("apt-get", "update", "-qq")
    root.run("useradd", "--create-home", PERSON)
    shutil.copy(package, root.place / "tmp" / package.name)
    before = root.files()
    began = time.monotonic()
    root.run(*_INSTALL, f"/tmp/{package.name}")
    added = len(installed(root.files() - before))
    print(f"1. installed with all it depends on in {time.monotonic() - began:.0f} s, {added} files")
    print(f"2. started: {root.run(OURS, '--version', person=PERSON).strip()}")
    check_subtitles(root)
    print(root.run(OURS, "--self-test", person=PERSON), end="")
    print("4. its own test went well, without a display")
    on_a_display(root)
    root.run(OURS, "tracks", "list", person=PERSON, check=False)  # makes the data folder
    listed = set(root.run("dpkg", "--listfiles", OURS).split("\n"))
    root.run("apt-get", "purge", "-y", "-qq", OURS)
    left = sorted(
        path
        for path in root.files() - before
        if OURS in path or (f"/{path}" in listed and not (root.place / path).is_dir())
    )
    print("6. removed; what is left of it:", *left or ["nothing"], sep="\n   ")
    return [path for path in left if not path.startswith(f"home/{PERSON}/.")]


def installed(paths: set[str]) -> set[str]:
    """Return the paths that are the program's own."""
    return {path for path in paths if path.startswith("usr/") and OURS in path}


def check_subtitles(root: Root) -> None:
    """Check a file with the installed command."""
    (root.place / "tmp/film.en.vtt").write_text(SUBTITLES)
    root.run(OURS, "check", "/tmp/film.en.vtt", person=PERSON)
    print("3. `trackman check` checked a file")


def on_a_display(root: Root) -> None:
    """Do the test once more in a window, on a virtual display of the bare system."""
    root.run(*_INSTALL, "xvfb", "xauth")
    command = ["xvfb-run", "-a", "env", "QT_QPA_PLATFORM=xcb", OURS, "--self-test"]
    root.run(*command, person=PERSON)
    print("5. its own test went well in a window (xcb)")


def impossible() -> str:
    """Return why it cannot be tried here; empty where it can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "only root on Linux can make a bare system"
    if shutil.which("mmdebstrap") is None:
        return "mmdebstrap is not installed"
    return ""


def main() -> int:
    """Return 0 where nothing stays but what is the person's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--if-possible", action="store_true")
    options = parser.parse_args()
    if reason := impossible():
        print(f"not tried on a bare Debian: {reason}")
        return 0 if options.if_possible else 1
    began = time.monotonic()
    try:
        make_bare(KEPT)
    except subprocess.CalledProcessError:
        print("not tried on a bare Debian: its packages cannot be fetched")
        return 0 if options.if_possible else 1
    with bare_root() as root:
        stays = try_out(root, options.package)
    print(f"tried in {time.monotonic() - began:.0f} s")
    return 1 if stays else 0


if __name__ == "__main__":
    sys.exit(main())
