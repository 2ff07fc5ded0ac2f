"""User interface.

`theme` is colours and icons, `wording` what is said, `widgets` the small parts, `current` the model
of what is on screen. Each feature has its package (`library`, `tracks`, `text`, …); `shell` places
them in the window, and `controllers` connect them with the services.
"""

from __future__ import annotations

import builtins

_plain_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401 - between the two lines it changes

# PySide6 replaces the import statement by one that reads the source of each module imported later,
# to find `from __feature__ import` (PYSIDE-2029), and keeps what it read: 0.1 s and 10 MB for
# trackman, which uses no such feature.
builtins.__import__ = _plain_import
