"""Content of one tab of a page that stands in place of the panes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trackman.ui.widgets.table import Table


class PageTab(QWidget):
    """The page hands it the keyboard, and keeps the columns of its tables."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables whose columns people may change."""
        return ()

    def take_keyboard(self) -> None:
        """Let the keys go to what is worked with most."""
        self.setFocus()

    def search(self) -> None:
        """Go to the field that searches or filters, where there is one."""
        self.take_keyboard()
