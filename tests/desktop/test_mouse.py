"""Deleting with the mouse."""


def test_deletes_an_audio_track_after_a_change_of_mind(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.click_cell(opened.find("table", "Tracks"), 8)
    opened.read("it", opened.find("panel", "Track details"))
    opened.click(opened.find("push button", "Delete"))
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    opened.click(opened.find("push button", "Cancel"))
    opened.gone("dialog")
    opened.click(opened.find("push button", "Delete"))
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    assert deletes() == []
    opened.click(opened.find("push button", "Delete audio track"))
    opened.row_counts(8)
    assert opened.tracks(9)
    end_job(opened)
    opened.tracks(8)
    opened.read("DatoCMS confirmed the deletion at", opened.find("panel", "Track details"))
    opened.read("“Doppiaggio italiano” deleted", opened.find("panel", "Notification"))
    assert len(deletes()) == 1


def test_deletes_subtitles_and_brings_them_back(opened, project, deletes, creations, end_job):
    project.jobs_never_end = True
    opened.click_cell(opened.find("table", "Tracks"), 2)
    opened.read("it-IT", opened.find("panel", "Track details"))
    opened.click(opened.find("push button", "Delete"))
    opened.row_counts(2)
    assert opened.tree.find("dialog") is None
    assert opened.tracks(9)
    project.jobs_never_end = False
    end_job(opened)
    opened.tracks(8)
    opened.read("DatoCMS confirmed the deletion at", opened.find("panel", "Track details"))
    bar = opened.find("panel", "Notification")
    opened.read("“Italiano” deleted", bar)
    opened.click(bar.find("push button", "Undo"), times=2)
    opened.read("“Italiano” restored with identical subtitles", bar)
    table = opened.tracks(9)
    assert "Italiano, subtitles, Italian (Italy), ready" in str(table.sentences())
    assert (len(deletes()), len(creations())) == (1, 1)


def test_double_clicks_send_one_delete(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.click_cell(opened.find("table", "Tracks"), 2, times=2)
    opened.click(opened.find("push button", "Delete"), times=2)
    opened.row_says(2, "Deleting…")
    assert opened.tree.find("dialog") is None
    end_job(opened)
    opened.tracks(8)
    assert len(deletes()) == 1


def test_double_clicks_on_a_question_send_one_delete(opened, project, deletes, end_job):
    project.jobs_never_end = True
    opened.click_cell(opened.find("table", "Tracks"), 8, times=2)
    opened.click(opened.find("push button", "Delete"), times=2)
    opened.find("dialog", "Delete “Doppiaggio italiano”?")
    opened.click(opened.find("push button", "Delete audio track"), times=3)
    opened.row_says(8, "Deleting…")
    opened.gone("dialog")
    end_job(opened)
    opened.tracks(8)
    assert len(deletes()) == 1
