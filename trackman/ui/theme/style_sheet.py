"""Palette and style sheet, filled with the colours of a look."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtGui import QColor, QPalette

from trackman.ui.theme.colours import ColourScheme
from trackman.ui.theme.scale import scaled

MENU_BUTTON = 26
"""Pixels of the height of a button that opens a menu."""
_BOX = 14
"""Pixels of a check box."""

_RULES = """
QMainWindow, QDialog { background: $window; }
QFrame#header, QFrame#footer { background: $window; border: 0 solid $border; }
QFrame#header { border-bottom-width: 1px; }
QFrame#footer { border-top-width: 1px; }
QFrame#libraryPane, QFrame#tracksPane { background: $surface; border: none; }
QFrame#activityPage, QFrame#activityHead { background: $surface; border: 0 solid $border; }
QFrame#projectPage, QFrame#projectHead { background: $surface; border: 0 solid $border; }
QFrame#scanBar { background: $panel; border: 0 solid $border; border-bottom-width: 1px; }
QFrame#comparisonPage, QFrame#comparisonHead { background: $surface; border: 0 solid $border; }
QFrame#activityHead, QFrame#comparisonHead, QFrame#projectHead { border-bottom-width: 1px; }
QFrame#reviewPage, QFrame#reviewHead { background: $surface; border: 0 solid $border; }
QFrame#reviewTrackBar, QFrame#reviewHead { background: $surface; border: 0 solid $border;
  border-bottom-width: 1px; }
QFrame#reviewHead, QFrame#reviewKeys, QFrame#reviewReturn { background: $window; }
QFrame#reviewKeys, QFrame#reviewEntry, QFrame#reviewReturn { border: 0 solid $border;
  border-top-width: 1px; }
QFrame#reviewEntry, QWidget#reviewSide, QTableView#reviewFindings { background: $panel; }
QFrame#judgedText { background: $surface; border: 2px solid $surface; }
QFrame#judgedText:focus { border-color: $accent; }
QLabel#judgedRemarks { background: $panel; }
QFrame#paneLine { background: $border; border: none; }
QFrame#entryDetails, QWidget#entryDetailsBody { background: $panel; border: none; }
QFrame#signInPage, QWidget#signInBody { background: $panel; border: none; }
QFrame#trackDetails, QFrame#textPane, QWidget#resultBody { background: $surface; border: none; }
QFrame#textRemarks { background: $panel; border: 0 solid $border; border-top-width: 1px; }
QFrame#decisionBar { background: $surface; border: 0 solid $border; border-bottom-width: 1px; }
QWidget#workSide, QWidget#trackDetailsBody { background: $panel; border: none; }
QFrame#playingPane { background: $panel; border: none; }
QWidget#playerWindow { background: $panel; }
QSplitter::handle { background: $border; }

QLabel { background: transparent; color: $text; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="faint"] { color: $faint; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="success"] { color: $success; }
QLabel[textSize="small"] { font-size: $small; }
QLabel[textSize="strong"] { font-weight: 600; }
QLabel[textSize="badge"] { font-size: $small; font-weight: 600; }
QLabel[textSize="title"] { font-size: $title; font-weight: 600; }
QLabel[textSize="large"] { font-size: $large; font-weight: 600; }

