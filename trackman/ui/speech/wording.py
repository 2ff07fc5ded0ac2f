"""Sentences about how a text fits the sound of its video."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trackman.domain.playback import HearingFault
from trackman.domain.speech.fit import FitDoubt, SoundFit, SoundPassage
from trackman.ui.wording.formats import length_text, size_text
from trackman.ui.wording.inserting import decimal, filled, fixed, quoted

_BYTES_A_SECOND = 65_000
"""Estimate of what the smallest stream takes, pictures included."""


class SpeechWording(QObject):
    """Translated words."""

    def title(self, name: str) -> str:
        """Return the question that is answered."""
        return filled(self.tr("Does {name} fit the sound?"), name=quoted(name))

    def title_of_many(self, count: int) -> str:
        """Return it for several texts."""
        return self.tr("Do %Ln texts fit their sounds?", "", count)

    def question(self, name: str) -> str:
        """Ask before a sound is streamed."""
        return filled(self.tr("Listen to the sound of {name}?"), name=quoted(name))

    def question_of_track(self, track: str, name: str) -> str:
        """Ask before the sound of an audio track is streamed."""
        words = self.tr("Listen to the audio track {track} of {name}?")
        return filled(words, track=quoted(track), name=quoted(name))

    def question_of_many(self, videos: int) -> str:
        """Ask before the sounds of several videos are streamed."""
        return self.tr("Listen to the sounds of %Ln videos?", "", videos)

    def cost(self, seconds: float | None) -> str:
        """Say what listening counts, and what becomes of the sound."""
        private = self.tr(
            "The sound is examined on this computer and goes nowhere else. trackman remembers "
            "where there is speech, so it never has to listen again."
        )
        if not seconds:
            counts = self.tr(
                "trackman streams the sound once, as a player would. It counts towards your "
                "DatoCMS quota for streaming, with the length of the video."
            )
        else:
            words = self.tr(
                "trackman streams the sound once, as a player would: {length} count towards your "
                "DatoCMS quota for streaming, and about {size} are downloaded at most."
            )
            size = size_text(max(round(seconds * _BYTES_A_SECOND / 1_000_000), 1) * 1_000_000)
            counts = filled(words, length=length_text(seconds), size=size)
        return f"{counts} {private}"

    def listen(self) -> str:
        """Return the button that begins."""
        return self.tr("Listen")

    def progress_of_many(self, done: int, count: int) -> str:
        """Say how many of several texts are done."""
        #: Such as “3 of 40 checked”.
        return filled(self.tr("{done} of {count} checked"), done=done, count=count)

    def progress(self, share: float | None) -> str:
        """Say how far it is."""
        if share is None:
            return self.tr("Waiting…")
        if share < 0:
            return self.tr("Comparing the text with the speech…")
        return filled(self.tr("Listening… {percent} %"), percent=int(share * 100))

    def figure(self, fit: SoundFit) -> str:
        """Return the result in a few words."""
        if fit.doubt is not None:
            return self._doubt_figure(fit.doubt)
        if fit.fits:
            return self.tr("Fits") if not self._strays(fit) else self._stray_figure(fit)
        if fit.drifts:
            drift = self._percent(fit)
            return filled(
                self.tr("{percent} % too slow")
                if fit.drift > 0
                else self.tr("{percent} % too fast"),
                percent=drift,
            )
        late = fit.late_at(fit.first)
        seconds = _seconds(late)
        return filled(
            self.tr("{seconds} s late") if late > 0 else self.tr("{seconds} s early"),
            seconds=seconds,
        )

    def sentence(self, fit: SoundFit) -> str:
        """Say in a sentence how the text fits."""
        if fit.doubt is not None:
            return self.tr("It can’t be told whether the text fits the sound.")
        if fit.fits:
            return self.tr("The text fits the sound.")
        if fit.drifts:
            words = (
                self.tr("The text runs {percent} % too slow.")
                if fit.drift > 0
                else self.tr("The text runs {percent} % too fast.")
            )
            return filled(words, percent=self._percent(fit))
        late = fit.late_at(fit.first)
        words = (
            self.tr("The text is {seconds} s late.")
            if late > 0
            else self.tr("The text is {seconds} s early.")
        )
        return filled(words, seconds=_seconds(late))

    def details(self, fit: SoundFit) -> str:
        """Say what that means, and why it may be so."""
        if fit.doubt is not None:
            return self._doubt(fit.doubt)
        if fit.fits:
            return self.tr("The cues begin with the speech, to within a quarter of a second.")
        if not fit.drifts:
            return self.tr("All cues are off by the same time. Shifting them mends it.")
        words = self.tr("At its beginning it is {first}, at its end {last}.")
        parts = [
            filled(
                words,
                first=self._off(fit.late_at(fit.first)),
                last=self._off(fit.late_at(fit.last)),
            )
        ]
        if fit.rates is not None:
            was, now = fit.rates
            words = self.tr(
                "That is the usual sign of subtitles made for a picture of {was} frames per "
                "second, while this one has {now}."
            )
            parts.append(filled(words, was=decimal(was, 3), now=decimal(now, 3)))
        return " ".join(parts)

    def strays(self, fit: SoundFit) -> str:
        """Say how much of the sound has no text, and of the text no speech."""
        if not fit.is_known:
            return ""
        parts = []
        if fit.untexted:
            parts.append(self.tr("%Ln places with speech but no text.", "", len(fit.untexted)))
        if fit.unspoken:
            count = sum(len(one.cues) for one in fit.unspoken)
            parts.append(self.tr("%Ln cues where nobody speaks.", "", count))
        if not parts:
            return self.tr("All speech has text, and all text is spoken.")
        return " ".join(parts)

    def passage(self, passage: SoundPassage) -> str:
        """Return a place where only one of both is."""
        begin, end = length_text(passage.start / 1000), length_text(passage.end / 1000)
        if not passage.cues:
            return filled(self.tr("{begin} – {end} · Speech without text"), begin=begin, end=end)
        first, last = passage.cues[0], passage.cues[-1]
        if first == last:
            words = self.tr("{begin} – {end} · Cue {number}: nobody speaks")
            return filled(words, begin=begin, end=end, number=first)
        words = self.tr("{begin} – {end} · Cues {first} to {last}: nobody speaks")
        return filled(words, begin=begin, end=end, first=first, last=last)

    def strip(self, speech: int, length: int) -> str:
        """Describe the marks to who cannot see them."""
        words = self.tr("{speech} of speech in {length} of sound")
        return filled(words, speech=length_text(speech / 1000), length=length_text(length / 1000))

    def fault(self, fault: HearingFault) -> str:
        """Say why nothing was heard, and what to do."""
        return {
            HearingFault.NOT_THERE: self.tr(
                "The video has no stream, or not any more. Refresh, then try again."
            ),
            HearingFault.REFUSED: self.tr(
                "The stream is protected, so trackman can’t listen to it."
            ),
            HearingFault.OFFLINE: self.tr(
                "The stream server can’t be reached. Check your connection, then try again."
            ),
            HearingFault.BROKE_OFF: self.tr("The stream broke off. Try again."),
            HearingFault.UNREADABLE: self.tr("The sound is of a kind that trackman can’t read."),
            HearingFault.NO_SOUND: self.tr("The video has no sound, or not this one any more."),
            HearingFault.NO_ROOM: self.tr(
                "There’s no room for the sound on this computer. Free some space, then try again."
            ),
            HearingFault.NO_PLAYER: self.tr(
                "This computer lacks the system libraries that sounds are read with. On Debian "
                "and Ubuntu the package libpulse0 brings them."
            ),
            HearingFault.NO_DETECTOR: self.tr(
                "Speech can’t be looked for on this computer: it takes a 64-bit processor with "
                "AVX2, or a Mac with Apple’s own."
            ),
        }[fault]

    def unread(self) -> str:
        """Say that a text cannot be compared."""
        return self.tr("The subtitles can’t be read, so there is nothing to compare.")

    def nothing_to_check(self) -> str:
        """Say that no track of a review has a text and a video."""
        return self.tr("There are no subtitles to check.")

    def _doubt_figure(self, doubt: FitDoubt) -> str:
        """Return why it can't be told whether a text fits, in a few words."""
        match doubt:
            case FitDoubt.NO_SPEECH:
                return self.tr("No speech in the sound")
            case FitDoubt.LITTLE_SPEECH:
                return self.tr("Too little speech to compare")
            case FitDoubt.LITTLE_TEXT:
                return self.tr("Too few cues to compare")
        return self.tr("No clear match with the speech")

    def _doubt(self, doubt: FitDoubt) -> str:
        match doubt:
            case FitDoubt.NO_SPEECH:
                return self.tr("No speech was found in the sound.")
            case FitDoubt.LITTLE_SPEECH:
                return self.tr("There are only a few seconds of speech in the sound.")
            case FitDoubt.LITTLE_TEXT:
                return self.tr("The text has too few cues with spoken words to compare.")
        return self.tr(
            "Speech and text don’t agree anywhere clearly. Perhaps the text belongs to another "
            "video, or people speak without pauses."
        )

    def _off(self, late: int) -> str:
        if abs(late) < 50:
            return self.tr("on time")
        #: Within a sentence: “At its beginning it is 0.3 s late”.
        words = self.tr("{seconds} s late", "within a sentence")
        if late < 0:
            words = self.tr("{seconds} s early", "within a sentence")
        return filled(words, seconds=_seconds(late))

    def _percent(self, fit: SoundFit) -> str:
        return decimal(abs(fit.drift), 1 if abs(fit.drift) >= 0.95 else 2)

    def _strays(self, fit: SoundFit) -> bool:
        return bool(fit.untexted or fit.unspoken)

    def _stray_figure(self, fit: SoundFit) -> str:
        count = len(fit.untexted) + len(fit.unspoken)
        return self.tr("Fits, but for %Ln places", "", count)


def _seconds(milliseconds: int) -> str:
    return fixed(abs(milliseconds) / 1000, 1)
