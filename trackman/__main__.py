"""`python -m trackman`, and what the bundle starts."""

from __future__ import annotations

import sys

from trackman.app import main

if __name__ == "__main__":
    sys.exit(main())
