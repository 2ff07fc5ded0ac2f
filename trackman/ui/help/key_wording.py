"""Words for the sheet of keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from PySide6.QtCore import QObject

from trackman.domain.key_bindings import KeyGroup, KeyRefusal
from trackman.ui.wording.inserting import filled


class KeyWording(QObject):
    """Names of the commands and their groups, and reasons against a key."""

    def group(self, group: KeyGroup) -> str:
        """Return the menu, or other place, that a command belongs to."""
        return {
            KeyGroup.FILE: self.tr("File"),
            KeyGroup.EDIT: self.tr("Edit"),
            KeyGroup.VIEW: self.tr("View"),
            KeyGroup.VIDEO: self.tr("Video"),
            KeyGroup.TRACK: self.tr("Track"),
            KeyGroup.PLAYBACK: self.tr("Playback"),
            KeyGroup.TOOLS: self.tr("Tools"),
            KeyGroup.HELP: self.tr("Help"),
            KeyGroup.EDITOR: self.tr("Subtitle editor"),
            KeyGroup.REVIEW: self.tr("Review"),
            KeyGroup.LISTS: self.tr("Lists and fields"),
        }[group]

    def command(self, name: str) -> str:
        """Return what a command does, in a few words."""
        return self._commands[name]

    def refusal(self, refusal: KeyRefusal, key: str) -> str:
        """Say why a command cannot have a key."""
        words = {
            KeyRefusal.FIXED: self.tr("Lists and fields use this key themselves. It can’t change."),
            KeyRefusal.LISTS: self.tr("{key} is needed to move in lists and dialogs."),
            KeyRefusal.TYPING: self.tr("{key} is needed to type and edit text."),
            KeyRefusal.MENUS: self.tr("{key} opens menus. Use Ctrl or a function key."),
            KeyRefusal.THIRD_LEVEL: self.tr(
                "{key} types a character on many keyboards. Leave out Alt."
            ),
            KeyRefusal.SYSTEM: self.tr("{key} belongs to the system."),
        }[refusal]
        return filled(words, key=key)

    @cached_property
    def _commands(self) -> Mapping[str, str]:
        return {
            **self._of_files(),
            **self._of_the_window(),
            **self._of_tracks(),
            **self._of_playback(),
            **self._of_the_editor(),
            **self._of_reviews(),
            **self._of_lists(),
        }

    def _of_files(self) -> Mapping[str, str]:
        return {
            "openVideo": self.tr("Open a video by link or ID"),
            "clearRecent": self.tr("Clear the list of recent videos"),
            "saveAs-vtt": self.tr("Save subtitles as WebVTT"),
            "saveAs-srt": self.tr("Save subtitles as SubRip"),
            "saveAs-txt": self.tr("Save subtitles as plain text"),
            "downloadAs-vtt": self.tr("Download all subtitles of the video as WebVTT"),
            "downloadAs-srt": self.tr("Download all subtitles of the video as SubRip"),
            "downloadAs-txt": self.tr("Download all subtitles of the video as plain text"),
            "exportFindings": self.tr("Export findings"),
            "exportAll": self.tr("Export everything"),
            "importAll": self.tr("Import an archive"),
            "quit": self.tr("Quit"),
            "undo": self.tr("Undo the last change"),
            "copyId": self.tr("Copy the track ID"),
            "copyTrackLink": self.tr("Copy a link that opens the track in trackman"),
            "copyName": self.tr("Copy the track’s name"),
            "copyCues": self.tr("Copy the text of the selected cues"),
            "pasteFiles": self.tr("Add the files in the clipboard as tracks"),
            "openSettings": self.tr("Open the settings"),
        }

    def _of_the_window(self) -> Mapping[str, str]:
        return {
            "searchVideosAction": self.tr("Search videos, or the subtitles while you are in them"),
            "showVideos": self.tr("Fold or show the videos"),
            "theme-system": self.tr("Theme: same as system"),
            "theme-light": self.tr("Theme: light"),
            "theme-dark": self.tr("Theme: dark"),
            "largerText": self.tr("Larger subtitles"),
            "smallerText": self.tr("Smaller subtitles"),
            "normalText": self.tr("Subtitles in normal size"),
            "sortBy-1": self.tr("Sort tracks in DatoCMS order"),
            "sortBy0": self.tr("Sort tracks by kind"),
            "sortBy1": self.tr("Sort tracks by language"),
            "sortBy2": self.tr("Sort tracks by code"),
            "sortBy3": self.tr("Sort tracks by name"),
            "sortBy5": self.tr("Sort tracks by findings"),
            "sortBy6": self.tr("Sort tracks by status"),
            "nextPane": self.tr("Next pane"),
            "previousPane": self.tr("Previous pane"),
            "resetLayout": self.tr("Reset the layout"),
            "refreshTracks": self.tr("Refresh videos and tracks"),
            "openInDatoCms": self.tr("Open the video in DatoCMS"),
            "copyLink": self.tr("Copy a link that opens the video in trackman"),
            "copyDatoCmsAddress": self.tr("Copy the video’s DatoCMS address"),
            "showPalette": self.tr("Open the command palette"),
            "showAllTracks": self.tr("Show all tracks of the project"),
            "showCoverage": self.tr("Show which languages the videos have"),
            "searchAllSubtitles": self.tr("Search all subtitles of the project"),
            "chooseByRule": self.tr("Choose tracks by a rule"),
            "keepLanguages": self.tr("Keep only some languages"),
            "showReviews": self.tr("Show the reviews"),
            "moderationReport": self.tr("Report what was changed in a period"),
            "accessibilityReport": self.tr("Report which videos lack captions"),
            "showActivity": self.tr("Show the activity"),
            "showDeleted": self.tr("Show recently deleted tracks"),
            "showHistory": self.tr("Show the history"),
            "checkBackups": self.tr("Check backups"),
            "openGuide": self.tr("Open the user guide"),
            "showKeys": self.tr("Show keyboard shortcuts"),
            "startTour": self.tr("Take the tour"),
            "whatsThis": self.tr("Explain the control that has the keyboard"),
            "showLog": self.tr("Show the log"),
            "copyDiagnostics": self.tr("Copy diagnostics"),
            "checkForUpdates": self.tr("Check for updates"),
            "showAbout": self.tr("About trackman"),
        }

    def _of_tracks(self) -> Mapping[str, str]:
        return {
            "findText": self.tr("Search the subtitles"),
            "findNext": self.tr("Next match or next difference"),
            "findBefore": self.tr("Previous match or previous difference"),
            "addTracks": self.tr("Add tracks from files"),
            "generateSubtitles": self.tr("Generate subtitles"),
            "deleteTrack": self.tr("Delete the selected tracks"),
            "restoreTrack": self.tr("Restore the track"),
            "selectBad": self.tr("Select tracks with errors"),
            "nextTrack": self.tr("Next track or video with findings"),
            "reviewTracks": self.tr("Review the tracks of the video"),
            "editSubtitles": self.tr("Edit subtitles"),
            "compareTexts": self.tr("Compare the selected track with another"),
            "nextFinding": self.tr("Next finding"),
            "previousFinding": self.tr("Previous finding"),
            "replaceTrack": self.tr("Replace the track by a file"),
            "changeTrack": self.tr("Change name, language or captions flag"),
            "trackVersions": self.tr("Show saved versions"),
            "copyToVideo": self.tr("Copy tracks to another video"),
            "checkSound": self.tr("Check whether subtitles fit the sound"),
        }

    def _of_playback(self) -> Mapping[str, str]:
        return {
            "playback-play": self.tr("Play or pause"),
            "playback-back": self.tr("Back 2 seconds"),
            "playback-forward": self.tr("Forward 2 seconds"),
            "playback-before": self.tr("Previous cue"),
            "playback-after": self.tr("Next cue"),
            "playback-slower": self.tr("Slower"),
            "playback-faster": self.tr("Faster"),
            "playback-mute": self.tr("Sound off or on"),
            "playback-full": self.tr("Full screen"),
        }

    def _of_the_editor(self) -> Mapping[str, str]:
        return {
            "editor-undo": self.tr("Undo"),
            "editor-redo": self.tr("Redo"),
            "editor-split": self.tr("Split the cue"),
            "editor-merge": self.tr("Merge the cue with the next one"),
            "editor-insert": self.tr("Insert a cue below"),
            "editor-delete": self.tr("Delete the selected cues"),
            "editor-shift": self.tr("Shift times"),
            "editor-stretch": self.tr("Stretch times"),
            "editor-find": self.tr("Find and replace"),
            "editor-next-hit": self.tr("Next match"),
            "editor-hit-before": self.tr("Previous match"),
            "editor-fix": self.tr("Fix the findings of the cue"),
            "editor-fix-all": self.tr("Fix all findings of one kind"),
            "editor-next-finding": self.tr("Next cue with findings"),
            "editor-finding-before": self.tr("Previous cue with findings"),
            "editor-edit": self.tr("Edit the text of the cue"),
            "editor-play": self.tr("Play from the cue"),
            "editor-save": self.tr("Save the draft"),
            "editor-publish": self.tr("Publish"),
        }

    def _of_reviews(self) -> Mapping[str, str]:
        return {
            "review-keep": self.tr("Keep the track"),
            "review-delete": self.tr("Delete the track"),
            "review-fix": self.tr("Fix the subtitles in the editor, then come back"),
            "review-skip": self.tr("Skip the track for now"),
            "review-note": self.tr("Write a note"),
            "review-reason": self.tr("Give a reason"),
            "review-undo": self.tr("Undo the last decision and go back to it"),
            "review-finding": self.tr("Next finding"),
            "review-finding-before": self.tr("Previous finding"),
            "review-play": self.tr("Play from this cue"),
            "review-pause": self.tr("Play or pause"),
            "review-next": self.tr("Next track, without deciding"),
            "review-previous": self.tr("Previous track, without deciding"),
            "review-language": self.tr("Next language side by side"),
            "review-version": self.tr("Next saved version side by side"),
            "review-sound": self.tr("Check whether the text fits the sound"),
            "review-details": self.tr("Show what a deletion means, and the history"),
            "review-overview": self.tr("Look over the decisions"),
            "review-larger": self.tr("Larger subtitles"),
            "review-smaller": self.tr("Smaller subtitles"),
            "review-normal": self.tr("Subtitles in normal size"),
        }

    def _of_lists(self) -> Mapping[str, str]:
        return {
            "moveDown": self.tr("Next or previous row"),
            "extendSelection": self.tr("Select several rows"),
            "selectAll": self.tr("Select all rows"),
            "activate": self.tr("Open the row; in cues, play from there"),
            "copyRows": self.tr("Copy the selected rows"),
            "playSpace": self.tr("Play or pause in the player; press a button"),
            "leave": self.tr("Back, close or cancel"),
            "addAll": self.tr("Add all files of the dialog"),
        }
