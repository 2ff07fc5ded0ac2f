"""Values in sentences, in an interface from the left and in one from the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from tests.pseudo import pseudo_language
from trackman.ui.widgets.labels import Text
from trackman.ui.wording.formats import Moments, elapsed_text, length_text, time_to_type
from trackman.ui.wording.inserting import (
    as_sentence,
    decimal,
    dotted,
    filled,
    isolated,
    led,
    listed,
    number,
    quoted,
    unmarked,
)

_FSI, _PDI, _RLM = "\u2068", "\u2069", "\u200f"


@pytest.fixture
def _mirrored(qapp: QGuiApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def _arabic_digits() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)


class _OtherMarks(QTranslator):
    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        own = {"“{name}”": "« {name} »", ", ": "、", "{title}.": "{title}。"}
        return own.get(text, "")

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def _other_marks(qapp: QGuiApplication) -> Iterator[None]:
    translator = _OtherMarks()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_from_the_left_values_stand_as_they_are(qapp):
    assert filled("Delete {name}?", name=quoted("Italiano")) == "Delete “Italiano”?"
    assert filled("{count} of {total}", count=3, total=12_000) == f"3 of {number(12_000)}"
    assert listed(("Italian", "", "French")) == "Italian, French"
    assert dotted(("3:12", "launch.mp4")) == "3:12 · launch.mp4"
    assert as_sentence("The file is empty") == "The file is empty."


def test_from_the_left_only_names_from_the_right_are_kept_apart(qapp):
    assert quoted("العربية") == f"“{_FSI}العربية{_PDI}”"


@pytest.mark.usefixtures("_mirrored")
def test_from_the_right_each_value_is_kept_apart_once():
    said = filled("حذف {name} من {video} ({id})", name=quoted("Italiano"), video="a.mp4", id="x-1")
    assert said == f"حذف “{_FSI}Italiano{_PDI}” من {_FSI}a.mp4{_PDI} ({_FSI}x-1{_PDI})"
    assert filled("{what}: لا", what=said) == said + ": لا"


@pytest.mark.usefixtures("_mirrored")
def test_from_the_right_a_list_keeps_its_order():
    assert listed(("it", "fr")) == f"{_FSI}it{_PDI}, {_FSI}fr{_PDI}"
    assert dotted(("3:12", "a.mp4")) == f"{_RLM}{_FSI}3:12{_PDI} · {_FSI}a.mp4{_PDI}"


@pytest.mark.usefixtures("_mirrored")
def test_a_sentence_that_begins_in_latin_letters_begins_on_the_right_all_the_same():
    assert led("trackman لا يعمل") == f"{_RLM}trackman لا يعمل"
    assert led("لا يعمل trackman") == "لا يعمل trackman"
    assert led("launch.mp4") == "launch.mp4"
    reason = filled("لم يُحذف: {reason}", reason="DatoCMS لا يرد")
    assert reason == f"لم يُحذف: {_FSI}{_RLM}DatoCMS لا يرد{_PDI}"


@pytest.mark.usefixtures("_mirrored")
def test_a_label_begins_on_the_side_of_the_interface(qtbot):
    label = Text("words", "trackman لا يعمل")
    qtbot.addWidget(label)
    assert label.text().startswith(_RLM)


@pytest.mark.usefixtures("_mirrored")
def test_what_is_copied_has_no_marks():
    said = dotted((filled("حذف {name}", name=quoted("Italiano")), led("DatoCMS لا يرد")))
    assert unmarked(said) == "حذف “Italiano” · DatoCMS لا يرد"
    assert unmarked(f"a\n{led('DatoCMS لا يرد')}") == "a\nDatoCMS لا يرد"


def test_from_the_left_nothing_is_marked(qapp):
    assert isolated("العربية") == led("العربية") == "العربية"


@pytest.mark.usefixtures("_other_marks")
def test_marks_and_separators_are_those_of_the_language():
    assert quoted("Italiano") == "« Italiano »"
    assert listed(("a", "b", "c")) == "a、b、c"
    assert as_sentence("x") == "x。"


def test_they_are_translatable(qapp):
    with pseudo_language():
        assert quoted("Italiano").startswith("⟦“Italiano”")


@pytest.mark.usefixtures("_arabic_digits")
def test_numbers_have_the_digits_of_the_person_and_times_within_a_video_latin_ones():
    assert number(12) == "١٢"
    assert filled("{count}", count=12) == "١٢"
    assert filled("{status}", status="404") == "404"
    assert decimal(2.50, 3) == "٢٫٥"
    assert elapsed_text(65) == "١:٠٥"
    assert length_text(65) == "1:05"
    assert time_to_type(12_500) == "0:12٫5"


@pytest.mark.parametrize(("value", "text"), [(10.0, "10"), (0.0, "0"), (2.5, "2.5"), (100, "100")])
def test_digits_that_say_nothing_are_left_out(qapp, value, text):
    assert decimal(value, 2) == text


def test_a_moment_within_a_sentence_is_written_small(qapp):
    now = datetime(2026, 6, 14, 12, tzinfo=UTC)
    moments = Moments()
    assert moments.ago_in_sentence(now, now) == "just now"
    assert moments.ago_in_sentence(now - timedelta(minutes=1), now) == "1 minute ago"
    assert moments.ago_in_sentence(now - timedelta(days=30), now) == moments.ago(
        now - timedelta(days=30), now
    )
