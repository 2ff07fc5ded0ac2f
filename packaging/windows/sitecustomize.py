"""Lead Windows' Python to the checkout it works for, so that one serves them all.

The embeddable Python ignores PYTHONPATH, and would need a list of paths of its own for each.
"""

from __future__ import annotations

import os
import sys

if "TRACKMAN_CHECKOUT" in os.environ:
    sys.path.insert(0, os.environ["TRACKMAN_CHECKOUT"])
