"""Forty tracks are judged with the keyboard alone; what was decided outlives a kill."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.desktop.hands import Eyes
from tests.desktop.screen_reader import Part
from trackman.demo.catalogue import large_project
from trackman.domain.library import Scope
from trackman.domain.review.records import Decision, Note, Verdict
from trackman.domain.review.state import state_of
from trackman.store.review.reviews import ReviewStore

PROJECT = "64174"
COUNT = 40
KEEP, DELETE, SKIP = Verdict.KEEP, Verdict.DELETE, Verdict.SKIP
KEYS = {"k": KEEP, "d": DELETE, "s": SKIP}
SENTENCE = re.compile(r"Track \d+ of 40\. \S.*, subtitles, \S.*\. story-\d+\.mp4\.( \S.*\.)?")


@pytest.fixture
def project():
    """Return a project with forty tracks."""
    return large_project(10, 4, 40)


@pytest.fixture
def launch(start, tmp_path):
    """Return what starts trackman, always on the same data folder."""

    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text('{"tour": -1}')

    def launch():
        program = start("--data-dir", str(data))
        program.find("push button", "Northwind Stories")
        program.reader.listen()
        return program

    return launch


@pytest.fixture
def kept(tmp_path):
    """Return what reads the review from the disk: its queue and records."""

    def kept():
        store = ReviewStore(tmp_path / "data" / "reviews", Scope(PROJECT, None))
        (summary,) = store.summaries()
        stored = store.queue(summary.queue.id)
        store.close()
        return stored

    return kept


def decisions(stored):
    """Return every decision that was ever written: the place of its track from 1, and what."""
    places = {item.key: place for place, item in enumerate(stored.queue.items, 1)}
    made = (one for one in stored.records if isinstance(one, Decision))
    return [(places[one.item], one.verdict) for one in made]


def focused(program):
    """Return the part that has the keyboard; there always is one, and it can be seen."""

    def look():
        part = program.tree.focused()
        return part if part is not None and part.has("showing") else None  # a field may just close

    part = program.wait_for(look, "a part on the screen with the keyboard")
    left, top = part.middle
    assert 0 <= left < 1600
    assert 0 <= top < 1000
    return part


def go_to(program, role, name):
    """Go on with Tab until a part has the keyboard; each on the way can be seen."""
    for _ in range(60):
        part = focused(program)
        if (part.role, part.name) == (role, name):
            return
        program.tab()
    pytest.fail(f"Tab leads to no {role} {name!r}\n{program.seen()}")


@pytest.fixture
def eyes(desktop):
    """Return what sees the screen."""
    eyes = Eyes(desktop.environment["DISPLAY"])
    yield eyes
    eyes.close()


def kill(program):
    """End it as a power cut would."""
    program.process.kill()
    program.process.wait()


class Judge:
    """Somebody who hears the program and has no mouse."""

    def __init__(self, program):
        self.program = program
        self.heard = 0
        """How many announcements were listened to."""
        self.pressed = []
        """Decisions that had the next track on screen."""

    def hears(self, begin):
        """Wait for an announcement that begins so, and return it."""

        def look():
            new = self.program.reader.heard()[self.heard :]
            for place, said in enumerate(new, 1):
                if said.startswith(begin):
                    self.heard += place
                    return said
            return None

        return self.program.wait_for(look, f"to hear {begin!r}")

    def sees(self, number):
        """Wait until a track is read out as a sentence, with its text under the keyboard."""
        said = self.hears(f"Track {number} of {COUNT}.")
        assert SENTENCE.fullmatch(said), said
        program = self.program
        program.wait_for(lambda: f"{number} of {COUNT}" in program.tree.words(), "the place")
        cues = program.find("table", "Cues")
        program.wait_for(lambda: cues.height == 40, "all cues")
        program.keyboard_is_at("table", "Cues")
        assert focused(program) == cues
        first = program.wait_for(lambda: cues.cell(0, 0).name, "the first cue")
        spoken = r"00:01\.\d to 00:0\d\.\d, \d\.\d s"
        assert re.match(rf"1, {spoken}, One track of very many\.", first)

    def decides(self, number, key, following):
        """Decide on a track, and see the next one."""
        self.program.press(key)
        self.sees(following)
        self.pressed.append((number, KEYS[key]))


def begun(launch):
    """Scan the project, and begin to review all of it."""
    program = launch()
    judge = Judge(program)
    program.press("ctrl+shift+l")
    program.keyboard_is_at("push button", "Scan")
    program.press("Return")
    table = program.find("table", "All tracks")
    program.wait_for(lambda: table.height == COUNT, "all tracks")
    judge.hears("Scan complete.")
    go_to(program, "push button", "Review")
    program.press("Return")
    judge.sees(1)
    return judge


def gone_on(launch, number):
    """Start again, and go on where the review was left."""
    program = launch()
    judge = Judge(program)
    judge.heard = len(program.reader.heard())
    program.press("ctrl+k")
    program.keyboard_is_at("text", "Command, view, video, ID or link")
    program.type("Reviews")
    program.press("Return")
    program.find("dialog", "Reviews")
    (begun,) = program.wait_for(program.find("table", "Reviews").sentences, "the review")
    assert begun.startswith("All tracks, ")
    program.press("Return")
    program.gone("dialog")
    judge.sees(number)
    return judge


def test_forty_tracks_are_judged_by_keys_and_a_kill_loses_none(launch, kept, deletes):
    judge = begun(launch)
    for number in range(1, 18):
        judge.decides(number, "kds"[number % 3 if number % 6 else 2], number + 1)
    kill(judge.program)
    known = judge.pressed
    assert decisions(kept()) == known

    judge = gone_on(launch, 18)
    for number in range(18, 24):
        judge.decides(number, "kd"[number % 2], number + 1)
    known = known + judge.pressed
    judge.program.press("k", "k", "k", delay_ms=0)
    kill(judge.program)
    found = decisions(kept())
    hasty = [(number, KEEP) for number in (24, 25, 26)]
    assert found in [known + hasty[:count] for count in range(4)]

    judge = gone_on(launch, len(found) + 1)
    for number in range(len(found) + 1, COUNT):
        judge.decides(number, "kd"[number % 2], number + 1)
    judge.program.press("k")
    judge.hears("All tracks have been looked at")
    skipped = [number for number, verdict in known if verdict is SKIP]
    go_to(judge.program, "push button", f"Go through {len(skipped)} skipped tracks")
    judge.program.press("Return")
    judge.sees(skipped[0])
    for number, following in pairwise(skipped):
        judge.decides(number, "d", following)
    judge.program.press("d")
    judge.hears(f"{COUNT} tracks are decided")
    judge.program.press("Escape")
    judge.program.close()
    assert judge.program.ends() == 0

    stored = kept()
    state = state_of(stored.queue, stored.records)
    in_force = [len(state.of(item).decisions) for item in stored.queue.items]
    assert in_force == [1] * COUNT
    assert all(state.of(item).verdict in (KEEP, DELETE) for item in stored.queue.items)
    again = Counter(number for number, _ in decisions(stored))
    assert again == Counter([*range(1, COUNT + 1), *skipped])
    assert deletes() == []  # they wait until somebody has looked them over


def test_notes_findings_and_undo_need_no_mouse_either(launch, kept):
    judge = begun(launch)
    program = judge.program
    judge.decides(1, "k", 2)
    program.press("g")
    first = judge.hears("1 of ")
    program.press("g")
    assert judge.hears("2 of ") != first
    program.press("n")
    program.keyboard_is_at("text", "Note")
    program.type("kds is what is typed here")
    program.press("Return")
    program.wait_for(lambda: any(isinstance(one, Note) for one in kept().records), "the note")
    program.keyboard_is_at("table", "Cues")
    program.press("n")
    program.keyboard_is_at("text", "Note")
    program.press("Escape")
    program.keyboard_is_at("table", "Cues")
    judge.decides(2, "d", 3)
    program.press("u")
    judge.sees(2)
    judge.hears("Decision taken back.")
    judge.decides(2, "k", 3)
    program.press("Left")
    judge.sees(2)
    program.press("Right")
    judge.sees(3)
    kill(program)
    stored = kept()
    assert decisions(stored) == [(1, KEEP), (2, DELETE), (2, KEEP)]
    first, second, *others = stored.queue.items
    state = state_of(stored.queue, stored.records)
    assert [state.of(one).verdict for one in (first, second)] == [KEEP, KEEP]
    assert [note.text for note in state.of(second).notes] == ["kds is what is typed here"]
    assert not any(state.of(one).decisions for one in others)


def test_the_keyboard_can_be_seen_wherever_it_is(launch, eyes):
    program = begun(launch).program

    def seen(part):
        left, top, width, height = part.extents
        return eyes.see(max(left - 2, 0), max(top - 2, 0), width + 4, height + 4)

    def settled(part):
        before = seen(part)
        return before if seen(part) == before else None

    def leave(part):
        """Go on from a part, which must look otherwise then."""
        with_keyboard = program.wait_for(lambda: settled(part), "a picture")
        name = f"{part.role} {part.name!r}"
        program.tab()
        program.wait_for(lambda: seen(part) != with_keyboard, f"{name} without the keyboard")
        return name

    names: dict[Part, str] = {}
    part = focused(program)
    while part not in names and len(names) < 60:
        names[part] = leave(part)
        part = focused(program)
    assert part in names, "Tab goes round"
    for name in ("Cues", "Findings", "Decisions…", "Keep", "Delete", "Skip", "Play"):
        assert any(f"{name!r}" in one for one in names.values()), f"{name} in {names.values()}"
