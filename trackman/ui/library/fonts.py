"""The fonts of a row with their measures, made once for a font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

Face = tuple[QFont, QFontMetrics]


class RowFonts:
    """Fonts derived from the ordinary one."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self._note = _face(font, 0.9)
        self.length = _face(font, 0.78)
        self._plain = _face(font, 1)
        self._heavy = _face(font, 1, heavy=True)

    def lines(self, selected: bool) -> tuple[Face, Face]:
        """Return the fonts of a name and the remark under it."""
        return (self._heavy if selected else self._plain), self._note


def _face(font: QFont, share: float, *, heavy: bool = False) -> Face:
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    if heavy:
        made.setWeight(QFont.Weight.DemiBold)
    return made, QFontMetrics(made)