QFrame[card="inset"] { background: $surface; border: 1px solid $border; border-radius: 6px; }
QFrame[card="plain"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
QFrame[card="danger"] {
  background: $danger_soft; border: 1px solid $danger_border; border-radius: 8px; }
QFrame[card="warning"] {
  background: $warning_soft; border: 1px solid $warning_soft; border-radius: 8px; }
QFrame[card="success"] {
  background: $success_soft; border: 1px solid $success_soft; border-radius: 8px; }
QFrame[badge] { border-radius: 12px; border: 1px solid $border; background: $raised; }
QFrame[badge="warning"] { background: $warning_soft; border-color: $warning_edge; }
QFrame[badge="success"] { background: $success_soft; border-color: $success_edge; }
QFrame[badge="danger"] { background: $danger_soft; border-color: $danger_border; }
QLabel[step="true"] { background: $selection; border-radius: 11px; color: $accent;
  font-size: $small; font-weight: 600; }
QFrame[chip="true"] { background: $selection_idle; border: 1px solid $border;
  border-radius: 13px; }
QFrame[chip="true"] QToolButton { padding: 2px; border-radius: 10px; }
QFrame#libraryStrip { background: $panel; border: 0 solid $border; border-top-width: 1px; }
QFrame#tourBubble { background: $raised; border: 2px solid $accent; border-radius: 8px; }
QFrame#filterPanel { background: $raised; border: 1px solid $border; }
QLabel[key="true"] { background: $raised; border: 1px solid $border; border-bottom: 2px solid
  $border; border-radius: 5px; padding: 2px 7px; font-size: $small; color: $text; }

QPushButton, QToolButton { background: $raised; color: $text; border: 1px solid $border;
  border-radius: 6px; padding: 5px 12px; }
QPushButton { min-height: $high; }
QToolButton { padding: 4px; }
QToolButton::menu-indicator { image: none; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QToolButton:disabled { color: $faint; border-color: $line; }
QPushButton:default { border-color: $muted; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 11px; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QPushButton[tone="danger"] { color: $danger; border-color: $danger_border; }
QPushButton[tone="danger"]:hover { background: $danger_soft; }
QPushButton[tone="danger"]:disabled { color: $faint; border-color: $line; }
QPushButton[tone="danger"]:focus { border-color: $danger; }
QPushButton[tone="destroy"] { color: $on_danger; background: $danger_fill;
  border-color: $danger_fill; font-weight: 600; }
QPushButton[tone="destroy"]:disabled { color: $faint; background: $line; border-color: $line; }
QPushButton[tone="destroy"]:focus { border: 2px solid $text; }
QPushButton[tone="primary"] { color: $on_accent; background: $accent; border-color: $accent;
  font-weight: 600; }
QPushButton[tone="primary"]:hover, QPushButton[tone="primary"]:pressed {
  background: $accent_hover; }
QPushButton[tone="primary"]:focus { border: 2px solid $text; }
QPushButton[tone="primary"]:disabled { color: $faint; background: $line; border-color: $line; }
QPushButton[tone="quiet"], QToolButton[tone="quiet"] { background: transparent;
  border-color: transparent; }
QPushButton[tone="quiet"]:hover, QToolButton[tone="quiet"]:hover { background: $hover; }
QPushButton[tone="quiet"]:focus, QToolButton[tone="quiet"]:focus { border-color: $accent; }
QPushButton[tone="link"] { background: transparent; border-color: transparent; color: $accent;
  padding: 2px 4px; min-height: $low; text-align: left; }
QPushButton[tone="link"]:hover { background: $hover; }
QPushButton[tone="link"]:disabled { color: $muted; }
QPushButton[tone="link"]:focus { border: 2px solid $accent; padding: 1px 3px; }
QPushButton[tone="menu"] { background: transparent; border-color: transparent; padding: 2px 5px;
  min-height: $menu_high; }
QPushButton[tone="menu"]:hover { background: $hover; }
QPushButton[tone="menu"]:focus { border: 2px solid $accent; padding: 1px 4px; }
QPushButton[tone="bar"] { background: transparent; border-color: transparent; color: $muted;
  font-size: $small; padding: 2px 7px; min-height: $low; }
QPushButton[tone="bar"]:disabled { color: $faint; }
QPushButton[tone="bar"]:hover { background: $hover; color: $text; }
QPushButton[tone="bar"]:focus { border: 2px solid $accent; padding: 1px 6px; }
QPushButton[tone="chip"] { background: $raised; border-radius: 12px; font-size: $small;
  padding: 1px 8px; min-height: $high; }
QPushButton[tone="chip"]:checked { background: $selection; border-color: $accent; }
QPushButton[tone="chip"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton#projectSwitcher { font-size: $title; font-weight: 600; }
QPushButton[tone="disclosure"] { background: transparent; border-color: transparent;
  padding: 5px 8px 5px 2px; text-align: left; }
QPushButton[tone="disclosure"]:focus { border: 2px solid $accent; padding: 4px 7px 4px 1px; }

QLineEdit { background: $raised; color: $text; border: 1px solid $field_border; border-radius: 6px;
  padding: 5px 8px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus { border: 2px solid $accent; padding: 4px 7px; }
QLineEdit[wrong="true"] { border-color: $danger; }
QComboBox, QAbstractSpinBox { background: $raised; color: $text; border: 1px solid $field_border;
  border-radius: 6px; padding: 0 8px; selection-background-color: $accent;
  selection-color: $on_accent; }
QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 7px; }
QComboBox::drop-down { border: none; width: $combo_room; }
QDateEdit::drop-down { border: none; width: $arrow_room; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent; border: none;
  padding: 0; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: 4px;
  selection-background-color: $selection; selection-color: $text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $steps_room; }
QSlider { background: transparent; min-height: 24px; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: $raised; border: 2px solid $accent; width: 12px;
  height: 12px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { background: $accent; }
QPlainTextEdit { background: $raised; color: $text; border: 1px solid $field_border;
  border-radius: 6px; padding: 4px; }
QPlainTextEdit#cueText { padding: 2px 4px 1px 4px; }
QPlainTextEdit:focus { border-color: $accent; }
QCheckBox::indicator, QTableView::indicator { width: $box; height: $box; }

QTabBar { background: transparent; border: none; }
QTabBar::tab { background: transparent; color: $muted; border: 2px solid transparent;
  border-radius: 0; padding: 6px 10px; margin-right: 4px; }
QTabBar[tight="true"]::tab { padding: 6px 2px; margin-right: 0; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:selected:focus { border-color: $accent; border-radius: 6px; }
QTableView, QListView, QTreeView { background: $surface; color: $text; border: none;
  outline: none; }
QTreeWidget#guideContents, QListWidget#guideHits { background: $panel; padding: 8px;
  selection-background-color: $selection; selection-color: $text; show-decoration-selected: 1; }
QTreeWidget#guideContents::item { padding: 4px 2px; border-radius: 4px; }
QListWidget#guideHits::item { padding: 8px; border-radius: 6px; }
QTreeWidget#guideContents::item:selected, QListWidget#guideHits::item:selected {
  background: $selection; color: $text; }
QWidget#guide, QWidget#guide QStackedWidget { background: $panel; }
QTextBrowser#guidePage { background: $surface; border: none; }
QHeaderView { background: $surface; border: none; }
QTableView QTableCornerButton::section { background: $surface; border: none;
  border-bottom: 1px solid $border; }
QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $border; padding: 0 12px; font-size: $small; font-weight: 500; }
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:hover { color: $text; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: $window; color: $text; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $line; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu#projectMenu::item { padding-right: 44px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QToolTip { background: $toast; color: $toast_text; border: 1px solid $toast_border;
  padding: 4px 6px; }

QFrame#notification { background: transparent; border: none; border-radius: 6px; }
QFrame#notification[kind="warning"] { background: $warning_soft; }
QFrame#notification[kind="error"] { background: $danger_soft; }
QFrame#notification QPushButton[tone="link"] { font-weight: 600; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px;
  min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""


def palette(look: ColourScheme) -> QPalette:
    """Return the colours of what Fusion draws by itself."""
    role = QPalette.ColorRole
    colours = QPalette(QColor(look.raised), QColor(look.window))
    for one, value in (
        (role.WindowText, look.text),
        (role.Base, look.surface),
        (role.AlternateBase, look.panel),
        (role.Text, look.text),
        (role.ButtonText, look.text),
        (role.PlaceholderText, look.faint),
        (role.Highlight, look.accent),
        (role.HighlightedText, look.on_accent),
        (role.Accent, look.accent),
        (role.Link, look.accent),
        (role.ToolTipBase, look.toast),
        (role.ToolTipText, look.toast_text),
        (role.Mid, look.border),
    ):
        colours.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, one, QColor(look.faint))
    return colours


def style_sheet(look: ColourScheme, points: float) -> str:
    """Return the rules in the colours of `look`; `points` is the size of ordinary text."""
    contrast = "contrast" in look.name
    words = {field.name: str(getattr(look, field.name)) for field in fields(look)}
    words |= {
        "small": f"{points * 0.9:.1f}pt",
        "title": f"{points * 1.1:.1f}pt",
        "large": f"{points * 1.35:.1f}pt",
        "combo_room": f"{scaled(20)}px",
        "arrow_room": f"{scaled(24)}px",
        "steps_room": f"{scaled(30)}px",
        "box": f"{scaled(_BOX)}px",
        "high": f"{scaled(20)}px",
        "low": f"{scaled(18)}px",
        "menu_high": f"{scaled(MENU_BUTTON) - 6}px",  # without padding and border
        "danger_fill": "#c23b34" if look.dark and not contrast else look.danger,
        "on_danger": "#000000" if look.dark and contrast else "#ffffff",
        "warning_edge": look.warning if contrast else look.warning_soft,
        "success_edge": look.success if contrast else look.success_soft,
        "accent_hover": QColor(look.accent).lighter(112).name(),
        "scroll": look.border if look.dark else "#c9c9c4",
    }
    return _filled(words)


def _filled(words: dict[str, str]) -> str:
    text = _RULES
    for word in sorted(words, key=len, reverse=True):  # $text would cut into $text_…
        text = text.replace(f"${word}", words[word])
    return text
