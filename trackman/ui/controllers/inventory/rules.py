"""Rules: built, tried on the inventory, saved, shared; and what they mean deleted."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from trackman.domain.errors import ExportError, TrackmanError
from trackman.domain.inventory.rules import SavedRule, TrackRule
from trackman.domain.inventory.tracks import TracksQuery
from trackman.domain.library import Collection
from trackman.services.inventory.aftermath import aftermath_of
from trackman.store.preferences.rules import load_rules, save_rules
from trackman.store.rule_files import read_rule_file, write_rule
from trackman.ui.controllers.context import SessionContext
from trackman.ui.wording.file_names import rule_name
from trackman.ui.wording.inserting import as_sentence, filled, quoted
from trackman.ui.wording.messages import About

if TYPE_CHECKING:
    from trackman.services.inventory.inventory import Inventory
    from trackman.ui.rules.rules_dialog import RulesDialog

_LONGEST_NAME = 80


class Delete(Protocol):
    """Asks over a window, and deletes tracks by their keys; tells whether that has begun."""

    async def __call__(
        self, keys: Sequence[int], *, everything: bool = False, over: QWidget | None = None
    ) -> bool:
        """Ask and delete."""


class RulesController(QObject):
    """Serves the dialog of rules, one at a time."""

    review_requested = Signal(str, list)
    """Under this name, the tracks with these keys are to be judged one after another: `list[int]`.
    """

    def __init__(
        self,
        context: SessionContext,
        window: QWidget,
        inventory: Inventory,
        delete: Delete,
        collections: Callable[[], Coroutine[Any, Any, tuple[Collection, ...]]],
    ) -> None:
        super().__init__()
        self._context = context
        self._window = window
        self._inventory = inventory
        self._delete = delete
        self._collections = collections
        self.why_not: Callable[[], str | None] = lambda: None
        """Returns why nothing can be deleted in this project now."""
        self._folder = context.stores.folder
        self._dialog: RulesDialog | None = None
        self._counting: asyncio.Task[None] | None = None

    def open(self, rule: TrackRule | None = None) -> None:
        """Open the dialog, perhaps with a rule."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        from trackman.ui.rules.rules_dialog import RulesDialog

        dialog = self._dialog = RulesDialog(self._window)
        dialog.show_saved(load_rules(self._folder))
        dialog.refuse(self.why_not())
        dialog.rule_changed.connect(self._try)
        dialog.ticks_changed.connect(self._count)
        dialog.rows_wanted.connect(self._read)
        dialog.delete_requested.connect(self._ask_to_delete)
        dialog.review_requested.connect(self.review_requested)
        dialog.save_wanted.connect(lambda rule: self._start(partial(self._save, rule)))
        dialog.remove_wanted.connect(self._remove)
        dialog.open_wanted.connect(lambda: self._start(self._open_file))
        dialog.export_wanted.connect(lambda rule: self._start(partial(self._export, rule)))
        dialog.keep_languages_wanted.connect(self.keep_languages)
        dialog.finished.connect(self._forget)
        dialog.open()
        dialog.show_rule(SavedRule("", rule or TrackRule()))
        self._start(self._offer_languages)
        self._context.tasks.start(self._offer_collections())

    def keep_languages(self) -> None:
        """Ask which languages to keep; the rule that means all others is then tried."""
        self._start(self._ask_for_languages)

    def stop(self) -> None:
        """Close what is open."""
        if self._dialog is not None:
            self._dialog.reject()

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> asyncio.Task[None]:
        return self._context.start(work, About.KEEPING)

    def _forget(self) -> None:
        self._stop_counting()
        self._dialog = None

    def _stop_counting(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None

    def _try(self, rule: TrackRule) -> None:
        """Look for the tracks of a rule; those of the one before are of no interest any more."""
        self._stop_counting()
        self._counting = self._start(partial(self._find, rule))

    async def _find(self, rule: TrackRule) -> None:
        keys = await self._inventory.keys(TracksQuery(rule=rule))
        if self._dialog is not None:
            self._dialog.show_keys(keys)  # and what follows is counted, for the ticks are others

    def _count(self) -> None:
        """Count what follows without the tracks that are ticked."""
        self._stop_counting()
        self._counting = self._start(self._count_ticked)

    async def _count_ticked(self) -> None:
        if self._dialog is None:
            return
        counted = await aftermath_of(self._inventory, self._dialog.model.chosen())
        if self._dialog is not None:
            self._dialog.show_aftermath(counted.after)

    def _read(self, keys: list[int]) -> None:
        self._start(partial(self._take_tracks, keys))

    async def _take_tracks(self, keys: list[int]) -> None:
        tracks = await self._inventory.tracks(keys)
        if self._dialog is not None:
            self._dialog.model.take_tracks(tracks)

    def _ask_to_delete(self, keys: array[int], everything: bool) -> None:
        self._context.start(partial(self._delete_chosen, keys, everything), About.DELETING)

    async def _delete_chosen(self, keys: array[int], everything: bool) -> None:
        dialog = self._dialog
        if dialog is None:
            return
        begun = await self._delete(keys, everything=everything, over=dialog)
        if begun and self._dialog is dialog:
            dialog.accept()

    async def _save(self, rule: TrackRule) -> None:
        if (dialog := self._dialog) is None:
            return
        rules = load_rules(self._folder)
        taken = [one.name for one in rules]
        name = await self._context.dialogs.name_rule(dialog.rule.name, taken, dialog)
        if name is not None:
            self._keep(SavedRule(name[:_LONGEST_NAME], rule))

    def _keep(self, rule: SavedRule) -> None:
        """Save a rule, in the place of one with the same name."""
        rules = load_rules(self._folder)
        places = [place for place, one in enumerate(rules) if one.name == rule.name]
        if places:
            rules[places[0]] = rule
        else:
            rules.append(rule)
        save_rules(self._folder, rules)
        if self._dialog is not None:
            self._dialog.show_saved(rules, rule.name)

    def _remove(self, name: str) -> None:
        rules = [one for one in load_rules(self._folder) if one.name != name]
        save_rules(self._folder, rules)
        if self._dialog is not None:
            self._dialog.show_saved(rules, "")

    async def _open_file(self) -> None:
        """Show the rule of a file, with the conditions it has; nothing is saved by that."""
        if (dialog := self._dialog) is None:
            return
        kinds = self.tr("Rules") + " (*.json)"
        path = await self._context.dialogs.open_file(self.tr("Open rule"), kinds, dialog)
        if path is None:
            return
        try:
            rule = await self._context.connection.with_file(partial(read_rule_file, path))
        except TrackmanError as error:
            problem = self._context.messages.problem(error, About.KEEPING)
            dialog.say(problem.sentences())
            return
        if self._dialog is dialog:
            dialog.show_rule(rule)

    async def _export(self, rule: SavedRule) -> None:
        if (dialog := self._dialog) is None:
            return
        name = rule.name or self.tr("New rule")
        kinds = self.tr("Rules") + " (*.json)"
        title = self.tr("Save rule as file")
        path = await self._context.dialogs.save_file(title, rule_name(name), kinds, dialog)
        if path is None:
            return
        write = partial(write_rule, path, SavedRule(name, rule.rule))
        try:
            await self._context.connection.with_file(write)
        except ExportError as error:
            problem = self._context.messages.problem(error, About.KEEPING)
            text = self.tr("{title} The rule was not saved as a file.")
            dialog.say(filled(text, title=as_sentence(problem.title)))
            return
        words = filled(self.tr("Rule saved as {file}."), file=quoted(path.name))
        self._context.say_saved(words, path)

    async def _offer_languages(self) -> None:
        languages = await self._inventory.languages()
        if self._dialog is not None:
            self._dialog.form.offer_languages(languages)

    async def _offer_collections(self) -> None:
        try:
            found = await self._collections()
        except TrackmanError:
            return  # a rule can do without
        if self._dialog is not None:
            self._dialog.form.offer_collections((one.id, one.label) for one in found)

    async def _ask_for_languages(self) -> None:
        from trackman.ui.rules.keep_languages import KeepLanguages

        languages = await self._inventory.languages()
        question = KeepLanguages(self._dialog or self._window, languages, self._inventory.locales)
        question.chosen.connect(self._show_rule)
        question.open()

    def _show_rule(self, rule: TrackRule) -> None:
        if self._dialog is None:
            self.open(rule)
        else:
            self._dialog.show_rule(SavedRule("", rule))
