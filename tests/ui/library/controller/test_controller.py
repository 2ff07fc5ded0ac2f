from __future__ import annotations

import threading
from dataclasses import replace

from trackman.demo.catalogue import large_project
from trackman.domain.library import LibraryQuery, SavedView, Sort
from trackman.domain.recent import RecentVideo
from trackman.domain.tracks import Track
from trackman.domain.uploads import Video
from trackman.store.preferences.views import load_views, save_views
from trackman.ui.library.model import LineRole

VIDEO = "q0VNpiNQSkG6z0lif_O1zg"


def lines(sitting):
    model = sitting.videos().model()
    return [model.index(row).data(LineRole) for row in range(model.rowCount())]


def ask(sitting, **changes):
    sitting.pane.criteria.ask_for(replace(sitting.pane.query, **changes))


async def test_shows_the_videos_of_the_project(sitting, project):
    await sitting.start()
    videos = [one for one in project.uploads.values() if one.mime_type.startswith("video/")]
    assert len(sitting.names()) == len(videos)
    assert "summer-launch-2026.mp4" in sitting.names()
    assert f"{len(videos)} videos" in sitting.texts()


async def test_shows_pictures_of_what_is_on_screen(sitting):
    await sitting.start()
    model = sitting.videos().model()
    tiles = sitting.pane.stage.tiles
    await sitting.until(lambda: tiles.tile(model.upload(0), 1.0) is not None)
    await sitting.until(lambda: not tiles.is_missing(model.upload(0)))


async def test_searches_and_counts(sitting, project):
    await sitting.start()
    total = len(sitting.names())
    ask(sitting, text="launch")
    await sitting.until(lambda: f"1 of {total} matches" in sitting.texts())
    assert sitting.names() == ["summer-launch-2026.mp4"]
    ask(sitting, text="")
    await sitting.until(lambda: len(sitting.names()) == total)


async def test_a_late_answer_to_an_earlier_query_is_dropped(sitting, project):
    await sitting.start()
    release = threading.Event()
    project.hold_next(release, path_contains="/uploads")
    ask(sitting, text="launch")
    await sitting.until(lambda: not project.surprises)
    ask(sitting, text="teaser")
    await sitting.until(lambda: sitting.names() == ["teaser-vertical.mp4"])
    release.set()
    await sitting.until_quiet()
    assert sitting.names() == ["teaser-vertical.mp4"]


async def test_sorts(sitting):
    await sitting.start()
    ask(sitting, sort=Sort.NAME)
    names = sitting.names()
    await sitting.until(lambda: sitting.names() == sorted(names))


async def test_keeps_the_selection_when_videos_are_added_elsewhere(sitting, project):
    await sitting.start()
    sitting.desk.show_current(VIDEO)
    upload = project.uploads[VIDEO]
    new = replace(upload, id="newone", filename="new.mp4", created_at="2026-12-01T00:00:00.000Z")
    project.uploads[new.id] = new
    sitting.desk.refresh()
    await sitting.until(lambda: "new.mp4" in sitting.names())
    await sitting.until(lambda: sitting.videos().selectedIndexes())
    assert sitting.videos().selectedIndexes()[0].data() == upload.filename


async def test_tells_what_is_known_of_tracks(sitting, project):
    await sitting.start()
    video = await opened(sitting)
    sitting.desk.note_tracks(video)
    row = sitting.names().index("summer-launch-2026.mp4")
    await sitting.until(lambda: "track" in lines(sitting)[row])
    track = Track("t", VIDEO, "subtitles", "x", "it", None, "errored", "broken")
    sitting.desk.note_tracks(replace(video, tracks=(track,)))
    await sitting.until(lambda: lines(sitting)[row] == "1 track · 1 errored")


async def test_finds_what_lacks_a_language_among_what_is_known(sitting):
    await sitting.start()
    video = await opened(sitting)
    sitting.desk.note_tracks(replace(video, tracks=()))
    ask(sitting, lacks_language="it")
    await sitting.until(lambda: sitting.names() == ["summer-launch-2026.mp4"])


async def test_shows_what_was_seen_the_last_time_while_offline(sitting, server):
    await sitting.start()
    await sitting.until_kept()
    names = sitting.names()
    sitting.desk.stop()
    assert sitting.names() == []
    server.stop(comes_back=True)
    sitting.begin().start()
    await sitting.until(lambda: sitting.names() == names)
    await sitting.until(lambda: any("can’t be reached" in text for text in sitting.texts()))
    assert any("Seen just now" in text for text in sitting.texts())
    server.start()
    sitting.press("libraryStripButton")
    await sitting.until(lambda: not any("Seen" in text for text in sitting.texts()))


