"""A scan of the look-alike: what it reads, what it spends, and what becomes of it in trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.services.inventory.conftest import MakeScan
from trackman.demo.catalogue import large_project
from trackman.demo.project import DemoProject
from trackman.demo.resources.plan import DemoLimit
from trackman.demo.server import DemoServer
from trackman.domain.inventory.rules import Doubles, Keep, TrackRule
from trackman.domain.inventory.scanning import (
    CallUsage,
    ScanEnd,
    ScanOutcome,
    ScanProgress,
    ScanStage,
    ScanTrouble,
)
from trackman.domain.inventory.state import VideoSummary
from trackman.domain.inventory.tracks import TracksQuery, TrackView
from trackman.services.executors import Executors
from trackman.services.inventory.inventory import Inventory
from trackman.services.inventory.scan import Scan
from trackman.store.inventory.inventory import InventoryStore

VIDEOS = 620
"""More than one page."""


@pytest.fixture
def project(request: pytest.FixtureRequest) -> DemoProject:
    """Return a project of so many videos with two tracks each, or as many as a test wants."""
    return large_project(getattr(request, "param", 40), 2)


many = pytest.mark.parametrize("project", [VIDEOS], indirect=True)


def run(scan: Scan, *, texts: bool = False, everything: bool = False) -> ScanEnd:
    """Scan from the beginning."""
    return asyncio.run(scan.run(texts=texts, everything=everything, report=lambda _: None))


def spent(server: DemoServer) -> int:
    """Return how many calls have reached the server."""
    return len(server.seen)


def count(inventory: Inventory, view: TrackView = TrackView.ALL) -> int:
    """Count the tracks of a view."""
    return len(asyncio.run(inventory.keys(TracksQuery(view=view))))


@many
def test_a_scan_reads_all_videos_and_their_tracks(
    scan: Scan, inventory: Inventory, server: DemoServer
) -> None:
    told: list[ScanProgress] = []
    end = asyncio.run(scan.run(texts=False, everything=False, report=told.append))
    assert (end.outcome, end.videos, end.looked) == (ScanOutcome.DONE, VIDEOS, VIDEOS)
    assert end.calls == spent(server)
    assert end.not_looked == 0
    assert count(inventory) == VIDEOS * 2
    assert {one.stage for one in told} == {ScanStage.VIDEOS, ScanStage.TRACKS}
    assert (told[-1].done, told[-1].total) == (VIDEOS, VIDEOS)
    used = asyncio.run(inventory.keys(TracksQuery(rule=TrackRule(used=True))))
    assert len(used) == 2 * sum(one.in_use for one in server.project.uploads.values())


def test_a_scan_counts_the_videos_that_cannot_be_played(scan: Scan, project: DemoProject) -> None:
    first, *_ = project.uploads.values()
    first.mux_playback_id = None
    assert asyncio.run(scan.estimate(everything=True)).videos == 40
    end = run(scan)
    assert (end.videos, end.looked, end.unplayed) == (39, 39, 1)


@many
def test_a_scan_for_changes_spends_a_tenth_and_says_what_it_left(
    scan: Scan, server: DemoServer
) -> None:
    first = run(scan)
    again = run(scan)
    assert again.calls <= first.calls / 10
    assert again.looked > 0
    assert again.not_looked == VIDEOS - again.looked
    assert again.not_looked_since is not None


def test_scans_for_changes_come_round_to_every_video(scan: Scan, project: DemoProject) -> None:
    run(scan)
    upload = list(project.uploads.values())[7]
    project.remove_track(upload.id, next(iter(upload.tracks)))
    gone = 0
    for _ in range(40):
        gone += run(scan).gone_tracks
    assert gone == 1


def test_new_and_changed_videos_are_looked_at_at_once(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    run(scan)
    changed, *_ = project.uploads.values()
    changed.updated_at = "2027-01-01T00:00:00.000Z"
    project.remove_track(changed.id, next(iter(changed.tracks)))
    new = next(iter(large_project(41, 3).uploads.values()))
    project.uploads[new.id] = new
    end = run(scan)
    assert (end.new_tracks, end.gone_tracks) == (3, 1)
    assert count(inventory, TrackView.VANISHED) == 1


def test_a_video_that_is_deleted_goes_with_its_tracks(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    run(scan)
    project.remove_video(next(iter(project.uploads)))
    end = run(scan)
    assert (end.videos, end.gone_tracks) == (39, 2)
    assert count(inventory) == 78


def test_a_video_that_goes_between_list_and_look_ends_nothing(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    def remove_one(progress: ScanProgress) -> None:
        if progress.stage is ScanStage.TRACKS and len(project.uploads) == 40:
            project.remove_video(list(project.uploads)[-1])

    end = asyncio.run(scan.run(texts=False, everything=True, report=remove_one))
    assert (end.outcome, end.videos) == (ScanOutcome.DONE, 39)
    assert count(inventory) == 78


@many
def test_pages_that_shift_lose_no_video(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    removed: list[str] = []

    def remove_early_ones(progress: ScanProgress) -> None:
        if not removed and progress.stage is ScanStage.VIDEOS and progress.done:
            oldest = sorted(project.uploads.values(), key=lambda one: one.created_at)[:30]
            for one in oldest:
                project.remove_video(one.id)
                removed.append(one.id)

    end = asyncio.run(scan.run(texts=False, everything=False, report=remove_early_ones))
    assert len(removed) == 30
    assert end.outcome is ScanOutcome.DONE
    known = {one.upload_id for part in asyncio.run(all_videos(inventory)) for one in part}
    assert known == set(project.uploads)


async def all_videos(inventory: Inventory) -> list[Sequence[VideoSummary]]:
    """Return all parts of the videos."""
    return [part async for part in inventory.videos()]


def test_a_paused_scan_goes_on_after_a_restart_without_asking_again(
    scan: Scan, make_scan: MakeScan, inventory: Inventory, server: DemoServer
) -> None:
    def pause(progress: ScanProgress) -> None:
        if progress.stage is ScanStage.TRACKS and progress.done >= 10:
            scan.pause()

    server.project.answer_seconds = 0.01
    end = asyncio.run(scan.run(texts=False, everything=False, report=pause))
    assert end.outcome is ScanOutcome.PAUSED
    assert end.trouble is None
    assert asyncio.run(inventory.state()).can_resume
    done = end.looked
    assert 0 < done < 40
    resumed = asyncio.run(make_scan().resume(lambda _: None))
    assert resumed is not None
    assert (resumed.outcome, resumed.looked) == (ScanOutcome.DONE, 40)
    assert resumed.calls <= 2 + 40 + 12  # those under way at the pause were asked again
    assert not asyncio.run(inventory.state()).can_resume
    assert asyncio.run(scan.resume(lambda _: None)) is None


def test_texts_are_read_searched_and_checked(
    scan: Scan, inventory: Inventory, server: DemoServer
) -> None:
    end = run(scan, texts=True)
    assert (end.outcome, end.texts, end.failed_texts) == (ScanOutcome.DONE, 80, 0)
    page = asyncio.run(inventory.search('"very many"', 0, 10))
    assert (page.total, len(page.hits)) == (80, 10)
    hit = page.hits[0]
    assert "very many" in hit.text
    assert "It is called" in hit.after
    assert (hit.number, hit.start, hit.end) == (0, 1000, 3000)
    (track,) = asyncio.run(inventory.tracks([hit.key]))
    assert track.findings is not None
    fetched = len(server.seen_media)
    assert run(scan, texts=True).texts == 0
    assert len(server.seen_media) == fetched
    assert run(scan, texts=True, everything=True).texts == 80


def test_a_text_that_cannot_be_had_is_tried_by_the_next_scan(
    scan: Scan, server: DemoServer
) -> None:
    server.project.refuse_next(404, "NOT_FOUND", host="stream", path_contains=".vtt")
    first = run(scan, texts=True)
    assert (first.texts, first.failed_texts) == (79, 1)
    assert run(scan, texts=True).texts == 1


def test_a_track_that_vanished_keeps_its_text_and_is_not_searched(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    run(scan, texts=True)
    upload = next(iter(project.uploads.values()))
    track = next(iter(upload.tracks.values()))
    project.remove_track(upload.id, track.id)
    run(scan, everything=True)
    (key,) = asyncio.run(inventory.keys(TracksQuery(view=TrackView.VANISHED)))
    (gone,) = asyncio.run(inventory.tracks([key]))
    assert gone.track.id == track.id
    assert gone.gone_at is not None
    assert asyncio.run(inventory.text(key)) == track.vtt
    assert asyncio.run(inventory.search('"very many"', 0, 1)).total == 79
    project.add_track(track)
    run(scan, everything=True)
    assert asyncio.run(inventory.search('"very many"', 0, 1)).total == 80


@pytest.mark.parametrize(
    ("status", "code", "trouble"),
    [
        (422, "PLAN_UPGRADE_REQUIRED", ScanTrouble.QUOTA),
        (403, "INSUFFICIENT_PERMISSIONS", ScanTrouble.REFUSED),
        (404, "INVALID_ENVIRONMENT", ScanTrouble.OTHER_ENVIRONMENT),
        (429, "RATE_LIMIT_EXCEEDED", ScanTrouble.TOO_FAST),
        (500, "EXCEPTION", ScanTrouble.UNREACHABLE),
    ],
)
def test_trouble_pauses_with_its_reason_and_the_scan_can_go_on(
    scan: Scan,
    server: DemoServer,
    status: int,
    code: str,
    trouble: ScanTrouble,
) -> None:
    server.project.refuse_next(
        status, code, headers={"X-RateLimit-Reset": "0"}, times=300, path_contains="/tracks"
    )
    end = run(scan)
    assert (end.outcome, end.trouble) == (ScanOutcome.PAUSED, trouble)
    assert end.error is not None
    server.project.surprises.clear()
    resumed = asyncio.run(scan.resume(lambda _: None))
    assert resumed is not None
    assert (resumed.outcome, resumed.looked) == (ScanOutcome.DONE, 40)


def test_a_short_outage_is_waited_out(scan: Scan, server: DemoServer) -> None:
    waits: list[ScanProgress] = []
    server.project.refuse_next(503, "SERVICE_UNAVAILABLE", times=20, path_contains="/tracks")
    end = asyncio.run(scan.run(texts=False, everything=False, report=waits.append))
    assert (end.outcome, end.looked) == (ScanOutcome.DONE, 40)
    assert any(one.waits_for is ScanTrouble.UNREACHABLE for one in waits)


def test_a_video_with_500_tracks_is_read_like_others(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    full = next(iter(large_project(41, 500).uploads.values()))
    project.uploads[full.id] = full
    end = run(scan)
    assert end.outcome is ScanOutcome.DONE
    assert count(inventory) == 580


def test_another_environment_that_answers_pauses_the_scan(
    make_scan: MakeScan, executors: Executors, inventory: Inventory, server: DemoServer
) -> None:
    scope = replace(inventory.store.scope, environment="redesign")
    other = Inventory(InventoryStore(inventory.store.folder, scope), executors)
    server.project.answers_from = "main"
    end = run(make_scan(other))
    other.close()
    assert (end.outcome, end.trouble) == (ScanOutcome.PAUSED, ScanTrouble.OTHER_ENVIRONMENT)
    assert count(inventory) == 0


def test_calls_of_the_month_are_told_as_far_as_the_token_may_know(
    scan: Scan, project: DemoProject
) -> None:
    assert asyncio.run(scan.usage()) == CallUsage(18_240, 100_000)
    project.plan_limits["cma_api_calls"] = DemoLimit("cma_api_calls", 7, None)
    assert asyncio.run(scan.usage()) == CallUsage(7, None, unlimited=True)
    project.tells_usage = False
    assert asyncio.run(scan.usage()) == CallUsage(7, None, unlimited=True)
    project.tells_plan = False
    assert asyncio.run(scan.usage()) == CallUsage(None, None)


def test_a_scan_says_while_requests_are_limited(scan: Scan, project: DemoProject) -> None:
    headers = {"X-RateLimit-Reset": "1"}
    project.refuse_next(429, "RATE_LIMIT_EXCEEDED", headers=headers)
    told: list[ScanProgress] = []
    end = asyncio.run(scan.run(texts=False, everything=False, report=told.append))
    assert (end.outcome, end.looked) == (ScanOutcome.DONE, 40)
    assert ScanTrouble.TOO_FAST in {one.waits_for for one in told}
    assert told[-1].waits_for is None


@many
def test_an_estimate_is_what_a_scan_then_spends(scan: Scan) -> None:
    estimate = asyncio.run(scan.estimate(everything=False))
    assert estimate.calls - 1 <= run(scan).calls <= estimate.calls  # fewer pages are in use
    assert asyncio.run(scan.estimate(everything=False)).calls <= estimate.calls / 10


def test_doubles_leave_the_one_to_keep(
    scan: Scan, inventory: Inventory, project: DemoProject
) -> None:
    upload = next(iter(project.uploads.values()))
    first, second = upload.tracks.values()
    second.language_code = first.language_code
    first.status = "errored"
    run(scan)
    assert count(inventory, TrackView.SAME_LANGUAGE) == 2
    rule = TrackRule(doubles=Doubles.SAME_LANGUAGE, keep=Keep.FIRST_SEEN)
    keys = asyncio.run(inventory.keys(TracksQuery(rule=rule)))
    (meant,) = asyncio.run(inventory.tracks(keys))
    assert meant.track.id == first.id  # it came first, but is of no use
