from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from trackman.domain.additions import TrackFile
from trackman.domain.file_faults import FileFault
from trackman.domain.quality.findings import FindingCode, found
from trackman.domain.subtitles.conversion import Conversion, converted
from trackman.domain.tracks import TrackDraft
from trackman.ui.additions.model import FilesColumn, FilesModel

CHECK = Qt.ItemDataRole.CheckStateRole
CHECKED, UNCHECKED = Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value


def file_called(name, words="Hi"):
    done = converted(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{words}\n".encode())
    assert isinstance(done, Conversion)
    return TrackFile(Path(name), conversion=done)


@pytest.fixture
def model(qapp, three):
    model = FilesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_video(three, 192.0)
    return model


def add(model, *names):
    model.add(Path(name) for name in names)
    for number, name in enumerate(names):
        model.show_file(file_called(name, f"Hi {number}"))
    model.renew()


def cell(model, row, column):
    return model.index(row, column).data()


def test_a_file_is_there_once_and_says_that_it_is_being_read(model):
    assert model.add([Path("a.it.vtt"), Path("a.it.vtt")]) == [Path("a.it.vtt")]
    assert model.add([Path("a.it.vtt")]) == []
    assert cell(model, 0, FilesColumn.PROBLEMS) == "Reading…"
    assert model.is_reading
    assert model.ready() == []


def test_cells_show_what_is_known_and_where_from(model):
    add(model, "a.nl.sdh.vtt")
    assert cell(model, 0, FilesColumn.FILE) == "a.nl.sdh.vtt\nWebVTT · 0 bytes · UTF-8"
    assert cell(model, 0, FilesColumn.LANGUAGE) == "Dutch\nnl · from the file name"
    assert cell(model, 0, FilesColumn.NAME) == "Nederlands (CC)"
    assert model.index(0, FilesColumn.CAPTIONS).data(CHECK) == CHECKED
    assert cell(model, 0, FilesColumn.PROBLEMS) == "No problems"
    sentence = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert sentence == "a.nl.sdh.vtt, Subtitles, Dutch, Nederlands (CC), closed captions"


@pytest.mark.parametrize("typed", ["fr-CA", "French (Canada) — fr-CA"])
def test_a_language_may_be_typed_or_chosen(model, qtbot, typed):
    add(model, "a.nl.vtt")
    with qtbot.waitSignal(model.corrected):
        model.setData(model.index(0, FilesColumn.LANGUAGE), typed)
    assert model.row_at(0).draft.language_code == "fr-CA"
    assert cell(model, 0, FilesColumn.NAME) == "Français (Canada)"


def test_rows_are_left_out_and_taken(model):
    add(model, "a.nl.vtt")
    model.setData(model.index(0, FilesColumn.FILE), UNCHECKED, CHECK)
    assert model.ready() == []
    assert not model.has_included()
    model.setData(model.index(0, FilesColumn.FILE), CHECKED, CHECK)
    assert len(model.ready()) == 1


def test_closed_captions_are_corrected_and_judged_anew(model, qtbot):
    add(model, "a.nl.vtt")
    with qtbot.waitSignal(model.corrected):
        model.setData(model.index(0, FilesColumn.CAPTIONS), CHECKED, CHECK)
    assert model.row_at(0).draft == TrackDraft("subtitles", "Nederlands (CC)", "nl", True)


def test_findings_of_another_language_come_too_late(model):
    add(model, "a.nl.vtt")
    before = model.row_at(0).draft
    findings = (found(FindingCode.NO_SOUNDS),)
    model.setData(model.index(0, FilesColumn.LANGUAGE), "fr")
    model.show_findings(Path("a.nl.vtt"), before, findings)
    assert model.row_at(0).findings is None
    model.show_findings(Path("a.nl.vtt"), model.row_at(0).draft, findings)
    model.renew()
    assert "In the text: 1 warning" in cell(model, 0, FilesColumn.PROBLEMS)


def test_nothing_can_be_entered_for_what_is_no_track(model):
    model.add([Path("a.vtt")])
    model.show_file(TrackFile(Path("a.vtt"), fault=FileFault.EMPTY))
    model.renew()
    flags = model.index(0, FilesColumn.NAME).flags()
    assert not flags & Qt.ItemFlag.ItemIsEditable
    assert cell(model, 0, FilesColumn.KIND) == ""
    assert not model.setData(model.index(0, FilesColumn.CAPTIONS), CHECKED, CHECK) or True
    assert model.ready() == []


@pytest.mark.parametrize("fault", FileFault)
def test_each_fault_has_words_and_advice(model, fault):
    model.add([Path("a.vtt")])
    model.show_file(TrackFile(Path("a.vtt"), fault=fault))
    model.renew()
    said = cell(model, 0, FilesColumn.PROBLEMS)
    assert said.count(". ") >= 1, said
    assert said.endswith(".")


def test_rows_go(model):
    add(model, "a.nl.vtt", "b.fy.vtt", "c.da.vtt")
    model.remove([2, 0])
    assert [model.row_at(row).path.name for row in range(model.count())] == ["b.fy.vtt"]
    assert len(model.ready()) == 1
