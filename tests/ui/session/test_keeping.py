"""Files made of what is kept, archives, and the check of backups, as a person asks for them."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from trackman.demo.project import DemoProject
from trackman.demo.server import DemoServer
from trackman.domain.review.queue import QueueItem
from trackman.domain.review.records import ReviewSnapshot, Verdict
from trackman.store.review.reviewer import take_over
from trackman.ui.activity.moderation_dialog import ModerationDialog


def said(sitting: Any, text: str) -> bool:
    """Tell whether the message bar says something."""
    return text in sitting.texts(sitting.window.notification)


async def choose(sitting: Any, path: Path) -> None:
    """Choose a file in the dialog that asks for one."""

    def asked() -> QFileDialog | None:
        found = [one for one in sitting.window.findChildren(QFileDialog) if one.isVisible()]
        return found[0] if found else None

    await sitting.until(asked)
    dialog = asked()
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()


async def deleted(sitting: Any) -> None:
    """Delete a track with a reason."""
    await sitting.open()
    sitting.window.work.decision.reason.set_text("=wrong language")
    await sitting.delete("Italiano")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))


async def test_the_history_is_written_as_a_table_and_as_lines(sitting: Any, tmp_path: Path) -> None:
    await deleted(sitting)
    sitting.window.activity_requested.emit()
    history = sitting.window.workspace.activity.history
    for ending in ("xlsx", "csv", "jsonl"):
        history.export_requested.emit(ending)
        await choose(sitting, tmp_path / f"history.{ending}")
        await sitting.until((tmp_path / f"history.{ending}").exists)
    assert "'=wrong language" in (tmp_path / "history.csv").read_text("utf-16")
    (line,) = (tmp_path / "history.jsonl").read_text().splitlines()
    assert json.loads(line)["reason"] == "=wrong language"
    with (tmp_path / "history.csv").open(encoding="utf-16", newline="") as file:
        (row,) = csv.DictReader(file, dialect=csv.excel_tab)
    assert row["Environment"] == "main"


async def test_the_history_can_be_printed_from_a_browser(sitting: Any, tmp_path: Path) -> None:
    await deleted(sitting)
    sitting.window.activity_requested.emit()
    sitting.window.workspace.activity.history.export_requested.emit("html")
    await choose(sitting, tmp_path / "report.html")
    await sitting.until((tmp_path / "report.html").exists)
    assert "Italiano" in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.parametrize("ending", ["html", "xlsx", "csv"])
async def test_a_report_tells_what_was_done_in_a_period(
    sitting: Any, tmp_path: Path, ending: str
) -> None:
    await deleted(sitting)
    sitting.window.activity_requested.emit()
    sitting.window.workspace.activity.history.report_requested.emit()

    def dialog() -> ModerationDialog | None:
        found = sitting.window.findChildren(ModerationDialog)
        return found[0] if found and found[0].isVisible() else None

    await sitting.until(dialog)
    asked = dialog()
    assert asked is not None
    save = asked.findChild(QPushButton, "moderationSave")
    assert save is not None
    await sitting.until(save.isEnabled)
    assert "Deleted" in sitting.texts(asked)
    assert "=wrong language: 1" in sitting.texts(asked)
    kinds = asked.findChild(QComboBox, "moderationFormat")
    assert kinds is not None
    kinds.setCurrentIndex(kinds.findData(ending))
    save.click()
    await choose(sitting, tmp_path / f"report.{ending}")
    await sitting.until(lambda: said(sitting, f"Report saved to “report.{ending}”."))
    if ending == "html":
        page = (tmp_path / "report.html").read_text("utf-8")
        assert "=wrong language" in page
        assert "Moderation report" in page


async def test_a_report_that_is_called_off_writes_nothing(sitting: Any) -> None:
    sitting.window.moderation_requested.emit()

    def dialog() -> ModerationDialog | None:
        found = sitting.window.findChildren(ModerationDialog)
        return found[0] if found and found[0].isVisible() else None

    await sitting.until(dialog)
    asked = dialog()
    assert asked is not None
    await sitting.until(lambda: "No tracks were changed then." in sitting.texts(asked))
    asked.reject()
    await sitting.until(lambda: not sitting.window.findChildren(ModerationDialog))
    assert not sitting.window.findChildren(QFileDialog)


async def test_everything_goes_into_one_archive_and_comes_back(
    sitting: Any, tmp_path: Path
) -> None:
    await deleted(sitting)
    sitting.window.export_all_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(lambda: said(sitting, "Journal and 1 backup exported to “all.zip”."))
    assert zipfile.is_zipfile(tmp_path / "all.zip")
    sitting.window.import_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(
        lambda: said(
            sitting,
            "Imported 0 entries of the history. Imported 0 backups. 1 entry was already here.",
        )
    )


async def test_reviews_go_along_and_come_back_with_what_was_decided(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    reviews, window = sitting.session.reviews, sitting.window
    await sitting.until(lambda: reviews.where.is_certain)
    upload = sitting.session.current.video.upload
    items = [
        QueueItem(one, upload.filename, upload.mux_playback_id)
        for one in sitting.session.current.video.tracks[:3]
    ]
    queue = await reviews.add("Summer", items)
    opened = await reviews.open(queue.id)
    first = opened.queue.items[0]
    made = await opened.decide(first, Verdict.DELETE, ReviewSnapshot(first.track), reason="old")
    window.export_all_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(lambda: said(sitting, "“all.zip”. 1 review is in it, too."))
    await reviews.forget(queue.id)
    for words in ("Imported 1 review.", "1 review was already here."):
        window.import_requested.emit()
        await choose(sitting, tmp_path / "all.zip")
        await sitting.until(partial(said, sitting, words))
        assert (await reviews.open(queue.id)).state.of(first).decision == made
    assert len(await reviews.queues()) == 1


@pytest.mark.parametrize("answer", ["They’re mine", "Somebody else’s"])
async def test_who_imports_reviews_first_is_asked_whose_they_are(
    sitting: Any, tmp_path: Path, answer: str
) -> None:
    await sitting.open()
    reviews, window, video = sitting.session.reviews, sitting.window, sitting.session.current.video
    await sitting.until(lambda: reviews.where.is_certain)
    items = [QueueItem(one, video.upload.filename, "p") for one in video.tracks[:3]]
    queue = await reviews.add("Summer", items)
    opened = await reviews.open(queue.id)
    first = opened.queue.items[0]
    await opened.decide(first, Verdict.DELETE, ReviewSnapshot(first.track))
    author = reviews.reviewer
    window.export_all_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(lambda: said(sitting, "1 review is in it, too."))
    await reviews.forget(queue.id)
    take_over(sitting.kept.folder, "a new computer")  # on which nothing was decided yet
    window.import_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(sitting.question)
    assert f"{author.name} worked on them on another computer." in sitting.texts(sitting.question())
    assert await reviews.queues() == []
    if folder := os.environ.get("TRACKMAN_SCREENSHOTS"):
        sitting.window.grab().save(f"{folder}/whose.png")
        sitting.question().grab().save(f"{folder}/whose-question.png")
    await sitting.answer(answer)
    await sitting.until(lambda: said(sitting, "Imported 1 review."))
    is_own = answer == "They’re mine"
    assert said(sitting, "What you decided in them counts as yours.") is is_own
    review = await reviews.open(queue.id)
    assert (review.reviewer.id == author.id, review.last_own is not None) == (is_own, is_own)


async def test_a_review_that_is_none_is_told_when_an_archive_is_imported(
    sitting: Any, tmp_path: Path
) -> None:
    await sitting.open()
    letter = tmp_path / "letter"
    letter.write_bytes(b"Dear Ada")
    await sitting.kept.records.export_all(
        tmp_path / "all.zip", lambda _done, _total: None, [letter]
    )
    sitting.window.import_requested.emit()
    await choose(sitting, tmp_path / "all.zip")
    await sitting.until(
        lambda: said(
            sitting, "1 review couldn’t be imported. This isn’t a review saved by trackman."
        )
    )


async def test_what_is_no_archive_changes_nothing(sitting: Any, tmp_path: Path) -> None:
    await deleted(sitting)
    (tmp_path / "holiday.zip").write_bytes(b"a picture")
    sitting.window.import_requested.emit()
    await choose(sitting, tmp_path / "holiday.zip")
    await sitting.until(lambda: said(sitting, "isn’t a trackman archive"))


async def test_a_check_names_the_backup_that_was_changed(sitting: Any, tmp_path: Path) -> None:
    await deleted(sitting)
    sitting.window.check_backups_requested.emit()
    await sitting.until(lambda: said(sitting, "Checked 1 backup. It is intact."))
    (saved,) = (tmp_path / "backups").glob("*/*.vtt")
    saved.write_bytes(b"WEBVTT")
    sitting.window.check_backups_requested.emit()
    await sitting.until(lambda: said(sitting, "1 of 1 backups can’t be restored."))
    assert said(sitting, "“Italiano” of “summer-launch-2026.mp4”")


async def test_a_damaged_journal_refuses_every_delete_in_words(
    sitting: Any, tmp_path: Path, server: DemoServer, project: DemoProject
) -> None:
    (tmp_path / "journal.sqlite").write_bytes(b"this is no journal" * 100)
    await sitting.open()
    await sitting.delete("Italiano")
    await sitting.until(lambda: sitting.status("Italiano").startswith("Not deleted"))
    assert "The journal is damaged" in sitting.texts(sitting.window.work)
    assert not any(one.method == "DELETE" for one in server.seen)
    assert (tmp_path / "journal.sqlite").read_bytes() == b"this is no journal" * 100


async def test_a_required_reason_is_asked_for_first(sitting: Any, server: DemoServer) -> None:
    await sitting.open()
    sitting.window.work.decision.set_reason_required(True)
    sitting.select("Italiano")
    assert sitting.window.work.decision.why_not() == "Enter a reason first."
    sitting.window.work.decision.reason.set_text("typos")
    sitting.press("Delete")
    await sitting.until(lambda: said(sitting, "“Italiano” deleted"))
    (entry,) = sitting.kept.ledger.journal.recently_deleted()
    assert entry.reason == "typos"
