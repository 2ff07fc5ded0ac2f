"""Dialogs that controllers await: questions, file dialogs, and taken names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from trackman.domain.generation import GenerationRequest
from trackman.domain.tracks import Track, TrackDraft
from trackman.domain.versions import Version
from trackman.store.folder import DataFolder
from trackman.store.preferences.last_folder import load_last_folder, save_last_folder
from trackman.ui.widgets.question import Question
from trackman.ui.widgets.record_links import RecordLink
from trackman.ui.widgets.video_question import VideoQuestion

if TYPE_CHECKING:
    from trackman.domain.review.summary import Received
    from trackman.ui.activity.name_clash import ClashRequest
    from trackman.ui.rules.bulk_question import BulkQuestion, BulkRequest
    from trackman.ui.widgets.document_dialog import DocumentDialog

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class ConfirmationRequest:
    """A question and the words of the button that says yes to it."""

    title: str
    text: str
    action: str
    cancel: str = ""
    """The words of the button that says no; empty for the usual ones."""
    records: tuple[RecordLink, ...] = ()
    """Records that use the video, to look at before answering."""
    is_harmless: bool = False
    """True if nothing is lost by a yes; Return says it then."""


class QuestionUpdates(QObject):
    """Later words of a question, or its end, while it is open."""

    reworded = Signal(str, str)
    """It is to be asked with this title and text."""
    settled = Signal(bool)
    """It needs no answer any more: this is as if a person had given it."""


class PlanUpdates(QObject):
    """Limits of the project's plan, told while a dialog is open."""

    told = Signal(tuple)
    """They are known now; empty where DatoCMS does not tell them."""


@dataclass(frozen=True, slots=True)
class NewName:
    """Answer to a taken name: create the track under another one."""

    name: str


@dataclass(frozen=True, slots=True)
class ReplaceOther:
    """Answer to a taken name: delete the track that has it, then restore."""


class VersionUse(Enum):
    """Uses of a saved version."""

    COMPARE = auto()
    RESTORE = auto()
    SAVE = auto()


@dataclass(frozen=True, slots=True)
class VersionChoice:
    """Use of saved versions: two at most are compared, all else is done with one."""

    use: VersionUse
    versions: tuple[Version, ...]


