from __future__ import annotations

import pytest

from trackman.domain.inventory.rules import Doubles, Keep, TrackRule
from trackman.domain.inventory.tracks import (
    SavedTracksView,
    SortKey,
    TrackField,
    TracksQuery,
    TrackView,
)
from trackman.store.folder import DataFolder
from trackman.store.preferences.track_views import load_track_views, save_track_views

RULE = TrackRule(
    kinds=("audio",),
    languages=("it", "fr"),
    name="auto",
    closed_captions=False,
    doubles=Doubles.SAME_TEXT,
    keep=Keep.FEWEST_FINDINGS,
    has_findings=True,
    tag="news",
    used=False,
)


@pytest.mark.parametrize(
    "query",
    [
        TracksQuery(),
        TracksQuery(text="überall", view=TrackView.ERRORED, upload_ids=("a", "b")),
        TracksQuery(rule=RULE, sort=(SortKey(TrackField.FINDINGS, True), SortKey(TrackField.NAME))),
    ],
)
def test_a_view_comes_back_as_it_was_saved(tmp_path, query):
    folder = DataFolder(tmp_path)
    save_track_views(folder, [SavedTracksView("Mine", query)])
    assert load_track_views(folder) == [SavedTracksView("Mine", query)]


def test_a_view_keeps_its_groups(tmp_path):
    folder = DataFolder(tmp_path)
    view = SavedTracksView("By language", TracksQuery(), TrackField.LANGUAGE)
    save_track_views(folder, [view])
    assert load_track_views(folder) == [view]


@pytest.mark.parametrize("grouping", ["shape", 7, None, ["name"]])
def test_a_view_with_groups_of_another_form_is_left_out(tmp_path, grouping):
    folder = DataFolder(tmp_path)
    odd = {"name": "Odd", "query": {}, "grouping": grouping}
    folder.write("saved-track-views.json", [odd, {"name": "Good", "query": {}}])
    assert [view.name for view in load_track_views(folder)] == ["Good"]


@pytest.mark.parametrize(
    "query",
    [
        None,
        [],
        {"text": 7},
        {"view": "of tomorrow"},
        {"shape": "new"},
        {"sort": [["name"]]},
        {"sort": ["name"]},
        {"rule": {"kinds": "audio"}},
        {"rule": {"used": 1}},
        {"upload_ids": [7]},
    ],
)
def test_a_view_of_another_form_is_left_out(tmp_path, query):
    folder = DataFolder(tmp_path)
    folder.write(
        "saved-track-views.json", [{"name": "Odd", "query": query}, {"name": "Good", "query": {}}]
    )
    assert [view.name for view in load_track_views(folder)] == ["Good"]
