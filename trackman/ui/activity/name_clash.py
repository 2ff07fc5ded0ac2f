"""Dialog for a track that cannot be created because another one has its name."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trackman.domain.names import shown
from trackman.domain.tracks import Track, TrackKind, has_subtitle_file, is_same_name
from trackman.ui.theme.icons import IconLabel
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button, CheckBox
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph, Text, explain
from trackman.ui.wording.inserting import filled, listed, quoted
from trackman.ui.wording.tracks import TrackWording

_WIDTH = 520
_LONGEST = 255


@dataclass(frozen=True, slots=True)
class ClashRequest:
    """A track that is to be called as another one of its video is."""

    filename: str
    """The video’s."""
    name: str
    """The track’s."""
    other: Track
    taken: Collection[str] = ()
    """Names that the video has already, as far as they are known."""
    replaceable: bool = True
    """False where only the name can be changed."""
    is_one_of_many: bool = False
    """True while others are on their way to which the answer may apply as well."""


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name like it that no other track has."""
    number = 2
    while _is_among(other := f"{name[: _LONGEST - 8]} ({number})", taken):
        number += 1
    return other


def _is_among(name: str, taken: Collection[str]) -> bool:
    return any(is_same_name(name, one) for one in taken)


class NameClash(Dialog):
    """Open it with `open()`; exactly one of its signals tells the answer. It goes away by itself.

    Cancel is what Escape means.
    """

    renamed = Signal(str)
    """Create it under this name."""
    replace_chosen = Signal()
    """Delete the other track, then create this one."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None, request: ClashRequest) -> None:
        super().__init__(parent, "nameClash", _WIDTH)
        other, name = request.other, request.name
        self._taken = {other.name, *request.taken}
        self._replaceable = request.replaceable
        self._is_one_of_many = request.is_one_of_many
        self._words = TrackWording(self)
        self._replaces = False
        self._answered = False
        text = self.tr("{video} already has a track named {name}")
        title = filled(text, video=quoted(shown(request.filename, 80)), name=quoted(name))
        self.setWindowTitle(title)
        self._title = Paragraph("nameClashTitle", title, size="title", widest=_WIDTH)
        self._text = Paragraph("nameClashText", self._about(other), tone="muted", widest=_WIDTH)
        self._edit = QLineEdit(free_name(name, self._taken))
        self._note = Paragraph("nameClashNote", " ", tone="danger", size="small", widest=_WIDTH)
        self._for_all = CheckBox("nameClashForAll", self.tr("For all others, too"))
        self._rename = Button("nameClashRename", self.tr("Rename"), tone="primary")
        self._replace = Button("nameClashReplace", self.tr("Replace other track"), tone="danger")
        self._cancel = Button("nameClashCancel", self.tr("Cancel"))
        self._build()
        self._edit.textChanged.connect(self._look_at)
        self._rename.clicked.connect(self.accept)
        self._replace.clicked.connect(self._choose_to_replace)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._answer)
        self._look_at(self._edit.text())

    @property
    def is_for_all(self) -> bool:
        """Tell whether the answer is meant for all others as well."""
        return self._for_all.isChecked()

    def accept(self) -> None:
        """Take the new name, if it is one."""
        if self._why_not(self._edit.text().strip()) is None:
            super().accept()

    def _choose_to_replace(self) -> None:
        self._replaces = True
        super().accept()

    def _answer(self, result: int) -> None:
        if self._answered:
            return
        self._answered = True
        if result != QDialog.DialogCode.Accepted:
            self.cancelled.emit()
        elif self._replaces:
            self.replace_chosen.emit()
        else:
            self.renamed.emit(self._edit.text().strip())

    def _look_at(self, text: str) -> None:
        """Say why a name will not do."""
        why = self._why_not(text.strip())
        self._note.setText(why or " ")
        self._edit.setAccessibleDescription(why or "")
        self._rename.setEnabled(why is None)

    def _why_not(self, name: str) -> str | None:
        if not name:
            return self.tr("Enter a name.")
        if _is_among(name, self._taken):
            return self.tr("Another track of this video has this name as well.")
        return None

    def _about(self, other: Track) -> str:
        which = listed(
            (self._words.kind(other), self._words.language(other), self._words.status(other))
        )
        parts = [
            self.tr("Each subtitle (or audio) track of a video needs its own name."),
            filled(self.tr("The other track: {which}."), which=which),
        ]
        if self._replaceable:
            parts.append(self.tr("Replacing deletes the other track.") + " " + self._fate(other))
        return "\n\n".join(parts)

    def _fate(self, other: Track) -> str:
        if has_subtitle_file(other):
            return self.tr("trackman backs it up first, so this can be undone.")
        if other.kind == TrackKind.AUDIO:
            return self.tr("trackman can’t back up audio, so this can’t be undone.")
        return self.tr("There’s nothing to back up, so this can’t be undone.")

    def _build(self) -> None:
        self._edit.setObjectName("nameClashEdit")
        self._edit.setAccessibleName(self.tr("New name"))
        self._edit.setMaxLength(_LONGEST)
        self._edit.setFixedHeight(scaled(32))
        self._edit.selectAll()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addSpacing(4)
        words.addWidget(Text("nameClashLabel", self.tr("New name"), tone="muted", size="small"))
        words.addWidget(self._edit)
        words.addWidget(self._note)
        if self._is_one_of_many:
            words.addWidget(self._for_all)
        text = self.tr(
            "Answer alike for all others whose names are taken: each gets a free name, or replaces "
            "the other track if that can be backed up, or stays deleted"
        )
        explain(self._for_all, text)
        top = QHBoxLayout()
        top.setSpacing(14)
        icon = IconLabel("nameClashIcon", "warning", "warning", 24)
        top.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        left = self._replace if self._replaceable else None
        self.fill(top, (self._cancel, self._rename), self._edit, left=left)
