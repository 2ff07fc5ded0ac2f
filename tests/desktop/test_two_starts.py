"""One trackman for each data folder."""

import os
import signal

from trackman.store.hold import FolderHold

LAUNCH = "q0VNpiNQSkG6z0lif_O1zg"
OTHER = "how-to-return-an-item.mp4"
STARTS_WITHIN = 30  # seconds, to find the other one and end


def other_video(project):
    """Return another video that has tracks."""
    return next(one for one in project.uploads.values() if one.filename == OTHER)


def test_a_second_start_opens_its_video_in_the_first_window(start, project, tmp_path):
    data = str(tmp_path / "data")
    first = start("--data-dir", data)
    first.find("push button", "Northwind Stories")
    other = other_video(project)
    second = start(f"https://x.admin.datocms.com/media/assets/{other.id}", "--data-dir", data)
    assert second.ends(STARTS_WITHIN) == 0
    assert second.output == ""
    first.tracks(len(other.tracks))
    first.find("frame", "trackman")
    third = start("--data-dir", data)
    assert third.ends(STARTS_WITHIN) == 0
    first.close()
    assert first.ends() == 0
    assert first.output == ""


def test_a_link_and_a_file_reach_the_running_window(start, project, tmp_path):
    data = str(tmp_path / "data")
    file = tmp_path / "it’s & 字幕.nl.vtt"
    file.write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nGoede avond.\n", "utf-8")
    first = start("--data-dir", data)
    first.find("push button", "Northwind Stories")
    other = other_video(project)
    second = start("--data-dir", data, f"trackman://open?upload={other.id}")
    assert second.ends(STARTS_WITHIN) == 0
    first.tracks(len(other.tracks))
    third = start("--data-dir", data, str(file))
    assert third.ends(STARTS_WITHIN) == 0
    first.read(file.name)
    assert second.output + third.output == ""


def test_a_second_start_while_the_first_one_begins_is_taken_up(start, project, tmp_path):
    data = tmp_path / "data"
    other = other_video(project)
    first = start("--data-dir", str(data))
    first.wait_for((data / "trackman.lock").exists, "its hold on the folder")
    second = start(other.id, "--data-dir", str(data))
    assert second.ends(STARTS_WITHIN) == 0
    assert second.output == ""
    first.tracks(len(other.tracks))


def test_a_start_while_the_one_before_ends_opens_a_window(start, tmp_path):
    data = str(tmp_path / "data")
    first = start(LAUNCH, "--data-dir", data)
    first.tracks(9)
    first.close()
    second = start(LAUNCH, "--data-dir", data)
    assert first.ends() == 0
    second.tracks(9)


def test_two_folders_run_side_by_side(start, project, tmp_path):
    one = start(LAUNCH, "--data-dir", str(tmp_path / "one"))
    other = start(other_video(project).id, "--data-dir", str(tmp_path / "two"))
    one.tracks(9)
    other.tracks(len(other_video(project).tracks))
    for program in (one, other):
        program.process.send_signal(signal.SIGINT)
        assert program.ends() == 0


def test_after_a_kill_the_folder_is_free_again(start, tmp_path):
    data = str(tmp_path / "data")
    first = start(LAUNCH, "--data-dir", data)
    first.tracks(9)
    first.process.kill()
    first.process.wait()
    start(LAUNCH, "--data-dir", data).tracks(9)


def test_one_that_does_not_answer_is_asked_about(start, tmp_path):
    data = str(tmp_path / "data")
    first = start(LAUNCH, "--data-dir", data)
    first.tracks(9)
    first.process.send_signal(signal.SIGSTOP)
    second = start(LAUNCH, "--data-dir", data)
    words = second.wait_for(lambda: question(second), "the question")
    assert f"(process {first.process.pid})" in words
    assert second.tree.find("push button", "Go on anyway") is None
    second.click(second.find("push button", "Close"))
    assert second.ends() == 0
    third = start(LAUNCH, "--data-dir", data)
    third.wait_for(lambda: question(third), "the question")
    first.process.send_signal(signal.SIGCONT)
    first.tracks(9)
    third.find("push button", "Try again").press()  # it lies under the window that answers again
    assert third.ends(STARTS_WITHIN) == 0
    assert second.output + third.output == ""


def test_the_end_of_one_that_does_not_answer_is_noticed(start, tmp_path):
    data = str(tmp_path / "data")
    first = start(LAUNCH, "--data-dir", data)
    first.tracks(9)
    first.process.send_signal(signal.SIGSTOP)
    second = start(LAUNCH, "--data-dir", data)
    second.wait_for(lambda: question(second), "the question")
    first.process.kill()
    first.process.wait()
    second.tracks(9)


def question(program):
    """Return what a start says of a trackman that does not answer."""
    words = program.tree.words()
    return next((label for label in words if "may be busy, or hang" in label), None)


def test_a_window_waits_for_a_command(start, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    hold = FolderHold(data)
    assert hold.take("command")
    program = start(LAUNCH, "--data-dir", str(data))
    assert f"(process {os.getpid()})" in program.read("A trackman command is")
    hold.release()
    program.tracks(9)


def held_elsewhere(folder):
    """Leave the lock of a trackman that runs on another computer, or did."""
    folder.mkdir()
    (folder / "trackman.lock").write_text("4711\ntrackman\nstudio-mac\n\n\n")
    return str(folder)


def test_a_lock_of_another_computer_says_which_and_can_be_passed(start, tmp_path):
    program = start(LAUNCH, "--data-dir", held_elsewhere(tmp_path / "data"))
    assert "since" in program.read("studio-mac")
    program.click(program.find("push button", "Go on anyway"))
    program.tracks(9)


def test_a_lock_of_another_computer_can_be_left_alone(start, tmp_path):
    program = start(LAUNCH, "--data-dir", held_elsewhere(tmp_path / "data"))
    program.click(program.find("push button", "Close"))
    assert program.ends() == 0
    assert "studio-mac" in (tmp_path / "data" / "trackman.lock").read_text()
