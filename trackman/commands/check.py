"""Check of local subtitle files: `trackman check FILE…`, without window, network or sign-in."""

from __future__ import annotations

import argparse
import errno
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trackman.commands.output import FORMATS, complain, usual_format, write_json, write_line
from trackman.domain.file_faults import FileFault
from trackman.domain.languages import (
    is_well_formed,
    language_name,
    language_of_name,
    script_name,
)
from trackman.domain.names import quoted, shown
from trackman.domain.quality.findings import Finding, FindingCode, Severity, Value
from trackman.domain.quality.limits import PRESETS, Preset
from trackman.domain.sentences import (
    ALTERATIONS,
    FAULTS,
    FILE_FAULTS,
    LOSSES,
    ValueKind,
    kind_of,
    moment_text,
    sentence_for,
)
from trackman.domain.subtitles.conversion import (
    LIKELY_SUFFIXES,
    Conversion,
    ReadingChoices,
    SubtitleFormat,
    converted,
)
from trackman.domain.subtitles.file_name import FileNameFacts, facts_in
from trackman.domain.subtitles.read_text import ReadText
from trackman.domain.subtitles.webvtt import LARGEST_TEXT
from trackman.domain.tracks import Track, TrackKind, TrackStatus
from trackman.services.checking import findings_of, spoken_language

NOTHING_FOUND, FOUND, WRONG_CALL = 0, 1, 2
_STDIN = Path("-")
_UNKNOWN_LANGUAGE = "und"  # BCP 47: undetermined
_WEBVTT = frozenset({".vtt", ".webvtt"})
_CONVERTED = "converted"
_FAULTS = {fault.value: sentence for fault, sentence in FAULTS.items()}


def check(arguments: Sequence[str]) -> int:
    """Check files and return 0, 1 where a finding is a warning or worse, or 2 for a wrong call."""
    options = _options(arguments)
    checked, worst = FileChecks(options), NOTHING_FOUND
    videos: dict[tuple[Path, str], list[Path]] = {}
    for path in checked.files():
        videos.setdefault(_video_of(path), []).append(path)
    for files in videos.values():
        worst = max(worst, checked.group(files))
    return max(worst, checked.status)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="trackman check",
        description="Check subtitle files on this computer: what trackman notices about a track of "
        "DatoCMS, before it is uploaded.",
        epilog="Exit status: 0 nothing found or notes only, 1 warnings or errors, 2 a file that "
        "cannot be read, or none. Files of one video, such as film.it.vtt and film.de.vtt, are "
        "checked beside each other.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="subtitle file, folder of such, or -"
    )
    parser.add_argument(
        "--language",
        type=language_tag,
        metavar="TAG",
        help="language of the text, such as fr-CA or French; else as named",
    )
    parser.add_argument("--closed-captions", action="store_true", help="the text names sounds")
    parser.add_argument(
        "--length", type=positive, metavar="SECONDS", help="length of the video in seconds"
    )
    parser.add_argument(
        "--frame-rate",
        type=positive,
        metavar="FPS",
        help="frames per second of the video, for files that count in frames",
    )
    parser.add_argument(
        "--guide",
        choices=[preset.value for preset in Preset],
        default=Preset.NEUTRAL.value,
        help="whose limits hold (default: %(default)s)",
    )
    parser.add_argument(
        "--words", type=Path, metavar="FILE", help="list of words to find, one on each line"
    )
    parser.add_argument("--format", choices=FORMATS, default=usual_format())
    options = parser.parse_args(arguments)
    try:
        lines = options.words.read_text("utf-8-sig").splitlines() if options.words else []
    except (OSError, UnicodeError) as error:
        parser.error(f"--words: {_reason(error)}")
    options.words = tuple(filter(None, map(str.strip, lines)))
    return options


def positive(text: str) -> float:
    """Read a number above 0. Raises ArgumentTypeError."""
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number greater than 0")
    return number


def language_tag(text: str) -> str:
    """Return the tag of a language that is given by that or by its name."""
    if (known := language_of_name(text.strip())) is not None:
        return known
    if not is_well_formed(code := text.strip().replace("_", "-")):
        raise argparse.ArgumentTypeError(f"{text!r} is no language, such as fr-CA or French")
    return code


def _video_of(path: Path) -> tuple[Path, str]:
    """Return what files of one video have in common."""
    return path.parent, facts_in(path.name).stem


