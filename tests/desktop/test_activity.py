"""The page of what runs and what was done."""

import re

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
OTHER = "how-to-return-an-item.mp4"


def go_to_tab(program, name):
    """Go to a tab with the keyboard alone, right after Ctrl+J."""
    program.wait_for(lambda: program.tree.find("page tab", "Activity"), "the tabs")
    tab = program.find("page tab", name)

    def chosen():
        return [one.name for one in program.tree.all("page tab") if one.has("selected")]

    while not tab.has("selected"):
        before = program.wait_for(chosen, "a tab")
        program.press("Right")
        program.wait_for(lambda before=before: chosen() != before, "another tab")
    return program.find("table", name)


def go_to(program, part):
    """Press Tab until a part has the keyboard."""
    while not part.has("focused"):
        program.tab()


def test_its_parts_can_be_read(opened):
    opened.delete_row(2)
    opened.tracks(8)
    opened.press("ctrl+j")
    activity = opened.find("table", "Activity")
    opened.wait_for(lambda: activity.height == 1, "the deletion")
    assert "Delete “Italiano”" in activity.sentences()[0]
    opened.wait_for(lambda: "Deleted" in activity.sentences()[0], "its end")
    deleted = go_to_tab(opened, "Recently deleted")
    opened.wait_for(lambda: deleted.height == 1, "the deleted track")
    assert "Italiano" in deleted.sentences()[0]
    opened.wait_for(lambda: "Can be restored" in deleted.sentences()[0], "that it can be restored")
    opened.find("push button", "Restore")
    history = go_to_tab(opened, "History")
    opened.wait_for(lambda: history.height == 1, "the entry")
    assert "Italiano" in history.sentences()[0]
    opened.press("Escape")
    opened.tracks(8)


def test_restores_from_recently_deleted_with_the_keyboard_alone(opened, deletes, creations):
    opened.delete_row(2)
    opened.tracks(8)
    opened.press("ctrl+j")
    deleted = go_to_tab(opened, "Recently deleted")
    opened.wait_for(lambda: deleted.height == 1, "the deleted track")
    go_to(opened, deleted)
    opened.press("space")
    opened.wait_for(lambda: deleted.cell(0, 0).has("selected"), "the row selected")
    restore = opened.find("push button", "Restore")
    go_to(opened, restore)
    opened.press("Return")
    opened.read(
        "“Italiano” restored with identical subtitles", opened.find("panel", "Notification")
    )
    opened.wait_for(lambda: "Restored" in deleted.sentences()[0], "that it is restored")
    opened.wait_for(lambda: not restore.has("enabled"), "that it cannot be restored twice")
    opened.press("Escape")
    assert "Italiano, subtitles, Italian (Italy), ready" in str(opened.tracks(9).sentences())
    assert (len(deletes()), len(creations())) == (1, 1)


def test_what_waits_can_be_called_off_there(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.go_to_row(0)
    opened.press("shift+Down")
    opened.read("2 tracks selected")
    opened.press("Delete")
    opened.find("dialog", "Delete 2 tracks?")
    opened.press("Tab", "Return")
    opened.row_says(0, "Deleting…")
    opened.row_says(1, "Waiting to be deleted")
    opened.press("ctrl+j")
    activity = opened.find("table", "Activity")
    opened.wait_for(lambda: activity.height == 2, "both")
    waiting = next(n for n, text in enumerate(activity.sentences()) if "Français" in text)
    opened.click_cell(activity, waiting)
    opened.click(opened.find("push button", "Cancel"))
    opened.wait_for(lambda: "Cancelled" in activity.sentences()[waiting], "that it was called off")
    end_job(opened)
    opened.wait_for(
        lambda: any("English" in text and "Deleted" in text for text in activity.sentences()),
        "the end of the other",
    )
    assert len(deletes()) == 1


def test_the_button_below_shows_what_runs_and_leads_there(opened, project):
    project.jobs_never_end = True
    opened.delete_row(2)
    button = opened.find("push button", "1 running")
    opened.click(button)
    activity = opened.find("table", "Activity")
    counted = re.compile(r"Deleting… [1-9][0-9]? s")
    opened.wait_for(lambda: counted.search(str(activity.sentences())), "how far it is")
