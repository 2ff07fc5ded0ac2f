"""The program is killed in the middle of its work, and started again on the same data folder."""

from collections import Counter

import pytest

from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Stage
from trackman.store.backups import Backups
from trackman.store.journal.journal import Journal

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
BATCH = 5


@pytest.fixture
def data(tmp_path):
    """Return the data folder."""
    return tmp_path / "data"


@pytest.fixture
def batch(start, data):
    """Return what starts trackman and deletes all subtitles that are ready at once."""

    def batch():
        program = start(LAUNCH, "--data-dir", str(data))
        program.tracks(9)
        program.find("push button", "Northwind Stories")
        program.go_to_row(0)
        program.press(*["shift+Down"] * (BATCH - 1))
        program.read(f"{BATCH} tracks selected")
        program.press("Delete")
        program.find("dialog", f"Delete {BATCH} tracks?")
        program.press("Tab", "Return")
        return program

    return batch


def entries(data):
    """Return everything the journal holds."""
    journal = Journal(data / "journal.sqlite")
    found = [journal.entry(row.id) for row in journal.history(HistoryQuery())]
    journal.close()
    return found


def kill(program):
    """End it as a power cut would."""
    program.process.kill()
    program.process.wait()


def check(data, project, deletes):
    """Check that nothing was lost or doubled, and that every text is saved."""
    known = entries(data)
    assert all(one.stage.is_end and one.stage is not Stage.UNKNOWN for one in known)
    sent = Counter(seen.path.rpartition("/")[2] for seen in deletes())
    assert set(sent.values()) == {1}
    gone = {one.track.id for one in known if one.stage is Stage.DELETED}
    assert gone == set(sent)
    assert gone.isdisjoint(project.uploads[LAUNCH].tracks)
    backups = Backups(data / "backups")
    assert all(backups.read(one.backup) for one in known if one.stage is Stage.DELETED)


def test_in_a_batch_one_sentence_reports_and_nothing_is_sent_twice(
    start, batch, project, deletes, data, end_job
):
    project.jobs_never_end = True
    program = batch()
    program.row_says(0, "Deleting…")
    program.row_says(1, "Waiting to be deleted")
    program.wait_for(lambda: project.jobs, "the job")
    program.wait_for(
        lambda: [one.stage for one in entries(data)].count(Stage.BACKED_UP) == BATCH - 1,
        "all texts saved",
    )
    kill(program)
    project.jobs_never_end = False
    end_job(program)
    program = start(LAUNCH, "--data-dir", str(data))
    bar = program.find("panel", "Notification")
    said = program.read("trackman closed while work was running.", bar)
    assert said.endswith("1 operation finished. 4 deletions hadn’t been sent.")
    program.tracks(8)
    assert len(deletes()) == 1
    check(data, project, deletes)
    bar.find("push button", "Show activity").press()
    activity = program.find("table", "Activity")
    program.wait_for(lambda: activity.height == 1, "what was settled")
    assert "Delete “English”" in activity.sentences()[0]
    program.close()
    assert program.ends() == 0
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(8)
    said = program.read("trackman closed while work was running.")
    left = "4 earlier deletions haven’t been done since."
    assert said == f"trackman closed while work was running. {left}", "what is done is told once"


def test_what_is_left_is_offered_until_it_is_done_also_after_another_kill(
    start, batch, project, deletes, data, end_job
):
    project.jobs_never_end = True
    program = batch()
    program.wait_for(lambda: any(one.job_id for one in entries(data)), "the first job")
    kill(program)
    end_job(program)
    for _ in range(2):  # nobody answers
        program = start(LAUNCH, "--data-dir", str(data))
        program.find("push button", "Go on with 4 deletions")
        kill(program)
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(8)
    program.find("push button", "Go on with 4 deletions").press()
    program.wait_for(lambda: len(deletes()) == 2, "the first of them sent")
    program.wait_for(lambda: [one.stage for one in entries(data)].count(Stage.ACCEPTED) == 1, "it")
    kill(program)
    project.jobs_never_end = False
    project.end_job(list(project.jobs)[-1])
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(7)
    program.find("push button", "Go on with 3 deletions").press()
    program.tracks(4)
    program.read("3 tracks deleted")
    check(data, project, deletes)
    assert len(deletes()) == BATCH
    assert all(one.stage is not Stage.DROPPED for one in entries(data)), "nobody has cancelled any"
    program.close()
    assert program.ends(3) == 0
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(4)
    program.find("push button", "Northwind Stories")
    assert program.tree.find("panel", "Notification") is None, "nothing is left to tell"


def test_tracks_that_a_person_keeps_are_not_offered_again(start, batch, project, deletes, data):
    project.jobs_never_end = True
    program = batch()
    program.wait_for(lambda: any(one.job_id for one in entries(data)), "the first job")
    kill(program)
    project.jobs_never_end = False
    project.end_job(next(iter(project.jobs)))
    program = start(LAUNCH, "--data-dir", str(data))
    program.find("push button", "Go on with 4 deletions")
    program.find("push button", "Show activity").press()
    program.find("push button", "Keep 4 tracks").press()
    program.read("4 tracks are kept.")
    kill(program)
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(8)
    program.find("push button", "Northwind Stories")
    assert program.tree.find("panel", "Notification") is None
    assert len(deletes()) == 1


def test_while_the_job_runs_it_is_followed_on(start, batch, project, deletes, data, end_job):
    project.jobs_never_end = True
    program = batch()
    program.wait_for(lambda: any(one.job_id for one in entries(data)), "the job's id, written")
    kill(program)
    program = start(LAUNCH, "--data-dir", str(data))
    program.row_says(0, "Deleting…")
    program.find("push button", "1 running")
    end_job(program)
    program.tracks(8)
    program.read("1 operation finished.", program.find("panel", "Notification"))
    assert len(deletes()) == 1
    check(data, project, deletes)


def test_before_the_answer_what_happened_is_found_out(start, batch, project, deletes, data):
    project.polls_per_job, project.job_seconds = None, 0.3
    project.hang_next(method="DELETE", before=False)
    program = batch()
    program.wait_for(deletes, "the DELETE")
    kill(program)
    program = start(LAUNCH, "--data-dir", str(data))
    program.read("1 operation finished.", program.find("panel", "Notification"))
    program.tracks(8)
    assert len(deletes()) == 1
    check(data, project, deletes)


def test_a_restore_is_seen_to_its_end(start, project, deletes, creations, data):
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    program.delete_row(2)
    program.tracks(8)
    program.read("“Italiano” deleted")
    project.jobs_never_end = True
    jobs = len(project.jobs)
    program.press("ctrl+z")
    program.wait_for(lambda: len(project.jobs) > jobs, "the job")
    kill(program)
    project.jobs_never_end = False
    project.end_job(list(project.jobs)[-1])
    program = start(LAUNCH, "--data-dir", str(data))
    program.read("1 operation finished.", program.find("panel", "Notification"))
    program.tracks(9)
    assert (len(deletes()), len(creations())) == (1, 1)
    stages = [one.stage for one in entries(data)]
    assert sorted(stages) == [Stage.DELETED, Stage.RESTORED]
