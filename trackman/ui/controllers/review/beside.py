"""Another text beside the one of a review: other languages of the video, or saved versions."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject

from trackman.domain.errors import TrackmanError
from trackman.domain.languages import same_language
from trackman.domain.names import shown
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.tracks import Track
from trackman.domain.versions import Version
from trackman.services.review.shelf import ReviewedText
from trackman.ui.controllers.context import SessionContext
from trackman.ui.controllers.review.track_facts import TrackFacts
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.wording.inserting import dotted
from trackman.ui.wording.messages import About
from trackman.ui.wording.tracks import TrackWording


class BesideTexts(QObject):
    """Steps through them; a language that was chosen stands beside the next tracks, too."""

    def __init__(self, context: SessionContext, page: ReviewPage, facts: TrackFacts) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._facts = facts
        self._tracks = TrackWording(self)
        self._found: ReviewedText | None = None
        self._language = ""
        """The language a person wants beside every track; empty for none."""
        self._shown = ""
        """The id of the track beside; empty for none, or a version."""
        self._version = -1
        self._reading: asyncio.Task[None] | None = None
        page.beside_closed.connect(self.close)

    def show_track(self, found: ReviewedText | None) -> None:
        """Take up which track is on screen, or more about it."""
        same = self._found is not None and found is not None and found.item == self._found.item
        self._found = found
        if not same:
            self._stop()
            self._shown, self._version = "", -1
        if self._version >= 0 or (same and self._shown):
            return  # what a person looks at stays
        wanted = [one for one in self._pairs() if self._is_wanted(one[0])]
        if wanted:
            self._show(*wanted[0])
        elif not same or self._page.text.has_beside:
            self._page.show_beside("", None)

    def step_language(self) -> str:
        """Put the next other language beside the text; return why there is none."""
        pairs = self._pairs()
        self._stop()
        self._version = -1
        if not pairs:
            return self._why_no_language()
        ids = [track.id for track, _ in pairs]
        place = ids.index(self._shown) + 1 if self._shown in ids else 0
        if place == len(pairs):
            self.close()
        else:
            self._language = pairs[place][0].language_code
            self._show(*pairs[place])
        return ""

    def step_version(self) -> str:
        """Put the next saved version beside the text; return why there is none."""
        versions = self._facts.versions
        if not versions:
            return self.tr("No other version of this track is saved on this computer.")
        self._stop()
        self._version += 1
        if self._version == len(versions):
            self.close()
        else:
            version = versions[self._version]
            self._reading = self._context.start(lambda: self._read(version), About.KEEPING)
        return ""

    def close(self) -> None:
        """Show the text alone, this one and those that come."""
        self._stop()
        self._language, self._shown, self._version = "", "", -1
        self._page.show_beside("", None)

    def _why_no_language(self) -> str:
        found = self._found
        if found is None or (found.text is not None and not found.is_whole):
            return self.tr("The other languages of this video are still loading.")
        return self.tr("This video has no other subtitles that can be read.")

    def _pairs(self) -> list[tuple[Track, ReadText]]:
        return [] if self._found is None else self._found.beside

    def _is_wanted(self, track: Track) -> bool:
        return bool(self._language) and same_language(track.language_code, self._language)

    def _show(self, track: Track, text: ReadText) -> None:
        self._shown = track.id
        name = dotted((shown(track.name, 60), self._tracks.language(track)))
        self._page.show_beside(name, text, track.language_code)
        self._page.say(name)

    async def _read(self, version: Version) -> None:
        try:
            text = await self._facts.reader.kept(version.backup)
        except TrackmanError:
            self._version = -1
            raise
        self._shown = ""
        language = "" if self._found is None else self._found.item.track.language_code
        name = self._facts.name_of(version)
        self._page.show_beside(name, text, language)
        self._page.say(name)

    def _stop(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