@dataclass(slots=True)
class FileChecks:
    """Files checked so far; findings are written as they come."""

    options: argparse.Namespace
    status: int = NOTHING_FOUND
    """`WRONG_CALL` once a file could not be read, or a folder has none."""

    def files(self) -> Iterator[Path]:
        """Yield each file, and of a folder those that are subtitles by their names, however deep.

        A folder without any is told.
        """
        for path in self.options.files:
            if path == _STDIN or not path.is_dir():
                yield path
                continue
            names = (one for one in path.rglob("*") if one.suffix.casefold() in LIKELY_SUFFIXES)
            inside = sorted(one for one in names if one.is_file())
            if not inside:
                complain(f"{path}: No subtitle files in this folder")
                self.status = WRONG_CALL
            yield from inside

    def group(self, files: Sequence[Path]) -> int:
        """Check the files of one video beside each other, and return what that means at the end."""
        texts: dict[Track, ReadText] = {}
        notes: dict[Track, str] = {}
        for path in files:
            try:
                content = _content(path)
            except OSError as error:
                complain(f"{path}: {_reason(error)}")
                self.status = WRONG_CALL
            else:
                track = self._track(path)
                content, notes[track] = self._as_webvtt(content, track)
                texts[track] = ReadText.of(content, None)
        length = self.options.length
        worst = NOTHING_FOUND
        for track in texts:
            findings = findings_of(
                track,
                texts,
                limits=PRESETS[Preset(self.options.guide)],
                duration=None if length is None else round(length * 1000),
                words=self.options.words,
            )
            self._write(track.name, findings, notes[track])
            if any(one.severity is not Severity.NOTE for one in findings):
                worst = FOUND
        return worst

    def _track(self, path: Path) -> Track:
        facts = FileNameFacts("") if path == _STDIN else facts_in(path.name)
        return Track(
            id=str(path),
            upload_id=facts.stem,
            kind=TrackKind.SUBTITLES,
            name=str(path),
            language_code=self.options.language or facts.language or _UNKNOWN_LANGUAGE,
            closed_captions=self.options.closed_captions or facts.closed_captions or None,
            status=TrackStatus.READY,
            error=None,
        )

    def _as_webvtt(self, content: bytes, track: Track) -> tuple[bytes, str]:
        """Return a file as WebVTT, and what is to be said of that; as it is where it is none.

        What is called WebVTT has to be just that.
        """
        if Path(track.name).suffix.casefold() in _WEBVTT:
            return content, ""
        language = track.language_code if track.language_code != _UNKNOWN_LANGUAGE else None
        choices = ReadingChoices(frame_rate=self.options.frame_rate, language=language)
        done = converted(content, choices, spoken_language)
        if isinstance(done, Conversion):
            return done.content, conversion_note(done)
        if done is FileFault.NO_FRAME_RATE:
            return content, f"{FILE_FAULTS[done]}: give it as --frame-rate."
        return content, ""

    def _write(self, file: str, findings: Sequence[Finding], note: str) -> None:
        if self.options.format == "table":
            counts = Counter(one.severity for one in findings)
            found = ", ".join(_counted(severity, counts[severity]) for severity in counts)
            write_line(f"{shown(file)}: {found or 'no findings'}")
            if note:
                write_line(f"  {Severity.NOTE.value:8} {'':>14}  {note}")
        elif note:
            self._write_json(file, _CONVERTED, Severity.NOTE, (), note)
        for one in findings:
            if self.options.format == "table":
                cues = ", ".join(map(str, one.cues[:3])) + (" …" if len(one.cues) > 3 else "")
                write_line(f"  {one.severity.value:8} {cues:>14}  {sentence(one)}")
            else:
                self._write_json(file, one.code.value, one.severity, one.cues, sentence(one))

    def _write_json(
        self, file: str, code: str, severity: Severity, cues: Sequence[int], text: str
    ) -> None:
        write_json(
            {
                "file": file,
                "code": code,
                "severity": severity.value,
                "cues": list(cues),
                "text": text,
            }
        )


def conversion_note(done: Conversion) -> str:
    """Return in English which format was read, and what WebVTT does not have of it."""
    if done.format is SubtitleFormat.WEBVTT:
        return ""
    values = {"rate": f"{done.frame_rate or 0:g}"}
    lost = [LOSSES[one].format(count=n) for one, n in done.losses.items() if one in LOSSES]
    said = [f"Read as {done.format.value}, to be uploaded as WebVTT."]
    said += [f"Lost: {'; '.join(lost)}."] if lost else []
    said += [
        ALTERATIONS[one].format(count=n, **values)
        for one, n in done.losses.items()
        if one in ALTERATIONS
    ]
    return " ".join(said)


def sentence(finding: Finding) -> str:
    """Return what is wrong in English, without the numbers of the cues."""
    if finding.code is FindingCode.UNREADABLE and finding.values.get("fault") in _FAULTS:
        return f"{_FAULTS[str(finding.values['fault'])]}."
    values = {name: _value(name, value, finding) for name, value in finding.values.items()}
    return sentence_for(finding).format(**values)


def _value(name: str, value: Value, finding: Finding) -> str:
    match kind_of(name, finding):
        case ValueKind.LANGUAGE:
            return language_name(str(value))
        case ValueKind.SCRIPT:
            return script_name(str(value))
        case ValueKind.TEXT:
            return quoted(str(value))
        case ValueKind.MOMENT:
            return moment_text(round(float(value)))
        case ValueKind.SPAN:
            return f"{round(float(value) / 1000, 3):g} s"
    return f"{round(float(value), 1):g}"


def _counted(severity: Severity, count: int) -> str:
    return f"{count} {severity.value}{'' if count == 1 else 's'}"


def _content(path: Path) -> bytes:
    """Return the bytes of a file, no more than a text may have and one. Raises OSError."""
    if path == _STDIN:
        if sys.stdin is None:  # closed by whoever started it
            raise OSError(errno.EBADF, "Standard input is closed")
        return _limited(sys.stdin.buffer)
    with path.open("rb") as file:
        return _limited(file)


def _limited(file: BinaryIO) -> bytes:
    return file.read(LARGEST_TEXT + 1)


def _reason(error: OSError | UnicodeError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else "it is not UTF-8"
