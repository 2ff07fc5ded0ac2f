"""The limits of checks as numbers: those of a guide, or a person's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from trackman.domain.quality.limits import RANGES, OwnLimits, QualityLimits
from trackman.ui.settings.inputs import Whole, percent_sign
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.labels import Paragraph

_WIDTH = 108  # pixels of a field
_STEPS = {"shortest": 50, "longest": 500, "gap": 10}


class LimitFields(QWidget):
    """A number for each, two beside each other."""

    changed = Signal()
    """A person chose another number."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("limitFields")
        self._guide: dict[str, int] = {}
        self._showing = False
        units = dict.fromkeys(_STEPS, self.tr("ms"))
        self._fields = {
            name: Whole(name, least, most, units.get(name, ""), _STEPS.get(name, 1))
            for name, (least, most) in RANGES.items()
        }
        self._fields["covered"].setSuffix(percent_sign())
        self._build()
        for field in self._fields.values():
            field.valueChanged.connect(self._tell)

    def show_limits(self, guide: QualityLimits, own: OwnLimits) -> None:
        """Show the limits of a guide with a person's own in their places."""
        self._guide = _numbers(guide)
        self._showing = True  # what is only shown is no choice of a person
        for name, number in _numbers(own.over(guide)).items():
            self._fields[name].setValue(number)
        self._showing = False

    def own(self) -> OwnLimits:
        """Return what is not as in the guide."""
        numbers = {name: field.value() for name, field in self._fields.items()}
        return OwnLimits(
            **{name: one for name, one in numbers.items() if one != self._guide.get(name)}
        )

    def take_typed(self) -> None:
        """Take over what was typed and not confirmed, too."""
        for field in self._fields.values():
            field.interpretText()

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()

    def _words(self) -> dict[str, str]:
        return {
            "speed": self.tr("Characters per second"),
            "line": self.tr("Characters per line"),
            "lines": self.tr("Lines"),
            "gap": self.tr("Shortest pause"),
            "shortest": self.tr("Shortest cue"),
            "longest": self.tr("Longest cue"),
            "covered": self.tr("Subtitled share"),
        }

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for place, (name, words) in enumerate(self._words().items()):
            row, side = divmod(place, 2)
            label, field = Paragraph(f"{name}Label", words), self._fields[name]
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setFixedWidth(scaled(_WIDTH))
            grid.addWidget(label, row, 2 * side, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 2 * side + 1)
        for column in (0, 2):
            grid.setColumnStretch(column, 1)


def _numbers(limits: QualityLimits) -> dict[str, int]:
    return {
        name: round(getattr(limits.pace if name in {"speed", "line"} else limits, name))
        for name in RANGES
    }