async def test_says_why_there_is_nothing(sitting, server):
    server.stop(comes_back=True)
    sitting.pane.show()
    sitting.desk.start()
    await sitting.until(lambda: "DatoCMS can’t be reached" in sitting.texts())
    server.start()
    sitting.press("libraryProblemButton")
    await sitting.until(sitting.names)


async def test_another_desk_serves_the_same_pane_with_all_videos(sitting):
    await sitting.start()
    total = len(sitting.names())
    ask(sitting, text="launch", sort=Sort.NAME)
    await sitting.until(lambda: len(sitting.names()) == 1)
    sitting.desk.stop()
    assert sitting.pane.query == LibraryQuery(sort=Sort.NAME)
    sitting.begin().start()
    await sitting.until(lambda: len(sitting.names()) == total)
    assert sitting.names() == sorted(sitting.names())


async def test_all_videos_are_not_counted_again_for_each_search(sitting, server):
    await sitting.start()
    for text in ("launch", "teaser", "factory"):
        ask(sitting, text=text)
        await sitting.until(lambda: len(sitting.names()) == 1)
    assert not [one for one in server.seen if one.query.get("page[limit]") == "0"]


async def test_offers_filters_tags_and_collections(sitting):
    await sitting.start()
    sitting.pane.criteria.filters_wanted.emit()
    sitting.pane.criteria.choices_wanted.emit()
    menu = sitting.pane.criteria._head.views.make_menu  # noqa: SLF001 - what a click opens
    await sitting.until(lambda: "Unused videos" in [action.text() for action in menu().actions()])
    ask(sitting, collection_id="uinr2zfqQLeCo_1O0-ao-Q")
    await sitting.until(lambda: "In Campaigns / Summer" in sitting.texts())


async def test_collections_are_read_once_to_call_one_by_its_name(sitting, server):
    await sitting.start()
    ask(sitting, collection_id="uinr2zfqQLeCo_1O0-ao-Q")
    await sitting.until(lambda: "In Campaigns / Summer" in sitting.texts())
    ask(sitting, collection_id="uinr2zfqQLeCo_1O0-ao-Q", text="launch")
    await sitting.until(lambda: sitting.names() == ["summer-launch-2026.mp4"])
    asked = [seen.path for seen in server.seen]
    assert (asked.count("/upload-collections"), asked.count("/upload-tags")) == (1, 1)


async def test_where_there_are_no_collections_they_are_not_read_for_ever(sitting, server, project):
    project.collections.clear()
    await sitting.start()
    ask(sitting, collection_id="gone")
    await sitting.until(lambda: any(seen.path == "/upload-collections" for seen in server.seen))
    await sitting.until(lambda: sitting.pane.criteria._choices.tags)  # noqa: SLF001
    await sitting.desk.library.count(LibraryQuery())
    assert [seen.path for seen in server.seen].count("/upload-collections") == 1


async def test_keeps_views(sitting, tmp_path):
    folder = sitting.desk._folder  # noqa: SLF001
    save_views(folder, [SavedView("Old", LibraryQuery(used=True))])
    sitting.desk.deleteLater()
    sitting.begin()
    await sitting.start()
    criteria = sitting.pane.criteria
    ask(sitting, used=False)
    criteria.save_view_requested.emit("New")
    criteria.rename_view_requested.emit("Old", "Older")
    assert [one.name for one in load_views(folder)] == ["Older", "New"]
    criteria.save_view_requested.emit("Older")
    assert load_views(folder)[0].query == LibraryQuery(used=False)
    criteria.rename_view_requested.emit("Older", "New")
    criteria.remove_view_requested.emit("gone")
    assert [one.name for one in load_views(folder)] == ["New"]
    criteria.remove_view_requested.emit("New")
    assert load_views(folder) == []


async def test_completes_what_is_known_of_videos_opened_lately(sitting):
    await sitting.start()
    sitting.desk.note_tracks(await opened(sitting))
    sitting.pane.set_recent([RecentVideo(VIDEO, "old name.mp4", None)])
    await sitting.desk.library.known_tracks()  # after it was kept
    sitting.pane.criteria.ask_for_recent()
    await sitting.until(lambda: sitting.names() == ["summer-launch-2026.mp4"])
    assert "tracks" in lines(sitting)[0]


async def test_scrolls_to_the_end_of_very_many(sitting, project):
    project.uploads.clear()
    project.uploads |= large_project(3_000, 0).uploads
    await sitting.start()
    videos = sitting.videos()
    videos.verticalScrollBar().setValue(videos.verticalScrollBar().maximum())
    await sitting.until(lambda: videos.model().upload(2_999) is not None)
    assert videos.model().index(2_999).data() == "story-03000.mp4"


async def opened(sitting):
    connection = sitting._open[0]  # noqa: SLF001
    video = await connection.videos.read(VIDEO, None)
    assert isinstance(video, Video)
    return video
