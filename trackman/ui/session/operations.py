"""Changes of tracks, connected with what asks for them and what shows how they ended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.additions import NewTrack
from trackman.domain.creations import Created
from trackman.domain.deletions import Failed
from trackman.domain.errors import ApiError, JobFailedError
from trackman.ui.controllers.operations.tracker import Operation
from trackman.ui.session.controllers import SessionControllers


class OperationWiring(QObject):
    """Connects deletions, restores, additions and replacements, and what takes them back."""

    def __init__(self, session: SessionControllers) -> None:
        super().__init__(session)
        self._session = session
        self._connect_requests()
        self._connect_ends()
        self._show_undo()

    def _connect_requests(self) -> None:
        session = self._session
        adding, replacing, changes = session.adding, session.replacing, session.changes
        session.window.undo_requested.connect(session.undo.undo)
        replacing.undo_requested.connect(session.undo.take_back)
        session.comparison.delete_requested.connect(
            lambda track: session.tasks.start(session.deleting.delete([track]))
        )
        session.deleting.recheck_requested.connect(session.recovery.settle_run)
        session.deleting.restore_requested.connect(lambda one: session.restoring.restore([one]))
        for again in (session.deleting.again_requested, session.activity.again_requested):
            again.connect(self._try_again)
        session.recovery.offer.activity_requested.connect(session.window.activity_requested)
        session.activity.video_wanted.connect(session.opening.open)
        session.files.add_requested.connect(adding.add)
        session.generation.generation_requested.connect(adding.generate)
        session.editing.publish_requested.connect(replacing.replace)
        changes.text_requested.connect(replacing.replace)
        changes.audio_requested.connect(replacing.replace_audio)
        changes.change_requested.connect(replacing.change)
        changes.version_requested.connect(replacing.restore_version)
        changes.copy_requested.connect(
            lambda video, texts: adding.add(video, [NewTrack(*one) for one in texts])
        )

    def _connect_ends(self) -> None:
        session = self._session
        session.undo.changed.connect(self._show_undo)
        session.restoring.restored.connect(self._show_restored)
        for changed in (session.adding.added, session.replacing.replaced, session.replacing.kept):
            changed.connect(lambda run: session.opening.refresh_if_open(run.upload_id))
        session.operations.ended.connect(self._note_sound)
        for new in (session.replacing.replaced, session.restoring.restored):
            new.connect(self._carry_draft)

    def _show_undo(self) -> None:
        self._session.window.show_undo(self._session.undo.text() or None)

    def _show_restored(self, operation: Operation) -> None:
        if isinstance(operation.state, Created):
            track = operation.state.track
            self._session.deleting.show_restored(track.id, operation.entry.origin)
        self._session.opening.refresh_if_open(operation.upload_id)

    def _try_again(self, operation: Operation) -> None:
        session = self._session
        if operation.is_deletion:
            session.deleting.again(operation)
        elif operation.is_replacement:
            session.replacing.again(operation)
        else:
            session.adding.again(operation)

    def _note_sound(self, operation: Operation) -> None:
        """Remember which video has no sound, once DatoCMS has said so."""
        if isinstance(operation.state, Failed) and (
            isinstance(error := operation.state.error, ApiError | JobFailedError)
            and error.fault.code == "NO_PRIMARY_AUDIO_TRACK"
        ):
            self._session.generation.note_silent(operation.upload_id)

    def _carry_draft(self, run: Operation) -> None:
        """Keep a draft with the track that took the place of the one it is of."""
        if run.new_track is not None:
            sent = run.entry.backup if run.is_replacement else None
            self._session.editing.note_new_track(
                run.upload_id,
                run.track.id,
                run.new_track.id,
                published=sent.sha256 if sent is not None else None,
            )
