"""Steps to get an API token."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text
from trackman.ui.wording.inserting import number

_WIDEST = 480


class Steps(QFrame):
    """Numbered, in the words of the buttons one has to find in DatoCMS."""

    help_wanted = Signal()
    """The person may not do what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tokenSteps")
        self.setProperty("card", "plain")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for place, words in enumerate(self._steps(), 1):
            mark = Text(f"tokenStepNumber{place}", number(place))
            mark.setProperty("step", "true")
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            mark.setFixedSize(scaled(22), scaled(22))
            text = Paragraph(f"tokenStep{place}", words, widest=_WIDEST)
            text.setContentsMargins(0, 2, 0, 0)
            grid.addWidget(mark, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, place, 1)
        ask = Button(
            "askForToken", self.tr("Can’t create tokens? Ask someone who can"), tone="link"
        )
        ask.clicked.connect(self.help_wanted)
        grid.addWidget(ask, grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeading)

    def _steps(self) -> list[str]:
        return [
            self.tr("In DatoCMS, open your project, then Project settings › API tokens."),
            self.tr("Choose New token and give it a name such as “trackman”."),
            self.tr(
                "Allow it access to the Content Management API, and choose a role that "
                "can edit uploads in the primary environment."
            ),
            self.tr("Save it, copy the token, and paste it below."),
        ]
