"""Reports of unexpected errors: what is known of the program and its desktop, put together."""

from __future__ import annotations

from trackman.store.folder import DataFolder


class ErrorReports:
    """Makes and keeps them for one data folder; imports what it needs once something goes wrong."""

    def __init__(self, folder: DataFolder, api_url: str) -> None:
        self._folder = folder
        self._api_url = api_url

    def compose(self, error: BaseException) -> str:
        """Return a report that may be passed on."""
        from trackman.services.diagnostics import Diagnostics
        from trackman.ui.help.desktop_facts import desktop_facts

        diagnostics = Diagnostics(self._folder, self._api_url)
        return diagnostics.error_report(error, desktop_facts(), {})

    def save(self, text: str) -> str | None:
        """Keep a report and return its path; None where that is not possible."""
        from trackman.services.diagnostics import Diagnostics

        return Diagnostics(self._folder, self._api_url).save_report(text)
