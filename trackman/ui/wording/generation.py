"""Generated subtitles in words for people: where they can be had, their cost, what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.errors import (
    NameTakenError,
    NotCreatedError,
    TrackErroredError,
    TrackmanError,
    VideoChangedError,
)
from trackman.domain.generation import (
    BETA,
    LONGEST_AGE,
    DraftObstacle,
    GenerationDoubt,
    GenerationObstacle,
    expected_seconds,
)
from trackman.domain.names import shown
from trackman.domain.plans import PlanLimit
from trackman.domain.uploads import Upload
from trackman.ui.wording.formats import Moments, length_text
from trackman.ui.wording.inserting import filled, quoted
from trackman.ui.wording.problem import Problem
from trackman.ui.wording.tracks import TrackWording


class GenerationWording(QObject):
    """Words before subtitles are generated."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moments = Moments(self)
        self._tracks = TrackWording(self)

    def language(self, code: str) -> str:
        """Return the name of a language, with a mark where it is written down less well."""
        name = self._tracks.language_of(code)
        return filled(self.tr("{language} (beta)"), language=name) if code in BETA else name

    def obstacle(self, obstacle: GenerationObstacle, upload: Upload) -> str:
        """Return why a video gets no generated subtitles."""
        if obstacle is GenerationObstacle.NO_SOUND:
            return self.tr("DatoCMS says that this video has no sound.")
        if upload.created_at is None:
            return self.tr("This video was uploaded too long ago.")
        #: {days} is always 7.
        text = self.tr(
            "DatoCMS generates subtitles only in the first {days} days. This video was uploaded on "
            "{day}."
        )
        day = self._moments.day(upload.created_at)
        return filled(text, days=LONGEST_AGE.days, day=day)

    def doubt(self, doubt: GenerationDoubt, upload: Upload) -> str:
        """Return why it may turn out that a video gets none."""
        match doubt:
            case GenerationDoubt.SOUND_UNKNOWN:
                return self.tr(
                    "It needs a video with sound. DatoCMS doesn’t tell beforehand whether this one "
                    "has any."
                )
            case GenerationDoubt.AGE_UNKNOWN:
                text = self.tr(
                    "It works in the first {days} days after the upload. DatoCMS doesn’t tell when "
                    "this video was uploaded."
                )
                return filled(text, days=LONGEST_AGE.days)
        #: {days} is always 7.
        text = self.tr(
            "It works in the first {days} days after the upload. This video was uploaded on {day}, "
            "so it works only if its file was replaced since."
        )
        day = "" if upload.created_at is None else self._moments.day(upload.created_at)
        return filled(text, days=LONGEST_AGE.days, day=day)

    def draft_obstacle(self, obstacle: DraftObstacle) -> str:
        """Return why a track cannot be asked for."""
        return {
            DraftObstacle.LANGUAGE: self.tr("Choose one of the languages."),
            DraftObstacle.UNDER_WAY: self.tr(
                "Subtitles in this language are being generated already."
            ),
            DraftObstacle.NO_NAME: self.tr("Enter a name."),
            DraftObstacle.NAME_TAKEN: self.tr(
                "Another subtitle track of this video has this name."
            ),
        }[obstacle]

    def has_language(self, code: str) -> str:
        """Say that the video has subtitles of a language already."""
        return filled(
            self.tr("This video already has subtitles in this language: {language}."),
            language=self._tracks.language_in_sentence(code),
        )

    def time(self, duration: float | None) -> str:
        """Return how long it takes, roughly, of a video that has so many seconds."""
        seconds = expected_seconds(duration)
        if seconds is None:
            return self.tr("It takes about a tenth of the video’s length.")
        return filled(
            self.tr(
                "It takes about a tenth of the video’s length, here {time}. You can go on working."
            ),
            time=length_text(seconds),
        )

    def cost(self, encoding: PlanLimit | None) -> str:
        """Return what it costs, as far as that is known; `encoding` is a limit of the plan."""
        unknown = self.tr(
            "DatoCMS doesn’t say whether it counts towards the plan’s monthly video encoding."
        )
        if encoding is None or encoding.limit is None:
            return unknown
        used, limit = length_text(encoding.usage), length_text(encoding.limit)
        if encoding.left == 0:
            text = self.tr("That is used up ({used} of {limit}), so DatoCMS may refuse.")
        else:
            text = self.tr("So far {used} of {limit} are used.")
        return f"{unknown} {filled(text, used=used, limit=limit)}"


class GenerationProblemWording(QObject):
    """Words for what can go wrong while subtitles are generated."""

    def words(self, error: TrackmanError) -> Problem | None:
        """Return the words for why there are none; None where those of all tracks will do."""
        match error:
            case NotCreatedError():
                return Problem(
                    self.tr("No reply came, and the track isn’t there"),
                    self.tr(
                        "trackman kept checking for a minute. Trying again checks first, and asks "
                        "for the subtitles only if they’re still missing."
                    ),
                    ((self.tr("Reason"), shown(str(error.cause))),),
                )
            case TrackErroredError():
                return Problem(
                    self.tr("DatoCMS couldn’t generate the subtitles"),
                    self.tr(
                        "The track is listed as errored. Check that the video is spoken in this "
                        "language, delete the track, then generate again."
                    ),
                    (
                        (self.tr("Error"), shown(error.track.error or error.track.status)),
                        (self.tr("Track ID"), shown(error.track.id)),
                    ),
                    retry=None,
                )
            case NameTakenError():
                return Problem(
                    filled(self.tr("Another track is named {name}"), name=quoted(error.other.name)),
                    self.tr(
                        "Each subtitle track of a video needs its own name. Generate again with "
                        "another name."
                    ),
                    ((self.tr("Track ID"), shown(error.other.id)),),
                    retry=None,
                    icon="warning",
                )
            case VideoChangedError():
                return Problem(
                    self.tr("The video was replaced or trimmed meanwhile"),
                    self.tr(
                        "Nothing was sent. Refresh to see the video as it is now, then generate "
                        "again."
                    ),
                    retry=None,
                    icon="warning",
                )
        return None

    def code(self, code: str | None) -> Problem | None:
        """Return the words for a code that means something of its own here."""
        match code:
            case "NO_PRIMARY_AUDIO_TRACK":
                return self.no_sound()
            case "MUX_ERROR":
                return Problem(
                    self.tr("DatoCMS’s video service can’t generate these subtitles"),
                    self.tr(
                        "The video may be too old, another track may have this name, or the "
                        "language may not be supported. See its message below, if there is one."
                    ),
                )
            case "INVALID_FORMAT" | "INVALID_ENDPOINT" | "INVALID_ATTRIBUTES":
                return Problem(
                    self.tr("DatoCMS didn’t understand the request"),
                    self.tr(
                        "Generating subtitles is an experimental part of DatoCMS and may have "
                        "changed. Updating trackman may help; the admin area can generate them, "
                        "too."
                    ),
                )
            case "INVALID_FIELD":
                return Problem(
                    self.tr("DatoCMS doesn’t accept this name or language"),
                    self.tr("See the details below, and generate again with another one."),
                    retry=None,
                )
        return None

    def no_sound(self) -> Problem:
        """Return the words for a video without a sound."""
        return Problem(
            self.tr("This video has no sound"),
            self.tr(
                "DatoCMS generates subtitles from a video’s own audio track, and this one has none."
            ),
            retry=None,
        )
