"""Decisions of a review are applied with the keyboard alone, also across a kill."""

from collections import Counter

import pytest

from trackman.domain.history import HistoryQuery
from trackman.domain.journal import Stage
from trackman.store.journal.journal import Journal

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
DECIDED = 4


@pytest.fixture
def data(tmp_path):
    """Return the data folder."""
    return tmp_path / "data"


def go_to(program, role, begin):
    """Go on with Tab until a part whose name begins so has the keyboard, which can be seen."""
    for _ in range(40):
        part = program.wait_for(program.tree.focused, "a part with the keyboard")
        assert part.has("showing")
        if part.role == role and part.name.startswith(begin):
            return part
        program.tab()
    pytest.fail(f"Tab leads to no {role} {begin!r}\n{program.seen()}")


def decided(start, data):
    """Start, review the tracks of a video, and decide to delete the first of them."""
    program = start(LAUNCH, "--data-dir", str(data))
    program.tracks(9)
    program.find("push button", "Northwind Stories")
    program.press("ctrl+k")
    program.find("dialog")
    program.type("Review")
    program.press("Return")
    for number in range(1, DECIDED + 1):
        program.wait_for(lambda n=number: f"{n} of 9" in program.tree.words(), f"track {number}")
        program.keyboard_is_at("table", "Cues")
        program.press("d")
    program.wait_for(lambda: f"{DECIDED + 1} of 9" in program.tree.words(), "the track behind")
    return program


def overview(program):
    """Open the list of decisions, and return its table."""
    program.press("a")
    table = program.find("table", "Decisions")
    program.keyboard_is_at("table", "Decisions")
    return table


def all_are_ready(program, table):
    """Wait until each of the decisions can be carried out."""
    program.wait_for(lambda: table.height == DECIDED, "the decisions")
    ready = "Can be deleted, ticked"
    program.wait_for(lambda: all(one.endswith(ready) for one in table.sentences()), "them ready")


def entries(data):
    """Return everything the journal holds."""
    journal = Journal(data / "journal.sqlite")
    found = [journal.entry(row.id) for row in journal.history(HistoryQuery())]
    journal.close()
    return found


def test_decisions_are_read_as_sentences_unticked_and_applied(start, project, deletes, data):
    program = decided(start, data)
    table = overview(program)
    all_are_ready(program, table)
    first = table.sentences()[0]
    assert first.startswith("summer-launch-2026.mp4, English, English (United States), Delete · ")
    program.press("space")
    program.wait_for(lambda: table.sentences()[0].endswith("not ticked"), "the first unticked")
    apply = go_to(program, "push button", "Apply")
    assert str(DECIDED - 1) in apply.name
    program.press("Return")
    program.find("dialog", f"Delete {DECIDED - 1} tracks of 1 video?")
    program.press("Tab", "Return")
    program.read(f"{DECIDED - 1} tracks deleted")
    assert len(deletes()) == DECIDED - 1
    names = {one.name for one in project.uploads[LAUNCH].tracks.values()}
    assert "English" in names
    assert names.isdisjoint({"Français", "Italiano", "Deutsch"})


def test_a_kill_while_they_are_applied_loses_and_doubles_nothing(
    start, project, deletes, data, end_job
):
    program = decided(start, data)
    all_are_ready(program, overview(program))
    project.jobs_never_end = True
    go_to(program, "push button", "Apply")
    program.press("Return")
    program.find("dialog", f"Delete {DECIDED} tracks of 1 video?")
    program.press("Tab", "Return")
    program.wait_for(lambda: project.jobs, "the first job")
    program.wait_for(lambda: any(one.job_id for one in entries(data)), "its id, written")
    program.process.kill()
    program.process.wait()
    project.jobs_never_end = False
    program = start(LAUNCH, "--data-dir", str(data))
    end_job(program)
    program.read("trackman closed while work was running.", program.find("panel", "Notification"))
    program.tracks(8)
    assert len(deletes()) == 1
    program.press("ctrl+k")
    program.find("dialog")
    program.type("Reviews")
    program.press("Return")
    program.find("table", "Reviews")
    go_to(program, "push button", "Go on")
    program.press("Return")
    program.keyboard_is_at("table", "Cues")
    table = overview(program)
    program.wait_for(lambda: table.height == DECIDED, "the decisions, none lost")

    def counted():
        states = [one.rpartition("Now")[0] or one for one in table.sentences()]
        return Counter(
            word for one in states for word in ("Can be deleted", "Deleted") if word in one
        )

    wanted = {"Can be deleted": DECIDED - 1, "Deleted": 1}
    program.wait_for(lambda: counted() == wanted, "one deleted, the others still to be")
    go_to(program, "push button", "Apply")
    program.press("Return")
    program.find("dialog", f"Delete {DECIDED - 1} tracks of 1 video?")
    program.press("Tab", "Return")
    program.read(f"{DECIDED - 1} tracks deleted")
    sent = Counter(seen.path.rpartition("/")[2] for seen in deletes())
    assert (len(sent), set(sent.values())) == (DECIDED, {1})
    stages = Counter(one.stage for one in entries(data))
    assert stages == {Stage.DELETED: DECIDED, Stage.FAILED: DECIDED - 1}
