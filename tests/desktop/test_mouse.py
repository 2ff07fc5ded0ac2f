"""Deleting with the mouse."""


def test_deletes_a_track_after_a_change_of_mind(opened, project, deletes):
    project.jobs_never_end = True
    opened.click(opened.find("table", "Tracks").cell(2, 3))
    opened.read("it-IT", opened.find("panel", "Track details"))
    opened.click(opened.find("push button", "Delete"))
    opened.find("dialog", "Delete “Italiano”?")
    opened.click(opened.find("push button", "Cancel"))
    opened.gone("dialog")
    opened.click(opened.find("push button", "Delete"))
    opened.find("dialog", "Delete “Italiano”?")
    assert deletes() == []
    opened.click(opened.find("push button", "Delete subtitle track"))
    opened.row_says(2, "Deleting… 1 s")
    assert opened.tracks(9)
    project.end_job(next(iter(project.jobs)))
    opened.tracks(8)
    opened.read("DatoCMS confirmed the delete at", opened.find("panel", "Track details"))
    opened.read("“Italiano” deleted", opened.find("panel", "Notification"))
    assert len(deletes()) == 1


def test_double_clicks_send_one_delete(opened, project, deletes):
    project.jobs_never_end = True
    opened.click(opened.find("table", "Tracks").cell(2, 3), times=2)
    opened.click(opened.find("push button", "Delete"), times=2)
    opened.find("dialog", "Delete “Italiano”?")
    opened.click(opened.find("push button", "Delete subtitle track"), times=3)
    opened.row_says(2, "Deleting…")
    opened.gone("dialog")
    project.end_job(next(iter(project.jobs)))
    opened.tracks(8)
    assert len(deletes()) == 1
