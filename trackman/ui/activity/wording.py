"""Wording of operations, and of how they ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject

from trackman.domain.history import HistoryRow
from trackman.domain.journal import Act, Backup, Entry, Stage
from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.ui.activity.work_model import ActivityRow
from trackman.ui.wording.formats import elapsed_text, size_text
from trackman.ui.wording.inserting import filled, fixed, listed, quoted

Tone = str
"""The name of a colour of the look."""

_TONES = {
    Stage.DELETED: "success",
    Stage.ALREADY_GONE: "success",
    Stage.RESTORED: "success",
    Stage.ADDED: "success",
    Stage.REPLACED: "success",
    Stage.FAILED: "danger",
    Stage.UNKNOWN: "warning",
    Stage.DROPPED: "faint",
}
GONE = frozenset({Stage.DELETED, Stage.ALREADY_GONE})
"""Ends of a deletion after which the track is not there any more."""

_MADE = frozenset({Stage.RESTORED, Stage.ADDED, Stage.REPLACED})
"""Ends after which there is a new track."""


def is_lost(entry: Entry | HistoryRow) -> bool:
    """Tell whether something is lost: a text that was not saved, or is perhaps not the same."""
    if isinstance(entry, Entry):
        saved, proven = entry.backup is not None, not entry.difference
    else:
        saved, proven = entry.has_backup, entry.is_proven
    if entry.act is Act.DELETION:
        return entry.stage in GONE and not saved
    return entry.stage in _MADE and not proven


class ActivityWording(QObject):
    """Translated words for entries of the journal and for work under way."""

    def act(self, act: Act) -> str:
        """Return "Delete", "Restore" …"""
        return {
            Act.DELETION: self.tr("Delete"),
            Act.RESTORE: self.tr("Restore"),
            Act.ADDITION: self.tr("Add"),
            Act.GENERATION: self.tr("Generate"),
            Act.REPLACEMENT: self.tr("Replace"),
        }[act]

    def what(self, act: Act, name: str) -> str:
        """Return "Delete “Italiano”"."""
        words = {
            Act.DELETION: self.tr("Delete {name}"),
            Act.RESTORE: self.tr("Restore {name}"),
            Act.ADDITION: self.tr("Add {name}"),
            Act.GENERATION: self.tr("Generate {name}"),
            Act.REPLACEMENT: self.tr("Replace {name}"),
        }[act]
        return filled(words, name=quoted(name))

    def outcome(self, act: Act, stage: Stage) -> str:
        """Return how far it came, such as "Deleted" or "Not restored"."""
        words = {
            Act.DELETION: self._deletion,
            Act.RESTORE: self._restore,
            Act.REPLACEMENT: self._replacement,
            Act.GENERATION: self._generation,
        }.get(act, self._addition)
        return words(stage)

    def result(self, row: HistoryRow) -> str:
        """Return the outcome with why, or with what became of it."""
        act, stage, code, restored = row.act, row.stage, row.code, row.restored_as is not None
        outcome = self.outcome(act, stage)
        if stage is Stage.FAILED and code:
            #: {outcome} is a result such as “Not deleted”, {code} an error code of DatoCMS.
            return filled(self.tr("{outcome}: {code}"), outcome=outcome, code=shown(code, 80))
        if row.was_left:
            return self.left_undone()
        if restored and act is Act.DELETION:
            return self._restored_since(stage)
        return self._loss(act, stage) if is_lost(row) else outcome

    def ended(self, entry: Entry) -> str:
        """Return the outcome of an entry, with trackman's end where that is why it was not done."""
        if entry.was_left and not entry.code:
            return self.left_undone()
        return self.outcome(entry.act, entry.stage)

    def left_undone(self) -> str:
        """Return why a deletion was not done that nobody has cancelled."""
        #: Result of a deletion that trackman could not do before it closed.
        return self.tr("Not deleted: trackman closed")

    def tone(self, entry: Entry | HistoryRow) -> Tone:
        """Return the colour of the mark beside the outcome; a loss is never green."""
        return "warning" if is_lost(entry) else _TONES.get(entry.stage, "accent")

    def reason(self, reason: str) -> str:
        """Return the reason, or that there was none."""
        return shown(reason) if reason else self.tr("No reason given")

    def account(self, account: str | None) -> str:
        """Return by whom it was done."""
        return shown(account) if account else self.tr("Unknown")

    def environment(self, environment: str | None) -> str:
        """Return the name of an environment."""
        return shown(environment, 80) if environment else self.tr("Primary")

    def backup(self, backup: Backup) -> str:
        """Return "214 cues, 12 kB"."""
        size = size_text(backup.size)
        if not backup.is_readable:
            return filled(self.tr("Saved as it is, unreadable, {size}"), size=size)
        return filled(self.tr("%Ln cues, {size}", "", backup.cues), size=size)

    def took(self, seconds: float) -> str:
        """Return "6.2 s" or "2:05"."""
        if seconds < 60:
            #: {seconds} is a number; s is the unit.
            return filled(self.tr("{seconds} s"), seconds=fixed(seconds, 1))
        return elapsed_text(seconds)

    def summary(self, work: Sequence[ActivityRow]) -> str:
        """Return "3 running, 12 waiting"."""
        counts = Counter[str](one.kind for one in work)
        #: Counts of operations in a list: “3 running, 12 waiting, 1 with a problem”.
        running = self.tr("%Ln running", "", counts["running"])
        #: A count of operations, in a list of counts.
        waiting = self.tr("%Ln waiting", "", counts["waiting"])
        #: A count of operations, in a list of counts.
        problems = self.tr("%Ln with a problem", "", counts["problem"])
        parts = {"running": running, "waiting": waiting, "problem": problems}
        if any(counts[kind] for kind in parts):
            return listed(words for kind, words in parts.items() if counts[kind])
        return self.tr("All done") if work else self.tr("Nothing is running")

    def undo(self, names: Sequence[str]) -> str:
        """Return what Undo would take back: the delete of tracks with these names."""
        if not names:
            return self.tr("Nothing to undo")
        if len(names) == 1:
            return filled(self.tr("Undo deletion of {name}"), name=quoted(names[0]))
        return self.tr("Undo deletion of %Ln tracks", "", len(names))

    def _restored_since(self, stage: Stage) -> str:
        """Return how a deletion ended that was taken back later."""
        if stage is Stage.ALREADY_GONE:
            return self.tr("Already removed, restored since")
        return self.tr("Deleted, restored since")

    def _loss(self, act: Act, stage: Stage) -> str:
        """Return how it ended where something is lost, or perhaps lost."""
        if act is Act.DELETION:
            if stage is Stage.ALREADY_GONE:
                return self.tr("Already removed, no backup")
            return self.tr("Deleted, no backup")
        return {
            Act.ADDITION: self.tr("Added, not verified"),
            Act.GENERATION: self.tr("Generated, not verified"),
            Act.REPLACEMENT: self.tr("Replaced, not verified"),
        }.get(act, self.tr("Restored, not verified"))

    def _deletion(self, stage: Stage) -> str:
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.BACKED_UP: self.tr("Backed up, not deleted yet"),
            Stage.SENT: self.tr("Deletion requested"),
            Stage.ACCEPTED: self.tr("DatoCMS is deleting the track"),
            Stage.DELETED: self.tr("Deleted"),
            Stage.ALREADY_GONE: self.tr("Already removed"),
            Stage.FAILED: self.tr("Not deleted"),
            Stage.UNKNOWN: self.tr("Deletion not confirmed"),
            Stage.DROPPED: self.tr("Cancelled, not deleted"),
        }.get(stage) or stage.value

    def _restore(self, stage: Stage) -> str:
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.SENT: self.tr("Restore requested"),
            Stage.ACCEPTED: self.tr("DatoCMS is creating the track"),
            Stage.PREPARING: self.tr("DatoCMS is preparing the track"),
            Stage.RESTORED: self.tr("Restored"),
            Stage.FAILED: self.tr("Not restored"),
            Stage.UNKNOWN: self.tr("Restore not confirmed"),
            Stage.DROPPED: self.tr("Cancelled, not restored"),
        }.get(stage) or stage.value

    def _addition(self, stage: Stage) -> str:
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.SENT: self.tr("Track requested"),
            Stage.ACCEPTED: self.tr("DatoCMS is creating the track"),
            Stage.PREPARING: self.tr("DatoCMS is preparing the track"),
            #: What became of a track.
            Stage.ADDED: self.tr("Added"),
            Stage.FAILED: self.tr("Not added"),
            #: Nobody can say whether the track was added.
            Stage.UNKNOWN: self.tr("Addition not confirmed"),
            Stage.DROPPED: self.tr("Cancelled, not added"),
        }.get(stage) or stage.value

    def _generation(self, stage: Stage) -> str:
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.SENT: self.tr("Subtitles requested"),
            Stage.ACCEPTED: self.tr("DatoCMS is creating the track"),
            Stage.PREPARING: self.tr("DatoCMS is generating the subtitles"),
            Stage.ADDED: self.tr("Generated"),
            Stage.FAILED: self.tr("Not generated"),
            Stage.UNKNOWN: self.tr("Generation not confirmed"),
            Stage.DROPPED: self.tr("Cancelled, not generated"),
        }.get(stage) or stage.value

    def _replacement(self, stage: Stage) -> str:
        return {
            Stage.PLANNED: self.tr("Waiting"),
            Stage.SENT: self.tr("Replacing"),
            Stage.REPLACED: self.tr("Replaced"),
            Stage.FAILED: self.tr("Not replaced"),
            Stage.UNKNOWN: self.tr("Replacement not confirmed"),
            Stage.DROPPED: self.tr("Cancelled, not replaced"),
        }.get(stage) or stage.value


