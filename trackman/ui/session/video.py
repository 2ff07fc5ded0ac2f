"""The open video: what reads it, shows its tracks and texts, plays and edits them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.domain.projects import Project
from trackman.domain.tracks import Track, TrackKind
from trackman.domain.uploads import Video
from trackman.store.cache.cache import StoredVideo
from trackman.ui.session.controllers import SessionControllers


class VideoWiring(QObject):
    """Connects what opens a video with the panes, and these with the player and the editor."""

    def __init__(self, session: SessionControllers) -> None:
        super().__init__(session)
        self._session = session
        self._connect_texts()
        self._connect_editing()
        self._connect_opening()
        self._connect_project()
        self._show_title()

    def _connect_texts(self) -> None:
        session = self._session
        files, playing, text = session.files, session.playing, session.text
        session.window.find_text_requested.connect(text.find)
        session.window.find_text_requested.connect(session.comparison.go_on)
        session.window.finding_requested.connect(text.go_to_finding)
        session.window.workspace.tracks.activated.connect(self._work_on)
        session.window.workspace.tracks.add_wanted.connect(files.open)
        session.window.workspace.left_panes.connect(playing.pause)
        session.window.workspace.work.play_requested.connect(playing.play)
        session.current.panel_changed.connect(lambda: playing.show_track(session.current.track))
        playing.cues_changed.connect(text.show_current_cues)
        playing.sought.connect(text.follow_video)
        text.cues_changed.connect(playing.show_cues)
        text.cue_activated.connect(playing.jump_to)
        text.play_wanted.connect(playing.play_from)
        text.cue_clicked.connect(playing.follow)
        text.text_shown.connect(session.quality.take_text)
        text.export_requested.connect(lambda: session.tasks.start(session.quality.export()))
        files.cues_changed.connect(playing.show_cues)
        files.play_wanted.connect(playing.play_from)
        files.left.connect(text.show_again)
        session.changes.comparison_requested.connect(session.comparison.show_texts)

    def _connect_editing(self) -> None:
        session = self._session
        editing, playing, text = session.editing, session.playing, session.text
        text.edit_requested.connect(editing.edit)
        text.replace_requested.connect(session.changes.replace_by_file)
        text.text_shown.connect(editing.take_text)
        playing.cues_changed.connect(editing.show_current_cues)
        playing.position_changed.connect(editing.note_position)
        editing.cues_changed.connect(playing.show_cues)
        editing.cue_wanted.connect(playing.jump_to)
        editing.play_wanted.connect(playing.play_from)
        editing.closed.connect(text.show_again)

    def _connect_opening(self) -> None:
        session = self._session
        library, opening = session.window.workspace.library, session.opening
        library.video_chosen.connect(opening.choose)
        library.video_entered.connect(opening.enter)
        session.window.workspace.tracks.retry_requested.connect(opening.again)
        session.navigation.counted.connect(session.library.note_findings)
        session.navigation.video_wanted.connect(opening.choose)
        session.current.video_changed.connect(self._show_title)
        session.deleting.video_changed.connect(opening.take)
        opening.taken.connect(session.library.note_tracks)
        opening.left.connect(self._leave)
        opening.remembered.connect(self._show_remembered)
        opening.reread.connect(session.operations.forget_ended)
        opening.read.connect(self._show)
        opening.read.connect(session.window.header.field.dismiss_error)
        opening.read.connect(lambda: session.files.offer_waiting())
        opening.read.connect(session.target.take_video)
        opening.changed.connect(session.deleting.show_video)
        session.text.text_shown.connect(session.target.take_text)
        session.target.moment_wanted.connect(session.playing.jump_to)
        session.links.leads_here.connect(session.open_at)

    def _connect_project(self) -> None:
        """Have those know the project whose work depends on it."""
        session = self._session
        session.header.unread.connect(session.links.note_unread)
        for take_project in (
            session.context.planner.note_project,
            session.recovery.note_project,
            session.info.note_project,
            session.changes.note_project,
            session.generation.note_project,
            self._offer_languages,
            session.links.note_project,
        ):
            session.header.project_read.connect(take_project)

    def _work_on(self, track: Track) -> None:
        """Go to the text of a track, or hear its sound."""
        if track.kind == TrackKind.AUDIO:
            self._session.playing.play()
        else:
            self._session.window.work.take_text()

    def _leave(self, upload_id: str | None) -> None:
        self._session.current.show_video(None)
        self._session.navigation.forget()
        self._session.playing.show_video(None)
        self._session.library.show_current(upload_id)

    def _show_remembered(self, seen: StoredVideo) -> None:
        self._session.header.show_age(seen.at)
        self._session.deleting.show_video(seen.video)
        self._session.navigation.show_first(seen.video)

    def _show(self, video: Video) -> None:
        self._session.playing.show_video(video)
        self._session.header.show_video(video)
        self._session.deleting.show_video(video)
        self._session.navigation.show_first(video)
        self._session.info.read(video)
        self._session.library.show_current(video.id)

    def _show_title(self) -> None:
        video = self._session.current.video
        title = "trackman" if video is None else f"{shown(video.upload.filename, 100)} — trackman"
        self._session.window.setWindowTitle(title)

    def _offer_languages(self, project: Project) -> None:
        if project.site is not None:
            self._session.library.offer_languages(project.site.locales)
            self._session.files.offer_languages(project.site.locales)
