"""Make the pictures of the user guide: `guide_pictures.py [LANGUAGE…] [--to FOLDER]`.

The program itself works on the demo project, with its own buttons and actions pressed, once in
each language and in light and dark. Each picture is a WebP of at most 60 kB, in
`resources/guide/pictures/LANGUAGE/NAME-LOOK.webp`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nobody's own keyring is opened for a picture.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

import qasync
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QItemSelectionModel, QObject
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from trackman.demo.catalogue import make_recent, shown_project, summer_clean_up
from trackman.demo.server import DemoServer
from trackman.domain.inventory.rules import SavedRule, TrackRule
from trackman.domain.requests import OpenRequest
from trackman.domain.settings import Settings, ThemeChoice
from trackman.services.server import Server
from trackman.services.stores import Stores
from trackman.store.cache.cache import Cache
from trackman.store.folder import DataFolder
from trackman.store.preferences.settings import save_settings
from trackman.ui.account.menu import ProjectMenu
from trackman.ui.activity.moderation_dialog import ModerationDialog
from trackman.ui.additions.dialog import AddTracksDialog
from trackman.ui.changes.details_dialog import DetailsDialog
from trackman.ui.changes.versions_dialog import VersionsDialog
from trackman.ui.coverage.accessibility_dialog import AccessibilityDialog
from trackman.ui.cue_search.replace_dialog import ReplaceDialog
from trackman.ui.palette.palette import Palette
from trackman.ui.project import ProjectController
from trackman.ui.review.queues_dialog import QueuesDialog
from trackman.ui.review.staged_dialog import StagedDialog
from trackman.ui.rules.bulk_question import BulkQuestion
from trackman.ui.rules.rules_dialog import RulesDialog
from trackman.ui.session.session import Session
from trackman.ui.settings.dialog import SettingsDialog
from trackman.ui.shell.main_window import MainWindow
from trackman.ui.shell.project_page import ProjectTab
from trackman.ui.shell.review_page import ReviewPage
from trackman.ui.speech.sound_dialog import SoundDialog
from trackman.ui.theme.theme import apply_theme, set_scheme
from trackman.ui.tracks.model import TracksColumn
from trackman.ui.widgets.question import Question
from trackman.ui.widgets.tabs import Tabs
from trackman.ui.wording.translation import languages, use_language

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "resources" / "guide"
SIZE = (1280, 800)
LARGEST = 60_000
"""Bytes of a picture."""
QUALITIES = (100, 90, 80, 70, 60, 50, 40, 30)
"""100 is without loss; each further one only where the picture before is too large."""
PATIENCE = 60.0
LOOKS = (ThemeChoice.LIGHT, ThemeChoice.DARK)
LAUNCH, WEBINAR = "q0VNpiNQSkG6z0lif_O1zg", "2GQOfIBhRaqI-igfKWYshA"
WEB_CUT = "t3Z0p0rJSnaj3VSxny0MHw"
REVIEW, REVIEWER = "Summer clean-up", "Ada Lindqvist"
FILES = {
    "summer-launch.nl.vtt": "WEBVTT\n\n00:01.000 --> 00:03.500\nWelkom bij onze zomer.\n\n"
    "00:04.000 --> 00:07.000\nAlles is met de hand gemaakt.\n",
    "summer-launch.pt-BR.srt": "1\n00:00:01,000 --> 00:00:03,500\nBem-vindos ao nosso verão.\n\n"
    "2\n00:00:04,000 --> 00:00:07,000\nTudo é feito à mão.\n",
    "summer-launch.srt": "1\n00:00:01,000 --> 00:00:03,500\nVälkommen till vår sommar.\n\n"
    "2\n00:00:04,000 --> 00:00:07,000\nAllt är gjort för hand.\n",
}
"""Files whose language is named, named with a region, and missing."""
EDITED = {
    5: "Siamo partiti da un solo filo\ndi lino.",
    6: "È cresciuto a due ore\ndal nostro laboratorio.",
    9: "Portatela al mercato.\nPortatela al mare.",
}
"""Cues of a track with other words, by row."""
PHRASE = "hand*"
"""What is searched for in all subtitles."""
REPLACED = {"en": ("workshop", "studio"), "de": ("Werkstatt", "Manufaktur")}
"""What is replaced in many texts, and by what."""
SOUGHT = {"en": "sub", "de": "unter"}
"""What is typed into the command palette."""
KEPT = ("en", "it", "de", "fr")
"""Languages that a rule keeps."""
REASONS = {"en": "Outdated translation", "de": "Veraltete Übersetzung"}
WRONG = {"en": "Wrong encoding", "de": "Falsche Kodierung"}
"""The reason for which the track in the picture is deleted."""
DECIDED = ("keep", "keep", "delete", "delete", "keep", "skip", "keep", "delete", "delete")
"""Decisions on the first tracks of the review."""
Kind = TypeVar("Kind", bound=QWidget)
Part = TypeVar("Part", bound=QObject)


class Tour:
    """One sitting at the window, in which the pictures are taken."""

    def __init__(self, window: MainWindow, save: Callable[[str, QPixmap], None]) -> None:
        self.window = window
        self._save = save

    @property
    def session(self) -> Session:
        """The open session."""
        session = self.child(ProjectController).session
        assert session is not None
        return session

    def child(self, kind: type[Part], name: str = "", place: QObject | None = None) -> Part:
        """Return a part of the window, or of another place."""
        where = place or self.window
        found = where.findChild(kind, name) if name else where.findChild(kind)
        assert found is not None, name
        return found

    async def until(self, seen: Callable[[], object], what: str) -> None:
        """Wait until something is to be seen."""
        give_up = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > give_up:
                sys.exit(f"never seen: {what}")
            await asyncio.sleep(0.02)

    async def open(self, video: str, tracks: int) -> None:
        """Open a video and wait until its tracks have been judged."""
        self.window.open_requested.emit(video)
        model = self.window.tracks.model
        findings = [TracksColumn.FINDINGS]
        await self.until(
            lambda: (
                model.rowCount() == tracks
                and self.session.current.video is not None
                and self.session.current.video.id == video
                and sum(
                    bool(model.index(row, column).data())
                    for row in range(tracks)
                    for column in findings
                )
                >= tracks // 2
            ),
            f"the tracks of {video}",
        )

    async def select(self, *names: str) -> None:
        """Select tracks by name, the last one with the keyboard."""
        model, table = self.window.tracks.model, self.window.tracks.table
        rows = [model.track_at(row).name for row in range(model.rowCount())]
        table.clearSelection()
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for name in names:
            table.selectionModel().setCurrentIndex(model.index(rows.index(name), 0), how)
        text = self.window.work.text
        await self.until(lambda: text.isHidden() or text.model.count() > 0, f"cues of {names}")
        await asyncio.sleep(0.5)

    def act(self, name: str) -> None:
        """Choose an entry of the menus."""
        action = self.window.findChild(QAction, name)
        assert action is not None, name
        assert action.isEnabled(), f"{name}: {action.toolTip()}"
        action.trigger()

    def press(self, name: str) -> None:
        """Press a button."""
        buttons = [
            one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()
        ]
        assert buttons, name
        assert buttons[0].isEnabled(), f"{name}: {buttons[0].toolTip()}"
        buttons[0].click()

    def is_told(self, name: str) -> bool:
        """Tell whether the message at the bottom says how it ended with a track."""
        notification = self.window.notification
        texts = [label.text() for label in notification.findChildren(QLabel) if label.isVisible()]
        return notification.kind != "info" and any(name in text for text in texts)

    async def dialog(self, kind: type[Kind]) -> Kind:
        """Return a dialog as soon as it is on the screen."""
        found: list[Kind] = []

        def seen() -> bool:
            found[:] = [one for one in self.window.findChildren(kind) if one.isVisible()]
            return bool(found)

        await self.until(seen, str(kind))
        await asyncio.sleep(0.4)
        return found[0]

    async def take(self, name: str, what: QWidget | None = None) -> None:
        """Take a picture of the window, or of one part of it."""
        await asyncio.sleep(0.4)
        self._save(name, (what or self.window).grab())


async def take_all(tour: Tour, language: str, folder: Path) -> None:
    """Go through the program and take every picture."""
    window = tour.window
    page = window.workspace.sign_in
    page.show_start()
    window.workspace.show_sign_in()
    await tour.take("sign-in")
    window.workspace.show_panes()
    await tour.open(LAUNCH, 9)
    await tour.select("Italiano")
    window.tracks.take_keyboard()
    await tour.take("window")
    await take_findings(tour)
    await take_changes(tour, folder)
    await take_deletions(tour, language)
    await take_all_tracks(tour)
    await take_replacing(tour, language)
    await take_reports(tour)
    await take_palette(tour, language)
    await take_sound(tour)
    await take_review(tour, language)
    await take_settings(tour)


async def take_findings(tour: Tour) -> None:
    """Take pictures of judging: findings, video, comparison, search."""
    window = tour.window
    await tour.select("English")
    for _ in range(2):
        tour.act("nextFinding")
    await tour.take("findings")
    await tour.select("Italiano")
    tour.press("playVideo")
    playing = window.work.playing
    await tour.until(lambda: playing.plays and playing.shown_screen, "the player")
    screen = playing.shown_screen
    assert screen is not None
    await tour.until(lambda: not screen.picture.image.isNull() and screen.cues.text(), "a cue")
    tour.press("playPause")
    await tour.take("player")
    tour.press("playClose")
    await tour.open(WEBINAR, 7)
    await tour.select("English (draft)", "English")
    tour.act("compareTexts")
    table = window.workspace.comparison.table
    await tour.until(table.isVisible, "both texts")
    await tour.take("compare")
    tour.press("comparisonBack")
    await tour.open(LAUNCH, 9)


async def take_changes(tour: Tour, folder: Path) -> None:
    """Take pictures of adding, editing, publishing and changing."""
    window = tour.window
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    window.files_dropped.emit([folder / name for name in FILES])
    adding = await tour.dialog(AddTracksDialog)
    await tour.until(lambda: not adding.model.is_reading, "the files")
    await tour.take("add", adding)
    adding.reject()
    await tour.select("Italiano")
    tour.act("changeTrack")
    changing = await tour.dialog(DetailsDialog)
    await tour.take("change", changing)
    changing.reject()
    tour.act("editSubtitles")
    await tour.until(lambda: tour.session.editing.is_editing, "the editor")
    pane = window.work.editor
    await tour.until(pane.isVisible, "the editor")
    for row, text in EDITED.items():
        pane.model.type_text(row, text)
    pane.table.selectRow(6)
    await tour.take("editor")
    tour.press("publish")
    await tour.until(lambda: tour.window.findChild(QWidget, "changesPage"), "the changes")
    await tour.take("publish")
    tour.press("publishChanges")
    await tour.until(lambda: not tour.session.editing.is_editing, "the editor is closed")
    await tour.until(lambda: tour.is_told("Italiano"), "the end of the publication")


async def take_deletions(tour: Tour, language: str) -> None:
    """Take pictures of deleting, what was deleted, history and versions."""
    window = tour.window
    await tour.select("Audio description")
    tour.act("deleteTrack")
    question = await tour.dialog(Question)
    await tour.take("question", question)
    question.reject()
    await tour.select("Français")
    tour.child(QLineEdit, "reasonEdit").setText(REASONS.get(language, REASONS["en"]))
    tour.press("delete")
    model = window.tracks.model
    await tour.until(lambda: model.rowCount() == 8, "one track less")
    await tour.until(lambda: tour.is_told("Français"), "the message about it")
    await tour.take("deleted")
    await tour.select("Deutsch")
    tour.press("delete")
    await tour.until(lambda: model.rowCount() == 7, "two tracks less")
    tour.act("undo")
    await tour.until(lambda: model.rowCount() == 8, "one track is back")
    for action, tab, picture in (
        ("showDeleted", "deletedTab", "recently-deleted"),
        ("showHistory", "historyTab", "history"),
    ):
        tour.act(action)
        table = tour.child(QTableView, place=tour.child(QWidget, tab))
        rows = table.model().rowCount
        await tour.until(partial(lambda rows: rows() > 1, rows), tab)
        table.selectRow(1)
        await tour.take(picture)
    tour.press("activityBack")
    await tour.select("Italiano")
    tour.act("trackVersions")
    versions = await tour.dialog(VersionsDialog)
    await tour.take("versions", versions)
    versions.reject()


async def take_all_tracks(tour: Tour) -> None:
    """Take pictures of what is about the whole project: tracks, coverage, search, a rule."""
    tour.act("showAllTracks")
    page = tour.window.workspace.project_page
    tracks = page.all_tracks
    await tour.until(tracks.first_scan.isVisible, "the page before the first scan")
    tour.child(QCheckBox, "firstScanTexts").setChecked(True)
    tour.press("firstScanButton")
    await tour.until(lambda: tracks.scan_bar.is_running, "the scan")
    await tour.until(
        lambda: not tracks.scan_bar.is_running and tracks.model.rowCount() > 1, "all tracks"
    )
    await asyncio.sleep(0.5)
    tracks.table.go_to_row(0)
    tracks.table.scrollToTop()
    tracks.table.choose_spans([(2, 2)])
    await tour.take("all-tracks")
    page.show_tab(ProjectTab.COVERAGE)
    await tour.until(lambda: page.coverage.model.rowCount() > 1, "the coverage")
    await tour.take("coverage")
    page.show_tab(ProjectTab.CUE_SEARCH)
    search = page.cue_search
    search.field.type(PHRASE)
    await tour.until(lambda: search.model.count() > 0, "cues")
    await tour.take("cue-search")
    tour.act("chooseByRule")
    rules = await tour.dialog(RulesDialog)
    rules.show_rule(SavedRule("", TrackRule(other_languages=KEPT)))
    delete = tour.child(QAbstractButton, "rulesDelete", rules)
    await tour.until(delete.isEnabled, "the tracks of the rule")
    await tour.take("rule", rules)
    delete.click()
    question = await tour.dialog(BulkQuestion)
    await tour.take("bulk-question", question)
    question.reject()
    rules.reject()


async def take_replacing(tour: Tour, language: str) -> None:
    """Take a picture of find and replace over many texts."""
    old, new = REPLACED.get(language, REPLACED["en"])
    page = tour.window.workspace.project_page
    search = page.cue_search
    found_before = search.model.count()
    search.field.type(old)
    await tour.until(lambda: search.model.count() not in {0, found_before}, old)
    replace = tour.child(QAbstractButton, "foundReplace", search)
    await tour.until(replace.isEnabled, "find and replace")
    replace.click()
    replacing = await tour.dialog(ReplaceDialog)
    replacing.by_field.setText(new)
    await asyncio.sleep(0.5)  # what is typed is waited for
    await tour.until(lambda: replacing.model.rowCount() > 1, "the changes")
    replacing.model.tick([1], False)
    await tour.take("find-and-replace", replacing)
    replacing.reject()


async def take_reports(tour: Tour) -> None:
    """Take pictures of the dialogs that write reports."""
    page = tour.window.workspace.project_page
    page.show_tab(ProjectTab.COVERAGE)
    await tour.until(lambda: page.coverage.model.rowCount() > 1, "the coverage")
    tour.press("coverageReport")
    access = await tour.dialog(AccessibilityDialog)
    await tour.take("accessibility-report", access)
    access.reject()
    tour.act("moderationReport")
    moderation = await tour.dialog(ModerationDialog)
    await tour.take("moderation-report", moderation)
    moderation.reject()
    tour.press("projectPageBack")


async def take_palette(tour: Tour, language: str) -> None:
    """Take a picture of the command palette."""
    tour.act("showPalette")
    palette = await tour.dialog(Palette)
    palette.field.setText(SOUGHT.get(language, SOUGHT["en"]))
    await tour.take("command-palette", palette)
    palette.reject()


async def take_sound(tour: Tour) -> None:
    """Take a picture of subtitles that are held against the sound of their video."""
    await tour.open(WEB_CUT, 3)
    await tour.select("Italiano")
    tour.act("checkSound")
    question = await tour.dialog(Question)
    tour.child(QAbstractButton, "questionAction", question).click()
    checked = await tour.dialog(SoundDialog)
    await tour.until(lambda: all(one.is_done for one in checked.sounds), "the result")
    await tour.take("sound-check", checked)
    checked.reject()


async def take_review(tour: Tour, language: str) -> None:
    """Take pictures of a review: a track, the decisions, the list of reviews."""
    tour.act("showReviews")
    reviews = await tour.dialog(QueuesDialog)
    await tour.until(lambda: reviews.model.count() > 0, "the review")
    tour.child(QAbstractButton, "queuesGoOn", reviews).click()
    page = tour.window.workspace.review_page
    for number, verdict in enumerate(DECIDED):
        await until_track(tour, page, number + 1)
        if number == 2:
            await tour.take("review")
            tour.press("review-reason-button")
            page.reason.set_text(WRONG.get(language, WRONG["en"]))
            page.reason.entered.emit()
        tour.press(f"review-{verdict}-button")
    await until_track(tour, page, len(DECIDED) + 1)
    tour.press("reviewOverview")
    staged = await tour.dialog(StagedDialog)
    await tour.until(lambda: staged.model.count() > 0, "the decisions")
    await tour.take("review-decisions", staged)
    staged.reject()
    tour.press("reviewBack")
    tour.act("showReviews")
    reviews = await tour.dialog(QueuesDialog)
    await tour.until(lambda: reviews.model.count() > 0, "the review")
    await tour.take("reviews", reviews)
    reviews.reject()


async def until_track(tour: Tour, page: ReviewPage, number: int) -> None:
    """Wait until a review is at a track, counted from 1, and shows its text."""
    reviewing = tour.session.reviewing  # its words have other digits in some languages

    def is_there() -> bool:
        review = reviewing.review
        return review is not None and reviewing.item is review.queue.items[number - 1]

    await tour.until(lambda: page.isVisible() and is_there(), f"track {number}")
    await tour.until(lambda: page.text.model.count() > 0, f"the text of track {number}")


async def take_settings(tour: Tour) -> None:
    """Take pictures of the settings and of the menu of the project."""
    tour.act("openSettings")
    settings = await tour.dialog(SettingsDialog)
    tabs = tour.child(Tabs, place=settings)
    for number, name in ((0, "settings"), (2, "settings-checks")):
        tabs.setCurrentIndex(number)
        await tour.take(name, settings)
    settings.reject()
    tour.press("projectSwitcher")
    menu = await tour.dialog(ProjectMenu)
    await tour.take("project-menu", menu)
    menu.close()


@asynccontextmanager
async def sitting(folder: Path, settings: Settings) -> AsyncIterator[MainWindow]:
    """Open the program's window on the demo project, with somebody's settings."""
    save_settings(DataFolder(folder), settings)
    failures: list[Exception] = []
    with ExitStack() as ending:
        project = shown_project()
        make_recent(project)
        demo = ending.enter_context(DemoServer(project))
        server = Server(
            demo.token,
            demo.api_url,
            image_url=demo.image_url,
            stream_url=demo.stream_url,
            storage_url=demo.storage_url,
        )
        cache = Cache(folder / "seen.sqlite")
        ending.callback(cache.close)
        window = MainWindow()
        window.resize(*SIZE)
        window.show()
        stores = Stores.within(DataFolder(folder), cache)
        desk = ProjectController(window, stores, server, None, failures.append)
        desk.start(OpenRequest(LAUNCH))
        assert desk.session is not None
        desk.session.offer_review(REVIEW, summer_clean_up(project))
        try:
            yield window
        finally:
            await desk.end()
            window.may_close = lambda: True
            window.close()
            window.deleteLater()
    if failures:
        raise failures[0]


def saver(folder: Path, look: str) -> Callable[[str, QPixmap], None]:
    """Return what writes pictures in this look into a folder."""
    folder.mkdir(parents=True, exist_ok=True)

    def save(name: str, picture: QPixmap) -> None:
        content = next(
            (one for quality in QUALITIES if len(one := as_webp(picture, quality)) <= LARGEST), None
        )
        if content is None:
            sys.exit(f"{name} does not fit into {LARGEST} bytes")
        (folder / f"{name}-{look}.webp").write_bytes(content)

    return save


def as_webp(picture: QPixmap, quality: int) -> bytes:
    """Return a picture as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.toImage().save(buffer, "webp", quality)  # type: ignore[call-overload]
    return bytes(data.data())