class RestoreChoice(QObject):
    """Says of a deleted track whether it can be restored, and why not."""

    def is_about(self, entry: Entry | HistoryRow) -> bool:
        """Tell whether there is anything to say: a track was deleted."""
        return entry.act is Act.DELETION and entry.stage in GONE

    def why_not_row(self, row: HistoryRow) -> str | None:
        """Return why a row of the history cannot be restored; None when it can."""
        if row.act is not Act.DELETION:
            return self.tr("This entry is no deletion.")
        if row.stage not in GONE:
            return self.tr("The track was not deleted.")
        if row.restored_as:
            return self.tr("The track has already been restored.")
        if not row.has_backup:
            return self.tr("There’s no backup.")
        return None

    def state(self, entry: Entry, *, running: bool = False) -> str:
        """Return "Can be restored", "Restored", or why it cannot be."""
        if running:
            return self.tr("Being restored…")
        if entry.restored_as:
            return self.tr("Restored")
        if entry.backup is None:
            return self._no_backup(entry.track)
        return self.tr("Can be restored")

    def why_not(self, entry: Entry, *, running: bool = False) -> str | None:
        """Return why it cannot be restored where it was; None when it can."""
        if running:
            return self.tr("The track is already being restored.")
        if entry.restored_as:
            return self.tr("The track has already been restored.")
        return self.why_nowhere(entry)

    def why_nowhere(self, entry: Entry) -> str | None:
        """Return why it cannot be restored into any video; None when it can."""
        if entry.act is not Act.DELETION:
            return self.tr("This entry is no deletion.")
        if entry.stage not in GONE:
            return self.tr("The track was not deleted.")
        if entry.backup is None:
            return self._why_no_backup(entry.track)
        return None

    def _no_backup(self, track: Track) -> str:
        """Return that there is none and why, in a few words."""
        if track.kind == TrackKind.AUDIO:
            return self.tr("No backup: audio can’t be backed up")
        if track.status == TrackStatus.ERRORED:
            return self.tr("No backup: it had failed processing")
        if track.status == TrackStatus.PREPARING:
            return self.tr("No backup: it was still being prepared")
        return self.tr("No backup: it was deleted without one")

    def _why_no_backup(self, track: Track) -> str:
        """Return that there is none and why, as a sentence."""
        if track.kind == TrackKind.AUDIO:
            return self.tr("There’s no backup: audio can’t be backed up.")
        if track.status == TrackStatus.ERRORED:
            return self.tr("There’s no backup: it had failed processing.")
        if track.status == TrackStatus.PREPARING:
            return self.tr("There’s no backup: it was still being prepared.")
        return self.tr("There’s no backup: it was deleted without one.")
