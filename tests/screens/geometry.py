"""What must hold on any screen: nothing clipped, nothing outside, nothing without words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView

from tests.pseudo import OPEN
from trackman.ui.account.switcher import ProjectSwitcher
from trackman.ui.library.library_pane import LibraryPane
from trackman.ui.theme.scale import SMALLEST_WINDOW, scaled
from trackman.ui.widgets.labels import ElidedText, Paragraph
from trackman.ui.widgets.line_button import LineButton
from trackman.ui.widgets.menu_button import MenuButton


def has_longer_words():
    """Tell whether the language nobody speaks is spoken, where names have to give way."""
    return QCoreApplication.translate("Any", "word").startswith(OPEN)


def settle():
    for _ in range(4):  # a layout inside a layout asks again
        QCoreApplication.sendPostedEvents()


def check_labels(top):
    for label in shown(top, QLabel):
        if isinstance(label, Paragraph):
            assert label.height() >= label.heightForWidth(label.width()), label.objectName()
        elif isinstance(label, ElidedText):
            assert label.height() >= label.fontMetrics().height(), label.objectName()
            assert label.width() >= 24 or not label.is_cut(), label.objectName()
        else:
            wanted = label.sizeHint()
            assert label.width() >= wanted.width(), label.objectName()
            assert label.height() >= wanted.height(), label.objectName()


def check_buttons(top):
    gives_way = has_longer_words() or isinstance(top, LibraryPane)  # tested with long names
    for button in shown(top, QAbstractButton):
        if not button.objectName():
            continue  # Qt's own, such as the corner of a table
        elides = isinstance(button, MenuButton | ProjectSwitcher) and gives_way
        elides = elides or isinstance(button, LineButton)  # unfolds to all of its words
        wanted = button.minimumSizeHint() if elides else button.sizeHint()
        assert button.width() >= min(wanted.width(), button.maximumWidth()), button.objectName()
        assert button.height() >= min(wanted.height(), button.maximumHeight()), button.objectName()
        left_top = button.mapTo(top, QPoint(0, 0))
        sides = QRect(left_top, button.size())
        assert top.rect().left() <= sides.left(), button.objectName()
        assert sides.right() <= top.rect().right(), button.objectName()


def check_headers(window):
    for table in shown(window, QTableView):
        header = table.horizontalHeader()
        for section in range(header.count()):
            if header.isSectionHidden(section):
                continue  # its words are in the details
            title = table.model().headerData(section, header.orientation())
            needed = header.fontMetrics().horizontalAdvance(title) + 24
            assert not title or header.sectionSize(section) >= needed, title
        assert header.length() <= table.viewport().width()


def shown(top, kind):
    children = [child for child in top.findChildren(kind) if child.window() is top.window()]
    return [child for child in children if child.isVisibleTo(top)]


def resize(window, size):
    """Give a window a size, but none too small for its size of text: screens have room for that."""
    window.resize(QSize(*size).expandedTo(QSize(*map(scaled, SMALLEST_WINDOW))))