async def in_each_look(language: str, to: Path) -> None:
    """Take all pictures in one language."""
    use_language(language)
    for look in LOOKS:
        settings = Settings(language=language, theme=look, reviewer_name=REVIEWER)
        set_scheme(look.value)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
            async with sitting(Path(made), settings) as window:
                tour = Tour(window, saver(to / language, look))
                await take_all(tour, language, Path(made))
    count = len(list((to / language).glob("*.webp")))
    size = sum(one.stat().st_size for one in (to / language).glob("*.webp"))
    print(f"{language}: {count} pictures, {size / 1e6:.1f} MB", flush=True)


def main() -> int:
    """Take the pictures in the languages named, else in all that have a guide and a catalogue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="*")
    parser.add_argument("--to", type=Path, default=GUIDE / "pictures")
    options = parser.parse_args()
    known = {code for code, _ in languages()}
    chosen = options.language or sorted(
        known & {one.name for one in GUIDE.iterdir() if (one / "index.md").exists()}
    )
    if missing := set(chosen) - known:
        sys.exit(f"no catalogue in resources/translations for: {', '.join(sorted(missing))}")
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app, "light")
    with qasync.QEventLoop(app) as loop:
        for language in chosen:
            loop.run_until_complete(in_each_look(language, options.to))
    return 0


if __name__ == "__main__":
    sys.exit(main())
