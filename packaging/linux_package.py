"""Make of the bundle what people install on Linux: `trackman-VERSION-linux-ARCH.tar.xz`, a .deb.

dpkg-deb makes the latter: it is on every Debian, while a packager such as nfpm would be one more
thing to install. What the package depends on is read from the files in it. dpkg-shlibdeps would
name the packages of the libraries inside as well, and newer ones of the others than are needed.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from xml.sax.saxutils import escape

import icons
import man_page
from elf import elf_files, needs_of
from release_notes import CHANGELOG, Release, releases

from trackman import __version__

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = ROOT / "build" / "bundle" / "trackman"
PACKAGES = ROOT / "build" / "packages"
SOURCES = ROOT / "packaging" / "linux"
ICON = ROOT / "resources" / "icons" / "app.svg"
METAINFO = SOURCES / "io.github.trackman.metainfo.xml"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
# Debian 12, Ubuntu 22.04, Fedora 36 and newer have it. Qt's wheels alone need 2.34.
PROMISED_GLIBC = (2, 35)
MULTIARCH = f"{platform.machine()}-linux-gnu"
# Machine code packs better where addresses in it are made alike: 2 MB.
FILTERS = [*(["--x86"] if platform.machine() == "x86_64" else []), "--lzma2=preset=9"]
HOME = "usr/lib/trackman"  # the bundle's place
# Beside what the files themselves need: certificates to trust. Better with a way to open links.
DEPENDS = ("ca-certificates",)
RECOMMENDS = ("xdg-utils", "gnome-keyring | kwalletmanager | keepassxc")
DESCRIPTION = """\
moderate the subtitle and audio tracks of DatoCMS videos
 Open a video of a DatoCMS project, look at its subtitle and audio tracks,
 delete the ones that must go, see that they are really gone, and take it back
 when it was a mistake. Subtitles can be read, checked, compared and edited
 beside their video, and everything is backed up before it is changed.
"""


def moment() -> datetime:
    """Return when the package is made, or, to make the same again, what SOURCE_DATE_EPOCH says."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)


def check_glibc(bundle: Path) -> None:
    """End where a file needs a newer C library than is promised."""
    needed = {file: needs_of(file).glibc for file in elf_files(bundle)}
    newest = max(needed.values())
    print("needs glibc {}.{}, promised is {}.{}".format(*newest, *PROMISED_GLIBC))
    if newest > PROMISED_GLIBC:
        names = [file.name for file, one in needed.items() if one > PROMISED_GLIBC]
        sys.exit(f"These files need a newer C library than is promised: {', '.join(names)}")


def lay_out(root: Path, at: datetime) -> None:
    """Put everything where it lies on a system, below `root`."""
    shutil.copytree(BUNDLE, root / HOME, symlinks=True)
    for library in (root / HOME).rglob("*.so*"):
        if not library.is_symlink():
            library.chmod(0o644)  # they are loaded, not run
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/trackman").symlink_to("../lib/trackman/trackman")
    share = root / "usr/share"
    _write(share / "applications/trackman.desktop", (SOURCES / "trackman.desktop").read_text())
    released = releases(CHANGELOG.read_text(encoding="utf-8"))
    _write(share / "metainfo" / METAINFO.name, with_releases(METAINFO.read_text(), released))
    themed = share / "icons/hicolor"
    for size in ICON_SIZES:
        place = themed / f"{size}x{size}/apps/trackman.png"
        place.parent.mkdir(parents=True)
        place.write_bytes(icons.png(ICON, size))
    _write(themed / "scalable/apps/trackman.svg", ICON.read_text())
    _compressed(share / "man/man1/trackman.1.gz", man_page.page(__version__, f"{at:%Y-%m-%d}"))


def with_releases(metainfo: str, released: Iterable[Release]) -> str:
    """Return AppStream's metadata with the releases of the changelog."""
    lines = [
        f'    <release version="{escape(one.version)}" date="{one.date}"/>' for one in released
    ]
    listed = "\n".join(["  <releases>", *lines, "  </releases>", "</component>"])
    plain = re.sub(r"<!--.*?-->\n", "", metainfo)
    return plain.replace("</component>", listed) if lines else plain


