"""Dialog for subtitles that DatoCMS shall make of a video's sound."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from trackman.domain.generation import (
    BETA,
    STABLE,
    GenerationRequest,
    draft_obstacle,
    has_language,
    proposed_language,
    proposed_name,
)
from trackman.domain.plans import ENCODING, PlanLimit, limit_of
from trackman.domain.tracks import TrackDraft, TrackKind
from trackman.ui.theme.scale import scaled
from trackman.ui.widgets.buttons import Button
from trackman.ui.widgets.choice import Choice
from trackman.ui.widgets.dialog import Dialog
from trackman.ui.widgets.labels import Paragraph
from trackman.ui.wording.generation import GenerationWording
from trackman.ui.wording.inserting import filled, quoted

_WIDTH = 480
_LONGEST_NAME = 255


class GenerationDialog(Dialog):
    """Open it with `open()` and wait for `chosen`; it goes away by itself."""

    chosen = Signal(TrackDraft)
    """The track as it shall be."""

    def __init__(self, parent: QWidget | None, request: GenerationRequest) -> None:
        super().__init__(parent, "generation", _WIDTH)
        self._request = request
        self._words = GenerationWording(self)
        video = request.video
        self._taken = [
            one.name
            for one in (*video.tracks, *request.under_way)
            if one.kind == TrackKind.SUBTITLES
        ]
        title = filled(
            self.tr("Generate subtitles for {video}"), video=quoted(video.upload.filename)
        )
        self.setWindowTitle(title)
        self._title = Paragraph("generationTitle", title, size="title", widest=_WIDTH)
        self._text = self._paragraph(
            "generationText",
            self.tr(
                "DatoCMS listens to the video and writes down what is said, automatically and in "
                "the language it is spoken in. It doesn’t translate. Machines mishear: read the "
                "subtitles before you rely on them."
            ),
        )
        self._time = self._paragraph("generationTime", self._words.time(video.upload.duration))
        self._cost = self._paragraph("generationCost", self._words.cost(None))
        doubts = [self._words.doubt(one, video.upload) for one in request.doubts]
        self._doubts = self._paragraph("generationDoubts", "\n".join(doubts))
        self._doubts.setVisible(bool(doubts))
        self._language = Choice("generationLanguage", self.tr("Spoken language"))
        self._name = QLineEdit()
        self._note = Paragraph("generationNote", " ", tone="danger", size="small", widest=_WIDTH)
        self._action = Button("generationAction", self.tr("Generate"), tone="primary")
        self._cancel = Button("generationCancel", self.tr("Cancel"))
        self._is_own_name = False
        self._build()
        self._language.chosen.connect(self._propose)
        self._name.textEdited.connect(self._take_name)
        self._action.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self._language.show_value(proposed_language(request.wanted))
        self._propose()

    def show_plan(self, limits: Sequence[PlanLimit]) -> None:
        """Say how much of the plan is used; nothing is known of it before."""
        self._cost.setText(self._words.cost(limit_of(limits, ENCODING)))
        self.fit()

    def draft(self) -> TrackDraft:
        """Return the track as it stands in the fields."""
        return TrackDraft(
            TrackKind.SUBTITLES,
            self._name.text().strip(),
            self._language.value(),
            closed_captions=False,
        )

    def accept(self) -> None:
        """Tell the track, if it can be asked for."""
        draft = self.draft()
        if self._obstacle(draft) is None:
            super().accept()
            self.chosen.emit(draft)

    def _propose(self) -> None:
        """Propose a name for the language, unless a person entered one."""
        if not self._is_own_name:
            self._name.setText(proposed_name(self._language.value(), self._taken))
        self._look()

    def _take_name(self, text: str) -> None:
        self._is_own_name = bool(text.strip())
        self._look()

    def _look(self) -> None:
        draft = self.draft()
        why = self._obstacle(draft)
        hint = ""
        if why is None and has_language(self._request.video.tracks, draft.language_code):
            hint = self._words.has_language(draft.language_code)
        self._note.setText(why or hint or " ")
        self._note.set_tone("danger" if why else "muted")
        self._action.setEnabled(why is None)
        self._name.setAccessibleDescription(why or hint)
        self.fit()

    def _obstacle(self, draft: TrackDraft) -> str | None:
        found = draft_obstacle(draft, self._request.video.tracks, self._request.under_way)
        return None if found is None else self._words.draft_obstacle(found)

    def _paragraph(self, name: str, text: str) -> Paragraph:
        return Paragraph(name, text, tone="muted", widest=_WIDTH)

    def _build(self) -> None:
        self._language.offer([(code, self._words.language(code)) for code in (*STABLE, *BETA)])
        self._name.setObjectName("generationName")
        self._name.setAccessibleName(self.tr("Name"))
        self._name.setMaxLength(_LONGEST_NAME)
        self._name.setFixedHeight(scaled(32))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("Spoken language"), self._language)
        form.addRow(self.tr("Name"), self._name)
        inside = QVBoxLayout()
        inside.setSpacing(8)
        inside.addWidget(self._title)
        inside.addWidget(self._text)
        inside.addSpacing(4)
        inside.addLayout(form)
        inside.addWidget(self._note)
        for part in (self._doubts, self._time, self._cost):
            inside.addWidget(part)
        self.fill(inside, (self._cancel, self._action), self._language)
