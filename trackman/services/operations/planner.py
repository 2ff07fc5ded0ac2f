"""Planner: operations written as entries of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from trackman.domain.journal import (
    Act,
    Backup,
    Entry,
    Place,
    planned_creation,
    planned_deletion,
    planned_replacement,
    planned_restore,
)
from trackman.domain.projects import Project
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.uploads import Video

if TYPE_CHECKING:
    from trackman.domain.review.state import ReviewItemState


class Planner:
    """Makes entries for one project.

    `project` is its id, or what stands for it (`is_certain=False`) until it was read.
    """

    def __init__(self, project: str, name: str = "", *, is_certain: bool = True) -> None:
        self.project = project
        """Name of the project on this computer."""
        self.is_certain = is_certain
        self._id = project
        self._name = name
        self._account: str | None = None
        self._primary: str | None = None

    def note_project(self, project: Project) -> None:
        """Take up the id of the project, and what it and the token are called."""
        if project.site is not None:
            self._id, self._name = project.site.id, project.site.name
        self._primary = project.primary or self._primary
        self.is_certain = True
        if project.account is not None:
            self._account = project.account.name

    @property
    def project_id(self) -> str:
        """The id that the journal has for the project."""
        return self._id

    @property
    def name(self) -> str:
        """Name of the project; empty where that is not known yet."""
        return self._name

    @property
    def primary(self) -> str | None:
        """The name of the primary environment, where it is known."""
        return self._primary

    def take_over(self, before: Planner) -> None:
        """Take up what another session with the same token has read of the project.

        Nothing is certain by it: this session reads the project itself.
        """
        self._id, self._name = before._id, before._name
        self._account, self._primary = before._account, before._primary

    def is_own(self, place: Place) -> bool:
        """Tell whether a place is in this project."""
        return place.project in {self._id, self.project}

    def primary_of(self, place: Place) -> str | None:
        """Return the name of the primary environment of this project; None of another's."""
        return self._primary if self.is_own(place) else None

    def place(self, video: Video) -> Place:
        """Return where the tracks of a video are."""
        upload = video.upload
        place = Place(self._id, self._name, video.environment, upload.id, upload.filename)
        return place.with_video(upload)

    def deletion(self, video: Video, track: Track, batch: str, reason: str) -> Entry:
        """Plan to delete a track."""
        return self.deletion_at(self.place(video), track, batch, reason)

    def deletion_at(self, place: Place, track: Track, batch: str, reason: str = "") -> Entry:
        """Plan to delete a track of a video that may not be open."""
        return planned_deletion(place, track, batch, self._account, reason)

    def decided_deletion(
        self, place: Place, track: Track, batch: str, decided: ReviewItemState
    ) -> Entry:
        """Plan to delete a track as it was decided in a review."""
        # No start needs it.
        from trackman.domain.review.staging import consent_of, decided_text_of, reason_of

        return replace(
            self.deletion_at(place, track, batch, reason_of(decided)),
            consent=consent_of(decided),
            decided_text=decided_text_of(decided),
        )

    def again(self, deletion: Entry) -> Entry:
        """Plan once more what a deletion was to do."""
        again = self.deletion_at(deletion.place, deletion.track, deletion.batch, deletion.reason)
        return replace(again, consent=deletion.consent, decided_text=deletion.decided_text)

    async def all_again(self, deletions: Sequence[Entry]) -> list[Entry]:
        """Plan all of these once more, where no review is to be asked."""
        return [self.again(one) for one in deletions]

    def restore(
        self, deletion: Entry, batch: str, place: Place | None = None, name: str | None = None
    ) -> Entry:
        """Plan to restore a track, where it was or elsewhere, perhaps by another name."""
        return planned_restore(deletion, place or deletion.place, batch, self._account, name)

    def addition(
        self,
        place: Place,
        draft: TrackDraft,
        batch: str,
        *,
        backup: Backup | None = None,
        source: str = "",
    ) -> Entry:
        """Plan to add a track of a saved text, or of an audio file on this computer."""
        return planned_creation(
            Act.ADDITION, place, draft, batch, self._account, backup=backup, source=source
        )

    def generation(self, place: Place, draft: TrackDraft, batch: str) -> Entry:
        """Plan to have subtitles generated."""
        return planned_creation(Act.GENERATION, place, draft, batch, self._account)

    def replacement(
        self,
        place: Place,
        old: Track,
        draft: TrackDraft,
        batch: str,
        *,
        backup: Backup | None = None,
        source: str = "",
    ) -> Entry:
        """Plan to put a track of a saved text, or of an audio file, in the place of another."""
        return planned_replacement(
            place, old, draft, batch, self._account, backup=backup, source=source
        )

    def put_back(self, replacement: Entry, new: Track, old: Backup) -> Entry:
        """Plan to undo a replacement: the old track takes the place of the new one."""
        return planned_replacement(
            replacement.place,
            new,
            TrackDraft.of(replacement.track),
            replacement.batch,
            self._account,
            backup=old,
            origin=replacement.id,
        )
