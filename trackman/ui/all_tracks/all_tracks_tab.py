"""The tab with the table of all tracks."""

from __future__ import annotations

from trackman.ui.widgets.page_tab import PageTab


class AllTracksTab(PageTab):
    """Scan bar, filter, views and table."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("allTracksTab")
