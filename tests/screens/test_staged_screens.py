"""Opens the decisions of a review in each state, keeps a picture, and checks what must hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QPushButton

from tests.screens.geometry import check_buttons, check_labels, settle
from tests.screens.test_screens import picture
from tests.store.samples import sample
from trackman.domain.journal import Consent, Stage
from trackman.domain.review.conflicts import DecisionConflict, FoundConflict
from trackman.domain.review.queue import QueueItem, Reviewer
from trackman.domain.review.records import (
    Approval,
    Decision,
    ReviewApplication,
    ReviewSnapshot,
    Verdict,
)
from trackman.domain.review.staging import (
    JointConsequences,
    StagedDecision,
    Standing,
    TextComparison,
    VideoLook,
    by_video,
)
from trackman.domain.review.state import ReviewItemState
from trackman.domain.tracks import Track
from trackman.ui.review.staged_dialog import StagedDialog
from trackman.ui.review.staged_model import StagedFilter

NOON = datetime(2026, 6, 14, 12, tzinfo=UTC)
ME, BEN = Reviewer("me", "Anna"), Reviewer("ben", "Benedikt Achleitner-Wolkenstein")
NAME = "Bedienungsanleitungen"
LONG = "Bedienungsanleitungsübersetzungsqualitätssicherungsuntertitel"
NAMES = ("summer-launch-2026.mp4", "interview-ceo-final.mov", f"{LONG}.mp4")


def track(place, code):
    return Track(f"t{place}", f"v{place // 2}", "subtitles", NAME, code, False, "ready", None)


def row(place, standing, by=ME, verdict=Verdict.DELETE, conflict=None, entry=None, kind=None):
    one = track(place, ("it-IT", "de", "fr-CH", "pt-BR")[place % 4])
    one = replace(one, kind=kind or one.kind)
    item = QueueItem(one, NAMES[place % 3], "play")
    decision = Decision(
        f"d{place}", item.key, by, NOON, verdict, ReviewSnapshot(one), "Wrong language"
    )
    other = Decision(f"o{place}", item.key, BEN, NOON, Verdict.KEEP, ReviewSnapshot(one))
    decided = (decision, other) if standing is Standing.DISPUTED else (decision,)
    refused = Approval("a", item.key, BEN, NOON, decision.id, released=False)
    begun = ReviewApplication("b", item.key, BEN, NOON, decision.id, "elsewhere")
    state = ReviewItemState(
        decided,
        approvals=(refused,) if standing is Standing.REFUSED else (),
        applications=(begun,) if standing is Standing.ELSEWHERE else (),
    )
    found = FoundConflict(conflict, one) if conflict is not None else None
    return StagedDecision(item, state, standing, found, entry)


def everything():
    deleted = sample(stage=Stage.DELETED, consent=Consent(BEN.name, NOON))
    rows = [
        row(0, Standing.READY),
        row(1, Standing.READY),
        row(2, Standing.READY, entry=sample(stage=Stage.FAILED)),
        row(3, Standing.NO_DELETION, verdict=Verdict.KEEP),
        row(4, Standing.DONE, entry=deleted),
    ]
    rows += [row(5 + place, Standing.IN_CONFLICT, conflict=one)
             for place, one in enumerate(DecisionConflict)]  # fmt: skip
    others = [one for one in Standing if one not in {each.standing for each in rows}]
    rows.append(row(19, Standing.READY, kind="audio"))
    by = {Standing.TO_APPROVE: BEN}
    return rows + [
        row(20 + place, one, by.get(one, ME), entry=sample(stage=Stage.UNKNOWN))
        for place, one in enumerate(others)
    ]


def opened(window, rows, above=20):
    dialog = StagedDialog(window, "Summer films in Italian", ME.id, above)
    dialog.open()
    dialog.refuse(None)
    dialog.show_rows(rows)
    ticked = dialog.ticked()
    looks: dict[str, VideoLook] = {}
    for one in rows:
        upload = one.item.track.upload_id
        known = looks.get(upload)
        tracks = (*((known.tracks or ()) if known else ()), one.item.track)
        looks[upload] = VideoLook(upload, one.item.filename, tracks, is_fresh=True)
    found = JointConsequences()
    for upload, of_video in by_video(ticked).items():
        found.add(of_video, looks.get(upload))
    dialog.show_consequences(found)
    return dialog


def ready(window):
    opened(window, [row(place, Standing.READY) for place in range(14)])


def mixed(window):
    dialog = opened(window, everything())
    dialog.say_dry_run(TextComparison(1, 1, 1))
    dialog.table.select_row(5)


def in_conflict(window):
    dialog = opened(window, everything())
    dialog.table.select_row(7)


def looking(window):
    dialog = opened(window, everything())
    dialog.show_progress("Looking at the videos as they are now: 3 of 12")


def offline(window):
    dialog = opened(window, [row(place, Standing.NOT_READ) for place in range(5)])
    dialog.say(
        "DatoCMS can’t be reached. What couldn’t be checked is not deleted. The decisions are "
        "kept: apply them once DatoCMS can be reached.",
        "warning",
    )


def to_approve(window):
    dialog = opened(window, [row(place, Standing.TO_APPROVE, BEN) for place in range(5)])
    dialog.show_only(StagedFilter.APPROVAL)
    dialog.model.tick([0, 1, 2], True)


def held(window):
    opened(window, [row(place, Standing.WAITING) for place in range(4)])


def many(window):
    opened(window, [row(place, Standing.READY) for place in range(60)])


def nothing(window):
    opened(window, [])


STATES = [ready, mixed, in_conflict, looking, offline, to_approve, held, many, nothing]


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 640)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_nothing_is_clipped(qtbot, window, save_picture, state, scheme, size):
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    state(window)
    settle()
    dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    for dialog in dialogs:
        with qtbot.waitActive(dialog):
            dialog.activateWindow()
    name = f"staged-{state.__name__}-{scheme}-{size[0]}.png"
    save_picture(name, lambda: picture(window, dialogs))
    for top in (window, *dialogs):
        check_labels(top)
        check_buttons(top)
    assert window.size().toTuple() == size
    for dialog in dialogs:
        dialog.close()


def test_buttons_that_have_no_room_beside_each_other_stand_in_two_rows(qtbot, window):
    to_approve(window)
    (dialog,) = window.findChildren(StagedDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    apply, check = (dialog.findChild(QPushButton, name) for name in ("stagedApply", "stagedCheck"))
    apply.setText("Alle angehakten Löschungen ausführen, nachdem alles noch einmal angesehen wurde")
    narrow = apply.parentWidget().sizeHint().width() + 60
    wide = narrow + check.parentWidget().sizeHint().width() + 60
    for width, rows in ((wide, 1), (narrow, 2), (wide, 1)):
        dialog.resize(width, 600)
        settle()
        heights = {one.mapTo(dialog, QPoint()).y() for one in (apply, check)}
        assert len(heights) == rows
        check_buttons(dialog)
    dialog.close()
