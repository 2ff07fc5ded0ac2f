from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from tests.domain.reports.test_moderation import row
from trackman.domain.journal import Act, Stage
from trackman.domain.reports.moderation import ReportPeriod, moderation_of
from trackman.ui.activity.moderation_dialog import ModerationDialog
from trackman.ui.widgets.date_edit import DateEdit

TODAY = date(2026, 6, 14)


@pytest.fixture
def dialog(qtbot):
    dialog = ModerationDialog(None, [("64174", "Acme"), ("2", "Other")], "64174", TODAY)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]


def choose(dialog, name, value):
    box = dialog.findChild(QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_this_month_of_this_project_is_proposed(dialog):
    assert dialog.period() == ReportPeriod(date(2026, 6, 1), TODAY)
    assert (dialog.project(), dialog.project_name()) == ("64174", "Acme")
    assert not dialog.findChild(DateEdit, "moderationFirst").isVisible()


def test_all_projects_and_any_time_can_be_asked_for(dialog, qtbot):
    with qtbot.waitSignal(dialog.changed):
        choose(dialog, "moderationPeriod", "all")
    with qtbot.waitSignal(dialog.changed):
        choose(dialog, "moderationProject", "")
    assert dialog.period() == ReportPeriod()
    assert (dialog.project(), dialog.project_name()) == (None, "")


def test_days_of_ones_own_never_end_before_they_begin(dialog, qtbot):
    choose(dialog, "moderationPeriod", "own")
    first = dialog.findChild(DateEdit, "moderationFirst")
    last = dialog.findChild(DateEdit, "moderationLast")
    assert first.isVisible()
    with qtbot.waitSignal(dialog.changed):
        first.show_day(date(2026, 7, 3))
    assert dialog.period() == ReportPeriod(date(2026, 7, 3), date(2026, 7, 3))
    last.show_day(date(2026, 5, 1))
    assert dialog.period() == ReportPeriod(date(2026, 5, 1), date(2026, 5, 1))


def test_figures_are_shown_and_nothing_can_be_saved_before(dialog):
    save = dialog.findChild(QPushButton, "moderationSave")
    assert not save.isEnabled()
    rows = [row(1), row(2), row(3, act=Act.RESTORE, stage=Stage.RESTORED, reason="")]
    dialog.show_found(moderation_of([*rows, row(4, stage=Stage.FAILED)]))
    shown = texts(dialog)
    assert shown[shown.index("Deleted") + 1] == "2"
    assert shown[shown.index("Failed or not confirmed") + 1] == "1"
    assert "typos: 2 · No reason given: 1" in shown
    assert save.isEnabled()
    dialog.wait()
    assert not save.isEnabled()
    dialog.show_found(moderation_of([]))
    assert "No tracks were changed then." in texts(dialog)
