"""Keep the catalogues of translations: `dev.py translations extract | check | compile`.

English needs the forms of its plurals alone; every other language needs every sentence.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
ENGLISH = "trackman_en.ts"
GLOSSARIES = ROOT / "packaging" / "glossaries"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%L?n")
NO_TERMS = re.compile(
    r"\{[^{}]*\}|&|Project settings › API tokens|Subtitle Edit|status\.datocms\.com"
)
"""Placeholders, marks of keys, and names of others: what stands in them is no term of ours."""
MNEMONIC = re.compile(r"&(\w)")
MENU_BAR = "Menus"
"""The context of the menus: the marked letters in it are those of the bar."""


def extract(folder: Path = FOLDER) -> None:
    """Bring the catalogues of a folder up to date with the sources."""
    sources = [str(path) for path in sorted((ROOT / "trackman" / "ui").rglob("*.py"))]
    sources.append(str(ROOT / "trackman" / "domain" / "sentences.py"))
    for catalogue in sorted(folder.glob("*.ts")):
        only = ["-pluralonly"] if catalogue.name == ENGLISH else []
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
        run("pyside6-lupdate", *only, *options, *sources, "-ts", str(catalogue))


def compile_all(folder: Path = FOLDER) -> None:
    """Make what the program loads from each catalogue of a folder."""
    for catalogue in sorted(folder.glob("*.ts")):
        run("pyside6-lrelease", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))


def check() -> list[str]:
    """Return what is wrong with the catalogues."""
    wrong = []
    with tempfile.TemporaryDirectory() as made:
        fresh = Path(made)
        for catalogue in FOLDER.glob("*.ts"):
            shutil.copy(catalogue, fresh)
        extract(fresh)
        compile_all(fresh)
        for catalogue in sorted(FOLDER.glob("*.ts")):
            here, now_wanted = messages(catalogue), messages(fresh / catalogue.name)
            for state, those in (("stale", here - now_wanted), ("new", now_wanted - here)):
                wrong += [f"{catalogue.name}: {state}: {where}: {text}" for where, text in those]
            compiled = catalogue.with_suffix(".qm")
            now = (fresh / compiled.name).read_bytes()
            if not compiled.exists() or compiled.read_bytes() != now:
                wrong.append(f"{compiled.name} is not up to date: run compile")
            found = [*faults(catalogue), *shared_mnemonics(catalogue), *other_terms(catalogue)]
            wrong += [f"{catalogue.name}: {fault}" for fault in found]
    return wrong


def messages(catalogue: Path) -> set[tuple[str, str]]:
    """Return context and source text of every message."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(catalogue).iter("context")
        for message in context.iter("message")
    }


def faults(catalogue: Path) -> list[str]:
    """Return messages without a translation, and forms that lost a placeholder."""
    found = []
    for message in ElementTree.parse(catalogue).iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        forms = (
            []
            if translation is None
            else [form.text or "" for form in translation] or [translation.text or ""]
        )
        if translation is None or translation.get("type") == "unfinished" or "" in forms:
            found.append(f"not translated: {source}")
        wanted = sorted(PLACEHOLDER.findall(source))
        found += [
            f"other placeholders than in “{source}”: {form}"
            for form in forms
            if sorted(PLACEHOLDER.findall(form)) != wanted
        ]
    return found


def shared_mnemonics(catalogue: Path) -> list[str]:
    """Return menus of the bar that have the same letter, of which a key could open only one."""
    letters: dict[str, str] = {}
    found = []
    for text in translations(catalogue, MENU_BAR).values():
        if mark := MNEMONIC.search(text):
            letter = mark[1].casefold()
            if letter in letters:
                found.append(f"{letters[letter]} and {text} have the same letter")
            letters[letter] = text
    return found


def other_terms(catalogue: Path) -> list[str]:
    """Return translations in which a term is called something else than the glossary has it."""
    glossary = GLOSSARIES / catalogue.name.replace("trackman_", "").replace(".ts", ".toml")
    if not glossary.is_file():
        return []
    found = []
    terms = tomllib.loads(glossary.read_text(encoding="utf-8"))
    for source, text in translations(catalogue).items():
        words = NO_TERMS.sub("", source)
        for term, entry in terms.items():
            wrong = [
                one for one in entry["avoid"] if re.search(rf"(?<!\w){one}", text, re.IGNORECASE)
            ]
            found += [f"“{one}” stands for “{term}” in: {text}" for one in wrong]
            if re.search(rf"\b{term}s?\b", words, re.IGNORECASE) and not any(
                form.casefold() in text.replace("&", "").casefold() for form in entry["forms"]
            ):
                found.append(f"“{term}” should be “{entry['word']}” in: {text}")
    return found


def translations(catalogue: Path, only: str = "") -> dict[str, str]:
    """Return the translations, all forms of plurals in one, by source; of one context or of all."""
    return {
        message.findtext("source", ""): "".join(translation.itertext())
        for context in ElementTree.parse(catalogue).iter("context")
        if only in ("", context.findtext("name"))
        for message in context.iter("message")
        if (translation := message.find("translation")) is not None
    }


def run(tool: str, *arguments: str) -> None:
    """Run a tool of Qt; end with what it said if it fails."""
    done = subprocess.run(
        [TOOLS / tool, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def main(arguments: list[str]) -> int:
    """Do what is asked for; `check` if nothing is."""
    task = arguments[0] if arguments else "check"
    if task == "extract":
        extract()
    elif task == "compile":
        compile_all()
    elif task == "check":
        wrong = check()
        print("\n".join(wrong) or "translations are up to date")
        return 1 if wrong else 0
    else:
        sys.exit("say extract, check or compile")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
