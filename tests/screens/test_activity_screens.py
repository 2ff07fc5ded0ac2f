"""Opens the page of activity in each state, keeps a picture, and checks what must hold anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.screens.geometry import check_buttons, check_headers, check_labels, settle
from tests.screens.test_screens import picture
from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Backup, Entry, Place, Stage
from trackman.ui.activity.activity_page import Tab
from trackman.ui.activity.name_clash import ClashRequest, NameClash
from trackman.ui.activity.work_model import ActivityRow
from trackman.ui.widgets.video_question import VideoQuestion
from trackman.ui.wording.problem import Problem

LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
WORK: tuple[ActivityRow, ...] = (
    ActivityRow(
        "1",
        "Delete “Italiano”",
        "summer-launch-2026.mp4",
        "Deleting… 4 s",
        "running",
        4,
        can_cancel=True,
    ),
    ActivityRow(
        "2",
        "Restore “Schweizerdeutsch”",
        "interview-ceo-final.mov",
        "Uploading subtitles… 45 %",
        "running",
        2,
        0.45,
        can_cancel=True,
    ),
    ActivityRow(
        "3",
        "Delete “العربية”",
        "summer-launch-2026.mp4",
        "Waiting to be deleted",
        "waiting",
        can_cancel=True,
    ),
    ActivityRow(
        "4",
        "Delete “Español (auto)”",
        "how-to-return-an-item.mp4",
        "Not deleted: Somebody else is changing this video",
        "problem",
        8,
        can_try_again=True,
        problem="DatoCMS makes one change to a video at a time. Try again in a moment.",
    ),
    ActivityRow(
        "5",
        "Delete “日本語”",
        "factory-tour-q3.mp4",
        "Deletion not confirmed",
        "problem",
        75,
        can_try_again=True,
    ),
    ActivityRow("6", "Delete “Français”", "summer-launch-2026.mp4", "Deleted", "done", 6),
    ActivityRow(
        "7",
        "Delete “Audio description”",
        "summer-launch-2026.mp4",
        "Deleted without a backup",
        "lost",
        6,
    ),
    ActivityRow("8", "Delete “Deutsch”", "summer-launch-2026.mp4", "Cancelled", "cancelled", 2),
)
WORK = tuple(replace(one, began=datetime(2026, 6, 14, 22, 42, tzinfo=UTC)) for one in WORK)
BROKEN = Problem(
    "The journal is damaged",
    "trackman won’t change anything it can’t record first. Put back a copy "
    "of the data folder, or import an earlier archive.",
    (("Reason", "database disk image is malformed"),),
    retry="Noch einmal",
)


def entries(video):
    place = Place("81", "Northwind Stories", None, video.id, video.upload.filename)
    now = datetime.now(UTC)
    made = []
    for number, track in enumerate(video.tracks):
        saved = Backup("9f86d081884c7d65" * 4, 12_400 + number, 214)
        entry = Entry(
            f"e{number}",
            Act.DELETION,
            Stage.DELETED,
            "b",
            place,
            track,
            now - timedelta(hours=number * 7, seconds=6),
            now - timedelta(hours=number * 7),
            account="Track moderation",
            reason="Machine translated" if number % 3 else "",
            backup=saved if track.kind == "subtitles" and track.status == "ready" else None,
            job_id="f67a713a8c52b1d04e9a6c35",
            request_ids=("7f2b1a90-8e0c-4d21-9a2b-0b6f3c1d5e77", "d21-9a2b-0b6f3c1d5e77"),
            returned=track,
            seconds=6.2,
        )
        made.append(entry)
    made[1] = replace(made[1], restored_as="kTz5Ne01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017n")
    return made


def rows(video, count=128):
    kept = entries(video)
    ends = (Stage.DELETED, Stage.RESTORED, Stage.FAILED, Stage.UNKNOWN, Stage.ACCEPTED)
    return [row(kept[number % len(kept)], number, ends[number % 5]) for number in range(count)]


def row(entry, number, stage):
    place, track = entry.place, entry.track
    return HistoryRow(
        id=f"h{number}",
        act=Act.RESTORE if stage is Stage.RESTORED else Act.DELETION,
        stage=stage,
        project_name=place.project_name,
        environment=None,
        upload_id=place.upload_id,
        filename=place.filename,
        kind=track.kind,
        name=track.name,
        language_code=track.language_code,
        planned_at=entry.planned_at,
        seconds=6.2,
        account=entry.account,
        reason=entry.reason,
        code="CONCURRENT_UPLOAD_UPDATE" if stage is Stage.FAILED else None,
        has_backup=entry.backup is not None,
        restored_as=entry.restored_as,
    )


def no_work(page, video):
    page.show_work(())


def some_work(page, video):
    page.show_work(WORK)
    page.work.table.select_row(1)
    page.work.table.setFocus()


def left_by_a_kill(page, video):
    some_work(page, video)
    page.work.show_offer("Go on with 1,038 deletions", "Keep 1,038 tracks")


def much_work(page, video):
    page.show_work(
        [
            ActivityRow(
                str(place),
                f"Löschen „{LONG}“",
                f"{LONG}-{place}.mp4",
                f"Löschen… {LONG}",
                "running",
                place * 10,
                place / 40,
            )
            for place in range(40)
        ]
    )


def nothing_deleted(page, video):
    page.show_tab(Tab.DELETED)


def deleted_tracks(page, video):
    page.show_tab(Tab.DELETED)
    page.deleted.show_entries(entries(video), {"e3"})
    page.deleted.table.select_row(2)
    page.deleted.table.setFocus()


def several_deleted(page, video):
    deleted_tracks(page, video)
    page.deleted.table.selectAll()


def deleted_unreadable(page, video):
    page.show_tab(Tab.DELETED)
    page.deleted.show_problem(BROKEN)


def asking_where(page, video):
    deleted_tracks(page, video)
    dialog = VideoQuestion(page.window(), "Restore “Italiano” into which video?", "Restore there")
    dialog.open()
    address = dialog.findChild(QLineEdit)
    assert address is not None
    address.setText("https://example.com/video/42")
    dialog.accept()


def name_clash(page, video):
    deleted_tracks(page, video)
    request = ClashRequest(video.upload.filename, "Italiano", video.tracks[2], is_one_of_many=True)
    NameClash(page.window(), request).open()


def no_history(page, video):
    page.show_tab(Tab.HISTORY)


def no_match(page, video):
    page.show_tab(Tab.HISTORY)
    page.history.filters.search.setText("zebra")
    page.history.filters.search.returnPressed.emit()
    page.history.show_rows(())


def history(page, video):
    page.show_tab(Tab.HISTORY)
    page.history.filters.offer_projects([("81", "Northwind Stories"), ("82", "Southwind")])
    page.history.show_rows(rows(video))
    page.history.table.select_row(2)
    failed = replace(
        entries(video)[2],
        id="h2",
        stage=Stage.FAILED,
        code="CONCURRENT_UPLOAD_UPDATE",
        fault="CONCURRENT_UPLOAD_UPDATE (HTTP 422)",
    )
    page.history.show_entry(failed)


def history_unreadable(page, video):
    page.show_tab(Tab.HISTORY)
    page.history.show_problem(BROKEN)


def with_a_message(page, video):
    deleted_tracks(page, video)
    page.window().notification.say("“Italiano” restored with identical subtitles", "success")


STATES = [
    no_work,
    some_work,
    left_by_a_kill,
    much_work,
    nothing_deleted,
    deleted_tracks,
    several_deleted,
    deleted_unreadable,
    asking_where,
    name_clash,
    no_history,
    no_match,
    history,
    history_unreadable,
    with_a_message,
]
SIZES = [(1360, 820), (860, 520), (3840, 2000)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, launch, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.workspace.show_activity()
    state(window.activity, launch)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    name = f"activity-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    check_headers(window)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()
