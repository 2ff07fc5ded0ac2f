"""Bringing back what was deleted a moment ago."""

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
ITALIANO = "xBe7u01029ipxBLQhYzZCJ1cke01zCkuUsgnYtH0017nNzbpv2YcsoMDmw"
AS_BEFORE = "Italiano, subtitles, Italian (Italy), ready"


def brought_back(project, text):
    """Return the track in the place of the deleted one, if it is the same but for its id."""
    tracks = project.uploads[LAUNCH].tracks
    (track,) = [one for one in tracks.values() if one.name == "Italiano"]
    same = (track.type, track.language_code, track.closed_captions, track.vtt) == (
        "subtitles",
        "it-IT",
        False,
        text,
    )
    return track if same and track.id != ITALIANO and len(tracks) == 9 else None


def test_a_delete_is_undone_with_the_keyboard_alone(opened, project, deletes, creations):
    text = project.uploads[LAUNCH].tracks[ITALIANO].vtt
    opened.delete_row(2)
    opened.tracks(8)
    bar = opened.find("panel", "Notification")
    opened.read("“Italiano” deleted", bar)
    opened.press("ctrl+z")
    opened.read("“Italiano” restored with identical subtitles", bar)
    table = opened.tracks(9)
    assert AS_BEFORE in str(table.sentences())
    assert brought_back(project, text)
    opened.press("ctrl+z")
    opened.press("ctrl+j")
    opened.find("table", "Activity")
    assert (len(deletes()), len(creations())) == (1, 1)


def test_a_delete_is_undone_with_the_mouse_at_the_side(opened, project, deletes, creations):
    text = project.uploads[LAUNCH].tracks[ITALIANO].vtt
    opened.delete_row(2)
    opened.tracks(8)
    details = opened.find("panel", "Track details")
    opened.read("It’s backed up and can be restored.", details)
    opened.click(details.find("push button", "Restore"), times=2)
    opened.tracks(9)
    back = brought_back(project, text)
    opened.read(back.id, details)
    assert (len(deletes()), len(creations())) == (1, 1)


def test_the_button_undo_is_reached_with_the_keyboard(opened, project, creations):
    text = project.uploads[LAUNCH].tracks[ITALIANO].vtt
    opened.delete_row(2)
    bar = opened.find("panel", "Notification")
    opened.read("“Italiano” deleted", bar)
    undo = bar.find("push button", "Undo")
    while not undo.has("focused"):
        opened.tab()
    opened.press("Return")
    opened.read("“Italiano” restored with identical subtitles", bar)
    assert brought_back(project, text)
    assert len(creations()) == 1


def test_undo_stops_a_delete_that_is_not_sent_yet(opened, project, deletes):
    project.hang_next(host="stream", times=99)
    opened.delete_row(2)
    opened.row_says(2, "Backing up…")
    opened.press("ctrl+z")
    assert opened.row_says(2, "Ready") == "Ready"
    opened.read("Cancelled. Nothing was deleted.", opened.tree)
    opened.press("ctrl+z")
    assert opened.tracks(9).sentences()[2].startswith(AS_BEFORE)
    assert deletes() == []


def test_undo_while_it_is_deleted_brings_it_back_right_after(
    opened, project, deletes, creations, end_job
):
    text = project.uploads[LAUNCH].tracks[ITALIANO].vtt
    project.jobs_never_end = True
    opened.delete_row(2)
    opened.row_counts(2)
    opened.press("ctrl+z")
    opened.read("Still working. It will be undone as soon as that has finished.")
    assert creations() == []
    project.jobs_never_end = False
    end_job(opened)
    opened.read("“Italiano” restored with identical subtitles")
    assert AS_BEFORE in str(opened.tracks(9).sentences())
    assert brought_back(project, text)
    assert (len(deletes()), len(creations())) == (1, 1)


def test_a_batch_is_undone_as_one(opened, project, deletes, creations):
    opened.go_to_row(0)
    opened.press("shift+Down", "shift+Down")
    opened.read("3 tracks selected")
    opened.press("Delete")
    opened.find("dialog", "Delete 3 tracks?")
    opened.press("Tab", "Return")
    opened.tracks(6)
    bar = opened.find("panel", "Notification")
    opened.read("3 tracks deleted.", bar)
    opened.press("ctrl+z")
    opened.read("3 tracks restored", bar)
    opened.tracks(9)
    assert (len(deletes()), len(creations())) == (3, 3)
    names = {track.name for track in project.uploads[LAUNCH].tracks.values()}
    assert {"English", "Français", "Italiano"} <= names
