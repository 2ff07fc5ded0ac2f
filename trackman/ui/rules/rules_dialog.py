"""A rule and its dry run: which tracks it means now, and what would be missing without them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trackman.domain.inventory.aftermath import Aftermath
from trackman.domain.inventory.rules import SavedRule, TrackRule
from trackman.ui.rules.chosen_model import ChosenModel
from trackman.ui.rules.chosen_table import ChosenTable
from trackman.ui.rules.everything_card import EverythingCard
from trackman.ui.rules.rule_form import RuleForm
from trackman.ui.rules.rules_button import RulesButton
from trackman.ui.theme.scale import scaled, text_scale
from trackman.ui.widgets.announcing import announce
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.labels import ElidedText, Paragraph, explain
from trackman.ui.widgets.placeholder_page import PlaceholderPage
from trackman.ui.widgets.scroll_area import ScrollColumn
from trackman.ui.wording.aftermath import AftermathWording
from trackman.ui.wording.inserting import filled

_SIZE = QSize(1040, 700)
_LEAST = QSize(680, 420)
_LEAST_LIST = 110
_FORM_WIDTH, _WIDEST_FORM = 250, 340
_BESIDE_FORM = 36
"""Pixels beside the fields: the bar to scroll by, and the gap to the list."""
_WIDEST = 900
_MOST_LOSSES = 5


class RulesDialog(QDialog):
    """Open it with `open()`; it goes away by itself. Nothing is deleted without a question."""

    rule_changed = Signal(object)
    """This `TrackRule` is in the form; its tracks are wanted."""
    ticks_changed = Signal()
    """Other tracks are ticked; what follows from deleting them is wanted."""
    rows_wanted = Signal(list)
    """The tracks with these keys are wanted."""
    delete_requested = Signal(object, bool)
    """The tracks with these keys, an `array`, are to be deleted; True if they are all there are."""
    review_requested = Signal(str, list)
    """Under this name, the ticked tracks are to be judged one after another: `list[int]`."""
    save_wanted = Signal(object)
    """This `TrackRule` is to be saved under a name."""
    remove_wanted = Signal(str)
    open_wanted = Signal()
    export_wanted = Signal(object)
    """This `SavedRule` is wanted as a file."""
    keep_languages_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("rules")
        self.setWindowTitle(self.tr("Rules"))
        self.setAccessibleName(self.tr("Rules"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = RuleForm()
        self.model = ChosenModel(self)
        self.table = ChosenTable("ruleTracks", self.model)
        self.rules = RulesButton()
        self._words = AftermathWording()
        self._rule = SavedRule("", TrackRule())
        self._after: Aftermath | None = None
        self._refused: str | None = None
        self._everything = EverythingCard("rulesEverything")
        self._count = ElidedText("rulesCount", size="title")
        self._all = Button("rulesTickAll", self.tr("Tick all"), tone="link")
        self._none = Button("rulesTickNone", self.tr("Untick all"), tone="link")
        self._pages = QStackedWidget()
        self._hint = PlaceholderPage("rulesHint")
        self._card = QFrame()
        self._losses = Paragraph("rulesLosses", widest=_WIDEST)
        self._fates = Paragraph("rulesFates", tone="muted", size="small", widest=_WIDEST)
        self._banner = QFrame()
        self._said = Paragraph("rulesSaid", widest=_WIDEST)
        self._keep = Button("rulesKeepLanguages", self.tr("Keep only these languages…"))
        self._close = Button("rulesClose", self.tr("Close"))
        self._review = Button("rulesReview")
        self._delete = Button("rulesDelete", tone="destroy")
        self._build()
        self._connect()
        self.show_counting()

    @property
    def rule(self) -> SavedRule:
        """The rule in the form, with its name where it has one."""
        return self._rule

    def show_rule(self, rule: SavedRule) -> None:
        """Put a rule into the form, and ask for its tracks."""
        self.say("")
        self._rule = rule
        self.form.show_rule(rule.rule)
        self._take(rule.rule)

    def show_saved(self, rules: Sequence[SavedRule], name: str | None = None) -> None:
        """Offer the saved rules; `name` is what the rule in the form is called from now on."""
        self.rules.show_rules(rules)
        if name is not None:
            self._rule = SavedRule(name, self._rule.rule)
        self._show_name()

    def show_counting(self) -> None:
        """Say that the tracks of the rule are being looked for."""
        self._after = None
        self._count.setText(self.tr("Looking for tracks…"))
        self._card.hide()
        self._show_action()

    def show_keys(self, keys: array[int]) -> None:
        """Show the tracks that the rule means; what follows is told later."""
        self.model.show_keys(keys)
        is_whole = self.form.is_whole
        self._pages.setCurrentIndex(0 if keys and is_whole else 1)
        self._show_hint()
        self._everything.setVisible(self._rule.rule.is_plain and is_whole and bool(keys))

    def show_aftermath(self, after: Aftermath) -> None:
        """Show what would be missing without the tracks that are ticked."""
        self._after = after
        counted = self._words.counted(after)
        total = self.model.count()
        if after.tracks + after.vanished < total:
            #: {tracks} is such as “41 tracks of 12 videos”.
            text = self.tr("{tracks}, %Ln more unticked", "", total - after.tracks - after.vanished)
            counted = filled(text, tracks=counted)
        is_whole = self.form.is_whole
        self._count.setText(counted if total and is_whole else self.tr("No tracks"))
        losses = self._words.losses(after)
        if (more := len(losses) - _MOST_LOSSES) > 0:
            losses = [*losses[:_MOST_LOSSES], self.tr("And %Ln more.", "", more)]
        self._losses.setText("\n".join(losses) or self.tr("No video loses its last subtitles."))
        self._fates.setText(" ".join((*self._words.fates(after), *self._words.age(after))))
        self._card.setVisible(after.tracks > 0 and is_whole)
        self._show_action()

    def say(self, text: str) -> None:
        """Say something over the tracks, such as what is wrong with a file; empty takes it away."""
        self._said.setText(text)
        self._banner.setVisible(bool(text))
        if text:
            announce(self, text)

    def refuse(self, reason: str | None) -> None:
        """Say why nothing can be deleted; None allows it."""
        self._refused = reason
        self._show_action()

    def _take(self, rule: TrackRule) -> None:
        if rule != self._rule.rule:
            self._rule = SavedRule(self._rule.name, rule)
        self._show_name()
        self.show_counting()
        self.rule_changed.emit(rule)

    def _note_ticks(self) -> None:
        self.ticks_changed.emit()

    def _show_name(self) -> None:
        can_save = self.form.is_whole and not self._rule.rule.is_plain
        self.rules.show_current(self._rule.name, can_save=can_save)

    def _show_hint(self) -> None:
        """Say why no track is listed."""
        if self.form.is_whole:
            title = self.tr("No track fits this rule")
            words = self.tr("Change the conditions, or refresh the list with a scan.")
        else:
            title = self.tr("Tick a language first.").removesuffix(".")
            words = ""
        self._hint.show_message("check", "faint", title, words)

    def _why_not(self) -> str:
        return self._refused or self._why_not_review()

    def _why_not_review(self) -> str:
        if not self.form.is_whole:
            return self.tr("Tick a language first.")
        if self._after is None:
            return self.tr("Wait until the tracks are counted.")
        return "" if self._after.tracks else self.tr("Tick a track first.")

    def _show_action(self) -> None:
        why_not = self._why_not()
        count = self._after.tracks if self._after is not None and self.form.is_whole else 0
        words = self.tr("Delete %Ln tracks…", "", count) if count else self.tr("Delete…")
        self._delete.setText(words)
        self._delete.setEnabled(not why_not)
        explain(self._delete, why_not or self.tr("trackman asks once more, with what follows"))
        self._show_review(count)

    def _show_review(self, count: int) -> None:
        words = self.tr("Review %Ln tracks", "", count) if count else self.tr("Review")
        self._review.setText(words)
        why_not = self._why_not_review()
        self._review.setEnabled(not why_not)
        explain(self._review, why_not or self.tr("Judge the ticked tracks one after another"))

    def _ask_for_review(self) -> None:
        name = self._rule.name or self.tr("Tracks chosen by a rule")
        keys = self.model.chosen().tolist()
        self.accept()
        self.review_requested.emit(name, keys)

    def _ask_to_delete(self) -> None:
        everything = self._rule.rule.is_plain and self.model.chosen_count() == self.model.count()
        self.delete_requested.emit(self.model.chosen(), everything)

    def _connect(self) -> None:
        self.form.changed.connect(self._take)
        self.model.rows_wanted.connect(self.rows_wanted)
        self.model.ticks_changed.connect(self._note_ticks)
        self.rules.rule_chosen.connect(self.show_rule)
        self.rules.new_wanted.connect(lambda: self.show_rule(SavedRule("", TrackRule())))
        self.rules.save_wanted.connect(lambda: self.save_wanted.emit(self._rule.rule))
        self.rules.remove_wanted.connect(self.remove_wanted)
        self.rules.open_wanted.connect(self.open_wanted)
        self.rules.export_wanted.connect(lambda: self.export_wanted.emit(self._rule))
        self._all.clicked.connect(lambda: self.model.tick_all(True))
        self._none.clicked.connect(lambda: self.model.tick_all(False))
        self._keep.clicked.connect(self.keep_languages_wanted)
        self._close.clicked.connect(self.reject)
        self._review.clicked.connect(self._ask_for_review)
        self._delete.clicked.connect(self._ask_to_delete)

    def _build(self) -> None:
        explain(self._all, self.tr("Tick every track in the list"))
        explain(self._none, self.tr("Untick every track, to tick only a few"))
        explain(self._keep, self.tr("Choose languages; the rule then means all others"))
        explain(self._close, self.tr("Close; nothing is deleted"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("rulesSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._keep)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._review)
        buttons.addWidget(self._delete)
        for button in (
            *(self._keep, self._close, self._review),
            *(self._delete, self._all, self._none),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addLayout(buttons)
        least, size = _LEAST * text_scale(), _SIZE * text_scale()
        parent = self.parentWidget()
        room = size if parent is None else parent.window().size() - QSize(24, 24)
        self.setMinimumSize(least.boundedTo(room))
        self.resize(size.boundedTo(room))

    def _left(self) -> QWidget:
        left = QWidget()
        left.setObjectName("rulesLeft")
        widest = min(self.form.width_of_words() + scaled(_BESIDE_FORM), scaled(_WIDEST_FORM))
        left.setMinimumWidth(max(widest, scaled(_FORM_WIDTH)))
        scroll = ScrollColumn("rulesScroll")
        scroll.setWidget(self.form)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.rules)
        column.addWidget(scroll, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        right.setObjectName("rulesRight")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._count, 1)
        head.addWidget(self._all)
        head.addWidget(self._none)
        self._card.setObjectName("rulesAftermath")
        self._card.setProperty("card", "plain")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(6)
        inside.addWidget(self._losses)
        inside.addWidget(self._fates)
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._hint)
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        self._banner.setObjectName("rulesBanner")
        self._banner.setProperty("card", "warning")
        self._banner.hide()
        words = QVBoxLayout(self._banner)
        words.setContentsMargins(12, 8, 12, 8)
        words.addWidget(self._said)
        column.addWidget(self._banner)
        column.addWidget(self._everything)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addWidget(self._card)
        # The list gives way to the words, of which every one counts.
        self._pages.setMinimumHeight(scaled(_LEAST_LIST))
        self._pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._everything.hide()
        return right