class Dialogs:
    """Opens dialogs over a window; none stops the program."""

    def __init__(self, window: QWidget, folder: DataFolder | None = None) -> None:
        """Remember in the data folder `folder` where a person saves."""
        self._window = window
        self._folder = folder
        self._asks = False
        self._clashes = asyncio.Lock()

    async def confirm(
        self,
        request: ConfirmationRequest,
        updates: QuestionUpdates | None = None,
        over: QWidget | None = None,
    ) -> bool:
        """Ask, and return the answer; False at once while another question is open.

        Two quick presses must not ask, or do, anything twice. The question follows `updates`, and
        stands over the window or the dialog `over`.
        """
        if self._asks:
            return False
        self._asks = True
        try:
            question = Question(
                over or self._window,
                request.title,
                request.text,
                request.action,
                request.cancel,
                request.records,
                is_harmless=request.is_harmless,
            )
            answer: asyncio.Future[bool] = _future()
            question.answered.connect(lambda yes: _resolve(answer, yes))
            if updates is not None:
                updates.reworded.connect(question.reword)
                updates.settled.connect(question.settle)
            return await _opened(question, answer)
        finally:
            self._asks = False

    async def confirm_bulk(
        self, request: BulkRequest, serve: Callable[[BulkQuestion], None], over: QWidget | None
    ) -> str | None:
        """Ask about bulk work; return the reason that was given after a yes, None after a no.

        None at once while another question is open. `serve` fills the list of the question.
        """
        from trackman.ui.rules.bulk_question import BulkQuestion

        if self._asks:
            return None
        self._asks = True
        try:
            question = BulkQuestion(over or self._window, request)
            serve(question)
            answer: asyncio.Future[str | None] = _future()
            question.answered.connect(lambda reason: _resolve(answer, reason))
            return await _opened(question, answer)
        finally:
            self._asks = False

    async def name_rule(self, name: str, taken: Collection[str], over: QWidget) -> str | None:
        """Ask over a window what a rule shall be called; None if it is not to be saved."""
        from trackman.ui.rules.rule_question import RuleNameQuestion

        question = RuleNameQuestion(over, name, taken)
        answer: asyncio.Future[str | None] = _future()
        question.named.connect(lambda name: _resolve(answer, name))
        question.rejected.connect(lambda: _resolve(answer, None))
        return await _opened(question, answer)

    async def resolve_name_clash(
        self, request: Callable[[], ClashRequest | None]
    ) -> tuple[NewName | ReplaceOther | None, bool]:
        """Ask what to do about a taken name, and whether to do so about all others; None: nothing.

        One such question at a time: the others wait, for one dialog would hide another. The
        request is made when it is its turn; without one nothing is asked.
        """
        from trackman.ui.activity.name_clash import NameClash

        async with self._clashes:
            if (asked := request()) is None:
                return None, False
            clash = NameClash(self._window, asked)
            answer: asyncio.Future[tuple[NewName | ReplaceOther | None, bool]] = _future()

            def take(chosen: NewName | ReplaceOther | None) -> None:
                _resolve(answer, (chosen, clash.is_for_all))

            clash.renamed.connect(lambda name: take(NewName(name)))
            clash.replace_chosen.connect(lambda: take(ReplaceOther()))
            clash.cancelled.connect(lambda: take(None))
            return await _opened(clash, answer)

    async def change_details(
        self, track: Track, taken: Collection[str], languages: Sequence[str]
    ) -> TrackDraft | None:
        """Ask for another name, language or flag of a track; None if nothing is to change."""
        from trackman.ui.changes.details_dialog import DetailsDialog

        dialog = DetailsDialog(self._window, track, taken, languages)
        answer: asyncio.Future[TrackDraft | None] = _future()
        dialog.chosen.connect(lambda draft: _resolve(answer, draft))
        dialog.rejected.connect(lambda: _resolve(answer, None))
        return await _opened(dialog, answer)

    async def ask_for_generation(
        self, request: GenerationRequest, plan: PlanUpdates
    ) -> TrackDraft | None:
        """Ask which subtitles shall be generated; None if none. The dialog follows `plan`."""
        from trackman.ui.changes.generation_dialog import GenerationDialog

        dialog = GenerationDialog(self._window, request)
        answer: asyncio.Future[TrackDraft | None] = _future()
        dialog.chosen.connect(lambda draft: _resolve(answer, draft))
        dialog.rejected.connect(lambda: _resolve(answer, None))
        plan.told.connect(dialog.show_plan)
        return await _opened(dialog, answer)

    async def ask_for_video(self, title: str, action: str) -> str | None:
        """Ask for the link or id of a video; None if none was given."""
        question = VideoQuestion(self._window, title, action)
        answer: asyncio.Future[str | None] = _future()
        question.chosen.connect(lambda text: _resolve(answer, text))
        question.rejected.connect(lambda: _resolve(answer, None))
        return await _opened(question, answer)

    async def show_versions(
        self, name: str, versions: Sequence[Version], why_not: str | None
    ) -> VersionChoice | None:
        """Show the versions of a track until one is put to use; None if none is."""
        from trackman.ui.changes.versions_dialog import VersionsDialog

        dialog = VersionsDialog(self._window, name, versions, why_not)
        answer: asyncio.Future[VersionChoice | None] = _future()
        for use, signal in (
            (VersionUse.COMPARE, dialog.compare_requested),
            (VersionUse.RESTORE, dialog.restore_requested),
            (VersionUse.SAVE, dialog.save_requested),
        ):
            signal.connect(lambda chosen, use=use: _resolve(answer, VersionChoice(use, chosen)))
        dialog.rejected.connect(lambda: _resolve(answer, None))
        return await _opened(dialog, answer)

    async def ask_for_document(
        self, make: Callable[[QWidget], DocumentDialog], over: QWidget | None = None
    ) -> str | None:
        """Open the dialog of a document over a window; return the ending of the file wanted.

        None if none is wanted.
        """
        dialog = make(over or self._window)
        answer: asyncio.Future[str | None] = _future()
        dialog.chosen.connect(lambda ending: _resolve(answer, ending))
        dialog.rejected.connect(lambda: _resolve(answer, None))
        return await _opened(dialog, answer)

    async def look_at_review(self, received: Received, over: QWidget) -> bool:
        """Show over a window what a review file brings; tell whether it is to be taken up."""
        from trackman.ui.review.received_dialog import ReceivedDialog

        dialog = ReceivedDialog(over, received)
        answer: asyncio.Future[bool] = _future()
        dialog.answered.connect(lambda yes: _resolve(answer, yes))
        return await _opened(dialog, answer)

    async def split_review(
        self, name: str, most: int, sizes: Callable[[int], Sequence[int]], over: QWidget
    ) -> int:
        """Ask over a window into how many parts a review is split; 0 if it is not.

        `sizes` tells how many tracks each of so many parts has.
        """
        from trackman.ui.review.split_dialog import SplitDialog

        dialog = SplitDialog(over, name, most, sizes)
        answer: asyncio.Future[int] = _future()
        dialog.answered.connect(lambda parts: _resolve(answer, parts))
        return await _opened(dialog, answer)

    async def save_file(
        self, title: str, name: str, kinds: str, over: QWidget | None = None
    ) -> Path | None:
        """Ask for a file to write, `name` being offered; None if none was chosen."""
        dialog = QFileDialog(over or self._window, title, self._place(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.selectFile(name)
        dialog.filterSelected.connect(partial(_follow_kind, dialog))
        path = await self._chosen(dialog)
        if path is not None and self._folder is not None:
            save_last_folder(self._folder, path.parent)
        return path

    async def open_file(self, title: str, kinds: str, over: QWidget | None = None) -> Path | None:
        """Ask for a file to read; None if none was chosen."""
        dialog = QFileDialog(over or self._window, title, self._place(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return await self._chosen(dialog)

    async def open_files(self, title: str, kinds: str, over: QWidget) -> list[Path]:
        """Ask for files to read, over a window; none if none were chosen."""
        dialog = QFileDialog(over, title, self._place(), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setObjectName("fileQuestion")
        answer: asyncio.Future[list[Path]] = _future()
        dialog.filesSelected.connect(lambda paths: _resolve(answer, [Path(one) for one in paths]))
        dialog.rejected.connect(lambda: _resolve(answer, []))
        dialog.finished.connect(dialog.deleteLater)
        return await _opened(dialog, answer)

    async def open_folder(self, title: str, over: QWidget) -> Path | None:
        """Ask for a folder, over a window; None if none was chosen."""
        dialog = QFileDialog(over, title, self._place())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return await self._chosen(dialog)

    def _place(self) -> str:
        """Return the folder to begin in: where a person saved last, or that of documents."""
        if self._folder is not None and (last := load_last_folder(self._folder)) is not None:
            return str(last)
        places = QStandardPaths.StandardLocation
        documents = QStandardPaths.writableLocation(places.DocumentsLocation)
        if Path(documents).is_dir():
            return documents
        return QStandardPaths.writableLocation(places.HomeLocation)

    async def _chosen(self, dialog: QFileDialog) -> Path | None:
        dialog.setObjectName("fileQuestion")
        answer: asyncio.Future[Path | None] = _future()
        dialog.fileSelected.connect(lambda path: _resolve(answer, Path(path)))
        dialog.rejected.connect(lambda: _resolve(answer, None))
        dialog.finished.connect(dialog.deleteLater)
        return await _opened(dialog, answer)


def _future() -> asyncio.Future[Answer]:
    return asyncio.get_running_loop().create_future()


def _resolve(future: asyncio.Future[Answer], answer: Answer) -> None:
    if not future.done():  # it is cancelled when the session ends under the dialog
        future.set_result(answer)


async def _opened(dialog: QDialog, answer: asyncio.Future[Answer]) -> Answer:
    """Open a dialog and wait for its answer; close it if nobody waits any more."""
    dialog.open()
    try:
        return await answer
    except asyncio.CancelledError:
        # Else it was answered in the same moment, or went with what it stood over.
        if answer.cancelled() and isValid(dialog):
            dialog.reject()
        raise


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """Give a file the ending of the kind that was chosen, such as `Tables (*.csv)`."""
    ending = kind.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(Path(name).with_suffix(f".{ending}").name)
