"""Videos in short, to count."""

from __future__ import annotations

from datetime import UTC, datetime

from trackman.domain.inventory.state import TrackBrief, VideoSummary

LOOKED = datetime(2026, 6, 14, 9, tzinfo=UTC)


def video(
    name: str,
    *tracks: str,
    used: bool | None = None,
    looked_at: datetime | None = LOOKED,
) -> VideoSummary:
    """Return a video with tracks such as `it`, `it cc`, `it audio`, `it errored`."""
    briefs = tuple(_brief(place, words.split()) for place, words in enumerate(tracks))
    return VideoSummary(f"id-{name}", f"{name}.mp4", 60.0, (), None, used, looked_at, briefs)


def _brief(place: int, words: list[str]) -> TrackBrief:
    code, *rest = words
    statuses = [word for word in rest if word in {"errored", "preparing"}]
    kind = next((word for word in rest if word in {"audio", "chapters"}), "subtitles")
    captions = None if kind == "audio" else "cc" in rest
    return TrackBrief(place, kind, code, captions, (statuses or ["ready"])[0], None)
