"""A number to type before something large is done, so that nobody does it by a slip."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.inserting import filled

_WIDTH = 120
_LONGEST = 20


class TypedCount(QWidget):
    """Right once the number that is asked for stands there, in any digits, grouped or not."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("typedCount")
        self._wanted = 0
        self._words = Paragraph("typedCountWords", widest=420)
        self._edit = QLineEdit()
        self._edit.setObjectName("typedCountEdit")
        self._edit.setMaxLength(_LONGEST)
        self._edit.setFixedSize(scaled(_WIDTH), scaled(32))
        self._words.setBuddy(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._edit)
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(self.changed)

    def ask_for(self, count: int) -> None:
        """Ask for this number."""
        if count == self._wanted:
            return  # what is typed stays
        self._wanted = count
        words = filled(
            self.tr("To delete that many tracks, type their number: {count}"), count=count
        )
        self._words.setText(words)
        self._edit.setAccessibleName(words)
        self._edit.clear()

    def is_right(self) -> bool:
        """Tell whether the number stands there."""
        return _digits(self._edit.text()) == str(self._wanted)


def _digits(text: str) -> str:
    """Return the digits of a number as ASCII, without what groups them; else what is no number."""
    kept = [one for one in text if not (one.isspace() or one in ".,'’_٬")]
    values = [unicodedata.decimal(one, None) for one in kept]
    return "" if None in values else "".join(map(str, values))
