"""What the program really has on its screens: words, menus, settings and keys.

The windows and dialogs are made as the program makes them, and asked for their texts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QKeyCombination, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QStackedWidget,
    QTabBar,
    QTableView,
    QWidget,
)

import trackman
from trackman.domain.generation import GenerationRequest
from trackman.domain.journal import Act, Backup
from trackman.domain.key_bindings import BINDINGS, KeyMap
from trackman.domain.projects import Environment
from trackman.domain.review.queue import Reviewer, ReviewPlace, new_queue
from trackman.domain.review.records import Verdict
from trackman.domain.review.summary import QueueSummary, Tally
from trackman.domain.settings import Settings
from trackman.domain.tracks import Track
from trackman.domain.uploads import Upload, Video
from trackman.domain.versions import Version
from trackman.ui.account.menu import ProjectChoices, ProjectMenu
from trackman.ui.activity.moderation_dialog import ModerationDialog
from trackman.ui.activity.name_clash import ClashRequest, NameClash
from trackman.ui.additions.dialog import AddTracksDialog
from trackman.ui.changes.details_dialog import DetailsDialog
from trackman.ui.changes.generation_dialog import GenerationDialog
from trackman.ui.changes.versions_dialog import VersionsDialog
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.cue_search.replace_dialog import ReplaceDialog
from trackman.ui.details.info import VideoInfo
from trackman.ui.editor.commands import EditorKeys
from trackman.ui.help.error_dialog import ErrorDialog
from trackman.ui.library.filter_panel import FilterPanel
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.staged_dialog import StagedDialog
from trackman.ui.rules.bulk_strip import BulkStrip
from trackman.ui.rules.keep_languages import KeepLanguages
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.project_page import ProjectTab
from trackman.ui.speech.review_sound import ReviewSound
from trackman.ui.speech.sound_dialog import CheckedSound, SoundDialog
from trackman.ui.widgets.menu_button import MenuButton

Kind = TypeVar("Kind", bound=QObject)
UI = Path(trackman.__file__).parent / "ui"
_SAYING = {"wording", "controllers"}
"""Packages that only say things: what is not a control stands there."""
_MNEMONIC = re.compile("&(?=[^& ])")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_PLACEHOLDER = re.compile(r"\{\w*\}|%L?n")


@dataclass
class Program:
    """What can be named."""

    words: set[str] = field(default_factory=set)
    """Texts on the screen, and the sentences that the program can say."""
    paths: set[tuple[str, ...]] = field(default_factory=set)
    """Ways through menus and settings, such as File, Quit."""
    settings: set[tuple[str, ...]] = field(default_factory=set)
    """Ways to all settings, such as Settings, General, Theme."""
    keys: set[str] = field(default_factory=set)
    """Keys as `QKeySequence` writes them for programs, such as `Ctrl+Z`."""

    def knows_key(self, keys: str) -> bool:
        """Tell whether a key does something."""
        return _portable(keys) in self.keys or _is_of_editor(keys)


def look_at_program() -> Program:
    """Make all windows and gather what they show."""
    found = Program()
    found.words |= _said()
    window = MainWindow()
    window.header.show_project("Northwind Stories", "Track moderation")
    window.header.show_environment("main", "primary", None)
    workspace = window.workspace
    video = _video()
    window.tracks.show_video(video, {})
    window.work.playing.show_video(video.upload.filename)
    window.work.show_video(VideoInfo(video.upload, "https://page", "https://stream", "", ()))
    for track in video.tracks:
        window.work.show_track(track, video.upload.filename)
    QApplication.processEvents()  # the details are made a turn later
    # Parts of the window that are made when they are first needed.
    parts: list[QWidget] = [
        workspace.sign_in,
        workspace.activity,
        workspace.comparison,
        window.work.editor,
    ]
    parts += [window.work.text, window.work.playing, window.show_guide()]
    parts += [workspace.project_page, workspace.review_page, ReviewSound(), BulkStrip()]
    parts += [workspace.project_page.content(tab) for tab in ProjectTab]
    settings = SettingsDialog(window, Settings(), Path("data"))
    dialogs = [*_dialogs(window, video), settings]
    for action in ("showKeys", "showAbout"):
        _child(window, QAction, action).trigger()
    tops = [window, *parts, *dialogs, *window.findChildren(QDialog)]
    for top in tops:
        _open_menus(top)
        found.words |= set(_texts(top))
        found.keys |= set(_keys(top))
    found.keys |= {key for one in BINDINGS for key in KeyMap().of(one.name)}
    found.paths |= set(_menu_paths(window.menuBar()))
    found.paths |= set(_setting_paths(settings))
    found.settings |= set(_settings(settings))
    _close(window, tops)
    return found


def _dialogs(window: MainWindow, video: Video) -> list[QWidget]:
    track, moment = video.tracks[0], datetime(2026, 11, 27, 12, tzinfo=UTC)
    begun, begins = QueuesDialog(window), QueuesDialog(window)
    begun.show_queues([_review()])
    version = Version(Backup("ab" * 32, 12_400, 214), moment, Act.DELETION, "Italiano", "Anna", "")
    choices = ProjectChoices(environments=(Environment("main", True, "ready", False),))
    return [
        AddTracksDialog(window, video),
        ErrorDialog(window),
        DetailsDialog(window, track, {"English"}, ["it-IT"]),
        AccessibilityDialog(window, ()),
        FilterPanel(window),
        GenerationDialog(window, GenerationRequest(video)),
        KeepLanguages(window, ()),
        ModerationDialog(window, (), ""),
        NameClash(window, ClashRequest("launch.mp4", "Italiano", track, {"Italiano"})),
        ProjectMenu(window, choices),
        ReplaceDialog(window, "handmade"),
        begun,
        begins,
        RulesDialog(window),
        SoundDialog(window, [CheckedSound("Italiano", "launch.mp4")]),
        StagedDialog(window, "Summer clean-up", "me", 20),
        VersionsDialog(window, "Italiano", [version], None),
    ]


def _review() -> QueueSummary:
    """Return a review that was begun."""
    place = ReviewPlace("64174", "Northwind Stories", None)
    queue = new_queue("Summer clean-up", place, Reviewer("me", "Anna"), [])
    return QueueSummary(queue, Tally({Verdict.KEEP: 3, None: 37}))


def _video() -> Video:
    day = datetime(2026, 6, 14, 12, tzinfo=UTC)
    upload = Upload("video", "launch.mp4", 9, "video/mp4", 192, 1920, 1080, "play", day, ())
    tracks = (
        Track("one", "video", "subtitles", "Italiano", "it-IT", False, "ready", None),
        Track("two", "video", "audio", "Doppiaggio", "it", None, "ready", None),
    )
    return Video(upload, tracks, None)


def _open_menus(top: QWidget) -> None:
    """Have the menus made that are made each time they open."""
    for view in top.findChildren(QAbstractItemView):
        if view.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
            view.customContextMenuRequested.emit(QPoint())
    for button in top.findChildren(MenuButton):
        if type(button).make_menu is not MenuButton.make_menu:
            button.make_menu()


def _close(window: MainWindow, tops: list[QWidget]) -> None:
    for menu in window.findChildren(QMenu):
        menu.close()
    for top in reversed(tops):
        top.close()
        top.deleteLater()
    QApplication.processEvents()


def _texts(top: QWidget) -> Iterator[str]:
    for widget in [top, *top.findChildren(QWidget)]:
        yield from (widget.accessibleName(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield _plain(widget.text())
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(place) for place in range(widget.count()))
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(place) for place in range(widget.count()))
        if isinstance(widget, QTableView) and (model := widget.model()) is not None:
            yield from (
                str(model.headerData(column, Qt.Orientation.Horizontal))
                for column in range(model.columnCount())
            )
    for action in top.findChildren(QAction):
        yield from (_plain(action.text()), _plain(action.toolTip()))


def _keys(top: QWidget) -> Iterator[str]:
    """Yield the keys of actions and shortcuts, and those that words on the screen name."""
    for action in top.findChildren(QAction):
        yield from (key.toString() for key in action.shortcuts())
        yield _portable(action.text().partition("\t")[2])
    for shortcut in top.findChildren(QShortcut):
        yield from map(QKeySequence.toString, shortcut.keys())
    for widget in top.findChildren(QWidget):
        for named in _IN_BRACKETS.findall(widget.toolTip()):
            # Tooltips and key sheet write keys in the language of the screen.
            yield QKeySequence(named, QKeySequence.SequenceFormat.NativeText).toString()


def _menu_paths(bar: QMenuBar) -> Iterator[tuple[str, ...]]:
    def below(menu: QMenu, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for action in menu.actions():
            here = (*path, _plain(action.text()))
            yield here
            if isinstance(inner := action.menu(), QMenu):
                yield from below(inner, here)

    for action in bar.actions():
        if isinstance(menu := action.menu(), QMenu):
            yield from below(menu, (_plain(action.text()),))


def _setting_paths(settings: SettingsDialog) -> Iterator[tuple[str, ...]]:
    tabs = _child(settings, QTabBar, "settingsTabs")
    pages = _child(settings, QStackedWidget, "settingsPages")
    for place in range(tabs.count()):
        path = (settings.windowTitle(), tabs.tabText(place))
        yield path
        yield from ((*path, text) for text in _texts(_page(pages, place)) if text)


def _settings(settings: SettingsDialog) -> Iterator[tuple[str, ...]]:
    """Yield the way to each setting; the page about the network shows, and sets nothing."""
    tabs = _child(settings, QTabBar, "settingsTabs")
    pages = _child(settings, QStackedWidget, "settingsPages")
    for place in range(tabs.count()):
        page, path = _page(pages, place), (settings.windowTitle(), tabs.tabText(place))
        if page is settings.network:
            continue
        for label in page.findChildren(QLabel):
            if label.objectName().endswith("Label"):
                yield (*path, label.text())
        yield from ((*path, _plain(box.text())) for box in page.findChildren(QCheckBox))


def _page(pages: QStackedWidget, place: int) -> QWidget:
    page = pages.widget(place)
    assert page is not None
    return page


def _child(parent: QObject, kind: type[Kind], name: str) -> Kind:
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def _said() -> set[str]:
    """Return the sentences of modules that only say things, in the language of the screen."""
    found = set()
    for source in UI.rglob("*.py"):
        if "wording" in source.stem or not _SAYING.isdisjoint(source.parts):
            found |= set(_sentences(ast.parse(source.read_text(encoding="utf-8"))))
    return {one for one in found if not _PLACEHOLDER.search(one)}


def _sentences(tree: ast.Module) -> Iterator[str]:
    for part in ast.walk(tree):
        if isinstance(part, ast.ClassDef):
            for call in ast.walk(part):
                if (
                    isinstance(call, ast.Call)
                    and isinstance(call.func, ast.Attribute)
                    and call.func.attr == "tr"
                    and isinstance(call.args[0], ast.Constant)
                ):
                    yield QCoreApplication.translate(part.name, str(call.args[0].value))


def _plain(text: str) -> str:
    """Return the words of a control without mnemonic, markup and the key beside them."""
    words = re.sub("<[^>]*>", "", text.partition("\t")[0])
    return _MNEMONIC.sub("", words).replace("&&", "&")


def _portable(keys: str) -> str:
    return QKeySequence(keys, QKeySequence.SequenceFormat.PortableText).toString()


def _is_of_editor(keys: str) -> bool:
    """Tell whether the editor takes a key."""
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return False
    combination: QKeyCombination = sequence[0]  # type: ignore[index]
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, combination.key().value, combination.keyboardModifiers()
    )
    return EditorKeys().claims(event)
