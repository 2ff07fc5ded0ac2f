"""The choices about checks: whose limits hold, and which words no text shall hold."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trackman.domain.quality.limits import AS_IN_THE_GUIDE, PRESETS, Preset
from trackman.domain.settings import LONGEST_WORD, MOST_WORDS, Settings
from trackman.ui.settings.form import Form
from trackman.ui.settings.inputs import SettingChoice
from trackman.ui.settings.limit_fields import LimitFields
from trackman.ui.settings.line_list import LineList
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.inserting import filled


class CheckChoices(QWidget):
    """One page of the dialog."""

    changed = Signal()
    """A person chose something else."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checkChoices")
        self._preset = SettingChoice("preset", self._presets())
        self._fields = LimitFields()
        self._limits = Paragraph("presetWords", tone="muted", size="small", widest=320)
        self._list = LineList("wordList", LONGEST_WORD, MOST_WORDS)
        self._build()
        self._preset.chosen.connect(self._follow_guide)
        self._fields.changed.connect(self._word)
        self._fields.changed.connect(self.changed)
        self._preset.chosen.connect(self.changed)
        self._list.edited.connect(self.changed)

    def show_settings(self, settings: Settings) -> None:
        """Show these."""
        self._preset.show_value(settings.preset.value)
        self._fields.show_limits(PRESETS[settings.preset], settings.own_limits)
        self._list.show_lines(settings.words)
        self._word()

    def put_into(self, settings: Settings) -> Settings:
        """Return `settings` with what is chosen here."""
        return replace(
            settings,
            preset=Preset(self._preset.value()),
            words=self._list.lines(),
            own_limits=self._fields.own(),
        )

    def take_typed(self) -> None:
        """Take over numbers that were typed and not confirmed, too."""
        self._fields.take_typed()

    def _follow_guide(self) -> None:
        self._fields.show_limits(PRESETS[Preset(self._preset.value())], AS_IN_THE_GUIDE)
        self._word()

    def _word(self) -> None:
        limits = self._fields.own().over(PRESETS[Preset(self._preset.value())])
        decimals = QLocale().toString
        self._limits.setText(
            filled(
                self.tr(
                    "Latin script: {speed} characters per second, {line} per line, {lines} "
                    "lines, {shortest}–{longest} s per cue. Your own numbers apply until you "
                    "choose another guide."
                ),
                speed=decimals(float(limits.pace.speed), "g", 6),
                line=limits.pace.line,
                lines=limits.lines,
                shortest=decimals(limits.shortest / 1000, "g", 3),
                longest=decimals(limits.longest / 1000, "g", 3),
            )
        )

    def _presets(self) -> list[tuple[str, str]]:
        return [
            (Preset.NEUTRAL.value, self.tr("Neutral")),
            (Preset.NETFLIX.value, self.tr("Netflix")),
            (Preset.BBC.value, self.tr("BBC")),
            (Preset.DCMP.value, self.tr("DCMP")),
        ]

    def _build(self) -> None:
        form = Form()
        form.add_title("limitsTitle", self.tr("Limits"))
        form.add("presetLabel", self.tr("Style guide"), self._preset)
        form.add_words(self._limits)
        form.add_wide(self._fields)
        form.add_title("wordsTitle", self.tr("Words"))
        words = self.tr("Words to flag")
        form.add("wordListLabel", words, self._list, tall=True)
        form.add_note(
            "wordListWords",
            self.tr("One per line. Matches whole words, ignoring case."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addStretch(1)
