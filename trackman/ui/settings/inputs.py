"""The fields of the settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QWidget,
)

from trackman.ui.theme.icons import pixmap
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.field_arrow import draw_arrow
from trackman.ui.widgets.labels import Text
from trackman.ui.wording.inserting import filled

_HEIGHT = 32
_STEP = 10
_SMALL_ARROW = 10


class SettingChoice(QComboBox):
    """One of a few words, each standing for a value."""

    chosen = Signal()
    """A person chose another one."""

    def __init__(self, name: str, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedHeight(scaled(_HEIGHT))
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(self.chosen)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        """Show a value; one that is not among the choices is added as it is."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def show_words(self, value: str, words: str) -> None:
        """Offer one more value."""
        if self.findData(value) < 0:
            self.addItem(words, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by a turn of the wheel that was meant for something else."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow of the icon set."""
        super().paintEvent(event)
        draw_arrow(self)


class Minutes(QDoubleSpinBox):
    """A time limit in minutes, kept in seconds."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        _set_up(self, name)
        self.setDecimals(1)
        self.setRange(least / 60, most / 60)
        self.setSuffix(" " + self.tr("min"))

    def seconds(self) -> int:
        """Return the limit."""
        return round(self.value() * 60)

    def show_seconds(self, seconds: int) -> None:
        """Show a limit."""
        self.setValue(seconds / 60)

    def textFromValue(self, value: float) -> str:
        """Write whole minutes without a decimal."""
        return QLocale().toString(value, "f", 0 if value == int(value) else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrows of the icon set."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _draw_steps(self, option)


class Megabytes(QSpinBox):
    """A size in megabytes."""

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        _set_up(self, name)
        self.setRange(least, most)
        self.setSingleStep(50)
        self.setGroupSeparatorShown(True)
        self.setSuffix(" " + self.tr("MB"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrows of the icon set."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _draw_steps(self, option)


class Whole(QSpinBox):
    """A whole number, with its unit where it has one."""

    def __init__(self, name: str, least: int, most: int, unit: str = "", step: int = 1) -> None:
        super().__init__()
        _set_up(self, name)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setGroupSeparatorShown(True)
        self.setSuffix(f" {unit}" if unit else "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by a turn of the wheel that was meant for something else."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrows of the icon set."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        _draw_steps(self, option)


class Share(QWidget):
    """A slider for percents that says the number, too."""

    changed = Signal()

    def __init__(self, name: str, least: int, most: int) -> None:
        super().__init__()
        self.setObjectName(f"{name}Row")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(name)
        self.slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # else it fills from afar
        self.slider.setRange(least, most)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(_STEP)
        self._number = Text(f"{name}Number", filled(self.tr("{percent} %"), percent=most))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self._number)
        self._number.ensurePolished()
        self._number.setFixedWidth(self._number.sizeHint().width() + 4)
        self._number.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(scaled(_HEIGHT))
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._tell)

    def value(self) -> int:
        """Return the percents."""
        return self.slider.value()

    def show_value(self, percent: int) -> None:
        """Show percents."""
        self.slider.setValue(percent)

    def _tell(self, percent: int) -> None:
        self._number.setText(filled(self.tr("{percent} %"), percent=percent))
        self.changed.emit()


def percent_sign() -> str:
    """Return what stands behind a number of percents, with the space that the language has."""
    return QCoreApplication.translate("Share", "{percent} %").replace("{percent}", "")


def _set_up(field: QAbstractSpinBox, name: str) -> None:
    field.setObjectName(name)
    field.setFixedHeight(scaled(_HEIGHT))
    field.setKeyboardTracking(False)  # half a number is no choice
    field.lineEdit().setTextMargins(6, 0, 0, 0)


def _draw_steps(field: QAbstractSpinBox, option: QStyleOptionSpinBox) -> None:
    for picture, part in (
        ("chevron-up", QStyle.SubControl.SC_SpinBoxUp),
        ("chevron-down", QStyle.SubControl.SC_SpinBoxDown),
    ):
        control = QStyle.ComplexControl.CC_SpinBox
        place = field.style().subControlRect(control, option, part)
        _draw(field, picture, scaled(_SMALL_ARROW), place)


def _draw(field: QWidget, picture: str, size: int, place: QRect) -> None:
    painter = QPainter(field)
    middle = place.center() - QPoint(size // 2 - 1, size // 2 - 1)
    tone = "muted" if field.isEnabled() else "faint"
    painter.drawPixmap(middle, pixmap(picture, tone, size, max(field.devicePixelRatioF(), 1.0)))
