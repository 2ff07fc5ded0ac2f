"""The form in which a rule is built; each condition is off until a person gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trackman.domain.inventory.rules import Doubles, Keep, TrackRule
from trackman.domain.tracks import TrackKind, TrackStatus
from trackman.ui.rules.language_list import LanguageList
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.labels import Text

_PAUSE_MS = 250
_LONGEST = 200
_BETWEEN = ","
_YES_OR_NO = {"": None, "yes": True, "no": False}


class _Languages(StrEnum):
    """Ways in which languages are chosen."""

    ANY = ""
    THESE = "these"
    OTHERS = "others"


class RuleForm(QWidget):
    """Tells each rule that is built, once nobody types for a moment."""

    changed = Signal(object)
    """The `TrackRule` that is built now; also where it is not `is_whole` any more, or is again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ruleForm")
        self._told = TrackRule(), True
        self._kind = Choice("ruleKind", self.tr("Kind"))
        self._which = Choice("ruleLanguages", self.tr("Language"))
        self._languages = LanguageList("ruleLanguageList", self.tr("Languages"))
        self._status = Choice("ruleStatus", self.tr("Status"))
        self._captions = Choice("ruleCaptions", self.tr("Closed captions"))
        self._name = self._field("ruleName", self.tr("Name contains"))
        self._doubles = Choice("ruleDoubles", self.tr("Duplicates"))
        self._keep = Choice("ruleKeep", self.tr("Keep"))
        self._findings = Choice("ruleFindings", self.tr("Findings"))
        self._text = self._field("ruleText", self.tr("Subtitles contain"))
        self._used = Choice("ruleUsed", self.tr("Video is used"))
        self._tag = self._field("ruleTag", self.tr("Video tag"))
        self._collection = Choice("ruleCollection", self.tr("Collection"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._tell)
        self._offer()
        self.offer_collections(())
        self._build()
        self._connect()
        self._show_parts()

    @property
    def is_whole(self) -> bool:
        """Tell whether every condition says what it wants: languages are ticked where some count.

        Without them the rule would mean tracks in any language.
        """
        return not self._which.value() or bool(self._languages.ticked())

    def rule(self) -> TrackRule:
        """Return the rule that is built."""
        which, codes = self._which.value(), self._languages.ticked()
        doubles = self._doubles.value()
        return TrackRule(
            kinds=_split(self._kind.value()),
            languages=codes if which == _Languages.THESE else (),
            other_languages=codes if which == _Languages.OTHERS else (),
            statuses=_split(self._status.value()),
            name=self._name.text().strip(),
            closed_captions=_YES_OR_NO[self._captions.value()],
            doubles=Doubles(doubles) if doubles else None,
            keep=Keep(self._keep.value() or Keep.FIRST_SEEN),
            has_findings=_YES_OR_NO[self._findings.value()],
            text=self._text.text().strip(),
            tag=self._tag.text().strip() or None,
            collection_id=self._collection.value() or None,
            used=_YES_OR_NO[self._used.value()],
        )

    def width_of_words(self) -> int:
        """Return how wide it must be to show whole what is chosen, in pixels; but collections."""
        fixed = (self._kind, self._which, self._status, self._captions)
        others = (self._doubles, self._keep, self._findings, self._used)
        return max(one.width_of_words() for one in (*fixed, *others))

    def show_rule(self, rule: TrackRule) -> None:
        """Show a rule, such as a saved one; this is no change by a person."""
        self._soon.stop()
        which = _Languages.OTHERS if rule.other_languages else _Languages.ANY
        self._which.show_value(_Languages.THESE if rule.languages else which)
        self._languages.tick(rule.languages or rule.other_languages)
        _show(self._kind, _BETWEEN.join(rule.kinds))
        _show(self._status, _BETWEEN.join(rule.statuses))
        self._name.setText(rule.name)
        self._doubles.show_value(rule.doubles or "")
        self._keep.show_value(rule.keep)
        for field, flag in (
            (self._captions, rule.closed_captions),
            (self._findings, rule.has_findings),
            (self._used, rule.used),
        ):
            field.show_value({None: "", True: "yes", False: "no"}[flag])
        self._text.setText(rule.text)
        self._tag.setText(rule.tag or "")
        _show(self._collection, rule.collection_id or "")
        self._soon.stop()
        self._told = rule, self.is_whole
        self._show_parts()

    def offer_languages(self, languages: Sequence[tuple[str, int]]) -> None:
        """Offer the languages of the project, each with its number of tracks."""
        self._languages.offer(languages)

    def offer_collections(self, collections: Iterable[tuple[str, str]]) -> None:
        """Offer the project's collections by id and name."""
        value = self._collection.value()
        self._collection.offer((("", self.tr("Any")), *collections))
        _show(self._collection, value)

    def _offer(self) -> None:
        either = ("", self.tr("Any"))
        kinds = (TrackKind.SUBTITLES, self.tr("Subtitles")), (TrackKind.AUDIO, self.tr("Audio"))
        self._kind.offer((either, *kinds))
        self._which.offer(
            (
                (_Languages.ANY, self.tr("Any")),
                (_Languages.THESE, self.tr("One of these")),
                (_Languages.OTHERS, self.tr("None of these")),
            )
        )
        self._status.offer(
            (
                either,
                (TrackStatus.READY, self.tr("Ready")),
                (TrackStatus.PREPARING, self.tr("Preparing")),
                (TrackStatus.ERRORED, self.tr("Errored")),
            )
        )
        self._captions.offer((either, ("yes", self.tr("Yes")), ("no", self.tr("No"))))
        self._doubles.offer(
            (
                ("", self.tr("Don’t matter")),
                (Doubles.SAME_LANGUAGE, self.tr("Same language")),
                (Doubles.SAME_NAME, self.tr("Same name")),
                (Doubles.SAME_TEXT, self.tr("Same subtitles")),
            )
        )
        self._keep.offer(
            (
                (Keep.FIRST_SEEN, self.tr("Keep the one seen first")),
                (Keep.LAST_SEEN, self.tr("Keep the one seen last")),
                (Keep.FEWEST_FINDINGS, self.tr("Keep the one with fewest findings")),
            )
        )
        self._findings.offer((either, ("yes", self.tr("Some")), ("no", self.tr("None"))))
        used = (("yes", self.tr("In records")), ("no", self.tr("In no record")))
        self._used.offer((either, *used))

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setMaxLength(_LONGEST)
        field.setFixedHeight(scaled(32))
        field.textEdited.connect(lambda _: self._soon.start())
        field.editingFinished.connect(self._tell)
        return field

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        fields: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            (self.tr("Kind"), (self._kind,)),
            (self.tr("Language"), (self._which, self._languages)),
            (self.tr("Status"), (self._status,)),
            (self.tr("Closed captions"), (self._captions,)),
            (self.tr("Name contains"), (self._name,)),
            (self.tr("Duplicates in a video"), (self._doubles, self._keep)),
            (self.tr("Findings"), (self._findings,)),
            (self.tr("Subtitles contain"), (self._text,)),
            (self.tr("Video is used"), (self._used,)),
            (self.tr("Video tag"), (self._tag,)),
            (self.tr("Video collection"), (self._collection,)),
        )
        for place, (words, parts) in enumerate(fields):
            if place:
                column.addSpacing(6)
            label = Text(f"ruleLabel{place}", words, tone="muted", size="small")
            label.setBuddy(parts[0])
            column.addWidget(label)
            for part in parts:
                column.addWidget(part)
        column.addStretch(1)

    def _connect(self) -> None:
        for field in (
            *(self._kind, self._which, self._status, self._captions, self._doubles, self._keep),
            *(self._findings, self._used, self._collection),
        ):
            field.chosen.connect(self._tell)
        self._languages.ticked_changed.connect(self._soon.start)

    def _tell(self) -> None:
        self._soon.stop()
        self._show_parts()
        if (built := (self.rule(), self.is_whole)) != self._told:
            self._told = built
            self.changed.emit(built[0])

    def _show_parts(self) -> None:
        """Show what belongs to a choice only where it is chosen."""
        self._languages.setVisible(bool(self._which.value()))
        self._keep.setVisible(bool(self._doubles.value()))


def _split(value: str) -> tuple[str, ...]:
    return tuple(filter(None, value.split(_BETWEEN)))


def _show(field: Choice, value: str) -> None:
    """Show a value; one that is not offered, such as of a newer DatoCMS, is added as it is."""
    if value and field.findData(value) < 0:
        field.addItem(value, value)
    field.show_value(value)