def deb(root: Path, at: datetime, folder: Path) -> Path:
    """Make the Debian package of what is laid out below `root`."""
    doc = root / "usr/share/doc/trackman"
    _write(doc / "copyright", (SOURCES / "copyright").read_text())
    _compressed(doc / "changelog.gz", CHANGELOG.read_text(encoding="utf-8"))
    _compressed(doc / "changelog.Debian.gz", _debian_changelog(at))
    overrides = (SOURCES / "lintian-overrides").read_text()
    _write(root / "usr/share/lintian/overrides/trackman", overrides)
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    architecture = _output("dpkg", "--print-architecture")
    control = f"""\
        Package: trackman
        Version: {__version__}-1
        Architecture: {architecture}
        Maintainer: the trackman developers <trackman@localhost>
        Installed-Size: {-(-size // 1024)}
        Depends: {", ".join(depends(root / HOME))}
        Recommends: {", ".join(RECOMMENDS)}
        Section: video
        Priority: optional
        """
    _write(root / "DEBIAN/control", f"{dedent(control)}Description: {DESCRIPTION}")
    _write(root / "DEBIAN/md5sums", _md5sums(root, files))
    made = folder / f"trackman_{__version__}-1_{architecture}.deb"
    options = ["--root-owner-group", "-Zxz", "-z9", "-Sextreme", "--build"]
    subprocess.run(["dpkg-deb", *options, root, made], check=True, stdout=subprocess.DEVNULL)
    return made


def tar(root: Path, at: datetime, folder: Path) -> Path:
    """Pack the bundle with what desktops want to know about it, to be unpacked anywhere."""
    name = f"trackman-{__version__}-linux-{platform.machine()}"
    made = folder / f"{name}.tar.xz"

    def owned(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = int(at.timestamp())
        return entry

    with made.open("wb") as packed:
        packer = subprocess.Popen(["xz", *FILTERS], stdin=subprocess.PIPE, stdout=packed)
        with tarfile.open(fileobj=packer.stdin, mode="w|") as archive:
            archive.add(root / HOME, name, filter=owned)
            archive.add(root / "usr/share", f"{name}/share", filter=owned)
            archive.add(SOURCES / "install.sh", f"{name}/install.sh", filter=owned)
        packer.communicate()
    if packer.returncode:
        sys.exit("xz failed.")
    return made


def main() -> None:
    """Make both, and say how large they are."""
    if not BUNDLE.is_dir():
        sys.exit("There is no bundle: make it with `python3 packaging/dev.py bundle`.")
    check_glibc(BUNDLE)
    at = moment()
    shutil.rmtree(PACKAGES, ignore_errors=True)
    root = PACKAGES / "root"
    root.mkdir(parents=True)
    lay_out(root, at)
    for made in (tar(root, at, PACKAGES), deb(root, at, PACKAGES)):
        print(f"{made}: {made.stat().st_size / 1e6:.0f} MB")
    shutil.rmtree(root)


def depends(bundle: Path) -> list[str]:
    """Return the Debian packages that hold what the files need and do not bring along."""
    needs = [needs_of(file) for file in elf_files(bundle)]
    inside = {path.name for path in bundle.rglob("*.so*")}
    outside = {name for one in needs for name in one.libraries} - inside
    holders = {_package_with(name) for name in outside}
    newest = max(one.glibc for one in needs)
    libc = "libc6 (>= {}.{})".format(*newest)
    return sorted((holders - {"libc6"}) | {libc} | set(DEPENDS))


def _package_with(library: str) -> str:
    found = _output("dpkg-query", "--search", f"*/{MULTIARCH}/{library}")
    return found.partition(":")[0]


def _debian_changelog(at: datetime) -> str:
    text = f"""\
        trackman ({__version__}-1) unstable; urgency=medium

          * What is new is in changelog.gz beside this file.

         -- the trackman developers <trackman@localhost>  {at:%a, %d %b %Y %H:%M:%S +0000}
        """
    return dedent(text)


def _md5sums(root: Path, files: Iterable[Path]) -> str:
    lines = (
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(root)}\n"
        for path in sorted(files)
    )
    return "".join(lines)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _compressed(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _output(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout.strip()


if __name__ == "__main__":
    main()
