"""Wording of files: formats, encodings, faults, losses, and what stands against a row."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject

from trackman.domain.additions import FileRow, ProblemCode, RowProblem, TrackFile, ValueOrigin
from trackman.domain.file_faults import FileFault
from trackman.domain.names import shown
from trackman.domain.quality.findings import Severity, worst
from trackman.domain.sentences import ALTERATIONS, FILE_FAULTS, LOSSES
from trackman.domain.subtitles.conversion import Conversion
from trackman.domain.tracks import TrackKind
from trackman.ui.wording.findings import FindingWording
from trackman.ui.wording.formats import length_text, size_text
from trackman.ui.wording.inserting import dotted, filled, listed, listed_clauses, quoted
from trackman.ui.wording.tracks import TrackWording

Line = tuple[Severity | None, str]
"""A sentence with how grave it is; None for good news."""


class FileWording(QObject):
    """Translated words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tracks = TrackWording(self)
        self._findings = FindingWording(self)

    def kind(self, row: FileRow) -> str:
        """Return "Subtitles" or "Audio"; nothing of a file that is neither."""
        if not row.is_usable:
            return ""
        audio, subtitles = self.kinds()
        return audio if row.draft.kind == TrackKind.AUDIO else subtitles

    def kinds(self) -> tuple[str, str]:
        """Return the words for the kinds there are, audio first."""
        return self.tr("Audio"), self.tr("Subtitles")

    def language(self, row: FileRow) -> str:
        """Return the name of the language."""
        code = row.draft.language_code.strip()
        return self._tracks.language_of(code) if code else self.tr("Choose a language")

    def origin(self, row: FileRow) -> str:
        """Return the code of the language and where it comes from: "it · from the file name"."""
        code = shown(row.draft.language_code.strip(), 40)
        told = {
            ValueOrigin.FILE_NAME: self.tr("{code} · from the file name"),
            ValueOrigin.FILE: self.tr("{code} · stated in the file"),
            ValueOrigin.TEXT: self.tr("{code} · detected in the text"),
        }.get(row.language_from, "{code}")
        return filled(told, code=code) if code else ""

    def captions_origin(self, row: FileRow) -> str:
        """Return why a row is taken for closed captions."""
        return {
            ValueOrigin.FILE_NAME: self.tr("Closed captions: the file name says so."),
            ValueOrigin.TEXT: self.tr("Closed captions: the text describes sounds."),
        }.get(
            row.captions_from,
            self.tr("Closed captions") if row.draft.closed_captions else "",
        )

    def about(self, file: TrackFile) -> str:
        """Return format, size and, of subtitles, the encoding or, of audio, the length."""
        parts = []
        if file.conversion is not None:
            encoding = self.encoding(file.conversion.encoding)
            parts += [file.conversion.format.value, size_text(file.stamp.size), encoding]
        elif file.audio is not None:
            parts += [file.audio.format.value, size_text(file.stamp.size)]
            if file.audio.duration is not None:
                parts.append(length_text(file.audio.duration))
        elif file.stamp.size:
            parts.append(size_text(file.stamp.size))
        return dotted(parts)

    def lines(self, row: FileRow, problems: tuple[RowProblem, ...]) -> list[Line]:
        """Return all there is to say about a row, the gravest first."""
        if row.file is None:
            return [(None, self.tr("Reading…"))]
        if row.file.fault is not None:
            return [(Severity.ERROR, self.fault(row.file))]
        said = [self._problem(one, row) for one in problems]
        if row.findings:
            severity = worst(row.findings)
            badge = self._findings.badge(row.findings)
            said.append((severity, filled(self.tr("In the text: {findings}"), findings=badge)))
        if row.file.conversion is not None:
            said += [(Severity.NOTE, one) for one in self.losses(row.file.conversion)]
        ranks = {severity: rank for rank, severity in enumerate(Severity)}
        return sorted(said, key=lambda line: ranks[line[0]] if line[0] else -1)

    def fault(self, file: TrackFile) -> str:
        """Return why no track can be made of a file, and what helps."""
        if file.fault is None:
            return ""
        advice = {
            FileFault.MISSING: self.tr("Put it back, or remove it from the list."),
            FileFault.DENIED: self.tr("Allow your account to read it, then choose it again."),
            FileFault.NOT_READ: self.tr("Check the disk or the network drive it is on."),
            FileFault.NO_FILE: self.tr("Choose a subtitle or audio file."),
            FileFault.EMPTY: self.tr("Export it again."),
            FileFault.TOO_LARGE: self.tr("Subtitle files have at most 20 MB."),
            FileFault.OTHER_KIND: self.tr("Choose a subtitle or audio file."),
            FileFault.PICTURES: self.tr("Have the text recognised first, with Subtitle Edit say."),
            FileFault.VIDEO: self.tr("Export its sound as M4A, MP3 or WAV."),
            FileFault.NO_SOUND: self.tr("Export it again."),
            FileFault.NO_CUES: self.tr("Check that it is a subtitle file, or its encoding."),
            FileFault.NO_FRAME_RATE: self.tr("Choose the frame rate below."),
            FileFault.DAMAGED: self.tr("Export it again."),
            FileFault.CHANGED: self.tr("Look at it again before you add it."),
        }[file.fault]
        #: {fault} is such as “The file is empty”, {advice} a sentence.
        return filled(
            self.tr("{fault}. {advice}"), fault=self.tr(FILE_FAULTS[file.fault]), advice=advice
        )

    def losses(self, conversion: Conversion) -> list[str]:
        """Return what the WebVTT does not have of the file, and what was changed."""
        lost = [
            filled(self.tr(LOSSES[one]), count=count)
            for one, count in conversion.losses.items()
            if one in LOSSES
        ]
        said = (
            [filled(self.tr("Lost in WebVTT: {what}"), what=listed_clauses(lost))] if lost else []
        )
        rate = QLocale().toString(conversion.frame_rate or 0.0, "g", 5)
        return said + [
            filled(self.tr(ALTERATIONS[one]), count=count, rate=rate)
            for one, count in conversion.losses.items()
            if one in ALTERATIONS
        ]

    def sentence(self, row: FileRow, lines: list[Line]) -> str:
        """Return a row as it is read out."""
        parts = [shown(row.path.name, 80)]
        if row.is_usable:
            parts += [self.kind(row), self.language(row), shown(row.draft.name, 80)]
            if row.draft.closed_captions:
                parts.append(self.tr("closed captions"))
        if not row.included:
            parts.append(self.tr("left out"))
        return listed((*parts, *(text for _, text in lines[:2])))

    def _problem(self, problem: RowProblem, row: FileRow) -> Line:
        values = problem.values
        texts = {name: quoted(str(values.get(name, ""))) for name in ("name", "free", "file")}
        code = shown(str(values.get("code", "")), 40)
        match problem.code:
            case ProblemCode.OVER_LIMIT:
                words = self.tr("{size} are too much: DatoCMS takes at most {limit} per file.")
                size, limit = (size_text(int(values[name])) for name in ("size", "limit"))
                return Severity.ERROR, filled(words, size=size, limit=limit)
            case ProblemCode.NO_LANGUAGE:
                return Severity.ERROR, self.tr("Choose a language.")
            case ProblemCode.BAD_LANGUAGE:
                words = self.tr("{code} is no language code. Choose one from the list.")
                return Severity.ERROR, filled(words, code=code)
            case ProblemCode.NO_NAME:
                return Severity.ERROR, self.tr("Enter a name.")
            case ProblemCode.LONG_NAME:
                words = self.tr("The name is too long: at most {limit} characters.")
                return Severity.ERROR, filled(words, limit=values["limit"])
            case ProblemCode.NAME_TAKEN:
                words = self.tr("The video already has a track named {name}. {free} is free.")
                return Severity.ERROR, filled(words, **texts)
            case ProblemCode.NAME_TWICE:
                words = self.tr("{file} has the same name. {free} is free.")
                return Severity.ERROR, filled(words, **texts)
        return self._remark(problem, row, texts)

    def _remark(self, problem: RowProblem, row: FileRow, texts: dict[str, str]) -> Line:
        """Return what is worth a look and stops nothing."""
        values = problem.values
        match problem.code:
            case ProblemCode.GARBLED:
                words = self.tr("Characters that can’t be read: {count}. Choose another encoding.")
                return Severity.WARNING, filled(words, count=values["count"])
            case ProblemCode.SAME_FILE:
                return Severity.WARNING, filled(self.tr("Same content as {file}."), **texts)
            case ProblemCode.LONGER:
                words = self.tr("The audio lasts {length}, but the video only {video}.")
                length, video = (length_text(float(values[n])) for n in ("seconds", "video"))
                return Severity.WARNING, filled(words, length=length, video=video)
            case ProblemCode.SAME_LANGUAGE:
                words = self.tr("The video already has {language}: {name}.")
                language = self._tracks.language_in_sentence(row.draft.language_code.strip())
                said = filled(words, language=language, name=texts["name"])
                return Severity.WARNING, said
            case ProblemCode.UNKNOWN_LANGUAGE:
                words = self.tr("DatoCMS may not know the language code {code}.")
                return Severity.WARNING, filled(words, code=shown(str(values["code"]), 40))
            case ProblemCode.ENCODING_GUESSED:
                words = self.tr("Encoding guessed: {encoding}. Check the letters in the preview.")
                encoding = self.encoding(str(values["encoding"]))
                return Severity.NOTE, filled(words, encoding=encoding)
            case ProblemCode.UNDOCUMENTED:
                words = self.tr("DatoCMS names only M4A, MP3 and WAV, so it may refuse {format}.")
                return Severity.WARNING, filled(words, format=values["format"])
        return Severity.ERROR, problem.code.value

    def encoding(self, encoding: str) -> str:
        """Return what an encoding is called."""
        return self.encodings().get(encoding, encoding.upper())

    def encodings(self) -> dict[str, str]:
        """Return what encodings are called, by Python's names, in the order to choose from."""
        western = self.tr("Western European")
        central = self.tr("Central European")
        cyrillic = self.tr("Cyrillic")
        places = {
            "utf-8": ("", "UTF-8"),
            "utf-16": ("", "UTF-16"),
            "utf-32": ("", "UTF-32"),
            "cp1252": (western, "Windows-1252"),
            "iso8859_15": (western, "ISO 8859-15"),
            "mac_roman": (western, "Mac Roman"),
            "cp850": (western, "CP850"),
            "cp437": (western, "CP437"),
            "cp1250": (central, "Windows-1250"),
            "iso8859_2": (central, "ISO 8859-2"),
            "cp852": (central, "CP852"),
            "cp1257": (self.tr("Baltic"), "Windows-1257"),
            "cp1254": (self.tr("Turkish"), "Windows-1254"),
            "cp1251": (cyrillic, "Windows-1251"),
            "koi8_r": (cyrillic, "KOI8-R"),
            "koi8_u": (cyrillic, "KOI8-U"),
            "cp866": (cyrillic, "CP866"),
            "mac_cyrillic": (cyrillic, "Mac Cyrillic"),
            "cp1253": (self.tr("Greek"), "Windows-1253"),
            "iso8859_7": (self.tr("Greek"), "ISO 8859-7"),
            "cp1255": (self.tr("Hebrew"), "Windows-1255"),
            "cp1256": (self.tr("Arabic"), "Windows-1256"),
            "cp874": (self.tr("Thai"), "Windows-874"),
            "cp1258": (self.tr("Vietnamese"), "Windows-1258"),
            "shift_jis": (self.tr("Japanese"), "Shift JIS"),
            "euc_jp": (self.tr("Japanese"), "EUC-JP"),
            "iso2022_jp": (self.tr("Japanese"), "ISO-2022-JP"),
            "gb18030": (self.tr("Simplified Chinese"), "GB 18030"),
            "big5": (self.tr("Traditional Chinese"), "Big5"),
            "cp949": (self.tr("Korean"), "CP949"),
        }
        return {
            one: f"{place} · {name}" if place else name for one, (place, name) in places.items()
        }
