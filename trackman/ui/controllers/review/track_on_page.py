"""The track of a review in words: its name, what stands for its text, and how it is read out."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.names import shown
from trackman.domain.review.queue import QueueItem
from trackman.domain.tracks import TrackKind, TrackStatus
from trackman.services.review.shelf import ReviewedText
from trackman.ui.review.wording import ReviewWording
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.wording.inserting import dotted, filled
from trackman.ui.wording.tracks import TrackWording


class TrackOnPage(QObject):
    """Shows one track after the other."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__(page)
        self._page = page
        self._words = ReviewWording(self)
        self._tracks = TrackWording(self)

    def show_name(self, item: QueueItem) -> None:
        """Show name, language and video."""
        track = item.track
        parts = (
            self._tracks.language(track),
            shown(track.language_code, 40),
            self.tr("closed captions") if track.closed_captions else "",
            shown(item.filename, 120),
        )
        name = shown(track.name, 120) or self.tr("Untitled")
        self._page.track.show_track(name, dotted(filter(None, parts)))

    def show_text(self, found: ReviewedText) -> None:
        """Show the text, or why there is none."""
        page, track = self._page, found.item.track
        if found.text is not None:
            page.show_text(found.text, track.language_code, found.findings)
        elif track.kind == TrackKind.AUDIO:
            words = self.tr("Play the video with this sound to judge it.")
            title, button = self.tr("Audio track"), self.tr("Play this sound")
            page.show_message("audio", "faint", title, words, button)
        else:
            words = self._tracks.status_with_error(track)
            if track.status == TrackStatus.READY:
                words = self.tr("The video can’t be played, so its subtitles can’t be read.")
            page.show_message("subtitles", "faint", self.tr("No subtitles to read"), words)

    def show_gone(self) -> None:
        """Say that the track is not there any more."""
        self._page.show_message(
            "warning",
            "warning",
            self.tr("This track isn’t in the video any more"),
            self.tr(
                "It was deleted or replaced after the queue was made. Nothing will be changed; "
                "press Keep to go on."
            ),
        )

    def show_deleted(self) -> None:
        """Say that the track is not there any more because that was decided here."""
        self._page.show_message(
            "delete",
            "faint",
            self.tr("This track isn’t in the video any more"),
            self.tr("It was deleted, as was decided in this review."),
        )

    def why_no_fix(self, item: QueueItem, found: ReviewedText | None, *, gone: bool) -> str | None:
        """Return why the text cannot be fixed in the editor; None where it can."""
        if gone:
            return self.tr("The track isn’t in the video any more.")
        if item.track.kind == TrackKind.AUDIO:
            return self.tr("Audio can’t be edited here.")
        if found is not None and found.text is None:
            return self.tr("There’s no subtitle file to edit.")
        return None

    def read_out(self, item: QueueItem, decided: str) -> None:
        """Have the track read out, with what is decided on it."""
        if self._page.isVisible():
            head = filled(self.tr("Track {place}"), place=self._page.head.place)
            track, video = self._tracks.sentence(item.track), shown(item.filename, 120)
            said = (head, track, video, self._page.findings_words, decided)
            self._page.say(self._words.sentence(said))
