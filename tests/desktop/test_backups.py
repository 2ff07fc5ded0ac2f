"""Texts that cannot be saved before a delete."""

import pytest

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
WITHOUT = "Delete without backup"


def test_what_cannot_be_saved_is_not_deleted_and_says_why(opened, project, deletes):
    project.answer_next_with_html(host="stream", times=99)
    opened.delete_row(2)
    why = "The subtitle file can’t be reached"
    opened.row_says(2, f"Not deleted: {why}")
    opened.read(f"“Italiano” was not deleted: {why}", opened.find("panel", "Notification"))
    details = opened.find("panel", "Track details")
    opened.read(why, details)
    opened.read("trackman can’t back up tracks right now. Try again in a minute.", details)
    assert details.find("push button", "Try again")
    assert deletes() == []


@pytest.mark.parametrize("answer", ["Return", "Escape"])
def test_deleting_without_a_backup_answered_in_haste_deletes_nothing(
    opened, project, deletes, answer
):
    project.answer_next_with_html(host="stream", times=99)
    opened.delete_row(2)
    opened.row_says(2, "Not deleted")
    opened.find("panel", "Track details").find("push button", WITHOUT).press()
    opened.find("dialog", "“Italiano” couldn’t be backed up")
    assert opened.find("push button", "Keep").has("default")
    opened.press(answer)
    opened.gone("dialog")
    opened.row_says(2, "Not deleted")
    assert deletes() == []


def test_deleting_without_a_backup_asks_and_deletes(opened, project, deletes):
    project.answer_next_with_html(host="stream", times=99)
    opened.delete_row(2)
    opened.row_says(2, "Not deleted")
    details = opened.find("panel", "Track details")
    opened.click(details.find("push button", WITHOUT))
    dialog = opened.find("dialog", "“Italiano” couldn’t be backed up")
    opened.read("Deleting it without a backup can’t be undone.")
    assert deletes() == []
    opened.click(dialog.find("push button", WITHOUT))
    opened.tracks(8)
    opened.read("There’s no backup, so it can’t be restored.", details)
    bar = opened.find("panel", "Notification")
    opened.read("“Italiano” deleted", bar)
    assert bar.find("push button", "Undo") is None
    assert details.find("push button", "Restore") is None
    assert len(deletes()) == 1


def test_trying_again_saves_the_text_and_deletes(opened, project, deletes):
    project.answer_next_with_html(host="stream", times=99)
    opened.delete_row(2)
    opened.row_says(2, "Not deleted")
    project.surprises.clear()
    details = opened.find("panel", "Track details")
    # The first one, where no text could be read, reads it again.
    [one for one in details.all("push button") if one.name == "Try again"][-1].press()
    opened.tracks(8)
    bar = opened.find("panel", "Notification")
    opened.read("“Italiano” deleted", bar)
    assert bar.find("push button", "Undo")
    assert len(deletes()) == 1
