from __future__ import annotations

import subprocess
import sys


def test_imports_are_pythons_own_once_the_window_is_imported():
    script = (
        "import builtins, linecache; plain = builtins.__import__; import trackman.app, qasync; "
        "assert builtins.__import__ is plain; print(len(linecache.cache))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 10, "something keeps the sources of modules"
