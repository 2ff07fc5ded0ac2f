from __future__ import annotations

import json

from trackman.demo.report import report
from trackman.demo.resources.uploads import DemoTrack


def test_a_video_that_never_changed_has_no_history(api, project, launch):
    api.tracks()

    assert project.history.moments(launch) == []
    assert not project.history.was_ever_without(launch, "it-IT")


def test_each_change_begins_a_moment(api, project, launch, italiano):
    project.polls_per_job = 0
    api.delete_italiano()
    api.create(api.send(), language_code="it-IT", name="Italiano")
    api.tracks()

    moments = project.history.moments(launch)
    seen = [
        [(track.id == italiano, track.status) for track in one.tracks if track.name == "Italiano"]
        for one in moments
    ]
    assert seen == [[(True, "ready")], [], [(False, "preparing")], [(False, "ready")]]
    assert [one.at for one in moments] == sorted(one.at for one in moments)
    assert project.history.was_ever_without(launch, "it-IT")
    assert project.history.was_ever_without(launch, "it-IT", ready=False)
    assert not project.history.was_ever_without(launch, "fr")


def test_a_language_that_another_track_keeps_is_never_missing(api, project, launch):
    project.polls_per_job = 0
    api.create(api.send(), language_code="it-IT", name="Italiano nuovo")
    api.tracks()
    api.delete_italiano()

    assert not project.history.was_ever_without(launch, "it-IT")


def test_only_a_track_that_is_ready_keeps_it(api, project, launch):
    project.polls_per_job = 0
    project.preparing_never_ends = True
    api.create(api.send(), language_code="it-IT", name="Italiano nuovo")
    api.delete_italiano()

    assert project.history.was_ever_without(launch, "it-IT")
    assert not project.history.was_ever_without(launch, "it-IT", ready=False)


def test_what_others_do_is_history_too(project, launch, italiano):
    project.add_track(DemoTrack("new", launch, "audio", "Piano", "it"))
    project.remove_track(launch, italiano)
    project.replace_video(launch, keeps_tracks=False)

    assert [len(one.tracks) for one in project.history.moments(launch)] == [9, 10, 9, 0]


def test_the_report_tells_the_history_of_what_changed(api, project, server, launch):
    project.polls_per_job = 0
    api.delete_italiano()
    history = json.loads(json.dumps(report(server)))["history"]

    assert list(history) == [launch]
    before, after = history[launch]
    gone = [track for track in before["tracks"] if track not in after["tracks"]]
    assert [(one["name"], one["language_code"], one["status"]) for one in gone] == [
        ("Italiano", "it-IT", "ready")
    ]
