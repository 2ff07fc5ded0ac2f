"""Entries to put into journals, and strategies for any that could be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from trackman.domain.journal import Act, Backup, Consent, Entry, Place, Stage
from trackman.domain.tracks import Track

PLANNED = datetime(2026, 6, 14, 9, 12, 44, 318_001, tzinfo=UTC)
TRACK = Track("trackItalian", "video7", "subtitles", "Italiano", "it-IT", False, "ready", None)
PLACE = Place("64174", "Acme", None, "video7", "Lançamento.mp4", "playback7")
BACKUP = Backup("ab" * 32, 1234, 50)


def sample(entry_id: str = "one", stage: Stage = Stage.PLANNED, **others: Any) -> Entry:
    """Return a deletion; `others` replace its parts."""
    parts: dict[str, Any] = {
        "act": Act.DELETION,
        "batch": "batch",
        "place": PLACE,
        "track": TRACK,
        "planned_at": PLANNED,
        "changed_at": PLANNED,
    }
    return Entry(id=entry_id, stage=stage, **(parts | others))


any_text = st.text(st.characters(), max_size=12)
"""With NUL, control characters and halves of surrogate pairs."""
_some_text = st.none() | any_text
any_moment = st.datetimes(
    datetime(1971, 1, 1),  # noqa: DTZ001 - the time zones are drawn apart
    datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]),
)
any_track = st.builds(
    Track,
    any_text,
    any_text,
    any_text,
    any_text,
    any_text,
    st.none() | st.booleans(),
    any_text,
    _some_text,
)
any_entry = st.builds(
    Entry,
    id=any_text,
    act=st.sampled_from(Act),
    stage=st.sampled_from(Stage),
    batch=any_text,
    place=st.builds(Place, any_text, any_text, _some_text, any_text, any_text, _some_text),
    track=any_track,
    planned_at=any_moment,
    changed_at=any_moment,
    account=_some_text,
    reason=any_text,
    backup=st.none() | st.builds(Backup, any_text, st.integers(0), st.integers(0)),
    job_id=_some_text,
    request_ids=st.lists(any_text, max_size=3).map(tuple),
    returned=st.none() | any_track,
    seconds=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    code=_some_text,
    fault=any_text,
    origin=_some_text,
    restored_as=_some_text,
    difference=any_text,
    consent=st.none() | st.builds(Consent, any_text, any_moment),
    decided_text=_some_text,
)
