"""Opens the page of activity in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

import pytest

from tests.screens.test_screens import check_buttons, check_headers, check_labels, settle
from trackman.ui.activity.work import Work
from trackman.ui.theme import set_scheme

WORK = (
    Work("1", "Delete “Italiano”", "summer-launch-2026.mp4", "Deleting… 4 s", "running", 4,
         can_cancel=True),
    Work("2", "Restore “Schweizerdeutsch”", "interview-ceo-final.mov", "Sending the text… 45 %",
         "running", 2, 0.45, can_cancel=True),
    Work("3", "Delete “العربية”", "summer-launch-2026.mp4", "Waiting to be deleted", "waiting",
         can_cancel=True),
    Work("4", "Delete “Español (auto)”", "how-to-return-an-item.mp4",
         "Not deleted: Somebody else is changing this video", "problem", 8, can_try_again=True,
         problem="DatoCMS makes one change to a video at a time. Try again in a moment."),
    Work("5", "Delete “日本語”", "factory-tour-q3.mp4", "Not known whether deleted", "problem", 75,
         can_try_again=True),
    Work("6", "Delete “Français”", "summer-launch-2026.mp4", "Deleted", "done", 6),
)  # fmt: skip


def no_work(page):
    page.show_work(())


def some_work(page):
    page.show_work(WORK)
    page.work.table.select_row(1)
    page.work.table.setFocus()


def much_work(page):
    words = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
    page.show_work(
        [
            Work(str(place), f"Löschen „{words}“", f"{words}-{place}.mp4", f"Löschen… {words}",
                 "running", place * 10, place / 40)
            for place in range(40)
        ]
    )  # fmt: skip


STATES = [no_work, some_work, much_work]
SIZES = [(1360, 820), (860, 520), (2560, 1400)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, folder, state, scheme, size):
    set_scheme(scheme)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_activity()
    state(window.activity)
    settle()
    window.grab().save(str(folder / f"activity-{state.__name__}-{scheme}-{size[0]}.png"))
    check_labels(window)
    check_buttons(window)
    check_headers(window)
