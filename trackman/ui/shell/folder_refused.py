"""Says, before there is a window, that a data folder must be left alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.ui.theme.theme import theme
from trackman.ui.widgets.question import Question
from trackman.ui.wording.inserting import filled, quoted


class FolderRefused(QObject):
    """Tells why trackman does not open, and what to do."""

    def tell_of_newer(self, folder: Path, version: str) -> None:
        """Say that a newer trackman has used the folder; `version` is empty if it isn't known."""
        text = self.tr(
            "A newer trackman ({version}) has used the data folder, and this one could misread or "
            "lose what is in it. Nothing was changed.\n\nInstall the newest trackman to go on. The "
            "data is in {folder}."
        )
        unnamed = self.tr(
            "A newer trackman has used the data folder, and this one could misread or lose what is "
            "in it. Nothing was changed.\n\nInstall the newest trackman to go on. The data is in "
            "{folder}."
        )
        words = filled(text, version=version, folder=shown(str(folder), 160))
        _say(
            self.tr("This trackman is too old for its data"),
            words if version else filled(unnamed, folder=shown(str(folder), 160)),
            self.tr("Close"),
        )

    def tell_of_other_person(self, folder: Path, name: str) -> None:
        """Say whose folder it is."""
        text = self.tr(
            "The data folder {folder} belongs to {name}. Deletions would be written into that "
            "person’s history, so trackman doesn’t open it.\n\nStart trackman as yourself, or with "
            "--data-dir and a folder of your own."
        )
        _say(
            self.tr("This data folder belongs to somebody else"),
            filled(text, folder=shown(str(folder), 160), name=quoted(name)),
            self.tr("Close"),
        )


def _say(title: str, text: str, close: str) -> None:
    theme().dress()
    notice = Question(None, title, text, close, is_harmless=True, is_notice=True)
    notice.exec()  # nothing else runs yet that waiting here could strand
