"""The menus: all that the program can do, each with its key and, where it is off, the reason."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from trackman.domain.key_bindings import KeyPlace, binding
from trackman.domain.names import shown
from trackman.domain.recent import RecentVideo
from trackman.domain.settings import ThemeChoice
from trackman.domain.subtitles.export import TextForm
from trackman.ui.tracks.model import TracksColumn
from trackman.ui.widgets.keys import keys

_RECENT = 10
"""Videos opened last that are offered."""
Entries = Sequence[QAction | QMenu | None]
"""Entries of a menu from top to bottom; None is a line between them."""


class Menus(QObject):
    """Actions by name; who owns the window connects them.

    Keys of one letter are shown only: they work where the cues or the player have the keyboard.
    """

    sort_chosen = Signal(int)
    """Sort by this column; -1 is the order of DatoCMS."""
    theme_chosen = Signal(ThemeChoice)
    save_chosen = Signal(TextForm)
    """The subtitles on screen are wanted as a file of this form."""
    download_chosen = Signal(TextForm)
    """The subtitles of the video are wanted together in this form."""
    recent_chosen = Signal(str)
    """The id of a video opened lately, to be opened again."""
    recent_cleared = Signal()
    """The list of them is to be emptied."""

    def __init__(self, parent: QObject, bar: QMenuBar, search: QAction) -> None:
        super().__init__(parent)
        self.bar = bar
        self._themes: dict[ThemeChoice, QAction] = {}
        self._make_window_actions()
        self._make_work_actions()
        self._make_page_actions()
        for one in self.of_the_table():
            # Elsewhere these keys belong to text fields, or would delete what nobody looks at.
            one.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._fill(search)
        self.show_undo(None)

    def show_undo(self, text: str | None) -> None:
        """Say what Undo would take back; None where there is nothing to undo."""
        self.undo.setText((text or self.tr("Nothing to undo")).replace("&", "&&"))
        self.undo.setEnabled(text is not None)

    def show_theme(self, theme: ThemeChoice) -> None:
        """Mark the theme in force."""
        self._themes[theme].setChecked(True)

    def show_recent(self, videos: Sequence[RecentVideo]) -> None:
        """Offer these, the latest first."""
        self.recent.clear()
        for number, video in enumerate(videos[:_RECENT]):
            name = shown(video.name, 60).replace("&", "&&")
            action = self._action(f"recent{number}", name)
            action.setParent(self.recent)  # goes when the menu is cleared
            action.triggered.connect(partial(self.recent_chosen.emit, video.id))
            self.recent.addAction(action)
        self.recent.addSeparator()
        self.recent.addAction(self.clear_recent)
        self.recent.menuAction().setEnabled(bool(videos))
        self.recent.menuAction().setToolTip("" if videos else self.tr("No videos opened yet."))

    def of_the_table(self) -> list[QAction]:
        """Return the actions whose keys work while the tracks have the keyboard."""
        return [self.delete, self.copy_id, self.copy_name]

    def _make_window_actions(self) -> None:
        action = self._action
        self.open_video = action("openVideo", self.tr("Open video…"))
        self.clear_recent = action("clearRecent", self.tr("Clear this list"))
        self.clear_recent.triggered.connect(self.recent_cleared)
        self.export_all = action("exportAll", self.tr("Export everything…"))
        self.import_all = action("importAll", self.tr("Import…"))
        self.quit = action("quit", self.tr("Quit"))
        self.settings = action("openSettings", self.tr("Settings…"))
        self.show_videos = action("showVideos", self.tr("Videos"))
        self.larger = action("largerText", self.tr("Larger"))
        self.smaller = action("smallerText", self.tr("Smaller"))
        self.normal = action("normalText", self.tr("Normal size"))
        self.next_pane = action("nextPane", self.tr("Next pane"))
        self.pane_before = action("previousPane", self.tr("Previous pane"))
        self.reset_layout = action("resetLayout", self.tr("Reset layout"))
        self.show_videos.setCheckable(True)
        self.settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _make_work_actions(self) -> None:
        action = self._action
        self.export_findings = action("exportFindings", self.tr("Export findings…"))
        self.undo = action("undo", "")
        self.copy_id = action("copyId", self.tr("Copy track ID"))
        self.copy_track_link = action("copyTrackLink", self.tr("Copy link to track"))
        self.copy_name = action("copyName", self.tr("Copy name"))
        self.find_text = action("findText", self.tr("Search the subtitles"))
        self.find_next = action("findNext", self.tr("Find next"))
        self.find_before = action("findBefore", self.tr("Find previous"))
        self.add = action("addTracks", self.tr("Add…"))
        self.generate = action("generateSubtitles", self.tr("Generate subtitles…"))
        self.paste = action("pasteFiles", self.tr("Paste files"))
        self.delete = action("deleteTrack", self.tr("Delete"))
        self.delete_because = self._menu("deleteBecause", self.tr("Delete with reason"), ())
        self.restore = action("restoreTrack", self.tr("Restore"))
        self.select_bad = action("selectBad", self.tr("Select tracks with errors"))
        self.next_track = action("nextTrack", self.tr("Next with findings"))
        self.next_finding = action("nextFinding", self.tr("Next finding"))
        self.finding_before = action("previousFinding", self.tr("Previous finding"))
        self.review = action("reviewTracks", self.tr("Review"))
        self.edit = action("editSubtitles", self.tr("Edit subtitles"))
        self.replace = action("replaceTrack", self.tr("Replace…"))
        self.change = action("changeTrack", self.tr("Change name, language…"))
        self.versions = action("trackVersions", self.tr("Versions…"))
        self.copy_to = action("copyToVideo", self.tr("Copy to another video…"))
        self.compare = action("compareTexts", self.tr("Compare subtitles"))
        self.check_sound = action("checkSound", self.tr("Check against the sound…"))
        self.playback = [
            action(f"playback-{name}", words)
            for name, words in (
                ("play", self.tr("Play or pause")),
                ("back", self.tr("Back 2 seconds")),
                ("forward", self.tr("Forward 2 seconds")),
                ("before", self.tr("Previous cue")),
                ("after", self.tr("Next cue")),
                ("slower", self.tr("Slower")),
                ("faster", self.tr("Faster")),
                ("mute", self.tr("Sound off or on")),
                ("full", self.tr("Full screen")),
            )
        ]

    def _make_page_actions(self) -> None:
        action = self._action
        self.refresh = action("refreshTracks", self.tr("Refresh"))
        self.open_page = action("openInDatoCms", self.tr("Open in DatoCMS"))
        self.copy_page = action("copyDatoCmsAddress", self.tr("Copy DatoCMS address"))
        self.copy_link = action("copyLink", self.tr("Copy link to video"))
        self.palette = action("showPalette", self.tr("Command palette…"))
        self.all_tracks = action("showAllTracks", self.tr("All tracks"))
        self.activity = action("showActivity", self.tr("Activity"))
        self.deleted = action("showDeleted", self.tr("Recently deleted"))
        self.history = action("showHistory", self.tr("History"))
        self.moderation = action("moderationReport", self.tr("Moderation report…"))
        self.accessibility = action("accessibilityReport", self.tr("Accessibility report…"))
        self.coverage = action("showCoverage", self.tr("Coverage"))
        self.search_all = action("searchAllSubtitles", self.tr("Search all subtitles"))
        self.rules = action("chooseByRule", self.tr("Choose by rule…"))
        words = self.tr("Keep only these languages…")
        self.keep_languages = action("keepLanguages", words)
        self.reviews = action("showReviews", self.tr("Reviews…"))
        self.check_backups = action("checkBackups", self.tr("Check backups"))
        self.guide = action("openGuide", self.tr("User guide"))
        self.keys = action("showKeys", self.tr("Keyboard shortcuts"))
        self.tour = action("startTour", self.tr("Tour"))
        self.whats_this = action("whatsThis", self.tr("What’s this?"))
        self.log = action("showLog", self.tr("Log"))
        self.diagnostics = action("copyDiagnostics", self.tr("Copy diagnostics…"))
        self.updates = action("checkForUpdates", self.tr("Check for updates…"))
        self.about = action("showAbout", self.tr("About trackman"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _action(self, name: str, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.setAutoRepeat(False)  # a key held down would go on with the next row
        if (one := binding(name)) is not None:
            for_work = KeyPlace.WORK in one.places and KeyPlace.ELSEWHERE not in one.places
            keys().follow(action, is_shown_only=for_work or one.is_fixed)
        return action

    def _fill(self, search: QAction) -> None:
        self.bar.setObjectName("menuBar")
        menu = self._menu
        menu("fileMenu", self.tr("&File"), self._of_files())
        menu(
            "editMenu",
            self.tr("&Edit"),
            (
                *(self.undo, None, self.copy_id, self.copy_name, self.copy_track_link),
                *(self.paste, None),
                *(search, self.find_text, self.find_next, self.find_before, None, self.settings),
            ),
        )
        menu("viewMenu", self.tr("&View"), self._of_views())
        menu(
            "videoMenu",
            self.tr("V&ideo"),
            (self.refresh, None, self.open_page, self.copy_page, self.copy_link),
        )
        menu(
            "trackMenu",
            self.tr("&Track"),
            (
                *(
                    self.add,
                    self.generate,
                    None,
                    self.delete,
                    self.delete_because,
                    self.restore,
                    None,
                    self.select_bad,
                    self.next_track,
                    self.review,
                    None,
                ),
                *(
                    self.edit,
                    self.compare,
                    self.check_sound,
                    None,
                    self.next_finding,
                    self.finding_before,
                ),
                *(None, self.replace, self.change, self.versions, self.copy_to),
            ),
        )
        menu("playbackMenu", self.tr("&Playback"), self.playback)
        menu(
            "toolsMenu",
            self.tr("T&ools"),
            (
                *(self.palette, None, self.all_tracks, self.coverage, self.search_all, None),
                *(self.rules, self.keep_languages, self.reviews, None),
                *(self.activity, self.deleted, self.history, None),
                *(self.moderation, self.accessibility, None, self.check_backups),
            ),
        )
        menu("helpMenu", self.tr("&Help"), self._of_help())

    def _menu(self, name: str, title: str, entries: Entries, parent: QMenu | None = None) -> QMenu:
        menu = QMenu(title, self.bar)
        menu.setObjectName(name)
        menu.setToolTipsVisible(True)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, QMenu):
                menu.addMenu(entry)
            else:
                menu.addAction(entry)
        if parent is None and name.endswith("Menu") and title.count("&"):
            self.bar.addMenu(menu)
        return menu

    def _of_help(self) -> Entries:
        return (
            *(self.guide, self.keys, self.tour, self.whats_this, None),
            *(self.log, self.diagnostics, None, self.updates, self.about),
        )

    def _of_files(self) -> Entries:
        forms, bundles = [], []
        for form, words in (
            (TextForm.WEBVTT, self.tr("WebVTT, unchanged (.vtt)")),
            (TextForm.SUBRIP, self.tr("SubRip (.srt)")),
            (TextForm.PLAIN, self.tr("Plain text (.txt)")),
        ):
            forms.append(self._action(f"saveAs-{form.value}", words))
            forms[-1].triggered.connect(partial(self.save_chosen.emit, form))
            bundles.append(self._action(f"downloadAs-{form.value}", words))
            bundles[-1].triggered.connect(partial(self.download_chosen.emit, form))
        self.save = self._menu("saveMenu", self.tr("Save subtitles as"), forms)
        self.download = self._menu("downloadMenu", self.tr("Download as zip"), bundles)
        self.recent = self._menu("recentMenu", self.tr("Open recent"), ())
        self.show_recent(())
        if sys.platform == "darwin":
            self.recent.setAsDockMenu()
        return (
            *(
                self.open_video,
                self.recent,
                None,
                self.save,
                self.download,
                self.export_findings,
                None,
            ),
            *(self.export_all, self.import_all, None, self.quit),
        )

    def _of_views(self) -> Entries:
        group = QActionGroup(self)
        for theme, words in (
            (ThemeChoice.SYSTEM, self.tr("Same as system")),
            (ThemeChoice.LIGHT, self.tr("Light")),
            (ThemeChoice.DARK, self.tr("Dark")),
        ):
            action = self._action(f"theme-{theme.value}", words)
            action.setCheckable(True)
            action.triggered.connect(partial(self.theme_chosen.emit, theme))
            group.addAction(action)
            self._themes[theme] = action
        sorts = []
        for words, column in (
            (self.tr("DatoCMS order"), -1),
            (self.tr("Kind"), TracksColumn.TRACK),
            (self.tr("Name"), TracksColumn.NAME),
            (self.tr("Findings"), TracksColumn.FINDINGS),
            (self.tr("Language"), TracksColumn.LANGUAGE),
            (self.tr("Code"), TracksColumn.CODE),
            (self.tr("Status"), TracksColumn.STATUS),
        ):
            action = self._action(f"sortBy{int(column)}", words)
            action.triggered.connect(partial(self.sort_chosen.emit, int(column)))
            sorts.append(action)
        sizes = (self.larger, self.smaller, self.normal)
        return (
            *(self.show_videos, None),
            self._menu("themeMenu", self.tr("Theme"), list(self._themes.values())),
            self._menu("textSizeMenu", self.tr("Size of subtitles"), sizes),
            self._menu("sortMenu", self.tr("Sort tracks by"), sorts),
            *(None, self.next_pane, self.pane_before, self.reset_layout),
        )
