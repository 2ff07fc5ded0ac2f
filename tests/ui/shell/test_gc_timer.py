from __future__ import annotations

import linecache

from trackman.ui.shell.gc_timer import forget_sources


def test_sources_are_let_go_of_and_read_again_when_needed():
    assert linecache.getlines(__file__)
    forget_sources()
    assert __file__ not in linecache.cache
    assert linecache.getline(__file__, 1) == "from __future__ import annotations\n"
