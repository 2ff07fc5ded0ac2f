"""Deleting with the keyboard alone."""

import re

ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
LINK = f"https://northwind-stories.admin.datocms.com/media/assets/{LAUNCH}"


def test_deletes_a_track_from_link_to_notification(start, server, project, deletes):
    project.jobs_never_end = True
    program = start()
    program.read("Open a video to see its tracks")
    program.reader.listen()
    program.press("ctrl+l")
    program.type(LINK)
    program.press("Return")
    program.tracks(9)
    program.go_to_row(2)
    program.press("Delete")
    program.row_counts(2)
    assert program.tree.find("dialog") is None
    bar = program.find("panel", "Notification")
    program.read("Deleting “Italiano”…", bar)
    assert bar.find("push button", "Undo")
    assert len(program.tracks(9).sentences()) == 9
    (job,) = project.jobs.values()
    assert job.ended_at is None
    project.end_job(job.id)
    program.tracks(8)
    assert "Italiano" not in str(program.tracks(8).sentences())
    details = program.find("panel", "Track details")
    program.read("DatoCMS confirmed the deletion at", details)
    words = details.words()
    assert {"Italiano", "it-IT", "Deleted", ITALIANO, LAUNCH} <= set(words)
    assert job.id in str(words)
    program.read("“Italiano” deleted", program.find("panel", "Notification"))
    assert program.tracks(8).selected_rows() == []
    program.press("Delete")  # in the table, where the keyboard is again
    program.read("Select a track.", program.find("panel", "Notification"))
    program.press("Down")
    program.wait_for(lambda: program.tracks(8).cell(3, 0).has("selected"), "the row below")
    (delete,) = deletes()
    assert delete.path == f"/uploads/{LAUNCH}/tracks/{ITALIANO}"
    assert_documented_headers(delete, server.token)
    heard = program.reader.heard()
    assert any(re.fullmatch(r"Italiano: Deleting… \d+ s", said) for said in heard)
    assert "“Italiano” deleted · the last of this video in Italian" in heard


def test_the_arrows_reach_the_rows_right_after_opening(start):
    program = start()
    program.read("Open a video to see its tracks")
    program.press("ctrl+l")
    program.type(LAUNCH)
    program.press("Return")
    table = program.tracks(9)
    program.press("Down")
    program.wait_for(lambda: table.has("focused"), "the keyboard in the table")


def test_a_question_answered_in_haste_deletes_nothing(opened, server, deletes):
    opened.go_to_row(8)
    for answer in ("Return", "Escape", "space", "the cross"):
        opened.press("Delete")
        opened.find("dialog", "Delete “Doppiaggio italiano”?")
        assert opened.find("push button", "Cancel").has("default")
        if answer == "the cross":
            opened.close_uppermost()
        else:
            opened.press(answer)
        opened.gone("dialog")

    def readings() -> int:
        return sum(seen.path.endswith("/tracks") for seen in server.seen)

    read_before = readings()
    opened.press("F5")
    opened.wait_for(lambda: readings() > read_before, "the video read again")
    assert deletes() == []
    assert opened.row_says(8, "Ready") == "Ready"


def test_what_cannot_be_undone_is_asked_about_first(opened, deletes):
    opened.go_to_row(8)
    opened.press("Delete")
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    opened.read("trackman can’t back up audio, so this can’t be undone.")
    opened.press("Tab")
    opened.keyboard_is_at("push button", "Delete audio track")
    assert deletes() == []
    opened.press("Return")
    opened.tracks(8)
    bar = opened.find("panel", "Notification")
    opened.read("“Doppiaggio italiano” deleted", bar)
    assert bar.find("push button", "Undo") is None
    assert len(deletes()) == 1


def test_enter_pressed_too_often_sends_one_delete(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.go_to_row(8)
    opened.press("Delete")
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    opened.press("Tab", "Return", "Return", "Return", delay_ms=0)
    opened.gone("dialog")
    opened.read("Deleting “Doppiaggio italiano”…")
    opened.press("Delete", "Return")
    opened.read("The selected tracks are already being deleted.")
    end_job(opened)
    opened.tracks(8)
    assert len(deletes()) == 1


def test_del_pressed_twice_asks_once_and_sends_one_delete(opened, deletes):
    opened.go_to_row(8)
    opened.press("Delete", "Delete", delay_ms=0)
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    opened.press("Tab", "Return")
    opened.tracks(8)
    assert opened.tree.find("dialog") is None
    assert len(deletes()) == 1


def test_del_pressed_twice_deletes_one_track_without_a_question(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.go_to_row(2)
    opened.press("Delete", "Delete", delay_ms=0)
    opened.row_counts(2)
    opened.press("Delete")
    opened.read("The selected tracks are already being deleted.")
    assert opened.tree.find("dialog") is None
    end_job(opened)
    opened.tracks(8)
    assert len(deletes()) == 1


def test_del_pressed_ten_times_fast_deletes_the_selected_track_alone(opened, deletes):
    opened.go_to_row(2)
    opened.press(*["Delete"] * 10, delay_ms=0)
    opened.tracks(8)
    opened.press(*["Delete"] * 10, delay_ms=0)
    opened.read("Select a track.", opened.find("panel", "Notification"))
    assert opened.tracks(8)
    assert len(deletes()) == 1


def test_of_several_those_not_begun_can_be_called_off(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.go_to_row(0)
    opened.press("shift+Down", "shift+Down")
    opened.read("3 tracks selected")
    opened.press("Delete")
    opened.find("dialog", "Delete 3 tracks?")
    opened.read("This video will have no subtitles left in: English")
    opened.read("trackman backs them up first, so this can be undone.")
    opened.press("Tab", "Return")
    opened.row_says(0, "Deleting…")
    opened.row_says(1, "Waiting to be deleted")
    bar = opened.find("panel", "Notification")
    opened.read("Deleting tracks… 0 of 3", bar)
    bar.find("push button", "Cancel").press()
    opened.row_says(1, "Ready")
    end_job(opened)
    opened.tracks(8)
    opened.read("2 deletions were cancelled before they started.", bar)
    assert len(deletes()) == 1


def assert_documented_headers(seen, token):
    headers = {name.lower(): value for name, value in seen.headers.items()}
    assert headers["authorization"] == f"Bearer {token}"
    assert headers["accept"] == "application/json"
    assert headers["x-api-version"] == "3"
    assert headers["user-agent"].startswith("trackman/")
    assert "content-type" not in headers
    assert "x-environment" not in headers
    assert seen.query == {}
    assert seen.body == b""
