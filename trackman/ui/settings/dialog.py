"""Settings dialog; each choice takes effect at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trackman.domain.settings import Settings, SystemChoice, ThemeChoice
from trackman.ui.settings.checks import CheckChoices
from trackman.ui.settings.deleting import DeletingChoices
from trackman.ui.settings.form import Form
from trackman.ui.settings.inputs import Megabytes, Minutes, SettingChoice, Share
from trackman.ui.settings.network import NetworkPage
from trackman.ui.settings.reviewing import ReviewChoices
from trackman.ui.theme.scale import room_on_screen, scaled
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.labels import CodeText, Paragraph, explain
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.widgets.tabs import Tabs
from trackman.ui.wording.formats import size_text
from trackman.ui.wording.inserting import filled
from trackman.ui.wording.translation import languages

_WIDTH = 680
_HIGHEST = 600
"""Pixels, so that it fits over a window of 1024 × 640."""


class SettingsDialog(QDialog):
    """Open it with `open()`; it goes away by itself."""

    changed = Signal(object)
    """The `Settings` that hold from now on."""
    empty_cache_requested = Signal()
    open_folder_requested = Signal()
    check_backups_requested = Signal()

    def __init__(self, parent: QWidget | None, settings: Settings, folder: Path) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._showing = False
        self._language = SettingChoice("language", [("", self._of_the_system()), *languages()])
        self._theme = SettingChoice("theme", self._themes())
        self._contrast = SettingChoice("contrast", self._system_choices())
        self._motion = SettingChoice("lessMotion", self._system_choices())
        self._muted = CheckBox("startMuted", self.tr("Start muted"))
        self._notify = CheckBox("notifyWhenDone", self.tr("Tell me when I’m elsewhere"))
        self._limit = Minutes("jobLimit", 30, 3600)
        self._share = Share("paceShare", 10, 100)
        self._share_words = Paragraph("paceShareWords", tone="muted", size="small", widest=320)
        self._cache = Megabytes("cacheSize", 0, 10_000)
        self._used = Paragraph("cacheUsed", tone="muted", size="small", widest=320)
        self._empty = Button("emptyCache", self.tr("Empty cache"))
        self._folder = CodeText("dataFolder", str(folder))
        self._open_folder = Button("openFolder", self.tr("Open folder"), "folder")
        self._deleting = DeletingChoices()
        self._checks = CheckChoices()
        self._reviews = ReviewChoices()
        self.network = NetworkPage()
        self._tabs = Tabs("settingsTabs", self.tr("Settings"))
        self._pages = QStackedWidget()
        self._scroll = ScrollColumn("settingsScroll")
        self._reset = Button("resetSettings", self.tr("Reset to defaults"))
        self._close = Button("settingsClose", self.tr("Close"))
        self._build()
        self.show_settings(settings)
        self.show_cache_used(None)
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """Show these."""
        self._showing = True  # what is only shown is no choice of a person
        self._settings = settings
        self._language.show_value(settings.language)
        self._theme.show_value(settings.theme.value)
        self._contrast.show_value(settings.contrast.value)
        self._motion.show_value(settings.less_motion.value)
        self._muted.setChecked(settings.start_muted)
        self._notify.setChecked(settings.notify_when_done)
        self.network.events.setChecked(settings.events)
        self._limit.show_seconds(settings.job_limit)
        self._share.show_value(settings.pace_share)
        self._cache.setValue(settings.cache_size)
        self._deleting.show_settings(settings)
        self._checks.show_settings(settings)
        self._reviews.show_settings(settings)
        self._showing = False
        self._word()

    def allow_language(self, allowed: bool) -> None:
        """Let the language be chosen or not: the window is made anew for it."""
        self._language.setEnabled(allowed)
        why = self.tr("Wait for the running work to finish before you change the language.")
        explain(self._language, "" if allowed else why)

    def go_to_language(self) -> None:
        """Give the keyboard to the choice of the language."""
        self._language.setFocus()

    def show_cache_used(self, used: int | None) -> None:
        """Say how many bytes the pictures take now; None while that is not known."""
        self._empty.setEnabled(bool(used))
        if used is None:
            self._used.setText(self.tr("Calculating size…"))
        elif used == 0:
            self._used.setText(self.tr("The cache is empty."))
        else:
            size = size_text(used)
            self._used.setText(filled(self.tr("{size} in use."), size=size))
        explain(self._empty, "" if used else self._used.text())
        self._fit()

    def show_backups_used(self, used: int | None) -> None:
        """Say how many bytes the backups take now; None while that is not known."""
        self._deleting.show_used(used)
        self._fit()

    def done(self, result: int) -> None:
        """Take over what was typed and not confirmed, too."""
        self._limit.interpretText()
        self._cache.interpretText()
        self._checks.take_typed()
        self._take()
        super().done(result)

    def event(self, event: QEvent) -> bool:
        """Be as high as the words need, also where they get their sizes only when shown."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return handled

    def _take(self) -> None:
        if self._showing:
            return
        before = self._settings
        chosen = self._settings
        for page in (self._deleting, self._checks, self._reviews):
            chosen = page.put_into(chosen)
        self._settings = replace(
            chosen,
            language=self._language.value(),
            theme=ThemeChoice(self._theme.value()),
            contrast=SystemChoice(self._contrast.value()),
            less_motion=SystemChoice(self._motion.value()),
            start_muted=self._muted.isChecked(),
            notify_when_done=self._notify.isChecked(),
            events=self.network.events.isChecked(),
            job_limit=self._limit.seconds(),
            pace_share=self._share.value(),
            cache_size=self._cache.value(),
        )
        self._word()
        if self._settings != before:
            self.changed.emit(self._settings)

    def _back_to_defaults(self) -> None:
        """Forget the choices of this dialog; where one is stays."""
        kept = self._settings
        usual = replace(
            Settings(),
            read_only=kept.read_only,
            last_project=kept.last_project,
            # somebody's own words, which no default can bring back
            reasons=kept.reasons,
            words=kept.words,
            reviewer_name=kept.reviewer_name,
            second_approval=kept.second_approval,  # others rely on it
            keys=kept.keys,  # the sheet of keys resets them
            tour=kept.tour,
        )
        if usual != kept:
            self.show_settings(usual)
            self.changed.emit(usual)

    def _word(self) -> None:
        whole = self._settings.pace_share == 100
        self._share_words.setText(
            self.tr("trackman works as fast as DatoCMS allows.")
            if whole
            else self.tr("This leaves capacity for colleagues and other programs.")
        )
        self._fit()

    def _of_the_system(self) -> str:
        return self.tr("Same as system")

    def _themes(self) -> list[tuple[str, str]]:
        return [
            (ThemeChoice.SYSTEM.value, self.tr("Same as system")),
            (ThemeChoice.LIGHT.value, self.tr("Light")),
            (ThemeChoice.DARK.value, self.tr("Dark")),
        ]

    def _system_choices(self) -> list[tuple[str, str]]:
        return [
            (SystemChoice.SYSTEM.value, self.tr("Same as system")),
            (SystemChoice.ON.value, self.tr("On")),
            (SystemChoice.OFF.value, self.tr("Off")),
        ]

    def _connect(self) -> None:
        for changed in (
            self._language.chosen,
            self._theme.chosen,
            self._contrast.chosen,
            self._motion.chosen,
            self._muted.clicked,
            self._notify.clicked,
            self.network.events.clicked,
            self._limit.valueChanged,
            self._share.changed,
            self._cache.valueChanged,
            self._deleting.changed,
            self._checks.changed,
            self._reviews.changed,
        ):
            changed.connect(self._take)
        self._empty.clicked.connect(self.empty_cache_requested)
        self._open_folder.clicked.connect(self.open_folder_requested)
        self._deleting.check_requested.connect(self.check_backups_requested)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._reset.clicked.connect(self._back_to_defaults)
        self._close.clicked.connect(self.accept)

    def _general(self) -> Form:
        form = Form()
        form.add_title("looksTitle", self.tr("Appearance"))
        form.add("languageLabel", self.tr("Language"), self._language)
        form.add_note(
            "languageWords",
            self.tr("Also sets how dates, sizes and the names of languages are written."),
        )
        form.add("themeLabel", self.tr("Theme"), self._theme)
        form.add("contrastLabel", self.tr("More contrast"), self._contrast)
        form.add_note(
            "contrastWords",
            self.tr("Black, white and strong colours, with lines around everything."),
        )
        form.add("lessMotionLabel", self.tr("Less motion"), self._motion)
        form.add_note("lessMotionWords", self.tr("Progress stands still; its words still change."))
        form.add("startMutedLabel", self.tr("Playing videos"), self._muted)
        form.add("notifyWhenDoneLabel", self.tr("When long work has ended"), self._notify)
        return form

    def _advanced(self) -> Form:
        form = Form()
        form.add_title("workTitle", self.tr("Working with DatoCMS"))
        form.add("jobLimitLabel", self.tr("Give up waiting after"), self._limit)
        form.add_note(
            "jobLimitWords",
            self.tr("trackman then checks whether the track is still there."),
        )
        form.add("paceShareLabel", self.tr("Share of the API limit"), self._share)
        form.add_words(self._share_words)
        form.add_title("filesTitle", self.tr("On this computer"))
        form.add("cacheSizeLabel", self.tr("Thumbnail cache"), self._cache, self._empty)
        form.add_words(self._used)
        form.add("dataFolderLabel", self.tr("Data folder"), self._folder, self._open_folder)
        return form

    def _build(self) -> None:
        self._pages.setObjectName("settingsPages")
        for words, page in (
            (self.tr("General"), self._general()),
            (self.tr("Deleting"), self._deleting),
            (self.tr("Checks"), self._checks),
            (self.tr("Reviews"), self._reviews),
            (self.tr("Advanced"), self._advanced()),
            (self.tr("Network"), self.network),
        ):
            self._tabs.addTab(words)
            self._pages.addWidget(page)
        self._close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._reset)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 24, 16)
        column.setSpacing(16)
        column.addWidget(self._tabs)  # its words stand over the labels
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 0, 0)
        below.setSpacing(16)
        self._scroll.setWidget(self._pages)
        below.addWidget(self._scroll)
        below.addLayout(buttons)
        column.addLayout(below)
        self.ensurePolished()  # the style sheet changes the sizes of texts
        margins, room = column.contentsMargins(), room_on_screen(self).width()
        tabs = self._tabs.sizeHint().width() + margins.left() + margins.right()
        if tabs > room:  # a small screen with large letters
            self._tabs.setProperty("tight", True)
            self._tabs.style().unpolish(self._tabs)
            self._tabs.style().polish(self._tabs)
        self.setFixedWidth(min(max(scaled(_WIDTH), tabs), room))
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need."""
        if (layout := self.layout()) is None:
            return
        layout.activate()
        width = self._scroll.viewport().width()
        wanted = max(self._pages.heightForWidth(width), self._pages.sizeHint().height())
        rest = layout.sizeHint().height() - self._scroll.height()
        most = min(scaled(_HIGHEST), room_on_screen(self).height())
        self._scroll.setFixedHeight(min(wanted, most - rest))
