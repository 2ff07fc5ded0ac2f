"""About trackman: its name, version, purpose and licence."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from trackman import __version__
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import Paragraph, Text
from trackman.ui.wording.inserting import filled

_WIDTH = 380


class AboutDialog(QDialog):
    """Name, version, purpose and licence."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About trackman"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        version = filled(self.tr("Version {version} · Qt {qt}"), version=__version__, qt=qVersion())
        purpose = self.tr(
            "Review and delete the subtitle and audio tracks of DatoCMS videos. Free "
            "software under the MIT licence. Not made by DatoCMS."
        )
        close = Button("aboutClose", self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        column.addWidget(Text("aboutName", "trackman", size="large"))
        column.addWidget(Text("aboutVersion", version, tone="muted", size="small"))
        column.addWidget(Paragraph("aboutPurpose", purpose, widest=_WIDTH))
        column.addSpacing(12)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.ensurePolished()  # the style sheet changes the sizes of texts
        self.setFixedWidth(scaled(_WIDTH))
        self.setFixedHeight(column.heightForWidth(scaled(_WIDTH)))
